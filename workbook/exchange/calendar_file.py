"""Reminders as a calendar file: days on which a check-in is due, and the next reassessment. No word about therapy."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from workbook.domain.contents import Contents
from workbook.domain.limits import LAST_DAY
from workbook.domain.rhythm import answered_by, coming_reassessment, due_days, first_baseline, is_asked
from workbook.resources import translate as _

DAYS_AHEAD = 24
"""Due days in one file."""
USUAL_HOUR = 18
_NAMESPACE = UUID("f4a1c1de-5d0b-4f4e-9d38-6a1f3f0c2b77")


def write_calendar(contents: Contents, today: date, hour: int = USUAL_HOUR) -> bytes:
    """Return the next 24 due days and the reassessment as all-day events that remind at `hour`, 0-23, local time.

    Each event is a day of its own, so that a month that was missed leaves nothing behind, and keeps its identity when
    the file is made again. Days and hours carry no time zone: they are those of wherever the calendar is looked at.
    """
    from icalendar import Alarm, Calendar, Event  # heavy, and reminders are asked for once

    calendar = Calendar()
    calendar.add("prodid", "-//workbook//EN")
    calendar.add("version", "2.0")
    for kind, day in (*_check_ins(contents, today), *_reassessment(contents, today)):
        event, alarm = Event(), Alarm()
        event.add("uid", str(uuid5(_NAMESPACE, f"{contents.therapy.id or ''} {kind} {day.isoformat()}")))
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", _("Workbook"))
        event.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("Workbook"))
        alarm.add("trigger", timedelta(hours=hour))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _check_ins(contents: Contents, today: date) -> Iterator[tuple[str, date]]:
    found = 0
    for due in due_days(contents.therapy, first_baseline(contents.goals, contents.ratings), LAST_DAY):
        if due.on < today or answered_by(due, contents.check_ins) is not None:
            continue
        if is_asked(due.on, contents.therapy, contents.goals, contents.events):
            yield "check-in", due.on
            found += 1
        if found == DAYS_AHEAD:
            return


def _reassessment(contents: Contents, today: date) -> Iterator[tuple[str, date]]:
    day = coming_reassessment(contents.therapy, contents.reassessments)
    if day is not None and day >= today:
        yield "reassessment", day
