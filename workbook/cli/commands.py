"""What the commands do; each loads what it needs. What does not work is an `InputProblem` or a `StorageProblem`."""

import argparse
import json
import sys
from contextlib import closing
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.opening import first_line, opening, secrets_for, shelf_for
from workbook.resources import resource
from workbook.resources import translate as _
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from workbook.services.shelf import FileState
    from workbook.storage.file import WorkbookFile


def import_file(chosen: argparse.Namespace) -> None:
    """Make a new workbook from an exchange file."""
    from workbook.exchange.json_file import read_exchange_file  # each command loads what it needs

    passphrase = first_line(chosen.new_passphrase_file)
    contents = read_exchange_file(chosen.source)
    _expect_folder(chosen.target)
    shelf_for(chosen).create(chosen.target, contents=contents, passphrase=passphrase).close()


def _expect_folder(target: Path) -> None:
    try:
        is_there = target.parent.is_dir()
    except OSError:
        is_there = False
    if not is_there:
        raise StorageProblem("unwritable")


def export(chosen: argparse.Namespace) -> None:
    """Write an exchange file or a table of the ratings."""
    from workbook.exchange.csv_file import write_csv  # each command loads what it needs
    from workbook.exchange.json_file import write_exchange
    from workbook.exchange.output import write_beside

    with opening(chosen) as opened:
        contents = opened.contents()
    write = write_csv if chosen.target.suffix.lower() == ".csv" else write_exchange
    write_beside(chosen.target, write(contents))


def report(chosen: argparse.Namespace) -> None:
    """Make the report for a reassessment."""
    from workbook.exchange.output import write_beside  # each command loads what it needs
    from workbook.report.document import set_type
    from workbook.services.assembly import assemble_newest

    today = _now().date()
    if chosen.start is not None and chosen.start > (chosen.end or today):
        chosen.parser.error(_("--from is after --to"))
    with opening(chosen) as opened:
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


def kit(chosen: argparse.Namespace) -> None:
    """Make blank paper sheets."""
    from workbook.exchange.output import write_beside  # each command loads what it needs
    from workbook.report.kit import blank_kit

    write_beside(chosen.target, blank_kit(chosen.page))


def summary(chosen: argparse.Namespace) -> None:
    """Print the numbers for each goal and for all."""
    from workbook.services.summary import summarise, summary_json  # each command loads what it needs

    with opening(chosen) as opened:
        numbers = summary_json(summarise(opened.contents(), chosen.on or _now().date()))
    if chosen.json:
        print(json.dumps(numbers, ensure_ascii=False, indent=2))
        return
    goals = numbers.pop("goals")
    for name, value in numbers.items():
        print(f"{name}: {'-' if value is None else value}")
    for goal in goals if isinstance(goals, list) else []:
        print()
        for name, value in goal.items():
            print(f"{name}: {'-' if value is None else value}")


def coach(chosen: argparse.Namespace) -> None:
    """Print the clues for goal statements."""
    from workbook.domain.coach import load_rules, review  # each command loads what it needs

    rules = load_rules(resource("coach", "en.toml").read_text(encoding="utf-8"))
    for text in chosen.texts:
        for statement in _lines(sys.stdin.read()) if text == "-" else [text]:
            seen = review(statement, rules)
            hints = [{"clue": hint.clue.value, "message": hint.message} for hint in seen.hints]
            print(json.dumps({"text": statement, **seen.labels(), "hints": hints}, ensure_ascii=False))


def _lines(text: str) -> list[str]:
    """Return the lines of a text; only a line feed ends one, and what follows the last one is a line if not empty."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines if lines[-1] else lines[:-1]


def check(chosen: argparse.Namespace) -> None:
    """Say whether a workbook is sound."""
    with opening(chosen) as opened:
        if chosen.quick:
            opened.check_pages()
        else:
            opened.check(_tell_progress if sys.stderr.isatty() else None)
        found = opened.counts()
    print(_("This workbook is sound."))
    for name, count in found.items():
        print(f"{name.replace('_', '-')}: {count}")


def _tell_progress(done: int, total: int) -> None:
    print(f"\r{100 * done // max(total, 1)} %", end="\n" if done == total else "", file=sys.stderr, flush=True)


def backup(chosen: argparse.Namespace) -> None:
    """Make a checked copy."""
    with opening(chosen) as opened:
        opened.save_copy(chosen.target)


def restore(chosen: argparse.Namespace) -> None:
    """Bring a checked copy back, never over a file."""
    from workbook.services.shelf import Backup  # each command loads what it needs
    from workbook.storage.new_file import stands

    if stands(chosen.target):
        raise StorageProblem("exists")
    _expect_folder(chosen.target)
    shelf = shelf_for(chosen)
    backup = Backup(path=chosen.file, made_at=_now())
    shelf.restore(backup, chosen.target, _now(), **secrets_for(chosen, shelf, chosen.file))


def protect(chosen: argparse.Namespace) -> None:
    """Encrypt a workbook, or change its passphrase, and print its recovery key."""
    shelf = shelf_for(chosen)
    _expect_state(shelf.look_at(chosen.file), protected=chosen.name == "passphrase")
    secrets = secrets_for(chosen, shelf, chosen.file)
    fresh = first_line(chosen.new_passphrase_file)
    if fresh is None and sys.stdin.isatty():
        fresh = getpass(_("New passphrase: "))
        if getpass(_("The new passphrase again: ")) != fresh:
            fresh = None
    folder = _backup_folder(chosen)
    with closing(shelf.open(chosen.file, **secrets)) as opened:
        print(opened.protect(fresh or "", _now(), folder))
        _tell_other_backups(opened, folder)


def unprotect(chosen: argparse.Namespace) -> None:
    """Take the passphrase off."""
    shelf = shelf_for(chosen)
    _expect_state(shelf.look_at(chosen.file), protected=True)
    folder = _backup_folder(chosen)
    with closing(shelf.open(chosen.file, **secrets_for(chosen, shelf, chosen.file))) as opened:
        opened.unprotect(_now(), folder)
        _tell_other_backups(opened, folder)


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
