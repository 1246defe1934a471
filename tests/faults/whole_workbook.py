"""A whole workbook against a plain model: whatever is done in whatever order, what is there is what was written."""

import tempfile
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import seed as use_seed
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.faults.bench import START, Bench, cheap_keys
from tests.faults.tally import Tally
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.therapy import Person, Therapy
from workbook.domain.unfinished import UnfinishedVersion
from workbook.exchange.json_file import read_exchange, write_exchange
from workbook.services.changes import Changes, apply, undo
from workbook.services.mark import Mark
from workbook.services.ports import Entry
from workbook.services.problems import StorageProblem

_TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=30)
_PASSPHRASES = st.sampled_from(["one", "zwei 🙂", "trois é", "e\u0301"])
Model = dict[tuple[type, str], Any]
"""All entries by kind and id, in the order of the file."""


class PowerGoneError(Exception):
    """Stops a transaction half way."""


class WholeWorkbook(RuleBasedStateMachine):
    """Writes, takes back, closes, crashes, protects, backs up, brings back and exchanges."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = ExitStack()
        self.ended.enter_context(cheap_keys())
        self.bench = Bench(Path(self.ended.enter_context(tempfile.TemporaryDirectory())))
        self.shelf = self.bench.shelf()
        self.passphrase: str | None = None
        self.recovery_key: str | None = None
        self.model: Model = {}
        self.done: list[Changes] = []
        self.kept: dict[Path, Model] = {}
        self.numbers = 0

    @initialize()
    def make(self) -> None:
        self.opened = self.shelf.create(self.bench.path)

    @rule(note=_TEXTS)
    def write(self, note: str) -> None:
        self._change((), (Person(id=self._fresh(), name=note, note=note),))

    @rule(title=_TEXTS)
    def write_goal(self, title: str) -> None:
        version = GoalVersion(start=START.date(), title=title)
        goal = Goal(id=self._fresh(), status=GoalStatus.ACTIVE, created_on=START.date(), versions=(version,))
        self._change((), (goal,))

    @precondition(lambda self: self._all(Goal))
    @rule(data=st.data(), value=st.none() | st.integers(0, 10), note=st.none() | _TEXTS)
    def rate(self, data: st.DataObject, value: int | None, note: str | None) -> None:
        goal = data.draw(st.sampled_from(self._all(Goal)))
        rating = Rating(
            id=self._fresh(),
            goal=goal.id,
            version=1,
            on=START.date(),
            kind=RatingKind.CHECKIN,
            value=value,
            note=note,
        )
        self._change((), (rating,))

    @precondition(lambda self: self._all(Goal))
    @rule(data=st.data(), title=st.none() | _TEXTS, rewording=st.booleans())
    def begin_to_change_a_goal(self, data: st.DataObject, title: str | None, rewording: bool) -> None:
        goal = data.draw(st.sampled_from(self._all(Goal)))
        begun = UnfinishedVersion(goal=goal.id, version=replace(goal.newest, title=title), rewording=rewording)
        self._change(tuple(each for each in self._all(UnfinishedVersion) if each.goal == goal.id), (begun,))

    @rule(text=_TEXTS)
    def remember(self, text: str) -> None:
        self._change((), (Mark(id=self._fresh(), text=text),))

    @rule(name=st.none() | _TEXTS)
    def describe_the_therapy(self, name: str | None) -> None:
        self._change((self._therapy(),), (Therapy(name=name),))

    @precondition(lambda self: self._all(Person))
    @rule(data=st.data(), note=_TEXTS)
    def write_anew(self, data: st.DataObject, note: str) -> None:
        former = data.draw(st.sampled_from(self._all(Person)))
        self._change((former,), (Person(id=former.id, name=note),))

    @precondition(lambda self: self._all(Rating))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self._change((data.draw(st.sampled_from(self._all(Rating))),), ())

    @precondition(lambda self: self.done)
    @rule()
    def take_back(self) -> None:
        changes = self.done.pop()
        undo(self.opened, changes)
        self._follow(changes.reversed)

    @rule()
    def reopen(self) -> None:
        self.opened.close()
        self._open()

    @precondition(lambda self: self.recovery_key)
    @rule()
    def reopen_with_the_recovery_key(self) -> None:
        self.opened.close()
        self.shelf = self.bench.shelf()
        self.opened = self.shelf.open(self.bench.path, recovery_key=self.recovery_key)

    @rule(note=_TEXTS)
    def stop_half_way(self, note: str) -> None:
        with suppress(PowerGoneError), self.opened.together():
            self.opened.put(Person(id=self._fresh(), name=note))
            self.opened.remove(*self._all(Rating))
            raise PowerGoneError

    @rule(note=_TEXTS)
    def crash(self, note: str) -> None:
        """Lose the power in a transaction: what is on the disk then is what the next start finds."""
        try:
            with self.opened.together():
                self.opened.put(Person(id=self._fresh(), name=note), *self._all(Person))
                photo = self.bench.photo()
                raise PowerGoneError
        except PowerGoneError:
            self.opened.close()
        self.bench.put_back({name: content for name, content in photo.items() if not name.endswith(".lock")})
        self._open()

    @rule(minutes=st.integers(1, 100_000))
    def back_up(self, minutes: int) -> None:
        self.bench.now += timedelta(minutes=minutes)
        made = self.opened.back_up(self.bench.now)
        self.kept[made.path] = dict(self.model)
        self._forget_thinned()

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        backups = self.shelf.backups(self.bench.path)
        backup = data.draw(st.sampled_from([each for each in backups if each.path in self.kept]))
        self.opened.close()
        aside = self.shelf.restore(backup, self.bench.path, self.bench.later(), passphrase=self.passphrase)
        assert aside is not None
        aside.unlink()
        self.model, self.done = dict(self.kept[backup.path]), []
        self._open()

    @rule(passphrase=_PASSPHRASES)
    def protect(self, passphrase: str) -> None:
        before = self._backup_paths()
        self.recovery_key = self.opened.protect(passphrase, self.bench.later())
        self.passphrase = passphrase
        self._keep_new_backups(before)

    @precondition(lambda self: self.passphrase)
    @rule()
    def unprotect(self) -> None:
        before = self._backup_paths()
        self.opened.unprotect(self.bench.later())
        self.passphrase = self.recovery_key = None
        self._keep_new_backups(before)

    @rule()
    def export_and_import(self) -> None:
        contents = self.opened.contents()
        written = write_exchange(contents)
        read = read_exchange(written)
        assert read == contents
        other = self.bench.home / "imported.workbook"
        imported = self.shelf.create(other, contents=read, passphrase=self.passphrase)
        assert write_exchange(imported.contents()) == written
        imported.close()
        other.unlink()

    @invariant()
    def holds_what_was_written(self) -> None:
        expected = Contents(
            therapy=self._therapy(),
            goals=self._all(Goal),
            ratings=self._all(Rating),
            people=self._all(Person),
        )
        assert self.opened.contents() == expected
        assert self.opened.every(UnfinishedVersion) == self._all(UnfinishedVersion)
        assert self.opened.every(Mark) == self._all(Mark)

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.check()
            self.opened.close()
            assert [each.name for each in self.bench.home.iterdir()] == [self.bench.path.name]
        self.ended.close()

    def _change(self, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> None:
        changes = Changes(before=before, after=after)
        apply(self.opened, changes)
        self._follow(changes)
        self.done.append(changes)

    def _follow(self, changes: Changes) -> None:
        """Do to the model what was done to the workbook."""
        stay = {_key(entry) for entry in changes.after}
        for entry in changes.before:
            if _key(entry) not in stay:
                del self.model[_key(entry)]
        self.model.update({_key(entry): entry for entry in changes.after})

    def _open(self) -> None:
        self.shelf = self.bench.shelf()
        self.opened = self.shelf.open(self.bench.path, passphrase=self.passphrase)

    def _all(self, kind: type) -> tuple[Any, ...]:
        return tuple(entry for (of, _id), entry in self.model.items() if of is kind)

    def _therapy(self) -> Therapy:
        found: Therapy = self.model.get((Therapy, ""), Therapy())
        return found

    def _fresh(self) -> str:
        self.numbers += 1
        return str(self.numbers)

    def _backup_paths(self) -> set[Path]:
        return {each.path for each in self.shelf.backups(self.bench.path)}

    def _keep_new_backups(self, before: set[Path]) -> None:
        """Every change of the passphrase makes a backup first."""
        fresh = self._backup_paths() - before
        assert len(fresh) == 1
        self.kept[fresh.pop()] = dict(self.model)
        self._forget_thinned()

    def _forget_thinned(self) -> None:
        there = self._backup_paths()
        self.kept = {path: model for path, model in self.kept.items() if path in there}


def _key(entry: Entry) -> tuple[type, str]:
    return type(entry), "" if isinstance(entry, Therapy) else entry.id


def live(times: int, seed: int, root: Path) -> Tally:
    """Lead so many workbooks through 20 deeds each, in whatever order hypothesis finds worth trying."""
    del root
    tally = Tally("whole workbook against a model, with crashes", injected=times)
    lives = settings(
        max_examples=times,
        stateful_step_count=20,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(use_seed(seed)(WholeWorkbook), settings=lives)
    except (AssertionError, StorageProblem) as trouble:
        tally.failures.append(f"{trouble!r} {' '.join(getattr(trouble, '__notes__', []))}")
    return tally
