"""What stands on which page."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.report.flow import Block, Stack, Table, fit_on_fewer_pages, pages
from workbook.report.pen import Pen


class Bar(Block):
    """A block of a fixed height that can be cut anywhere when it is `soft`."""

    def __init__(
        self, points: float, *, soft: bool = False, keeps: bool = False, gap: float = 0, name: str = ""
    ) -> None:
        self.points, self.soft, self.keeps_with_next, self.gap, self.name = points, soft, keeps, gap, name

    def height(self, width: float) -> float:
        return self.points

    def least(self, width: float) -> float:
        return min(self.points, 10) if self.soft else self.points

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        if not self.soft or room < 10 or self.points - room < 0.001:
            return None
        return Bar(room, soft=True, name=self.name), Bar(self.points - room, soft=True, name=self.name)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        raise AssertionError("nothing is drawn here")


def heights(blocks: list[Block], height: float = 100) -> list[list[float]]:
    return [[placed.block.height(10) for placed in page] for page in pages(blocks, 10, height)]


def test_blocks_follow_each_other_and_the_first_gap_of_a_page_goes() -> None:
    found = list(pages([Bar(40, gap=8), Bar(40, gap=8), Bar(40, gap=8)], 10, 100))
    assert [[placed.down for placed in page] for page in found] == [[0, 48], [0]]


def test_a_heading_goes_with_what_follows() -> None:
    assert heights([Bar(70), Bar(10, keeps=True), Bar(30)]) == [[70], [10, 30]]
    assert heights([Bar(70), Bar(10, keeps=True), Bar(8, keeps=True), Bar(30, soft=True)]) == [[70, 10, 8, 12], [18]]


def test_a_heading_before_more_than_a_page_stands_on_top_of_it() -> None:
    assert heights([Bar(70), Bar(10, keeps=True), Stack([Bar(60), Bar(60)], whole=True)]) == [[70], [10, 60], [60]]


def test_a_whole_stack_moves_and_is_cut_only_when_a_page_is_not_enough() -> None:
    assert heights([Bar(50), Stack([Bar(30), Bar(30)], whole=True)]) == [[50], [60]]
    assert heights([Bar(50), Stack([Bar(60), Bar(60)], whole=True)]) == [[50], [60], [60]]
    assert heights([Bar(50), Stack([Bar(30), Bar(30)])]) == [[50, 30], [30]]


def test_a_table_repeats_its_head_on_each_page() -> None:
    made: list[bool] = []

    def head(first: bool) -> Block:
        made.append(first)
        return Bar(10)

    assert heights([Bar(30), Table(head, [Bar(30) for _ in range(7)])]) == [[30, 70], [100], [70]]
    assert made == [True, False, False]


def test_no_row_of_a_long_table_stands_alone_on_a_page() -> None:
    def table(rows: int) -> Block:
        return Table(lambda _first: Bar(10), [Bar(20) for _ in range(rows)])

    assert heights([Bar(60), table(4)]) == [[60], [90]]
    assert heights([Bar(10), table(5)]) == [[10, 70], [50]]
    assert heights([Bar(60), table(3)]) == [[60, 30], [50]]


def test_an_optional_block_is_left_out_where_it_does_not_fit() -> None:
    notes = Bar(30)
    notes.optional = True
    assert heights([Bar(60), notes]) == [[60, 30]]
    assert heights([Bar(80), notes]) == [[80]]
    assert heights([Bar(80), notes, Bar(20)]) == [[80], [20]]


def test_room_is_taken_from_between_blocks_where_that_brings_them_on_one_page() -> None:
    blocks: list[Block] = [Bar(40), Bar(40, gap=30)]
    fit_on_fewer_pages(blocks, 10, 100)
    assert heights(blocks) == [[40, 40]]
    assert 12 <= blocks[1].gap <= 20
    far: list[Block] = [Bar(80), Bar(80, gap=30)]
    fit_on_fewer_pages(far, 10, 100)
    assert abs(far[1].gap - 30) < 1e-9


def test_room_is_taken_where_it_saves_the_last_of_several_pages() -> None:
    blocks: list[Block] = [Bar(28, gap=20) for _ in range(6)]
    assert [len(page) for page in heights(blocks)] == [2, 2, 2]
    fit_on_fewer_pages(blocks, 10, 110)
    assert [len(page) for page in pages(blocks, 10, 110)] == [3, 3]
    assert all(block.gap >= 0.5 * 20 for block in blocks)


@given(
    st.lists(
        st.builds(
            Bar,
            st.floats(1, 250),
            soft=st.booleans(),
            keeps=st.booleans(),
            gap=st.floats(0, 20),
            name=st.text("abc", max_size=2),
        ),
        max_size=12,
    )
)
def test_nothing_is_lost_and_no_page_is_overfull(bars: list[Bar]) -> None:
    found = list(pages(list(bars), 10, 100))
    assert (
        abs(sum(placed.block.height(10) for page in found for placed in page) - sum(bar.points for bar in bars)) < 0.01
    )
    for page in found:
        assert page
        last = page[-1]
        fits = last.down + last.block.height(10) <= 100.01
        assert fits or (len(page) == 1 and last.block.height(10) > 100)
