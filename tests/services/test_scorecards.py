"""Scorecards are saved whole or not at all; their versions follow one another without gap or overlap."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.terms import Dimension, SubjectType
from services.card_drafts import CardDraft, DraftLine, draft_of, next_version
from services.company import Company
from services.domain.scorecard import Scorecard
from services.edits import EditRefused
from services.errors import Mendable
from services.scorecards import cards_of
from services.scoring.both_totals import both_totals

PLANT = ("department", "D02")
JUDGED = {("K11", "K19"): -2, ("K11", "K17"): 2}


@pytest.fixture
def company(own_sample: Path) -> Iterator[Company]:
    with Company.open(own_sample) as company:
        yield company


def cards(company: Company, kind: str = "department", code: str = "D02") -> list[Scorecard]:
    return [card for card in company.records().scorecards if (card.type, card.code) == (kind, code)]


def plant(company: Company) -> CardDraft:
    return draft_of(cards(company)[0], company.records().comparisons)


def test_a_changed_weight_and_its_counterpart_are_saved_and_undone(company: Company) -> None:
    before = company.records()
    company.scorecards.save(plant(company).changed("K11", weight="30").changed("K17", weight="10"))
    weights = {line.kpi: line.weight for line in cards(company)[0].lines}
    assert (weights["K11"], weights["K17"]) == (30, 10)
    company.trail.undo()
    assert company.records() == before


def test_weights_that_total_95_are_refused_and_nothing_is_half_saved(company: Company) -> None:
    before = company.records()
    draft = plant(company).changed("K11", weight="20", target="99")
    with pytest.raises(EditRefused) as refused:
        company.scorecards.save(draft)
    assert [(found.field, found.problem.code) for found in refused.value.problems] == [
        ("weight", "weights_total")
    ]
    assert company.records() == before


def test_a_wrong_target_is_told_at_its_line(company: Company) -> None:
    (found,) = company.scorecards.check(plant(company).changed("K17", target="ninety"))
    assert (found.row, found.field) == (2, "target")


def test_lines_are_added_removed_and_put_in_another_order(company: Company) -> None:
    draft = plant(company).without("K21").with_lines([DraftLine("K22", "10", "0"), DraftLine("K11", "1")])
    company.scorecards.save(draft.moved("K22", -5))
    (card,) = cards(company)
    assert [line.kpi for line in card.lines] == ["K22", "K11", "K19", "K17", "K08", "K07"]
    assert card.lines[1].weight == 25


def test_a_card_without_lines_is_refused(company: Company) -> None:
    draft = CardDraft(SubjectType.EMPLOYEE, "E0010", Dimension.MONTHLY)
    with pytest.raises(Mendable, match=r"card\.no_lines"):
        company.scorecards.save(draft)


def test_a_new_version_ends_the_open_one_the_day_before_in_one_action(company: Company) -> None:
    before = company.records()
    company.scorecards.save(next_version(plant(company), date(2026, 11, 1)).changed("K11", target="98.5"))
    old, new = cards(company)
    assert (old.valid_from, old.valid_to) == (date(2025, 11, 1), date(2026, 10, 31))
    assert (new.valid_from, new.valid_to) == (date(2026, 11, 1), None)
    assert old.lines[0].target == 98
    assert new.lines[0].target == Decimal("98.5")
    company.trail.undo()
    assert company.records() == before


def test_a_new_version_cannot_begin_before_the_one_it_follows(company: Company) -> None:
    with pytest.raises(Mendable, match=r"card\.version_day"):
        company.scorecards.save(next_version(plant(company), date(2025, 11, 1)))
    assert len(cards(company)) == 1


def test_a_version_moves_in_time_with_its_comparisons(company: Company) -> None:
    company.scorecards.save(plant(company).judged({"周明": JUDGED}))
    company.scorecards.save(replace(plant(company), valid_from="2025-12-01"))
    (card,) = cards(company)
    assert card.valid_from == date(2025, 12, 1)
    assert {one.valid_from for one in company.records().comparisons} == {date(2025, 12, 1)}


def test_moving_a_version_onto_another_is_told_before_saving(company: Company) -> None:
    _, new = cards(company, code="D09")
    draft = replace(draft_of(new), valid_from="2026-05-01")
    assert [found.problem.code for found in company.scorecards.check(draft)] == ["versions_overlap_stored"]
    assert not company.scorecards.check(replace(draft_of(new), valid_from="2026-08-01"))


def test_judgements_are_stored_with_the_card_and_leave_with_their_line(company: Company) -> None:
    company.scorecards.save(plant(company).judged({"周明": JUDGED, "雷镇川": {("K11", "K19"): 1}}))
    assert plant(company).raters == ("周明", "雷镇川")
    assert plant(company).judged_by("周明") == JUDGED
    draft = plant(company).without("K17").changed("K11", weight="40")
    company.scorecards.save(draft)
    assert plant(company).judged_by("周明") == {("K11", "K19"): -2}


def test_judgements_taken_back_are_removed(company: Company) -> None:
    company.scorecards.save(plant(company).judged({"周明": JUDGED}))
    company.scorecards.save(plant(company).judged({}))
    assert company.records().comparisons == ()


def test_a_deleted_version_goes_with_its_judgements_and_comes_back_by_undo(company: Company) -> None:
    company.scorecards.save(plant(company).judged({"周明": JUDGED}))
    before = company.records()
    company.scorecards.remove(cards(company)[0].key)
    assert cards(company) == []
    assert company.records().comparisons == ()
    company.trail.undo()
    assert company.records() == before


def test_where_a_kpi_is_used(sample: Company) -> None:
    found = {(card.type.value, card.code) for card in cards_of(sample.records(()), "K19")}
    assert found == {*PLANT_LINES}


PLANT_LINES = (
    ("department", "D02"),
    ("department", "D04"),
    ("employee", "E0002"),
    ("position", "P06"),
    ("position", "P07"),
)


def test_both_totals_are_those_of_last_month_by_either_method(sample: Company) -> None:
    result = sample.results.of("2026-09")
    found = both_totals(cards(sample)[0], result, sample.settings.read().grades)
    assert [both.name for both in found] == ["生产部", "雷镇川"]
    subject = result.results[1]
    assert found[0].weighted == subject.total
    scores = [line.score for line in subject.lines if line.score is not None]
    assert found[0].simple == round(sum(scores, Decimal(0)) / len(scores), 2)
    assert not found[0].unknown


def test_a_line_that_was_not_scored_is_named_and_left_out(sample: Company) -> None:
    draft = draft_of(cards(sample)[0]).with_lines([DraftLine("K22", "10")])
    found = both_totals(draft.card(), sample.results.of("2026-09"), sample.settings.read().grades)
    assert found[0].unknown == ("K22",)
