"""What the window gets from the rooms it may not enter: setting type, the exchange file, writing files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.gui.dialogs import Dialogs

if TYPE_CHECKING:
    from workbook.domain.contents import Contents
    from workbook.domain.reassessment import Page as Paper
    from workbook.gui.desk import Desk
    from workbook.gui.preferences import Preferences
    from workbook.services.report import Report
    from workbook.services.shelf import Advance


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Functions put in by `app`; each loads what it needs when it is first called, on a worker's thread.

    Those that read or write files raise `StorageProblem`; reading an exchange file raises `InputProblem`.
    """

    set_type: Callable[[Report, Advance], bytes]
    """The report as PDF."""
    blank_kit: Callable[[Paper], bytes]
    """Blank paper sheets as PDF."""
    read_exchange: Callable[[Path], Contents]
    write_exchange: Callable[[Contents], bytes]
    write_csv: Callable[[Contents], bytes]
    write_readable: Callable[[Contents], bytes]
    """Everything as one HTML file."""
    write_calendar: Callable[[Contents, date, int], bytes]
    """Reminders as a calendar file: from a day on, with an alarm at this hour."""
    write_file: Callable[[Path, bytes], None]
    """Written beside the target and moved over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What every page gets: the desk, the settings and the tools."""

    desk: Desk
    preferences: Preferences
    tools: Tools
    default_path: Path
    """Where the workbook lives unless another place is chosen."""
    usual_name: str
    """What the workbook there is called."""
    locale: str
    """The system's locale, such as "en_GB"."""
    dialogs: Dialogs = field(default_factory=Dialogs)
    """The system's file dialogs, printer and browser."""
