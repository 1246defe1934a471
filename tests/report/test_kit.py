"""The blank sheets."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.reading import check_accessible, check_every_mark_has_one_element, page_text
from workbook.domain.reassessment import Page
from workbook.report.kit import blank_kit


@pytest.mark.parametrize("page", list(Page))
def test_the_kit_is_one_page_for_a_goal_and_one_for_a_check_in(page: Page, tmp_path: Path) -> None:
    data = blank_kit(page)
    pdf = tmp_path / "kit.pdf"
    pdf.write_bytes(data)
    check_every_mark_has_one_element(data)
    check_accessible(pdf)
    with pikepdf.open(BytesIO(data)) as kit:
        assert len(kit.pages) == 2
    assert "My words: what do I want to be different?" in page_text(pdf, page=1)
    assert "How is therapy itself going?" in page_text(pdf, page=2)
    assert "How much it helped" in page_text(pdf, page=2)
    assert blank_kit(page) == data
    assert not any(words in page_text(pdf) for words in ("this month", "weeks"))  # it fits every rhythm
