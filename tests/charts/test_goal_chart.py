"""What is drawn on the large chart of a goal."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.charts.histories import START, courses, happening, monthly, point, reworded
from tests.charts.reading import box_of, corners, labels, lines, outside, overlaps, ring_boxes, texts
from workbook.charts.box import Box
from workbook.charts.drawing import Drawing
from workbook.charts.goal_chart import goal_chart
from workbook.charts.palette import DARK, LIGHT, PRINT, PRINT_SCALE, Look, Palette
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.progress import goal_numbers
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.services.course import Course
from workbook.services.courses import goal_courses
from workbook.services.texts import goal_sentence

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def chart(course: Course, *, width: float = 688, height: float = 280, scale: float = 1) -> Drawing:
    return goal_chart(course, width=width, height=height, look=Look(scale=scale))


def test_ratings_are_joined_and_every_value_is_written() -> None:
    drawing = chart(monthly([3, 4, 4, 5, 6, 7]))
    (line,) = lines(drawing, "ratings")
    assert len(corners(line)) == 6
    assert sorted(texts(drawing, "value")) == ["3", "4", "4", "5", "6", "7"]
    assert texts(drawing, "target name") == ["target 8"]
    assert texts(drawing, "start name") == ["start 3"]


def test_the_line_stops_at_a_gap() -> None:
    drawing = chart(monthly([3, 4, 4, 5, 6, 7], gap_before=3))
    assert [len(corners(line)) for line in lines(drawing, "ratings")] == [3, 3]


def test_x_is_in_proportion_to_time_and_y_to_the_value() -> None:
    course = monthly([0, 10, 5])
    far = replace(course, points=(*course.points[:2], replace(course.points[2], on=START + timedelta(days=90))))
    (line,) = lines(chart(replace(far, last=START + timedelta(days=100))), "ratings")
    (x0, y0), (x1, y1), (x2, y2) = corners(line)
    assert x2 - x0 == pytest.approx(3 * (x1 - x0))
    assert y2 == pytest.approx((y0 + y1) / 2)
    assert y1 < y0


def test_a_new_wording_breaks_the_line_and_leaves_the_earlier_ratings_open() -> None:
    drawing = chart(reworded())
    (earlier,), (later,) = lines(drawing, "earlier"), lines(drawing, "ratings")
    breaks = [corners(line)[0][0] for line in lines(drawing, "break")]
    assert breaks[1] - breaks[0] == pytest.approx(4)
    assert max(x for x, _y in corners(earlier)) < min(breaks)
    assert max(breaks) < min(x for x, _y in corners(later))
    assert lines(drawing, "earlier dots")[0].get_markerfacecolor() == LIGHT.paper
    assert lines(drawing, "rating dots")[0].get_markerfacecolor() == LIGHT.line
    assert set(texts(drawing, "wording")) == {"earlier wording", "new wording, 14 April"}
    assert texts(drawing, "gap") == ["no check-in"]


def test_a_new_meaning_in_the_same_words_is_not_called_a_new_wording() -> None:
    course = reworded()
    first, second = course.wordings
    drawing = chart(replace(course, wordings=(first, replace(second, keeps_words=True))))
    assert set(texts(drawing, "wording")) == {"earlier meaning", "new meaning, 14 April"}
    assert drawing.spots[0].text == "6 January 2026: 2, earlier meaning"


def test_marks_have_the_widths_and_colours_of_the_design() -> None:
    drawing = chart(reworded())

    def pixels(name: str) -> float:
        return float(lines(drawing, name)[0].get_linewidth()) / 0.72

    assert pixels("ratings") == pytest.approx(2.5)
    assert pixels("earlier") == pytest.approx(1.75)
    assert pixels("target") == pytest.approx(1.75)
    assert pixels("start") == pytest.approx(1.5)
    assert pixels("course") == pytest.approx(1.25)
    assert lines(drawing, "target")[0].get_color() == LIGHT.clay
    assert lines(drawing, "start")[0].get_color() == LIGHT.edge
    assert lines(drawing, "rating dots")[0].get_markersize() / 0.72 == pytest.approx(9)


def test_an_event_has_a_ring_a_line_and_words_below() -> None:
    drawing = chart(reworded())
    assert texts(drawing, "ring number") == ["1", "1"]
    assert len(lines(drawing, "event line")) == 1
    assert texts(drawing, "event") == ["New shifts at work"]
    assert texts(drawing, "event day") == [", 18 June 2026"]
    assert "1: New shifts at work, 18 June 2026" in [spot.text for spot in drawing.spots]
    assert drawing.height > 280
    bare = goal_chart(reworded(), width=688, height=280, explained=False)
    assert bare.height == 280
    assert texts(bare, "event") == []


def test_ratings_of_others_stand_alone_and_are_named() -> None:
    course = monthly([3, 4, 5])
    theirs = point(9, START + timedelta(days=30), 7, counted=False, rater=Rater.THERAPIST)
    drawing = chart(replace(course, points=(*course.points, theirs)))
    assert len(corners(lines(drawing, "ratings")[0])) == 3
    (mark,) = lines(drawing, "alone")
    assert (mark.get_marker(), mark.get_markeredgecolor()) == ("s", LIGHT.lines[1].colour)
    assert texts(drawing, "mark name") == ["my therapist’s rating", "the line from start to target, give or take 1"]
    assert "5 February 2026: 7, my therapist’s rating" in [spot.text for spot in drawing.spots]


def test_the_band_and_the_length_of_an_event_are_explained_where_they_are() -> None:
    assert texts(chart(replace(monthly([3, 4]), line=())), "mark name") == []
    level = replace(monthly([8, 8]), line=((START, 8.0),))
    assert texts(chart(level), "mark name") == ["the target, give or take 1"]
    pause = happening(1, START + timedelta(days=5), "A pause", START + timedelta(days=25))
    paused = chart(replace(monthly([3, 4]), happenings=(pause,)))
    assert texts(paused, "mark name") == ["how long it lasted", "the line from start to target, give or take 1"]
    (length,) = lines(paused, "event length")
    assert length.get_linewidth() == lines(paused, "mark")[0].get_linewidth()


def test_the_start_on_the_chart_is_that_of_the_numbers() -> None:
    version = GoalVersion(start=START, title="Meet a friend", target_date=START + timedelta(days=300))
    goal = Goal(id="g", status=GoalStatus.ACTIVE, created_on=START, versions=(version,))
    first = Rating(id="a", goal="g", version=1, on=START, kind=RatingKind.BASELINE, value=3)
    again = replace(first, id="b", kind=RatingKind.CHECKIN, value=5, entered_at="2026-01-06T23:00:00Z")
    later = replace(again, id="c", on=START + timedelta(days=40), value=7)
    ratings, last = (again, first, later), START + timedelta(days=50)
    numbers = goal_numbers(goal, ratings, last)
    sentence = goal_sentence(goal, ratings, last)
    [course] = goal_courses(Contents(goals=(goal,), ratings=ratings), first=None, last=last, sentences={"g": sentence})
    drawing = chart(course)
    assert numbers.baseline == 5
    assert sentence == "Two ratings so far: 5 and 7. Too few to say more."
    assert texts(drawing, "start name") == ["start 5"]
    assert corners(lines(drawing, "course")[0])[0] == corners(lines(drawing, "rating dots")[0])[0]


def test_a_closed_goal_says_so_at_its_last_value() -> None:
    course = monthly([4, 5, 6])
    assert "6, closed" in texts(chart(replace(course, closed_on=course.last)), "value")


def test_levels_stand_in_a_row_of_their_own() -> None:
    course = monthly([4, 5, 6])
    levels = tuple(zip((each.on for each in course.points), (-1, 0, 2), strict=True))
    drawing = chart(replace(course, levels=levels))
    assert sorted(texts(drawing, "level")) == ["+2", "0", "−1"]
    assert texts(drawing, "levels") == ["level"]


def test_nothing_rated_yet_is_an_empty_chart_with_its_target() -> None:
    drawing = chart(monthly([]))
    assert lines(drawing, "rating dots") == []
    assert texts(drawing, "target name") == ["target 8"]
    assert drawing.spots == ()


def test_words_above_the_chart_make_it_a_picture_that_stands_alone() -> None:
    drawing = goal_chart(monthly([2, 5]), width=688, height=280, with_words=True)
    assert "From 2 in January to 5 in July." in texts(drawing, "words")
    assert drawing.height > 280
    assert overlaps(drawing) == []


def test_no_text_is_read_as_mathematics_and_none_is_missing() -> None:
    odd = happening(1, START + timedelta(days=3), "$x_1$ _a_ \n b 𒀀")
    drawing = chart(replace(monthly([2, 5]), happenings=(odd,)))
    (text,) = texts(drawing, "event")
    assert text.startswith("$x_1$ _a_ b ")
    assert not labels(drawing, "event")[0].get_parse_math()
    assert overlaps(drawing) == []


def test_spots_are_in_order_of_time_and_where_the_circles_are() -> None:
    drawing = chart(reworded())
    ratings = [spot for spot in drawing.spots if spot.rating is not None]
    assert [spot.rating for spot in ratings] == [f"r{number}" for number in range(7)]
    assert ratings[-1].text == "6 July 2026: 5"
    assert ratings[0].text == "6 January 2026: 2, earlier wording"
    assert (ratings[-1].x, ratings[-1].y) == pytest.approx(corners(lines(drawing, "ratings")[0])[-1])


def test_a_dense_history_keeps_its_latest_and_first_value() -> None:
    drawing = chart(monthly([index % 11 for index in range(120)]))
    assert {"0", "9"} <= set(texts(drawing, "value"))
    assert overlaps(drawing) == []


@pytest.mark.parametrize(("ratings", "width", "circle"), [(24, 2.5, 9), (120, 2.5, 3.8), (520, 1, 1)])
def test_many_ratings_are_a_thin_line_and_no_wall(ratings: int, width: float, circle: float) -> None:
    drawing = chart(monthly([index % 11 for index in range(ratings)]))
    assert float(lines(drawing, "ratings")[0].get_linewidth()) / 0.72 == pytest.approx(width, abs=0.1)
    assert float(lines(drawing, "rating dots")[0].get_markersize()) / 0.72 == pytest.approx(circle, abs=0.5)


@pytest.mark.parametrize("days", [1, 14, 60, 100, 400, 1200, 3650])
def test_dates_are_readable_over_weeks_and_years(days: int) -> None:
    course = replace(monthly([3]), last=START + timedelta(days=days), line=())
    drawing = chart(course)
    assert 2 <= len(texts(drawing, "day")) <= 14
    assert any("20" in text for text in texts(drawing, "day"))
    assert overlaps(drawing) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_every_colour_comes_from_the_palette(palette: Palette) -> None:
    look = Look(palette=palette)
    drawing = goal_chart(reworded(), width=688, height=280, look=look)
    known = {getattr(palette, name) for name in ("edge", "print", "quiet", "ink", "clay", "line", "earlier", "grid")}
    assert {str(line.get_color()) for line in drawing.figure.lines} <= known


@SLOW
@given(
    course=courses(),
    size=st.sampled_from(
        [(688, 280, 1.0), (482, 200, PRINT_SCALE), (300, 200, 1.5), (460, 480, 2.0), (1200, 400, 1.5)]
    ),
    with_words=st.booleans(),
)
def test_labels_and_rings_never_overlap_and_never_leave_the_picture(
    course: Course, size: tuple[int, int, float], with_words: bool
) -> None:
    width, height, scale = size
    drawing = goal_chart(course, width=width, height=height, look=Look(scale=scale), with_words=with_words)
    assert overlaps(drawing) == []
    assert outside(drawing) == []
    rings = ring_boxes(drawing)
    assert not any(one.meets(other) for one, other in combinations(rings, 2))
    assert all(box.within(Box(0, 0, drawing.width, drawing.height)) for box in rings)
    for number, box in zip(labels(drawing, "ring number"), rings, strict=True):
        assert box_of(number, drawing).within(box)


def test_a_crowd_of_events_at_the_end_keeps_its_rings() -> None:
    course = replace(monthly([3, 4, 5, 6, 7]), line=())
    many = tuple(happening(number, course.last, "New job") for number in range(1, 31))
    drawing = chart(replace(course, happenings=many))
    assert len(texts(drawing, "ring number")) == 60


@pytest.mark.parametrize("scale", [PRINT_SCALE, 1.0, 2.0])
def test_very_many_events_take_no_more_than_a_page(scale: float) -> None:
    course = monthly([3, 4, 5, 6, 7])
    many = tuple(happening(number, START + timedelta(days=number), "New job") for number in range(1, 121))
    drawing, bare = (
        goal_chart(replace(course, happenings=many), width=482, height=200, look=Look(scale=scale), explained=explained)
        for explained in (True, False)
    )
    assert drawing.height - bare.height < 482 * 0.9 * max(scale, 1) + 60 * scale
    named = len(texts(drawing, "event"))
    assert texts(drawing, "left out")[0].startswith(f"{120 - named} earlier events")
    assert any("6 May 2026" in text for text in texts(drawing, "event day"))
    assert len([spot for spot in drawing.spots if "New job" in spot.text]) > named
    assert overlaps(drawing) == []


def test_a_long_event_is_written_in_lines_and_its_days_in_full() -> None:
    name = "Moved to a flat with my sister and her children, a long way from everybody I knew until then"
    long = happening(1, START + timedelta(days=9), name, START + timedelta(days=40))
    drawing = chart(replace(monthly([2, 5]), happenings=(long,)), width=300, scale=1.5)
    written = " ".join(texts(drawing, "event"))
    assert name.startswith(written.removesuffix("…"))
    assert len(texts(drawing, "event")) == 3
    assert " ".join(texts(drawing, "event day")) == "15 January to 15 February 2026"


@SLOW
@given(course=courses())
def test_lines_join_counted_ratings_of_one_wording_alone(course: Course) -> None:
    drawing = chart(course)
    joined = [each for each in course.points if each.counted]
    drawn = [*lines(drawing, "ratings"), *lines(drawing, "earlier")]
    segments = sum(len(corners(line)) - 1 for line in drawn)
    numbers = [each.version for each in joined]
    expected = sum(one.version == other.version and not other.after_gap for one, other in pairwise(joined))
    assert segments == expected
    dots = [*lines(drawing, "rating dots"), *lines(drawing, "earlier dots")]
    assert sum(len(corners(each)) for each in dots) == len(numbers)
    breaks = sorted({corners(line)[0][0] for line in lines(drawing, "break")})
    for line in drawn:
        xs = [x for x, _y in corners(line)]
        assert not any(min(xs) < at < max(xs) for at in breaks)


@given(course=courses())
@SLOW
def test_the_latest_value_is_always_written(course: Course) -> None:
    joined = [each for each in course.points if each.counted]
    value = str(joined[-1].value) if joined else None
    written = [text.removesuffix(", closed") for text in texts(chart(course), "value")]
    assert value is None or value in written


def test_everything_grows_with_the_text() -> None:
    one, two = (chart(reworded(), width=900, height=500, scale=scale) for scale in (1, 2))
    for name in ("ratings", "target", "break"):
        assert lines(two, name)[0].get_linewidth() == pytest.approx(2 * lines(one, name)[0].get_linewidth())
    sizes = [float(labels(drawing, "target name")[0].get_fontsize()) for drawing in (one, two)]
    assert sizes[1] == pytest.approx(2 * sizes[0])


def test_the_axis_reaches_the_target_date_when_it_is_not_far() -> None:
    near, far = monthly([3]), replace(monthly([3]), line=((START, 3.0), (date(2190, 1, 1), 8.0)))
    assert "Nov" in texts(chart(near), "day")
    assert not any(text.startswith("21") for text in texts(chart(far), "day"))
