"""Checked copies of a workbook file: backing one up and bringing one back."""

import os
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from workbook.services.problems import StorageProblem
from workbook.storage import key as keys
from workbook.storage.file import open_workbook, read_salt
from workbook.storage.key import Key


def counts(path: Path, *, passphrase: str | None = None) -> dict[str, int]:
    """Return how much is in a workbook, after opening and reading all of it; raise `StorageProblem` if not sound."""
    opened = open_workbook(path, passphrase=passphrase)
    try:
        contents = opened.contents()
    finally:
        opened.close()
    return {
        "goals": len(contents.goals),
        "ratings": len(contents.ratings),
        "check-ins": len(contents.check_ins),
        "events": len(contents.events),
        "reassessments": len(contents.reassessments),
        "people": len(contents.people),
    }


def copy_checked(source: Path, target: Path, *, passphrase: str | None = None) -> None:
    """Copy a workbook with SQLite's backup interface, check the copy, then give it its name; never over a file."""
    if target.exists():
        raise StorageProblem("exists")
    salt = read_salt(source)
    protected = salt[5:6] == keys.PROTECTED
    if protected and passphrase is None:
        raise StorageProblem("needs_passphrase")
    key = keys.passphrase_key(passphrase, salt) if protected and passphrase is not None else keys.public_key(salt)
    before = counts(source, passphrase=passphrase)
    beside = target.with_name(f".{target.name}.{os.urandom(6).hex()}.new")
    try:
        _copy(source, beside, key)
        if counts(beside, passphrase=passphrase) != before:
            raise StorageProblem("backup_failed")
        beside.chmod(0o600)
        os.link(beside, target)
    except FileExistsError:
        raise StorageProblem("exists") from None
    except OSError as trouble:
        raise StorageProblem("unwritable") from trouble
    finally:
        beside.unlink(missing_ok=True)


def _copy(source: Path, target: Path, key: Key) -> None:
    connections = []
    try:
        for path in (source, target):
            connection = sqlcipher.connect(str(path))
            connections.append(connection)
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(key.pragma())
        connections[0].backup(connections[1])
    except sqlcipher.Error as trouble:
        raise StorageProblem("backup_failed") from trouble
    finally:
        for connection in connections:
            connection.close()
