"""Texts, exchange files, workbooks and file names by somebody who means ill."""

import csv
import io
import json
import os
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import sqlcipher3.dbapi2 as sqlcipher

from tests.faults.bench import Bench, answers, contents
from tests.faults.canary import TODAY, canary_contents, contents_saying
from tests.faults.tally import Tally
from workbook.domain.contents import Contents
from workbook.domain.problems import InputProblem
from workbook.domain.reassessment import PrivateKind
from workbook.exchange.calendar_file import write_calendar
from workbook.exchange.csv_file import write_csv
from workbook.exchange.json_file import read_exchange, write_exchange
from workbook.exchange.readable import write_readable
from workbook.report.document import set_type
from workbook.services.assembly import assemble_newest
from workbook.services.problem_texts import problem_sentence
from workbook.services.problems import StorageProblem
from workbook.services.summary import summarise, summary_json
from workbook.storage.key import public_key, read_salt

TEXTS: Mapping[str, str] = {
    "mark-up of reportlab": '<img src="file:///etc/passwd"/><para><font name="x">&#0;&bogus;</b></para>',
    "mark-up of Qt": "<img src=http://127.0.0.1/x.png><b>bold</b><!-- ",
    "a script": '"\'><script>fetch("//example.org")</script>]]>',
    "formulas of a spreadsheet": '=cmd|"/C calc"!A0',
    "full-width formulas": "\uff1dHYPERLINK(1)",
    "a tab before a formula": "\t=1+1",
    "mathematics": r"$\frac{1}{0}$ $$ \includegraphics{/etc/passwd}",
    "a hidden label": "_nolegend_",
    "places to be filled in": "{0} {name} %s %(x)s {",
    "SQL": "'; DROP TABLE ratings; --",
    "right to left": "مرحبا يا صديقي שלום",
    "bidi overrides": "\u202etxt.exe\u202c \u2066a\u2069 \u200f\u061c",
    "emoji": "🙂👩‍👩‍👧‍👦🏳️‍🌈🇩🇪",
    "marks without a letter": "\u0301\u0301\u0301\u0489\u20dd",
    "controls": "\x01\x07\x08\x1b[31m\x7f\x85\u2028\u2029",
    "ends of lines": "a\r\nb\rc\nd\x0b\x0c",
    "spaces": " \u00a0\u2003\u200b\ufeff ",
    "no characters": "\ufffe\uffff\U0010ffff\ue000",
    "a word without end": "x" * 10_000,
    "10,000 characters": ("A sentence of some words. " * 400)[:10_000],
    "a NUL": "a\0b",
    "half a character": "a\ud800b",
}
_REFUSED = frozenset({"a NUL", "half a character"})
_FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBERS = frozenset({"value", "level"})


def write_texts(times: int, seed: int, root: Path) -> Tally:
    """Write a hostile text into every field; take it through file, exchange, table, page, report and calendar."""
    del seed
    tally = Tally("hostile texts in every field")
    for number, (what, text) in enumerate(list(TEXTS.items())[-times:]):
        tally.injected += 1
        try:
            said = contents_saying(lambda name: text)  # noqa: B023
        except InputProblem as problem:
            tally.meet(f"said {problem.key}")
            tally.expect(what in _REFUSED, f"{what}: {problem_sentence(problem)}")
            continue
        tally.expect(what not in _REFUSED, f"{what}: taken")
        bench = Bench(root / str(number))
        with closing(bench.shelf().create(bench.path, contents=said)) as opened:
            opened.back_up(bench.later())
        with closing(bench.open()) as opened:
            opened.check()
            tally.lost += opened.contents() != said
        tally.expect(read_exchange(write_exchange(said)) == said, f"{what}: not exchanged as it was")
        tally.failures += [f"{what}: {trouble}" for trouble in (*_in_table(said), *_on_page(said), *_in_report(said))]
        write_calendar(said, TODAY, 9)
        json.dumps(summary_json(summarise(said, TODAY)))
        tally.meet("kept, exchanged and printed")
    return tally


def _in_table(said: Contents) -> Iterator[str]:
    rows = csv.DictReader(io.StringIO(write_csv(said).decode("utf-8-sig"), newline=""))
    for row in rows:
        for name, cell in row.items():
            if name not in _NUMBERS and _FORMULA.match(cell):
                yield f"a cell of {name} begins as a formula"


