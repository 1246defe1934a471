"""A workbook on the bench: made, filled with numbered answers, and looked at again after something was done to it."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Column, Text

from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Soundness
from workbook.storage import key, migrations, schema
from workbook.storage.file import WorkbookFile
from workbook.storage.new_file import kept_aside, stands
from workbook.storage.shelf import FileShelf

FILE = "mine.workbook"
PASSPHRASE = "a passphrase 🙂"
START = datetime(2026, 8, 6, 18, 30, 5, tzinfo=UTC)
Photo = dict[str, bytes]
"""The files of a bench by their path from its root."""
Result = TypeVar("Result")


def answer(number: int) -> Person:
    """Return the answer of this number: short ones, and long ones that fill pages of their own."""
    return Person(id=str(number), name=f"Anna {number} 🙂", note="x" * (number * 37 % 3000))


def answers(opened: WorkbookFile) -> int:
    """Return how many answers there are, after checking that they are the first so many, each whole."""
    found = opened.every(Person)
    if found != tuple(answer(number) for number in range(1, len(found) + 1)):
        raise StorageProblem("damaged")
    return len(found)


def contents(last: int) -> Contents:
    """Return a workbook with the answers from 1 to the last, as an exchange file holds it."""
    return Contents(people=tuple(answer(number) for number in range(1, last + 1)))


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Derive keys from passphrases in no time: the cost is not what is tested here."""
    dear = key._MEMORY_KIB, key._PASSES
    key._MEMORY_KIB, key._PASSES = 64, 1
    try:
        yield
    finally:
        key._MEMORY_KIB, key._PASSES = dear


@contextmanager
def newer_program() -> Iterator[None]:
    """Be a program of the next schema: it adds a column to the answers and fills it."""

    def add_a_colour(operations: object) -> None:
        operations.add_column("people", Column("colour", Text))  # type: ignore[attr-defined]
        operations.execute("UPDATE people SET colour = id || 'blue'")  # type: ignore[attr-defined]

    steps, number = migrations.STEPS, schema.CURRENT
    migrations.STEPS, schema.CURRENT = (*steps, add_a_colour), number + 1
    try:
        yield
    finally:
        migrations.STEPS, schema.CURRENT = steps, number


@dataclass(slots=True)
class Found:
    """What stood there after a fault: how many answers, and what was not as it should be."""

    there: int = 0
    wrong: list[str] = field(default_factory=list)


class Bench:
    """A workbook alone in the folder `home`, with its backups beside that folder.

    `problems` are the keys of all troubles that were told; `said` is how much counts as kept.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "home"
        self.path = self.home / FILE
        self.problems: list[str] = []
        self.said = 0
        self.now = START

    def shelf(self) -> FileShelf:
        """Return a shelf as a program that was just started has it."""
        return FileShelf(self.root / "backups")

    def make(self, number: int) -> None:
        """Make the workbook with this number of answers and one backup."""
        with closing(self.shelf().create(self.path, contents=contents(number))) as opened:
            opened.back_up(self.later())

    def open(self) -> WorkbookFile:
        """Open the workbook, with the passphrase if it has one by now."""
        shelf = self.shelf()
        return shelf.open(self.path, passphrase=PASSPHRASE if shelf.look_at(self.path) == "protected" else None)

    @contextmanager
    def opened(self) -> Iterator[WorkbookFile]:
        """Open the workbook, at the second attempt if need be; close it afterwards."""
        with closing(self.attempt(self.open)) as opened:
            yield opened

    def later(self) -> datetime:
        """Return a moment ten minutes after the last one."""
        self.now += timedelta(minutes=10)
        return self.now

    def attempt(self, deed: Callable[[], Result]) -> Result:
        """Do something; when it does not work, note the trouble and try again once, as the window offers."""
        try:
            return deed()
        except StorageProblem as problem:
            self.problems.append(problem.key)
        return deed()

    def photo(self) -> Photo:
        """Return all files as they are."""
        files = sorted(each for each in self.root.rglob("*") if each.is_file())
        return {str(each.relative_to(self.root)): each.read_bytes() for each in files}

    def put_back(self, photo: Photo) -> None:
        """Make all files as they are in the photo."""
        for each in self.root.rglob("*"):
            if each.is_file() or each.is_symlink():
                each.unlink()
        for name, content in photo.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(content)

    def look(self) -> Found:
        """Open the workbook the next day: count its answers, check it and its backups, make one, look for strays."""
        found = Found()
        try:
            with closing(self.open()) as opened:
                found.there = answers(opened)
                opened.check()
                opened.back_up(self.later())
        except StorageProblem as problem:
            found.wrong.append(f"does not open: {problem.key}")
            return found
        found.wrong += [f"stray {name}" for name in self._strays()]
        shelf = self.shelf()
        for backup in shelf.backups(self.path):
            if shelf.checked(backup, passphrase=PASSPHRASE).soundness is not Soundness.GOOD:
                found.wrong.append(f"backup {backup.path.name} is not good")
        return found

    def look_at_answers(self) -> Found:
        """Open the workbook and count its answers; look for strays beside it."""
        try:
            with closing(self.open()) as opened:
                found = Found(answers(opened))
        except StorageProblem as problem:
            return Found(0, [f"does not open: {problem.key}"])
        found.wrong += [f"stray {each.name}" for each in self.home.iterdir() if each != self.path]
        return found

    def imports(self) -> int:
        """Return how many imports stand beside the workbook."""
        return next(number for number in count() if not stands(self.imported(number + 1)))

    def look_at_imports(self) -> Found:
        """Count the workbooks 1, 2, 3 … that stand beside this one, each opened and whole."""
        found = self.look()
        found.there = self.imports()
        for number in range(1, found.there + 1):
            try:
                with closing(self.shelf().open(self.imported(number))) as opened:
                    found.wrong += [] if answers(opened) == IMPORTED else ["an import that is not whole"]
            except StorageProblem as problem:
                found.wrong.append(f"an import does not open: {problem.key}")
        return found

    def imported(self, number: int) -> Path:
        """Return where the workbook of this number is made."""
        return self.home / f"{number}.workbook"

    def _strays(self) -> list[str]:
        expected = {self.path, *kept_aside(self.path)}
        beside = [each.name for each in self.home.iterdir() if each not in expected and not _IMPORT.search(each.name)]
        backups = self.shelf().backups(self.path)
        known = {each.path for each in backups}
        return beside + [each.name for each in backups[0].path.parent.iterdir() if each not in known]


IMPORTED = 30
"""How many answers each import brings."""
_IMPORT = re.compile(r"^\.?\d+\.workbook")
"""An import, its lock, and the beginning of one: the next import of that name clears it away."""
