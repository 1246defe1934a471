"""The commands of docs/translating.md make a catalogue of all texts, and the program speaks it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.architecture.program import ROOT, copy_program
from tests.architecture.words import calls
from workbook import resources
from workbook.resources import translate, translate_count, use_language

COMMANDS = re.findall(r"^pybabel (.+)$", (ROOT / "docs" / "translating.md").read_text(encoding="utf-8"), re.MULTILINE)


def pybabel(command: str, checkout: Path) -> None:
    program = [sys.executable, "-m", "babel.messages.frontend", *command.split()]
    subprocess.run(program, cwd=checkout, check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which the first two commands have been run."""
    folder = copy_program(tmp_path_factory.mktemp("translated")).parent
    (folder / "resources" / "translations").mkdir(parents=True)
    extract, begin, _make = COMMANDS
    pybabel(extract, folder)
    pybabel(begin, folder)
    return folder


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    use_language(None)


def catalogue(file: Path) -> Catalog:
    with file.open("rb") as read:
        return read_po(read)


def test_every_text_is_in_the_template(checkout: Path) -> None:
    template = catalogue(checkout / "resources" / "translations" / "workbook.pot")
    found = {message.id for message in template if message.id}
    used = {call.texts if len(call.texts) == 2 else call.texts[0] for call in calls()}
    assert found == used


@pytest.mark.usefixtures("_english_again")
def test_the_program_speaks_what_was_translated(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translations = checkout / "resources" / "translations"
    file = translations / "cy" / "LC_MESSAGES" / "workbook.po"
    begun = catalogue(file)
    begun["My goals"].string = "Fy nodau"
    begun[("{count} goal", "{count} goals")].string = ("{count} nod",) * begun.num_plurals
    with file.open("wb") as written:
        write_po(written, begun)
    pybabel(COMMANDS[2], checkout)
    monkeypatch.setattr(resources, "resource", lambda *parts: checkout.joinpath("resources", *parts))
    use_language("cy")
    assert translate("My goals") == "Fy nodau"
    assert translate_count("{count} goal", "{count} goals", 3) == "{count} nod"
    assert translate("Home") == "Home"
    use_language("xx")
    assert translate("My goals") == "My goals"
