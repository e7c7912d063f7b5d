"""What the packet says of promises and of the meeting: living data around results that may be locked."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import asdict, replace

from models.improvement import ImprovementRow
from models.organisation import DepartmentRow, EmployeeRow
from models.plan import PlanRow
from models.terms import ImprovementState, PlanState
from services.company import Company
from services.domain.improvement import Improvement
from services.domain.living import Living
from services.domain.plan import PlanLine
from services.language import Language
from services.living import living_of
from services.printing.packet import Part, packet_pdf
from tests.services.printing.made_results import PRINTED
from tests.services.printing.reading import bookmarks, texts
from tests.services.small_firm import complete

MONTH, ZH = "2026-10", Language("zh")


@pytest.fixture
def firm(firm: Company) -> Company:
    """Ann heads Sales and promised five things for October; today is the 9th of November."""
    complete(firm)
    firm.periods.open("2026-09")
    firm.ledger.store.now = lambda: datetime(2026, 11, 9, 1, tzinfo=UTC)
    done, due = PlanState.DONE, "2026-10-20"
    closed = {"state": ImprovementState.CLOSED, "closed_by": "E2", "closed_on": date(2026, 10, 30)}
    raised = Improvement("G001", "2026-09", "raised", "E2", date(2026, 10, 15))
    records = (
        PlanLine(MONTH, "E1", 0, "", "kept", due, state=done, done_on=date(2026, 10, 19)),
        PlanLine(MONTH, "E1", 1, "", "kept late", due, state=done, done_on=date(2026, 10, 22)),
        PlanLine(MONTH, "E1", 2, "", "carried", "2026-10-31", since="2026-08"),
        PlanLine(MONTH, "E1", 3, "", "given up", "每周五", state=PlanState.DROPPED, outcome="mill stood"),
        replace(raised, done_on=date(2026, 10, 15), **closed),
    )
    with firm.ledger.write("test.promise") as writing:
        writing.unit.put(DepartmentRow, {"code": "D1", "name": "Sales", "head": "E1"})
        for record in records:
            row = PlanRow if isinstance(record, PlanLine) else ImprovementRow
            writing.unit.put(row, asdict(record))
    return firm


def printed(firm: Company, *parts: Part) -> list[str]:
    living = living_of(firm, MONTH)
    return texts(packet_pdf(firm.results.of(MONTH), ZH, printed_at=PRINTED, living=living, parts=parts))


def test_every_promise_is_printed_with_its_state_by_shape_and_word(firm: Company) -> None:
    (words,) = printed(firm, Part.PROMISES)
    assert "上月承诺" in words
    assert "SalesAnn5项中完成3项，1项逾期" in words
    assert "keptAnn2026-10-20●已完成——" in words
    assert "keptlateAnn2026-10-20◆已完成（超期）" in words
    assert "carriedAnn2026-10-31■已逾期2026年8月—" in words
    assert "givenupAnn每周五□已取消—millstood" in words
    assert "G001raisedBo2026-10-15●已验收2026年9月" in words
    assert "ZJ-06" in words


def test_the_packet_begins_with_the_promises(firm: Company) -> None:
    data = packet_pdf(firm.results.of(MONTH), ZH, printed_at=PRINTED, living=living_of(firm, MONTH))
    top = [title for level, title, _ in bookmarks(data) if level == 0]
    assert top == [
        "上月承诺",
        "述职会通知",
        "月度绩效结果汇总表",
        "月度绩效考核表",
        "述职表",
        "改进跟踪表",
    ]


def test_the_notice_names_day_place_chair_and_order_of_the_meeting(firm: Company) -> None:
    firm.meetings.propose(MONTH)
    at = {"day": "2026-11-12", "starts": "14:00", "ends": "16:00", "place": "三楼会议室"}
    firm.meetings.change(MONTH, {**at, "chair": "E3", "recorder": "E2", "report_minutes": "12"})
    firm.meetings.add_speaker(MONTH, "E2")
    firm.meetings.add_item(MONTH, "年终安排", 25)
    (words,) = printed(firm, Part.NOTICE)
    names = {person.number: person.name for person in firm.meetings.people()}
    assert f"2026-11-12周四14:00–16:00地点三楼会议室主持人{names['E3']}记录人Bo" in words
    assert "14:00–14:20" in words
    assert "年终安排" in words
    assert "述职12分钟" in words


def test_without_plans_and_meeting_the_packet_is_the_one_of_the_results_alone(firm: Company) -> None:
    result = firm.results.of(MONTH)
    with firm.ledger.write("test.clear") as writing:
        for number in range(4):
            writing.unit.remove(PlanRow, {"period": MONTH, "owner": "E1", "position": number})
        writing.unit.remove(ImprovementRow, {"code": "G001"})
    assert living_of(firm, MONTH) == Living(reports=firm.reports.sheets(MONTH))
    parts = [part for part in Part if part is not Part.REPORTS]
    assert packet_pdf(
        result, ZH, printed_at=PRINTED, parts=parts, living=living_of(firm, MONTH)
    ) == packet_pdf(result, ZH, printed_at=PRINTED, parts=parts)


def test_people_of_a_locked_period_keep_their_names_on_the_promises(firm: Company) -> None:
    firm.periods.lock(MONTH)
    before = printed(firm, Part.PROMISES)
    with firm.ledger.write("test.rename") as writing:
        writing.unit.put(EmployeeRow, {"number": "E1", "name": "Anna"})
        writing.unit.put(DepartmentRow, {"code": "D1", "name": "Sales abroad"})
    assert printed(firm, Part.PROMISES) == before


def test_who_listens_stands_on_the_notice_with_the_position(sample: Company) -> None:
    result, living = sample.results.of(MONTH), living_of(sample, MONTH, (Part.NOTICE,))
    (words,) = texts(packet_pdf(result, ZH, printed_at=PRINTED, living=living, parts=[Part.NOTICE]))
    assert "罗正声总经理" in words
