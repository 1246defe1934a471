"""What can be written on the command line."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from workbook import __version__
from workbook.paths import WindowRequest
from workbook.resources import translate as _


def window_request(arguments: Sequence[str]) -> WindowRequest:
    """Return what window a command line without a command asks for; wrong usage ends in `SystemExit`."""
    parser = argparse.ArgumentParser(prog="workbook", allow_abbrev=False)
    _add_data_dir(parser)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--demo", action="store_true")
    shown.add_argument("file", nargs="?", type=Path)
    chosen = parser.parse_args(arguments)
    return WindowRequest(file=chosen.file, demo=chosen.demo, data_dir=chosen.data_dir)


def command_line() -> argparse.ArgumentParser:
    """Return what reads a command and its arguments; what is read carries itself out: `chosen.carry_out(chosen)`."""
    from workbook.cli import commands  # the window starts without these
    from workbook.domain.reassessment import Page, PrivateKind

    parser = argparse.ArgumentParser(
        prog="workbook",
        usage=_("workbook [--data-dir DIR] [FILE | --demo | COMMAND …]"),
        description=_("A private workbook for therapy goals. Without a command, its window opens."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"workbook {__version__}")
    _add_data_dir(parser)
    parser.add_argument("--demo", action=_OfTheWindow, nargs=0, help=_("open a throw-away example workbook"))
    names = parser.add_subparsers(required=True, metavar="COMMAND", prog="workbook")

    def command(name: str, carry_out: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        added = names.add_parser(name, help=text, description=text, allow_abbrev=False)
        added.set_defaults(carry_out=carry_out)
        return added

    added = command("import", commands.import_file, _("make a new workbook from an exchange file"))
    added.add_argument("source", type=Path, metavar="IN.json")
    added.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE")
    added.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    added = command("export", commands.export, _("write an exchange file (.json) or a table of the ratings (.csv)"))
    added.add_argument("file", type=Path)
    added.add_argument("-o", dest="target", type=_export_name, required=True, metavar="OUT")
    _add_passphrase(added)
    added = command("summary", commands.summary, _("print the numbers for each goal and for all"))
    added.add_argument("file", type=Path)
    added.add_argument("--on", type=_day, metavar="DATE")
    added.add_argument("--json", action="store_true")
    _add_passphrase(added)
    added = command("report", commands.report, _("make the report for a reassessment"))
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
    added = command("kit", commands.kit, _("make blank paper sheets"))
    added.add_argument("-o", dest="target", type=_pdf_name, required=True, metavar="OUT.pdf")
    added.add_argument("--page", type=Page, choices=tuple(Page), default=Page.A4, metavar="a4|letter")
    added = command("coach", commands.coach, _("print the coach's clues for goal statements"))
    added.add_argument("texts", nargs="*", metavar="TEXT", help=_("a statement; - reads one from each line"))
    added.add_argument("--json", action="store_true", help=_("a JSON object a line, the one form there is"))
    added = command("check", commands.check, _("say whether a workbook is sound, without showing what is in it"))
    added.add_argument("file", type=Path)
    added.add_argument("--quick", action="store_true", help=_("look at the pages, not at each entry"))
    _add_passphrase(added)
    for name, carry_out, source, text in (
        ("backup", commands.backup, "FILE", _("make a checked copy of a workbook")),
        ("restore", commands.restore, "BACKUP", _("bring a checked copy back")),
    ):
        added = command(name, carry_out, text)
        added.add_argument("file", type=Path, metavar=source)
        added.add_argument("-o", dest="target", type=Path, required=True, metavar="DEST")
        _add_passphrase(added)
    for name, carry_out, text in (
        ("protect", commands.protect, _("encrypt a workbook with a passphrase and print its recovery key")),
        ("passphrase", commands.protect, _("change the passphrase of a workbook and print its new recovery key")),
        ("unprotect", commands.unprotect, _("take the passphrase off a workbook")),
    ):
        added = command(name, carry_out, text)
        added.set_defaults(name=name)
        added.add_argument("file", type=Path)
        _add_passphrase(added)
        if carry_out is commands.protect:
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
