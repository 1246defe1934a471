"""The settings on this computer: kept whole, read however they were left."""

import json
from pathlib import Path

import pytest

from tests.storage.conftest import names
from workbook.services.problems import StorageProblem
from workbook.services.settings import Look, PublicNumber, Settings
from workbook.storage.settings_file import load_settings, save_settings

CHOSEN = Settings(
    look=Look.DARK,
    text_size=150,
    language="en_GB",
    region="DE",
    idle_minutes=0,
    backup_folder="/media/stick",
    reminder_hour=7,
    show_ratings_on_home=False,
    recent_files=("a", "b"),
    public_numbers=(PublicNumber(workbook="w", person="p", name="Anna", number="1"),),
)


def test_settings_come_back_and_nobody_else_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save_settings(path, CHOSEN)
    assert load_settings(path) == CHOSEN
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(path.parent) == ["settings.json"]


def test_every_setting_is_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings())
    assert set(json.loads(path.read_text())) == set(Settings.__dataclass_fields__)


@pytest.mark.parametrize("content", ["", "[]", "{", "\udc00".encode("utf-8", "surrogatepass").decode("latin-1")])
def test_what_cannot_be_read_has_its_usual_value(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    assert load_settings(path) == Settings()
    path.write_text(content, encoding="latin-1")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize(
    "kept",
    [
        {"look": "pink"},
        {"look": 5},
        {"text_size": 1000},
        {"text_size": True},
        {"idle_minutes": -1},
        {"language": 7},
        {"show_ratings_on_home": "yes"},
        {"recent_files": "a"},
        {"public_numbers": {}},
        {"public_numbers": [5, {"name": "A"}, {"workbook": 1, "person": "p", "name": "A", "number": "1"}]},
        {"unheard_of": 1},
    ],
)
def test_a_value_that_makes_no_sense_has_its_usual_value(tmp_path: Path, kept: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(kept))
    assert load_settings(path) == Settings()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageProblem, match="unwritable"):
        save_settings(tmp_path / "file" / "settings.json", CHOSEN)


def test_what_a_killed_program_left_is_removed_at_the_next_writing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for name in (".settings.json.0123456789ab.new", ".settings.json.0123456789ab.new.txt", "settings.json.new"):
        (tmp_path / name).write_text("half")
    save_settings(path, CHOSEN)
    assert names(tmp_path) == [".settings.json.0123456789ab.new.txt", "settings.json", "settings.json.new"]
