"""Before a period is opened the program says what it would find; opening carries the cards over."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from models.scorecard import ScorecardRow
from models.target import MonthTargetRow
from models.terms import Dimension
from services.card_rows import put_cards
from services.company import Company
from services.domain.prospect import EndedCard
from services.domain.result import SubjectResult
from services.domain.scorecard import Line, Scorecard
from services.errors import Mendable
from tests.services.small_firm import E1, E2, E3, LINES, complete

MONTH = "2026-10"
DIMENSIONS = tuple(Dimension)


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(Mendable) as caught:
        action()
    return caught.value.code


def put(firm: Company, *cards: Scorecard) -> None:
    with firm.ledger.write("test.cards") as writing:
        put_cards(writing.unit, list(cards))


def proposed(firm: Company) -> list[str]:
    return [firm.prospects.next(dimension).code for dimension in DIMENSIONS]


def test_of_each_kind_the_next_one_is_proposed(firm: Company) -> None:
    assert proposed(firm) == ["2026-11", "2026Q4", "2026H2", "2026"]
    for code in ("2026-11", "2026Q4", "2026H2", "2026"):
        firm.periods.open(code)
    assert proposed(firm) == ["2026-12", "2027Q1", "2027H1", "2027"]


@pytest.mark.parametrize(
    ("code", "far"),
    [("1999-01", True), ("2062-10", True), ("2024-09", True), ("2025-11", False), ("2027Q3", False)],
)
def test_a_period_far_from_all_others_is_told(firm: Company, code: str, far: bool) -> None:
    assert firm.prospects.of(code).far_from == (date(2026, 10, 1) if far else None)


def test_the_first_period_is_far_when_it_is_far_from_today(tmp_path: Path) -> None:
    with Company.create(tmp_path / "new.zhanji") as company:
        company.ledger.store.now = lambda: datetime(2026, 11, 3, tzinfo=UTC)
        assert company.prospects.of("1999-01").far_from == date(2026, 11, 3)
        assert company.prospects.of("2026-01").far_from is None


def test_the_fiscal_year_says_which_quarter_and_year_are_proposed(firm: Company) -> None:
    firm.settings.change({"fiscal_start": "4"})
    assert proposed(firm) == ["2026-11", "2026Q3", "2026H2", "2026"]
    firm.periods.open("2027-02")
    assert proposed(firm)[1:] == ["2026Q4", "2026H2", "2026"]


def test_a_month_finds_its_cards_and_who_has_none(firm: Company) -> None:
    found = firm.prospects.of("2026-11")
    assert [one.key for one in found.own] == [E1, E2]
    assert set(found.without) == {"Cy", "Sales", "Works"}
    assert (found.derived, found.ended, found.opened) == ((), (), False)


def test_a_quarter_is_the_mean_of_the_months_where_it_has_no_card_of_its_own(firm: Company) -> None:
    put(firm, Scorecard(E1.type, E1.code, Dimension.QUARTERLY, LINES))
    found = firm.prospects.of("2026Q4")
    assert ([one.key for one in found.own], [one.key for one in found.derived]) == ([E1], [E2])


def test_cards_that_end_before_its_first_day_are_named(firm: Company) -> None:
    old = Scorecard(E3.type, E3.code, Dimension.MONTHLY, LINES, valid_to=date(2026, 10, 31))
    put(firm, old)
    assert firm.prospects.of("2026-10").opened
    assert firm.prospects.of("2026-11").ended == (EndedCard("Cy", date(2026, 10, 31)),)
    put(firm, Scorecard(E3.type, E3.code, Dimension.MONTHLY, LINES, valid_from=date(2026, 11, 1)))
    assert firm.prospects.of("2026-11").ended == ()


def test_planned_month_targets_are_counted(firm: Company) -> None:
    place = {"month": "2026-11", "kpi": "RATE", "type": E1.type, "subject": "E1"}
    with firm.ledger.write("test.target") as writing:
        writing.unit.put(MonthTargetRow, {**place, "value": Decimal(480)})
    assert firm.prospects.of("2026-11").targets == 1


def test_nonsense_is_refused_and_nothing_is_written(firm: Company) -> None:
    before = firm.trail.actions()
    for code in ("November", "2026-13", "2026Q5", ""):
        assert refusal(lambda code=code: firm.prospects.of(code)) == "period.not_a_code"  # type: ignore[misc]
    assert firm.prospects.of(MONTH).opened
    assert firm.trail.actions() == before


def test_a_new_month_has_the_same_lines_weights_and_targets(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    firm.periods.open("2026-11")

    def carried(period: str) -> list[tuple[object, ...]]:
        def card(one: SubjectResult) -> tuple[object, ...]:
            return one.key, tuple((line.kpi, line.weight, line.target, line.parameters) for line in one.lines)

        return [card(one) for one in firm.results.of(period).results]

    assert carried("2026-11") == carried(MONTH)
    assert {line.actual for one in firm.results.of("2026-11").results for line in one.lines} == {None}


def test_an_ended_card_does_not_hold_in_the_new_month(firm: Company) -> None:
    with firm.ledger.write("test.end") as writing:
        for row in writing.unit.execute(ScorecardRow.__table__.select()).mappings().all():
            if row["code"] == "E2":
                writing.unit.put(ScorecardRow, {"id": row["id"], "valid_to": date(2026, 10, 31)})
    assert [one.key for one in firm.prospects.of("2026-11").own] == [E1]
    assert [card.name for card in firm.prospects.of("2026-11").ended] == ["Bo"]


def test_a_line_of_a_quarters_own_card_is_not_the_months(firm: Company) -> None:
    put(firm, Scorecard(E1.type, E1.code, Dimension.QUARTERLY, (Line("SAFE", Decimal(100)),)))
    firm.periods.open("2026Q4")
    assert [line.kpi for line in firm.results.subject("2026Q4", E1).lines] == ["SAFE"]
    assert firm.results.subject("2026Q4", E2).lines == ()
