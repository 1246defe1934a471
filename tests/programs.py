"""Programs of the system that some tests need beside Python; where one is missing, the test is skipped."""

import shutil

import pytest


def needed(program: str) -> str:
    """Return the path of a program, or skip the test that needs it."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed; .ci/run installs it")
    return path
