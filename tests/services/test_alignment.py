"""The chain from the value driver to a card's line: whole, and with every break planted alone."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

import pytest
from msgspec.structs import replace

from models.terms import Dimension, Direction, Method, SubjectType
from services.alignment import align
from services.company import Company
from services.domain.alignment import Alignment, Gap, Level, Noun
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee, Move, Position
from services.domain.scorecard import Line, Scorecard
from services.domain.settings import Settings
from services.domain.strategy import Issue, Objective, StrategyYear

DAY = date(2026, 10, 1)
D = Decimal


def kpi(code: str, **fields: Any) -> Kpi:
    return Kpi(code, code, Direction.HIGHER, Method.DIRECT, **fields)


def card(
    owner: str,
    *weights: tuple[str, int],
    kind: SubjectType = SubjectType.DEPARTMENT,
    dimension: Dimension = Dimension.MONTHLY,
    **fields: Any,
) -> Scorecard:
    lines = tuple(Line(code, D(weight)) for code, weight in weights)
    return Scorecard(kind, owner, dimension, lines, **fields)


WHOLE = Records(
    settings=Settings(
        name="A", value_driver="fast", strategic_intent="more", perspectives=("money", "clients")
    ),
    objectives=(
        Objective("F1", "money", "profit", 2026),
        Objective("C1", "clients", "on time", 2026, supports=("F1",)),
    ),
    departments=(Department("D1", "Works", head="E1", purpose="deliver", inner_customers="sales"),),
    positions=(Position("P1", "head", "D1", key=True), Position("P2", "hand", "D1")),
    employees=(Employee("E1", "Ann", "D1", "P1"), Employee("E2", "Bo", "D1", "P2")),
    issues=(Issue("W1", "D1", "late", objective="C1"),),
    kpis=(
        kpi("K1", objective="F1", key_strategic=True),
        kpi("K2", issue="W1", outcome="K1"),
    ),
    scorecards=(card("D1", ("K1", 60), ("K2", 40)), card("P2", ("K2", 100), kind=SubjectType.POSITION)),
)


def change(noun: str, at: int = 0, **fields: Any) -> Callable[[Records], Records]:
    """One record of a noun changed."""

    def act(records: Records) -> Records:
        every = list(getattr(records, noun))
        every[at] = replace(every[at], **fields)
        return replace(records, **{noun: tuple(every)})

    return act


def add(noun: str, record: object) -> Callable[[Records], Records]:
    return lambda records: replace(records, **{noun: (*getattr(records, noun), record)})


def none(noun: str) -> Callable[[Records], Records]:
    return lambda records: replace(records, **{noun: ()})


def both(*acts: Callable[[Records], Records]) -> Callable[[Records], Records]:
    return lambda records: reduce(lambda found, act: act(found), acts, records)


def cards(*found: Scorecard) -> Callable[[Records], Records]:
    return lambda records: replace(records, scorecards=found)


def settings(**fields: Any) -> Callable[[Records], Records]:
    return lambda records: replace(records, settings=replace(records.settings, **fields))


def gaps(found: Alignment) -> list[tuple[Gap, str]]:
    return [(finding.gap, finding.code) for finding in found.findings]


def test_a_whole_chain_has_no_finding() -> None:
    assert gaps(align(WHOLE, DAY)) == []


POSITION, EMPLOYEE = SubjectType.POSITION, SubjectType.EMPLOYEE
DEPARTMENT_CARD, HAND_CARD = WHOLE.scorecards
PLANTED = (
    (settings(value_driver=" "), [(Gap.NO_DRIVER, "")]),
    (settings(strategic_intent=""), [(Gap.NO_INTENT, "")]),
    (
        add("objectives", Objective("C2", "clients", "calm", 2026, supports=("F1",))),
        [(Gap.OBJECTIVE_WITHOUT_KPI, "C2")],
    ),
    (
        change("objectives", 1, supports=()),
        [(Gap.OBJECTIVE_SUPPORTS_NOTHING, "C1"), (Gap.OBJECTIVE_UNSUPPORTED, "F1")],
    ),
    (change("departments", purpose="  "), [(Gap.DEPARTMENT_WITHOUT_PURPOSE, "D1")]),
    (change("departments", inner_customers=""), [(Gap.DEPARTMENT_WITHOUT_CUSTOMERS, "D1")]),
    (change("departments", inner_customers="", outer_customers="builders"), []),
    (
        add("issues", Issue("W2", "D1", "loud", objective="C1")),
        [(Gap.ISSUE_WITHOUT_KPI, "W2")],
    ),
    (
        both(change("kpis", 1, objective="C1", issue=None), none("issues")),
        [(Gap.DEPARTMENT_WITHOUT_ISSUE, "D1")],
    ),
    (
        both(change("issues", objective=None), change("kpis", 1, objective="C1")),
        [(Gap.ISSUE_WITHOUT_OBJECTIVE, "W1")],
    ),
    (
        both(
            add("kpis", kpi("K3", outcome="K1")),
            add("scorecards", card("P1", ("K1", 60), ("K3", 40), kind=SubjectType.POSITION)),
        ),
        [(Gap.KPI_WITHOUT_OBJECTIVE, "K3")],
    ),
    (add("kpis", kpi("K3", objective="C1", outcome="K1")), [(Gap.KPI_ON_NO_CARD, "K3")]),
    (change("kpis", 1, outcome=None), [(Gap.KPI_WITHOUT_OUTCOME, "K2")]),
    (
        cards(card("D1", ("K2", 100)), HAND_CARD, card("D1", ("K1", 100), dimension=Dimension.QUARTERLY)),
        [(Gap.KEY_KPI_NOT_MONTHLY, "K1")],
    ),
    (cards(card("D1", ("K2", 100)), HAND_CARD), [(Gap.KEY_KPI_NOT_MONTHLY, "K1")]),
    (add("positions", Position("P3", "smelter", "D1", key=True)), [(Gap.KEY_POSITION_WITHOUT_CARD, "P3")]),
    (change("positions", 1, key=True), []),
    (
        add("departments", Department("D2", "Sales", purpose="sell", outer_customers="builders")),
        [(Gap.DEPARTMENT_WITHOUT_ISSUE, "D2"), (Gap.DEPARTMENT_WITHOUT_CARD, "D2")],
    ),
)


@pytest.mark.parametrize(("plant", "expected"), PLANTED)
def test_a_break_planted_alone_is_found_with_what_follows_from_it(
    plant: Callable[[Records], Records], expected: list[tuple[Gap, str]]
) -> None:
    assert sorted(gaps(align(plant(WHOLE), DAY))) == sorted(expected)


def test_an_empty_company_lacks_the_beginning_of_the_chain_only() -> None:
    found = align(Records(), DAY)
    assert gaps(found) == [(Gap.NO_DRIVER, ""), (Gap.NO_OBJECTIVES, "")]
    assert (found.share, found.departments) == (None, ())


def test_the_driver_may_stand_in_the_strategy_year_alone() -> None:
    records = replace(settings(value_driver="", strategic_intent="")(WHOLE))
    year = replace(records, strategy_years=(StrategyYear(2026, "fast", "more"),))
    assert gaps(align(year, DAY)) == []
    assert Gap.NO_DRIVER in {gap for gap, _ in gaps(align(year, date(2025, 10, 1)))}


def loose(holder: str, kind: SubjectType) -> Callable[[Records], Records]:
    """A line that is not tied to strategy, alone on somebody's card."""
    return lambda records: replace(
        records,
        kpis=(*records.kpis, kpi("K9")),
        scorecards=(*records.scorecards, card(holder, ("K9", 100), kind=kind)),
    )


