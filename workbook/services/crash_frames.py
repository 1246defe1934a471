"""Where a bug happened, in our own code, without a word of what the person wrote."""

from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from workbook import __version__

_OURS = Path(__file__).resolve().parent.parent


def frames_of(kind: type[BaseException], traceback: TracebackType | None) -> str:
    """Return the name of the error and our own frames, innermost last: file, line and function, never a value."""
    lines = [f"workbook {__version__}", kind.__name__]
    for frame, line in walk_tb(traceback):
        path = Path(frame.f_code.co_filename).resolve()
        if path.is_relative_to(_OURS):
            lines.append(f"{path.relative_to(_OURS).as_posix()}:{line} {frame.f_code.co_name}")
    return "\n".join(lines)
