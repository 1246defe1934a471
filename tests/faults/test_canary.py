"""The canary sits in every text there is."""

from tests.faults.canary import CANARY, canary_contents, text_fields, texts_of
from workbook.domain.contents import Contents


def test_the_canary_is_in_every_text() -> None:
    found = list(texts_of(canary_contents()))
    assert all(text and CANARY in text for _kind, _name, text in found)
    assert {(kind, name) for kind, name, _text in found} == set(text_fields(Contents))
    assert len({(kind, name) for kind, name, _text in found}) > 40
