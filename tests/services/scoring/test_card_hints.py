"""Hints on a card warn of what practice advises against, and of nothing else."""

from decimal import Decimal

from models.terms import Direction, Method
from services.domain.kpi import Kpi
from services.domain.scorecard import Line
from services.scoring.card_hints import CardHint, HintKind, card_hints, strategic_weight


def kpi(code: str, *, objective: str | None = "F1", key: bool = False, outcome: str | None = None) -> Kpi:
    return Kpi(
        code,
        code,
        Direction.HIGHER,
        Method.DIRECT,
        objective=objective,
        key_strategic=key,
        outcome=outcome,
    )


KPIS = {
    "K1": kpi("K1"),
    "K2": kpi("K2", outcome="K9"),
    "K3": kpi("K3", outcome="K9"),
    "K4": kpi("K4", objective=None),
    "K5": kpi("K5", objective=None, key=True),
}


def lines(**weights: str) -> list[Line]:
    return [Line(code, Decimal(weight)) for code, weight in weights.items()]


def kinds(*found: CardHint) -> set[HintKind]:
    return {hint.kind for hint in found}


def test_a_card_by_the_book_has_no_hint() -> None:
    assert not card_hints(lines(K1="30", K2="25", K4="20", K5="15", K9="10"), KPIS)


def test_too_few_and_too_many_lines_are_hinted_at() -> None:
    assert HintKind.COUNT in kinds(*card_hints(lines(K1="50", K2="50"), KPIS))
    many = {f"K{at}": "10" for at in range(1, 10)}
    assert HintKind.COUNT in kinds(*card_hints(lines(**many), KPIS))


def test_a_veto_line_without_weight_does_not_count_and_has_no_weight_to_mind() -> None:
    assert not card_hints(lines(K1="30", K2="25", K4="20", K5="15", K6="10", K9="0"), KPIS)


def test_weights_outside_or_between_the_steps_are_named() -> None:
    found = card_hints(lines(K1="35", K2="22", K4="20", K5="20", K9="3"), KPIS)
    assert CardHint(HintKind.WEIGHT_RANGE, ("K1", "K9")) in found
    assert CardHint(HintKind.WEIGHT_STEP, ("K2", "K9")) in found


def test_lines_that_should_move_the_same_outcome_are_named_with_it() -> None:
    found = card_hints(lines(K1="20", K2="20", K3="20", K4="20", K5="20"), KPIS)
    assert found == (CardHint(HintKind.SAME_OUTCOME, ("K2", "K3"), "K9"),)


def test_without_objective_and_key_strategic_kpi_the_card_is_not_tied_to_strategy() -> None:
    assert HintKind.NO_STRATEGY in kinds(*card_hints(lines(K4="100"), KPIS))
    assert HintKind.NO_STRATEGY not in kinds(*card_hints(lines(K5="100"), KPIS))
    assert strategic_weight(lines(K1="40", K4="35", K5="25"), KPIS) == 65


def test_an_empty_card_says_nothing_yet() -> None:
    assert card_hints([], KPIS) == ()
