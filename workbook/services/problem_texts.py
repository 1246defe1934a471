"""One clear sentence for each thing that can be wrong with an entry or with a file."""

from datetime import date

from workbook.domain.problems import InputProblem
from workbook.resources import translate as _
from workbook.services.problems import StorageProblem

LONGEST_REPEATED = 40
"""Text longer than this many characters is never repeated in a sentence."""


def shown(value: object) -> str:
    """Return a value as it may stand in a sentence: controls escaped, long text left out."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    if len(text) > LONGEST_REPEATED:
        return _("this text")
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def problem_sentence(problem: InputProblem) -> str:
    """Return the sentence for an entry that cannot be taken, its place first where there is one."""
    details = problem.details
    choices = details.get("choices")
    listed = ", ".join(str(choice) for choice in choices) if isinstance(choices, tuple) else ""
    filled = {key: shown(value) for key, value in details.items() if key != "choices"}
    sentence = _SENTENCES[problem.key]().format(**filled, choices=listed)
    return f"{problem.place}: {sentence}" if problem.place else sentence


_SENTENCES = {
    "empty": lambda: _("is empty"),
    "too_long": lambda: _("is {length} characters long; {most} is the most"),
    "nul": lambda: _("holds a NUL character, which cannot be kept"),
    "surrogate": lambda: _("holds half a character (a lone surrogate), which cannot be kept"),
    "out_of_range": lambda: _("{value} is not between {low} and {high}"),
    "day_out_of_range": lambda: _("{value} is not between {low} and {high}"),
    "before": lambda: _("{value} is before {other}, {limit}"),
    "not_a_time": lambda: _("{value} is not a time such as 2026-01-02T18:03:11+01:00"),
    "twice": lambda: _("{value} stands there twice"),
    "not_rising": lambda: _("{value} is not after {limit}"),
    "not_a_closing": lambda: _("{value} is not one of reached, content, set_aside"),
    "missing_for_closed": lambda: _("is missing; a goal that is {status} has one"),
    "only_for_closed": lambda: _("is there, but the goal is {status}"),
    "needs_version": lambda: _("is empty; a goal that is no draft has a version"),
    "needs_name": lambda: _("has neither a title nor a statement"),
    "not_next": lambda: _("{value} stands where {limit} belongs"),
    "months_or_weeks": lambda: _("has to have either months or weeks"),
    "no_such": lambda: _("there is no {what} {value}"),
    "day_has_passed": lambda: _("can be corrected on its own day, {value}; later, a change of the goal is the way"),
    "first_rating_stays": lambda: _("is the first rating of a wording and stays as long as that does"),
    "second_check_in": lambda: _("there is another check-in on {value}"),
    "start_on_day": lambda: _("a start was written on {value}; there it stays"),
    "file_too_large": lambda: _("The file is larger than {most} bytes."),
    "not_utf8": lambda: _("Line {line}, column {column}: this is not UTF-8 text."),
    "not_json": lambda: _("Line {line}, column {column}: this is not JSON."),
    "too_deep": lambda: _("Line {line}, column {column}: nested deeper than {most} levels."),
    "not_a_number": lambda: _("Line {line}, column {column}: {value} is not a number that can be kept."),
    "number_too_long": lambda: _("Line {line}, column {column}: this number has more than {most} digits."),
    "key_twice": lambda: _('The key "{value}" stands twice in one object.'),
    "not_an_object": lambda: _("is not an object"),
    "not_a_list": lambda: _("is not a list"),
    "null_in_list": lambda: _("is null; a list holds no null"),
    "unknown_key": lambda: _('the key "{value}" is not known'),
    "missing": lambda: _("is missing"),
    "not_text": lambda: _("is not text"),
    "not_whole": lambda: _("is not a whole number"),
    "not_true_or_false": lambda: _("is not true or false"),
    "not_a_day": lambda: _("{value} is not a date such as 2026-01-31"),
    "not_one_of": lambda: _("{value} is not one of {choices}"),
    "not_ours": lambda: _("this is not a file of the format {limit}"),
    "newer_version": lambda: _("{value} is newer than this program, which knows version {limit}"),
}


def storage_sentence(problem: StorageProblem) -> str:
    """Return the sentence for trouble with a file: what happened, and what is safe."""
    filled = {key: shown(value) for key, value in problem.details.items()}
    return _STORAGE_SENTENCES[problem.key]().format(**filled)


_STORAGE_SENTENCES = {
    "missing": lambda: _("There is no such file."),
    "exists": lambda: _("There is a file of that name; it was left as it is."),
    "empty": lambda: _("This file is empty, so it is not a workbook; it was left as it is."),
    "not_a_workbook": lambda: _("This file is not a workbook; it was left as it is."),
    "damaged": lambda: _("This workbook is damaged; it was left as it is. A backup can be restored."),
    "newer": lambda: _("This workbook was made by a newer version of the program; it was left as it is."),
    "wrong_key": lambda: _("This passphrase does not open the workbook."),
    "needs_passphrase": lambda: _("This workbook is protected by a passphrase."),
    "protected_already": lambda: _("This workbook has a passphrase already; passphrase changes it."),
    "not_protected": lambda: _("This workbook has no passphrase."),
    "no_passphrase_given": lambda: _("There is no new passphrase; give one with --new-passphrase-file."),
    "in_use": lambda: _("This workbook is open in another window."),
    "in_use_elsewhere": lambda: _("This workbook seems to be open on another computer."),
    "disk_full": lambda: _("The disk is full; nothing of this was saved."),
    "read_only": lambda: _("This place can be read, not written; nothing of this was saved."),
    "unreadable": lambda: _("The file cannot be read."),
    "unwritable": lambda: _("The file cannot be written; nothing of this was saved."),
    "replaced": lambda: _("The file was moved, deleted or replaced while it was open; nothing was written to it."),
    "backup_failed": lambda: _("The backup could not be made; the workbook itself is safe."),
    "extra_backup_failed": lambda: _(
        "The backup on this computer was made; the one in the folder you chose could not be made."
    ),
    "too_large": lambda: _("This would be larger than an exchange file may be, {most} bytes; nothing was written."),
}
