"""The printable recovery key of a protected workbook, and the key that a passphrase or a recovery key stands for."""

import base64
import hashlib
import re
from pathlib import Path

from workbook.services.problems import StorageProblem
from workbook.storage.key import Key, is_protected, key_for, read_salt

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
