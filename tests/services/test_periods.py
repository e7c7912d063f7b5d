"""Periods open, lock for good, and open again with a reason as a new version."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from models.entry import ActualRow
from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow
from models.result import SnapshotRow
from models.scorecard import ScorecardLineRow
from models.terms import PeriodState
from services.company import Company
from services.domain.period import PeriodRecord
from services.domain.result import PeriodResult
from services.errors import Mendable
from services.language import Language
from services.snapshots import thaw
from services.upkeep import check
from services.wording.actions import action_words
from tests.services.small_firm import E1, E2, complete

MONTH = "2026-10"


def refusal(action: Callable[[], object]) -> Mendable:
    with pytest.raises(Mendable) as caught:
        action()
    return caught.value


def version(firm: Company, number: int) -> PeriodResult:
    with firm.ledger.read() as connection:
        return thaw(connection, MONTH, number)


def as_open(result: PeriodResult) -> PeriodResult:
    return replace(result, state=PeriodState.OPEN, version=0, seal="")


def test_periods_come_in_the_order_of_their_days(firm: Company) -> None:
    for code in ("2026", "2026Q4", "2027-01", "2026H2", "2026-09"):
        firm.periods.open(code)
    codes = ["2026", "2026H2", "2026-09", "2026-10", "2026Q4", "2027-01"]
    assert sorted(codes) == sorted(record.code for record in firm.periods.all())
    days = [record.code for record in firm.periods.all() if "-" in record.code]
    assert days == ["2026-09", "2026-10", "2027-01"]
    assert firm.periods.latest_month() == "2027-01"


@pytest.mark.parametrize("code", ["October", "2026-13", "2026Q5", "", "0000-01", "9999", "２０２６"])
def test_what_is_no_period_is_not_opened(firm: Company, code: str) -> None:
    assert refusal(lambda: firm.periods.open(code)).code == "period.not_a_code"
    assert firm.periods.all() == (PeriodRecord(MONTH),)


def test_a_period_is_opened_once(firm: Company) -> None:
    assert refusal(lambda: firm.periods.open(MONTH)).code == "period.exists"


def test_an_unknown_period_is_refused_with_those_that_are_known(firm: Company) -> None:
    for action in (firm.periods.lock, firm.results.of):
        problem = refusal(lambda act=action: act("2026-11"))  # type: ignore[misc]
        assert (problem.code, problem.facts["known"]) == ("period.unknown", MONTH)


def test_an_incomplete_period_cannot_be_locked_and_who_is_missing_is_said(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    problem = refusal(lambda: firm.periods.lock(MONTH))
    assert (problem.code, problem.facts["names"]) == ("period.incomplete", "Ann, Bo")
    assert firm.periods.all() == (PeriodRecord(MONTH),)
    assert check(firm.ledger) == ()


def test_what_was_locked_is_what_was_shown(firm: Company) -> None:
    complete(firm)
    shown = firm.results.of(MONTH)
    firm.periods.lock(MONTH)
    locked = firm.results.of(MONTH)
    assert (locked.state, locked.version, len(locked.seal)) == (PeriodState.LOCKED, 1, 64)
    assert as_open(locked) == shown
    assert firm.periods.all() == (PeriodRecord(MONTH, PeriodState.LOCKED),)
    assert refusal(lambda: firm.periods.lock(MONTH)).code == "period.already_locked"


def test_the_lock_is_in_the_trail_with_the_digest_of_the_snapshot_and_the_seal_before_it(
    firm: Company,
) -> None:
    complete(firm)
    before = firm.trail.actions(1)[0].id
    firm.periods.lock(MONTH)
    action = firm.trail.actions(1)[0]
    with firm.ledger.read() as connection:
        row = connection.execute(select(SnapshotRow.digest, SnapshotRow.locked_by, SnapshotRow.seal)).one()
        seal = connection.exec_driver_sql(
            "SELECT hash FROM audit_action WHERE id = ?", (before,)
        ).scalar_one()
    assert (action.verb, action.facts) == ("period.lock", {"period": MONTH, "digest": row.digest})
    assert (row.locked_by, row.seal) == (action.who, seal)
    tables = [change.table for change in firm.trail.changes(action.id)]
    assert sorted(tables) == ["period", "snapshot"]


def test_a_locked_period_does_not_change_when_what_it_was_scored_from_does(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    locked = firm.results.of(MONTH)
    with firm.ledger.write("test.everything") as writing:
        unit = writing.unit
        unit.put(KpiRow, {"code": "RATE", "name": "Renamed", "parameters": "zero_below=99", "unit": "kg"})
        unit.put(EmployeeRow, {"number": "E1", "name": "Another", "department": "D2"})
        unit.put(DepartmentRow, {"code": "D1", "name": "Marketing"})
        cards = unit.execute(select(ScorecardLineRow.card).distinct()).scalars().all()
        for card in cards:
            unit.put(
                ScorecardLineRow, {"card": card, "kpi": "RATE", "weight": Decimal(10), "target": Decimal(1)}
            )
            unit.put(ScorecardLineRow, {"card": card, "kpi": "SHARE", "weight": Decimal(60)})
    firm.settings.change({"grades": "优>=85:1.2, C:1", "name": "新厂"})
    assert firm.results.of(MONTH) == locked
    assert version(firm, 1) == locked
    assert check(firm.ledger) == ()


def test_its_entries_are_guarded_below_the_services_too(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)

    def write() -> None:
        with firm.ledger.write("test") as writing:
            writing.unit.put(
                ActualRow,
                {"period": MONTH, "type": E1.type, "subject": E1.code, "kpi": "RATE", "value": Decimal(1)},
            )

    assert refusal(write).code == "period.locked"


def test_reopening_needs_a_reason_and_a_lock(firm: Company) -> None:
    assert refusal(lambda: firm.periods.reopen(MONTH, "x")).code == "period.not_locked"
    complete(firm)
    firm.periods.lock(MONTH)
    assert refusal(lambda: firm.periods.reopen(MONTH, " ")).code == "reason.required"
    firm.periods.reopen(MONTH, " an appeal ")
    assert firm.trail.actions(1)[0].reason == "an appeal"


def test_locked_again_after_reopening_there_are_two_versions_and_both_are_kept(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    first = firm.results.of(MONTH)
    firm.periods.reopen(MONTH, "an appeal")
    assert as_open(first) == firm.results.of(MONTH)
    firm.actuals.enter(MONTH, E2, "RATE", "500")
    firm.periods.lock(MONTH)
    second = firm.results.of(MONTH)
    assert (first.version, second.version) == (1, 2)
    assert first.results != second.results
    assert (version(firm, 1), version(firm, 2)) == (first, second)
    assert check(firm.ledger) == ()


def test_results_follow_every_edit_and_undo_of_an_open_period(firm: Company) -> None:
    complete(firm)
    before = firm.results.of(MONTH)
    firm.actuals.enter(MONTH, E1, "RATE", "500")
    after = firm.results.of(MONTH)
    with Company.open(firm.path, write=False) as fresh:
        assert fresh.results.of(MONTH) == after != before
    firm.trail.undo()
    assert firm.results.of(MONTH) == before


def test_a_subject_that_is_none_has_no_result(firm: Company) -> None:
    assert refusal(lambda: firm.results.subject(MONTH, E1._replace(code="E9"))).code == "subject.unknown"


def test_the_month_after_the_newest_is_the_next(firm: Company) -> None:
    firm.periods.open("2026-11")
    firm.periods.open("2026Q4")
    assert firm.periods.next_month() == "2026-12"
    firm.periods.open("2026-12")
    assert firm.periods.next_month() == "2027-01"


def test_a_month_goes_through_its_states_forward_and_back_as_actions_that_undo(firm: Company) -> None:
    for state in (PeriodState.COLLECTING, PeriodState.REVIEW, PeriodState.SCORING):
        firm.periods.move(MONTH, state)
        assert firm.periods.all() == (PeriodRecord(MONTH, state),)
        assert firm.results.of(MONTH).state is state
    action = firm.trail.next_undo
    assert action is not None
    assert action_words(Language("zh"), action) == "2026年10月：复核 → 评分"
    firm.trail.undo()
    assert firm.periods.all() == (PeriodRecord(MONTH, PeriodState.REVIEW),)
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    assert firm.results.subject(MONTH, E1).lines[0].score == Decimal(92)


def test_a_state_that_is_there_already_an_unknown_month_and_a_locked_one_are_refused(firm: Company) -> None:
    def move(code: str, state: PeriodState) -> str:
        return refusal(lambda: firm.periods.move(code, state)).code

    assert move(MONTH, PeriodState.OPEN) == "period.same_state"
    assert move("2026-11", PeriodState.REVIEW) == "period.unknown"
    complete(firm)
    firm.periods.move(MONTH, PeriodState.SCORING)
    firm.periods.lock(MONTH)
    assert move(MONTH, PeriodState.REVIEW) == "period.locked"
    assert firm.periods.all() == (PeriodRecord(MONTH, PeriodState.LOCKED),)
