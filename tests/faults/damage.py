"""Files that are not as they were written: bits flipped, the end cut off, pages moved, something else altogether."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.faults.bench import FILE, PASSPHRASE, Bench, answers, cheap_keys
from tests.faults.tally import Tally
from workbook.services.problems import StorageProblem

_PAGE, _SECTOR = 4096, 512
_ANSWERS = 60


def flip_bits(times: int, seed: int, root: Path) -> Tally:
    """Flip one bit anywhere, in a workbook without and with a passphrase."""
    chance = random.Random(seed)

    def flipped(whole: bytes) -> Iterator[tuple[str, bytes]]:
        for _each in range(times // 2):
            bit = chance.randrange(8 * len(whole))
            content = bytearray(whole)
            content[bit // 8] ^= 1 << bit % 8
            yield f"bit {bit}", bytes(content)

    return _read_damaged("one bit flipped", root, flipped)


def cut_off(times: int, seed: int, root: Path) -> Tally:
    """End the file at every 512 bytes; `times` is the most there are."""
    del seed

    def shortened(whole: bytes) -> Iterator[tuple[str, bytes]]:
        lengths = range(0, len(whole), _SECTOR)
        for length in lengths[:: max(2 * len(lengths) // times, 1)]:
            yield f"{length} of {len(whole)} bytes", whole[:length]

    return _read_damaged("cut off at every 512 B", root, shortened)


def misplace_pages(times: int, seed: int, root: Path) -> Tally:
    """Blank a sector or a page, or write a page into the place of another."""
    chance = random.Random(seed)

    def misplaced(whole: bytes) -> Iterator[tuple[str, bytes]]:
        pages = len(whole) // _PAGE
        for _each in range(times // 2):
            one, other = (_PAGE * page for page in chance.sample(range(pages), 2))
            length = chance.choice([_SECTOR, _PAGE])
            blank = chance.random() < 0.5
            put = bytes(length) if blank else whole[other : other + length]
            yield f"{'blank' if blank else other} at {one}", whole[:one] + put + whole[one + length :]

    return _read_damaged("sectors blanked, pages written elsewhere", root, misplaced)


def foreign_files(times: int, seed: int, root: Path) -> Tally:
    """Open files that are no workbook, and what is no file: each is refused and left as it is."""
    del times, seed
    tally = Tally("foreign files")
    bench = Bench(root)
    bench.make(1)
    plain = sqlcipher.connect(str(root / "plain"))
    plain.execute("CREATE TABLE people (id TEXT)")
    plain.commit()
    plain.close()
    contents = {
        "empty": b"",
        "a byte": b"T",
        "our mark alone": b"TGWB",
        "our mark and zeros": b"TGWB\x01P" + bytes(100_000),
        "a newer format": b"TGWB\x02P" + bytes(100_000),
        "a salt alone": bench.path.read_bytes()[:16],
        "zeros": bytes(50_000),
        "plain SQLite": (root / "plain").read_bytes(),
        "an exchange file": b'{"format": "therapy-goal-workbook", "version": 1}',
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(1000),
        "a PDF": b"%PDF-1.7\n" + b"x" * 5000,
        "noise": random.Random(1).randbytes(100_000),
    }
    for what, content in contents.items():
        tally.injected += 1
        bench.path.write_bytes(content)
        _expect_refusal(tally, bench, what)
        tally.expect(bench.path.read_bytes() == content, f"{what}: changed")
    others: dict[str, Callable[[Path], None]] = {
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    }
    for what, make in others.items():
        tally.injected += 1
        bench.path.unlink()
        make(bench.path)
        _expect_refusal(tally, bench, what)
        if bench.path.is_dir():
            bench.path.rmdir()
            bench.path.touch()
    return tally


def _expect_refusal(tally: Tally, bench: Bench, what: str) -> None:
    try:
        bench.open().close()
        tally.failures.append(f"{what}: opened")
    except StorageProblem as problem:
        tally.meet(f"said {problem.key}")
    left = {each.name for each in bench.home.iterdir()}
    tally.expect(left == {FILE}, f"{what}: left {left}")


def _read_damaged(fault: str, root: Path, damaged: Callable[[bytes], Iterator[tuple[str, bytes]]]) -> Tally:
    """Open each damaged file: it is noticed, or else all that is read is right; the file is left as it is."""
    tally = Tally(fault)
    with cheap_keys():
        for protected in (False, True):
            bench = Bench(root / str(protected))
            bench.make(_ANSWERS)
            if protected:
                with closing(bench.open()) as opened:
                    opened.protect(PASSPHRASE, bench.later())
            for what, content in damaged(bench.path.read_bytes()):
                tally.injected += 1
                bench.path.write_bytes(content)
                _read(tally, bench, what)
                tally.expect(bench.path.read_bytes() == content, f"{what}: changed by reading")
                left = {each.name for each in bench.home.iterdir()}
                tally.expect(left == {FILE}, f"{what}: left {left}")
    return tally


def _read(tally: Tally, bench: Bench, what: str) -> None:
    try:
        with closing(bench.open()) as opened:
            there = answers(opened)
            tally.meet("harmless")
            tally.expect(there == _ANSWERS, f"{what}: {there} answers and not a word")
    except StorageProblem as problem:
        tally.meet(f"said {problem.key}")
