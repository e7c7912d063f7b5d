"""Whose result a speaker reports on, at every edge."""

from datetime import date
from decimal import Decimal

import pytest

from models.terms import SubjectType
from services.cycle.speaking import headed_by, heads_of, reported_on, speakers_of
from services.domain.meeting import AgendaItem
from services.domain.organisation import Department, Employee
from services.domain.result import ResultState, SubjectResult

COMPLETE, INCOMPLETE = ResultState.COMPLETE, ResultState.INCOMPLETE
UNSCORED, EXEMPT = ResultState.UNSCORED, ResultState.EXEMPT
NOTHING = (UNSCORED, EXEMPT)
ANN = Employee("E1", "Ann", "D2")


def result(type_: SubjectType, code: str, state: ResultState) -> SubjectResult:
    total = Decimal(90) if state is COMPLETE else None
    return SubjectResult(type_, code, code, "D1", "Sales", state, total=total)


def reported(
    theirs: ResultState | None, own: ResultState | None, department: str | None = "D1"
) -> str | None:
    """The code of the subject that E1 reports on."""
    kinds = ((SubjectType.DEPARTMENT, "D1", theirs), (SubjectType.EMPLOYEE, "E1", own))
    found = reported_on(
        [result(kind, code, state) for kind, code, state in kinds if state is not None], {"E1": department}
    )
    return found["E1"].code if found else None


@pytest.mark.parametrize("own", [COMPLETE, INCOMPLETE, UNSCORED, EXEMPT, None])
@pytest.mark.parametrize("theirs", [COMPLETE, INCOMPLETE])
def test_who_speaks_for_a_department_reports_on_it_whatever_the_own_result_is(
    theirs: ResultState, own: ResultState | None
) -> None:
    assert reported(theirs, own) == "D1"


@pytest.mark.parametrize("theirs", [*NOTHING, None])
@pytest.mark.parametrize("own", [COMPLETE, INCOMPLETE])
def test_where_the_departments_result_tells_nothing_the_speaker_reports_on_the_own(
    theirs: ResultState | None, own: ResultState
) -> None:
    assert reported(theirs, own) == "E1"


@pytest.mark.parametrize("own", NOTHING)
@pytest.mark.parametrize("theirs", [*NOTHING, None])
def test_where_neither_tells_anything_it_is_the_own_so_that_the_why_is_the_speakers(
    theirs: ResultState | None, own: ResultState
) -> None:
    assert reported(theirs, own) == "E1"


def test_an_unscored_department_is_better_than_nothing_and_nothing_is_nothing() -> None:
    assert reported(UNSCORED, None) == "D1"
    assert reported(None, None) is None


def test_who_speaks_for_no_department_reports_on_the_own_result() -> None:
    assert reported(COMPLETE, INCOMPLETE, department=None) == "E1"
    assert reported(COMPLETE, None, department=None) is None


def test_the_agenda_says_who_speaks_for_what_in_its_order() -> None:
    agenda = [AgendaItem("2026-10", "X1", 0, title="open"), AgendaItem("2026-10", "E2", 2, "E2")]
    agenda.append(AgendaItem("2026-10", "E1", 1, "E1", "D3"))
    assert list(speakers_of(agenda).items()) == [("E1", "D3"), ("E2", None)]


def test_a_head_of_several_departments_speaks_for_the_one_where_he_or_she_works() -> None:
    several = [Department(code, code, head="E1") for code in ("D1", "D2", "D3")]
    assert headed_by(ANN, several) == "D2"
    assert headed_by(ANN, [several[2], several[0]]) == "D3"
    assert headed_by(ANN, [Department("D2", "Works", head="E2")]) is None
    assert heads_of(several, {"E1": ANN}, date(2026, 10, 1)) == {"E1": "D2"}


def test_heads_who_left_before_the_period_do_not_speak() -> None:
    gone = Employee("E2", "Bo", "D1", left=date(2026, 9, 30))
    people = {"E1": ANN, "E2": gone}
    departments = [
        Department("D1", "Sales", head="E2"),
        Department("D2", "Works", head="E1"),
        Department("D4", "x"),
    ]
    assert heads_of(departments, people, date(2026, 10, 1)) == {"E1": "D2"}
    assert heads_of(departments, people, date(2026, 9, 30)) == {"E2": "D1", "E1": "D2"}
