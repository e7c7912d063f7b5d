"""What an import refuses: every problem at once, each with its sheet, row and column; nothing is written."""

from pathlib import Path

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people

PARAMETERS: list[tuple[str, str, str | None]] = [
    ("interpolate", "higher", "points=90:60"),
    ("interpolate", "higher", "points=90:60, 90:80, 95:100"),
    ("interpolate", "higher", "points=90:60, 98:120, 95:100"),
    ("interpolate", "higher", "points=90:120, 95:100, 98:60"),
    ("interpolate", "lower", "points=90:60, 95:100"),
    ("interpolate", "higher", "points=90:60, 95:100; below=maybe"),
    ("interpolate", "higher", None),
    ("interpolate", "higher", "points=90:60, 95:NaN"),
    ("interpolate", "higher", "points=90:60, inf:100"),
    ("bands", "lower", "bands=30:80, 35:90"),
    ("bands", "higher", "bands=95:60, 90:80"),
    ("bands", "higher", None),
    ("bands", "lower", "bands=30:100, 30:90"),
    ("deduction", "lower", "k=-1"),
    ("deduction", "lower", "k=0"),
    ("deduction", "lower", "free=1"),
    ("deduction", "lower", None),
    ("plus_minus", "higher", "step=5%; k=-5"),
    ("plus_minus", "higher", "step=0; k=5"),
    ("plus_minus", "higher", "step=-2; k=5"),
    ("plus_minus", "higher", "k=5"),
    ("plus_minus", "higher", "step=5%"),
    ("plus_minus", "higher", "step=5%; k=5; mode=sometimes"),
    ("pass_fail", "lower", "condition=about 5"),
    ("described", "higher", None),
    ("described", "higher", "levels=good:high"),
    ("milestone", "lower", None),
    ("milestone", "lower", "late=3:100, 0:80"),
    ("milestone", "lower", "late=0:80, 3:100"),
    ("efficacy", "higher", "bad=6; good=6"),
    ("efficacy", "higher", "good=6"),
    ("closer", "closer", "tolerance=-1; step=1; k=4"),
    ("closer", "closer", "tolerance=5; step=0; k=4"),
    ("closer", "closer", "tolerance=5; step=1; k=-4"),
    ("closer", "closer", "tolerance=5; k=4"),
    ("rating", "higher", "groups=self:100"),
    ("rating", "higher", "groups=self:10, boss:90"),
    ("rating", "higher", None),
    ("ratio", "higher", "zero_below=many"),
    ("ratio", "higher", "unheard=1"),
    ("magic", "higher", None),
    ("direct", "sideways", None),
    ("ratio", "higher", "zero_below=1e999999"),
]


