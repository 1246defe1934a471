"""A journey through the command line where something around it is missing, and with eyes on what leaks from it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from tests.faults.canary import CANARY, canary_contents
from tests.faults.tally import Tally
from workbook.exchange.json_file import write_exchange

_FROM_THE_SYSTEM = "Fontconfig "
"""What the system's font library says by itself when it has no settings."""
_PROTECTED = ["--passphrase-file", "secret"]
_STEPS: Sequence[tuple[int, Sequence[str]]] = (
    (0, ["import", "in.json", "-o", "a.workbook"]),
    (0, ["report", "a.workbook", "-o", "out.pdf", "--with-notes"]),
    (0, ["summary", "a.workbook"]),
    (0, ["export", "a.workbook", "-o", "out.json"]),
    (0, ["export", "a.workbook", "-o", "out.csv"]),
    (0, ["check", "a.workbook"]),
    (0, ["backup", "a.workbook", "-o", "b.workbook"]),
    (0, ["protect", "a.workbook", "--new-passphrase-file", "secret"]),
    (3, ["summary", "a.workbook", "--passphrase-file", "wrong"]),
    (1, ["import", "cut.json", "-o", "never.workbook"]),
    (1, ["summary", "cut.workbook"]),
    (0, ["restore", "b.workbook", "-o", "c.workbook"]),
    (0, ["check", "--quick", "c.workbook"]),
    (0, ["summary", "--json", "c.workbook"]),
    (0, ["report", "c.workbook", "-o", "large.pdf", "--large-print"]),
    (0, ["kit", "-o", "kit.pdf"]),
    (0, ["summary", "a.workbook", *_PROTECTED]),
    (3, ["export", "a.workbook", "-o", "never.json"]),
    (0, ["passphrase", "a.workbook", *_PROTECTED, "--new-passphrase-file", "wrong"]),
    (0, ["unprotect", "a.workbook", "--passphrase-file", "wrong"]),
    (1, ["export", "a.workbook", "-o", "nowhere/never.json"]),
    (1, ["restore", "cut.workbook", "-o", "never.workbook"]),
)
STEPS = len(_STEPS)
_IN_THE_WINDOW = [f"tests/journeys/test_{each}.py" for each in ("first_report", "two_starts", "canary")]


@dataclass(slots=True)
class _Journey:
    """A folder that commands are run in, and a home and a temporary folder that were empty before."""

    root: Path
    said: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def here(self) -> Path:
        return self.root / "here"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def temporary(self) -> Path:
        return self.root / "temporary"

    def go(self, tally: Tally, steps: int, environment: Mapping[str, str]) -> None:
        """Run the first steps; note which of them does not end as it has to, or says more than a sentence."""
        for folder in (self.here, self.home, self.temporary):
            folder.mkdir()
        written = write_exchange(canary_contents())
        (self.here / "in.json").write_bytes(written)
        (self.here / "cut.json").write_bytes(written[:-40])
        (self.here / "secret").write_text("a passphrase\n")
        (self.here / "wrong").write_text("another passphrase\n")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "LC_", "LANG"))}
        around = {**kept, "HOME": str(self.home), "TMPDIR": str(self.temporary), **environment}
        expected = {each.name for each in self.here.iterdir()}
        for code, arguments in _STEPS[:steps]:
            done = subprocess.run(
                [sys.executable, "-m", "workbook", *arguments],
                cwd=self.here,
                env={**around, "PYTHONPATH": str(Path.cwd())},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
            error = done.stderr.decode("utf-8", "backslashreplace")
            tally.injected += 1
            said = " ".join(arguments)
            tally.expect(done.returncode == code, f"{said}: ended with {done.returncode}: {error[-300:]}")
            sentences = [line for line in error.splitlines() if not line.startswith(_FROM_THE_SYSTEM)]
            tally.expect(len(sentences) == (code != 0), f"{said}: said {error[-300:]!r}")
            self.said.append((said, done.stdout.decode("utf-8", "backslashreplace"), error))
            if arguments[0] == "backup":
                whole = (self.here / "b.workbook").read_bytes()
                (self.here / "cut.workbook").write_bytes(whole[: len(whole) // 2])
                expected.add("cut.workbook")
            if code == 0 and "-o" in arguments:
                expected.add(arguments[arguments.index("-o") + 1])
        left = {each.name for each in self.here.iterdir()}
        tally.expect(left == expected, f"left {sorted(left ^ expected)}")
        if "out.json" in expected:
            tally.expect((self.here / "out.json").read_bytes() == written, "the export is not what was imported")


def without_network(times: int, seed: int, root: Path) -> Tally:
    """Go where there is no network interface at all (`unshare --net`), with the window too after all commands."""
    tally = _go_with("no network interface", times, seed, root, {})
    if times == STEPS:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_IN_THE_WINDOW]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        tally.injected += len(_IN_THE_WINDOW)
        tally.expect(done.returncode == 0, f"in the window: {done.stdout[-500:]}")
    return tally


def without_locale(times: int, seed: int, root: Path) -> Tally:
    """Go with the C locale and an encoding that knows no accents."""
    return _go_with("C locale", times, seed, root, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})


def without_fonts(times: int, seed: int, root: Path) -> Tally:
    """Go without fontconfig's settings and its fonts."""
    return _go_with("no font settings", times, seed, root, {"FONTCONFIG_FILE": "/nonexistent", "FONTCONFIG_PATH": "/"})


def _go_with(fault: str, times: int, seed: int, root: Path, environment: Mapping[str, str]) -> Tally:
    del seed
    tally = Tally(fault)
    _Journey(root).go(tally, times, environment)
    return tally


def listen_for_the_canary(times: int, seed: int, root: Path) -> Tally:
    """Look for the canary in error output, temporary files, settings, backups and what the PDF says of itself."""
    del seed
    tally, journey = Tally("a canary in every text"), _Journey(root)
    journey.go(tally, times, {})
    for said, out, error in journey.said:
        tally.expect(CANARY not in error, f"{said}: in the error output")
        if not said.startswith("summary"):
            tally.expect(CANARY not in out, f"{said}: in the output")
    left = [each.name for each in journey.temporary.rglob("*")]
    tally.expect(not left, f"left in the temporary folder: {left}")
    for folder in (journey.home, journey.here):
        for each in folder.rglob("*"):
            tally.expect(CANARY not in each.name, f"in the name {each.name}")
            if each.is_file() and each.suffix not in (".json", ".csv", ".pdf"):
                tally.meet("files searched")
                tally.expect(not _sings(each.read_bytes()), f"in {each.relative_to(root)}")
    tally.expect(_sings((journey.here / "out.json").read_bytes()), "the export has no canary to listen for")
    for path in journey.here.glob("*.pdf"):
        for place, text in _about(path):
            tally.expect(CANARY not in text, f"in {place} of {path.name}")
            tally.meet("words about a PDF read")
    return tally


def _sings(data: bytes) -> bool:
    return any(CANARY.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _about(path: Path) -> Iterator[tuple[str, str]]:
    with pikepdf.open(path) as pdf:
        for key, value in pdf.docinfo.items():
            yield key, str(value)
        with suppress(AttributeError):
            yield "XMP", pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
