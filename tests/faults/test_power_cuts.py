"""The simulator that says that power cuts lose nothing is no yes-sayer."""

from pathlib import Path

import pytest

from tests.faults.power_cuts import cut_power_under
from tests.programs import needed


@pytest.fixture(autouse=True)
def compiler() -> str:
    return needed("cc")


def test_the_simulator_breaks_a_file_that_is_never_synced(tmp_path: Path) -> None:
    tally = cut_power_under(["journal_mode=DELETE", "synchronous=OFF"], 300, 1, tmp_path)
    assert tally.lost > 0
    assert tally.failures


def test_the_simulator_loses_just_the_last_answer_when_the_folder_is_not_synced(tmp_path: Path) -> None:
    tally = cut_power_under(["journal_mode=DELETE", "synchronous=FULL"], 600, 1, tmp_path)
    assert 0 < tally.lost <= tally.injected
    assert tally.failures == []
