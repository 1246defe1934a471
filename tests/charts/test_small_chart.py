"""What is drawn on small charts, one or many."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.charts.histories import START, courses, monthly, point, reworded
from tests.charts.reading import box_of, corners, labels, lines, outside, overlaps, texts
from workbook.charts.goals_chart import goals_chart
from workbook.charts.palette import LIGHT, PRINT, PRINT_SCALE, Look
from workbook.charts.small_chart import small_chart
from workbook.domain.rating import RatingKind
from workbook.services.course import Course

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LETTERS = st.sampled_from("abc ÄÉß.$_^ \n\tאבגד ابتث 友達 नमस्ते 🙂Ωж")


def test_start_and_latest_are_written_and_nothing_else() -> None:
    drawing = small_chart(monthly([3, 4, 6, 5]), width=180, height=64)
    assert (texts(drawing, "start"), texts(drawing, "latest")) == (["3"], ["5"])
    assert len(texts(drawing)) == 2
    assert len(corners(lines(drawing, "ratings")[0])) == 4


def test_axes_and_the_name_of_the_target_are_added_for_progress() -> None:
    drawing = small_chart(monthly([3, 4, 6, 5]), width=344, height=130, axes=True, name_target=True)
    assert sorted(texts(drawing, "axis value")) == ["0", "10", "5"]
    assert texts(drawing, "target name") == ["target 8"]
    assert "Jan" in texts(drawing, "day")


def test_a_new_wording_starts_again_beside_the_double_line() -> None:
    drawing = small_chart(reworded(), width=180, height=64)
    breaks = [corners(line)[0][0] for line in lines(drawing, "break")]
    assert breaks[1] - breaks[0] == pytest.approx(3)
    assert (texts(drawing, "start"), texts(drawing, "latest")) == (["2"], ["5"])
    assert lines(drawing, "earlier")[0].get_color() == LIGHT.earlier


def test_a_closed_goal_has_no_target_and_says_so() -> None:
    course = monthly([4, 5, 6])
    drawing = small_chart(replace(course, closed_on=course.last), width=180, height=64)
    assert texts(drawing, "latest") == ["6, closed"]
    assert lines(drawing, "target") == []


def test_an_extra_rating_is_small_hollow_and_joined_to_nothing() -> None:
    course = monthly([4, 5])
    extra = point(7, START + timedelta(days=10), 1, counted=False, kind=RatingKind.EXTRA)
    drawing = small_chart(replace(course, points=(course.points[0], extra, course.points[1])), width=180, height=64)
    assert len(corners(lines(drawing, "ratings")[0])) == 2
    (alone,) = lines(drawing, "alone")
    assert alone.get_markerfacecolor() == LIGHT.paper


@SLOW
@given(course=courses())
def test_the_start_value_covers_no_circle(course: Course) -> None:
    drawing = small_chart(course, width=342, height=128, axes=True)
    circles = [spot for spot in drawing.spots if spot.rating is not None]
    for label in labels(drawing, "start"):
        box = box_of(label, drawing)
        assert not any(box.left < spot.x < box.right and box.top < spot.y < box.bottom for spot in circles)


@SLOW
@given(
    course=courses(),
    size=st.sampled_from([(180, 64), (344, 130), (153, 68)]),
    axes=st.booleans(),
    scale=st.sampled_from([PRINT_SCALE, 1.0]),
)
def test_labels_of_small_charts_keep_apart_and_inside(
    course: Course, size: tuple[int, int], axes: bool, scale: float
) -> None:
    look = Look(scale=scale)
    drawing = small_chart(course, width=size[0], height=size[1], axes=axes, name_target=axes, look=look)
    assert overlaps(drawing) == []
    assert outside(drawing) == []
    assert len(texts(drawing, "latest")) == any(each.counted for each in course.points)


@settings(SLOW, max_examples=15)
@given(many=st.lists(courses(), min_size=1, max_size=12), name=st.text(LETTERS, max_size=120))
def test_all_goals_stand_in_one_picture(many: list[Course], name: str) -> None:
    named = [replace(course, name=f"{number} {name}") for number, course in enumerate(many)]
    drawing = goals_chart(named, width=720)
    assert overlaps(drawing) == []
    assert outside(drawing) == []
    targets = sum(course.closed_on is None for course in many)
    assert len(lines(drawing, "target")) == targets


def test_a_name_in_hebrew_begins_at_the_right() -> None:
    name = "אפגוש חבר אחד פנים אל פנים לשעה אחת, פעם בשבוע, עד סוף השנה"
    drawing = goals_chart([replace(monthly([3, 4]), name=name)], width=720)
    first, second, sentence = (box_of(label, drawing) for label in labels(drawing, "words"))
    assert first.right == pytest.approx(second.right, abs=3)
    assert abs(first.left - second.left) > 3
    assert sentence.left == pytest.approx(0, abs=3)


def test_the_row_of_the_report_has_room_for_its_labels() -> None:
    millimetre = 72 / 25.4
    look = Look(palette=PRINT, scale=PRINT_SCALE)
    drawing = small_chart(reworded(), width=54 * millimetre, height=24 * millimetre, look=look, axes=True)
    assert texts(drawing, "latest") == ["5"]
    assert len(texts(drawing, "day")) >= 3


@pytest.mark.parametrize("keeps_words", [False, True])
def test_the_line_under_all_goals_names_the_double_line_where_there_is_one(keeps_words: bool) -> None:
    first, second = reworded().wordings
    changed = replace(reworded(), wordings=(first, replace(second, keeps_words=keeps_words)))
    caption = " ".join(texts(goals_chart([monthly([2, 3]), changed], width=720), "caption"))
    name = "a new meaning in the same words" if keeps_words else "a new wording"
    assert f"The double upright line marks {name}." in caption
    assert "double" not in " ".join(texts(goals_chart([monthly([2, 3])], width=720), "caption"))


@pytest.mark.parametrize("start", range(10))
@pytest.mark.parametrize(("width", "height", "scale"), [(340, 130, 1), (153, 65, PRINT_SCALE)])
def test_no_level_line_runs_through_the_start(start: int, width: float, height: float, scale: float) -> None:
    course = monthly([start, start, start, start])
    drawing = small_chart(course, width=width, height=height, look=Look(scale=scale), axes=True)
    grid = [corners(line)[0][1] for name in ("grid", "target") for line in lines(drawing, name)]
    middles = [(box.top + box.bottom) / 2 for box in (box_of(each, drawing) for each in labels(drawing, "start"))]
    assert all(abs(middle - line) > 4.5 * scale for middle in middles for line in grid)
