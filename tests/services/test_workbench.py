from decimal import Decimal

from msgspec.structs import replace

from models.terms import PeriodState, SubjectType
from services.domain.result import LineState, PeriodResult, ResultState
from services.workbench import Stage, company_trend, department_totals, grade_counts, month_of
from tests.ui.firm import complete, october


def test_counts_what_is_in_and_what_is_left() -> None:
    month = month_of(october())
    assert (month.collected, month.entries, month.scored, month.subjects) == (51, 54, 15, 18)
    assert (month.missing, month.unscored, month.exceptions, month.sheets) == (3, 3, 5, 18)


def test_a_head_who_shares_the_departments_card_adds_no_entries() -> None:
    firm = october()
    before = month_of(firm).entries
    results = tuple(replace(item, head=True) if item.code == "E0001" else item for item in firm.results)
    assert month_of(replace(firm, results=results)).entries == before - 3


def test_exempt_people_are_awaited_nowhere() -> None:
    firm = october()
    results = tuple(
        replace(item, state=ResultState.EXEMPT) if item.code == "E0004" else item for item in firm.results
    )
    month = month_of(replace(firm, results=results))
    assert (month.missing, month.subjects, month.sheets) == (2, 17, 17)


def test_the_step_that_is_due_follows_from_the_counts() -> None:
    assert month_of(october()).stage is Stage.SCORE
    assert month_of(replace(complete(), exceptions=october().exceptions[:1])).stage is Stage.REVIEW
    assert month_of(complete()).stage is Stage.LOCK
    assert month_of(replace(complete(), state=PeriodState.LOCKED)).stage is Stage.PRINT
    blank = tuple(
        replace(
            item,
            state=ResultState.INCOMPLETE,
            lines=tuple(replace(line, state=LineState.MISSING) for line in item.lines),
        )
        for item in october().results
    )
    assert month_of(replace(october(), results=blank)).stage is Stage.COLLECT


def test_departments_stand_against_the_period_before() -> None:
    first = department_totals(october())[0]
    assert (first.subject.name, first.total, first.before) == ("销售部", Decimal("96.40"), Decimal("92.10"))


def test_the_company_is_the_mean_of_its_departments() -> None:
    last = company_trend(october())[-1]
    assert (last.period, last.total) == (
        "2026-10",
        Decimal("91.03"),
    )  # 455.15 / 5, the incomplete one left out


def test_a_month_without_any_total_is_a_gap() -> None:
    firm = october()
    departments = (item for item in firm.results if item.type is SubjectType.DEPARTMENT)
    blank = tuple(
        replace(item, trend=tuple(replace(point, total=None) for point in item.trend)) for item in departments
    )
    assert {point.total for point in company_trend(replace(firm, results=blank))} == {None}


def test_grades_are_counted_over_people_only() -> None:
    assert grade_counts(october()) == (("S", 1), ("A", 2), ("B", 5), ("C", 2), ("D", 0))


def test_the_states_follow_one_another_and_nothing_left_to_collect_leads_to_the_review() -> None:
    def after(state: PeriodState, firm: PeriodResult) -> PeriodState:
        return month_of(replace(firm, state=state)).next_state

    *unlocked, locked = PeriodState
    following = [PeriodState.COLLECTING, PeriodState.SCORING, PeriodState.REVIEW, locked]
    assert [after(state, october()) for state in unlocked] == following
    assert [after(state, complete()) for state in unlocked] == [PeriodState.REVIEW] * 3 + [locked]
    assert after(locked, complete()) is locked


def test_the_step_that_is_due_is_the_months_state_where_the_officer_keeps_one() -> None:
    def due(state: PeriodState, firm: PeriodResult) -> Stage:
        return month_of(replace(firm, state=state)).stage

    assert due(PeriodState.COLLECTING, complete()) is Stage.COLLECT
    assert due(PeriodState.SCORING, complete()) is Stage.SCORE
    assert due(PeriodState.REVIEW, october()) is Stage.REVIEW
    assert due(PeriodState.REVIEW, complete()) is Stage.LOCK
