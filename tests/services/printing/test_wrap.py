from hypothesis import given
from hypothesis import strategies as st

from services.printing.fonts import face
from services.printing.wrap import lines


def test_text_that_fits_stays_whole() -> None:
    assert lines("成品率 yield", 200, 9) == ("成品率 yield",)


def test_no_line_begins_with_a_closing_mark() -> None:
    assert lines("准时足量，完成合同。", 9 * 4 + 1, 9) == ("准时足", "量，完成", "合同。")


def test_an_opening_mark_goes_with_what_it_opens() -> None:
    assert lines("计算方法（反向）", 9 * 5 + 1, 9) == ("计算方法", "（反向）")


def test_words_and_numbers_stay_together() -> None:
    assert lines("actual 12,380.50 kg", 60, 9) == ("actual", "12,380.50 kg")


def test_a_word_longer_than_a_line_is_broken_inside() -> None:
    broken = lines("A" * 100, 50, 9)
    assert len(broken) > 1
    assert "".join(broken) == "A" * 100


def test_line_ends_are_kept() -> None:
    assert lines("一\n二\r\n三", 200, 9) == ("一", "二", "三")


def test_characters_without_a_shape_are_left_out() -> None:
    assert lines("成\u200b品\ufeff率\x07", 200, 9) == ("成品率",)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=80), st.integers(20, 200)
)
def test_nothing_is_lost_and_every_line_fits(words: str, width: int) -> None:
    broken = lines(words, width, 9)
    assert "".join(broken) == "".join(lines(words, 1e6, 9))
    assert all(face().width(each, 9) <= width or len(each) <= 2 for each in broken)
