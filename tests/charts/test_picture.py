"""Charts as files and on a canvas of somebody else's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from PIL import Image

from tests.charts.histories import reworded
from tests.charts.reading import lines, texts
from workbook.charts.box import Box
from workbook.charts.canvas_renderer import Step, draw_on
from workbook.charts.fonts import families_for, readable, width_of
from workbook.charts.goal_chart import goal_chart
from workbook.charts.palette import DARK, PRINT, PRINT_SCALE, Look
from workbook.charts.picture import pixels, png, svg


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_png_has_the_pixels_of_its_ratio_and_the_colour_behind_it(ratio: float) -> None:
    drawing = goal_chart(reworded(), width=600, height=300, look=Look(palette=DARK, ground=DARK.sheet))
    picture = Image.open(BytesIO(png(drawing, ratio=ratio)))
    assert picture.size == (round(600 * ratio), round(drawing.height * ratio))
    assert picture.convert("RGB").getpixel((1, 1)) == tuple(bytes.fromhex(DARK.sheet[1:]))
    assert picture.info.keys() <= {"dpi"}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_the_screen_gets_the_same_dots_as_the_file(ratio: float) -> None:
    drawing = goal_chart(reworded(), width=600, height=300)
    shown, kept = pixels(drawing, ratio=ratio), Image.open(BytesIO(png(drawing, ratio=ratio)))
    assert (shown.width, shown.height) == kept.size
    assert shown.data == kept.convert("RGBA").tobytes()


def test_circles_are_where_the_spots_are() -> None:
    drawing = goal_chart(reworded(), width=600, height=300)
    picture = Image.open(BytesIO(png(drawing, ratio=2))).convert("RGB")
    newest = [spot for spot in drawing.spots if spot.rating in ("r5", "r6")]
    colours = {picture.getpixel((round(spot.x * 2), round(spot.y * 2))) for spot in newest}
    assert colours == {tuple(bytes.fromhex("1F5A8E"))}


def test_svg_is_the_same_each_time_and_tells_nothing_about_when() -> None:
    first, second = (svg(goal_chart(reworded(), width=600, height=300)) for _each in range(2))
    assert first == second
    assert b"<svg" in first
    assert b"dc:date" not in first
    assert b"dc:creator" not in first


@dataclass
class RecordingCanvas:
    """A canvas that remembers what was drawn on it."""

    texts: list[tuple[float, float, str, float, bool, str]] = field(default_factory=list)
    paths: list[tuple[list[Step], str | None, str | None, float, list[float], Box | None]] = field(default_factory=list)

    def draw_path(
        self,
        steps: Sequence[Step],
        *,
        fill: str | None,
        stroke: str | None,
        width: float,
        dashes: Sequence[float],
        round_ends: bool,
        clip: Box | None,
    ) -> None:
        assert isinstance(round_ends, bool)
        self.paths.append((list(steps), fill, stroke, width, list(dashes), clip))

    def draw_text(
        self, x: float, y: float, text: str, *, size: float, bold: bool, colour: str, halo: str, halo_width: float
    ) -> None:
        assert halo == "#ffffff"
        is_bare = text == "1" or "June 2026" in text or "shifts" in text
        assert halo_width == (0 if is_bare else 5 * PRINT_SCALE)
        self.texts.append((x, y, text, size, bold, colour))


def drawn() -> tuple[RecordingCanvas, float, list[str]]:
    drawing = goal_chart(reworded(), width=480, height=200, look=Look(palette=PRINT, scale=PRINT_SCALE))
    canvas = RecordingCanvas()
    draw_on(drawing, canvas, lambda text, size, bold: width_of(text, bold=bold) * size)
    return canvas, drawing.height, texts(drawing)


def test_canvas_gets_every_text_as_text_in_its_size() -> None:
    canvas, _height, expected = drawn()
    assert sorted(text for _x, _y, text, *_rest in canvas.texts) == sorted(expected)
    sizes = {round(size, 2) for _x, _y, text, size, *_rest in canvas.texts if text != "1"}
    assert sizes == {8.5}
    assert {(text, bold) for _x, _y, text, _size, bold, _colour in canvas.texts if text == "target 8"} == {
        ("target 8", True)
    }


def test_canvas_gets_vectors_inside_the_chart_with_y_upwards() -> None:
    canvas, height, _texts = drawn()
    for steps, *_rest in canvas.paths:
        for name, numbers in steps:
            assert name in ("move", "line", "curve", "close")
            assert all(-2 <= x <= 482 for x in numbers[::2])
            assert all(-2 <= y <= height + 2 for y in numbers[1::2])
    lowest = min(canvas.texts, key=lambda each: each[1])
    assert lowest[2] == "the line from start to target, give or take 1"
    strokes = {stroke for _steps, _fill, stroke, *_rest in canvas.paths if stroke}
    assert strokes <= {"#000000", "#4a4a4a", "#6b6b6b", "#e6e6e6"}


def test_canvas_gets_dashes_in_points_and_the_cut_of_the_band() -> None:
    canvas, _height, _texts = drawn()
    dashed = {
        tuple(round(each / PRINT_SCALE, 1) for each in dashes) for *_rest, dashes, _clip in canvas.paths if dashes
    }
    assert {(7.0, 5.0), (1.5, 4.0), (9.0, 3.0, 2.0, 3.0)} <= dashed
    band = next(path for path in canvas.paths if path[1] == PRINT.wash.lower())
    clip = band[-1]
    assert clip is not None
    assert clip.left < clip.right
    assert clip.top < clip.bottom


def test_a_drawing_can_be_drawn_again_after_the_canvas() -> None:
    drawing = goal_chart(reworded(), width=480, height=200)
    before = png(drawing)
    draw_on(drawing, RecordingCanvasWithAnyHalo(), lambda text, size, bold: len(text) * size / 2)
    assert png(drawing) == before
    assert lines(drawing, "ratings")


class RecordingCanvasWithAnyHalo(RecordingCanvas):
    """A canvas for charts on any ground."""

    def draw_text(
        self, x: float, y: float, text: str, *, size: float, bold: bool, colour: str, halo: str, halo_width: float
    ) -> None:
        self.texts.append((x, y, text, size, bold, colour))


def test_letters_of_every_script_find_a_family() -> None:
    assert families_for("plain") == ("Noto Sans", "DejaVu Sans")
    for text in ("שלום", "مرحبا", "नमस्ते"):
        assert "□" not in readable(text)
    for text in ("שלום", "مرحبا"):  # Devanagari stands in our Noto Sans, and in no smaller one that is installed
        assert len(families_for(text)) > 2
    assert readable("a\u0378b") in ("a□b", "ab")
    assert readable(" a \n\t b ") == "a b"
    assert width_of("wide text") > width_of("wide")
    assert width_of("wide", bold=True) > width_of("wide")
