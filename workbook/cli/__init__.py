"""The command line: the same functions as the window, for scripts and for people whose window does not start."""

import sys
from collections.abc import Sequence

from workbook.cli.usage import command_line, window_request
from workbook.domain.problems import InputProblem
from workbook.paths import WindowRequest
from workbook.services.problem_texts import problem_sentence, storage_sentence
from workbook.services.problems import StorageProblem

DONE, NOT_IN_ORDER, WRONG_USAGE, WRONG_KEY, IN_USE = range(5)
_EXIT_CODES = {"needs_passphrase": WRONG_KEY, "wrong_key": WRONG_KEY, "in_use": IN_USE, "in_use_elsewhere": IN_USE}
_COMMANDS = frozenset(
    [
        "import",
        "export",
        "summary",
        "report",
        "kit",
        "coach",
        "check",
        "backup",
        "restore",
        "protect",
        "unprotect",
        "passphrase",
    ]
)


def run(arguments: Sequence[str]) -> int | WindowRequest:
    """Carry out a command line and return its exit code, or what window it asks for.

    Exit codes: 0 done, 1 not in order, 2 usage, 3 passphrase, 4 in use. Wrong usage ends in `SystemExit`.
    """
    if _first_word(arguments) not in _COMMANDS and not {"-h", "--help", "--version"}.intersection(arguments):
        return window_request(arguments)
    chosen = command_line().parse_args(arguments)
    try:
        chosen.carry_out(chosen)
    except InputProblem as problem:
        return _say(problem_sentence(problem), NOT_IN_ORDER)
    except StorageProblem as problem:
        return _say(storage_sentence(problem), _EXIT_CODES.get(problem.key, NOT_IN_ORDER))
    return DONE


def _first_word(arguments: Sequence[str]) -> str | None:
    """Return the first word that is no option and no option's value: a command, or a file for the window."""
    words = iter(arguments)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
