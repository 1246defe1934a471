"""The whole report: what is on it and in which order, its tags, its pages, and what it gives away."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.faults.canary import TODAY, contents_saying
from tests.report.reading import (
    check_accessible,
    check_every_mark_has_one_element,
    elements,
    page_text,
    squeezed,
    tagged_text,
)
from tests.report.samples import OWN, sample_report
from tests.report.test_text import TEXTS
from workbook.domain.reassessment import Page
from workbook.report.document import set_type
from workbook.services.assembly import assemble_newest
from workbook.services.problems import Cancelled
from workbook.services.report import Report

SAMPLES = {
    "one goal, two ratings": sample_report(goals=1, months=2),
    "three goals, eight months": sample_report(),
    "no goal": sample_report(goals=0),
    "large print on letter": sample_report(large_print=True, page=Page.LETTER),
    "arabic": sample_report(own=TEXTS["arabic"], names=[TEXTS["arabic words"], TEXTS["hebrew"]]),
}


@pytest.fixture(params=SAMPLES.keys(), scope="module")
def set_report(request: pytest.FixtureRequest) -> tuple[Report, bytes]:
    report = SAMPLES[request.param]
    return report, set_type(report)


def test_everything_drawn_is_tagged_once(set_report: tuple[Report, bytes]) -> None:
    check_every_mark_has_one_element(set_report[1])


def test_checkers_for_tagged_files_find_nothing(set_report: tuple[Report, bytes], tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_report[1])
    check_accessible(pdf)


def test_headings_step_down_one_at_a_time_and_are_bookmarks_too(set_report: tuple[Report, bytes]) -> None:
    with pikepdf.open(BytesIO(set_report[1])) as pdf:
        levels = [int(str(each.S)[2:]) for each in elements(pdf) if re.fullmatch(r"/H\d", str(each.S))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(level <= before + 1 for before, level in pairwise(levels))
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [set_report[0].first.title]
            parts = [entry.title for entry in outline.root[0].children]
        assert parts[: len(set_report[0].goals)] == [goal.name for goal in set_report[0].goals]


def test_tables_and_figures_say_what_they_are(set_report: tuple[Report, bytes]) -> None:
    with pikepdf.open(BytesIO(set_report[1])) as pdf:
        for each in elements(pdf):
            if each.S == "/TH":
                assert each.A.Scope in ("/Row", "/Column")
            if each.S == "/Figure":
                assert str(each.Alt).strip()
                left, bottom, right, top = (float(edge) for edge in each.A.BBox)
                assert 0 <= left < right <= 612
                assert 0 <= bottom < top <= 842
            if each.S == "/TR":
                assert {str(kid.S) for kid in each.K} <= {"/TH", "/TD"}
            if each.S == "/L":
                assert {str(kid.S) for kid in each.K} == {"/LI"}


def test_every_sentence_is_read_in_the_order_of_the_report(tmp_path: Path) -> None:
    report = sample_report()
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(report))
    read = squeezed(tagged_text(pdf))
    place = 0
    expected = [report.first.occasion, report.first.title, report.first.facts[0].text]
    expected += [each.agreed for each in report.first.agreed if each.agreed is not None]
    assert report.first.in_this_session is not None
    assert report.sheet is not None
    assert report.sheet.day is not None
    expected += [report.first.goals[0].sentence, report.first.stands_out[0], report.first.in_this_session]
    expected += [
        report.goals[0].sentence,
        report.goals[2].sentence,
        "Statement about dread",
        "This is not about blame.",
    ]
    expected += [report.sheet.day, report.sheet.decisions[0], report.sheet.steps[2].text, report.small_print[0]]
    expected += [report.sources[0]]
    for text in expected:
        assert squeezed(text) in read[place:], text
        place = read.index(squeezed(text), place) + 1


def test_what_is_read_is_what_is_seen_on_each_page(tmp_path: Path) -> None:
    """The running matter is the one thing on a page that is not read aloud."""
    report = sample_report()
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(report))
    pages = page_text(pdf).split("\f")[:-1]
    seen = "".join(pages)
    for number in range(1, len(pages) + 1):
        seen = re.sub("^.+, continued$", "", seen, count=1, flags=re.MULTILINE)
        seen = seen.replace(report.private_mark, "", 1).replace(f"{number} of {len(pages)}", "", 1)
    seen = seen.replace(report.foot, "").replace(report.sheet_foot, "")
    assert sorted(filter(str.isalnum, seen)) == sorted(filter(str.isalnum, tagged_text(pdf)))


def test_page_one_stands_alone_and_each_goal_begins_a_page(tmp_path: Path) -> None:
    report = sample_report(names=["First goal here", "Second goal here", "Third goal here"])
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(report))
    assert "In this session I would like us to" in page_text(pdf, page=1)
    pages = page_text(pdf).split("\f")[:-1]
    for number, goal in enumerate(report.goals, start=1):
        first = next(page for page in pages if f"Goal {number}\n" in page)
        assert first.index(f"Goal {number}\n") < first.index(goal.name)
        assert all(f"Goal {other.number}\n" not in first for other in report.goals if other is not goal)


def test_a_goal_is_never_split_on_page_one_or_on_the_sheet(tmp_path: Path) -> None:
    report = sample_report(goals=12, names=[f"Goal called {word}" for word in ("one", "two", "three", "four", "five")])
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(report))
    for page in page_text(pdf).split("\f")[:-1]:
        assert page.count("We agree on this goal:") == page.count("Therapist’s own rating")
        assert page.count("my rating: from") == page.count("We agree on this goal:")


def test_a_table_over_several_pages_repeats_its_head(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(sample_report(goals=1, months=60)))
    pages = page_text(pdf).split("\f")[:-1]
    rated = [page for page in pages if re.search(r"^\d+ \w+ 202\d$", page, re.MULTILINE) and "Rating" in page]
    assert len(rated) >= 2
    assert all("Day" in page and "Notes" in page for page in rated)
    assert squeezed(tagged_text(pdf)).count("DayRatingLevelNotes") == 1


def test_long_texts_flow_over_pages(tmp_path: Path) -> None:
    own = "A story told in many words. " * 714
    report = sample_report(goals=1, months=2, own=own)
    pdf = tmp_path / "a.pdf"
    data = set_type(report)
    pdf.write_bytes(data)
    check_every_mark_has_one_element(data)
    assert squeezed(tagged_text(pdf)).count(squeezed(own)) >= 10


def test_pages_are_numbered_and_marked_private(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(sample_report()))
    pages = page_text(pdf).split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in page
        assert "Private" in page
    assert sum("Filled in together in the session" in page for page in pages) >= 1


def test_no_heading_stands_last_on_a_page(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    headings = {"My plan", "Levels", "Earlier wording", "What the numbers mean to me", "Sources", "My notes"}
    for months in (8, 17, 18, 19, 20, 21, 22, 23):
        pdf.write_bytes(set_type(sample_report(goals=1, months=months)))
        for page in page_text(pdf).split("\f")[:-1]:
            lines = [line for line in page.splitlines() if line.strip()]
            body = [line for line in lines if line not in ("Private",) and not line.startswith("Filled in by")]
            last = [line for line in body if not re.fullmatch(r"\d+ of \d+", line)][-1]
            assert last not in headings


def test_the_page_is_the_paper_asked_for() -> None:
    for page, size in ((Page.A4, (595.28, 841.89)), (Page.LETTER, (612, 792))):
        with pikepdf.open(BytesIO(set_type(sample_report(goals=1, page=page)))) as pdf:
            box = [float(edge) for edge in pdf.pages[0].mediabox]
        assert (box[2], box[3]) == pytest.approx(size, abs=0.02)


def test_nothing_but_black_and_greys_is_used() -> None:
    with pikepdf.open(BytesIO(set_type(sample_report()))) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) in ("rg", "RG"):
                    red, green, blue = (float(each) for each in instruction.operands)
                    assert red == green == blue
                assert str(instruction.operator) not in ("k", "K", "cs", "CS", "sh", "Do")


def test_all_fonts_are_embedded_and_reduced() -> None:
    with pikepdf.open(BytesIO(set_type(sample_report()))) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.obj.Resources.Font.values()}
        assert fonts
        for name, font in fonts.items():
            assert re.match(r"/[A-Z]{6}\+", name)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_the_same_report_is_the_same_file_and_says_nothing_of_the_computer() -> None:
    report = sample_report()
    data = set_type(report)
    assert set_type(report) == data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Reassessment report",
            "/CreationDate": "D:20260806",
        }
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
    for word in ("Producer", "CreatorTool", "ModifyDate", "pikepdf", "ReportLab", str(Path.home()), "/work", "/tmp"):
        assert word not in metadata
        assert word.encode() not in data
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_persons_own_words_are_never_in_the_metadata() -> None:
    with pikepdf.open(BytesIO(set_type(sample_report(own="canary words")))) as pdf:
        assert b"canary" not in pdf.Root.Metadata.read_bytes()


def test_work_is_told_page_by_page_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    set_type(sample_report(goals=1), advance=lambda done, total: told.append((done, total)))
    assert [done for done, _total in told] == list(range(told[0][1] + 1))

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        set_type(sample_report(), advance=stop)
    assert set_type(sample_report(goals=1))[:5] == b"%PDF-"


def test_own_words_carry_a_line_and_parts_that_are_left_out_leave_no_heading(tmp_path: Path) -> None:
    report = sample_report(goals=1)
    bare = replace(
        report, therapy=None, in_the_way=None, first=replace(report.first, own_helped=None, own_questions=())
    )
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(bare))
    text = page_text(pdf)
    assert "What has helped" not in text
    assert "How therapy itself is going" not in text
    assert "What may be in the way" not in text
    assert OWN in " ".join(text.split())


def test_a_long_foot_stays_on_one_line_and_a_report_can_end_without_a_sheet(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(replace(sample_report(goals=1), sheet_foot="a long name " * 400)))
    assert page_text(pdf).count("a long name") < 12
    report = sample_report(goals=1)
    pdf.write_bytes(set_type(replace(report, sheet=None, first=replace(report.first, in_this_session=None))))
    text = page_text(pdf)
    assert "What we decide today" not in text
    assert "In this session" not in text
    check_every_mark_has_one_element(pdf.read_bytes())


def test_a_session_without_a_day_leaves_room_to_write_it(tmp_path: Path) -> None:
    report = sample_report(goals=1)
    assert report.sheet is not None
    data = set_type(replace(report, sheet=replace(report.sheet, day=None)))
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(data)
    assert "Session on\n" in page_text(pdf)
    check_every_mark_has_one_element(data)


def test_a_short_section_of_a_goal_stands_on_one_page(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    for months in range(6, 20):
        pdf.write_bytes(set_type(sample_report(goals=1, months=months)))
        pages = page_text(pdf).split("\f")[:-1]
        for head, last in (("Levels", "T-score: 50.0."), ("What the numbers mean to me", "\n10\n")):
            page = next(page for page in pages if f"\n{head}\n" in f"\n{page}")
            assert last in page.split(head, 1)[1], (months, head)


def test_a_letter_in_no_font_is_said_on_its_page(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_type(sample_report(goals=1, own="strange \U000e1234 letter")))
    assert "no font on this computer has" in page_text(pdf, page=1)
    pdf.write_bytes(set_type(sample_report(goals=1)))
    assert "no font on this computer has" not in page_text(pdf)


@pytest.mark.parametrize("name", ["Robin 🙂👩‍👩‍👧‍👦", "\u0301\u0489", "مرحبا"])
def test_a_name_of_any_letters_stands_on_every_page(name: str) -> None:
    contents = contents_saying(lambda _field: name)
    assert set_type(assemble_newest(contents, today=TODAY)).startswith(b"%PDF-")
