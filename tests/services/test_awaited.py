"""What is awaited, provider by provider: for the window, the clipboard, and a workbook to send."""

from pathlib import Path

import openpyxl

from models.kpi import KpiRow
from services.awaited import awaited_in
from services.company import Company
from services.domain.awaited import Awaited
from services.exports import awaited_workbook
from services.language import Language
from services.wording.awaited import awaited_row, awaited_text, awaited_words, lacking_words
from services.workbench import month_of
from services.workbooks.awaited_book import sheet_title
from tests.services.small_firm import E1, E2, complete

MONTH = "2026-10"
ZH = Language("zh")


def awaited(firm: Company) -> Awaited:
    return awaited_in(firm.results.of(MONTH))


def provided(firm: Company) -> None:
    with firm.ledger.write("test.provider") as writing:
        writing.unit.put(KpiRow, {"code": "RATE", "provider": "D2"})


def test_every_awaited_actual_stands_once_under_its_provider(firm: Company) -> None:
    provided(firm)
    complete(firm)
    firm.actuals.enter(MONTH, E1, "RATE", "")
    firm.actuals.enter(MONTH, E2, "SAFE", "")
    found = awaited(firm)
    assert [(one.provider, len(one.lines), one.total) for one in found.providers] == [
        ("Works", 1, 2),
        ("", 1, 6),
    ]
    assert [(line.subject.name, line.line.name) for line in found.providers[0].lines] == [("Ann", "Volume")]
    assert [one.name for one in found.incomplete] == ["Ann", "Bo"]
    assert found.count == 2


def test_who_is_incomplete_is_told_with_what_is_missing_and_from_whom(firm: Company) -> None:
    provided(firm)
    complete(firm)
    firm.actuals.enter(MONTH, E1, "RATE", "")
    (ann,) = awaited(firm).incomplete
    assert lacking_words(ZH, ann) == "Volume（Works）"


def test_a_line_that_has_its_actual_and_lacks_something_else_is_told_apart(firm: Company) -> None:
    complete(firm)
    firm.actuals.enter(MONTH, E2, "SAFE", "")
    firm.actuals.set_target(MONTH, E1, "RATE", "0")
    found = awaited(firm)
    assert (found.count, found.entered) == (2, 1)
    assert month_of(firm.results.of(MONTH)).missing == 2
    assert "还有 2 项没有得分：1 项缺实际值，1 项缺别的" in awaited_words(ZH, found)
    notes = {one.subject.code: awaited_row(ZH, one)[6] for owed in found.providers for one in owed.lines}
    assert notes["E2"] == ""
    assert "目标" in notes["E1"]


def test_a_quarter_of_means_names_the_months_that_it_lacks(firm: Company) -> None:
    firm.periods.open("2026Q4")
    found = awaited_in(firm.results.of("2026Q4"))
    assert found.providers == ()
    assert "2026-11" in lacking_words(ZH, found.incomplete[0])


def test_the_text_is_a_table_that_excel_takes(firm: Company) -> None:
    provided(firm)
    found = awaited(firm)
    lines = awaited_text(ZH, found, found.providers[:1]).splitlines()
    assert lines[0] == "2026年10月待提供的实际值：Works（2 项）"
    assert lines[1].split("\t") == ["部门", "姓名", "编号", "指标", "单位", "目标值", "说明"]
    assert lines[2].split("\t")[:6] == ["Sales", "Ann", "E1", "Volume", "t", "500"]


def test_the_workbook_has_a_sheet_a_provider_and_one_of_who_is_incomplete(
    firm: Company, tmp_path: Path
) -> None:
    provided(firm)
    path = tmp_path / "缺数.xlsx"
    assert awaited_workbook(awaited(firm), path, ZH) == ()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Works", "未指定部门", "不完整"]
    works = [[cell.value for cell in row] for row in book["Works"].iter_rows()]
    assert works[1][:6] == ["Sales", "Ann", "E1", "Volume", "t", "500"]
    assert [cell.value for cell in book["不完整"][2]][:3] == ["Sales", "Ann", "E1"]


def test_names_become_sheets_that_excel_takes_and_tells_apart() -> None:
    taken: set[str] = set()
    long = "生产/质量[一]" * 6
    first, second, third = (sheet_title(name, taken) for name in (long, long, "'"))
    assert len(first) == len(second) == 31
    assert first != second
    assert not set("/[]") & set(first + second)
    assert third == "_"


def test_a_workbook_that_the_providers_filled_in_brings_the_actuals_back(
    firm: Company, tmp_path: Path
) -> None:
    provided(firm)
    path = tmp_path / "缺数.xlsx"
    awaited_workbook(awaited(firm), path, ZH)
    book = openpyxl.load_workbook(path)
    sheet = book["Works"]
    titles = [cell.value for cell in sheet[1]]
    assert titles[7:] == ["实际值", "目标值（没有时填写）", "考核期", "对象类型", "指标编码"]
    sheet.cell(2, titles.index("实际值") + 1).value = "４８０"
    book.save(path)
    firm.actuals.enter(MONTH, E2, "SAFE", "no")
    preview = firm.imports.preview(path)
    assert preview.problems == ()
    assert preview.counts == (1, 0, 0), "what came back empty says nothing, and clears nothing"
    firm.imports.apply(preview)
    sheet.cell(2, titles.index("实际值") + 1).value = None
    sheet.cell(2, titles.index("目标值（没有时填写）") + 1).value = 600
    book.save(path)
    firm.imports.apply(firm.imports.preview(path))
    (ann,) = (one for one in firm.records().actuals if (one.subject, one.kpi) == ("E1", "RATE"))
    assert (ann.value, ann.target) == (480, 600)
    (works, _nobody) = awaited(firm).providers
    assert [line.subject.name for line in works.lines] == ["Bo"]


def test_a_provider_may_be_named_like_a_sheet_of_the_company_workbook(firm: Company, tmp_path: Path) -> None:
    with firm.ledger.write("test.provider") as writing:
        writing.unit.put(KpiRow, {"code": "RATE", "provider": "公司"})
    path = tmp_path / "缺数.xlsx"
    awaited_workbook(awaited(firm), path, ZH)
    assert openpyxl.load_workbook(path).sheetnames[0] == "公司 (2)"
    assert firm.imports.preview(path).problems == ()
