"""Cells of real .xlsx files as values: numbers, dates, percentages, and what was odd about them."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from services.workbooks.cells import number
from services.workbooks.formats import Look, look_of
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.reader import read_workbook
from tests.services.workbooks.made_files import MAIN, cells, filled, xlsx


def only(path: Path) -> RawSheet:
    (sheet,) = read_workbook(path)
    return sheet


def row_of(tmp_path: Path, *values: object, formats: dict[int, str] | None = None) -> tuple[CellValue, ...]:
    def fill(sheet: Worksheet) -> None:
        sheet.append(list(values))
        for column, code in (formats or {}).items():
            sheet.cell(1, column + 1).number_format = code

    return only(filled(tmp_path / "a.xlsx", fill)).rows[0]


def test_a_sheet_keeps_its_name_and_its_rows_are_equally_wide(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["工号", "姓名", "奖金基数"])
        sheet.append(["E001", "张三"])
        sheet.append([])
        sheet.append(["E002", None, 3000])

    sheet = only(filled(tmp_path / "a.xlsx", fill, name="员工"))
    assert sheet.name == "员工"
    assert sheet.rows == (
        ("工号", "姓名", "奖金基数"),
        ("E001", "张三", None),
        (None, None, None),
        ("E002", None, Decimal(3000)),
    )


def test_blank_rows_before_the_table_are_cut_off_and_counted(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B4"] = "工号"
        sheet["B5"] = "#N/A"
        sheet["B5"].data_type = "e"
        sheet["F9"] = "  "

    sheet = only(filled(tmp_path / "a.xlsx", fill))
    assert (sheet.first_row, sheet.rows) == (4, ((None, "工号"), (None, "#N/A")))
    assert sheet.flaws == {(1, 1): "error_value"}


def test_an_empty_sheet_has_no_rows(tmp_path: Path) -> None:
    assert only(filled(tmp_path / "a.xlsx", lambda _: None)).rows == ()


def test_numbers_lose_the_noise_of_binary_arithmetic(tmp_path: Path) -> None:
    read = row_of(tmp_path, 0.1 + 0.2, 1.1 * 3, 100, 1e20, -0.0, 1 / 3)
    assert [str(value) for value in read] == [
        "0.3",
        "3.3",
        "100",
        "100000000000000000000",
        "0",
        "0.333333333333333",
    ]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_a_number_of_fifteen_digits_survives_the_way_through_a_binary_float(value: Decimal) -> None:
    assert number(repr(float(value))) == value


@pytest.mark.parametrize("text", ["nan", "inf", "1_0", "", "1e999", "0x1", "1e99999999", "١"])
def test_a_stored_number_that_is_none_is_an_error_value(text: str) -> None:
    assert number(text) is None


def test_numbers_too_small_to_matter_are_zero() -> None:
    assert number("1e-999999") == 0
    assert number("1e-99999999999") is None


def test_long_numbers_whose_digits_are_gone_are_flagged(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([1234567890123456789, 123456789012345, "1234567890123456789"])

    sheet = only(filled(tmp_path / "a.xlsx", fill))
    assert sheet.rows[0] == (Decimal(1234567890123460000), Decimal(123456789012345), "1234567890123456789")
    assert sheet.flaws == {(0, 0): "digits_lost"}


def test_texts_that_look_like_numbers_stay_texts_and_are_cleaned(tmp_path: Path) -> None:
    assert row_of(tmp_path, " 007 ", "９，０００", "是", True, False) == (
        "007",
        "９，０００",
        "是",
        True,
        False,
    )
    path = xlsx(
        tmp_path / "b.xlsx",
        cells('<row><c t="inlineStr"><is><t>一_x0007__x000D_&#10;二_x4E09_\u200b</t></is></c></row>'),
    )
    assert only(path).rows == (("一\n二三",),)


def test_texts_longer_than_a_cell_may_be_are_cut_and_flagged(tmp_path: Path) -> None:
    long = xlsx(tmp_path / "a.xlsx", cells(f'<row><c t="str"><v>{"长" * 40_000}</v></c></row>'))
    sheet = only(long)
    assert sheet.rows == (("长" * 32_767,),)
    assert sheet.flaws == {(0, 0): "text_cut"}


def test_rich_and_shared_texts_are_joined_without_their_readings(tmp_path: Path) -> None:
    rich = CellRichText("重点", TextBlock(InlineFont(b=True), "合同"), "执行率")
    assert row_of(tmp_path, rich) == ("重点合同执行率",)
    reading = '<rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'
    shared = f'<sst xmlns="{MAIN}"><si><r><t>东</t></r><r><t>京</t></r>{reading}</si></sst>'
    path = xlsx(
        tmp_path / "b.xlsx", cells('<row><c t="s"><v>0</v></c></row>'), parts={"xl/sharedStrings.xml": shared}
    )
    assert only(path).rows == (("东京",),)


def test_dates_are_read_by_their_format(tmp_path: Path) -> None:
    read = row_of(
        tmp_path,
        date(2026, 10, 1),
        datetime(2026, 10, 1, 18, 30),  # noqa: DTZ001 - a cell has no zone
        46296,
        46296,
        46296,
        time(12),
        formats={2: 'yyyy"年"m"月"d"日"', 3: "[$-804]yyyy/m;@", 4: "0.00"},
    )
    first = date(2026, 10, 1)
    assert read == (first, first, first, first, Decimal(46296), Decimal("0.5"))


def test_dates_of_the_1904_system_are_the_same_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert isinstance(book.active, Worksheet)
    book.active["A1"] = date(2026, 10, 1)
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").rows == ((date(2026, 10, 1),),)


def test_serial_numbers_that_are_no_day_stay_numbers(tmp_path: Path) -> None:
    formats = dict.fromkeys(range(4), "yyyy-mm-dd")
    assert row_of(tmp_path, 0, 60, -5, 3_000_000, formats=formats) == tuple(
        map(Decimal, (0, 60, -5, 3_000_000))
    )
    assert row_of(tmp_path, 61, 2_958_465, formats=formats) == (date(1900, 3, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("0%", Look.PERCENT),
        ("0.00%;[Red]-0.00%", Look.PERCENT),
        ('0.0"%"', None),
        ("0.0\\%", None),
        ("yyyy-mm-dd", Look.DATE),
        ("m/d", Look.DATE),
        ("yyyy年m月", Look.DATE),
        ("[$-F800]dddd, mmmm dd, yyyy", Look.DATE),
        ("mmm", Look.DATE),
        ("h:mm", None),
        ("mm:ss", None),
        ("[h]:mm", None),
        ("[mm]", None),
        ("General", None),
        ("#,##0.00_);[Red](#,##0.00)", None),
        ('0.00" days"', None),
        ('"D"0', None),
        ("0.00E+00", None),
        ("@", None),
    ],
)
def test_a_format_shows_a_date_a_percentage_or_neither(code: str, look: Look | None) -> None:
    assert look_of(code) is look


def test_cells_shown_as_percent_are_known(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["实际值", "率"])
        sheet.append([0.95, 0.95])
        sheet.append(["95%", 0.5])
        for cell, code in (("B2", "0%"), ("B3", "0.00%"), ("A3", "0%")):
            sheet[cell].number_format = code

    sheet = only(filled(tmp_path / "a.xlsx", fill))
    assert sheet.percents == {(1, 1), (2, 1)}
    assert sheet.rows[1] == (Decimal("0.95"), Decimal("0.95"))


def test_formulas_give_their_last_value_or_a_flaw(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["甲", "乙", "丙", "丁"])
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_formula(1, 1, '="A"&"B"', None, "AB")
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 3, "=1=1", None, True)
    read = only(tmp_path / "a.xlsx")
    assert read.rows[1] == (Decimal(2), "AB", "#DIV/0!", True)
    assert read.flaws == {(1, 2): "error_value"}
    unsaved = only(filled(tmp_path / "b.xlsx", lambda sheet: sheet.append(["甲", "=1+1"])))
    assert (unsaved.rows, unsaved.flaws) == ((("甲", None),), {(0, 1): "formula_without_value"})


def test_a_formula_that_gives_an_empty_text_is_a_blank(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", cells('<row><c t="str"><f>""</f><v></v></c><c><v>1</v></c></row>'))
    assert (only(path).rows, only(path).flaws) == (((None, Decimal(1)),), {})


def test_a_merged_header_names_its_first_column_and_merged_data_are_flagged(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["工号", None, "部门编码"])
        sheet.append(["E001", "张三", "D1"])
        sheet.append(["E002", "李四"])
        sheet.append([])
        sheet.append(["E003", "王五", "D2"])
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C2:C4")

    sheet = only(filled(tmp_path / "a.xlsx", fill))
    assert sheet.rows[:3] == (("工号", None, "部门编码"), ("E001", "张三", "D1"), ("E002", "李四", None))
    assert sheet.flaws == {(2, 2): "merged"}


def test_a_merge_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="nonsense"/></mergeCells>'
    path = xlsx(tmp_path / "a.xlsx", cells('<row r="3"><c r="B3"><v>1</v></c></row>', after=merge))
    assert only(path).rows == ((None, None),)


def test_hidden_rows_columns_and_sheets_are_noted_and_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    shown = book.active
    assert isinstance(shown, Worksheet)
    shown.append(["工号", "姓名"])
    shown.append(["E001", "张三"])
    shown.row_dimensions[2].hidden = True
    shown.column_dimensions["B"].hidden = True
    shown.column_dimensions["Z"].hidden = True
    hidden = book.create_sheet("旧")
    hidden.append(["x"])
    hidden.sheet_state = "veryHidden"
    hidden.row_dimensions[9].hidden = True
    book.create_chartsheet("图")
    book.save(tmp_path / "a.xlsx")
    first, second = read_workbook(tmp_path / "a.xlsx")
    assert first.notes == ("hidden_rows", "hidden_columns")
    assert first.rows[1] == ("E001", "张三")
    assert second.notes == ("hidden_sheet",)


def test_far_cells_that_are_only_formatted_do_not_count(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = xlsx(tmp_path / "a.xlsx", cells('<row r="1"><c r="A1"><v>1</v></c></row>', far))
    assert only(path).rows == ((Decimal(1),),)


def test_prefixes_and_left_out_places_are_read_as_well(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row><x:c><x:v>1</x:v></x:c><x:c r="C1"><x:v>2</x:v></x:c>'
        '<x:c t="d"><x:v>2026-10-01T00:00:00</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert only(xlsx(tmp_path / "a.xlsx", sheet)).rows == (
        (Decimal(1), None, Decimal(2), date(2026, 10, 1)),
        (Decimal(3), None, None, None),
    )


def test_a_workbook_with_macros_under_another_name_is_read_by_its_content(tmp_path: Path) -> None:
    macros = {"xl/vbaProject.bin": "not looked at"}
    path = xlsx(tmp_path / "a.xls", cells("<row><c><v>1</v></c></row>"), parts=macros)
    assert only(path).rows == ((Decimal(1),),)
