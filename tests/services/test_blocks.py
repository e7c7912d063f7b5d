"""What Excel puts on the clipboard and takes from it."""

from hypothesis import given
from hypothesis import strategies as st

from services.blocks import block_of, text_of

CELLS = st.text(st.sampled_from('a1 "\t\n,缺'), max_size=5)


def test_tabs_part_cells_and_line_ends_part_rows() -> None:
    assert block_of("1\t2\r\n3\t4\r\n") == [["1", "2"], ["3", "4"]]
    assert block_of("1\n\n3") == [["1"], [], ["3"]]


def test_a_quoted_cell_may_hold_tabs_quotes_and_line_ends() -> None:
    assert block_of('"two\nlines"\t"say ""so"""\n3\t4') == [["two\nlines", 'say "so"'], ["3", "4"]]


def test_a_lone_quotation_mark_inside_a_cell_is_a_sign_like_others() -> None:
    assert block_of('5"\t6\n7\t8') == [['5"', "6"], ["7", "8"]]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert block_of(text_of(rows)) == rows
