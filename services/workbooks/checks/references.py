"""Every code that a row names must exist, in the company or in the workbook."""

from typing import Any

from models.terms import SubjectType
from services.workbooks.columns import Column
from services.workbooks.draft import DraftRow, DraftSheet, Place
from services.workbooks.merging import Merging
from services.workbooks.sheets import SHEETS

NOUN_OF_SUBJECT = {
    SubjectType.DEPARTMENT: "departments",
    SubjectType.POSITION: "positions",
    SubjectType.EMPLOYEE: "employees",
}
_TITLES = {spec.noun: spec.title for spec in SHEETS}


def check_references(merging: Merging) -> None:
    """Look up what every row of the workbook refers to, flawed rows included."""
    blind = {
        sheet.spec.noun for sheet in merging.draft.sheets if sheet.spec.columns[0].field not in sheet.headers
    }
    known = {noun: _codes(merging, noun) for noun in merging.merges.keys() - blind}
    for sheet in merging.draft.sheets:
        for column in sheet.spec.columns:
            if column.refers and column.field in sheet.headers:
                for row in sheet.rows:
                    _check(merging, sheet, row, column, known)


def _codes(merging: Merging, noun: str) -> set[Any]:
    merge = merging[noun]
    return {key[0] for key in merge.after if key} | {key[0] for key in merge.broken}


def _check(
    merging: Merging, sheet: DraftSheet, row: DraftRow, column: Column, known: dict[str, set[Any]]
) -> None:
    value = row.values.get(column.field)
    if value is None:
        return
    noun = column.refers
    if noun == "subject":
        if (kind := row.values.get("type")) is None:
            return
        noun = NOUN_OF_SUBJECT[SubjectType(str(kind))]
    codes = known.get(noun)
    if codes is None:  # its sheet lacks the column of codes, which is told already
        return
    for code in value if type(value) is tuple else (value,):
        if code not in codes:
            merging.error(
                Place(sheet, row.number), column.field, "reference_unknown", value=code, sheet=_TITLES[noun]
            )
