"""Actuals as they are typed: taken exactly, or refused in words with nothing written."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from msgspec.structs import asdict

from models.entry import ActualRow
from models.terms import Dimension, SubjectType
from services.card_rows import put_cards
from services.company import Company
from services.domain.entry import Actual
from services.domain.scorecard import Line, Scorecard, SubjectKey
from services.errors import Mendable
from services.language import Language
from services.typed_lines import Field, PasteRefused, Typed, Way
from services.wording.problems import problem_words
from tests.services.small_firm import D1, E1, E2, complete

MONTH = "2026-10"


def refusal(firm: Company, action: Callable[[], object]) -> str:
    """The code of a refusal, which leaves records and trail as they were."""
    before = firm.records(), firm.trail.actions()
    with pytest.raises(Mendable) as caught:
        action()
    assert (firm.records(), firm.trail.actions()) == before
    return caught.value.code


def kept(firm: Company, kpi: str) -> Actual:
    return firm.actuals.entered(MONTH, E1, kpi)


@pytest.mark.parametrize(
    ("kpi", "typed", "value", "text"),
    [
        ("RATE", "460", "460", None),
        ("RATE", " ４６０．５ ", "460.5", None),
        ("RATE", "9,000", "9000", None),
        ("RATE", "-3", "-3", None),
        ("RATE", "0.1234565", "0.123457", None),
        ("RATE", "999999999999.999999", "999999999999.999999", None),
        ("SHARE", "95%", "95", None),
        ("SHARE", "95", "95", None),
        ("SAFE", "0", "0", None),
        ("SAFE", "是", None, "yes"),
        ("SAFE", "No", None, "no"),
    ],
)
def test_what_a_person_types_is_taken(
    firm: Company, kpi: str, typed: str, value: str | None, text: str | None
) -> None:
    firm.actuals.enter(MONTH, E1, kpi, typed)
    expected = None if value is None else Decimal(value)
    assert kept(firm, kpi) == Actual(MONTH, *E1, kpi, expected, text)


@pytest.mark.parametrize(
    ("kpi", "typed", "code"),
    [
        ("RATE", "many", "actual.not_a_number"),
        ("RATE", "nan", "actual.not_a_number"),
        ("RATE", "1e5", "actual.not_a_number"),
        ("RATE", "1_000", "actual.not_a_number"),
        ("RATE", "95%", "actual.percent"),
        ("RATE", "=SUM(A1:A3)", "actual.formula"),
        ("RATE", "＝A1", "actual.formula"),
        ("LEVEL", "=B2", "actual.formula"),
        ("RATE", "2026-10-01", "actual.date"),
        ("RATE", "2026/10/1 0:00:00", "actual.date"),
        ("RATE", "10月1日", "actual.date"),
        ("RATE", "1-Oct", "actual.date"),
        ("RATE", "1.5.3", "actual.date"),
        ("RATE", "1.5 t", "actual.not_a_number"),
        ("RATE", "1000000000000", "actual.too_large"),
        ("RATE", "9" * 39, "actual.too_large"),
        ("RATE", "9" * 50_000, "actual.not_a_number"),
        ("LEVEL", "early", "actual.level"),
        ("SAFE", "perhaps", "actual.yes_no"),
        ("SAFE", "5%", "actual.percent"),
    ],
)
def test_what_it_cannot_be_is_refused(firm: Company, kpi: str, typed: str, code: str) -> None:
    assert refusal(firm, lambda: firm.actuals.enter(MONTH, E1, kpi, typed)) == code


def test_who_and_what_and_when_must_be_there(firm: Company) -> None:
    nobody = SubjectKey(SubjectType.EMPLOYEE, "E9")
    position = SubjectKey(SubjectType.POSITION, "E1")
    assert refusal(firm, lambda: firm.actuals.enter(MONTH, nobody, "RATE", "1")) == "subject.unknown"
    assert refusal(firm, lambda: firm.actuals.enter(MONTH, position, "RATE", "1")) == "subject.unknown"
    assert refusal(firm, lambda: firm.actuals.enter(MONTH, E1, "NONE", "1")) == "kpi.unknown"
    assert refusal(firm, lambda: firm.actuals.enter("2026-11", E1, "RATE", "1")) == "period.unknown"
    assert refusal(firm, lambda: firm.actuals.enter("October", E1, "RATE", "1")) == "period.not_a_code"


def test_a_blank_clears_and_leaves_no_row(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    firm.actuals.enter(MONTH, E1, "RATE", " ")
    assert firm.records().actuals == ()


def test_typing_the_same_again_is_no_action(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    before = firm.trail.actions()
    firm.actuals.enter(MONTH, E1, "RATE", "460.00")
    assert firm.trail.actions() == before


def test_target_self_score_and_note_stand_beside_the_actual(firm: Company) -> None:
    firm.actuals.enter(MONTH, D1, "RATE", "7")
    firm.actuals.set_target(MONTH, E1, "RATE", "500")
    firm.actuals.set_self_score(MONTH, E1, "RATE", "95.555")
    firm.actuals.set_note(MONTH, E1, "RATE", " 见附件 ")
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    expected = Actual(MONTH, *E1, "RATE", Decimal(460), None, Decimal(500), Decimal("95.56"), "", "见附件")
    assert kept(firm, "RATE") == expected
    for clear in (
        firm.actuals.set_target,
        firm.actuals.set_self_score,
        firm.actuals.set_note,
        firm.actuals.enter,
    ):
        clear(MONTH, E1, "RATE", "")
    assert [actual.subject for actual in firm.records().actuals] == ["D1"]


@pytest.mark.parametrize("typed", ["-1", "120.01", "95%", "good"])
def test_a_self_score_is_a_score(firm: Company, typed: str) -> None:
    assert refusal(firm, lambda: firm.actuals.set_self_score(MONTH, E1, "RATE", typed)) == "self_score.range"


def test_a_self_score_reaches_as_far_as_the_line_s_own_cap(firm: Company) -> None:
    higher = (Line("RATE", Decimal(100), Decimal(500), cap=Decimal(150)),)
    with firm.ledger.write("test.card") as writing:
        put_cards(writing.unit, [Scorecard(E1.type, E1.code, Dimension.MONTHLY, higher)])
    firm.actuals.set_self_score(MONTH, E1, "RATE", "150")
    assert kept(firm, "RATE").self_score == 150
    assert refusal(firm, lambda: firm.actuals.set_self_score(MONTH, E1, "RATE", "151")) == "self_score.range"
    with pytest.raises(Mendable) as caught:
        firm.actuals.set_self_score(MONTH, E1, "RATE", "151")
    assert "150" in problem_words(Language("zh"), caught.value)


# Described levels


def test_a_level_and_its_reason_are_one_action(firm: Company) -> None:
    firm.actuals.describe(MONTH, E1, "LEVEL", " late ", " two days after the date ")
    assert kept(firm, "LEVEL") == Actual(MONTH, *E1, "LEVEL", text="late", note="two days after the date")
    assert firm.trail.actions(1)[0].reason == "two days after the date"
    firm.trail.undo()
    assert firm.records().actuals == ()


def test_without_a_reason_a_level_is_not_taken_by_any_way(firm: Company) -> None:
    assert refusal(firm, lambda: firm.actuals.describe(MONTH, E1, "LEVEL", "late", " ")) == "reason.required"
    assert refusal(firm, lambda: firm.actuals.enter(MONTH, E1, "LEVEL", "late")) == "actual.level_reason"
    cells = [Typed(E1, "RATE", "460"), Typed(E1, "LEVEL", "late")]
    assert refusal(firm, lambda: firm.actuals.enter_many(MONTH, cells)) == "actual.paste"
    with pytest.raises(PasteRefused) as caught:
        firm.actuals.enter_many(MONTH, cells)
    assert [problem.code for _, problem in caught.value.refused] == ["actual.level_reason"]
    assert "说明" in problem_words(Language("zh"), caught.value.refused[0][1])


def test_with_a_note_in_place_a_level_can_be_typed_and_pasted(firm: Company) -> None:
    firm.actuals.set_note(MONTH, E1, "LEVEL", "see the log")
    firm.actuals.enter(MONTH, E1, "LEVEL", "late")
    firm.actuals.enter_many(MONTH, [Typed(E1, "LEVEL", " on time ")])
    assert kept(firm, "LEVEL") == Actual(MONTH, *E1, "LEVEL", text="on time", note="see the log")


def test_a_level_that_came_without_a_reason_stays_until_another_is_chosen(firm: Company) -> None:
    with firm.ledger.write("test.import") as writing:
        writing.unit.put(ActualRow, asdict(Actual(MONTH, *E1, "LEVEL", text="late")))
    firm.actuals.enter_many(MONTH, [Typed(E1, "LEVEL", "late"), Typed(E1, "RATE", "460")])
    assert refusal(firm, lambda: firm.actuals.enter(MONTH, E1, "LEVEL", "on time")) == "actual.level_reason"


def test_a_level_keeps_its_reason_until_it_is_cleared(firm: Company) -> None:
    firm.actuals.describe(MONTH, E1, "LEVEL", "late", "two days")
    clear = partial(firm.actuals.set_note, MONTH, E1, "LEVEL", "")
    assert refusal(firm, clear) == "actual.level_keeps_reason"
    firm.actuals.enter(MONTH, E1, "LEVEL", "")
    assert kept(firm, "LEVEL").note == "two days"
    clear()
    assert firm.records().actuals == ()


@pytest.mark.parametrize(
    ("kpi", "level", "code"),
    [
        ("LEVEL", "early", "actual.level"),
        ("LEVEL", "", "actual.no_level"),
        ("RATE", "460", "actual.no_level"),
    ],
)
def test_only_a_listed_level_is_described(firm: Company, kpi: str, level: str, code: str) -> None:
    assert refusal(firm, lambda: firm.actuals.describe(MONTH, E1, kpi, level, "why")) == code


def test_not_applicable_needs_a_reason_and_takes_the_actual_away_until_one_is_typed(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    assert (
        refusal(firm, lambda: firm.actuals.mark_not_applicable(MONTH, E1, "RATE", " ")) == "reason.required"
    )
    firm.actuals.mark_not_applicable(MONTH, E1, "RATE", " plant rebuilt ")
    assert kept(firm, "RATE") == Actual(MONTH, *E1, "RATE", na_reason="plant rebuilt")
    assert firm.trail.actions(1)[0].reason == "plant rebuilt"
    firm.actuals.enter(MONTH, E1, "RATE", "")
    assert kept(firm, "RATE").na_reason
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    assert not kept(firm, "RATE").na_reason


def test_a_not_applicable_mark_can_be_taken_back(firm: Company) -> None:
    firm.actuals.mark_not_applicable(MONTH, E1, "RATE", "plant rebuilt")
    firm.actuals.mark_applicable(MONTH, E1, "RATE")
    assert firm.records().actuals == ()


def test_pasted_cells_are_one_action(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "SHARE", "1")
    before = len(firm.trail.actions())
    cells = [
        Typed(E1, "RATE", "460"),
        Typed(E2, "RATE", "470"),
        Typed(E1, "SHARE", ""),
        Typed(E2, "SAFE", "0"),
    ]
    firm.actuals.enter_many(MONTH, cells)
    assert len(firm.trail.actions()) == before + 1
    assert {(one.subject, one.kpi) for one in firm.records().actuals} == {
        ("E1", "RATE"),
        ("E2", "RATE"),
        ("E2", "SAFE"),
    }
    firm.trail.undo()
    assert [(one.subject, one.kpi) for one in firm.records().actuals] == [("E1", "SHARE")]


def test_one_place_given_the_same_value_twice_is_written_once(firm: Company) -> None:
    firm.actuals.enter_many(MONTH, [Typed(E1, "RATE", "1"), Typed(E1, "RATE", "1.0")])
    assert kept(firm, "RATE").value == 1


def test_one_place_given_two_values_is_refused_and_both_are_named(firm: Company) -> None:
    cells = [Typed(E1, "RATE", "1"), Typed(E2, "RATE", "1"), Typed(E1, "RATE", "")]
    assert refusal(firm, lambda: firm.actuals.enter_many(MONTH, cells)) == "actual.paste"
    with pytest.raises(PasteRefused) as caught:
        firm.actuals.enter_many(MONTH, cells)
    assert {(item, problem.code) for item, problem in caught.value.refused} == {
        (cells[0], "actual.twice"),
        (cells[2], "actual.twice"),
    }


def test_a_block_over_targets_actuals_and_self_scores_is_one_action(firm: Company) -> None:
    cells = [
        Typed(E1, "RATE", "500", Field.TARGET),
        Typed(E1, "RATE", "460"),
        Typed(E1, "RATE", "95.555", Field.SELF),
        Typed(E2, "RATE", "470"),
    ]
    before = len(firm.trail.actions())
    firm.actuals.enter_many(MONTH, cells)
    expected = Actual(MONTH, *E1, "RATE", Decimal(460), None, Decimal(500), Decimal("95.56"))
    assert kept(firm, "RATE") == expected
    assert len(firm.trail.actions()) == before + 1
    firm.actuals.enter_many(MONTH, [Typed(E1, "RATE", "", one) for one in Field], Way.CLEAR)
    assert firm.trail.actions(1)[0].verb == "actual.clear"
    assert [one.subject for one in firm.records().actuals] == ["E2"]
    firm.trail.undo()
    firm.trail.undo()
    assert firm.records().actuals == ()


def test_each_wrong_value_of_a_block_is_refused_by_its_own_rule(firm: Company) -> None:
    cells = [
        Typed(E1, "RATE", "=SUM(A1:A3)", Field.TARGET),
        Typed(E1, "RATE", "2026-10-01"),
        Typed(E1, "RATE", "130", Field.SELF),
        Typed(E2, "RATE", "470"),
    ]
    with pytest.raises(PasteRefused) as caught:
        firm.actuals.enter_many(MONTH, cells)
    assert [problem.code for _, problem in caught.value.refused] == [
        *("actual.formula", "actual.date", "self_score.range")
    ]
    assert firm.records().actuals == ()


def test_with_one_wrong_cell_nothing_is_pasted_and_every_wrong_one_is_named(firm: Company) -> None:
    cells = [Typed(E1, "RATE", "460"), Typed(E2, "RATE", "many"), Typed(E1, "LEVEL", "early")]
    assert refusal(firm, lambda: firm.actuals.enter_many(MONTH, cells)) == "actual.paste"
    with pytest.raises(PasteRefused) as caught:
        firm.actuals.enter_many(MONTH, cells)
    assert [(item, problem.code) for item, problem in caught.value.refused] == [
        (cells[1], "actual.not_a_number"),
        (cells[2], "actual.level"),
    ]


def test_a_locked_period_takes_nothing(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    for action in (
        lambda: firm.actuals.enter(MONTH, E1, "RATE", "1"),
        lambda: firm.actuals.enter_many(MONTH, [Typed(E1, "RATE", "1")]),
        lambda: firm.actuals.set_note(MONTH, E1, "RATE", "late"),
        lambda: firm.actuals.mark_not_applicable(MONTH, E1, "RATE", "why"),
        lambda: firm.actuals.describe(MONTH, E1, "LEVEL", "late", "why"),
        lambda: firm.adjustments.replace(MONTH, E1, []),
        lambda: firm.attendance.exempt(MONTH, "E1", "why"),
    ):
        assert refusal(firm, action) == "period.locked"
