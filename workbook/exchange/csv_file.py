"""The ratings as a table for a spreadsheet."""

import csv
import io

from workbook.domain.contents import Contents

HEAD = ("goal_id", "goal", "version", "on", "kind", "rater", "value", "level", "worked_on", "note")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_csv(contents: Contents) -> bytes:
    """Return the ratings by day, then file order: UTF-8 with BOM, comma, CRLF, no cell that runs as a formula."""
    names = {(goal.id, each.version): each.name for goal in contents.goals for each in goal.versions}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for rating in sorted(contents.ratings, key=lambda each: each.on):
        writer.writerow(
            (
                _safe(rating.goal),
                _safe(names.get((rating.goal, rating.version), "")),
                rating.version,
                rating.on.isoformat(),
                rating.kind.value,
                rating.rater.value,
                "" if rating.value is None else rating.value,
                "" if rating.level is None else rating.level,
                "" if rating.worked_on is None else str(rating.worked_on).lower(),
                _safe(rating.note or ""),
            )
        )
    return text.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
