"""The hint on a passphrase: length counts, and the same character again and again does not."""

import pytest

from workbook.services.passphrase import strength_hint


@pytest.mark.parametrize(
    ("passphrase", "begins"),
    [
        ("", ""),
        ("secret", "Short"),
        ("Tr0ub4dor&3", "Short"),
        ("elevenorangs", "Fair"),
        ("otter lamp gravel tea", "Long"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "The same few"),
        ("1212121212121212", "The same few"),
        ("красный чайник под мостом", "Long"),
    ],
)
def test_says_how_hard_it_is_to_guess(passphrase: str, begins: str) -> None:
    hint = strength_hint(passphrase)
    assert hint.startswith(begins)
    assert bool(hint) == bool(begins)
