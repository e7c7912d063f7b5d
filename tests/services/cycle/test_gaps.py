"""Which actions answer which gaps."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from models.terms import ImprovementState
from services.cycle.gaps import SpeakerGap, answers, unanswered
from services.domain.improvement import Improvement

GAP = SpeakerGap("2026-09", "E1", "K1", "执行率", Decimal("87.86"), Decimal("3.04"), 4)
ACTION = Improvement("G1", "2026-09", "每天碰头", "E2", date(2026, 10, 28), speaker="E1", kpi="K1")


def test_an_action_taken_on_for_the_line_answers_its_gap() -> None:
    assert answers(GAP, ACTION)
    assert answers(GAP, replace(ACTION, state=ImprovementState.CLOSED))


@pytest.mark.parametrize("state", [ImprovementState.PROPOSED, ImprovementState.DROPPED])
def test_what_is_merely_proposed_or_given_up_answers_nothing(state: ImprovementState) -> None:
    assert not answers(GAP, replace(ACTION, state=state))


def test_an_action_of_another_speaker_or_line_answers_nothing() -> None:
    assert not answers(GAP, replace(ACTION, speaker="E9"))
    assert not answers(GAP, replace(ACTION, kpi="K9"))


def test_an_earlier_action_answers_while_it_is_under_way() -> None:
    carried = replace(ACTION, period="2026-07")
    assert answers(GAP, carried)
    assert answers(GAP, replace(carried, done_on=date(2026, 10, 3)))
    assert not answers(GAP, replace(carried, done_on=date(2026, 9, 30), state=ImprovementState.CLOSED))


def test_a_later_action_is_not_the_answer_to_an_earlier_gap() -> None:
    assert not answers(GAP, replace(ACTION, period="2026-10"))


def test_the_costliest_gap_without_an_action_comes_first() -> None:
    small = replace(GAP, kpi="K2", points=Decimal("1.2"))
    large = replace(GAP, kpi="K3", points=Decimal("6.0"))
    assert unanswered([GAP, small, large], [ACTION]) == (large, small)
