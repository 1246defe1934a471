"""Reports of whole workbooks: how many pages they take, and what stands on the first and on the sheet."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.report.reading import (
    check_accessible,
    check_every_mark_has_one_element,
    level_lines,
    page_text,
    placed_words,
    squeezed,
    tagged_text,
)
from tests.report.workbooks import TODAY, in_arabic, many_goals, one_goal, three_goals
from workbook.domain.contents import Contents
from workbook.domain.reassessment import InTheWay, Obstacle, OwnWords, Page, PrivateKind
from workbook.report.document import set_type
from workbook.services.assembly import assemble_newest

SHEET = "What we decide today"
WHOLE = {
    "one goal": lambda: assemble_newest(one_goal(), today=TODAY),
    "three goals": lambda: assemble_newest(three_goals(), today=TODAY, include=tuple(PrivateKind)),
    "twelve goals": lambda: assemble_newest(many_goals(), today=TODAY, page=Page.LETTER),
    "arabic": lambda: assemble_newest(in_arabic(), today=TODAY, include=tuple(PrivateKind)),
    "large print": lambda: assemble_newest(three_goals(), today=TODAY, large_print=True),
    "a later period": lambda: assemble_newest(three_goals(), today=TODAY, start=date(2026, 6, 1)),
}


def pages(contents: Contents, folder: Path, page: Page, *include: PrivateKind, large_print: bool = False) -> list[str]:
    pdf = folder / "a.pdf"
    report = assemble_newest(contents, today=TODAY, page=page, include=include, large_print=large_print)
    pdf.write_bytes(set_type(report))
    return page_text(pdf).split("\f")[:-1]


@pytest.mark.parametrize("page", Page)
def test_twelve_goals_and_five_years_start_with_one_page(page: Page, tmp_path: Path) -> None:
    found = pages(many_goals(), tmp_path, page)
    assert all(f"{number}. " in found[0] for number in range(1, 13))
    assert "In this session" in found[0]
    assert "What I would like to talk about" in found[0]
    assert found[1].lstrip().startswith(("Private", "Goal 1"))
    assert "Goal 1\n" in found[1]
    assert len(found) <= (22 if page is Page.A4 else 28)


@pytest.mark.parametrize("page", Page)
def test_few_goals_have_one_page_each_for_the_start_and_for_the_session(page: Page, tmp_path: Path) -> None:
    for contents in (one_goal(), three_goals(), many_goals(4 if page is Page.A4 else 3, 8)):
        found = pages(contents, tmp_path, page)
        assert "In this session" in found[0]
        (sheet,) = (each for each in found if SHEET in each)
        assert sheet.count("We agree on this goal:") == len(contents.goals)
        assert "We look again on" in sheet


@pytest.mark.parametrize("name", WHOLE)
def test_whole_reports_hold_up_as_tagged_files(name: str, tmp_path: Path) -> None:
    data = set_type(WHOLE[name]())
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(data)
    check_accessible(pdf)
    check_every_mark_has_one_element(data)


def test_a_part_is_read_once_though_two_ways_to_set_it_were_tried(tmp_path: Path) -> None:
    text = "".join(pages(many_goals(), tmp_path, Page.A4))
    assert text.count("What stands out") == 1
    assert text.count(SHEET) - text.count(f"{SHEET}, continued") == 1


def test_marks_on_page_one_are_explained_where_they_are(tmp_path: Path) -> None:
    first = pages(three_goals(), tmp_path, Page.A4)[0]
    assert "my therapist’s rating" in first
    assert "double line: a new wording" in first
    first = pages(one_goal(), tmp_path, Page.A4)[0]
    assert "my ratings" in first
    assert not any(words in first for words in ("my therapist’s rating", "double line", "gap: no check-in"))


def test_a_new_meaning_in_the_same_words_is_told_on_every_page_as_that(tmp_path: Path) -> None:
    contents = three_goals()
    first, second = contents.goals[0].versions
    same = replace(contents.goals[0], versions=(first, replace(first, version=2, start=second.start, target=9)))
    found = pages(replace(contents, goals=(same, *contents.goals[1:])), tmp_path, Page.A4)
    page = " ".join(found[1].split())
    assert "Meaning changed on 14 April, wording the same." in page
    assert "new meaning, 14 April" in page
    assert "Earlier meaning" in page
    assert "ratings of an earlier meaning" in found[0]
    assert "double line: a new meaning in the same words" in " ".join(found[0].split())
    assert not any(words in text for text in found for words in ("new wording", "earlier wording", "Earlier wording"))


def test_page_one_names_the_page_of_the_sheet(tmp_path: Path) -> None:
    for contents in (one_goal(), many_goals(), in_arabic()):
        found = pages(contents, tmp_path, Page.A4, *PrivateKind)
        number = next(place for place, text in enumerate(found, start=1) if SHEET in text)
        assert f"fillinthesheetonpage{number}." in squeezed(tagged_text(tmp_path / "a.pdf"))


@pytest.mark.parametrize(
    ("large_print", "asked"), [(False, "read this page, choose"), (True, "read these 3 pages, choose")]
)
def test_page_one_asks_to_read_the_pages_that_belong_to_it(tmp_path: Path, large_print: bool, asked: str) -> None:
    found = pages(many_goals(), tmp_path, Page.A4, large_print=large_print)
    assert squeezed(asked) in squeezed(tagged_text(tmp_path / "a.pdf"))
    assert squeezed("Where my therapy goals stand, continued") in squeezed(found[2]) or not large_print


def test_the_words_that_count_the_pages_are_counted_too(tmp_path: Path) -> None:
    """With 34 lines "these 2 pages" made a third page of what was two with "this page"."""
    (prepared,) = three_goals().reassessments[1:]
    for lines in (33, 34, 35):
        helped = OwnWords(helped="\n".join(f"line {number}" for number in range(lines)))
        contents = replace(one_goal(), reassessments=(replace(prepared, start=date(2026, 6, 20), own_words=helped),))
        found = [
            " ".join(each.split()) for each in pages(contents, tmp_path, Page.LETTER, *PrivateKind, large_print=True)
        ]
        count = next(number for number, text in enumerate(found) if text.startswith("Private Goal 1 "))
        sheet = next(number for number, text in enumerate(found, start=1) if SHEET in text)
        told = squeezed(tagged_text(tmp_path / "a.pdf"))
        assert squeezed(f"read these {count} pages, talk about the goal, fill in the sheet on page {sheet}.") in told


def test_a_page_that_continues_a_part_says_so(tmp_path: Path) -> None:
    found = pages(many_goals(), tmp_path, Page.A4)
    sheets = [text for text in found if SHEET in text]
    assert len(sheets) > 1
    assert f"{SHEET}, continued" not in sheets[0]
    assert all(text.startswith(f"{SHEET}, continued") for text in sheets[1:])


def test_a_page_on_which_something_begins_continues_only_that(tmp_path: Path) -> None:
    therapy, in_the_way = "How therapy itself is going", "What may be in the way, and what we could do"
    contents = three_goals()
    prepared = contents.reassessments[-1]
    ticked = tuple(Obstacle(item=each) for each in InTheWay)
    contents = replace(contents, reassessments=(replace(prepared, in_the_way=ticked),))
    found = [" ".join(text.split()) for text in pages(contents, tmp_path, Page.A4, large_print=True)]
    starts = [text.removeprefix("Private ") for text in found]
    at = next(number for number, text in enumerate(starts) if text.startswith(in_the_way))
    assert starts[at - 1].startswith(f"{therapy}, continued")
    assert starts[at + 1].startswith(f"{in_the_way}, continued")


def test_a_goal_whose_date_has_gone_by_says_so_on_page_one_of_many() -> None:
    rows = assemble_newest(many_goals(), today=TODAY).brief.goals
    told = {row.number for row in rows if row.sentence.endswith(" Its date has gone by.")}
    assert told == set(range(1, 13)) - {8}


def test_gaps_are_called_what_they_are(tmp_path: Path) -> None:
    """The made-up goals of many years were each left out of check-ins that took place."""
    text = " ".join("".join(pages(many_goals(), tmp_path, Page.A4)).split())
    assert "gap: not rated" in text
    assert "“/” not rated at that check-in" in text
    assert "no check-in;" not in text
    text = " ".join("".join(pages(three_goals(), tmp_path, Page.A4)).split())
    assert "gap: no check-in" in text
    assert "gap: not rated" not in text


def test_a_statement_without_answers_has_no_chart(tmp_path: Path) -> None:
    (page,) = (each for each in pages(one_goal(), tmp_path, Page.A4) if "How therapy itself is going" in each)
    assert page.count("Not answered yet.") == 3
    assert page.count("very much\n") == 1


def test_what_the_person_asks_has_a_place_on_the_sheet_where_there_is_room(tmp_path: Path) -> None:
    question = "What smaller step could help me speak up on Mondays?"
    (sheet,) = (each for each in pages(three_goals(), tmp_path, Page.A4) if SHEET in each)
    assert question in sheet
    sheets = [each for each in pages(many_goals(), tmp_path, Page.A4) if SHEET in each]
    assert "Which three matter now?" in sheets[0]


def test_a_line_to_write_on_keeps_clear_of_the_next_rule(tmp_path: Path) -> None:
    contents = three_goals()
    for each in (contents, many_goals()):
        number = next(n for n, text in enumerate(pages(each, tmp_path, Page.A4), start=1) if SHEET in text)
        heights = level_lines((tmp_path / "a.pdf").read_bytes(), number, shortest=300)
        assert len(heights) > 5
        assert min(above - below for above, below in pairwise(heights)) > 10


def test_short_parts_share_a_page(tmp_path: Path) -> None:
    found = pages(three_goals(), tmp_path, Page.A4, *PrivateKind)
    assert len(found) == 7
    assert not any(len(text.split()) < 60 for text in found)


def test_own_words_stand_under_their_numbers_on_the_sheet(tmp_path: Path) -> None:
    found = pages(one_goal(), tmp_path, Page.A4)
    number = next(place for place, text in enumerate(found, start=1) if SHEET in text)
    words = placed_words(tmp_path / "a.pdf", number)
    zero, ten = (next(each for each in words if each.text == text) for text in ("0", "10"))
    first = next(each for each in words if each.text == "Awake")
    last = next(each for each in words if each.text == "night" and each.left > ten.left - 50)
    assert abs(first.left - zero.left) < 8
    assert abs(last.right - ten.right) < 8


def test_an_event_that_runs_right_to_left_ends_before_its_day(tmp_path: Path) -> None:
    found = pages(in_arabic(), tmp_path, Page.A4, *PrivateKind)
    number = next(place for place, text in enumerate(found, start=1) if "Goal 1\n" in text)
    words = placed_words(tmp_path / "a.pdf", number)
    comma = next(place for place, each in enumerate(words) if each.text == "," and words[place + 1].text == "18")
    event = [each for each in words[:comma] if abs(each.top - words[comma].top) < 4]
    assert event
    assert max(each.right for each in event) <= words[comma].left


def test_what_runs_right_to_left_begins_beside_its_label(tmp_path: Path) -> None:
    """Short answers end where the widest of them does, not at the far edge of the page."""
    found = pages(in_arabic(), tmp_path, Page.A4)
    number = next(place for place, text in enumerate(found, start=1) if "Goal 3\n" in text)
    words = placed_words(tmp_path / "a.pdf", number)
    label = next(each for each in words if each.text == "shows")
    answer = [each for each in words if abs(each.top - label.top) < 8 and each.left > label.right]
    assert answer
    assert max(each.right for each in answer) < 400
