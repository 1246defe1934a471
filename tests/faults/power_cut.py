"""Power cuts: what a disk may hold after the power went away at some moment of a recorded run.

What was synced is there. Of what was not, each write may be kept, dropped, or torn at a sector; names come and go in
order, and some of the last changes of names may be missing.
"""

import random
import struct
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
_HEAD = struct.Struct("<IIIQQ")


class Kind(IntEnum):
    """What was done; the numbers are those of recorder.c."""

    CREATED = 1
    WRITTEN = 2
    TRUNCATED = 3
    SYNCED = 4
    FOLDER_SYNCED = 5
    RENAMED = 6
    LINKED = 7
    UNLINKED = 8


@dataclass(frozen=True, slots=True)
class Deed:
    """One recorded call: `offset` is where it wrote, or the new length; `data` what it wrote."""

    kind: Kind
    name: str
    other: str
    offset: int
    data: bytes


def build_recorder(folder: Path) -> Path:
    """Compile the preloaded recorder into a folder and return it."""
    library = folder / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source, "-ldl", "-lpthread"],
        check=True,
    )
    return library


def read_deeds(log: Path) -> list[Deed]:
    """Return what a run did, in order."""
    data, deeds, at = log.read_bytes(), [], 0
    while at < len(data):
        kind, name_length, other_length, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        name = data[at : at + name_length].decode()
        at += name_length
        other = data[at : at + other_length].decode()
        at += other_length
        held = length if kind == Kind.WRITTEN else 0
        deeds.append(Deed(Kind(kind), name, other, offset, data[at : at + held]))
        at += held
    return deeds


@dataclass(slots=True)
class _File:
    """A file on the disk: what is safely there, and what was written since the last sync."""

    safe: bytearray = field(default_factory=bytearray)
    unsynced: list[Deed] = field(default_factory=list)

    def sync(self) -> None:
        for deed in self.unsynced:
            _write(self.safe, deed.kind, deed.offset, deed.data)
        self.unsynced.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Return what may be there after the power went: every unsynced write kept, dropped or torn."""
        content = bytearray(self.safe)
        manner = chance.random()
        for deed in self.unsynced:
            fate = chance.random()
            if manner < 0.2 or (manner >= 0.4 and fate < 0.45):
                _write(content, deed.kind, deed.offset, deed.data)
            elif manner >= 0.4 and fate < 0.6 and len(deed.data) > SECTOR:
                keeps = chance.randrange(1, len(deed.data) // SECTOR + 1) * SECTOR
                _write(content, deed.kind, deed.offset, deed.data[:keeps])
        return bytes(content)


def _write(content: bytearray, kind: Kind, offset: int, data: bytes) -> None:
    if kind is Kind.TRUNCATED:
        if offset < len(content):
            del content[offset:]
        else:
            content.extend(bytes(offset - len(content)))
        return
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class Disk:
    """A disk that deeds are done to, one by one, and that can lose its power after any of them.

    Folders are there; what is told apart is which of the names in each are safe. Nothing moves between folders.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._names: dict[str, _File] = {name: _File(bytearray(content)) for name, content in files.items()}
        self._safe_names = dict(self._names)
        self._name_changes: dict[str, list[Deed]] = {}
        self._held: dict[int, _File] = {}

    def do(self, deed: Deed) -> None:
        """Do one recorded deed."""
        match deed.kind:
            case Kind.CREATED:
                self._names[deed.name] = _File()
                self._change_names(deed)
            case Kind.WRITTEN | Kind.TRUNCATED:
                self._names.setdefault(deed.name, _File()).unsynced.append(deed)
            case Kind.SYNCED:
                self._names.setdefault(deed.name, _File()).sync()
                self._settle_names(_folder(deed.name), self._newest_change_of(deed.name))
            case Kind.FOLDER_SYNCED:
                self._settle_names(deed.name, len(self._name_changes.get(deed.name, [])))
            case Kind.RENAMED:
                self._change_names(deed)
                self._names[deed.other] = self._names.pop(deed.name)
            case Kind.LINKED:
                self._change_names(deed)
                self._names[deed.other] = self._names[deed.name]
            case Kind.UNLINKED:
                self._change_names(deed)
                self._names.pop(deed.name, None)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return a content of the disk that is possible when the power goes away now."""
        names = dict(self._safe_names)
        for changes in self._name_changes.values():
            for deed in changes[: chance.randint(0, len(changes))]:
                self._apply(names, deed)
        return {name: file.after_a_cut(chance) for name, file in names.items()}

    def _change_names(self, deed: Deed) -> None:
        assert not deed.other or _folder(deed.other) == _folder(deed.name)
        self._name_changes.setdefault(_folder(deed.name), []).append(deed)
        if deed.kind is Kind.CREATED:
            self._held[id(deed)] = self._names[deed.name]

    def _newest_change_of(self, name: str) -> int:
        """A sync of a file makes its own creation safe, and with it the changes of names before it."""
        changes = self._name_changes.get(_folder(name), [])
        created = [at for at, deed in enumerate(changes) if deed.kind is Kind.CREATED and deed.name == name]
        return created[-1] + 1 if created else 0

    def _settle_names(self, folder: str, count: int) -> None:
        changes = self._name_changes.get(folder, [])
        for deed in changes[:count]:
            self._apply(self._safe_names, deed)
            self._held.pop(id(deed), None)
        del changes[:count]

    def _apply(self, names: dict[str, _File], deed: Deed) -> None:
        match deed.kind:
            case Kind.CREATED:
                names[deed.name] = self._held[id(deed)]
            case Kind.RENAMED:
                if deed.name in names:
                    names[deed.other] = names.pop(deed.name)
            case Kind.LINKED:
                if deed.name in names:
                    names[deed.other] = names[deed.name]
            case _:
                names.pop(deed.name, None)


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def cuts(
    deeds: Sequence[Deed], start: Mapping[str, bytes], count: int, seed: int
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield `count` power cuts of a run, spread over all its moments: after how many deeds, and what the disk holds."""
    chance = random.Random(seed)
    moments = sorted(chance.randint(0, len(deeds)) for _ in range(count))
    disk, done = Disk(start), 0
    for moment in moments:
        while done < moment:
            disk.do(deeds[done])
            done += 1
        yield moment, disk.cut(chance)
