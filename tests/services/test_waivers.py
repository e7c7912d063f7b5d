"""Waivers of vetoes: named, with a reason, for all whom the veto strikes; taken back; never in a lock."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import asdict

from models.entry import WaiverRow
from models.kpi import KpiRow
from models.organisation import DepartmentRow
from models.terms import Dimension, Direction, Method, SubjectType, VetoScope
from services.card_rows import put_cards
from services.company import Company
from services.domain.entry import Waiver
from services.domain.kpi import Kpi
from services.domain.result import ExceptionKind, VetoEffect, VetoMark
from services.domain.scorecard import Line, Scorecard, SubjectKey
from services.errors import Mendable
from services.language import Language
from services.printing.statements import veto_statements
from services.wording.actions import action_words
from services.wording.problems import problem_words
from tests.services.small_firm import D1, E1, E2, E3, complete

MONTH = "2026-10"
ZH = Language("zh")


@pytest.fixture
def firm(firm: Company) -> Company:
    """Sales has a card whose yield vetoes all its members; Cy heads Sales and shares its card."""
    veto = Kpi("YIELD", "Yield of Sales", Direction.HIGHER, Method.DIRECT, "%", veto="<95", veto_effect="0")
    spread = Kpi(
        "PLANT", "Safety", Direction.HIGHER, Method.DIRECT, veto="<95", veto_scope=VetoScope.DEPARTMENT
    )
    lines = (Line("YIELD", Decimal(50)), Line("PLANT", Decimal(50)))
    with firm.ledger.write("test.veto") as writing:
        writing.unit.put_all(KpiRow, map(asdict, (veto, spread)))
        put_cards(writing.unit, [Scorecard(D1.type, D1.code, Dimension.MONTHLY, lines)])
        writing.unit.put(DepartmentRow, {"code": "D1", "name": "Sales", "head": "E3"})
        writing.unit.put(DepartmentRow, {"code": "D2", "name": "Works", "parent": "D1"})
    firm.actuals.enter(MONTH, D1, "YIELD", "90")
    firm.actuals.enter(MONTH, D1, "PLANT", "80")
    complete(firm)
    return firm


def vetoes(firm: Company, key: SubjectKey, kpi: str) -> tuple[VetoEffect, ...]:
    return tuple(veto for veto in firm.results.subject(MONTH, key).vetoes if veto.kpi == kpi)


def refused(firm: Company, action: Callable[[], object]) -> Mendable:
    """A refusal, which leaves records and trail as they were."""
    before = firm.records(), firm.trail.actions()
    with pytest.raises(Mendable) as caught:
        action()
    assert (firm.records(), firm.trail.actions()) == before
    return caught.value


def test_a_waived_veto_stays_with_name_and_reason_and_has_no_effect(firm: Company) -> None:
    before = firm.results.subject(MONTH, D1)
    firm.waivers.waive(MONTH, D1, "YIELD", " 王总 ", "  台风停产 ")
    firm.waivers.waive(MONTH, D1, "PLANT", "王总", "台风停产")
    after = firm.results.subject(MONTH, D1)
    assert (before.coefficient, after.coefficient) == (0, after.grade_coefficient)
    assert [(veto.waived_by, veto.waiver_reason, veto.consecutive) for veto in after.vetoes] == [
        ("王总", "台风停产", 0),
        ("王总", "台风停产", 0),
    ]
    assert {line.veto_mark for line in after.lines} == {VetoMark.WAIVED}
    assert after.total == before.total
    assert all("由 王总" in one.words or "王总" in one.words for one in veto_statements(after, ZH))
    told = [one.step.code for one in firm.results.of(MONTH).exceptions if one.kind is ExceptionKind.VETO]
    assert "exception.waived" in told


def test_a_waiver_is_one_action_that_undo_names_and_takes_back(firm: Company) -> None:
    before = firm.records()
    firm.waivers.waive(MONTH, D1, "YIELD", "王总", "台风")
    action = firm.trail.next_undo
    assert action is not None
    assert (action.verb, action.reason, action_words(ZH, action)) == (
        "veto.waive",
        "台风",
        "豁免“Yield of Sales”的一票否决（王总批准）",
    )
    firm.trail.undo()
    assert firm.records() == before
    assert vetoes(firm, D1, "YIELD")[0].waived_by == ""


@pytest.mark.parametrize("struck", [D1, E3])
def test_a_head_s_waiver_of_the_shared_card_stands_with_the_department(
    firm: Company, struck: SubjectKey
) -> None:
    assert firm.results.subject(MONTH, E3).card_code == "D1"
    firm.waivers.waive(MONTH, struck, "YIELD", "王总", "台风")
    assert [(one.type, one.subject) for one in firm.records().waivers] == [D1]
    assert [vetoes(firm, key, "YIELD")[0].waived_by for key in (D1, E3)] == ["王总", "王总"]


@pytest.mark.parametrize("struck", [D1, E1, E2])
def test_a_department_s_veto_is_waived_for_all_whom_it_strikes(firm: Company, struck: SubjectKey) -> None:
    assert [vetoes(firm, key, "PLANT")[0].owner for key in (D1, E1, E2, E3)] == [D1] * 4
    firm.waivers.waive(MONTH, struck, "PLANT", "王总", "台风")
    assert [(one.type, one.subject) for one in firm.records().waivers] == [D1]
    for key in (D1, E1, E2, E3):
        assert vetoes(firm, key, "PLANT")[0].waived_by == "王总"
    assert vetoes(firm, D1, "YIELD")[0].waived_by == ""
    firm.waivers.take_back(MONTH, struck, "PLANT")
    assert firm.records().waivers == ()
    for key in (D1, E1, E2, E3):
        assert vetoes(firm, key, "PLANT")[0].waived_by == ""


def test_waiving_again_mends_name_and_reason(firm: Company) -> None:
    firm.waivers.waive(MONTH, D1, "YIELD", "王总", "台风")
    firm.waivers.waive(MONTH, D1, "YIELD", "李总", "台风停产三天")
    assert firm.records().waivers == (
        Waiver(MONTH, SubjectType.DEPARTMENT, "D1", "YIELD", "李总", "台风停产三天"),
    )


def test_a_waiver_that_a_workbook_gave_one_person_is_mended_and_taken_back_there(firm: Company) -> None:
    with firm.ledger.write("test.waive") as writing:
        writing.unit.put(WaiverRow, asdict(Waiver(MONTH, E1.type, "E1", "PLANT", "boss", "storm")))
    assert [vetoes(firm, key, "PLANT")[0].waived_by for key in (E1, E2)] == ["boss", ""]
    firm.waivers.waive(MONTH, E1, "PLANT", "boss", "the storm")
    assert [one.subject for one in firm.records().waivers] == ["E1"]
    firm.waivers.take_back(MONTH, E1, "PLANT")
    assert firm.records().waivers == ()


@pytest.mark.parametrize(
    ("by", "reason", "code"),
    [(" ", "storm", "waiver.no_name"), ("王总", " \n", "reason.required"), ("　", "", "waiver.no_name")],
)
def test_name_and_reason_are_required(firm: Company, by: str, reason: str, code: str) -> None:
    problem = refused(firm, lambda: firm.waivers.waive(MONTH, D1, "YIELD", by, reason))
    assert problem.code == code
    assert problem_words(ZH, problem)


@pytest.mark.parametrize(
    ("key", "kpi", "code"),
    [
        (E1, "RATE", "waiver.no_veto"),
        (E1, "YIELD", "waiver.not_hit"),
        (E1, "NONE", "kpi.unknown"),
        (SubjectKey(SubjectType.EMPLOYEE, "E9"), "YIELD", "subject.unknown"),
    ],
)
def test_what_no_veto_struck_cannot_be_waived(firm: Company, key: SubjectKey, kpi: str, code: str) -> None:
    assert refused(firm, lambda: firm.waivers.waive(MONTH, key, kpi, "王总", "台风")).code == code
    assert refused(firm, lambda: firm.waivers.take_back(MONTH, key, kpi)).code == code


def test_what_is_not_waived_cannot_be_taken_back(firm: Company) -> None:
    problem = refused(firm, lambda: firm.waivers.take_back(MONTH, D1, "YIELD"))
    assert problem_words(ZH, problem) == "“Yield of Sales”的否决没有豁免，无需取消。"


def test_a_locked_period_keeps_its_vetoes_and_waivers(firm: Company) -> None:
    firm.waivers.waive(MONTH, D1, "YIELD", "王总", "台风")
    firm.periods.lock(MONTH)
    for act in (
        lambda: firm.waivers.waive(MONTH, D1, "PLANT", "王总", "台风"),
        lambda: firm.waivers.take_back(MONTH, D1, "YIELD"),
    ):
        assert refused(firm, act).code == "period.locked"
    assert vetoes(firm, D1, "YIELD")[0].waived_by == "王总"
