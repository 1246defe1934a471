"""All tests run without a screen unless the caller names a platform, and none of them against the clock."""

import gc
import itertools
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

WHOLE_EVERY = 20
"""Tests from one look at all objects to the next, which takes 0.1 s."""
_numbers = itertools.count(1)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Give the application of the tests the style that the program's has."""
    from workbook.start import STYLE  # brings Qt, which most tests do without

    return ["tests", *STYLE]


@pytest.fixture(autouse=True)
def collects_between_tests() -> Iterator[None]:
    """Collect garbage between tests only, as the program does at quiet moments: see `workbook.gui.sweeper`."""
    gc.disable()
    yield
    gc.collect(1 if next(_numbers) % WHOLE_EVERY else 2)
