"""The results workbook: its columns, rows, formats and charts, and the same facts on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.e2e.company_book import Firm, actuals, card, command, direct, people, read_book

OCT = "2026-10"
SUMMARY = {
    "en": ["Period", "Subject type", "Code", "Name", "Department", "Total", "Grade", "Coefficient", "Veto",
           "Red line", "Bonus", "Rank", "State"],
    "zh": ["考核期", "对象类型", "编码", "姓名", "部门", "合计得分", "等级", "系数", "否决", "督查", "奖金",
           "排名", "状态"],
}  # fmt: skip
LINES = {
    "en": ["Period", "Subject type", "Code", "Name", "KPI", "Name", "Weight", "Effective weight", "Target",
           "Actual",
           "Score", "Weighted", "Explanation"],
    "zh": ["考核期", "对象类型", "编码", "姓名", "指标编码", "指标", "权重", "有效权重", "目标值", "实际值",
           "得分", "加权得分",
           "计算过程"],
}  # fmt: skip


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    who = {"Period": OCT, "Subject type": "department", "Subject": "D2"}
    return Firm(tmp_path_factory.mktemp("results"), tables={
        "Departments": [{"Code": "D2", "Name": "=2+2"}, {"Code": "D10", "Name": "Ten"}, {"Code": "D3",
                                                                                         "Name": "@3"}],
        "Employees": [*people(["E2", "E10"], "D10"), *people(["E3", "E4"], "D2")],
        "KPIs": [*direct("K1", Unit="t"), *direct("K2", Veto="<70"), *direct("K3", Veto=">1",
                                                                             Veto_effect="×0.55")],
        "Scorecards": [*card("D2", {"K1": 50, "K2": 30, "K3": 20}, Target=100), *card("D10", {"K1": 100}),
                       *card("D3", {"K1": 60, "K2": 40}),
                       *card("E2", {"K1": 100}, "employee"), *card("E10", {"K1": 100}, "employee"),
                       *card("E3", {"K1": 100}, "employee")],
        "Actuals": [*actuals(OCT, "D2", {"K1": 90, "K3": 80}), {**who, "KPI": "K2", "NA reason": "no orders"},
                    *actuals(OCT, "D10", {"K1": 95.5}), *actuals(OCT, "D3", {"K1": 95}),
                    *actuals(OCT, "E2", {"K1": 95.5}, "employee"), *actuals(OCT, "E10", {"K1": 101},
                                                                            "employee")],
        "Attendance": [{"Period": OCT, "Employee": "E3", "Exemption reason": "leave"}],
        "Red lines": [{"Case": "C1", "Employee": "E2", "Date": "2026-10-05", "Class": "III", "Facts": "x"}],
    })  # fmt: skip


@pytest.fixture(scope="module")
def book(firm: Firm) -> Iterator[Workbook]:
    book = load_workbook(firm.results(OCT))
    yield book
    book.close()


@pytest.mark.parametrize(
    ("lang", "names"), [("en", ("Summary", "Lines", "Exceptions")), ("zh", ("汇总", "明细", "异常"))]
)
def test_sheets_and_columns(firm: Firm, lang: str, names: tuple[str, ...]) -> None:
    sheets = read_book(firm.results(OCT, lang))
    assert [name for name in sheets if name in names] == list(names)
    assert sheets[names[0]][0] == SUMMARY[lang]
    assert sheets[names[1]][0] == LINES[lang]


def test_the_summary(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Summary"].iter_rows(min_row=2, max_col=13)]
    told = [row for row in rows if row[0] == OCT]
    # D2: (90·50 + 80·20) / 70 = 87.142857…
    assert told == [
        [OCT, "department", "D10", "Ten", "Ten", 95.5, "B", 1, None, None, None, 1, "complete"],
        [OCT, "department", "D2", "=2+2", "=2+2", 87.14, "B", 0.55, "K3", None, None, 2, "complete"],
        [OCT, "department", "D3", "@3", "@3", None, None, None, None, None, None, None, "incomplete"],
        [OCT, "employee", "E10", "Name E10", "Ten", 101, "A", 1.1, None, None, None, 1, "complete"],
        [OCT, "employee", "E2", "Name E2", "Ten", 95.5, "B", 0.5, None, "III", None, 2, "complete"],
        [OCT, "employee", "E3", "Name E3", "=2+2", None, None, None, None, None, None, None, "exempt"],
    ]  # fmt: skip


def test_numbers_have_formats_and_texts_are_no_formulas(book: Workbook) -> None:
    page = book["Summary"]
    total, coefficient = page["F2"], page["H3"]
    assert (total.data_type, total.number_format) == ("n", "0.00")
    assert coefficient.data_type == "n"
    assert "0.00" not in coefficient.number_format
    formulas = [c.coordinate for p in book for row in p.iter_rows() for c in row if c.data_type == "f"]
    assert formulas == []


def test_headers_are_frozen_columns_fit_and_the_charts_are_excels(book: Workbook, firm: Firm) -> None:
    for name in ("Summary", "Lines", "Exceptions"):
        assert book[name].freeze_panes, name
        assert any(size.width > 9 for size in book[name].column_dimensions.values()), name
    import zipfile

    with zipfile.ZipFile(firm.folder / f"firm-{OCT}.xlsx") as packed:
        charts = [name for name in packed.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2


def test_the_lines(book: Workbook) -> None:
    rows = [list(row) for row in book["Lines"].iter_rows(min_row=2, max_col=13, values_only=True)]
    d2 = {row[4]: row for row in rows if row[2] == "D2"}
    assert list(d2) == ["K1", "K2", "K3"]
    assert d2["K1"][6:12] == [50, 71.43, 100, 90, 90, 64.29]
    assert (d2["K2"][7], d2["K2"][10], d2["K2"][11]) == (None, None, None) or d2["K2"][7] == 0
    assert "no orders" in d2["K2"][12]
    assert all(row[12] for row in rows if row[2] != "E3")


def test_the_exceptions(book: Workbook) -> None:
    rows = [
        [str(cell) for cell in row if cell is not None]
        for row in book["Exceptions"].iter_rows(values_only=True)
    ]

    def told(subject: str, kpi: str | None, word: str) -> bool:
        return any(
            subject in row and (kpi is None or kpi in row) and any(word in cell for cell in row)
            for row in rows
        )

    assert told("D3", "K2", "issing"), rows
    assert told("D2", "K2", "ot applicable"), rows
    assert told("D2", "K3", "eto"), rows
    assert told("E4", None, "o card") or told("E4", None, "o scorecard"), rows
    assert told("E3", None, "xempt"), rows


def test_the_lines_of_the_command(firm: Firm) -> None:
    answer = command("score", firm.file, OCT, "--lang", "en")
    rows = [line.split("\t") for line in answer.out.splitlines()]
    assert (answer.code, answer.err) == (3, "")
    assert rows[1] == [
        OCT,
        "department",
        "D2",
        "=2+2",
        "=2+2",
        "87.14",
        "B",
        "0.55",
        "K3",
        "",
        "",
        "2",
        "complete",
    ]
    assert [row[2] for row in rows] == ["D10", "D2", "D3", "E10", "E2", "E3"]
    chinese = command("score", firm.file, OCT, "--lang", "zh").out.splitlines()
    assert [line.split("\t")[12] for line in chinese] == ["完整", "完整", "不完整", "完整", "完整", "豁免"]


def test_the_json_of_the_command(firm: Firm) -> None:
    facts: dict[str, Any] = json.loads(command("score", firm.file, OCT, "--json", "--lang", "en").out)
    assert list(facts) == ["period", "results"]
    row = next(row for row in facts["results"] if row["code"] == "D2")
    assert list(row) == ["type", "code", "name", "department", "total", "grade", "coefficient", "veto",
                         "redline",
                         "bonus", "rank", "state", "lines"]  # fmt: skip
    assert (row["total"], row["coefficient"], row["bonus"], row["redline"]) == ("87.14", "0.55", None, None)
    assert row["lines"][0] == {
        "kpi": "K1", "weight": "50", "target": "100", "actual": "90", "score": "90.00", "weighted": "64.29",
        "explanation": row["lines"][0]["explanation"],
    }  # fmt: skip
    assert row["lines"][1]["score"] is None


def test_a_name_with_a_tab_or_a_line_break_stays_one_field(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": [{"Code": "D1", "Name": "Two\nlines\tand tab"}], "KPIs": direct("K1"),
        "Scorecards": card("D1", {"K1": 100}), "Actuals": actuals(OCT, "D1", {"K1": 90}),
    })  # fmt: skip
    out = command("score", firm.file, OCT).out
    assert out.count("\n") == 1
    assert len(out.split("\t")) == 13


def test_the_simple_mean_shows_equal_weights(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": [{"Code": "D1", "Name": "One"}], "KPIs": direct("K1", "K2", "K3", "K4"),
        "Scorecards": card("D1", {"K1": 50, "K2": 30, "K3": 20, "K4": 0}, Total="simple"),
        "Actuals": [*actuals(OCT, "D1", {"K1": 90, "K2": 81, "K4": 10}),
                    {"Period": OCT, "Subject type": "department", "Subject": "D1", "KPI": "K3",
                     "NA reason": "x"}],
    })  # fmt: skip
    rows = read_book(firm.results(OCT))["Lines"][1:]
    assert {row[4]: (row[6], row[7], row[11]) for row in rows} == {
        "K1": (50, 50, 45), "K2": (30, 50, 40.5), "K3": (20, None, None), "K4": (0, 0, 0),
    }  # fmt: skip


def test_a_green_kpi_with_a_red_outcome_is_an_exception(tmp_path: Path) -> None:
    months = ["2026-08", "2026-09", OCT]
    firm = Firm(tmp_path, tables={
        "Departments": [{"Code": "D1", "Name": "One"}], "KPIs": [*direct("KA", Outcome="KB"), *direct("KB")],
        "Scorecards": card("D1", {"KA": 50, "KB": 50}),
        "Actuals": [row for month in months for row in actuals(month, "D1", {"KA": 95, "KB": 60})],
    })  # fmt: skip
    (alarm,) = read_book(firm.results(OCT))["Exceptions"][1:]
    told = " ".join(str(cell) for cell in alarm)
    assert all(word in told for word in ["alarm", "KA", "KB", *months])
    assert read_book(firm.results("2026-09"))["Exceptions"][1:] == []  # two periods are not three
