"""Frozen results come back exactly: every digit, every default, whatever words they hold."""

from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.columns import Unreadable
from services.codec import dump, load
from services.domain.result import LineResult, PeriodResult, Step, SubjectResult

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)


def values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    """Values of an annotated type."""
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([st.none() if part is type(None) else values(part) for part in get_args(kind)])
    if kind is Decimal:
        return NUMBERS | st.sampled_from([Decimal(10), Decimal("10.00"), Decimal("1E+2"), Decimal("-0")])
    if kind in (str, int, bool):
        return {str: st.text(max_size=8), int: st.integers(-9, 10**6), bool: st.booleans()}[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    if hasattr(kind, "__struct_fields__") or hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        names = kind._fields if hasattr(kind, "_fields") else kind.__struct_fields__
        return st.builds(kind, **{name: values(hints[name]) for name in names})
    parts = get_args(kind)
    if parts[-1] is Ellipsis:
        return st.lists(values(parts[0]), max_size=2).map(tuple)
    return st.tuples(*map(values, parts))


@settings(max_examples=60)
@given(values(SubjectResult))
def test_a_subjects_result_comes_back_to_the_last_digit(result: SubjectResult) -> None:
    assert repr(load(SubjectResult, dump(result))) == repr(result)


@settings(max_examples=25)
@given(values(PeriodResult))
def test_a_periods_result_comes_back_to_the_last_digit(result: PeriodResult) -> None:
    text = dump(result)
    assert repr(load(PeriodResult, text)) == repr(result)
    assert dump(load(PeriodResult, text)) == text


def test_facts_keep_their_kind() -> None:
    step = Step("code", (("number", Decimal("2.50")), ("count", 3), ("name", "2.50")))
    assert repr(load(Step, dump(step))) == repr(step)


def test_an_older_text_is_read_with_the_defaults_of_newer_fields() -> None:
    text = '{"period":"2026-09","dimension":"monthly","company":"厂","state":"locked","results":[]}'
    assert load(PeriodResult, text).version == 0


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "null", '{"kpi":"K"}', '{"nonsense":1}', '{"kpi":"K","name":"K","weight":"x"}'],
)
def test_a_garbled_text_is_told_as_such(text: str) -> None:
    with pytest.raises(Unreadable):
        load(LineResult, text)
