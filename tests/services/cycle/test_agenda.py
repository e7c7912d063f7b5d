"""The agenda's arithmetic: orders that lose nobody, times, what is over."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.terms import AgendaOrder
from services.cycle.agenda import at_clock, clock, free_item, moved, ordered, slot_of, timed, with_speaker
from services.cycle.value_chain import along_the_chain
from services.domain.meeting import AgendaItem, Meeting
from services.domain.organisation import Department

MEETING = Meeting("2026-10", date(2026, 11, 11))
SUPPLY, PLANT, SALES = "D08", "D02", "D06"
CHAIN = (SUPPLY, PLANT, SALES)
TOTALS = {"E1": Decimal("95.32"), "E2": Decimal("93.57"), "E3": None}


def turn(number: str, department: str | None, at: int = 0) -> AgendaItem:
    return AgendaItem("2026-10", number, at, number, department)


def other(name: str, minutes: int = 20) -> AgendaItem:
    return AgendaItem("2026-10", name, 0, title="问题", minutes=minutes)


ITEMS = (turn("E1", SALES), turn("E2", PLANT), other("X1"), turn("E3", SUPPLY), turn("E4", None))


def names(items: tuple[AgendaItem, ...]) -> list[str]:
    return [item.item for item in items]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (AgendaOrder.BY_HAND, ["E1", "E2", "X1", "E3", "E4"]),
        (AgendaOrder.VALUE_CHAIN, ["E3", "E2", "X1", "E1", "E4"]),
        (AgendaOrder.LOWEST_FIRST, ["E2", "E1", "X1", "E3", "E4"]),  # without a score last, along the chain
        (AgendaOrder.AS_LAST, ["E4", "E1", "X1", "E3", "E2"]),  # who is new comes last, along the chain
    ],
)
def test_speakers_are_put_in_order_and_other_items_stay(order: AgendaOrder, expected: list[str]) -> None:
    found = ordered(ITEMS, order, chain=CHAIN, totals=TOTALS, last=["E4", "E9", "E1"])
    assert names(found) == expected
    assert [item.position for item in found] == [0, 1, 2, 3, 4]


def test_turns_follow_one_another_from_the_start() -> None:
    items = (turn("E1", SALES), replace(turn("E2", PLANT), minutes=30), other("X1", 5))
    assert timed(items, MEETING) == (("09:00", 18), ("09:18", 30), ("09:48", 5))
    assert slot_of(MEETING) == 180


def test_a_new_speaker_stands_after_the_last_one_and_before_the_closing_items() -> None:
    items = (turn("E1", SALES), other("X1"))
    assert names(with_speaker(items, turn("E2", PLANT))) == ["E1", "E2", "X1"]
    assert names(with_speaker((other("X1"),), turn("E2", PLANT))) == ["E2", "X1"]
    assert free_item((other("X1"), other("X3"))) == "X2"


@given(
    st.permutations(["E1", "E2", "E3", "E4", "X1", "X2"]),
    st.sampled_from(AgendaOrder),
    st.lists(st.sampled_from(["E1", "E2", "E9"]), unique=True),
)
def test_no_order_loses_or_doubles_an_item(those: list[str], order: AgendaOrder, last: list[str]) -> None:
    items = [other(one) if one[0] == "X" else turn(one, PLANT) for one in those]
    found = ordered(items, order, chain=CHAIN, totals=TOTALS, last=last)
    assert sorted(names(found)) == sorted(those)
    assert [at for at, item in enumerate(found) if item.speaker is None] == [
        at for at, one in enumerate(those) if one[0] == "X"
    ]


@given(st.integers(0, 4), st.integers(-3, 9))
def test_a_moved_item_stands_where_it_was_put_and_the_others_keep_their_order(at: int, to: int) -> None:
    one = ITEMS[at].item
    found = names(moved(ITEMS, one, to))
    assert found.index(one) == min(max(to, 0), len(ITEMS) - 1)
    assert [item for item in found if item != one] == [item for item in names(ITEMS) if item != one]


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_of_day_reads_back(minutes: int) -> None:
    assert clock(at_clock(minutes)) == minutes


def department(code: str, name: str, customers: str = "", parent: str | None = None) -> Department:
    return Department(code, name, parent, inner_customers=customers)


def test_departments_stand_along_the_value_chain_by_name_and_by_whom_they_serve() -> None:
    firm = (
        department("D01", "财务部", "各部门"),
        department("D02", "客户服务部", "销售部"),
        department("D03", "销售部"),
        department("D04", "生产部", "销售部"),
        department("D05", "设备部", "炼钢车间"),
        department("D06", "炼钢车间", parent="D04"),
        department("D07", "供应部", "炼钢车间"),
        department("D08", "行政部"),
    )
    codes = [one.code for one in firm]
    found = along_the_chain(firm, [code for code in codes if code != "D06"])
    assert found == ("D07", "D05", "D04", "D03", "D02", "D08", "D01")


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_departments_that_serve_one_another_in_a_circle_lose_nobody(links: list[tuple[int, int]]) -> None:
    serves = {at: "、".join(f"部{to}" for one, to in links if one == at) for at in range(6)}
    firm = tuple(department(f"D{at}", f"部{at}", serves[at]) for at in range(6))
    codes = [one.code for one in firm]
    found = along_the_chain(firm, codes)
    assert sorted(found) == codes
    assert found == along_the_chain(firm, list(reversed(codes)))
