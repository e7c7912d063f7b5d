"""Plans: lines of an owner, what came of them, starting from last month, approval, comparison."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import asdict

from models.improvement import ImprovementRow
from models.organisation import DepartmentRow, EmployeeRow
from models.terms import ImprovementState, PlanState
from services.company import Company
from services.domain.improvement import Improvement
from services.domain.plan import PlanLine
from services.domain.plan_board import NumberGame, Timing
from services.edits import EditRefused
from services.errors import Mendable
from services.language import Language
from services.wording.actions import action_words
from services.wording.fields import field_words
from services.wording.problems import problem_words
from tests.services.small_firm import complete

MONTH, NEXT, ZH = "2026-10", "2026-11", Language("zh")
LINE = {
    "owner": "E1",
    "goal": "销量达到 500 吨",
    "action": "每周走访四家",
    "due": "2026-10-28",
    "kpi": "RATE",
}
APPROVAL = {"by": "E3", "day": "2026-10-08", "note": "同意"}


@pytest.fixture
def firm(firm: Company) -> Company:
    """Bo heads Sales; it is the 9th of November."""
    with firm.ledger.write("test.head") as writing:
        writing.unit.put(DepartmentRow, {"code": "D1", "name": "Sales", "head": "E2"})
    firm.ledger.store.now = lambda: datetime(2026, 11, 9, 1, tzinfo=UTC)
    return firm


def add(firm: Company, period: str = MONTH, **fields: str) -> PlanLine:
    row = {**LINE, **fields}
    firm.plans.add(period, row)
    return [line for line in firm.plans.lines(period) if line.owner == row["owner"]][-1]


def goals(firm: Company, owner: str = "E1", period: str = MONTH) -> list[str]:
    lines = [line for line in firm.plans.lines(period) if line.owner == owner]
    assert [line.position for line in lines] == list(range(len(lines)))
    return [line.goal for line in lines]


def leave(firm: Company, number: str, day: date) -> None:
    with firm.ledger.write("test.leave") as writing:
        writing.unit.put(EmployeeRow, {"number": number, "left": day})


def raise_action(firm: Company, code: str, **fields: object) -> None:
    action = Improvement(code, MONTH, "每天核对欠交清单", "E1", date(2026, 11, 20))
    with firm.ledger.write("test.raise") as writing:
        writing.unit.put(ImprovementRow, {**asdict(action), **fields})


def told(firm: Company, fields: dict[str, str], present: PlanLine | None = None) -> dict[str, str]:
    return {one.field: field_words(ZH, one) for one in firm.plans.check(MONTH, fields, present)}


# Lines


def test_a_line_is_added_changed_moved_and_removed_and_each_can_be_undone(firm: Company) -> None:
    for goal in ("一", "二", "三"):
        add(firm, goal=goal)
    before = firm.plans.lines(MONTH)
    firm.plans.change(before[1], {"goal": "二改", "support": "一辆车"})
    assert goals(firm) == ["一", "二改", "三"]
    changed = firm.plans.lines(MONTH)[1]
    assert (changed.action, changed.support) == ("每周走访四家", "一辆车")
    assert firm.plans.move(firm.plans.lines(MONTH)[2], -2) == 0
    assert goals(firm) == ["三", "一", "二改"]
    firm.plans.remove(firm.plans.lines(MONTH)[0])
    assert goals(firm) == ["一", "二改"]
    assert action_words(ZH, firm.trail.actions(1)[0]) == "删除 Ann 2026年10月计划的一行"
    for _ in range(3):
        firm.trail.undo()
    assert firm.plans.lines(MONTH) == before


def test_a_line_goes_to_another_owner_at_the_end_of_that_plan(firm: Company) -> None:
    add(firm, owner="E2", goal="有的")
    line, _ = add(firm, goal="一"), add(firm, goal="二")
    firm.plans.change(line, {"owner": "E2"})
    assert (goals(firm), goals(firm, "E2")) == (["二"], ["有的", "一"])


@pytest.mark.parametrize("field", ["owner", "goal", "action", "due"])
def test_goal_action_due_and_owner_are_needed_and_said_at_the_field(firm: Company, field: str) -> None:
    fields = {**LINE, field: " "}
    assert told(firm, fields) == {field: "此项必填。请填写。"}
    with pytest.raises(EditRefused):
        firm.plans.add(MONTH, fields)
    assert firm.plans.lines(MONTH) == ()


@pytest.mark.parametrize("due", ["2026-13-40", "11-31", "2026年2月30日"])
def test_a_day_that_no_calendar_has_is_not_taken_for_words(firm: Company, due: str) -> None:
    assert told(firm, {**LINE, "due": due}) == {
        "due": "没有这一天。请写日期，如 11-20 或 2026-11-20；也可以写“每周五”这样的说法。"
    }


def test_a_due_date_before_the_period_is_refused_and_words_are_taken(firm: Company) -> None:
    assert told(firm, {**LINE, "due": "2026-09-30"}) == {
        "due": "完成时限早于计划所在考核期。请写 2026-10-01 或之后的日期。"
    }
    for due, kept in (
        ("2026年10月1日", "2026-10-01"),
        ("10-20", "2026-10-20"),
        ("1月5日", "2027-01-05"),
        ("每周五", "每周五"),
        ("2026-12-31", "2026-12-31"),
    ):
        assert add(firm, due=due).due == kept


def test_an_owner_who_has_left_is_refused_in_words(firm: Company) -> None:
    leave(firm, "E1", date(2026, 10, 20))
    assert told(firm, LINE) == {"owner": "Ann 2026-10-20 离职，早于完成时限。请指定不会离开的人。"}
    assert told(firm, {**LINE, "due": "2026-10-20"}) == {}
    leave(firm, "E1", date(2026, 9, 30))
    assert told(firm, {**LINE, "due": "每周五"}) == {
        "owner": "Ann 已于 2026-09-30 离职。请改由在职的人负责。"
    }


def test_an_unknown_owner_or_kpi_is_told_at_its_field(firm: Company) -> None:
    assert set(told(firm, {**LINE, "owner": "E9"})) == {"owner"}
    assert set(told(firm, {**LINE, "kpi": "NONE"})) == {"kpi"}
    with pytest.raises(Mendable) as caught:
        firm.plans.add("2027-05", LINE)
    assert caught.value.code == "period.unknown"


def test_a_line_that_somebody_removed_meanwhile_is_told_in_words(firm: Company) -> None:
    line = add(firm)
    firm.plans.remove(line)
    with pytest.raises(Mendable) as caught:
        firm.plans.change(line, {"goal": "新"})
    assert problem_words(ZH, caught.value).startswith("这一行刚被修改或删除")


def test_plans_go_on_after_the_lock_and_change_no_locked_result(firm: Company) -> None:
    line = add(firm)
    complete(firm)
    firm.periods.lock(MONTH)
    locked = firm.results.of(MONTH)
    firm.plans.change(line, {"goal": "锁定之后"})
    firm.plans.settle(
        firm.plans.lines(MONTH)[0], {"state": "done", "done_on": "2026-11-02", "outcome": "成了"}
    )
    firm.plans.approve(MONTH, "E1", APPROVAL)
    add(firm, goal="再加一行")
    assert goals(firm) == ["锁定之后", "再加一行"]
    assert firm.results.of(MONTH) == locked


# What came of it


def test_state_day_and_outcome_are_written_and_a_line_not_done_has_no_day(firm: Company) -> None:
    line = add(firm)
    firm.plans.settle(line, {"state": "done", "done_on": "2026-10-30", "outcome": "晚两天"})
    done = firm.plans.lines(MONTH)[0]
    assert (done.state, done.done_on, done.outcome) == (PlanState.DONE, date(2026, 10, 30), "晚两天")
    firm.plans.settle(done, {"state": "open", "done_on": "2026-10-30", "outcome": "还差一家"})
    assert (firm.plans.lines(MONTH)[0].state, firm.plans.lines(MONTH)[0].done_on) == (PlanState.OPEN, None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"state": "done", "done_on": "", "outcome": "成了"}, "done_on"),
        ({"state": "done", "done_on": "2026-11-10", "outcome": ""}, "done_on"),
        ({"state": "done", "done_on": "十月", "outcome": ""}, "done_on"),
        ({"state": "dropped", "done_on": "", "outcome": " "}, "outcome"),
    ],
)
def test_what_is_wrong_with_an_outcome_is_told_at_its_field(
    firm: Company, fields: dict[str, str], field: str
) -> None:
    line = add(firm)
    assert [one.field for one in firm.plans.check_outcome(line, fields)] == [field]
    with pytest.raises(EditRefused):
        firm.plans.settle(line, fields)
    assert firm.plans.lines(MONTH) == (line,)


def test_lines_are_told_on_time_late_open_or_overdue(firm: Company) -> None:
    for due, state, done in (
        ("2026-10-28", "done", "2026-10-28"),
        ("2026-10-28", "done", "2026-10-29"),
        ("每周五", "done", "2026-10-29"),
        ("2026-11-08", "open", ""),
        ("2026-11-09", "open", ""),
        ("每周五", "open", ""),
        ("2026-10-28", "dropped", ""),
    ):
        firm.plans.settle(add(firm, due=due), {"state": state, "done_on": done, "outcome": "x"})
    assert [entry.timing for entry in firm.plans.board(MONTH).entries] == [
        Timing.ON_TIME,
        Timing.LATE,
        Timing.FINISHED,
        Timing.OVERDUE,
        Timing.RUNNING,
        Timing.RUNNING,
        Timing.DROPPED,
    ]


def test_a_line_stands_beside_its_kpis_figures_of_the_owners_card(firm: Company) -> None:
    complete(firm)
    add(firm)
    add(firm, kpi="")
    add(firm, owner="E3")
    first, second, third = firm.plans.outcomes(MONTH)
    assert first.figures is not None
    assert (first.figures.target, first.figures.actual, first.figures.score) == (500, 460, 92)
    assert (second.figures, third.figures) == (None, None)
    assert firm.plans.served(MONTH, "E1") == ("RATE", "SHARE", "LEVEL", "SAFE")


# The board


def test_the_board_names_heads_first_and_points_out_a_number_game(firm: Company) -> None:
    add(firm, action="销量达到 500 吨以上")
    add(firm, owner="E3")
    board = firm.plans.board(MONTH)
    assert [(owner.number, owner.headed) for owner in board.owners] == [
        ("E2", ("D1",)),
        ("E1", ()),
        ("E3", ()),
    ]
    assert [entry.hint for entry in board.entries] == [NumberGame.ONLY_NUMBERS, None]
    assert (board.numbers_only("E1"), board.numbers_only("E3"), board.numbers_only("E2")) == (
        True,
        False,
        False,
    )
    assert board.entries[0].kpi_name == "Volume"


# Starting from last month


def test_a_month_starts_with_open_lines_and_revised_actions_as_one_action(firm: Company) -> None:
    add(firm, goal="还没做完")
    firm.plans.settle(add(firm, goal="做完了"), {"state": "done", "done_on": "2026-10-20", "outcome": ""})
    for code, state in (
        ("G1", "open"),
        ("G2", "proposed"),
        ("G3", "done"),
        ("G4", "closed"),
        ("G5", "dropped"),
    ):
        raise_action(firm, code, goal=f"目标 {code}", state=ImprovementState(state))
    firm.periods.open(NEXT)
    offers = firm.plans.offers(NEXT)
    assert [(one.line.goal, one.line.since, one.line.due, one.months) for one in offers] == [
        ("还没做完", MONTH, "2026-11-27", 2),  # the 28th is a Saturday
        ("目标 G1", "", "2026-11-20", 1),
        ("目标 G3", "", "2026-11-20", 1),
    ]
    assert [one.action_state for one in offers] == [None, ImprovementState.OPEN, ImprovementState.DONE]
    actions = len(firm.trail.actions(99))
    firm.plans.start(NEXT, offers)
    assert goals(firm, period=NEXT) == ["还没做完", "目标 G1", "目标 G3"]
    assert len(firm.trail.actions(99)) == actions + 1
    assert action_words(ZH, firm.trail.actions(1)[0]) == "2026年11月计划结转 3 行"
    firm.trail.undo()
    assert goals(firm, period=NEXT) == []


def test_starting_twice_adds_nothing_even_after_the_words_were_revised(firm: Company) -> None:
    add(firm, goal="还没做完")
    raise_action(firm, "G1")
    firm.periods.open(NEXT)
    offers = firm.plans.offers(NEXT)
    firm.plans.start(NEXT, offers)
    firm.plans.start(NEXT, offers)
    assert len(goals(firm, period=NEXT)) == 2
    for line in firm.plans.lines(NEXT):
        firm.plans.change(line, {"action": f"换个做法 {line.position}"})
    assert firm.plans.offers(NEXT) == ()


def test_only_the_ticked_ones_are_taken_over(firm: Company) -> None:
    add(firm, goal="一")
    add(firm, goal="二", kpi="SAFE")
    firm.periods.open(NEXT)
    first, _ = firm.plans.offers(NEXT)
    firm.plans.start(NEXT, [first])
    assert goals(firm, period=NEXT) == ["一"]
    assert [one.line.goal for one in firm.plans.offers(NEXT)] == ["二"]


def test_a_carried_line_keeps_the_period_it_comes_from_and_the_action_it_carries_out(firm: Company) -> None:
    raise_action(firm, "G1", period=MONTH)
    add(firm, goal="一")
    for period in (NEXT, "2026-12"):
        firm.periods.open(period)
        firm.plans.start(period, firm.plans.offers(period))
    lines = firm.plans.lines("2026-12")
    assert [(line.goal, line.since, line.improvement) for line in lines] == [
        ("一", MONTH, None),
        ("每天核对欠交清单", NEXT, "G1"),
    ]
    assert [entry.months for entry in firm.plans.board("2026-12").entries] == [3, 2]


def test_lines_of_people_who_left_are_named_and_not_taken_over(firm: Company) -> None:
    add(firm)
    firm.periods.open(NEXT)
    leave(firm, "E1", date(2026, 10, 31))
    (offer,) = firm.plans.offers(NEXT)
    assert offer.left == date(2026, 10, 31)
    firm.plans.start(NEXT, [offer])
    assert firm.plans.lines(NEXT) == ()


# Approval


def test_an_approved_plan_loses_its_approval_when_it_is_planned_otherwise(firm: Company) -> None:
    line = add(firm)
    for act in (
        lambda: firm.plans.change(firm.plans.lines(MONTH)[0], {"goal": "更多"}),
        lambda: firm.plans.change(firm.plans.lines(MONTH)[0], {"support": "一辆车"}),
        lambda: firm.plans.add(MONTH, {**LINE, "goal": "再加"}),
        lambda: firm.plans.remove(firm.plans.lines(MONTH)[0]),
    ):
        firm.plans.approve(MONTH, "E1", APPROVAL)
        assert act() == ("Ann",)
        assert firm.plans.board(MONTH).approvals == {}
        firm.trail.undo()
        assert firm.plans.board(MONTH).approvals["E1"].note == "同意"
    assert firm.plans.lines(MONTH)[0] == line


def test_the_approval_stands_when_only_the_outcome_or_the_order_changes(firm: Company) -> None:
    line, _ = add(firm), add(firm, goal="二")
    firm.plans.approve(MONTH, "E1", APPROVAL)
    firm.plans.settle(line, {"state": "done", "done_on": "2026-10-20", "outcome": "成了"})
    firm.plans.move(firm.plans.lines(MONTH)[0], 1)
    assert firm.plans.change(firm.plans.lines(MONTH)[0], dict(LINE, goal="二")) == ()
    assert firm.plans.board(MONTH).approvals["E1"].by == "E3"
    firm.plans.withdraw(MONTH, "E1")
    assert firm.plans.board(MONTH).approvals == {}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({**APPROVAL, "by": "E1"}, {"by": "Ann 不能审批自己的计划。请改由他人审批，如直接上级。"}),
        ({**APPROVAL, "by": ""}, {"by": "此项必填。请填写。"}),
        ({**APPROVAL, "day": "2026-11-10"}, {"day": "这一天还没有到。请填 2026-11-09 或之前的日期。"}),
    ],
)
def test_what_is_wrong_with_an_approval_is_told_at_its_field(
    firm: Company, fields: dict[str, str], words: dict[str, str]
) -> None:
    add(firm)
    found = firm.plans.check_approval(MONTH, "E1", fields)
    assert {one.field: field_words(ZH, one) for one in found} == words
    with pytest.raises(EditRefused):
        firm.plans.approve(MONTH, "E1", fields)


def test_a_plan_without_lines_is_not_approved(firm: Company) -> None:
    with pytest.raises(Mendable) as caught:
        firm.plans.approve(MONTH, "E1", APPROVAL)
    assert problem_words(ZH, caught.value).startswith("Ann 还没有可审批的计划")
