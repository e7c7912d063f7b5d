"""Report sheets: what stands around the speaker's words, the words themselves, the next actions."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import asdict

from models.improvement import ImprovementRow
from models.meeting import AgendaItemRow, MeetingRow
from models.organisation import DepartmentRow, EmployeeRow
from models.plan import PlanRow
from models.terms import ImprovementState, PlanState
from services.company import Company
from services.domain.improvement import Improvement
from services.domain.meeting import AgendaItem, Meeting
from services.domain.plan import PlanLine
from services.domain.report import Part
from services.drafts import place_of
from services.edits import EditRefused
from services.errors import Mendable
from services.language import Language
from services.wording.actions import action_words
from services.wording.fields import field_words
from services.wording.reports import progress_words
from tests.services.small_firm import complete

MONTH, ZH = "2026-10", Language("zh")
ACTION = {"kpi": "RATE", "measure": "每天十点核对欠交清单", "owner": "E2", "due": "2026-11-20"}


@pytest.fixture
def firm(firm: Company) -> Company:
    """Ann heads Sales; October is complete; today is the 9th of November."""
    complete(firm)
    with firm.ledger.write("test.head") as writing:
        writing.unit.put(DepartmentRow, {"code": "D1", "name": "Sales", "head": "E1"})
    firm.ledger.store.now = lambda: datetime(2026, 11, 9, 1, tzinfo=UTC)
    return firm


def promise(firm: Company, *records: Improvement | PlanLine) -> None:
    with firm.ledger.write("test.promise") as writing:
        for record in records:
            row = PlanRow if isinstance(record, PlanLine) else ImprovementRow
            writing.unit.put(row, asdict(record))


def test_a_sheet_holds_the_result_and_the_gaps_that_cost_most(firm: Company) -> None:
    sheet = firm.reports.sheet(MONTH, "E1")
    assert (sheet.speaker.name, sheet.speaker.department, sheet.speaker.department_name) == (
        "Ann",
        "D1",
        "Sales",
    )
    assert [line.kpi for line in sheet.lines] == ["RATE", "SHARE", "LEVEL", "SAFE"]
    assert sheet.total == firm.results.of(MONTH).results[0].total
    assert [(gap.line.kpi, str(gap.points)) for gap in sheet.gaps] == [
        ("LEVEL", "8.00"),
        ("RATE", "3.20"),
        ("SHARE", "3.00"),
    ]


def test_promises_are_the_months_plan_and_earlier_actions_that_no_line_carries(firm: Company) -> None:
    firm.periods.open("2026-09")
    due = date(2026, 10, 28)
    promise(
        firm,
        Improvement("G001", "2026-09", "carried by the plan", "E1", due, speaker="E1"),
        Improvement("G002", "2026-09", "a colleague's", "E2", due, speaker=None),
        Improvement("G003", "2026-09", "somebody else's", "E3", due),
        Improvement("G004", "2026-09", "closed before", "E1", due, state=ImprovementState.CLOSED,
                    closed_by="E2", closed_on=date(2026, 9, 30)),
        Improvement("G005", "2026-09", "only proposed", "E1", due, state=ImprovementState.PROPOSED),
        PlanLine(MONTH, "E1", 0, "fewer delays", "meet at four", "2026-11-20", improvement="G001"),
        PlanLine(MONTH, "E1", 1, "yield", "new rolls", "每周五", state=PlanState.DONE),
    )  # fmt: skip
    sheet = firm.reports.sheet(MONTH, "E1")
    assert [(one.text, one.code, one.overdue, one.owner_name) for one in sheet.promises] == [
        ("meet at four", "G001", False, "Ann"),
        ("new rolls", "", False, "Ann"),
        ("a colleague's", "G002", True, "Bo"),
    ]
    assert [one.text for one in sheet.plan] == ["meet at four", "new rolls"]


def test_speakers_come_from_the_agenda_in_its_order_else_they_are_the_heads(firm: Company) -> None:
    assert [(one.employee, one.department) for one in firm.reports.speakers(MONTH)] == [("E1", "D1")]
    with firm.ledger.write("test.meeting") as writing:
        writing.unit.put(MeetingRow, asdict(Meeting(MONTH, date(2026, 11, 11))))
        for item in (AgendaItem(MONTH, "E3", 0, "E3", "D2"), AgendaItem(MONTH, "X1", 1, title="x"),
                     AgendaItem(MONTH, "E2", 2, "E2")):  # fmt: skip
            writing.unit.put(AgendaItemRow, asdict(item))
    assert [one.employee for one in firm.reports.speakers(MONTH)] == ["E3", "E2"]
    assert [sheet.speaker.name for sheet in firm.reports.sheets(MONTH)] == ["Cy", "Bo"]


def test_a_head_who_left_before_the_month_does_not_speak(firm: Company) -> None:
    with firm.ledger.write("test.leave") as writing:
        writing.unit.put(EmployeeRow, {"number": "E1", "left": date(2026, 9, 30)})
    assert firm.reports.speakers(MONTH) == ()


def test_words_are_written_once_each_and_their_draft_goes(firm: Company) -> None:
    place = place_of("report", MONTH, "E1", "worked")
    firm.drafts.keep(place, "换辊等待由 46 分")
    firm.reports.write(MONTH, "E1", "worked", "换辊等待由 46 分降到 31 分\n")
    assert firm.drafts.under("report") == {}
    assert firm.reports.sheet(MONTH, "E1").report.worked == "换辊等待由 46 分降到 31 分"
    assert action_words(ZH, firm.trail.actions(1)[0]) == "Ann 述职表：措施与成效"
    done = firm.trail.actions(1)[0].id
    firm.reports.write(MONTH, "E1", "worked", "换辊等待由 46 分降到 31 分")
    assert firm.trail.actions(1)[0].id == done
    firm.trail.undo()
    assert firm.reports.sheet(MONTH, "E1").report.worked == ""


def test_words_are_written_after_the_lock_too(firm: Company) -> None:
    with firm.ledger.write("test.nobody") as writing:
        writing.unit.remove(EmployeeRow, {"number": "E3"})
    firm.periods.lock(MONTH)
    before = firm.results.of(MONTH)
    firm.reports.write(MONTH, "E1", "support", "无")
    firm.reports.propose(MONTH, "E1", ACTION)
    assert firm.results.of(MONTH) == before


def test_words_for_nobody_or_for_a_period_that_was_never_opened_are_refused(firm: Company) -> None:
    for period, employee, code in ((MONTH, "E9", "subject.unknown"), ("2027-01", "E1", "period.unknown")):
        with pytest.raises(Mendable) as caught:
            firm.reports.write(period, employee, "worked", "x")
        assert caught.value.code == code


def test_a_next_action_is_proposed_changed_and_withdrawn(firm: Company) -> None:
    code = firm.reports.propose(MONTH, "E1", ACTION)
    assert code == "G001"
    (found,) = firm.reports.sheet(MONTH, "E1").next_actions
    assert (found.owner_name, found.kpi_name, found.proposed) == ("Bo", "Volume", True)
    firm.reports.change(code, {"due": "2026年11月25日", "kpi": ""})
    (found,) = firm.reports.sheet(MONTH, "E1").next_actions
    assert (found.action.due, found.action.kpi, found.action.source.value) == (
        date(2026, 11, 25),
        None,
        "other",
    )
    assert found.action.measure == ACTION["measure"]
    firm.reports.withdraw(code)
    assert firm.reports.sheet(MONTH, "E1").next_actions == ()
    assert action_words(ZH, firm.trail.actions(1)[0]) == "删除Ann的下步措施 G001"
    for _ in range(3):
        firm.trail.undo()
    assert firm.reports.sheet(MONTH, "E1").next_actions == ()


def test_an_action_that_was_taken_over_is_no_longer_the_speakers(firm: Company) -> None:
    code = firm.reports.propose(MONTH, "E1", ACTION)
    with firm.ledger.write("test.take") as writing:
        writing.unit.put(ImprovementRow, {"code": code, "state": ImprovementState.OPEN})
    for act in (lambda: firm.reports.change(code, {}), lambda: firm.reports.withdraw(code)):
        with pytest.raises(Mendable) as caught:
            act()
        assert caught.value.code == "report.action_taken"
    with pytest.raises(Mendable) as caught:
        firm.reports.withdraw("G999")
    assert caught.value.code == "report.action_gone"


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"measure": " "}, "measure", "此项必填。请填写。"),
        ({"owner": ""}, "owner", "此项必填。请填写。"),
        ({"owner": "E9"}, "owner", None),
        ({"owner": "E3"}, "owner", "Cy 2026-11-15 离职，早于完成时限。请指定不会离开的人。"),
        ({"due": ""}, "due", "此项必填。请填写。"),
        (
            {"due": "2026-10-31"},
            "due",
            "由 2026-10 提出的行动，不能在当期内到期。请写 2026-11-01 或之后的日期。",
        ),
        ({"due": "下周"}, "due", None),
    ],
)
def test_what_is_wrong_with_a_next_action_is_told_at_its_field(
    firm: Company, fields: dict[str, str], field: str, words: str | None
) -> None:
    with firm.ledger.write("test.leave") as writing:
        writing.unit.put(EmployeeRow, {"number": "E3", "left": date(2026, 11, 15)})
    with pytest.raises(EditRefused) as caught:
        firm.reports.propose(MONTH, "E1", {**ACTION, **fields})
    (found,) = caught.value.problems
    assert found.field == field
    assert words is None or field_words(ZH, found) == words
    assert firm.reports.sheet(MONTH, "E1").next_actions == ()


def test_who_has_left_already_is_not_named_even_for_a_day_that_is_past(firm: Company) -> None:
    with firm.ledger.write("test.leave") as writing:
        writing.unit.put(EmployeeRow, {"number": "E2", "left": date(2026, 11, 5)})
    found = firm.reports.check(MONTH, "E1", {**ACTION, "due": "2026-11-02"})
    assert [(one.field, one.problem.code) for one in found] == [
        ("owner", "owner_gone"),
        ("due", "due_is_past"),
    ]


def test_a_due_date_that_is_past_is_only_pointed_out(firm: Company) -> None:
    fields = {**ACTION, "due": "2026-11-02"}
    (found,) = firm.reports.check(MONTH, "E1", fields)
    assert (found.field, found.stops) == ("due", False)
    assert field_words(ZH, found) == "2026-11-02 已经过去。如果还没做，请填以后的日期。"
    firm.reports.propose(MONTH, "E1", fields)


def test_unfinished_parts_are_named_until_each_is_there(firm: Company) -> None:
    (progress,) = firm.reports.unfinished(MONTH)
    assert [one.part for one in progress.missing] == [
        Part.WORKED, Part.CAUSE, Part.ACTION, Part.CAUSE, Part.ACTION, Part.CAUSE, Part.ACTION, Part.SUPPORT,
    ]  # fmt: skip
    words = (
        "没有写措施与成效；没有写原因：Reports、Volume、Yield；没有下步措施：Reports、Volume、Yield；"
        "需要支持没有写（没有就写“无”）"
    )
    assert progress_words(ZH, progress) == words
    firm.reports.write(MONTH, "E1", "worked", "看板")
    firm.reports.write(MONTH, "E1", "causes", "Volume：欠料\nReports：晚两天")
    for kpi in ("RATE", "LEVEL"):
        firm.reports.propose(MONTH, "E1", {**ACTION, "kpi": kpi})
    (progress,) = firm.reports.unfinished(MONTH)
    words = "没有写原因：Yield；没有下步措施：Yield；需要支持没有写（没有就写“无”）"
    assert progress_words(ZH, progress) == words
    firm.reports.write(MONTH, "E1", "causes", "都是因为欠料")
    firm.reports.write(MONTH, "E1", "support", "无")
    firm.reports.propose(MONTH, "E1", {**ACTION, "kpi": "SHARE"})
    assert progress_words(ZH, firm.reports.unfinished(MONTH)[0]) == "已填完"
