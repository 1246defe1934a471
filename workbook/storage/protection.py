"""Setting, changing and removing the passphrase of a workbook file, and its printable recovery key."""

import base64
import hashlib
import os
import re
from contextlib import closing
from pathlib import Path

from workbook.services.problems import StorageProblem
from workbook.storage.file import open_workbook, read_salt
from workbook.storage.key import Key, is_protected, key_for, new_salt, passphrase_key, public_key
from workbook.storage.new_file import new_file_beside, take_over

_CHECK_BYTES = 3


def recovery_key(key: Key) -> str:
    """Return the raw key in groups of five letters and digits, its check sum at the end."""
    text = base64.b32encode(key.raw + _check_sum(key.raw)).decode("ascii").rstrip("=")
    return "-".join(text[start : start + 5] for start in range(0, len(text), 5))


def key_from_recovery(text: str, salt: bytes) -> Key:
    """Return the key that a recovery key stands for; raise `StorageProblem` "wrong_key" when it was mistyped."""
    letters = re.sub(r"[\s-]", "", text).upper()
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        raise StorageProblem("wrong_key") from None
    raw, check_sum = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if len(raw) != 32 or check_sum != _check_sum(raw):
        raise StorageProblem("wrong_key")
    return Key(raw, salt)


def _check_sum(raw: bytes) -> bytes:
    return hashlib.sha256(b"recovery key " + raw).digest()[:_CHECK_BYTES]


def key_of(path: Path, passphrase: str | None, recovery: str | None = None) -> Key:
    """Return the key of a file from what was given; raise `StorageProblem` when a secret is missing or mistyped."""
    salt = read_salt(path)
    if recovery is not None and is_protected(salt):
        return key_from_recovery(recovery, salt)
    return key_for(salt, passphrase)


def protect(path: Path, key: Key, new_passphrase: str) -> str:
    """Encrypt a file with a new passphrase, which replaces `key`, and return the new recovery key."""
    fresh = passphrase_key(new_passphrase, new_salt(protected=True))
    _replace_key(path, key, fresh)
    return recovery_key(fresh)


def unprotect(path: Path, key: Key) -> None:
    """Take the passphrase off a file; afterwards the public key opens it."""
    _replace_key(path, key, public_key())


def _replace_key(path: Path, old: Key, fresh: Key) -> None:
    """Copy the file under a new key, check the copy, move it over the old one: at any moment one whole file stands.

    The file stays open, and so locked against saves from elsewhere, until the new one has taken its place.
    """
    with closing(open_workbook(path, key=old)) as opened, new_file_beside(path) as beside:
        opened.encrypt_to(beside, fresh)
        with closing(open_workbook(beside, key=fresh)) as copy:
            if copy.contents() != opened.contents():
                raise StorageProblem("backup_failed")
        if os.name == "nt":
            opened.close()  # Windows moves nothing over an open file
        take_over(beside, path)