class _Page(HTMLParser):
    """Notes which elements a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {tag, *(name for name, _value in attrs)}


def _on_page(said: Contents) -> Iterator[str]:
    page, plain = _Page(), _Page()
    page.feed(write_readable(said).decode())
    plain.feed(write_readable(canary_contents()).decode())
    if page.elements != plain.elements:
        yield f"the readable page has {sorted(page.elements ^ plain.elements)}"


def _in_report(said: Contents) -> Iterator[str]:
    report = assemble_newest(said, today=TODAY, include=list(PrivateKind))
    with pikepdf.open(io.BytesIO(set_type(report))) as pdf:
        kinds = {str(each.get("/Type", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)}
        actions = [each for page in pdf.pages for each in page.get("/Annots", [])]
        if "/EmbeddedFile" in kinds or "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
            yield "a file is in the report"
        if actions or "/OpenAction" in pdf.Root or "/AA" in pdf.Root:
            yield "the report does something"


_VALUES = (
    *("null", "true", "[]", "{}", '""', "0", "-0", "-1", "11", "1.5", "1e999", "NaN", "-Infinity"),
    *("123456789012345678901234567890", '"\\u0000"', '"\\ud800"', '"\\u202e"', '"2026-02-30"', '"9999-12-31"'),
    *('"2026-01-01T00:00:00Z"', '"' + "x" * 20_001 + '"', "[" * 50 + "]" * 50, '{"a": 1, "a": 2}', "[null]"),
)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d+|null|true|false')


def read_exchanges(times: int, seed: int, root: Path) -> Tally:
    """Read exchange files in which something was changed: a sentence, or a workbook that is written out the same."""
    tally, chance = Tally("hostile exchange files"), random.Random(seed)
    bench, whole = Bench(root), write_exchange(canary_contents()).decode()
    for number in range(times):
        tally.injected += 1
        data = _changed(whole, chance)
        try:
            read = read_exchange(data)
        except InputProblem as problem:
            sentence = problem_sentence(problem)
            tally.meet("refused by a sentence")
            tally.expect(len(sentence) < 1000 and sentence.isprintable(), f"{number}: said {sentence!r:.300}")
            continue
        except Exception as trouble:
            tally.failures.append(f"{number}: {trouble!r:.200} instead of a sentence")
            continue
        tally.meet("read, since it was in order")
        tally.expect(read_exchange(write_exchange(read)) == read, f"{number}: not exchanged as it was")
        if number % 20 == 0:
            with closing(bench.shelf().create(bench.imported(number + 1), contents=read)) as opened:
                opened.check()
                tally.lost += opened.contents() != read
    return tally


def _changed(whole: str, chance: random.Random) -> bytes:
    """Return an exchange file with one thing changed."""
    data = whole.encode()
    at, other = sorted(chance.sample(range(len(data)), 2))
    match chance.randrange(8):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[min(other, at + 200) :]
        case 2:
            return data[:at] + data[at : at + 200] + data[at:]
        case 3:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    tokens = list(_TOKEN.finditer(whole))
    token = chance.choice(tokens)
    fresh = chance.choice(_VALUES) if chance.random() < 0.7 else chance.choice(tokens)[0]
    return (whole[: token.start()] + fresh + whole[token.end() :]).encode("utf-8", "surrogatepass")


_SQL_VALUES = (
    *("NULL", "''", "'x'", "5", "-1", "1e999", "x'00ff'", "char(0)", "CAST(x'ff41' AS TEXT)", "9223372036854775807"),
    *("'null'", "'[]'", "'{}'", '\'{"id":"a"}\'', f"'{'[' * 100_000}'", f"'{'9' * 5000}'", "'\"\\ud800\"'", "'NaN'"),
)
_BITS = ('"', ":", "{", "}", "id", "2026", "null", "1", ",", "active", "\\u0000")
_INSIDE: Sequence[Callable[[random.Random, str, str], str]] = (
    lambda chance, table, column: f'UPDATE {table} SET "{column}" = {chance.choice(_SQL_VALUES)}',
    lambda chance, table, column: f"UPDATE {table} SET entry = replace(entry, '{chance.choice(_BITS)}', 'x')",
    lambda chance, table, column: f"UPDATE {table} SET entry = substr(entry, 1, {chance.randrange(200)})",
    lambda chance, table, column: f"UPDATE {table} SET entry = entry || '{chance.choice(_BITS)}'",
    lambda chance, table, column: f"DELETE FROM {table}",
    lambda chance, table, column: f"DROP TABLE {table}",
    lambda chance, table, column: f'ALTER TABLE {table} RENAME COLUMN "{column}" TO another',
    lambda chance, table, column: f"ALTER TABLE {table} ADD COLUMN another TEXT DEFAULT (char(0))",
    lambda chance, table, column: f"ALTER TABLE {table} RENAME TO another",
    lambda chance, table, column: f"CREATE TRIGGER t AFTER INSERT ON {table} BEGIN DELETE FROM goals; END",
    lambda chance, table, column: f"DROP TABLE {table}; CREATE VIEW {table} AS SELECT 1 AS position, '{{}}' AS entry",
    lambda chance, table, column: f"CREATE INDEX another ON {table} (entry)",
    lambda chance, table, column: f"DROP TABLE {table}; CREATE TABLE {table} (entry TEXT)",
    lambda chance, table, column: f"PRAGMA user_version = {chance.choice([-1, 0, 2, 2**31 - 1])}",
    lambda chance, table, column: f"PRAGMA application_id = {chance.randrange(2**31)}",
)
"""What somebody with SQLCipher can do to a workbook without a passphrase."""


def open_hostile(times: int, seed: int, root: Path) -> Tally:
    """Open workbooks whose inside was changed with SQLCipher: refused and left alone, or read as a whole workbook."""
    tally, chance = Tally("hostile inside of a workbook"), random.Random(seed)
    bench = Bench(root)
    bench.shelf().create(bench.path, contents=canary_contents()).close()
    whole = bench.path.read_bytes()
    tables = _tables(bench.path)
    for number in range(times):
        bench.path.write_bytes(whole)
        table = chance.choice(sorted(tables))
        statement = chance.choice(_INSIDE)(chance, table, chance.choice(tables[table]))
        if not _change_inside(bench.path, statement):
            continue
        tally.injected += 1
        content = bench.path.read_bytes()
        for read_only in (False, True):
            try:
                with closing(bench.shelf().open(bench.path, read_only=read_only)) as opened:
                    opened.check()
                    opened.contents().check()
                tally.meet("read, since it was in order")
            except StorageProblem as problem:
                tally.meet(f"said {problem.key}")
            except Exception as trouble:
                tally.failures.append(f"{number}, {statement:.80}: {trouble!r:.200} instead of a sentence")
        tally.expect(bench.path.read_bytes() == content, f"{number}, {statement:.80}: changed")
        tally.expect([bench.path] == list(bench.home.iterdir()), f"{number}, {statement:.80}: something is left")
    return tally


def _tables(path: Path) -> dict[str, list[str]]:
    """Return the tables of a workbook with their columns."""
    with closing(_connected(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {
            name: [column for (column,) in connection.execute(f"SELECT name FROM pragma_table_info('{name}')")]
            for (name,) in names.fetchall()
        }


def _change_inside(path: Path, statements: str) -> bool:
    """Change a workbook with SQLCipher alone; tell whether that was possible."""
    with closing(_connected(path)) as connection:
        try:
            connection.executescript(statements)
        except sqlcipher.Error:
            return False
    return True


def _connected(path: Path) -> Any:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    public_key(read_salt(path)).unlock(connection)
    return connection


_NAMES = (
    *("-rf", "--help", "a b  c", "a\nb", "a\tb", "\u202etxt.exe", "🙂", "é", "e\u0301", "مرحبا", "%00%2e", "a?b#c&d=e"),
    *(
        "mode=memory",
        "file::memory:",
        "'; --",
        '"$(touch x)`',
        "*",
        "[a]",
        "CON",
        "nul.json",
        "~",
        " ",
        "a.",
        "x" * 200,
    ),
    os.fsdecode(b"\xff\xfe not UTF-8"),
)


def use_names(times: int, seed: int, root: Path) -> Tally:
    """Make, open, back up, bring back, protect and copy workbooks of awkward names, in folders of such names."""
    del seed
    tally = Tally("awkward names of files and folders")
    for number, name in enumerate(_NAMES[:times]):
        tally.injected += 1
        bench = Bench(root / str(number))
        bench.path = bench.home / name / f"{name}.workbook"
        try:
            with closing(bench.shelf().create(bench.path, contents=contents(12))) as opened:
                backup = opened.back_up(bench.later())
                opened.save_copy(bench.path.with_name(f"{name} copy"))
            shelf = bench.shelf()
            aside = shelf.restore(backup, bench.path, bench.later())
            with closing(bench.open()) as opened:
                tally.lost += 12 - answers(opened)
                opened.check()
            left = sorted(shelf.delete_everything(bench.path))
        except StorageProblem as problem:
            tally.failures.append(f"{name!r}: said {problem.key}")
            continue
        tally.meet("made, opened, brought back and deleted")
        tally.expect(aside is not None and not aside.exists() and not left, f"{name!r}: left {left}")
        there = [each.name for each in bench.path.parent.iterdir()]
        tally.expect(there == [f"{name} copy"], f"{name!r}: {there}")
    return tally
