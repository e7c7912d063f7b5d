"""Other files that firms have: .xls, .ods, and sheets saved as CSV."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copy

import pytest

from services.workbooks.raw import RawSheet
from services.workbooks.reader import read_workbook
from tests.services.workbooks.made_files import GOLDEN, ods


def csv_of(path: Path, text: str, encoding: str = "utf-8") -> RawSheet:
    path.write_bytes(text.encode(encoding))
    (sheet,) = read_workbook(path)
    return sheet


def ods_row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def ods_cell(kind: str, value: str, shown: str) -> str:
    return f"<table:table-cell office:value-type='{kind}' {value}><text:p>{shown}</text:p></table:table-cell>"


@pytest.mark.parametrize("name", ["old.xls", "old_1904.xls"])
def test_an_old_workbook_is_read_in_either_date_system(name: str) -> None:
    actuals, notes = read_workbook(GOLDEN / name)
    assert actuals.name == "实际值"
    assert actuals.rows == (
        ("考核期", "对象编码", "实际值", "日期", "公式", "错误"),
        ("2026-10", "E001", Decimal("0.95"), date(2026, 10, 1), None, "#N/A"),
        ("2026-10", "合并", None, None, None, None),
        ("2026-10", None, True, None, None, None),
    )
    assert actuals.percents == {(1, 2)}
    assert actuals.flaws == {(1, 5): "error_value", (3, 1): "merged"}
    assert actuals.notes == ()
    assert notes.notes == ("hidden_sheet",)


def test_an_old_workbook_whose_records_cannot_be_followed_says_that_its_formats_are_lost(
    tmp_path: Path,
) -> None:
    # The sheets of the directory are found by calamine also when the workbook calls itself an older version.
    data = (GOLDEN / "old.xls").read_bytes()
    place = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    (tmp_path / "a.xls").write_bytes(data[: place + 4] + b"\x01\x06" + data[place + 6 :])
    assert read_workbook(tmp_path / "a.xls")[0].notes == ("formats_lost",)


def test_an_old_workbook_under_the_name_of_a_new_one_is_read_by_its_content(tmp_path: Path) -> None:
    copy(GOLDEN / "old.xls", tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx")[0].name == "实际值"


def test_an_open_document_is_read(tmp_path: Path) -> None:
    cells = (
        ods_cell("string", "", "工号")
        + ods_cell("percentage", "office:value='0.95'", "95%")
        + ods_cell("date", "office:date-value='2026-10-01'", "10月1日")
        + ods_cell("boolean", "office:boolean-value='true'", "是")
        + ods_cell("time", "office:time-value='PT12H00M00S'", "12:00")
    )
    (sheet,) = read_workbook(ods(tmp_path / "a.ods", ods_row(cells)))
    assert sheet.name == "员工"
    assert sheet.rows == (("工号", Decimal("0.95"), date(2026, 10, 1), True, Decimal("0.5")),)
    assert sheet.percents == {(0, 1)}
    assert sheet.notes == ()


def test_what_is_odd_in_an_open_document_is_flagged(tmp_path: Path) -> None:
    error = "office:string-value='' calcext:value-type='error' table:formula='of:=NA()'"
    cells = ods_cell("string", error, "#N/A") + "<table:table-cell table:formula='of:=[.A1]'/>"
    older = ods_cell("float", "office:value='0' table:formula='of:=1/0'", "#DIV/0!")
    header = "".join(ods_cell("string", "", name) for name in "甲乙丙")
    (sheet,) = read_workbook(ods(tmp_path / "a.ods", ods_row(header) + ods_row(cells + older)))
    assert sheet.rows[1] == ("#N/A", None, "#DIV/0!")
    assert sheet.flaws == {(1, 0): "error_value", (1, 1): "formula_without_value", (1, 2): "error_value"}


def test_an_open_documents_percentages_are_known_and_its_repeats_written_out(tmp_path: Path) -> None:
    header = ods_cell("string", "table:number-columns-repeated='2'", "甲")
    data = ods_cell("percentage", "office:value='0.95'", "95%") + ods_cell(
        "currency", "office:value='3'", "¥3"
    )
    empty = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
    rows = ods_row(header) + ods_row(data, "table:number-rows-repeated='2'") + empty
    (sheet,) = read_workbook(ods(tmp_path / "a.ods", rows))
    assert sheet.rows == (("甲", "甲"), *[(Decimal("0.95"), Decimal(3))] * 2)
    assert sheet.percents == {(1, 0), (2, 0)}


def test_an_open_documents_texts_leave_out_notes_and_keep_lines_and_spaces(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    first = "<text:p>一<text:s text:c='2'/><text:span>二</text:span><text:line-break/>三</text:p>"
    text = first + "<text:p>四</text:p>"
    (sheet,) = read_workbook(
        ods(tmp_path / "a.ods", ods_row(f"<table:table-cell>{note}{text}</table:table-cell>"))
    )
    assert sheet.rows == (("一  二\n三\n四",),)


def test_an_open_documents_merged_and_hidden_cells_are_noted(tmp_path: Path) -> None:
    columns = "<table:table-column table:visibility='collapse'/>"
    header = ods_cell("string", "", "甲") + ods_cell("string", "", "乙")
    merged = ods_cell("string", "table:number-rows-spanned='2'", "一") + ods_cell("string", "", "二")
    covered = "<table:covered-table-cell/>" + ods_cell("string", "", "三")
    hidden = ods_row(covered, "table:visibility='filter'")
    (sheet,) = read_workbook(ods(tmp_path / "a.ods", columns + ods_row(header) + ods_row(merged) + hidden))
    assert sheet.rows == (("甲", "乙"), ("一", "二"), (None, "三"))
    assert sheet.flaws == {(2, 0): "merged"}
    assert sheet.notes == ("hidden_rows", "hidden_columns")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_excel_writes(tmp_path: Path, encoding: str) -> None:
    sheet = csv_of(tmp_path / "员工.csv", "工号,姓名\r\nE001,张三\r\n", encoding)
    assert (sheet.name, sheet.rows) == ("员工", (("工号", "姓名"), ("E001", "张三")))


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_the_delimiter_of_a_csv_is_the_one_of_its_header(tmp_path: Path, mark: str) -> None:
    text = (
        f"编码{mark}说明{mark}支撑目标\nA{mark}无{mark},;,;,;\n"
        if mark == "\t"
        else f"编码{mark}说明\nA{mark}无\n"
    )
    assert csv_of(tmp_path / "a.csv", text).rows[0][:2] == ("编码", "说明")
    assert csv_of(tmp_path / "b.csv", "sep=;\r\n编码;甲,乙,丙\r\n").rows == (("编码", "甲,乙,丙"),)


def test_quoted_cells_keep_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    sheet = csv_of(tmp_path / "a.csv", '编码,说明\nA,"一, ""二""\n三"\n\nB,四\n')
    assert sheet.rows == (("编码", "说明"), ("A", '一, "二"\n三'), (None, None), ("B", "四"))


def test_cells_of_a_csv_stay_as_typed_leading_zeros_too(tmp_path: Path) -> None:
    sheet = csv_of(tmp_path / "a.csv", '工号,奖金基数\n="007",1.50\n\t008,95%\n')
    assert sheet.rows[1:] == (("007", "1.50"), ("008", "95%"))


def test_a_csv_under_the_name_of_a_workbook_is_read_by_its_content(tmp_path: Path) -> None:
    assert csv_of(tmp_path / "员工.xls", "工号\t姓名\nE1\t张三\n", "gbk").rows == (
        ("工号", "姓名"),
        ("E1", "张三"),
    )
