"""Numbers, words and codes are in the file exactly as they were, or are refused."""

from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Date, MetaData, String, Table
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.types import TypeDecorator

from models.columns import HUNDREDTH, VALUE, Codes, Scaled, Term
from models.plain import row_from_plain, row_to_plain
from models.terms import Method

SQLITE = SQLiteDialect()
LARGEST = str(2**63 - 1)
REFUSED = r"places|hold"


Kind = TypeDecorator[Any]


def round_trip(kind: Kind, value: object) -> object:
    return kind.process_result_value(kind.process_bind_param(value, SQLITE), SQLITE)


@given(st.integers(-(2**63) + 1, 2**63 - 1), st.sampled_from([HUNDREDTH, VALUE]))
def test_every_number_that_fits_comes_back_to_the_last_digit(count: int, kind: Scaled) -> None:
    with localcontext() as context:
        context.prec = 40
        value = Decimal(count).scaleb(-kind.places)
    assert round_trip(kind, value) == value


def test_the_callers_decimal_context_rounds_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        assert VALUE.process_bind_param(Decimal("123456.654321"), SQLITE) == 123456654321


@pytest.mark.parametrize(
    "text", ["0.001", "99.999", "1E-3", "1E-400", "1E-9999999", "123456789012345678901234567890.001"]
)
def test_a_number_with_more_places_is_refused_instead_of_rounded(text: str) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        HUNDREDTH.process_bind_param(Decimal(text), SQLITE)


@pytest.mark.parametrize(
    "text", ["NaN", "sNaN", "Infinity", "-Infinity", "92233720368547758.08", "1E+30", "1E+99999"]
)
def test_what_the_column_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        HUNDREDTH.process_bind_param(Decimal(text), SQLITE)


@pytest.mark.parametrize(
    "text", ["1.5000000000000", "-0", "0E+99999", "1E+3", f"{LARGEST[:-2]}.{LARGEST[-2:]}"]
)
def test_zeros_at_either_end_lose_nothing(text: str) -> None:
    assert round_trip(HUNDREDTH, Decimal(text)) == Decimal(text)


def test_nothing_stays_nothing() -> None:
    assert [round_trip(kind, None) for kind in (VALUE, Term(Method), Codes())] == [None, None, None]


def test_a_word_outside_the_vocabulary_is_refused_both_ways() -> None:
    assert round_trip(Term(Method), Method.RATIO) is Method.RATIO
    with pytest.raises(ValueError, match="guess"):
        Term(Method).process_bind_param("guess", SQLITE)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="guess"):
        Term(Method).process_result_value("guess", SQLITE)


@given(st.lists(st.text(min_size=1).filter(lambda code: ";" not in code)).map(tuple))
def test_a_list_of_codes_comes_back_in_order(codes: tuple[str, ...]) -> None:
    assert round_trip(Codes(), codes) == codes


@pytest.mark.parametrize("codes", [("A;B",), ("",), ("A", "")])
def test_a_code_that_would_come_back_as_others_is_refused(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="code"):
        Codes().process_bind_param(codes, SQLITE)


TABLE = Table(
    "t",
    MetaData(),
    Column("number", VALUE),
    Column("day", Date),
    Column("word", Term(Method)),
    Column("codes", Codes),
    Column("text", String),
)


@given(
    st.fixed_dictionaries(
        {
            "number": st.none() | st.decimals(-(10**12), 10**12, allow_nan=False, places=6),
            "day": st.none() | st.dates(),
            "word": st.none() | st.sampled_from(Method),
            "codes": st.lists(st.text(min_size=1)).map(tuple),
            "text": st.none() | st.text(),
        }
    )
)
def test_what_the_trail_keeps_of_a_row_leads_back_to_the_row(values: dict[str, Any]) -> None:
    back = row_from_plain(TABLE, row_to_plain(values))
    assert back == values
    assert {name: type(value) for name, value in back.items()} == {
        name: type(value) for name, value in values.items()
    }


def test_the_trail_writes_numbers_dates_and_words_as_people_do() -> None:
    values = {"number": Decimal("1E+3"), "day": date(2026, 10, 1), "word": Method.RATIO, "codes": ("A", "B")}
    assert row_to_plain(values) == {
        "number": "1000",
        "day": "2026-10-01",
        "word": "ratio",
        "codes": ["A", "B"],
    }
