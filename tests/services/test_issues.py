"""Issues are written with the KPIs that answer them, in one action."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.company import Company
from services.edits import EditRefused
from services.issues import next_code


@pytest.fixture
def company(own_sample: Path) -> Iterator[Company]:
    with Company.open(own_sample) as company:
        yield company


def answers(company: Company, code: str) -> set[str]:
    return {kpi.code for kpi in company.records(()).kpis if kpi.issue == code}


def test_a_new_issue_goes_on_counting_and_takes_its_kpis(company: Company) -> None:
    before = company.records()
    code = company.issues.add(
        {"department": "D05", "issue": "包装破损", "severity": "高", "objective": "C2"}, {"K36", "K28"}
    )
    assert code == "W21"
    assert answers(company, code) == {"K36", "K28"}
    assert "K28" not in answers(company, "W09")
    company.trail.undo()
    assert company.records() == before


def test_changing_the_answers_leaves_out_those_no_longer_named(company: Company) -> None:
    assert answers(company, "W11") == {"K13", "K17", "K18"}
    company.issues.change("W11", {"department": "D09", "issue": "口径不认"}, {"K13", "K36"})
    assert answers(company, "W11") == {"K13", "K36"}
    company.issues.change("W11", {"department": "D09", "issue": "口径不被认可"})
    assert answers(company, "W11") == {"K13", "K36"}


def test_a_wrong_field_stops_the_links_too(company: Company) -> None:
    before = company.records()
    with pytest.raises(EditRefused) as refused:
        company.issues.change("W20", {"department": "D99", "issue": "看不到合同"}, {"K36"})
    assert [found.field for found in refused.value.problems] == ["department"]
    assert company.records() == before


def test_a_removed_issue_leaves_its_kpis_and_comes_back_with_them(company: Company) -> None:
    before = company.records()
    company.issues.remove("W11")
    after = company.records()
    assert "W11" not in {issue.code for issue in after.issues}
    assert {kpi.issue for kpi in after.kpis if kpi.code in {"K13", "K17", "K18"}} == {None}
    company.trail.undo()
    assert company.records() == before


@pytest.mark.parametrize(
    ("taken", "expected"),
    [([], "W01"), (["W09"], "W10"), (["W20", "W03"], "W21"), (["问题7"], "问题8"), (["alpha"], "W01")],
)
def test_the_next_code_follows_the_last(taken: list[str], expected: str) -> None:
    assert next_code(taken) == expected
