"""Everything in a workbook as one HTML file, for reading without this program. All text in it is escaped."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum

from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.rating import Rating
from workbook.domain.reassessment import InTheWay
from workbook.exchange.readable_words import field_words  # noqa: TID253 - its own room
from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.in_the_way import item_text
from workbook.services.labels import label

_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "dt{font-weight:600}dd{margin:0 0 .5rem 1rem}table{border-collapse:collapse}"
    "th,td{border:1px solid;padding:.25rem .5rem;text-align:start;vertical-align:top}"
    "dd,td,h2,h3{white-space:pre-wrap;overflow-wrap:anywhere}"
)
_NOT_FOR_READING = frozenset({"id", "goal", "version", "checkin", "reassessment", "starter", "dismissed_hints"})
"""Fields that tie entries together, and what the coach was told."""


def write_readable(contents: Contents) -> bytes:
    """Return a whole workbook as an HTML page that loads nothing and runs nothing."""
    names = {goal.id: goal.newest.name for goal in contents.goals}
    body = [
        _heading(1, _("My workbook")),
        _described(contents.therapy),
        *(part for goal in contents.goals for part in _goal(goal, contents.ratings)),
        *_listed(_("Check-ins"), contents.check_ins, names),
        *_listed(_("What happened"), contents.events, names),
        *_listed(_("Reassessments"), contents.reassessments, names),
        *_listed(_("My people and numbers"), contents.people, names),
    ]
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_escaped(_('Workbook'))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _goal(goal: Goal, ratings: Sequence[Rating]) -> Iterable[str]:
    yield _heading(2, goal.newest.name or _("A goal without a title"))
    yield _described(goal, without={"versions"})
    for version in goal.versions:
        yield _heading(3, _("Wording {number}").format(number=version.version))
        yield _described(version)
    of_goal = [rating for rating in ratings if rating.goal == goal.id]
    if of_goal:
        yield _heading(3, _("Ratings"))
        yield _table(of_goal)


def _table(ratings: Sequence[Rating]) -> str:
    names = [each.name for each in fields(Rating) if each.name not in _NOT_FOR_READING - {"version"}]
    head = "".join(f"<th>{_escaped(field_words(name))}</th>" for name in names)
    rows = [
        "".join(f'<td dir="auto">{_cell(name, getattr(rating, name))}</td>' for name in names) for rating in ratings
    ]
    return f"<table>\n<tr>{head}</tr>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _cell(name: str, value: object) -> str:
    if value is None:
        return _escaped(_("not sure")) if name == "value" else ""
    return _value(value, {})


def _listed(heading: str, entries: Sequence[object], names: dict[str, str]) -> Iterable[str]:
    if entries:
        yield _heading(2, heading)
    for entry in entries:
        on = getattr(entry, "on", None)
        if on is not None:
            yield _heading(3, full_day(on))
        yield _described(entry, names)


def _described(entry: object, names: dict[str, str] | None = None, without: Iterable[str] = ()) -> str:
    """Return all fields of an entry that hold something as a list of terms; `names` tells what goals are called."""
    parts = []
    for each in fields(entry):  # type: ignore[arg-type]
        value = getattr(entry, each.name)
        if each.name == "goal" and names is not None:
            parts.append(_term(_("Goal"), _escaped(names.get(value, ""))))
        elif each.name not in {*_NOT_FOR_READING, *without} and value not in (None, (), {}) and _holds(value):
            parts.append(_term(field_words(each.name), _value(value, names)))
    return "<dl>\n" + "\n".join(parts) + "\n</dl>"


def _holds(value: object) -> bool:
    """Tell whether an inner object has anything in it."""
    return not is_dataclass(value) or any(getattr(value, each.name) not in (None, ()) for each in fields(value))


def _term(name: str, value: str) -> str:
    return f'<dt>{_escaped(name)}</dt><dd dir="auto">{value}</dd>'


def _value(value: object, names: dict[str, str] | None) -> str:
    match value:
        case bool():
            return _escaped(_("yes") if value else _("no"))
        case InTheWay():
            return _escaped(item_text(value))
        case GoalStatus() | StrEnum():
            return _escaped(label(value))
        case date():
            return _escaped(full_day(value))
        case tuple():
            return "<ul>" + "".join(f'<li dir="auto">{_value(item, names)}</li>' for item in value) + "</ul>"
        case str() | int():
            return _escaped(str(value))
    if is_dataclass(value):
        return _described(value, names)
    answers = [(label(key), _("not sure") if answer is None else str(answer)) for key, answer in value.items()]  # type: ignore[attr-defined]
    return "<ul>" + "".join(f"<li>{_escaped(key)}: {_escaped(answer)}</li>" for key, answer in answers) + "</ul>"


def _heading(level: int, text: str) -> str:
    return f'<h{level} dir="auto">{_escaped(text)}</h{level}>'


def _escaped(text: str) -> str:
    """Return text as HTML; control characters, which no page may hold, are shown as �."""
    shown = "".join(letter if letter >= " " or letter in "\t\n\r" else "\ufffd" for letter in text)
    return html.escape(shown).replace("\x7f", "\ufffd")
