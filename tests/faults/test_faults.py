"""Every fault, injected a few times: nothing acknowledged is lost, and nothing else goes wrong."""

from collections.abc import Sequence

import pytest

from tests.faults.registry import FAULTS, NotPossibleHereError, groups, inject


@pytest.mark.parametrize("names", groups(), ids="+".join)
def test_nothing_is_lost(names: Sequence[str]) -> None:
    try:
        tallies = inject({name: FAULTS[name].few for name in names})
    except NotPossibleHereError as reason:
        pytest.skip(str(reason))
    assert [(tally.fault, tally.lost, tally.failures) for tally in tallies if tally.lost or tally.failures] == []
    assert [tally.fault for tally in tallies if not tally.injected] == []
    assert len(tallies) == len(names)
