"""The Workbench, driven as an officer would, over a firm whose results are given."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.terms import PeriodState, SubjectType
from services.company import Company
from services.domain.cycle_due import CycleDue, DueStop, LateGaps, MeetingStep
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.scoring.exceptional import no_card
from services.workbench import Stage, month_of
from tests.ui.firm import StubFirm, complete, october
from ui.charts.pair import PairLines
from ui.dialogs.confirm import Confirm
from ui.dialogs.reason import Reason
from ui.pages.workbench import Workbench
from ui.pages.workbench.steps import steps_of
from ui.widgets.buttons import LinkButton
from ui.widgets.pipeline import StepState
from ui.widgets.press import PressPanel
from ui.widgets.text import Chip, Text
from ui.window import Window


def page_of(window: Window) -> Workbench:
    page = window.page
    assert isinstance(page, Workbench)
    return page


def steps(window: Window) -> list[PressPanel]:
    return page_of(window).pipeline.findChildren(PressPanel)


def click(qtbot: QtBot, button: QPushButton | PressPanel) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def gone(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Where the page led to."""
    ways: list[tuple[object, ...]] = []

    def go(page: str, subject: SubjectKey | None = None, filter: str = "") -> None:  # noqa: A002
        ways.append((page, subject, filter))

    monkeypatch.setattr(window, "go", go)
    return ways


def test_the_month_is_a_pipeline_with_counts(qtbot: QtBot, window: Window) -> None:
    read(qtbot, page_of(window))
    assert [step.accessibleName() for step in steps(window)] == [
        "第 1 步 收集数据：51 / 54（未开始）",
        "第 2 步 评分：15 / 18（进行中）",
        "第 3 步 复核：5 项异常（未开始）",
        "第 4 步 述职会：未安排，可不开（未开始）",
        "第 5 步 锁定：未锁定（未开始）",
        "第 6 步 打印：18 份（未开始）",
    ]


def test_what_needs_attention_is_listed_the_gravest_first_with_a_word(window: Window) -> None:
    chips = [chip.text() for chip in page_of(window).attention.findChildren(Chip)]
    assert chips == ["否决", "缺数", "豁免"]


def test_what_strikes_several_alike_stands_in_one_row(window: Window) -> None:
    rows = [link.accessibleName() for link in page_of(window).attention.findChildren(LinkButton)]
    assert rows[1] == "查看: 质量部、李堃、冯䶮 · 客户质量投诉"


def test_view_leads_to_the_subject(qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]) -> None:
    links = page_of(window).attention.findChildren(LinkButton)
    click(qtbot, links[2])
    assert gone == [("scoring", SubjectKey(SubjectType.EMPLOYEE, "E0012"), "")]


def test_a_click_on_a_department_leads_to_it(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    bars = page_of(window).bars
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, int(bars._pitch * 1.5)))
    assert gone == [("scoring", SubjectKey(SubjectType.DEPARTMENT, "D02"), "")]


