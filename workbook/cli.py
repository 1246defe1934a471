"""The command line: the same functions as the window, for scripts and for people whose window does not start."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import __version__
from workbook.domain.problems import InputProblem
from workbook.resources import resource
from workbook.resources import translate as _
from workbook.services.problem_texts import problem_sentence, storage_sentence
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from workbook.domain.contents import Contents
    from workbook.storage.key import Key

DONE, NOT_IN_ORDER, WRONG_USAGE, WRONG_KEY, IN_USE = range(5)
_EXIT_CODES = {"needs_passphrase": WRONG_KEY, "wrong_key": WRONG_KEY, "in_use": IN_USE}


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit code (0 done, 1 not in order, 2 usage, 3 passphrase, 4 in use)."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.carry_out(chosen))
    except InputProblem as problem:
        return _say(problem_sentence(problem), NOT_IN_ORDER)
    except StorageProblem as problem:
        return _say(storage_sentence(problem), _EXIT_CODES.get(problem.key, NOT_IN_ORDER))


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbook", description=_("A private workbook for therapy goals."))
    parser.add_argument("--version", action="version", version=f"workbook {__version__}")
    parser.add_argument("--data-dir", type=Path, help=_("keep settings, backups and log under this folder"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, carry_out: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
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
    added = command("coach", _coach, _("print the coach's clues for goal statements"))
    added.add_argument("texts", nargs="*", metavar="TEXT", help=_("a statement; - reads one from each line"))
    added.add_argument("--json", action="store_true", help=_("a JSON object a line, the one form there is"))
    added = command("check", _check, _("say whether a workbook is sound, without showing what is in it"))
    added.add_argument("file", type=Path)
    _add_passphrase(added)
    for name, source, text in (
        ("backup", "FILE", _("make a checked copy of a workbook")),
        ("restore", "BACKUP", _("bring a checked copy back")),
    ):
        added = command(name, _copy, text)
        added.add_argument("source", type=Path, metavar=source)
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


def _first_line(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_bytes().decode("utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise StorageProblem("unreadable") from None


def _key(chosen: argparse.Namespace, file: Path) -> "Key":
    """Return the key of a file: from a file of secrets, asked for at a terminal, or the public one."""
    from workbook.storage.protection import key_of  # storage is heavy, and --help does not need it

    passphrase, recovery = _first_line(chosen.passphrase_file), _first_line(chosen.recovery_key_file)
    asked = passphrase is None and recovery is None and _is_protected(file) and sys.stdin.isatty()
    return key_of(file, getpass(_("Passphrase: ")) if asked else passphrase, recovery)


def _read(chosen: argparse.Namespace) -> "Contents":
    from workbook.storage.file import open_workbook  # storage is heavy, and --help does not need it

    opened = open_workbook(chosen.file, key=_key(chosen, chosen.file))
    try:
        return opened.contents()
    finally:
        opened.close()


def _import(chosen: argparse.Namespace) -> int:
    from workbook.exchange.json_file import read_exchange  # each command loads what it needs
    from workbook.exchange.json_text import LARGEST_FILE
    from workbook.storage.file import create_workbook
    from workbook.storage.key import passphrase_key

    try:
        if chosen.source.stat().st_size > LARGEST_FILE:
            raise InputProblem("", "file_too_large", most=LARGEST_FILE)
        data = chosen.source.read_bytes()
    except FileNotFoundError:
        raise StorageProblem("missing") from None
    except OSError:
        raise StorageProblem("unreadable") from None
    passphrase = _first_line(chosen.new_passphrase_file)
    if passphrase == "":
        raise StorageProblem("no_passphrase_given")
    contents = read_exchange(data)
    key = passphrase_key(passphrase) if passphrase is not None else None
    create_workbook(chosen.target, key=key, contents=contents).close()
    return DONE


def _export(chosen: argparse.Namespace) -> int:
    from workbook.exchange.csv_file import write_csv  # each command loads what it needs
    from workbook.exchange.json_file import write_exchange
    from workbook.exchange.output import write_beside

    contents = _read(chosen)
    write = write_csv if chosen.target.suffix.lower() == ".csv" else write_exchange
    write_beside(chosen.target, write(contents))
    return DONE


def _summary(chosen: argparse.Namespace) -> int:
    from workbook.services.summary import summarise, summary_json  # each command loads what it needs

    on = chosen.on or date.today()  # noqa: DTZ011, TID251 - the command line reads the clock
    numbers = summary_json(summarise(_read(chosen), on))
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
    from workbook.storage.copies import counts  # each command loads what it needs

    found = counts(chosen.file, _key(chosen, chosen.file))
    print(_("This workbook is sound."))
    for name, count in found.items():
        print(f"{name}: {count}")
    return DONE


def _copy(chosen: argparse.Namespace) -> int:
    from workbook.storage.copies import copy_checked  # each command loads what it needs

    copy_checked(chosen.source, chosen.target, _key(chosen, chosen.source))
    return DONE


def _is_protected(file: Path) -> bool:
    from workbook.storage.file import read_salt  # storage is heavy, and --help does not need it
    from workbook.storage.key import is_protected

    return is_protected(read_salt(file))


def _protect(chosen: argparse.Namespace) -> int:
    from workbook.storage.protection import protect  # each command loads what it needs

    if _is_protected(chosen.file) != (chosen.name == "passphrase"):
        raise StorageProblem("not_protected" if chosen.name == "passphrase" else "protected_already")
    key = _key(chosen, chosen.file)
    fresh = _first_line(chosen.new_passphrase_file)
    if fresh is None and sys.stdin.isatty():
        fresh = getpass(_("New passphrase: "))
        if getpass(_("The new passphrase again: ")) != fresh:
            fresh = None
    if not fresh:
        raise StorageProblem("no_passphrase_given")
    print(protect(chosen.file, key, fresh))
    return DONE


def _unprotect(chosen: argparse.Namespace) -> int:
    from workbook.storage.protection import unprotect  # each command loads what it needs

    if not _is_protected(chosen.file):
        raise StorageProblem("not_protected")
    unprotect(chosen.file, _key(chosen, chosen.file))
    return DONE