def test_a_key_position_is_judged_by_the_card_that_holds_for_it() -> None:
    untied = (Gap.KEY_POSITION_UNTIED, "P1")
    assert untied not in gaps(align(add("kpis", kpi("K9"))(WHOLE), DAY))
    assert untied in gaps(align(loose("P1", POSITION)(WHOLE), DAY))
    assert untied in gaps(align(loose("E1", EMPLOYEE)(WHOLE), DAY))
    both = loose("P1", POSITION)(add("scorecards", card("E1", ("K1", 100), kind=EMPLOYEE))(WHOLE))
    assert untied not in gaps(align(both, DAY))


def test_whoever_moved_into_a_key_position_is_judged_in_it() -> None:
    moved = add("moves", Move("E2", date(2026, 9, 1), position="P1"))
    records = moved(loose("E2", EMPLOYEE)(WHOLE))
    found = next(one for one in align(records, DAY).findings if one.gap is Gap.KEY_POSITION_UNTIED)
    assert (found.code, found.detail, found.noun) == ("P1", "Bo", Noun.POSITION)
    assert Gap.KEY_POSITION_UNTIED not in {gap for gap, _ in gaps(align(records, date(2026, 8, 1)))}


def test_the_share_is_that_of_the_weight_tied_to_strategy_overall_and_by_department() -> None:
    records = replace(
        WHOLE,
        departments=(*WHOLE.departments, Department("D2", "Sales", purpose="sell", outer_customers="all")),
        issues=(*WHOLE.issues, Issue("W2", "D2", "slow", objective="C1")),
        kpis=(*WHOLE.kpis, kpi("K3", issue="W2", outcome="K1"), kpi("K9")),
        scorecards=(*WHOLE.scorecards, card("D2", ("K3", 30), ("K9", 70))),
    )
    found = align(records, DAY)
    assert found.share == D("76.67")
    assert [(one.code, one.share, one.own, one.cards) for one in found.departments] == [
        ("D1", D("100.00"), D("100.00"), 2),
        ("D2", D("30.00"), D("30.00"), 1),
    ]
    weak = found.of(Level.WEAK)
    assert [(one.gap, one.code, one.detail) for one in weak] == [(Gap.DEPARTMENT_LOOSE, "D2", "30.00")]


