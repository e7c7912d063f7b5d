"""The twelve methods of scoring: every worked example and edge, from an English and a Chinese workbook."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments

CHINESE_METHODS = {
    "ratio": "完成率法", "interpolate": "线性插值法", "bands": "层差法", "deduction": "扣分法",
    "plus_minus": "加减分法", "pass_fail": "非此即彼法", "described": "说明法", "milestone": "计划类",
    "efficacy": "功效系数法", "closer": "趋中法", "rating": "评价法", "direct": "直接计分",
}  # fmt: skip
CHINESE_DIRECTIONS = {"higher": "正向", "lower": "反向", "closer": "趋中"}


class Case(NamedTuple):
    """One line: method, parameters, direction, target, actual, the official score, and cap or floor."""

    method: str
    parameters: str | None
    direction: str
    target: object
    actual: object
    score: str
    limits: Mapping[str, object] = {}


POINTS = "points=90:60, 95:100, 98:120"
FALLING = "points=5:60, 3:100, 2:120"
LIMITS = "bands=30:100, 35:90, 40:80, else:0"
MARKS = "bands=95:100, 90:80, 80:60, else:20"
LATE = "late=0:100, 3:80, 10:50, else:0"
LEVELS = 'levels=按时:100, "late, customer not affected":80, "甲；乙:丙=丁":60'
CLOSE = "tolerance=5; step=1; k=4"

CASES = [
    Case("ratio", None, "higher", 500, 460, "92.00"),
    Case("ratio", None, "lower", 2.0, 2.4, "80.00"),
    Case("ratio", None, "higher", -50, -40, "120.00"),
    Case("ratio", None, "higher", -50, -60, "80.00"),
    Case("ratio", None, "lower", -50, -45, "90.00"),
    Case("ratio", None, "higher", 100, 120, "120.00"),
    Case("ratio", None, "higher", 100, 130, "120.00"),
    Case("ratio", None, "higher", 100, -10, "0.00"),
    Case("ratio", None, "lower", 100, 250, "0.00"),
    Case("ratio", None, "higher", 100, 140, "140.00", {"Cap": 150}),
    Case("ratio", None, "higher", 100, 110, "100.00", {"Cap": 100}),
    Case("ratio", None, "higher", 100, 30, "40.00", {"Floor": 40}),
    Case("ratio", None, "higher", 100, -30, "-30.00", {"Floor": -50}),
    Case("ratio", "zero_below=60", "higher", 100, 60, "60.00"),
    Case("ratio", "zero_below=60", "higher", 1000, 599.999, "0.00"),
    Case("ratio", "zero_below=60", "higher", 100, 50, "0.00", {"Floor": 40}),
    Case("ratio", "zero_below=60", "lower", 2, 2.9, "0.00"),
    Case("ratio", None, "higher", 3, 2, "66.67"),
    Case("ratio", None, "higher", 200, 169.99, "85.00"),
    Case("ratio", None, "higher", 1000, 850.05, "85.01"),
    Case("ratio", None, "higher", 0.3, 0.1, "33.33"),
    Case("interpolate", POINTS, "higher", None, 93, "84.00"),
    Case("interpolate", POINTS, "higher", None, 97, "113.33"),
    Case("interpolate", POINTS, "higher", None, 89.99, "0.00"),
    Case("interpolate", POINTS, "higher", None, 90, "60.00"),
    Case("interpolate", POINTS, "higher", None, 95, "100.00"),
    Case("interpolate", POINTS, "higher", None, 98, "120.00"),
    Case("interpolate", POINTS, "higher", None, 200, "120.00"),
    Case("interpolate", POINTS + "; below=zero", "higher", None, 80, "0.00"),
    Case("interpolate", POINTS + "; below=clamp", "higher", None, 80, "60.00"),
    Case("interpolate", POINTS, "higher", None, 80, "0.00", {"Floor": 50}),
    Case("interpolate", POINTS + "; below=clamp", "higher", None, 80, "70.00", {"Floor": 70}),
    Case("interpolate", POINTS, "higher", None, 98, "110.00", {"Cap": 110}),
    Case("interpolate", "points=98:120, 95:100, 90:60", "higher", None, 93, "84.00"),
    Case("interpolate", FALLING, "lower", None, 3.8, "84.00"),
    Case("interpolate", FALLING, "lower", None, 5.000001, "0.00"),
    Case("interpolate", FALLING, "lower", None, 5, "60.00"),
    Case("interpolate", FALLING, "lower", None, 1, "120.00"),
    Case("interpolate", "points=2:120, 3:100, 5:60", "lower", None, 3.8, "84.00"),
    Case("interpolate", "points=-10:0, 0:100", "higher", None, -4, "60.00"),
    Case("bands", LIMITS, "lower", None, 38, "80.00"),
    Case("bands", LIMITS, "lower", None, 35, "90.00"),
    Case("bands", LIMITS, "lower", None, 41, "0.00"),
    Case("bands", LIMITS, "lower", None, 30, "100.00"),
    Case("bands", LIMITS, "lower", None, 30.01, "90.00"),
    Case("bands", LIMITS, "lower", None, -5, "100.00"),
    Case("bands", LIMITS, "lower", None, 41, "30.00", {"Floor": 30}),
    Case("bands", "bands=30：100，35：90，否则：50", "lower", None, 36, "50.00"),
    Case("bands", "bands=30:100", "lower", None, 31, "0.00"),
    Case("bands", MARKS, "higher", None, 95, "100.00"),
    Case("bands", MARKS, "higher", None, 94.99, "80.00"),
    Case("bands", MARKS, "higher", None, 80, "60.00"),
    Case("bands", MARKS, "higher", None, 79.99, "20.00"),
    Case("deduction", "k=10", "lower", None, 3, "70.00"),
    Case("deduction", "k=10; free=0", "lower", None, 0, "100.00"),
    Case("deduction", "k=10; free=1", "lower", None, 3, "80.00"),
    Case("deduction", "k=10; free=1", "lower", None, 1, "100.00"),
    Case("deduction", "k=10", "lower", None, 15, "0.00"),
    Case("deduction", "k=10", "lower", None, 15, "50.00", {"Floor": 50}),
    Case("deduction", "k=0.5", "lower", None, 2.5, "98.75"),
    Case("plus_minus", "step=5%; k=5", "higher", 100, 112, "112.00"),
    Case("plus_minus", "step=5%; k=5; mode=linear", "higher", 100, 100, "100.00"),
    Case("plus_minus", "step=5%; k=5; mode=whole", "higher", 100, 112, "110.00"),
    Case("plus_minus", "step=5%; k=5", "higher", 100, 128, "120.00"),
    Case("plus_minus", "step=2; k=5; mode=whole", "higher", 50, 54.8, "110.00"),
    Case("plus_minus", "step=2; k=5; mode=whole", "higher", 50, 45.2, "90.00"),
    Case("plus_minus", "step=2; k=5", "higher", 50, 45.2, "88.00"),
    Case("plus_minus", "step=5%; k=5", "lower", 100, 88, "112.00"),
    Case("plus_minus", "step=5%; k=5; mode=whole", "lower", 100, 112, "90.00"),
    Case("plus_minus", "step=10%; k=5", "higher", -50, -45, "105.00"),
    Case("plus_minus", "step=2; k=5", "higher", 0, 4, "110.00"),
    Case("plus_minus", "step=0.1; k=1; mode=whole", "higher", 0, 0.3, "103.00"),
    Case("plus_minus", "step=3%; k=1; mode=whole", "higher", 100, 109, "103.00"),
    Case("pass_fail", "condition=<=0", "lower", None, 0, "100.00"),
    Case("pass_fail", "condition=<=0", "lower", None, 1, "0.00"),
    Case("pass_fail", "condition=≤T", "lower", 5, 5, "100.00"),
    Case("pass_fail", "condition=＜T", "lower", 5, 5, "0.00"),
    Case("pass_fail", "condition=＞T", "higher", 5, 5.01, "100.00"),
    Case("pass_fail", "condition=≥T", "higher", 5, 4.99, "0.00"),
    Case("pass_fail", "condition==T", "higher", 5, 5, "100.00"),
    Case("pass_fail", "condition=<=0", "lower", None, "是", "100.00"),
    Case("pass_fail", "condition=<=0", "lower", None, "否", "0.00"),
    Case("pass_fail", "condition=<=0", "lower", None, "yes", "100.00"),
    Case("pass_fail", "condition=<=0", "lower", None, "no", "0.00"),
    Case("described", LEVELS, "higher", None, "按时", "100.00"),
    Case("described", LEVELS, "higher", None, "late, customer not affected", "80.00"),
    Case("described", LEVELS, "higher", None, "甲；乙:丙=丁", "60.00"),
    Case("milestone", LATE, "lower", None, 4, "50.00"),
    Case("milestone", LATE, "lower", None, 0, "100.00"),
    Case("milestone", LATE, "lower", None, -2, "100.00"),
    Case("milestone", LATE, "lower", None, 3, "80.00"),
    Case("milestone", LATE, "lower", None, 10, "50.00"),
    Case("milestone", LATE, "lower", None, 11, "0.00"),
    Case("efficacy", "bad=6; good=12", "higher", None, 5.81, "58.73"),
    Case("efficacy", "bad=6; good=12", "higher", None, 12, "100.00"),
    Case("efficacy", "bad=6; good=12", "higher", None, 6, "60.00"),
    Case("efficacy", "bad=6; good=12", "higher", None, 16, "120.00"),
    Case("efficacy", "bad=12; good=6", "lower", None, 9, "80.00"),
    Case("efficacy", "bad=6; good=12", "higher", None, -10, "0.00"),
    Case("closer", CLOSE, "closer", 100, 103, "100.00"),
    Case("closer", CLOSE, "closer", 100, 105, "100.00"),
    Case("closer", CLOSE, "closer", 100, 107, "92.00"),
    Case("closer", CLOSE, "closer", 100, 93, "92.00"),
    Case("closer", CLOSE, "closer", 100, 105.5, "98.00"),
    Case("closer", CLOSE, "closer", 100, 131, "0.00"),
    Case("closer", "tolerance=0; step=0.1; k=1", "closer", -3, -2.7, "97.00"),
    Case("direct", None, "higher", None, 87.5, "87.50"),
    Case("direct", None, "higher", None, 150, "120.00"),
    Case("direct", None, "higher", None, -5, "0.00"),
    Case("direct", None, "higher", None, 84.995, "85.00"),
]


def tables(lang: str) -> dict[str, list[Row]]:
    """Every case as a department with one KPI of its own."""
    codes = [f"D{number:03}" for number in range(len(CASES))]
    kpis: list[Row] = []
    for code, case in zip(codes, CASES, strict=True):
        chinese = lang == "zh"
        kpis.append({
            "Code": "K" + code,
            "Name": "K" + code,
            "Direction": CHINESE_DIRECTIONS[case.direction] if chinese else case.direction,
            "Method": CHINESE_METHODS[case.method] if chinese else case.method,
            "Parameters": case.parameters,
        })  # fmt: skip
    pairs = list(zip(codes, CASES, strict=True))
    return {
        "Departments": departments(codes),
        "KPIs": kpis,
        "Scorecards": [
            line
            for code, case in pairs
            for line in card(code, {"K" + code: 100}, Target=case.target, **case.limits)
        ],
        "Actuals": [
            line
            for code, case in pairs
            for line in actuals("2026-10", code, {"K" + code: case.actual}, Note="as reported")
        ],
    }


@pytest.fixture(scope="module", params=["en", "zh"])
def results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    firm = Firm(tmp_path_factory.mktemp("methods"))
    answer = firm.take(tables(request.param), lang=request.param)
    assert answer.err == ""
    return firm.score("2026-10")


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: f"{n}-{CASES[n].method}")
def test_a_line_scores_as_the_contract_says(results: dict[str, Any], number: int) -> None:
    line = results[f"D{number:03}"]["lines"][0]
    assert line["score"] == CASES[number].score, (CASES[number], line["explanation"])
    assert line["explanation"]


def test_all_of_them_are_complete(results: dict[str, Any]) -> None:
    assert {row["state"] for row in results.values()} == {"complete"}
