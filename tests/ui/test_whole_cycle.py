"""A whole cycle as one goes through it: September's plan, October's scores, the meeting, November's plan."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from models.terms import ImprovementState, PlanState, SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.living import living_of
from services.printing.packet import Part, packet_pdf
from tests.services.printing.reading import texts
from tests.services.workbooks.firms import KPI_HEADERS, cards, raw, saved
from tests.ui.modal import within
from ui.meeting_mode import MeetingMode
from ui.pages.meeting import MeetingPage
from ui.pages.plans import Plans
from ui.pages.plans.dialogs import LineEditor, OutcomeEditor
from ui.pages.plans.starting import Starting
from ui.pages.scoring import Scoring
from ui.pages.scoring.cell_editors import TextCell
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs that grow on no screen

Keys = Qt.Key
SEPTEMBER, OCTOBER, NOVEMBER = "2026-09", "2026-10", "2026-11"
HEADS = {"H1": "D1", "H2": "D2", "H3": "D3"}
FIRM = (
    raw("公司", ("项目", "内容"), ("名称", "三部厂")),
    raw(
        "部门",
        ("编码", "名称", "负责人工号", "内部客户"),
        ("D1", "供应部", "H1", "生产部"),
        ("D2", "生产部", "H2", "销售部"),
        ("D3", "销售部", "H3", None),
    ),
    raw(
        "员工",
        ("工号", "姓名", "部门编码"),
        ("H1", "康北", "D1"),
        ("H2", "雷川", "D2"),
        ("H3", "柳行", "D3"),
        ("W2", "宋喆", "D2"),
    ),
    raw(
        "指标",
        KPI_HEADERS,
        ("K1", "到货及时率", "%", "正向", "完成率法", None),
        ("K2", "合同执行率", "%", "正向", "完成率法", None),
        ("K3", "销量", "吨", "正向", "完成率法", None),
    ),
    cards(
        ("部门", "D1", "月度", "K1", 100, 100),
        ("部门", "D2", "月度", "K2", 100, 100),
        ("部门", "D3", "月度", "K3", 100, 500),
    ),
    raw("考核期", ("考核期", "状态"), (SEPTEMBER, "开放"), (OCTOBER, "开放")),
)
PLANNED = {
    "H1": ("到货及时率不低于 98%", "每周一给出两周到货计划", "2026-09-25", "K1"),
    "H2": ("合同执行率不低于 97%", "重点合同先排，插单书面批准", "2026-09-28", "K2"),
    "H3": ("销量 500 吨", "每名经理每周走访四家", "2026-09-29", "K3"),
}


class Day:
    """The day that it is."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 2, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def becomes(self, month: int, day: int) -> None:
        self.now = datetime(2026, month, day, 2, tzinfo=UTC)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def firm(tmp_path: Path, day: Day) -> Iterator[Company]:
    """Three departments whose heads speak, with a KPI each."""
    with Company.create(tmp_path / "三部厂.zhanji") as company:
        company.imports.apply(company.imports.preview(saved(tmp_path / "firm.xlsx", *FIRM)))
        company.ledger.store.now = day
        yield company


def plan(page: Plans, owner: str) -> None:
    goal, action, due, kpi = PLANNED[owner]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, LineEditor)
        dialog.type(owner=owner, goal=goal, action=action, due=due, kpi=kpi)
        dialog.act.click()

    within(LineEditor, fill)
    page.do.add()


def carry_out(page: Plans, owner: str) -> None:
    """Say that an owner's line was done."""
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, owner))
    page.plan.choose((page.period, owner, 0))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OutcomeEditor)
        dialog.choose(PlanState.DONE)
        dialog.type(done_on="2026-09-25", outcome="照办")
        dialog.act.click()

    within(OutcomeEditor, fill)
    page.do.settle()


def start(page: Plans) -> int:
    """Take over all that is offered from last month."""
    taken: list[int] = []

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, Starting)
        taken.append(len(dialog.ticked))
        dialog.accept()

    within(Starting, accept)
    page.do.start()
    return taken[0]


def page_of(window: Window, key: str, period: str) -> object:
    window.go(key)
    window.show_period(period)
    return window.page


def score(qtbot: QtBot, page: Scoring, head: str, actual: str) -> None:
    page.show_subject(SubjectKey(SubjectType.DEPARTMENT, HEADS[head]))
    view = page.card.view
    view.go_to(0)
    qtbot.keyClicks(view, actual[0])
    assert isinstance(view.editor, TextCell)
    view.editor.insert(actual[1:])
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)


def plan_september(window: Window, firm: Company, day: Day) -> None:
    """One head does what he planned, the others' lines go on in October."""
    plans = page_of(window, "plans", SEPTEMBER)
    assert isinstance(plans, Plans)
    for owner in PLANNED:
        plan(plans, owner)
    day.becomes(9, 30)
    carry_out(plans, "H1")
    day.becomes(10, 3)
    page_of(window, "plans", OCTOBER)
    assert start(plans) == 2
    october = {line.owner: line.since for line in firm.plans.lines(OCTOBER)}
    assert october == {"H2": SEPTEMBER, "H3": SEPTEMBER}


def score_october(qtbot: QtBot, window: Window, firm: Company) -> None:
    scoring = page_of(window, "scoring", OCTOBER)
    assert isinstance(scoring, Scoring)
    for head, actual in (("H1", "99"), ("H2", "93"), ("H3", "460")):
        score(qtbot, scoring, head, actual)
    assert not firm.results.of(OCTOBER).incomplete


