"""What a company workbook says to who fills it in: which sheets come first, and which columns are required.

Sheet and header names are the contract's, so it is said by colours and notes.
"""

from typing import Any

from services.workbooks.problems import Bilingual
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets import SHEETS
from services.workbooks.sheets.company import COMPANY
from services.workbooks.sheets.kpis import KPIS
from services.workbooks.sheets.organisation import DEPARTMENTS, EMPLOYEES
from services.workbooks.sheets.scorecards import SCORECARDS

FIRST = (COMPANY, DEPARTMENTS, EMPLOYEES, KPIS, SCORECARDS)
"""What one needs before a month can be scored, in the order in which one fills it in."""
_TAB = "#0F6B66"
_WHOLE = Bilingual(
    "这份工作簿有 {count} 张工作表，不必都填。\n\n"
    "先填绿色标签的几张：{first}。每月再填“实际值”，其余按需要填。\n\n"
    "每张表里，深色表头的列必填，浅色的可以空着。表名和表头请不要改。",
    "This workbook has {count} sheets; you need not fill in all of them.\n\n"
    "Begin with the green tabs: {first}. Each month add “Actuals”; use the others as you need them.\n\n"
    "In every sheet the columns with a dark header are required, those with a light one may stay empty. "
    "Leave the names of sheets and headers as they are.",
)
_STEP = Bilingual(
    "先填的第 {number} 张（共 {count} 张）。\n", "Sheet {number} of the {count} to begin with.\n"
)
_REQUIRED = Bilingual("必填（深色表头）：{columns}。", "Required (dark header): {columns}.")


def add_guide(worksheet: Any, sheet: Sheet, language: str) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Mark a sheet that comes first, and put the notes beside its header."""
    comma = Bilingual("、", ", ").of(language)
    columns = comma.join(column.header(language) for column in sheet.columns if column.required)
    words = _REQUIRED.of(language).format(columns=columns)
    if sheet in FIRST:
        worksheet.set_tab_color(_TAB)
        step = _STEP.of(language).format(number=FIRST.index(sheet) + 1, count=len(FIRST))
        words = step + words
    if sheet is SHEETS[0]:
        first = comma.join(one.title.of(language) for one in FIRST)
        whole = _WHOLE.of(language).format(count=len(SHEETS), first=first)
        beside = {"visible": True, "start_col": len(sheet.columns) + 1, "start_row": 1, "height": 240}
        _note(worksheet, f"{whole}\n\n{words}", **beside)
    else:
        _note(worksheet, words, height=90)


def _note(worksheet: Any, words: str, **place: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
    worksheet.write_comment(0, 0, words, {"author": "", "font_size": 10, "width": 320, **place})
