"""The sample company's twelve months, against a reckoning made apart from this program."""

from pathlib import Path

import pytest

from models.terms import ImprovementState, Method, PeriodState
from services.company import Company
from services.domain.result import ExceptionKind, PeriodResult, SubjectResult
from services.summary import veto_codes, worst_class

GOLDEN = Path(__file__).parent.parent / "golden" / "sample" / "results.tsv"
MONTHS = ("2025-11", "2025-12", *(f"2026-{month:02d}" for month in range(1, 11)))


def _expected(period: str) -> list[list[str]]:
    rows = [line.split("\t") for line in GOLDEN.read_text("utf-8").splitlines()]
    return [row[1:] for row in rows if row[0] == period]


def _row(subject: SubjectResult) -> list[str]:
    coefficient = "" if subject.coefficient is None else format(subject.coefficient.normalize(), "f")
    return [
        subject.code,
        subject.state.value,
        "" if subject.total is None else str(subject.total),
        subject.grade or "",
        coefficient,
        veto_codes(subject) or "",
        worst_class(subject) or "",
        str(subject.rank or ""),
    ]


@pytest.mark.parametrize("period", MONTHS)
def test_every_subject_of_every_month_comes_out_as_reckoned_apart(sample: Company, period: str) -> None:
    assert [_row(subject) for subject in sample.results.of(period).results] == _expected(period)


def test_the_first_eleven_months_are_locked_and_october_is_open(sample: Company) -> None:
    states = {record.code: record.state for record in sample.periods.all()}
    assert [code for code, state in states.items() if state is PeriodState.LOCKED] == list(MONTHS[:-1])
    assert states["2026-10"] is PeriodState.OPEN


def test_every_scoring_method_stands_on_a_card(sample: Company) -> None:
    records = sample.records()
    methods = {kpi.code: kpi.method for kpi in records.kpis}
    assert {methods[line.kpi] for card in records.scorecards for line in card.lines} == set(Method)


def _october(sample: Company) -> PeriodResult:
    return sample.results.of("2026-10")


def test_october_names_its_one_missing_one_inapplicable_and_one_vetoed_line(sample: Company) -> None:
    found = {(row.kind, row.code, row.kpi) for row in _october(sample).exceptions}
    assert (ExceptionKind.MISSING, "E0027", "K05") in found
    assert (ExceptionKind.NOT_APPLICABLE, "E0036", "K09") in found
    assert (ExceptionKind.VETO, "D02", "K11") in found
    assert (ExceptionKind.EXEMPT, "E0049", None) in found
    assert [code for kind, code, _ in found if kind is ExceptionKind.MISSING] == ["E0027"]


def test_octobers_veto_is_the_second_in_a_row_and_leaves_the_score_alone(sample: Company) -> None:
    plant = next(result for result in _october(sample).results if result.code == "D02")
    assert [(veto.kpi, veto.consecutive) for veto in plant.struck] == [("K11", 2)]
    assert (str(plant.total), plant.coefficient) == ("93.57", 0)


def test_yield_and_complaints_raise_the_only_divergence(sample: Company) -> None:
    alarms = _october(sample).divergences
    assert [(alarm.kpi, alarm.outcome) for alarm in alarms] == [("K17", "K13")]
    assert (str(alarms[0].mean), str(alarms[0].outcome_mean)) == ("109.56", "58.67")


def test_the_sample_lives_six_months_of_the_cycle(sample: Company) -> None:
    records = sample.records()
    held = [meeting.period for meeting in records.meetings if meeting.ended_at]
    assert held == ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"]
    speakers = {item.speaker for item in records.agenda if item.speaker}
    for period in held:
        assert {report.employee for report in records.reports if report.period == period} == speakers
        assert all(item.notes for item in records.agenda if item.period == period and item.speaker)
    planned = {line.period for line in records.plans}
    assert planned == {"2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"}
    carried = [line for line in records.plans if line.since]
    assert len({line.period for line in carried}) >= 3
    assert any(line.improvement for line in carried)
    states = {action.state for action in records.improvements}
    assert states >= {ImprovementState.PROPOSED, ImprovementState.OPEN, ImprovementState.CLOSED}
    assert all(resolution.improvement for resolution in records.resolutions)
