"""The key of a workbook file, and the mark in its salt that tells files apart."""

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.services.problems import StorageProblem

MARK = b"TGWB"
"""The first bytes of every workbook file."""
FORMAT = 1
OPEN, PROTECTED = b"P", b"K"
PUBLIC_KEY = hashlib.sha256(b"therapy-goal-workbook").digest()
"""The documented key of a workbook without a passphrase: it keeps nothing secret, it makes damage visible."""
SALT_LENGTH = 16
_MEMORY_KIB, _PASSES, _LANES = 256 * 1024, 3, 4


@dataclass(frozen=True, slots=True)
class Key:
    """A raw key (32 bytes) and the salt (16 bytes) at the start of the file it opens."""

    raw: bytes = field(repr=False)
    salt: bytes

    def literal(self) -> str:
        """Return the key as SQLCipher takes it: raw key and salt in hexadecimal."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""

    def unlock(self, connection: Any) -> None:
        """Give the key to a fresh driver connection; the log goes off first, or SQLCipher writes to standard error."""
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = {self.literal()}")


def read_salt(path: Path) -> bytes:
    """Return the salt of a workbook file; raise `StorageProblem` when it is missing, newer or something else.

    Never of a file that this process holds open: on POSIX, closing it here lets go of the lock that is held on it.
    """
    try:
        if path.is_fifo():  # reading one would wait for ever
            raise StorageProblem("unreadable")
        with path.open("rb") as file:
            salt = file.read(SALT_LENGTH)
    except FileNotFoundError:
        raise StorageProblem("missing") from None
    except OSError as trouble:
        raise StorageProblem("unreadable") from trouble
    if not salt:
        raise StorageProblem("empty")
    if len(salt) < SALT_LENGTH or not salt.startswith(MARK):
        raise StorageProblem("not_a_workbook")
    if salt[4] > FORMAT:
        raise StorageProblem("newer")
    if salt[4] != FORMAT or salt[5:6] not in (OPEN, PROTECTED):
        raise StorageProblem("not_a_workbook")
    return salt


def is_protected(salt: bytes) -> bool:
    """Tell by its salt whether a file has a passphrase."""
    return salt[5:6] == PROTECTED


def new_salt(*, protected: bool) -> bytes:
    """Return a fresh salt with our mark."""
    return MARK + bytes([FORMAT]) + (PROTECTED if protected else OPEN) + os.urandom(10)


def public_key(salt: bytes | None = None) -> Key:
    """Return the documented key, with a fresh salt unless one is given."""
    return Key(PUBLIC_KEY, salt or new_salt(protected=False))


def passphrase_key(passphrase: str, salt: bytes | None = None) -> Key:
    """Return the key of a passphrase: Argon2id over its NFC form, 256 MiB, 3 passes, 4 lanes (RFC 9106)."""
    from argon2.low_level import Type, hash_secret_raw  # heavy, and most workbooks have no passphrase

    salt = salt or new_salt(protected=True)
    raw = hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=32,
        type=Type.ID,
    )
    return Key(raw, salt)


def key_for(salt: bytes, passphrase: str | None) -> Key:
    """Return the key of a file with this salt; raise `StorageProblem` when its passphrase was not given."""
    if not is_protected(salt):
        return public_key(salt)
    if passphrase is None:
        raise StorageProblem("needs_passphrase")
    return passphrase_key(passphrase, salt)
