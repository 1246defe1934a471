"""Opening the workbooks that a command names, with secrets from a file or asked for at a terminal."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from workbook.resources import translate as _
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from workbook.storage.file import WorkbookFile
    from workbook.storage.shelf import FileShelf


def first_line(path: Path | None) -> str | None:
    """Return the first line of a file of secrets, None without a file; raise `StorageProblem` "unreadable"."""
    if path is None:
        return None
    try:
        return path.read_bytes().decode("utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise StorageProblem("unreadable") from None


def shelf_for(chosen: argparse.Namespace) -> "FileShelf":
    """Return the workbook files of this computer, with their backups under the folder that was named."""
    from workbook.paths import paths  # storage is heavy, and --help does not need it
    from workbook.storage.shelf import FileShelf

    return FileShelf(paths(chosen.data_dir).backups)


class Secrets(TypedDict):
    """What opens a protected workbook: one of these."""

    passphrase: str | None
    recovery_key: str | None


def secrets_for(chosen: argparse.Namespace, shelf: "FileShelf", file: Path) -> Secrets:
    """Return what opens a file: from a file of secrets, or asked for at a terminal when it is protected."""
    passphrase, recovery_key = first_line(chosen.passphrase_file), first_line(chosen.recovery_key_file)
    if passphrase is None and recovery_key is None and sys.stdin.isatty() and shelf.look_at(file) == "protected":
        passphrase = getpass(_("Passphrase: "))
    return {"passphrase": passphrase, "recovery_key": recovery_key}


@contextmanager
def opening(chosen: argparse.Namespace) -> "Iterator[WorkbookFile]":
    """Open a workbook for reading; its lock is taken where the place allows it."""
    shelf = shelf_for(chosen)
    secrets = secrets_for(chosen, shelf, chosen.file)
    try:
        opened = shelf.open(chosen.file, **secrets)
    except StorageProblem as problem:
        if problem.key != "read_only":
            raise
        opened = shelf.open(chosen.file, **secrets, read_only=True)
    with closing(opened):
        yield opened
