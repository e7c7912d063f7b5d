"""Totals, adjustments, grades and ranks of the scoring contract."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct

NA = "no such business this month"


class Case(NamedTuple):
    """A scorecard of direct scores: what it totals and its grade."""

    weights: Sequence[object]
    scores: Sequence[object]
    total: str | None
    grade: str | None
    coefficient: str | None
    simple: bool = False
    points: Sequence[object] = ()
    limits: Mapping[str, object] = MappingProxyType({})
    state: str = "complete"


CASES = {
    "contract 88.60": Case([30, 25, 20, 15, 10], [92, 80, 100, 60, 120], "88.60", "B", "1"),
    "seed weighted": Case([30, 25, 20, 15, 5, 5], [95, 88, 90, 72, 105, 60], "87.55", "B", "1"),
    "seed simple": Case([30, 25, 20, 15, 5, 5], [95, 88, 90, 72, 105, 60], "85.00", "B", "1", simple=True),
    "eight at 12.5": Case([12.5] * 8, [100] * 8, "100.00", "A", "1.1"),
    "weight of an NA line is shared": Case([40, 30, 30], [90, 60, NA], "77.14", "C", "0.8"),
    "NA left out of the simple mean": Case([40, 30, 30], [90, 60, NA], "75.00", "C", "0.8", simple=True),
    "all NA": Case([60, 40], [NA, NA], None, None, None, state="unscored"),
    "only a weight-0 line applies": Case([100, 0], [NA, 90], None, None, None, state="unscored"),
    "weight 0 counts in neither mean": Case([60, 40, 0], [90, 80, 10], "86.00", "B", "1"),
    "weight 0, simple": Case([60, 40, 0], [90, 80, 10], "85.00", "B", "1", simple=True),
    "a missing line": Case([60, 40], [90, None], None, None, None, state="incomplete"),
    "zero is not missing": Case([60, 40], [90, 0], "54.00", "D", "0.5"),
    "two places of weight": Case([33.33, 33.33, 33.34], [100, 90, 80], "90.00", "B", "1"),
    "lines are rounded before the mean": Case([50, 50], [84.994, 84.994], "84.99", "C", "0.8"),
    "the mean is rounded half up": Case([50, 50], [84.99, 85.00], "85.00", "B", "1"),
    "grade S at its bound": Case([100], [110], "110.00", "S", "1.2"),
    "just under S": Case([100], [109.994], "109.99", "A", "1.1"),
    "84.995 prints 85.00": Case([100], [84.995], "85.00", "B", "1"),
    "grade C at its bound": Case([100], [70], "70.00", "C", "0.8"),
    "below C": Case([100], [69.99], "69.99", "D", "0.5"),
    "adjustments are added": Case([100], [90], "96.50", "B", "1", points=[10, -3.5]),
    "bound in sum, not each": Case([100], [90], "92.00", "B", "1", points=[12, -10]),
    "exactly the bound": Case([100], [90], "80.00", "C", "0.8", points=[-10]),
    "capped after the adjustments": Case([100], [118], "120.00", "S", "1.2", points=[8]),
    "own total cap": Case([100], [110], "100.00", "A", "1.1", points=[5], limits={"Total cap": 100}),
    "own total floor": Case([100], [40], "60.00", "D", "0.5", points=[-5], limits={"Total floor": 60}),
    "floor of 0": Case([100], [5], "0.00", "D", "0.5", points=[-8]),
    "higher total cap": Case(
        [100], [140], "145.00", "S", "1.2", points=[5], limits={"Cap": 150, "Total cap": 150}
    ),
    "cap of lines alone": Case([50, 50], [150, 150], "120.00", "S", "1.2", limits={"Total cap": 200}),
}


def tables() -> dict[str, list[Row]]:
    """Every case as a department."""
    cards: list[Row] = []
    entries: list[Row] = []
    adjustments: list[Row] = []
    for number, case in enumerate(CASES.values()):
        code = f"D{number:02}"
        kpis = [f"K{n}" for n in range(len(case.weights))]
        cards += card(
            code,
            dict(zip(kpis, case.weights, strict=True)),
            Total="simple" if case.simple else "weighted",
            **{name.replace(" ", "_"): value for name, value in case.limits.items()},
        )
        for kpi, score in zip(kpis, case.scores, strict=True):
            if isinstance(score, str):
                entries += actuals("2026-10", code, {kpi: None}, NA_reason=score)
            elif score is not None:
                entries += actuals("2026-10", code, {kpi: score})
        adjustments += [
            {"Period": "2026-10", "Subject type": "department", "Subject": code, "Points": p, "Reason": "r"}
            for p in case.points
        ]
    return {
        "Departments": departments(f"D{n:02}" for n in range(len(CASES))),
        "KPIs": direct(*(f"K{n}" for n in range(8))),
        "Scorecards": cards,
        "Actuals": entries,
        "Adjustments": adjustments,
    }


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    firm = Firm(tmp_path_factory.mktemp("totals"), tables=tables())
    scored = firm.score("2026-10")
    return {name: scored[f"D{number:02}"] for number, name in enumerate(CASES)}


@pytest.mark.parametrize("name", CASES)
def test_totals_and_grades(results: dict[str, Any], name: str) -> None:
    case, result = CASES[name], results[name]
    told = (result["total"], result["grade"], result["coefficient"], result["state"])
    assert told == (case.total, case.grade, case.coefficient, case.state)


def test_ties_share_a_rank_and_only_the_complete_have_one(results: dict[str, Any]) -> None:
    ranked = [row for row in results.values() if row["state"] == "complete"]
    totals = [float(row["total"]) for row in ranked]
    for row in ranked:
        assert row["rank"] == 1 + sum(other > float(row["total"]) for other in totals)
    assert {row["rank"] for row in results.values() if row["state"] != "complete"} == {None}


def test_weighted_scores_show_the_shared_weight(results: dict[str, Any]) -> None:
    first, second, last = results["weight of an NA line is shared"]["lines"]
    assert (first["weight"], first["weighted"], second["weighted"]) == ("40", "51.43", "25.71")
    assert (last["score"], last["weighted"]) == (None, None)
    assert NA in last["explanation"]


def test_a_line_and_a_total_on_the_half(tmp_path: Path) -> None:
    """0.5 · 84.99 + 0.5 · 85.00 = 84.995 → 85.00 → B."""
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1", "D2"]),
        "KPIs": direct("K1", "K2"),
        "Scorecards": [*card("D1", {"K1": 50, "K2": 50}), *card("D2", {"K1": 50, "K2": 50})],
        "Actuals": [*actuals("2026-10", "D1", {"K1": 84.99, "K2": 85}),
                    *actuals("2026-10", "D2", {"K1": 84.99, "K2": 85})],
        "Adjustments": [{"Period": "2026-10", "Subject type": "department", "Subject": "D2", "Points": -0.01,
                         "Reason": "r"}],
    })  # fmt: skip
    scored = firm.score("2026-10")
    assert (scored["D1"]["total"], scored["D1"]["grade"]) == ("85.00", "B")
    assert (scored["D2"]["total"], scored["D2"]["grade"]) == ("84.99", "C")  # 84.985 half up


def test_grades_that_lose_a_ceiling_are_refused(tmp_path: Path) -> None:
    """The default ceiling C, a class II's too, would do nothing among grades of other names."""
    told = Firm(tmp_path).refuses(
        {"Settings": [{"Item": "grades", "Value": "优秀>=95:1.5, 合格>=60:1, 不合格:0"}]}
    )
    assert told[0].startswith("Settings, row 2, column Value: ")
    assert "C" in told[0]


def test_own_grades_and_bound_of_the_settings(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Settings": [{"Item": "grades", "Value": "优秀>=95:1.5, 合格>=60:1, 不合格:0"},
                     {"Item": "escalation ceiling", "Value": "合格"},
                     {"Item": "adjustment bound", "Value": 2}],
        "Departments": departments(["D1", "D2", "D3"]),
        "KPIs": direct("K1"),
        "Scorecards": [line for code in ("D1", "D2", "D3") for line in card(code, {"K1": 100})],
        "Actuals": [row for code, value in (("D1", 95), ("D2", 94.99), ("D3", 59.99))
                    for row in actuals("2026-10", code, {"K1": value})],
    })  # fmt: skip
    scored = firm.score("2026-10")
    assert [(scored[d]["grade"], scored[d]["coefficient"]) for d in ("D1", "D2", "D3")] == [
        ("优秀", "1.5"), ("合格", "1"), ("不合格", "0"),
    ]  # fmt: skip
    told = firm.refuses({"Adjustments": [{"Period": "2026-10", "Subject type": "department", "Subject": "D1",
                                          "Points": 2.01, "Reason": "r"}]})  # fmt: skip
    assert "Points" in told[0]
