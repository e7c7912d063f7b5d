"""What is kept of the company file is dropped when what it rests on changes, by an edit or by its undo."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.organisation import DepartmentRow, EmployeeRow
from models.target import MonthTargetRow
from models.terms import PeriodState, SubjectType
from services.alarms import Alarms
from services.checklist import Checklist
from services.coaching import CoachingBook
from services.company import Company
from services.domain.checklist import Topic
from services.errors import Mendable
from services.exemptions import Exemptions
from services.kept import Fresh, Kept
from services.month_items import UNLOCKED
from tests.services.any_edit import MONTH, STEPS, attempt, careless
from tests.services.small_firm import E1


def told(firm: Company, *, afresh: bool) -> list[object]:
    """All that is kept, as the company tells it or read afresh."""
    exemptions, checklist, coaching, alarms = (
        firm.exemptions,
        firm.checklist,
        firm.coaching,
        firm.alarms,
    )
    if afresh:
        exemptions, alarms = Exemptions(firm.ledger, firm.results), Alarms(firm.ledger)
        checklist = Checklist(firm.ledger, firm.results, alarms, exemptions)
        coaching = CoachingBook(firm.ledger, firm.results)
    lists = [checklist.of(MONTH, state) for state in UNLOCKED]
    counts = checklist.before_lock(MONTH), coaching.counts(MONTH)
    return [lists, counts, exemptions.proposals(MONTH), alarms.answers()]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from([*sorted(STEPS), "undo"]), st.integers(0, 20)), min_size=1, max_size=8)
)
def test_after_any_edits_it_is_what_reading_afresh_gives(firm: Company, steps: list[tuple[str, int]]) -> None:
    careless(firm)
    for name, number in steps:
        if name != "undo":
            attempt(firm, name, number)
        else:
            try:
                firm.trail.undo()
            except Mendable as problem:
                assert problem.code == "undo.nothing"  # noqa: PT017 - the one refusal there can be
        assert told(firm, afresh=False) == told(firm, afresh=True)


def put(row: type, **values: object) -> Callable[[Company], None]:
    def act(firm: Company) -> None:
        with firm.ledger.write("test.put") as writing:
            writing.unit.put(row, values)

    return act


def away(firm: Company) -> None:
    firm.absences.add("E1", {"first_day": "2026-09-20", "last_day": "2026-10-25"})


def decided(firm: Company) -> None:
    firm.exemptions.decline(MONTH, {"E2": "竞赛"})


def talked(firm: Company) -> None:
    firm.coaching.add(MONTH, "E1", {"day": "2026-10-12", "note": "排产节奏"})


def scored(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")


TARGET = {"month": MONTH, "type": SubjectType.EMPLOYEE, "subject": "E1", "kpi": "RATE", "value": Decimal(7)}
ACTS: dict[str, Callable[[Company], None]] = {
    "an absence": away,
    "a hire": put(EmployeeRow, number="E1", hired=date(2026, 10, 12)),
    "a name": put(EmployeeRow, number="E2", name="Bob"),
    "a department's name": put(DepartmentRow, code="D1", name="Selling"),
    "a decision": decided,
    "a note": talked,
    "an actual": scored,
    "a planned target": put(MonthTargetRow, **TARGET),
    "another state": lambda firm: firm.periods.move(MONTH, PeriodState.REVIEW),
    "another period": lambda firm: firm.periods.open("2026-11"),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_edit_and_its_undo_are_seen_at_once(firm: Company, name: str) -> None:
    put(EmployeeRow, number="E2", hired=date(2026, 10, 12))(firm)
    before = told(firm, afresh=False)
    ACTS[name](firm)
    after = told(firm, afresh=True)
    assert told(firm, afresh=False) == after
    firm.trail.undo()
    assert told(firm, afresh=False) == before


def test_a_planned_target_that_the_month_gets_is_no_longer_apart(firm: Company) -> None:
    put(MonthTargetRow, **TARGET)(firm)

    def apart() -> int:
        (found,) = (one for one in firm.checklist.of(MONTH) if one.topic is Topic.MONTH_TARGETS)
        return found.open

    assert apart() == 1
    firm.actuals.set_target(MONTH, E1, "RATE", "7")
    assert apart() == 0


def test_nothing_is_read_again_until_one_of_its_tables_changes(firm: Company) -> None:
    kept: Kept[int] = Kept(firm.ledger, EmployeeRow)
    reads: list[str] = []

    def read(_connection: object) -> int:
        reads.append("read")
        return len(reads)

    assert [kept.of("a", read), kept.of("a", read), kept.of("b", read)] == [1, 1, 2]
    scored(firm)
    assert kept.of("a", read) == 1
    put(EmployeeRow, number="E2", name="Bob")(firm)
    assert kept.of("a", read) == 3


def test_a_listener_that_came_first_already_sees_the_new(firm: Company) -> None:
    seen: list[int] = []
    firm.subscribe(lambda _written: seen.append(sum(firm.coaching.counts(MONTH).values())))
    talked(firm)
    firm.trail.undo()
    assert seen == [1, 0]


def test_what_was_found_before_a_change_is_kept_for_nobody() -> None:
    fresh: Fresh[str, str] = Fresh()

    def overtaken() -> str:
        fresh.change({"b": "still"})
        return "old"

    assert fresh.of("a", overtaken) == "old"
    assert fresh.standing == {"b": "still"}
    assert fresh.of("a", lambda: "new") == "new"
    assert fresh.of("a", overtaken) == "new"
    assert fresh.of("b", overtaken) == "still"


def test_an_answer_read_while_its_table_changes_is_asked_for_again(firm: Company) -> None:
    answers: Kept[str] = Kept(firm.ledger, EmployeeRow)
    read_at = firm.ledger.last_change

    def overtaken(_connection: object) -> str:
        firm.ledger.last_change = lambda tables: read_at(tables) + 1  # type: ignore[method-assign]
        return "old"

    assert answers.of("who", overtaken) == "old"
    assert answers.of("who", lambda _connection: "new") == "new"