def test_the_keyboard_reaches_a_department_too(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    bars = page_of(window).bars
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(bars, key)
    assert gone == [("scoring", SubjectKey(SubjectType.DEPARTMENT, "D03"), "")]


def test_the_primary_act_goes_on_scoring_with_what_is_missing(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    click(qtbot, window.header.button("继续评分（还差 3 个）"))
    assert gone == [("scoring", None, "missing")]


def test_the_charts_say_their_figures_to_a_screen_reader(window: Window) -> None:
    page = page_of(window)
    assert page.bars.accessibleDescription().startswith("销售部 96.40 B ▲ 4.3; 生产部 91.35 B ▼ 3.5")
    assert "质量部 缺 1 项" in page.bars.accessibleDescription()
    assert page.grades.accessibleDescription() == "S: 1; A: 2; B: 5; C: 2; D: 0"
    assert page.trend.accessibleDescription().endswith("2026年10月 91.03")


def test_an_incomplete_month_is_not_locked_and_the_window_says_why(qtbot: QtBot, window: Window) -> None:
    click(qtbot, steps(window)[4])
    assert "李堃" in window.toasts.toasts[0].label.text()
    assert window.toasts.toasts[0].property("alarm")


def test_a_complete_month_is_locked_after_a_question_whose_safe_answer_is_the_default(
    qtbot: QtBot, open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = StubFirm(complete())
    window = open_window(firm)
    asked: list[bool] = []

    def answer(dialog: Confirm) -> int:
        asked.append(dialog.cancel.isDefault() and not dialog.act.isDefault())
        return len(asked) - 1

    monkeypatch.setattr(Confirm, "exec", answer)
    click(qtbot, window.header.button("锁定本期…"))
    assert firm.locked == []
    click(qtbot, window.header.button("锁定本期…"))
    assert firm.locked == ["2026-10"]
    assert asked == [True, True]
    assert window.toasts.toasts[0].label.text() == "2026年10月已锁定。"
    qtbot.waitUntil(lambda: window.header.button("打印资料包").isVisible())


def test_a_locked_month_is_reopened_only_with_a_reason(
    qtbot: QtBot, open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = StubFirm(october(PeriodState.LOCKED))
    window = open_window(firm)
    assert window.header.subtitle.words() == "已锁定 · 第 1 版"
    reopened: list[tuple[str, str]] = []
    firm.reopen = lambda code, reason: reopened.append((code, reason))  # type: ignore[attr-defined]

    def answer(dialog: Reason) -> int:
        assert not dialog.act.isEnabled()
        dialog.field.setPlainText(" 数据更正 ")
        assert dialog.act.isEnabled()
        return 1

    monkeypatch.setattr(Reason, "exec", answer)
    click(qtbot, steps(window)[4])
    assert reopened == [("2026-10", "数据更正")]


def test_a_company_without_a_period_says_what_to_do_first(open_window: Callable[..., Window]) -> None:
    window = open_window(StubFirm(None))
    page = page_of(window)
    assert page.nothing.isVisible()
    assert not page.content.isVisible()
    assert page.nothing.button is not None
    assert page.nothing.title.text() == "还没有部门和员工"
    assert page.nothing.button.text() == "录入人员"
    assert [act.words for act in page.acts()] == ["导入工作簿"]
    assert window.header.picker.isHidden()


def test_in_a_narrow_window_nothing_is_cut(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    read(qtbot, page)

    def ends(link: LinkButton) -> int:
        return link.mapTo(page.attention, link.rect().bottomRight()).x()

    for width, beside in ((1366, True), (911, False), (1093, True)):
        window.frame.resize(width, 614)
        qtbot.waitUntil(lambda beside=beside: (page.attention.x() > page.departments.x()) is beside)
        qtbot.waitUntil(
            lambda: max(map(ends, page.attention.findChildren(LinkButton))) < page.attention.width()
        )


def test_an_alarm_draws_both_series_over_its_periods(
    open_window: Callable[..., Window], own_sample: Path
) -> None:
    window = open_window()
    window.show_company(Company.open(own_sample))
    page = page_of(window)
    (alarm,) = page.desk.company.results.of("2026-10").divergences
    (picture,) = page.attention.findChildren(PairLines)
    points = picture.accessibleDescription().split("; ")
    assert len(points) == len(alarm.scores) == len(alarm.outcome_scores) == 3
    for at, words in enumerate(points):
        assert f"{alarm.name} {page.say.fixed(alarm.scores[at])}" in words
        assert f"{alarm.outcome_name} {page.say.fixed(alarm.outcome_scores[at])}" in words


def test_the_months_state_says_what_comes_next(open_window: Callable[..., Window], own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        company.periods.open("2026-11")
        window = open_window(company)
        page = window.page
        assert isinstance(page, Workbench)
        assert page.acts()[-1].words == "开始收数"
        page.acts()[-1].act()
        assert {record.code: record.state for record in company.periods.all()}["2026-11"] == "collecting"
        assert page.acts()[-1].words == "继续收数（还差 254 项）"
        window.show_period("2026-10")
        company.periods.move("2026-10", PeriodState.SCORING)
        (gap,) = company.results.of("2026-10").incomplete
        company.actuals.enter("2026-10", gap.key, gap.missing[0].kpi, "4.6")
        assert page.acts()[-1].words == "提交复核"
        page.acts()[-1].act()
        assert page.acts()[-1].words == "锁定本期…"
        window.close_company()


def read(qtbot: QtBot, page: Workbench) -> None:
    """Wait until it is read what of the cycle is due."""
    qtbot.waitUntil(lambda: not page.reading.waiting)


def told(qtbot: QtBot, window: Window, due: CycleDue) -> str:
    """What the meeting's step says once so much is due."""
    show_due(qtbot, window, due)
    return steps(window)[3].accessibleName()


def show_due(qtbot: QtBot, window: Window, due: CycleDue) -> None:
    firm = window.company
    assert isinstance(firm, StubFirm)
    firm.cycle_watch.due = due
    page_of(window).refresh()
    read(qtbot, page_of(window))


def test_the_meeting_is_told_from_its_preparation_to_its_actions(qtbot: QtBot, window: Window) -> None:
    day = date(2026, 11, 11)
    prepared = CycleDue(MeetingStep.PREPARED, day, 2, 7)
    assert told(qtbot, window, prepared) == "第 4 步 述职会：11-11 · 述职表 2 / 7（未开始）"
    assert "定于 2026-11-11 召开" in steps(window)[3].toolTip()
    assert told(qtbot, window, replace(prepared, step=MeetingStep.UNDER_WAY)).endswith("：进行中（未开始）")
    held = replace(prepared, step=MeetingStep.HELD)
    assert told(qtbot, window, replace(held, gaps=3)) == "第 4 步 述职会：3 项差距缺行动（未开始）"
    assert told(qtbot, window, held) == "第 4 步 述职会：已召开（已完成）"


def test_nothing_is_said_of_the_meeting_before_it_is_read(say: Language) -> None:
    acts = dict.fromkeys(Stage, lambda: None)
    step = steps_of(say, month_of(october()), None, acts)[3]
    assert (step.name, step.count, step.state) == ("述职会", "…", StepState.AHEAD)


def test_the_meetings_step_leads_to_it_and_afterwards_to_the_actions(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    click(qtbot, steps(window)[3])
    show_due(qtbot, window, CycleDue(MeetingStep.HELD, date(2026, 11, 11), gaps=1))
    click(qtbot, steps(window)[3])
    assert [way[0] for way in gone] == ["meeting", "improvement"]


def test_what_is_late_of_the_cycle_needs_attention_and_leads_to_its_place(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    day = date(2026, 11, 13)
    late = CycleDue(MeetingStep.HELD, day, 7, 7, gaps=2, gaps_due=day, gaps_late=True, overdue=4, oldest=day,
                    stops=(DueStop("吴敏", 30, day),))  # fmt: skip
    show_due(qtbot, window, late)
    attention = page_of(window).attention
    titles = [link.accessibleName() for link in attention.findChildren(LinkButton)][-3:]
    assert titles == [
        "查看: 4 项行动已逾期",
        "查看: 2 项差距还没有改进行动",
        "查看: 1 个绩效改进计划检查点已到期",
    ]
    for link in attention.findChildren(LinkButton)[-3:]:
        click(qtbot, link)
    assert gone == [("improvement", None, name) for name in ("actions:late", "actions", "pips")]


def test_late_gaps_of_other_months_come_once_they_are_read_and_lead_to_their_month(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    turned: list[str] = []
    monkeypatch.setattr(window, "show_period", turned.append)
    firm, page = window.company, page_of(window)
    assert isinstance(firm, StubFirm)
    day = date(2026, 9, 15)
    firm.follow_up.gaps = (
        LateGaps("2026-09", 6, day),
        LateGaps("2026-08", 2, day),
        LateGaps(page.period, 9, day),
    )
    page.refresh()
    read(qtbot, page)
    (link,) = [one for one in page.attention.findChildren(LinkButton) if "其他月份" in one.accessibleName()]
    assert link.accessibleName() == "查看: 其他月份有 8 项差距还没有改进行动"
    assert any(text.text() == "2026年9月：6；2026年8月：2" for text in page.attention.findChildren(Text))
    click(qtbot, link)
    assert (turned, gone) == (["2026-09"], [("meeting", None, "after")])
    firm.follow_up.gaps = ()
    page.refresh()
    read(qtbot, page)
    assert not any("其他月份" in one.accessibleName() for one in page.attention.findChildren(LinkButton))


def test_who_has_no_card_leads_to_the_cards(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    attention = page_of(window).attention
    attention.show_items([no_card(SubjectType.EMPLOYEE, "E9", "新来的")])
    click(qtbot, attention.findChildren(LinkButton)[-1])
    assert gone == [("scorecards", SubjectKey(SubjectType.EMPLOYEE, "E9"), "")]


def test_those_without_a_card_stand_in_one_row_a_kind_that_leads_to_the_first(
    qtbot: QtBot, window: Window, gone: list[tuple[object, ...]]
) -> None:
    attention = page_of(window).attention
    people = [no_card(SubjectType.EMPLOYEE, f"E{n}", f"新人{n}") for n in range(1, 8)]
    attention.show_items([*people, no_card(SubjectType.DEPARTMENT, "D8", "仓储部")])
    links = attention.findChildren(LinkButton)[-2:]
    assert [link.accessibleName() for link in links] == ["查看: 7 人还没有考核表", "查看: 仓储部"]
    words = [text.text() for text in attention.findChildren(Text)]
    assert "新人1、新人2、新人3、新人4 及另外 3 个" in words
    click(qtbot, links[0])
    assert gone == [("scorecards", SubjectKey(SubjectType.EMPLOYEE, "E1"), "")]
