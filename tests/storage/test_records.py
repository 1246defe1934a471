"""Entries built from plain data: alone or many at a time, they are the same and as strict."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from typing import Any, cast

import pytest

from tests.storage.conftest import NOW
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.example import example_contents
from workbook.services.mark import Mark
from workbook.storage import entries
from workbook.storage.records import builder, to_plain
from workbook.storage.schema import TABLES
from workbook.storage.shelf import FileShelf

CONTENTS = example_contents(NOW.date())
ENTRIES = (
    *CONTENTS.goals,
    *CONTENTS.ratings,
    *CONTENTS.check_ins,
    *CONTENTS.events,
    *CONTENTS.reassessments,
    *CONTENTS.people,
    UnfinishedVersion(goal="g", version=CONTENTS.goals[0].newest),
    Mark(id="m", text="x"),
)


def plain(entry: object) -> dict[str, Any]:
    return cast("dict[str, Any]", to_plain(entry))


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("kind", TABLES)
def test_what_is_built_is_what_was_kept_and_cannot_be_changed(kind: type, many: bool) -> None:
    build: Callable[[dict[str, Any]], Any] = builder(kind, many=many)
    kept = [entry for entry in ENTRIES if type(entry) is kind]
    assert kept
    for entry in kept:
        built = build(plain(entry))
        assert (type(built), built) == (kind, entry)
        with pytest.raises(FrozenInstanceError):
            setattr(built, fields(kind)[0].name, "other")


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(
    ("change", "trouble"),
    [({"value": 11}, InputProblem), ({"kind": "guess"}, KeyError), ({"shoe_size": 44}, TypeError)],
)
def test_what_is_no_rating_is_refused(change: dict[str, object], trouble: type[Exception], many: bool) -> None:
    with pytest.raises(trouble):
        builder(Rating, many=many)({**plain(CONTENTS.ratings[0]), **change})


def test_entries_read_many_at_a_time_are_all_there(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "_TOGETHER", 3)
    with closing(shelf.create(path, contents=CONTENTS)) as opened:
        assert opened.contents() == CONTENTS
        opened.check()
