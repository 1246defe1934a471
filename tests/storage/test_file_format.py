"""A workbook opens with nothing but what docs/file-format.md says."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from argon2.low_level import Type, hash_secret_raw

from tests.storage.conftest import NOW
from workbook.domain.therapy import Person
from workbook.storage.shelf import FileShelf

DOCUMENT = Path(__file__).parents[2] / "docs" / "file-format.md"
PUBLIC_KEY = hashlib.sha256(b"therapy-goal-workbook").digest()


@pytest.fixture(autouse=True)
def quick_keys() -> None:
    """Make keys as they are made for people."""


def read(path: Path, key: bytes) -> list[dict[str, str]]:
    salt = path.read_bytes()[:16]
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA application_id").fetchone() == (0x54475742,)
    rows = connection.execute("SELECT entry FROM people ORDER BY position").fetchall()
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    documented = set(re.findall(r"^\| (\w+) \| position", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))
    assert {name for (name,) in tables} == documented
    connection.close()
    return [json.loads(entry) for (entry,) in rows]


def test_a_workbook_without_a_passphrase(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(Person(id="p", name="Zoë"))
    opened.close()
    assert path.read_bytes()[:6] == b"TGWB\x01P"
    assert PUBLIC_KEY.hex() in DOCUMENT.read_text(encoding="utf-8")
    assert read(path, PUBLIC_KEY) == [{"id": "p", "name": "Zoë"}]


def test_a_workbook_with_a_passphrase_and_its_recovery_key(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(Person(id="p", name="Zoë"))
    recovery_key = opened.protect("Pässphrase 🙂", NOW)
    opened.close()
    salt = path.read_bytes()[:16]
    assert salt[:6] == b"TGWB\x01K"
    words = unicodedata.normalize("NFC", "Pässphrase 🙂").encode()
    key = hash_secret_raw(words, salt, 3, 262144, 4, 32, Type.ID)
    assert read(path, key) == [{"id": "p", "name": "Zoë"}]
    data = base64.b32decode(recovery_key.replace("-", ""))
    assert data == key + hashlib.sha256(b"recovery key " + key).digest()[:3]


def shell_lines() -> dict[str, str]:
    """Return the lines that the document gives for a shell: SALT, three ways to KEY, and the call of the shell."""
    blocks = re.findall(r"^```\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", "").splitlines()]
    names = ("SALT", "without", "passphrase", "recovery", "read")
    return dict(zip(names, (line.removeprefix("$ ") for line in lines), strict=True))


def read_with_shell(path: Path, key_line: str) -> list[str]:
    """Do what the document says, in the folder of the workbook."""
    lines = shell_lines()
    script = "\n".join(["set -eu", lines["SALT"], key_line, lines["read"].replace("ratings", "people")])
    said = subprocess.run(["sh", "-c", script], cwd=path.parent, capture_output=True, text=True, check=True)
    return said.stdout.splitlines()


@pytest.fixture
def shell() -> None:
    """Skip a test where a program that the document names is not there, or of a version it is not about."""
    if missing := [
        each for each in ("sqlcipher", "argon2", "xxd", "base32", "sha256sum") if shutil.which(each) is None
    ]:
        pytest.skip(f"{', '.join(missing)}: not installed")
    if (
        "SQLCipher 4."
        not in subprocess.run(["sqlcipher", "--version"], capture_output=True, text=True, check=True).stdout
    ):
        pytest.skip("this sqlcipher is of version 3, which reads no file of version 4")


@pytest.mark.usefixtures("shell")
def test_the_shell_opens_workbooks_by_the_lines_of_the_document(shelf: FileShelf, path: Path) -> None:
    lines, path = shell_lines(), path.with_name("my-workbook.workbook")
    opened = shelf.create(path)
    opened.put(Person(id="p", name="Zoë"))
    opened.close()
    expected = ["ok", '{"id":"p","name":"Zoë"}']
    assert read_with_shell(path, lines["without"]) == expected
    opened = shelf.open(path)
    recovery_key = opened.protect("my passphrase", NOW)
    while b"\0" in path.read_bytes()[:16]:  # the argon2 command takes no such salt
        recovery_key = opened.protect("my passphrase", NOW)
    opened.close()
    assert read_with_shell(path, lines["passphrase"]) == expected
    assert read_with_shell(path, lines["recovery"].replace("ABCDE-FGHIJ-…", recovery_key)) == expected
