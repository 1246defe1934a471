"""What a person chose for the program on this computer; kept outside every workbook."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """Light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNumber:
    """A person's number that Get help now shows while the workbook is locked, kept unprotected on purpose.

    `workbook` is the id of the workbook it came from, `person` the id of the person in it.
    """

    workbook: str
    person: str
    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings. `text_size` is in percent, 100-200; `idle_minutes` 0 switches the idle lock off."""

    look: Look = Look.SYSTEM
    text_size: int = 100
    language: str | None = None
    region: str | None = None
    idle_minutes: int = 5
    backup_folder: str | None = None
    reminder_hour: int = 18
    show_ratings_on_home: bool = True
    recent_files: tuple[str, ...] = ()
    public_numbers: tuple[PublicNumber, ...] = ()
