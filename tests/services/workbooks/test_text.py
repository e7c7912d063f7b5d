"""Numbers, dates, yes and no and period codes as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.period import Period
from services.workbooks.text import (
    Number,
    UnreadableText,
    clean_code,
    clean_text,
    parse_date,
    parse_number,
    parse_period_code,
    parse_yes_no,
)

FULL_WIDTH = str.maketrans("0123456789.,-+%", "０１２３４５６７８９．，－＋％")


def refusal(parse: object, text: object) -> str:
    assert callable(parse)
    with pytest.raises(UnreadableText) as caught:
        parse(text)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9,000", "9000"),
        ("９，０００", "9000"),
        ("－１２．５", "-12.5"),
        ("\u22125", "-5"),
        ("+3", "3"),
        (" 007 ", "7"),
        ("\u30001,234,567.89\u00a0", "1234567.89"),
        (".5", "0.5"),
    ],
)
def test_numbers_are_read_with_full_width_digits_separators_signs_and_spaces(text: str, value: str) -> None:
    assert parse_number(text) == Number(Decimal(value))


@pytest.mark.parametrize("text", ["95%", "95％", "９５ ％", "95 %"])
def test_a_percentage_keeps_its_number_and_says_that_it_is_one(text: str) -> None:
    assert parse_number(text) == Number(Decimal(95), percent=True)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "nan", "inf", "-Infinity", "1_000", "1e5", "1E5", "1 000", "0x10", "9" * 41),
        *("1,00,0", "1,0000", ",100", "5.", "1.2.3", "--5", "5-", "%", "5%%"),
        *("5²", "①", "½", "٣", "5万", "¥5"),
    ],
)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    assert refusal(parse_number, text) == "number"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", " ", "\u3000", "\t"]),
)
def test_a_number_in_any_habit_of_writing_is_read_back(
    value: Decimal, grouped: bool, wide: bool, percent: bool, space: str
) -> None:
    text = (f"{value:,f}" if grouped else f"{value:f}") + "%" * percent
    written = space + (text.translate(FULL_WIDTH) if wide else text) + space
    assert parse_number(written) == Number(value, percent)


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["-", "/", ".", "年", ""]), st.booleans())
def test_a_date_in_any_habit_of_writing_is_read_back(day: date, mark: str, padded: bool) -> None:
    month, of_month = (f"{day.month:02d}", f"{day.day:02d}") if padded or not mark else (day.month, day.day)
    parts = (day.year, month, of_month)
    text = "{}年{}月{}日".format(*parts) if mark == "年" else mark.join(map(str, parts))
    assert parse_date(text) == day


@given(st.text())
def test_no_text_makes_a_parser_fail_otherwise_than_by_refusing(text: str) -> None:
    codes: set[str] = set()
    for parse in (parse_number, parse_date, parse_yes_no, parse_period_code):
        try:
            parse(text)
        except UnreadableText as refused:
            codes.add(refused.code)
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_code(clean_code(text)) == clean_code(text)
    assert codes <= {"number", "date", "date_ambiguous", "date_impossible", "yes_no", "period", "period_day"}


def test_dates_drop_a_time_of_day_and_fold_width() -> None:
    assert parse_date("2026-10-01 08:30:00") == date(2026, 10, 1)
    assert parse_date("２０２６／１０／１") == date(2026, 10, 1)
    assert parse_date("2026 年 10 月 1 号") == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01/02/2026", "date_ambiguous"),
        ("1-2-26", "date_ambiguous"),
        ("26.10.01", "date_ambiguous"),
        ("2026-02-30", "date_impossible"),
        ("20261301", "date_impossible"),
        ("2026-10/01", "date"),
        ("2026年10月", "date"),
        ("46296", "date"),
        ("十月一日", "date"),
        ("", "date"),
    ],
)
def test_dates_that_could_mean_two_days_or_none_are_refused_by_name(text: str, code: str) -> None:
    assert refusal(parse_date, text) == code


@pytest.mark.parametrize("text", ["是", "yes", "Y", "ｙ", "√", "1", "TRUE", " 是 "])
def test_a_yes_is_read(text: str) -> None:
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["否", "No", "n", "×", "０", "false"])
def test_a_no_is_read(text: str) -> None:
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "x", "也许", "2", "是的吧"])
def test_neither_yes_nor_no_is_refused(text: str) -> None:
    assert refusal(parse_yes_no, text) == "yes_no"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-10", "2026-10"),
        ("2026/1", "2026-01"),
        ("2026年10月", "2026-10"),
        ("２０２６－１０", "2026-10"),
        ("202610", "2026-10"),
        ("2026q3", "2026Q3"),
        ("2026-Q3", "2026Q3"),
        ("2026年第三季度", "2026Q3"),
        ("2026年3季度", "2026Q3"),
        ("2026H1", "2026H1"),
        ("2026第三季度", "2026Q3"),
        ("2026年下半年", "2026H2"),
        ("2026上半年", "2026H1"),
        ("2026", "2026"),
        ("2026年度", "2026"),
        ("2026-10-01", "2026-10"),
        (Decimal(2026), "2026"),
        (Decimal("2026.0"), "2026"),
        (Decimal(202610), "2026-10"),
        (date(2026, 10, 1), "2026-10"),
    ],
)
def test_a_period_is_read_in_every_way_it_is_written(cell: str | Decimal | date, code: str) -> None:
    assert parse_period_code(cell) == code
    assert Period.parse(code).code == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-13", "period"),
        ("2026-00", "period"),
        ("2026Q5", "period"),
        ("2026H3", "period"),
        ("26-10", "period"),
        ("0000", "period"),
        ("0000-01", "period"),
        ("2026.10", "period"),
        (Decimal("2026.1"), "period"),
        ("", "period"),
        (date(2026, 10, 2), "period_day"),
        ("2026-10-02", "period_day"),
    ],
)
def test_what_names_no_period_is_refused(cell: str | Decimal | date, code: str) -> None:
    assert refusal(parse_period_code, cell) == code


def test_texts_lose_control_and_invisible_marks_but_keep_their_line_ends() -> None:
    assert clean_text("\ufeff 张\u200b\u00ad三\x07 \r\n第二行\u202e ") == "张三 \n第二行"
    assert clean_text("\ud800坏") == "坏"


def test_only_codes_are_folded_in_width_names_stay_as_typed() -> None:
    assert clean_text("ＡＢＣ公司") == "ＡＢＣ公司"
    assert clean_code("Ｅ００１ ") == "E001"
