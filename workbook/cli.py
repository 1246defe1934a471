"""The command line: the same functions as the window, for scripts and for people whose window does not start."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from workbook import __version__
from workbook.domain.problems import InputProblem
from workbook.paths import WindowRequest
from workbook.resources import resource
from workbook.resources import translate as _
from workbook.services.problem_texts import problem_sentence, storage_sentence
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.services.shelf import FileState
    from workbook.storage.file import WorkbookFile
    from workbook.storage.shelf import FileShelf

DONE, NOT_IN_ORDER, WRONG_USAGE, WRONG_KEY, IN_USE = range(5)
_EXIT_CODES = {"needs_passphrase": WRONG_KEY, "wrong_key": WRONG_KEY, "in_use": IN_USE, "in_use_elsewhere": IN_USE}
_COMMANDS = frozenset(
    [
        "import",
        "export",
        "summary",
        "report",
        "kit",
        "coach",
        "check",
        "backup",
        "restore",
        "protect",
        "unprotect",
        "passphrase",
    ]
)


def run(arguments: Sequence[str]) -> int | WindowRequest:
    """Carry out a command line and return its exit code, or what window it asks for.

    Exit codes: 0 done, 1 not in order, 2 usage, 3 passphrase, 4 in use. Wrong usage ends in `SystemExit`.
    """
    if _first_word(arguments) not in _COMMANDS and not {"-h", "--help", "--version"}.intersection(arguments):
        return _window_request(arguments)
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.carry_out(chosen))
    except InputProblem as problem:
        return _say(problem_sentence(problem), NOT_IN_ORDER)
    except StorageProblem as problem:
        return _say(storage_sentence(problem), _EXIT_CODES.get(problem.key, NOT_IN_ORDER))


def _first_word(arguments: Sequence[str]) -> str | None:
    """Return the first word that is no option and no option's value: a command, or a file for the window."""
    words = iter(arguments)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _window_request(arguments: Sequence[str]) -> WindowRequest:
    parser = argparse.ArgumentParser(prog="workbook", allow_abbrev=False)
    _add_data_dir(parser)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--demo", action="store_true")
    shown.add_argument("file", nargs="?", type=Path)
    chosen = parser.parse_args(arguments)
    return WindowRequest(file=chosen.file, demo=chosen.demo, data_dir=chosen.data_dir)


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    from workbook.domain.reassessment import Page, PrivateKind  # the window starts without them

    parser = argparse.ArgumentParser(
        prog="workbook",
        usage=_("workbook [--data-dir DIR] [FILE | --demo | COMMAND …]"),
        description=_("A private workbook for therapy goals. Without a command, its window opens."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"workbook {__version__}")
    _add_data_dir(parser)
    parser.add_argument("--demo", action=_OfTheWindow, nargs=0, help=_("open a throw-away example workbook"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog="workbook")

    def command(name: str, carry_out: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        added.set_defaults(carry_out=carry_out)
        return added

    added = command("import", _import, _("make a new workbook from an exchange file"))
    added.add_argument("source", type=Path, metavar="IN.json")
    added.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE")
    added.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    added = command("export", _export, _("write an exchange file (.json) or a table of the ratings (.csv)"))
    added.add_argument("file", type=Path)
    added.add_argument("-o", dest="target", type=_export_name, required=True, metavar="OUT")
    _add_passphrase(added)
    added = command("summary", _summary, _("print the numbers for each goal and for all"))
    added.add_argument("file", type=Path)
    added.add_argument("--on", type=_day, metavar="DATE")
    added.add_argument("--json", action="store_true")
    _add_passphrase(added)
    added = command("report", _report, _("make the report for a reassessment"))
    added.add_argument("file", type=Path)
    added.add_argument("-o", dest="target", type=_pdf_name, required=True, metavar="OUT.pdf")
    added.add_argument("--from", dest="start", type=_day, metavar="DATE")
    added.add_argument("--to", dest="end", type=_day, metavar="DATE")
    added.add_argument("--page", type=Page, choices=tuple(Page), metavar="a4|letter")
    added.add_argument("--large-print", action="store_true", default=None)
    private = added.add_mutually_exclusive_group()
    private.add_argument(
        "--with-notes", dest="include", action="store_const", const=list(PrivateKind), help=_("every private text")
    )
    private.add_argument("--include", action="append", type=PrivateKind, choices=tuple(PrivateKind), metavar="KIND")
    _add_passphrase(added)
    added.set_defaults(parser=added)
    added = command("kit", _kit, _("make blank paper sheets"))
    added.add_argument("-o", dest="target", type=_pdf_name, required=True, metavar="OUT.pdf")
    added.add_argument("--page", type=Page, choices=tuple(Page), default=Page.A4, metavar="a4|letter")
    added = command("coach", _coach, _("print the coach's clues for goal statements"))
    added.add_argument("texts", nargs="*", metavar="TEXT", help=_("a statement; - reads one from each line"))
    added.add_argument("--json", action="store_true", help=_("a JSON object a line, the one form there is"))
    added = command("check", _check, _("say whether a workbook is sound, without showing what is in it"))
    added.add_argument("file", type=Path)
    added.add_argument("--quick", action="store_true", help=_("look at the pages, not at each entry"))
    _add_passphrase(added)
    for name, carry_out, source, text in (
        ("backup", _backup, "FILE", _("make a checked copy of a workbook")),
        ("restore", _restore, "BACKUP", _("bring a checked copy back")),
    ):
        added = command(name, carry_out, text)
        added.add_argument("file", type=Path, metavar=source)
        added.add_argument("-o", dest="target", type=Path, required=True, metavar="DEST")
        _add_passphrase(added)
    for name, carry_out, text in (
        ("protect", _protect, _("encrypt a workbook with a passphrase and print its recovery key")),
        ("passphrase", _protect, _("change the passphrase of a workbook and print its new recovery key")),
        ("unprotect", _unprotect, _("take the passphrase off a workbook")),
    ):
        added = command(name, carry_out, text)
        added.set_defaults(name=name)
        added.add_argument("file", type=Path)
        _add_passphrase(added)
        if carry_out is _protect:
            added.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    return parser


class _OfTheWindow(argparse.Action):
    """An option that goes with no command."""

    def __call__(self, parser: argparse.ArgumentParser, *given: object) -> None:
        parser.error(_("--demo goes with no command"))


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=_("keep settings, workbook, backups and log under this folder")
    )


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--passphrase-file", type=Path, metavar="FILE")
    given.add_argument("--recovery-key-file", type=Path, metavar="FILE")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("not a date such as 2026-01-31")) from None
    if day.isoformat() != text:
        raise argparse.ArgumentTypeError(_("not a date such as 2026-01-31"))
    return day


def _export_name(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".json", ".csv"):
        raise argparse.ArgumentTypeError(_("the name ends in .json or .csv"))
    return path


def _pdf_name(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError(_("the name ends in .pdf"))
    return path


def _first_line(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_bytes().decode("utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise StorageProblem("unreadable") from None


def _shelf(chosen: argparse.Namespace) -> "FileShelf":
    from workbook.paths import paths  # storage is heavy, and --help does not need it
    from workbook.storage.shelf import FileShelf

    return FileShelf(paths(chosen.data_dir).backups)


class _Secrets(TypedDict):
    passphrase: str | None
    recovery_key: str | None


def _secrets(chosen: argparse.Namespace, shelf: "FileShelf", file: Path) -> _Secrets:
    """Return what opens a file: from a file of secrets, or asked for at a terminal when it is protected."""
    passphrase, recovery_key = _first_line(chosen.passphrase_file), _first_line(chosen.recovery_key_file)
    if passphrase is None and recovery_key is None and sys.stdin.isatty() and shelf.look_at(file) == "protected":
        passphrase = getpass(_("Passphrase: "))
    return {"passphrase": passphrase, "recovery_key": recovery_key}


@contextmanager
def _opened(chosen: argparse.Namespace) -> "Iterator[WorkbookFile]":
    """Open a workbook for reading; its lock is taken where the place allows it."""
    shelf = _shelf(chosen)
    secrets = _secrets(chosen, shelf, chosen.file)
    try:
        opened = shelf.open(chosen.file, **secrets)
    except StorageProblem as problem:
        if problem.key != "read_only":
            raise
        opened = shelf.open(chosen.file, **secrets, read_only=True)
    with closing(opened):
        yield opened


def _import(chosen: argparse.Namespace) -> int:
    from workbook.exchange.json_file import read_exchange_file  # each command loads what it needs

    passphrase = _first_line(chosen.new_passphrase_file)
    contents = read_exchange_file(chosen.source)
    _expect_folder(chosen.target)
    _shelf(chosen).create(chosen.target, contents=contents, passphrase=passphrase).close()
    return DONE


def _expect_folder(target: Path) -> None:
    try:
        is_there = target.parent.is_dir()
    except OSError:
        is_there = False
    if not is_there:
        raise StorageProblem("unwritable")


def _export(chosen: argparse.Namespace) -> int:
    from workbook.exchange.csv_file import write_csv  # each command loads what it needs
    from workbook.exchange.json_file import write_exchange
    from workbook.exchange.output import write_beside

    with _opened(chosen) as opened:
        contents = opened.contents()
    write = write_csv if chosen.target.suffix.lower() == ".csv" else write_exchange
    write_beside(chosen.target, write(contents))
    return DONE


def _report(chosen: argparse.Namespace) -> int:
    from workbook.exchange.output import write_beside  # each command loads what it needs
    from workbook.report.document import set_type
    from workbook.services.assembly import assemble_newest

    today = _now().date()
    if chosen.start is not None and chosen.start > (chosen.end or today):
        chosen.parser.error(_("--from is after --to"))
    with _opened(chosen) as opened:
        report = assemble_newest(
            opened.contents(),
            today=today,
            start=chosen.start,
            end=chosen.end,
            page=chosen.page,
            large_print=chosen.large_print,
            include=chosen.include,
        )
    write_beside(chosen.target, set_type(report))
    return DONE


def _kit(chosen: argparse.Namespace) -> int:
    from workbook.exchange.output import write_beside  # each command loads what it needs
    from workbook.report.kit import blank_kit

    write_beside(chosen.target, blank_kit(chosen.page))
    return DONE


def _summary(chosen: argparse.Namespace) -> int:
    from workbook.services.summary import summarise, summary_json  # each command loads what it needs

    with _opened(chosen) as opened:
        numbers = summary_json(summarise(opened.contents(), chosen.on or _now().date()))
    if chosen.json:
        print(json.dumps(numbers, ensure_ascii=False, indent=2))
        return DONE
    goals = numbers.pop("goals")
    for name, value in numbers.items():
        print(f"{name}: {'-' if value is None else value}")
    for goal in goals if isinstance(goals, list) else []:
        print()
        for name, value in goal.items():
            print(f"{name}: {'-' if value is None else value}")
    return DONE


def _coach(chosen: argparse.Namespace) -> int:
    from workbook.domain.coach import load_rules, review  # each command loads what it needs

    rules = load_rules(resource("coach", "en.toml").read_text(encoding="utf-8"))
    for text in chosen.texts:
        for statement in _lines(sys.stdin.read()) if text == "-" else [text]:
            seen = review(statement, rules)
            hints = [{"clue": hint.clue.value, "message": hint.message} for hint in seen.hints]
            print(json.dumps({"text": statement, **seen.labels(), "hints": hints}, ensure_ascii=False))
    return DONE


def _lines(text: str) -> list[str]:
    """Return the lines of a text; only a line feed ends one, and what follows the last one is a line if not empty."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines if lines[-1] else lines[:-1]


def _check(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as opened:
        if chosen.quick:
            opened.check_pages()
        else:
            opened.check(_tell_progress if sys.stderr.isatty() else None)
        found = opened.counts()
    print(_("This workbook is sound."))
    for name, count in found.items():
        print(f"{name.replace('_', '-')}: {count}")
    return DONE


def _tell_progress(done: int, total: int) -> None:
    print(f"\r{100 * done // max(total, 1)} %", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _backup(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as opened:
        opened.save_copy(chosen.target)
    return DONE


def _restore(chosen: argparse.Namespace) -> int:
    from workbook.services.shelf import Backup  # each command loads what it needs
    from workbook.storage.new_file import stands

    if stands(chosen.target):
        raise StorageProblem("exists")
    _expect_folder(chosen.target)
    shelf = _shelf(chosen)
    backup = Backup(path=chosen.file, made_at=_now())
    shelf.restore(backup, chosen.target, _now(), **_secrets(chosen, shelf, chosen.file))
    return DONE


def _protect(chosen: argparse.Namespace) -> int:
    shelf = _shelf(chosen)
    _expect_state(shelf.look_at(chosen.file), protected=chosen.name == "passphrase")
    secrets = _secrets(chosen, shelf, chosen.file)
    fresh = _first_line(chosen.new_passphrase_file)
    if fresh is None and sys.stdin.isatty():
        fresh = getpass(_("New passphrase: "))
        if getpass(_("The new passphrase again: ")) != fresh:
            fresh = None
    folder = _backup_folder(chosen)
    with closing(shelf.open(chosen.file, **secrets)) as opened:
        print(opened.protect(fresh or "", _now(), folder))
        _tell_other_backups(opened, folder)
    return DONE


def _unprotect(chosen: argparse.Namespace) -> int:
    shelf = _shelf(chosen)
    _expect_state(shelf.look_at(chosen.file), protected=True)
    folder = _backup_folder(chosen)
    with closing(shelf.open(chosen.file, **_secrets(chosen, shelf, chosen.file))) as opened:
        opened.unprotect(_now(), folder)
        _tell_other_backups(opened, folder)
    return DONE


def _backup_folder(chosen: argparse.Namespace) -> Path | None:
    """Return the folder that the settings name for backups besides those on this computer."""
    from workbook.paths import paths  # each command loads what it needs
    from workbook.storage.settings_file import load_settings

    folder = load_settings(paths(chosen.data_dir).config / "settings.json").backup_folder
    return None if folder is None else Path(folder)


def _tell_other_backups(opened: "WorkbookFile", folder: Path | None) -> None:
    if others := opened.backups_under_other_keys(folder):
        print(_("These backups keep an earlier passphrase, or none; delete those you no longer need:"), file=sys.stderr)
        for backup in others:
            print(backup.path, file=sys.stderr)


def _expect_state(state: "FileState", *, protected: bool) -> None:
    """Raise `StorageProblem` for a workbook that has a passphrase already, or none yet; opening tells the rest."""
    if state == ("open" if protected else "protected"):
        raise StorageProblem("not_protected" if protected else "protected_already")


def _now() -> datetime:
    return datetime.now().astimezone()  # noqa: TID251 - the command line reads the clock
