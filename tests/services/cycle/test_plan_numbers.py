"""A plan is no number game: what is pointed out, and what never is."""

import pytest

from services.company import Company
from services.cycle.plan_numbers import number_game
from services.domain.plan_board import NumberGame

TARGETS = (
    "销量达到 9,300 吨",
    "结构品种销量 28000 吨",
    "完成销售收入 500 万元",
    "回款 300 万元，新增客户 5 家",
    "一等品率提高到 92%",
    "确保安全事故 0 起",
    "发运差错不超过 1 次",
    "应收账款余额控制在 5,300 万元以内",
    "吨钢制造成本降到 1,220 元；综合能耗 575 千克标煤",
    "投诉首次答复不超过 24 小时",
    "机时产量达到 43 吨，合同按期交货率 96%",
    "利润增长百分之十",
    "Reach 28,000 t of sales",
    "On-time delivery rate >= 97%",
    "Raise yield to 92%, cut scrap to 1.5%",
    "Sales at least 9,300 t",
)
ACTIONS = (
    "每周走访 4 家客户",
    "培训 12 名操作工",
    "提高夜班检验频次到每班 3 次，双人签字",
    "每月召开 2 次订货会",
    "拜访 10 家钢结构厂",
    "新设备 10 月 15 日前装好",
    "10 月底前换辊 30 次",
    "每天 16:00 碰头",
    "抽检 5 车",
    "盘点库存 2 次",
    "客户走访率 100%，逐家记录",
    "Visit 4 customers a week",
    "Train 12 operators",
    "Two audits by 15 October",
    "Call every customer that is 90 days overdue",
    "Reduce downtime to 3 h by changing the guides",
    "Daily stand-up at 4 pm",
    "Post yield of each shift, below 92% explain",
    "通过换辊标准作业把停机降到 3 次",
    "约谈 3 家供应商",
    "每班检查温度 2 次",
    "核定信用额度 3 家",
    "统计产量 2 次",
    "每日测温度 3 次，超 40 度停机",
    "调整生产计划 2 次",
    "缩短停机时间到 3 小时，备件先装好",
    "插单 4 次未批先排，改为调度系统锁定重点合同批次",
    "Hold a review at 16:00 every day",
    "Cut scrap to 1.5% with a second gauge",
)
REPEATED = (
    ("销量达到 9,300 吨", "确保销量达到9300吨"),
    ("安全事故 0 起", "实现安全事故0起目标"),
    ("换辊提速", "换辊提速。"),
    ("提高一等品率，减少投诉", "提高一等品率"),
    ("Raise the yield", "Ensure to raise yield"),
)


@pytest.mark.parametrize("action", TARGETS)
def test_an_action_that_is_only_a_figure_to_reach_is_pointed_out(action: str) -> None:
    assert number_game("目标", action) is NumberGame.ONLY_NUMBERS


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_that_somebody_can_do_is_not_with_figures_or_without(action: str) -> None:
    assert number_game("目标", action) is None


@pytest.mark.parametrize(("goal", "action"), REPEATED)
def test_the_goal_once_more_is_pointed_out(goal: str, action: str) -> None:
    assert number_game(goal, action) is NumberGame.REPEATS_GOAL


def test_none_of_the_samples_plans_and_actions_is_pointed_out(sample: Company) -> None:
    records = sample.records()
    lines = [(line.goal, line.action) for line in records.plans]
    actions = [(action.goal, action.measure) for action in records.improvements]
    assert len(lines) > 100
    assert [line for line in (*lines, *actions) if number_game(*line) is not None] == []
