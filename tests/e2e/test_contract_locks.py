"""Locked periods: a snapshot that later imports cannot change; no lock while somebody is incomplete."""

from pathlib import Path

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, command, departments, direct, people, read_book

SEP, OCT = "2026-09", "2026-10"
LOCK: list[Row] = [{"Period": SEP, "State": "locked"}]


def tables() -> dict[str, list[Row]]:
    """Two months of a department and its people."""
    return {
        "Departments": departments(["D1"], Head="E1"),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": direct("K1", "K2"),
        "Scorecards": [*card("D1", {"K1": 60, "K2": 40}), *card("E2", {"K1": 100}, "employee")],
        "Actuals": [row for month in (SEP, OCT) for row in (
            *actuals(month, "D1", {"K1": 90, "K2": 80}), *actuals(month, "E2", {"K1": 95}, "employee"))],
        "Adjustments": [{"Period": SEP, "Subject type": "department", "Subject": "D1", "Points": 1,
                         "Reason": "r"}],
        "Plans": [{"Period": SEP, "Owner": "E1", "Goal": "G", "Key action": "A", "Due": "2026-09-30"}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return Firm(tmp_path_factory.mktemp("locks"), tables={**tables(), "Periods": LOCK})


CHANGES: dict[str, dict[str, list[Row]]] = {
    "actual": {"Actuals": actuals(SEP, "D1", {"K1": 91})},
    "new actual": {"Actuals": actuals(SEP, "E1", {"K1": 91}, "employee")},
    "note": {"Actuals": actuals(SEP, "D1", {"K1": 90}, Note="later")},
    "adjustment": {
        "Adjustments": [
            {"Period": SEP, "Subject type": "department", "Subject": "D1", "Points": 2, "Reason": "r"}
        ]
    },
    "attendance": {"Attendance": [{"Period": SEP, "Employee": "E2", "Share": 0.5}]},
    "waiver": {
        "Waivers": [
            {"Period": SEP, "Subject type": "department", "Subject": "D1", "KPI": "K1", "By": "B",
             "Reason": "r"}
        ]
    },
    "rating": {
        "Ratings": [
            {"Period": SEP, "Subject type": "department", "Subject": "D1", "KPI": "K1", "Group": "superior",
             "Rater": "R", "Score": 90}
        ]
    },
    "plan": {
        "Plans": [{"Period": SEP, "Owner": "E1", "Goal": "G2", "Key action": "A", "Due": "2026-09-30"}]
    },
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_to_a_locked_period_is_an_error_of_its_row(firm: Firm, name: str) -> None:
    told = firm.refuses(CHANGES[name])
    (sheet,) = CHANGES[name]
    assert told[0].startswith(f"{sheet}, row 2"), told
    assert SEP in told[0]


def test_unchanged_rows_of_a_locked_period_are_fine(firm: Firm) -> None:
    assert "0 added, 0 changed" in firm.take({**tables(), "Periods": LOCK}).out


def test_what_changes_later_leaves_the_snapshot(firm: Firm) -> None:
    before = (command("score", firm.file, SEP, "--json").out, read_book(firm.results(SEP)))
    firm.take({
        "Company": [{"Item": "name", "Value": "Renamed"}],
        "Settings": [{"Item": "grades", "Value": "Top>=50:3, Low:0"}, {"Item": "escalation ceiling",
                                                                       "Value": "Low"}],
        "Departments": [{"Code": "D1", "Name": "Other name", "Head": "E2"}],
        "Employees": [{"Number": "E2", "Name": "Married", "Department": "D1", "Left": "2026-08-01"}],
        "KPIs": [{"Code": "K1", "Name": "Other", "Direction": "higher", "Method": "efficacy",
                  "Parameters": "bad=0; good=1"}],
        "Scorecards": card("D1", {"K1": 1, "K2": 99}),
    })  # fmt: skip
    assert (command("score", firm.file, SEP, "--json").out, read_book(firm.results(SEP))) == before
    assert firm.score(OCT)["D1"]["grade"] == "Top"


def test_locking_is_refused_while_somebody_is_incomplete(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    given = tables()
    given["Actuals"] = given["Actuals"][:-1]
    told = firm.refuses({**given, "Periods": [*LOCK, {"Period": OCT, "State": "locked"}]})
    assert told[0].startswith("Periods, row 3")
    assert "E2" in told[0]


def test_the_unscored_and_the_exempt_do_not_stop_the_lock(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1"], "D1"),
        "KPIs": direct("K1"),
        "Scorecards": [*card("D1", {"K1": 100}), *card("E1", {"K1": 100}, "employee")],
        "Actuals": [{"Period": SEP, "Subject type": "department", "Subject": "D1", "KPI": "K1",
                     "NA reason": "none"}],
        "Attendance": [{"Period": SEP, "Employee": "E1", "Exemption reason": "leave"}],
        "Periods": LOCK,
    })  # fmt: skip
    scored = firm.score(SEP)
    assert (scored["D1"]["state"], scored["E1"]["state"]) == ("unscored", "exempt")
    assert [SEP, "locked"] in firm.export()["Periods"]


def test_a_lock_is_not_taken_off_by_a_workbook(firm: Firm) -> None:
    answer = firm.give({"Periods": [{"Period": SEP, "State": "open"}]})
    assert answer.code == 1
    assert [SEP, "locked"] in firm.export()["Periods"]