def test_exactly_a_third_is_just_enough() -> None:
    thirds = replace(WHOLE, kpis=(*WHOLE.kpis, kpi("K9")))
    for weight, loose_ in (("33.33", True), ("33.34", False)):
        lines = (Line("K1", D(weight)), Line("K9", D(100) - D(weight)))
        own = Scorecard(SubjectType.DEPARTMENT, "D1", Dimension.MONTHLY, lines)
        found = {gap for gap, _ in gaps(align(replace(thirds, scorecards=(own,)), DAY))}
        assert (Gap.DEPARTMENT_LOOSE in found) is loose_


def test_a_card_that_has_ended_carries_nothing_and_one_to_come_does() -> None:
    ended = replace(HAND_CARD, lines=(Line("K3", D(100)),), valid_to=date(2026, 9, 30))
    to_come = replace(ended, valid_from=date(2026, 11, 1), valid_to=None)
    records = add("kpis", kpi("K3", objective="C1", outcome="K1"))(WHOLE)
    assert (Gap.KPI_ON_NO_CARD, "K3") in gaps(align(add("scorecards", ended)(records), DAY))
    assert (Gap.KPI_ON_NO_CARD, "K3") not in gaps(align(add("scorecards", to_come)(records), DAY))


def test_objectives_of_other_years_are_not_judged() -> None:
    records = add("objectives", Objective("C9", "clients", "next", 2027))(WHOLE)
    records = add("objectives", Objective("C8", "clients", "last", 2025))(records)
    assert gaps(align(records, DAY)) == []
    assert (Gap.OBJECTIVE_WITHOUT_KPI, "C9") in gaps(align(records, date(2027, 1, 1)))


def test_the_gravest_come_first() -> None:
    records = loose("E1", EMPLOYEE)(settings(strategic_intent="")(WHOLE))
    levels = [one.level for one in align(records, DAY).findings]
    assert levels == sorted(levels, key=list(Level).index)
    assert Level.BREAK in levels
    assert Level.WEAK in levels


def test_alike_findings_stand_together_in_the_order_of_the_chain() -> None:
    bare = replace(WHOLE, departments=(Department("D1", "Works"), Department("D2", "Sales")), issues=())
    found = [one.gap for one in align(bare, DAY).findings]
    assert found == sorted(found, key=found.index)
    assert found.index(Gap.DEPARTMENT_WITHOUT_PURPOSE) < found.index(Gap.DEPARTMENT_WITHOUT_ISSUE)


def test_the_sample_shows_the_planted_breaks_and_no_other(sample: Company) -> None:
    found = sample.diagnosis.alignment("2026-10")
    assert gaps(replace(found, findings=found.breaks)) == [
        (Gap.ISSUE_WITHOUT_KPI, "W20"),
        (Gap.KPI_WITHOUT_OBJECTIVE, "K36"),
    ]
    assert found.of(Level.WEAK) == ()
    assert found.share is not None
    assert found.share > 90
