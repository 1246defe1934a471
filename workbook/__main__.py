"""Starts the program: a command, or the window."""

import sys

from workbook.cli import run


def main() -> int:
    """Run the command line of this process and return its exit code."""
    asked = run(sys.argv[1:])
    if isinstance(asked, int):
        return asked
    from workbook.app import run as show_window  # Qt is heavy, and no command needs it

    return show_window(asked)


if __name__ == "__main__":
    sys.exit(main())
