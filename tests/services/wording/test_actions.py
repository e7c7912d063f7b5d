"""What actions of the trail are called."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.trail import Action
from services.typed_lines import Typed
from services.wording.actions import action_words


def action(done: str, /, **facts: object) -> Action:
    return Action(1, "2026-11-03T09:12:00+00:00", "me", done, facts, "", None)


ENTERED = {"period": "2026-10", "subject": "D02", "kpi": "K11", "name": "重点合同执行率"}


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (
            action("actual.enter", **ENTERED, before="95.2", after="94.0"),
            "重点合同执行率 95.2 → 94.0",
        ),
        (action("actual.enter", **ENTERED, before="", after="yes"), "重点合同执行率 — → 是"),
        (action("actual.paste", period="2026-10", count=12), "粘贴 12 个值"),
        (
            action("adjustment.replace", period="2026-10", subject="E0016", name="常守义", points="-1.50"),
            "常守义 加减分 −1.5",
        ),
        (action("period.open", period="2026-10"), "打开 2026年10月"),
        (action("undo", verb="actual.note", **ENTERED), "已撤销：重点合同执行率 的说明"),
        (action("redo", verb="period.open", period="2026-10"), "已重做：打开 2026年10月"),
    ],
)
def test_an_action_is_named_with_its_facts(done: Action, words: str) -> None:
    assert action_words(Language("zh"), done) == words


def test_an_action_whose_facts_are_gone_or_unknown_is_named_in_general() -> None:
    say = Language("zh")
    assert action_words(say, action("actual.enter")) == "其他修改"
    assert action_words(say, action("something.new", period="2026-10")) == "其他修改"
    assert action_words(say, action("undo")) == "已撤销：其他修改"


def test_everything_that_an_officer_does_has_words(own_sample: Path) -> None:
    say, plant = Language("zh"), SubjectKey(SubjectType.DEPARTMENT, "D02")
    with Company.open(own_sample) as company:
        company.actuals.enter("2026-10", plant, "K17", "97")
        company.actuals.enter_many("2026-10", [Typed(plant, "K17", "98"), Typed(plant, "K11", "96")])
        company.actuals.set_target("2026-10", plant, "K17", "97")
        company.actuals.set_self_score("2026-10", plant, "K17", "100")
        company.actuals.set_note("2026-10", plant, "K17", "口径已核对")
        company.actuals.mark_not_applicable("2026-10", plant, "K17", "停产检修")
        company.actuals.mark_applicable("2026-10", plant, "K17")
        company.adjustments.replace("2026-10", plant, [(Decimal(2), "技改")])
        company.attendance.exempt("2026-10", "E0027", "病假")
        company.attendance.include("2026-10", "E0027")
        company.trail.undo()
        company.trail.redo()
        company.settings.change({"name": "新名"})
        company.periods.reopen("2026-09", "数据有误")
        company.periods.lock("2026-09")
        company.periods.open("2026-11")
        said = [action_words(say, action) for action in company.trail.actions(50)]
    assert not [words for words in said if "其他修改" in words]
    assert "成品率 96.3 → 97" in said
    assert said[0] == "打开 2026年11月"
