"""Ratings (评价法) of the scoring contract: means, trimming, weights of groups, what is absent."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments

BOTH = "groups=self:10, superior:90"
THREE = "groups=self:10, superior:60, peer:30"
CASES: dict[str, tuple[str, dict[str, list[object]], object, str | None]] = {
    "trimmed of five": ("groups=superior:100; trim=yes", {"superior": [78, 85, 88, 90, 97]}, None, "87.67"),
    "four are never trimmed": (
        "groups=superior:100; trim=yes",
        {"superior": [78, 85, 88, 90]},
        None,
        "85.25",
    ),
    "not trimmed unless asked": ("groups=superior:100", {"superior": [78, 85, 88, 90, 97]}, None, "87.60"),
    "one of each end is trimmed": (
        "groups=peer:100; trim=yes",
        {"peer": [60, 60, 90, 90, 90]},
        None,
        "80.00",
    ),
    "weights of groups": (BOTH, {"self": [90], "superior": [80]}, None, "81.00"),
    "self missing": (BOTH, {"superior": [80]}, None, "80.00"),
    "others are scaled up": (THREE, {"self": [100], "peer": [80]}, None, "85.00"),
    "means are not rounded": (
        "groups=superior:60, peer:40",
        {"superior": [80, 85, 85], "peer": [90]},
        None,
        "86.00",
    ),
    "a number when there are none": (BOTH, {}, 88, "88.00"),
    "nothing at all": (BOTH, {}, None, None),
    "zero and a hundred": ("groups=expert:50, inner:50", {"expert": [0], "inner": [100]}, None, "50.00"),
    "outer customers": ("groups=outer:100", {"outer": [81.5, 82]}, None, "81.75"),
    "subordinates": ("groups=subordinate:100", {"subordinate": [70, 71]}, None, "70.50"),
}


def ratings(subject: str, groups: dict[str, list[object]], **columns: object) -> list[Row]:
    """One subject's ratings of October."""
    return [
        {
            "Period": "2026-10", "Subject type": "department", "Subject": subject, "KPI": "K" + subject,
            "Group": group, "Rater": f"R{number}", "Score": score, **columns,
        }
        for group, scores in groups.items()
        for number, score in enumerate(scores)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    codes = dict(zip(CASES, (f"D{n:02}" for n in range(len(CASES))), strict=True))
    firm = Firm(tmp_path_factory.mktemp("ratings"))
    firm.take({
        "Departments": departments(codes.values()),
        "KPIs": [
            {"Code": "K" + codes[name], "Name": name, "Direction": "higher", "Method": "rating",
             "Parameters": case[0]}
            for name, case in CASES.items()
        ],
        "Scorecards": [line for code in codes.values() for line in card(code, {"K" + code: 100})],
        "Ratings": [row for name, case in CASES.items() for row in ratings(codes[name], case[1])],
        "Actuals": [
            row for name, case in CASES.items() for row in actuals("2026-10", codes[name],
                                                                   {"K" + codes[name]: case[2]})
        ],
    })  # fmt: skip
    scored = firm.score("2026-10")
    return {name: scored[code] for name, code in codes.items()}


@pytest.mark.parametrize("name", CASES)
def test_raters_make_the_score(results: dict[str, Any], name: str) -> None:
    line = results[name]["lines"][0]
    assert line["score"] == CASES[name][3], line["explanation"]
    assert results[name]["state"] == ("incomplete" if CASES[name][3] is None else "complete")


def test_small_groups_are_not_told_apart_but_the_superior_is(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    firm.take({
        "Departments": departments(["D1"]),
        "KPIs": [{"Code": "KD1", "Name": "K", "Direction": "higher", "Method": "rating",
                  "Parameters": "groups=superior:40, peer:30, subordinate:30"}],
        "Scorecards": card("D1", {"KD1": 100}),
        "Ratings": ratings("D1", {"superior": [91.5], "peer": [61.25, 62.25], "subordinate": [71.1, 72.2,
                                                                                              73.3]}),
    })  # fmt: skip
    line = firm.score("2026-10")["D1"]["lines"][0]
    assert line["score"] == "76.79"  # 36.6 + 18.525 + 21.66
    assert "91.5" in line["explanation"]
    assert "61.75" not in line["explanation"]
