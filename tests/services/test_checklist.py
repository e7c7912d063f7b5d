"""Each state of a month says what is done, what is left and what wants a look, and where to go for it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import asdict

from models.alarm import AlarmAnswerRow
from models.entry import ActualRow
from models.kpi import KpiRow
from models.organisation import EmployeeRow
from models.period import PeriodRow
from models.target import MonthTargetRow
from models.terms import AlarmAnswerKind, Dimension, PeriodState, SubjectType
from services.card_rows import put_cards
from services.company import Company
from services.domain.alarm import AlarmAnswer
from services.domain.checklist import Item, Mark, Topic, Way
from services.domain.scorecard import Line, Scorecard, SubjectKey
from services.language import Language
from services.month_items import UNLOCKED
from services.wording.checklist import item_count, item_names, item_title
from tests.services.small_firm import E1, E2, E3, complete, rate

MONTH = "2026-10"
OPEN, COLLECTING, SCORING, REVIEW = UNLOCKED
ZH = Language("zh")


def items(firm: Company, state: PeriodState, period: str = MONTH) -> dict[tuple[Topic, str], Item]:
    return {(item.topic, item.about): item for item in firm.checklist.of(period, state)}


def item(firm: Company, state: PeriodState, topic: Topic, about: str = "", period: str = MONTH) -> Item:
    return items(firm, state, period)[topic, about]


def provided(firm: Company) -> None:
    """Volume is told by the works, the rest by nobody named."""
    with firm.ledger.write("test.provider") as writing:
        writing.unit.put(KpiRow, {"code": "RATE", "provider": "D2"})


def test_whoever_has_no_card_is_named_with_the_way_to_the_cards(firm: Company) -> None:
    found = item(firm, OPEN, Topic.CARDS)
    assert (found.open, found.total, found.mark) == (3, 5, Mark.LEFT)
    assert set(found.names) == {"Cy", "Sales", "Works"}
    assert found.way is not None
    assert found.way.page == "scorecards"
    rate(firm)
    assert item(firm, OPEN, Topic.CARDS).open == 2


def test_lines_whose_method_needs_a_target_are_counted_where_they_have_none(firm: Company) -> None:
    assert item(firm, OPEN, Topic.TARGETS).mark is Mark.DONE
    lines = (Line("RATE", Decimal(100)),)
    with firm.ledger.write("test.card") as writing:
        put_cards(writing.unit, [Scorecard(E3.type, E3.code, Dimension.MONTHLY, lines)])
    found = item(firm, OPEN, Topic.TARGETS)
    assert (found.open, found.total, found.names) == (1, 3, ("Cy · Volume",))
    assert found.way == Way("scoring", subject=E3, kpi="RATE")
    firm.actuals.set_target(MONTH, E3, "RATE", "10")
    assert item(firm, OPEN, Topic.TARGETS).mark is Mark.DONE


def test_month_targets_that_the_period_does_not_have_are_left(firm: Company) -> None:
    assert (Topic.MONTH_TARGETS, "") not in items(firm, OPEN)
    place = {"month": MONTH, "kpi": "RATE", "type": E1.type, "subject": "E1"}
    with firm.ledger.write("test.target") as writing:
        writing.unit.put(MonthTargetRow, {**place, "value": Decimal(480)})
    found = item(firm, OPEN, Topic.MONTH_TARGETS)
    assert (found.open, found.total, found.names) == (1, 1, ("Volume",))
    firm.actuals.set_target(MONTH, E1, "RATE", "480")
    assert item(firm, OPEN, Topic.MONTH_TARGETS).mark is Mark.DONE


def test_what_is_awaited_is_told_by_the_provider_who_owes_it(firm: Company) -> None:
    provided(firm)
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    works, others = item(firm, COLLECTING, Topic.PROVIDER, "Works"), item(firm, COLLECTING, Topic.PROVIDER)
    assert (works.open, works.total, works.names) == (1, 2, ("Bo · Volume",))
    assert works.way == Way("scoring", subject=E2, kpi="RATE")
    assert (others.open, others.total) == (6, 6)
    assert list(items(firm, COLLECTING))[:2] == [(Topic.PROVIDER, "Works"), (Topic.PROVIDER, "")]
    firm.actuals.mark_not_applicable(MONTH, E2, "RATE", "no mill")
    assert item(firm, COLLECTING, Topic.PROVIDER, "Works").mark is Mark.DONE


def test_proposed_exemptions_wait_until_they_are_decided(firm: Company) -> None:
    rate(firm)
    assert (Topic.EXEMPTIONS, "") not in items(firm, COLLECTING)
    with firm.ledger.write("test.hire") as writing:
        writing.unit.put(EmployeeRow, {"number": "E3", "hired": date(2026, 10, 12)})
    found = item(firm, COLLECTING, Topic.EXEMPTIONS)
    assert (found.names, found.mark, found.way) == (("Cy",), Mark.LEFT, Way("scoring", "proposals"))
    firm.attendance.decline(MONTH, "E3", "there from the second week on")
    assert item(firm, COLLECTING, Topic.EXEMPTIONS).mark is Mark.DONE


def test_self_scores_are_told_but_never_asked_for(firm: Company) -> None:
    assert (Topic.SELF_SCORES, "") not in items(firm, COLLECTING)
    firm.actuals.set_self_score(MONTH, E1, "RATE", "95")
    found = item(firm, COLLECTING, Topic.SELF_SCORES)
    assert (found.open, found.total, found.mark) == (1, 8, Mark.LOOK)


def test_ratings_reasons_and_targets_of_zero_keep_the_scoring_from_its_end(firm: Company) -> None:
    rate(firm)
    assert item(firm, SCORING, Topic.RATINGS).names == ("Cy · Teamwork",)
    firm.actuals.describe(MONTH, E1, "LEVEL", "late", "two days")
    assert item(firm, SCORING, Topic.REASONS).mark is Mark.DONE
    unexplained = {"period": MONTH, "type": E1.type, "subject": "E1", "kpi": "LEVEL", "note": ""}
    with firm.ledger.write("test.as imported") as writing:
        writing.unit.put(ActualRow, unexplained)
    assert item(firm, SCORING, Topic.REASONS).names == ("Ann · Reports",)
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    assert item(firm, SCORING, Topic.PROBLEMS).mark is Mark.DONE
    firm.actuals.set_target(MONTH, E1, "RATE", "0")
    assert item(firm, SCORING, Topic.PROBLEMS).names == ("Ann · Volume",)
    found = item(firm, SCORING, Topic.INCOMPLETE)
    assert (found.open, found.total, found.way) == (3, 3, Way("scoring", "missing"))


def test_a_review_shows_what_wants_a_look_and_is_never_ticked_off(firm: Company) -> None:
    complete(firm)
    assert item(firm, REVIEW, Topic.INCOMPLETE).mark is Mark.DONE
    assert item(firm, REVIEW, Topic.VETOES).mark is Mark.DONE
    firm.adjustments.replace(MONTH, E2, [(Decimal(2), "night shift")])
    firm.actuals.mark_not_applicable(MONTH, E1, "SHARE", "mill stood still")
    firm.attendance.exempt(MONTH, "E2", "away")
    spared = item(firm, REVIEW, Topic.NOT_APPLICABLE)
    assert (spared.names, spared.mark, spared.way) == (
        ("Ann · Yield",),
        Mark.LOOK,
        Way("scoring", "not_applicable"),
    )
    assert item(firm, REVIEW, Topic.EXEMPT).names == ("Bo",)
    assert item(firm, REVIEW, Topic.ADJUSTMENTS).names == ("Bo",)


def test_the_samples_review_names_its_veto_its_alarm_and_who_moved(sample: Company) -> None:
    veto, alarm = item(sample, REVIEW, Topic.VETOES), item(sample, REVIEW, Topic.ALARMS)
    assert (veto.names, veto.way) == (("生产部",), Way("scoring", "veto"))
    assert (alarm.open, alarm.mark, alarm.way) == (1, Mark.LEFT, Way("kpis", "K17"))
    assert item(sample, REVIEW, Topic.CHANGES, "10").mark is Mark.DONE


def test_an_alarm_that_was_answered_is_done(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        (alarm,) = company.results.of(MONTH).divergences
        answer = AlarmAnswer(alarm.kpi, alarm.outcome, MONTH, AlarmAnswerKind.ACCEPTED, "known")
        with company.ledger.write("test.answer") as writing:
            writing.unit.put(AlarmAnswerRow, asdict(answer))
        assert item(company, REVIEW, Topic.ALARMS).mark is Mark.DONE


def test_before_a_lock_everything_left_is_told_once_whatever_the_state(firm: Company) -> None:
    complete(firm)
    topics = [found.topic for found in firm.checklist.before_lock(MONTH)]
    assert topics == [Topic.CARDS]
    firm.actuals.enter(MONTH, E1, "RATE", "")
    topics = [found.topic for found in firm.checklist.before_lock(MONTH)]
    assert topics == [Topic.CARDS, Topic.PROVIDER, Topic.INCOMPLETE]


def test_a_locked_month_has_nothing_left(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    assert firm.checklist.of(MONTH) == ()


def test_a_quarter_of_means_asks_for_its_months_open_and_then_locked(firm: Company) -> None:
    firm.periods.open("2026Q4")
    found = item(firm, OPEN, Topic.PARTS_OPEN, period="2026Q4")
    assert (found.open, found.total, found.names) == (2, 3, ("2026-11", "2026-12"))
    complete(firm)
    firm.periods.lock(MONTH)
    found = item(firm, REVIEW, Topic.PARTS_LOCKED, period="2026Q4")
    assert found.names == ("2026-11", "2026-12")
    assert item_names(ZH, found) == "2026年11月、2026年12月"
    assert (Topic.PARTS_OPEN, "") not in items(firm, OPEN)


def test_a_quarter_with_cards_of_its_own_does_not_wait_for_months(firm: Company) -> None:
    card = Scorecard(E1.type, E1.code, Dimension.QUARTERLY, (Line("SAFE", Decimal(100)),))
    with firm.ledger.write("test.card") as writing:
        put_cards(writing.unit, [card])
        writing.unit.put(PeriodRow, {"code": "2026Q4", "state": PeriodState.OPEN})
    names = item(firm, COLLECTING, Topic.PROVIDER, period="2026Q4").names
    assert names == ("Ann · Accidents",)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Item(Topic.CARDS, 0, 5), ("人人都有考核表", "5 项全部完成", "")),
        (
            Item(Topic.PROVIDER, 2, 9, ("甲", "乙"), about="财务部"),
            ("财务部提供的实际值", "还差 2 / 9", "甲、乙"),
        ),
        (Item(Topic.PROVIDER, 1, 1, ("甲",)), ("未指定部门提供的实际值", "还差 1 / 1", "甲")),
        (Item(Topic.VETOES, 0, 0, look=True), ("触发否决且未豁免", "没有", "")),
        (
            Item(Topic.ADJUSTMENTS, 4, 4, ("甲", "乙", "丙", "丁"), look=True),
            ("有加减分", "4 项请过目", "甲、乙、丙 及另外 1 个"),
        ),
    ],
)
def test_every_item_is_said_in_chinese(found: Item, words: tuple[str, str, str]) -> None:
    assert (item_title(ZH, found), item_count(ZH, found), item_names(ZH, found)) == words


def test_the_place_of_a_card_less_department_is_the_department(firm: Company) -> None:
    rate(firm)
    found = item(firm, OPEN, Topic.CARDS)
    assert found.way == Way("scorecards", subject=SubjectKey(SubjectType.DEPARTMENT, "D1"))


def test_the_present_state_is_the_one_asked_for(firm: Company) -> None:
    assert firm.checklist.of(MONTH) == firm.checklist.of(MONTH, OPEN)
    firm.periods.move(MONTH, REVIEW)
    assert firm.checklist.of(MONTH) == firm.checklist.of(MONTH, REVIEW)


def test_a_year_to_date_line_that_waits_for_its_month_is_not_stopped_by_its_rule(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        company.periods.open("2026-11")
        assert item(company, SCORING, Topic.PROBLEMS, period="2026-11").mark is Mark.DONE
