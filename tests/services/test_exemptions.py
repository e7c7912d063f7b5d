"""Proposed exemptions: of subjects only, decided by the officer, several at once as one action."""

from collections.abc import Callable
from datetime import date

import pytest

from models.organisation import EmployeeRow
from services.company import Company
from services.domain.entry import Attendance
from services.domain.result import ResultState
from services.errors import Mendable
from services.language import Language
from services.wording.actions import action_words
from tests.services.small_firm import E1, complete

MONTH = "2026-10"


@pytest.fixture
def away(firm: Company) -> Company:
    """Ann and Cy are away for long, Bo has joined late; Cy has no card."""
    for number in ("E1", "E3"):
        firm.absences.add(number, {"first_day": "2026-09-20", "last_day": "2026-10-25"})
    with firm.ledger.write("test.hire") as writing:
        writing.unit.put(EmployeeRow, {"number": "E2", "hired": date(2026, 10, 12)})
    return firm


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Mendable) as caught:
        act()
    return caught.value.code


def test_subjects_with_grounds_are_proposed_and_nobody_else(away: Company) -> None:
    found = away.exemptions.proposals(MONTH)
    assert [(each.number, each.name, each.department_name) for each in found.open] == [
        ("E1", "Ann", "Sales"),
        ("E2", "Bo", "Sales"),
    ]
    assert found.decided == ()
    away.absences.remove("E1", date(2026, 9, 20))
    assert [each.number for each in away.exemptions.proposals(MONTH).open] == ["E2"]


def test_several_are_exempt_at_once_each_with_a_reason(away: Company) -> None:
    away.exemptions.accept(MONTH, {"E1": " 病假 36 天 ", "E2": "10 月 12 日入职"})
    assert away.records().attendance == (
        Attendance(MONTH, "E1", exemption="病假 36 天"),
        Attendance(MONTH, "E2", exemption="10 月 12 日入职"),
    )
    assert away.results.subject(MONTH, E1).state is ResultState.EXEMPT
    assert [each.exemption for each in away.exemptions.proposals(MONTH).decided] == [
        "病假 36 天",
        "10 月 12 日入职",
    ]
    action = away.trail.actions(1)[0]
    assert action_words(Language("zh"), action) == "豁免 Ann, Bo"
    assert action.reason == "病假 36 天; 10 月 12 日入职"
    away.trail.undo()
    assert away.records().attendance == ()


def test_a_declined_one_is_decided_too_and_both_can_be_taken_back(away: Company) -> None:
    away.exemptions.decline(MONTH, {"E1": "上旬已到岗"})
    found = away.exemptions.proposals(MONTH)
    assert [(each.number, each.kept) for each in found.decided] == [("E1", "上旬已到岗")]
    assert [each.number for each in found.open] == ["E2"]
    assert away.results.subject(MONTH, E1).state is not ResultState.EXEMPT
    away.exemptions.take_back(MONTH, ["E1"])
    assert len(away.exemptions.proposals(MONTH).open) == 2
    assert away.records().attendance == ()


def test_without_a_reason_for_each_nothing_is_written(away: Company) -> None:
    assert refusal(lambda: away.exemptions.accept(MONTH, {"E1": "病假", "E2": "  "})) == "reason.required"
    assert refusal(lambda: away.exemptions.decline(MONTH, {"E9": "x"})) == "subject.unknown"
    assert away.records().attendance == ()


def test_a_locked_period_is_read_only(away: Company) -> None:
    complete(away)
    away.exemptions.accept(MONTH, {"E1": "病假"})
    away.periods.lock(MONTH)
    found = away.exemptions.proposals(MONTH)
    assert (found.locked, found.open) == (True, ())
    assert [each.number for each in found.decided] == ["E1"]
    for act in (
        lambda: away.exemptions.accept(MONTH, {"E2": "x"}),
        lambda: away.exemptions.decline(MONTH, {"E1": "x"}),
        lambda: away.exemptions.take_back(MONTH, ["E1"]),
    ):
        assert refusal(act) == "period.locked"


def test_a_period_that_was_never_opened_is_told(away: Company) -> None:
    assert refusal(lambda: away.exemptions.proposals("2026-13")) == "period.not_a_code"
