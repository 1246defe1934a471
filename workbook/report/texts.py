"""The fixed words of the report: headings and the words beside empty form fields."""

from workbook.resources import translate as _


def page_number(page: int, pages: int) -> str:
    """Return "1 of 7"."""
    return _("{page} of {pages}").format(page=page, pages=pages)


def numbered(number: int, name: str) -> str:
    """Return the name of a goal with its number."""
    return _("{number}. {name}").format(number=number, name=name)


def goal_number(number: int) -> str:
    """Return "Goal 3"."""
    return _("Goal {number}").format(number=number)


def continued(title: str) -> str:
    """Return what stands over a page that continues a part."""
    return _("{title}, continued").format(title=title)


def therapy_title() -> str:
    """Return the title of the page about therapy."""
    return _("How therapy itself is going")


def in_the_way_title() -> str:
    """Return the title over what may be in the way."""
    return _("What may be in the way, and what we could do")


def these_pages(count: int) -> str:
    """Return what page one calls itself, with the pages after it that belong to it."""
    return _("this page") if count == 1 else _("these {count} pages").format(count=count)


def sheet_title() -> str:
    """Return the title of the sheet for the session."""
    return _("What we decide today")


def small_print_title() -> str:
    """Return the title of the small print."""
    return _("What the numbers can and cannot say")


def scale_line(name: str) -> str:
    """Return what a blank line from 0 to 10 is for, for somebody who hears the page."""
    return _("A line from 0 to 10 for the therapist’s rating of “{name}”").format(name=name)


def lacking_mark() -> str:
    """Return the note on a page with a letter that could not be printed."""
    return _("\ufffd stands for a letter that no font on this computer has.")
