"""Export and import again: nothing is lost, nothing happens twice."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.terms import Direction, Method
from services.domain.company import Records
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee
from services.domain.period import PeriodRecord
from services.domain.settings import Grade, Settings
from services.exports import company_workbook
from services.language import Language
from services.workbooks.parsing import parse_workbook
from services.workbooks.planning import plan_import
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.reader import read_workbook
from services.workbooks.sheets import SHEETS
from tests.services.workbooks.firms import DEPARTMENT, ordered, rich


def written(records: Records, language: str) -> list[RawSheet]:
    """The sheets as the writer lays them out, without the detour over a file."""
    return [
        RawSheet(
            spec.title.of(language),
            (
                tuple(column.header(language) for column in spec.columns),
                *map(tuple, spec.written(records, language)),
            ),
        )
        for spec in SHEETS
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_company_with_everything_comes_back_equal_from_a_real_workbook(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "公司.xlsx"
    assert company_workbook(rich(), path, Language(language)) == ()
    preview = plan_import(parse_workbook(read_workbook(path)), Records())
    assert preview.errors == ()
    assert ordered(preview.after) == ordered(rich())


def test_the_same_company_gives_the_same_bytes(tmp_path: Path) -> None:
    company_workbook(rich(), tmp_path / "a.xlsx", Language("zh"))
    company_workbook(ordered(rich()), tmp_path / "b.xlsx", Language("zh"))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_importing_what_is_there_changes_nothing(language: str) -> None:
    preview = plan_import(parse_workbook(written(rich(), language)), rich())
    assert preview.errors == ()
    assert preview.idle
    assert (preview.put, preview.removed, preview.opened, preview.locked) == ({}, {}, (), ())


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = tmp_path / "公司.xlsx"
    company_workbook(rich(), path, Language("zh"))
    book = openpyxl.load_workbook(path)
    cells = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    dangerous = [cell for cell in cells if cell.value[0] in "=+-@"]
    assert len(dangerous) >= 7
    assert {cell.data_type for cell in dangerous} == {"s"}


def test_headers_stand_in_row_one_and_stay_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "company.xlsx"
    company_workbook(rich(), path, Language("en"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [spec.en for spec in SHEETS]
    assert [cell.value for cell in book["Departments"][1]] == [
        "Code",
        "Name",
        "Parent",
        "Head",
        "Purpose",
        "Coefficient",
        "Inner customers",
        "Outer customers",
    ]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    for sheet in book:
        page = sheet.page_setup
        assert (page.orientation, page.fitToHeight, sheet.print_title_rows) == ("landscape", 0, "$1:$1")


def test_text_beyond_what_a_cell_holds_is_cut_and_told(tmp_path: Path) -> None:
    records = Records(departments=(Department("D1", "生产部", purpose="长" * 32_768),))
    problems = company_workbook(records, tmp_path / "a.xlsx", Language("zh"))
    assert [(problem.code, problem.sheet, problem.row, problem.column) for problem in problems] == [
        ("text_cut", "部门", 2, "工作目的")
    ]


CODES = st.text("ABC甲乙0123456789-_.", min_size=1, max_size=6)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
NAMES = TEXTS.filter(bool)
VALUES = st.decimals(min_value=-999_999_999_999, max_value=999_999_999_999, places=6, allow_nan=False)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@st.composite
def companies(draw: st.DrawFn) -> Records:
    departments = draw(st.dictionaries(CODES, NAMES, min_size=1, max_size=3))
    people = draw(
        st.dictionaries(CODES, st.tuples(NAMES, st.sampled_from(sorted(departments)), DAYS), max_size=4)
    )
    kpis = draw(st.dictionaries(CODES, st.tuples(NAMES, TEXTS), min_size=1, max_size=3))
    places = st.tuples(
        st.sampled_from(["2026-09", "2026-10", "2026Q1"]),
        st.sampled_from(sorted(departments)),
        st.sampled_from(sorted(kpis)),
    )
    entered = draw(st.dictionaries(places, st.tuples(VALUES | st.none(), TEXTS), max_size=5))
    return Records(
        departments=tuple(Department(code, name) for code, name in departments.items()),
        employees=tuple(
            Employee(code, name, where, hired=day) for code, (name, where, day) in people.items()
        ),
        kpis=tuple(
            Kpi(code, name, Direction.HIGHER, Method.DIRECT, unit) for code, (name, unit) in kpis.items()
        ),
        periods=tuple(PeriodRecord(code) for code in sorted({place[0] for place in entered})),
        actuals=tuple(
            Actual(period, DEPARTMENT, subject, kpi, value, note=note)
            for (period, subject, kpi), (value, note) in entered.items()
        ),
    )


@given(companies(), st.sampled_from(["zh", "en"]))
@settings(max_examples=60)
def test_any_company_survives_the_way_out_and_in(records: Records, language: str) -> None:
    sheets = written(records, language)
    first = plan_import(parse_workbook(sheets), Records())
    assert first.errors == ()
    assert ordered(first.after) == ordered(records)
    assert plan_import(parse_workbook(sheets), first.after).idle


CELLS: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    DAYS,
    VALUES,
    st.sampled_from(["2026-10", "部门", "D1", "K1", "95%", "是", "<95", "正向"]),
)


@given(st.data())
@settings(max_examples=80)
def test_no_cell_whatever_it_holds_breaks_the_import(data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(SHEETS))
    headers = tuple(column.zh for column in spec.columns)
    rows = data.draw(st.lists(st.tuples(*(CELLS for _ in headers)), max_size=4))
    sheet = RawSheet(spec.zh, (headers, *rows))
    preview = plan_import(parse_workbook([sheet]), rich())
    say = Language("zh")
    assert all(problem.words(say) for problem in preview.problems)
    if not preview.errors:
        assert plan_import(parse_workbook([sheet]), preview.after).idle


def test_numbers_that_a_cell_cannot_hold_are_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "company.xlsx"
    company_workbook(rich(), path, Language("en"))
    sheet = openpyxl.load_workbook(path)["Actuals"]
    values = {row[3].value: row[4].value for row in sheet.iter_rows(min_row=2)}
    assert values["K1"] == pytest.approx(95.123456)
    assert Decimal(str(values["K2"])) == Decimal("123456789012.123456")


def test_grades_of_other_names_come_back_with_their_ceiling() -> None:
    names = (Grade("优", Decimal(90), Decimal(1)), Grade("差", None, Decimal(0)))
    grades = Settings(grades=names, escalation_ceiling="差")
    preview = plan_import(parse_workbook(written(Records(settings=grades), "zh")), Records())
    assert preview.errors == ()
    assert preview.after == Records(settings=grades)


def test_texts_and_dates_that_workbooks_are_bad_at_come_back(tmp_path: Path) -> None:
    texts = [
        "_x0041_",
        "_x000D_",
        "𠮷 囧 😀",
        "a\tb\nc",
        "'=1",
        "007",
        "1E5",
        "2026-10-01",
        "TRUE",
        "#N/A",
        "<&>\"'",
        "95%",
    ]
    records = Records(
        departments=tuple(Department(f"D{n:02}", text, purpose=text) for n, text in enumerate(texts)),
        employees=(Employee("E1", "李", "D01", hired=date(1899, 12, 31), left=date(1901, 1, 1)),),
    )
    path = tmp_path / "a.xlsx"
    company_workbook(records, path, Language("zh"))
    assert plan_import(parse_workbook(read_workbook(path)), Records()).after == records


def test_control_characters_are_cleaned_on_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    company_workbook(Records(departments=(Department("D1", "生\x00产\x0b部\ud800"),)), path, Language("zh"))
    assert openpyxl.load_workbook(path)["部门"]["B2"].value == "生产部"


def test_a_form_tells_which_sheets_come_first_and_which_columns_are_required(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    company_workbook(Records(), path, Language("zh"))
    book = openpyxl.load_workbook(path)
    marked = [sheet.title for sheet in book if sheet.sheet_properties.tabColor is not None]
    assert marked == ["公司", "部门", "员工", "指标", "考核表"]
    assert all(name in book["公司"]["A1"].comment.text for name in marked)
    assert "先填的第 3 张" in book["员工"]["A1"].comment.text
    for spec in SHEETS:
        header = book[spec.zh][1]
        dark = {cell.value for cell in header if cell.fill.fgColor.rgb == "FF35566B"}
        required = [column.zh for column in spec.columns if column.required]
        assert dark == set(required), spec.zh
        assert f"：{'、'.join(required)}。" in book[spec.zh]["A1"].comment.text, spec.zh
