"""Power cuts lose nothing that was acknowledged, and the simulator that says so is no yes-sayer."""

from pathlib import Path

from tests.faults.power_cuts import cut_power, our_reading, plain_reading


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    tally = cut_power(tmp_path, 400, seed=1, reading=our_reading)
    assert (tally.injected, tally.lost, tally.failures) == (400, 0, [])


def test_the_simulator_breaks_a_file_that_is_never_synced(tmp_path: Path) -> None:
    tally = cut_power(tmp_path, 300, 1, plain_reading, ["journal_mode=DELETE", "synchronous=OFF"])
    assert tally.lost > 0
    assert tally.failures


def test_the_simulator_loses_just_the_last_answer_when_the_folder_is_not_synced(tmp_path: Path) -> None:
    tally = cut_power(tmp_path, 600, 1, plain_reading, ["journal_mode=DELETE", "synchronous=FULL"])
    assert 0 < tally.lost <= tally.injected
    assert tally.failures == []
