"""The settings of the program on this computer, kept as a small JSON file outside every workbook."""

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from workbook.services.problems import StorageProblem
from workbook.services.settings import Look, PublicNumber, Settings
from workbook.storage.new_file import clear_leftovers, private_files, take_over


def load_settings(path: Path) -> Settings:
    """Return the settings kept at `path`; what is missing or cannot be understood has its usual value."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    understood = {name: read(kept[name]) for name, read in _READERS.items() if name in kept}
    return Settings(**{name: value for name, value in understood.items() if value is not None})


def save_settings(path: Path, settings: Settings) -> None:
    """Keep the settings, whole or not at all; raise `StorageProblem` "unwritable" when that is impossible."""
    text = json.dumps({each.name: _plain(getattr(settings, each.name)) for each in fields(settings)}, indent=2)
    beside = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        clear_leftovers(path.parent, re.escape(path.name))
        with private_files():
            beside.write_text(text + "\n", encoding="utf-8")
        take_over(beside, path)
    except OSError as trouble:
        raise StorageProblem("unwritable") from trouble
    finally:
        with suppress(OSError):  # what hinders writing hinders this too
            beside.unlink()


def _plain(value: object) -> object:
    if isinstance(value, PublicNumber):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _within(low: int, high: int) -> Any:
    def read(value: object) -> int | None:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return value if is_whole and low <= value <= high else None  # type: ignore[operator,return-value]

    return read


def _look(value: object) -> Look | None:
    return Look(value) if isinstance(value, str) and value in list(Look) else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else None


def _public_number(value: object) -> PublicNumber | None:
    names = {each.name for each in fields(PublicNumber)}
    if isinstance(value, Mapping) and set(value) == names and all(isinstance(each, str) for each in value.values()):
        return PublicNumber(**value)
    return None


def _public_numbers(value: object) -> tuple[PublicNumber, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(number for number in map(_public_number, value) if number is not None)


_READERS = {
    "look": _look,
    "text_size": _within(100, 200),
    "language": _text,
    "region": _text,
    "idle_minutes": _within(0, 240),
    "backup_folder": _text,
    "reminder_hour": _within(0, 23),
    "show_ratings_on_home": _truth,
    "recent_files": _texts,
    "public_numbers": _public_numbers,
}
