"""Every fault, injected a few times: nothing acknowledged is lost, and nothing else goes wrong."""

import pytest

from tests.faults.registry import FAULTS, NotPossibleHereError, inject


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost(name: str) -> None:
    try:
        tally = inject(name, FAULTS[name].few)
    except NotPossibleHereError as reason:
        pytest.skip(str(reason))
    assert (tally.lost, tally.failures) == (0, [])
    assert tally.injected > 0
