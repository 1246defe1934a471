"""The key of a workbook file, and the mark in its salt that tells files apart."""

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field

MARK = b"TGWB"
"""The first bytes of every workbook file."""
FORMAT = 1
OPEN, PROTECTED = b"P", b"K"
PUBLIC_KEY = hashlib.sha256(b"therapy-goal-workbook").digest()
"""The documented key of a workbook without a passphrase: it keeps nothing secret, it makes damage visible."""
SALT_LENGTH = 16
_MEMORY_KIB, _PASSES = 256 * 1024, 3


@dataclass(frozen=True, slots=True)
class Key:
    """A raw key (32 bytes) and the salt (16 bytes) at the start of the file it opens."""

    raw: bytes = field(repr=False)
    salt: bytes

    def pragma(self) -> str:
        """Return the key as SQLCipher takes it: raw key and salt in hexadecimal."""
        return f"PRAGMA key = \"x'{self.raw.hex()}{self.salt.hex()}'\""


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
        unicodedata.normalize("NFC", passphrase).encode("utf-8"), salt, _PASSES, _MEMORY_KIB, 4, 32, Type.ID
    )
    return Key(raw, salt)