def prepare(window: Window, firm: Company) -> None:
    """The meeting is made by the rule, along the value chain; two heads write their sheets."""
    meeting = page_of(window, "meeting", OCTOBER)
    assert isinstance(meeting, MeetingPage)
    meeting.propose()
    found = firm.meetings.read(OCTOBER)
    assert found.meeting is not None
    assert found.meeting.day == date(2026, 11, 11)
    assert [turn.item.speaker for turn in found.turns if turn.item.speaker] == ["H1", "H2", "H3"]
    for head, worked, causes in (("H2", "换辊 31 分", "坯料到货晚"), ("H3", "新签两家", "华南推迟")):
        firm.reports.write(OCTOBER, head, "worked", worked)
        firm.reports.write(OCTOBER, head, "causes", causes)
    early = {"measure": "坯料缺口提前五天预警", "owner": "W2", "due": "2026-11-20", "kpi": "K2"}
    firm.reports.propose(OCTOBER, "H2", early)
    assert unanswered(firm) == {("H1", "K1"), ("H2", "K2"), ("H3", "K3")}


def unanswered(firm: Company) -> set[tuple[str, str]]:
    return {(gap.speaker, gap.kpi) for gap in firm.follow_up.unanswered(OCTOBER)}


def afterwards(window: Window, firm: Company, day: Day) -> None:
    """The minutes are printed; what was resolved and proposed becomes work."""
    result, living = firm.results.of(OCTOBER), living_of(firm, OCTOBER)
    made = packet_pdf(result, window.say, printed_at=day(), parts=[Part.MINUTES], living=living)
    words = "".join(texts(made))
    for part in ("供应部·康北", "为什么又延期", "两周到货计划", "康北2026-11-16"):
        assert part in words, part
    assert firm.follow_up.take_up(OCTOBER) == 1
    proposed = [one.code for one in firm.records().improvements if one.state is ImprovementState.PROPOSED]
    firm.improvements.accept(proposed)
    assert unanswered(firm) == {("H1", "K1"), ("H3", "K3")}


def plan_november(window: Window, firm: Company) -> None:
    """The plan holds the carried lines and the revised actions."""
    firm.periods.open(NOVEMBER)
    plans = page_of(window, "plans", NOVEMBER)
    assert isinstance(plans, Plans)
    start(plans)
    november = firm.plans.lines(NOVEMBER)
    assert {line.owner for line in november if line.since == SEPTEMBER} == {"H2", "H3"}
    revised = {line.action: line.owner for line in november if line.improvement}
    assert revised == {"坯料缺口提前五天预警": "W2", "两周到货计划": "H1"}
    again = plans.do.starting()
    assert again is None or not again.ticked


def test_from_septembers_plan_to_novembers(
    qtbot: QtBot, open_window: Callable[..., Window], firm: Company, day: Day
) -> None:
    window = open_window(firm, page="plans")
    plan_september(window, firm, day)
    day.becomes(11, 4)
    score_october(qtbot, window, firm)
    prepare(window, firm)
    day.becomes(11, 11)
    hold(qtbot, window, firm)
    held = firm.meetings.read(OCTOBER)
    assert held.meeting is not None
    assert held.meeting.ended_at
    afterwards(window, firm, day)
    day.becomes(11, 12)
    plan_november(window, firm)


def hold(qtbot: QtBot, window: Window, firm: Company) -> None:
    """Three speakers, by keys: attendance, minutes, a challenge, a resolution, one key to the next."""
    page = window.page
    assert isinstance(page, MeetingPage)
    mode = MeetingMode(page.desk, OCTOBER)
    qtbot.addWidget(mode)
    mode.resize(1366, 768)
    with qtbot.waitExposed(mode):
        mode.show()
    mode.activateWindow()
    qtbot.waitUntil(mode.isActiveWindow)
    mode.attendance.go.click()
    assert mode.clock.running
    for head in ("H1", "H2", "H3"):
        assert mode.clock.turn.item == head
        qtbot.keyClick(mode, Keys.Key_F2)
        write(qtbot, mode.side.notes.text, f"{head} 讲完了")
        if head == "H2":
            qtbot.keyClick(mode, Keys.Key_F3)
            write(qtbot, mode.side.challenges.text, "质询（销售部）：为什么又延期？")
            qtbot.keyClick(mode, Keys.Key_F4)
            line = mode.side.resolutions.lines[-1]
            for field, words in ((line.what, "两周到货计划"), (line.owner, "康北"), (line.due, "11-16")):
                write(qtbot, field, words)
                qtbot.keyClick(QApplication.activePopupWidget() or field, Keys.Key_Tab)  # a list of names
        qtbot.keyClick(mode, Keys.Key_PageDown)
    for _ in ("X1", "X2", "X3"):
        qtbot.keyClick(mode, Keys.Key_PageDown)
    assert mode.middle.currentWidget() is mode.ending
    mode.ending.end.click()
    found = firm.minutes.read(OCTOBER)
    assert [item.notes for item in found.items if item.speaker] == ["H1 讲完了", "H2 讲完了", "H3 讲完了"]
    assert [(one.text, one.owner, one.due) for one in found.resolutions] == [
        ("两周到货计划", "H1", date(2026, 11, 16))
    ]


def write(qtbot: QtBot, field: QWidget, words: str) -> None:
    """Type into a field, through the input method where a sign has no key."""
    field.setFocus()
    for sign in words:
        if sign.isascii():
            qtbot.keyClicks(field, sign)
        else:
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QApplication.sendEvent(field, event)