@pytest.fixture(scope="module")
def kpi_problems(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    firm = Firm(tmp_path_factory.mktemp("kpis"))
    return firm.refuses({
        "KPIs": [
            {"Code": f"K{n}", "Name": f"K{n}", "Direction": direction, "Method": method,
             "Parameters": parameters}
            for n, (method, direction, parameters) in enumerate(PARAMETERS)
        ]
    })  # fmt: skip


@pytest.mark.parametrize("number", range(len(PARAMETERS)), ids=lambda n: " ".join(map(str, PARAMETERS[n])))
def test_bad_parameters_are_named_with_their_row(kpi_problems: list[str], number: int) -> None:
    where = f"KPIs, row {number + 2},"
    told = [line for line in kpi_problems if where in line]
    assert told, kpi_problems
    assert any(column in line for line in told for column in ("Parameters", "Method", "Direction"))


ROW = {"Period": "2026-10", "Subject type": "department", "Subject": "D1"}
CARD = {"Subject type": "department", "Subject": "D1", "Dimension": "quarterly", "KPI": "K1", "Weight": 100}
BASE: dict[str, list[Row]] = {
    "Departments": departments(["D1", "D2", "D5"]),
    "Employees": people(["E1"], "D1"),
    "KPIs": [
        *direct("K1", "K2"),
        {"Code": "KR", "Name": "Ratio", "Direction": "higher", "Method": "ratio"},
        {"Code": "KS", "Name": "Steps", "Direction": "higher", "Method": "plus_minus",
         "Parameters": "step=5%; k=5"},
        {"Code": "KL", "Name": "L", "Direction": "higher", "Method": "described",
         "Parameters": "levels=good:100"},
        {"Code": "KT", "Name": "T", "Direction": "lower", "Method": "pass_fail",
         "Parameters": "condition=<T"},
        {"Code": "KG", "Name": "G", "Direction": "higher", "Method": "rating",
         "Parameters": "groups=superior:100"},
        {"Code": "KP", "Name": "P", "Unit": "%", "Direction": "higher", "Method": "direct"},
    ],
}  # fmt: skip

BAD: list[tuple[str, Row, str]] = [
    ("Company", {"Item": "fiscal year start", "Value": 13}, "Value"),
    ("Settings", {"Item": "grades", "Value": "S>=100:1, A>=110:1, C:0.5"}, "Value"),
    ("Settings", {"Item": "escalation ceiling", "Value": "Z"}, "Value"),
    ("Settings", {"Item": "adjustment bound", "Value": -1}, "Value"),
    ("Settings", {"Item": "company coefficient", "Value": "a lot"}, "Value"),
    ("Settings", {"Item": "veto escalation", "Value": 0}, "Value"),
    ("Departments", {"Code": "D3", "Name": "Orphan", "Parent": "D99"}, "Parent"),
    ("Departments", {"Code": "D4", "Name": "Own parent", "Parent": "D4"}, "Parent"),
    ("Departments", {"Code": "D7", "Name": "Headless", "Head": "E99"}, "Head"),
    ("Departments", {"Code": "D1", "Name": "Twice"}, "Code"),
    ("Departments", {"Code": "D8"}, "Name"),
    ("Departments", {"Code": "D9", "Name": "Much", "Coefficient": "much"}, "Coefficient"),
    ("Positions", {"Code": "P1", "Name": "P", "Key": "perhaps"}, "Key"),
    ("Employees", {"Number": "E2", "Name": "Two", "Department": "D99"}, "Department"),
    ("Employees", {"Number": "E3", "Name": "Three", "Department": "D1", "Hired": "2026-02-30"}, "Hired"),
    ("Employees", {"Number": "E4", "Name": "Four", "Department": "D1", "Manager": "E99"}, "Manager"),
    ("Employees", {"Number": "E5", "Name": "Five", "Department": "D1", "Bonus base": "NaN"}, "Bonus base"),
    ("Employees", {"Number": "E6", "Name": "Six", "Department": "D1", "Hired": "2026-05-01",
                   "Left": "2026-04-01"},
     "Left"),
    ("Employees", {"Number": "E7", "Name": "Seven"}, "Department"),
    ("Issues", {"Code": "I1", "Department": "D1", "Issue": "Late", "Severity": "dire"}, "Severity"),
    ("KPIs", {"Code": "K9", "Name": "N", "Direction": "higher", "Method": "direct", "Veto": "near 5"},
     "Veto"),
    ("KPIs", {"Code": "K8", "Name": "N", "Direction": "higher", "Method": "direct", "Veto": "<5",
              "Veto effect": "grade<=Z"}, "Veto effect"),
    ("KPIs", {"Code": "K7", "Name": "N", "Unit": "%", "Direction": "higher", "Method": "direct",
              "Basis": "year-to-date"}, "Basis"),
    ("KPIs", {"Code": "K6", "Name": "N", "Direction": "higher", "Method": "direct", "Outcome": "K99"},
     "Outcome"),
    ("Scorecards", {**CARD, "Weight": 99.99}, "Weight"),
    ("Scorecards", {**CARD, "Subject": "D2", "Weight": 33.333}, "Weight"),
    ("Scorecards", {**CARD, "Dimension": "annual", "Weight": -5}, "Weight"),
    ("Scorecards", {**CARD, "Subject": "D5", "Dimension": "daily"}, "Dimension"),
    ("Scorecards", {**CARD, "Dimension": "half-yearly", "KPI": "K99"}, "KPI"),
    ("Scorecards", {**CARD, "Subject": "D99"}, "Subject"),
    ("Scorecards", {**CARD, "Dimension": "monthly", "KPI": "KR", "Target": 0}, "Target"),
    ("Scorecards", {**CARD, "Dimension": "annual", "Subject": "D2", "KPI": "KS", "Target": 0}, "Target"),
    ("Actuals", {**ROW, "KPI": "K1", "Actual": "NaN"}, "Actual"),
    ("Actuals", {**ROW, "KPI": "K2", "Actual": "inf"}, "Actual"),
    ("Actuals", {**ROW, "KPI": "KL", "Actual": "unlisted"}, "Actual"),
    ("Actuals", {**ROW, "KPI": "KL", "Period": "2026-06", "Actual": "good"}, "Note"),
    ("Actuals", {**ROW, "KPI": "K1", "Period": "2026-05", "Actual": 1, "NA reason": "none"}, "NA reason"),
    ("Actuals", {**ROW, "KPI": "KR", "Period": "2026-05", "Actual": 1, "Target": 0}, "Target"),
    ("Actuals", {**ROW, "KPI": "KG", "Period": "2026-05", "Actual": 100.5}, "Actual"),
    ("Actuals", {**ROW, "KPI": "K99", "Actual": 1}, "KPI"),
    ("Actuals", {**ROW, "KPI": "K1", "Period": "2026-13", "Actual": 1}, "Period"),
    ("Actuals", {**ROW, "KPI": "K1", "Subject": "D99", "Actual": 1}, "Subject"),
    ("Actuals", {**ROW, "KPI": "K1", "Period": "2026-09", "Subject type": "position", "Actual": 1},
     "Subject type"),
    ("Actuals", {**ROW, "KPI": "K1", "Period": "2026-08", "Actual": "95%"}, "Actual"),
    ("Actuals", {**ROW, "KPI": "K1", "Period": "2026-07", "Actual": True}, "Actual"),
    ("Ratings", {**ROW, "KPI": "KG", "Group": "superior", "Rater": "R", "Score": 100.5}, "Score"),
    ("Ratings", {**ROW, "KPI": "KG", "Group": "superior", "Rater": "Q", "Score": -1}, "Score"),
    ("Ratings", {**ROW, "KPI": "KG", "Group": "friends", "Rater": "R", "Score": 90}, "Group"),
    ("Ratings", {**ROW, "KPI": "KG", "Group": "superior", "Rater": "S"}, "Score"),
    ("Adjustments", {**ROW, "Points": 10.01, "Reason": "too much"}, "Points"),
    ("Adjustments", {**ROW, "Subject": "D2", "Points": 1}, "Reason"),
    ("Attendance", {"Period": "2026-10", "Employee": "E1", "Share": 0.7}, "Share"),
    ("Waivers", {**ROW, "KPI": "K1", "By": "Boss"}, "Reason"),
    ("Waivers", {**ROW, "KPI": "K2", "Reason": "Storm"}, "By"),
    ("Periods", {"Period": "2026Q5", "State": "open"}, "Period"),
    ("Periods", {"Period": "2026-10", "State": "ajar"}, "State"),
    ("Moves", {"Employee": "E99", "Date": "2026-10-01", "Department": "D2"}, "Employee"),
    ("Moves", {"Employee": "E1", "Date": "soon", "Department": "D2"}, "Date"),
    ("Annual parts", {"Year": 2026, "Employee": "E1", "Part": "beauty", "Score": 90}, "Part"),
    ("Annual parts", {"Year": "MMXXVI", "Employee": "E1", "Part": "review", "Score": 90}, "Year"),
    ("Diagnosis", {"Year": 2026, "Step": 5, "Findings": "?"}, "Step"),
    ("Red lines", {"Case": "C1", "Employee": "E1", "Date": "2026-10-05", "Class": "IV", "Facts": "x"},
     "Class"),
    ("Red lines", {"Case": "C2", "Employee": "E1", "Date": "2026-10-05", "Class": "I"}, "Facts"),
    ("Plans", {"Period": "2026-10", "Owner": "E1", "Goal": "G", "Due": "2026-10-31"}, "Key action"),
    ("Plans", {"Period": "2026-10", "Owner": "E1", "Goal": "G", "Key action": "A"}, "Due"),
]  # fmt: skip


def _placed() -> tuple[dict[str, list[Row]], list[tuple[str, int, str]]]:
    """The good tables with every bad row behind them, and where each bad row stands."""
    tables = {sheet: list(rows) for sheet, rows in BASE.items()}
    places = []
    for sheet, row, column in BAD:
        tables.setdefault(sheet, []).append(row)
        places.append((sheet, len(tables[sheet]) + 1, column))
    return tables, places


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return Firm(tmp_path_factory.mktemp("rows")).refuses(_placed()[0])


@pytest.mark.parametrize("number", range(len(BAD)), ids=lambda n: f"{BAD[n][0]} {BAD[n][2]} {n}")
def test_each_bad_row_is_told_at_once(problems: list[str], number: int) -> None:
    sheet, row, column = _placed()[1][number]
    assert any(line.startswith(f"{sheet}, row {row}, column {column}: ") for line in problems), "\n".join(
        problems
    )


def test_a_circle_of_departments_is_refused(tmp_path: Path) -> None:
    told = Firm(tmp_path).refuses({
        "Departments": [*departments(["D1"], Parent="D3"), *departments(["D2"], Parent="D1"),
                        *departments(["D3"], Parent="D2")]
    })  # fmt: skip
    assert any("Departments" in line and "Parent" in line for line in told)


def test_weights_of_two_lines_that_miss_a_hundred_by_a_cent_are_refused(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    told = firm.refuses({**BASE, "Scorecards": card("D1", {"K1": 30, "K2": 69.99})})
    assert any("Weight" in line and "99.99" in line for line in told)
    assert firm.take({**BASE, "Scorecards": card("D1", {"K1": 30.01, "K2": 69.99})}).code == 0


def test_overlapping_versions_and_a_quarrel_about_the_total_are_refused(tmp_path: Path) -> None:
    overlap = [*card("D1", {"K1": 100}, From="2026-01-01", To="2026-06-30"),
               *card("D1", {"K2": 100}, From="2026-06-30")]  # fmt: skip
    quarrel = [*card("D2", {"K1": 50}, Total="weighted"), *card("D2", {"K2": 50}, Total="simple")]
    told = Firm(tmp_path).refuses({**BASE, "Scorecards": [*overlap, *quarrel]})
    assert any("row 3" in line or "row 2" in line for line in told)
    assert any("row 5" in line or "row 4" in line for line in told)


def test_a_required_target_is_asked_for(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    answer = firm.give({
        **BASE,
        "Scorecards": card("D1", {"KR": 40, "KS": 30, "KT": 30}),
        "Actuals": actuals("2026-10", "D1", {"KR": 1, "KS": 1, "KT": 1}),
    })  # fmt: skip
    assert answer.code == 1 or firm.score("2026-10")["D1"]["state"] == "incomplete"


def test_a_new_method_is_judged_by_the_targets_that_are_there(tmp_path: Path) -> None:
    """The problem stands at the KPI's row, in a column that the sheet of KPIs has, and once."""
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1", "D2"]),
        "KPIs": direct("K1", "K2"),
        "Scorecards": [*card("D1", {"K1": 50, "K2": 50}, Target=0), *card("D2", {"K2": 100})],
    })  # fmt: skip
    ratio: Row = {"Direction": "higher", "Method": "ratio", "Name": "R"}
    (told,) = firm.refuses({"KPIs": [{**ratio, "Code": "K1"}]})
    assert told.startswith("KPIs, row 2, column Method: ")
    steps: Row = {"Direction": "higher", "Method": "plus_minus", "Parameters": "step=2; k=1", "Name": "S"}
    (told,) = firm.take({"KPIs": [{**steps, "Code": "K2"}]}).lines
    assert told.startswith("KPIs, row 2, column Method: ")
