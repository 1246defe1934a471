"""Goals by the numbers they have in the report."""

from collections.abc import Sequence

from workbook.resources import translate as _
from workbook.services.days import listed

_RUN = 3
"""From so many numbers in a row on, the first and the last are named."""


def named(numbers: Sequence[int]) -> str:
    """Return goals, whose numbers rise, in words: "Goal 1", "Goals 1, 2 and 4", "Goals 1 to 4 and 6"."""
    if len(numbers) == 1:
        return _("Goal {number}").format(number=numbers[0])
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        if len(run) < _RUN:
            texts += [str(number) for number in run]
        else:
            texts.append(_("{first} to {last}").format(first=run[0], last=run[-1]))
    return _("Goals {numbers}").format(numbers=listed(texts))
