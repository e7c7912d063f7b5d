"""What tables and columns are called, and how their values are written: as the company workbook has them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column as TableColumn

from models.plain import row_from_plain
from models.tables import METADATA
from services.imports import ROWS
from services.language import N_, Language
from services.wording.settings import setting_name
from services.workbooks.columns import Column
from services.workbooks.kinds import yes_no
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets import SHEETS
from services.workbooks.sheets.comparisons import COMPARISONS
from services.workbooks.sheets.periods import PERIODS
from services.workbooks.sheets.scorecards import SCORECARDS
from services.workbooks.vocabulary import groups_in

TABLES: Mapping[str, str] = {
    "scorecard_line": N_("Scorecard line"),
    "setting": N_("Setting"),
    "kpi_version": N_("Earlier form of a KPI"),
    "snapshot": N_("Frozen results"),
}
"""Tables that no sheet of the workbook is named after."""
COLUMNS: Mapping[tuple[str, str], str] = {
    ("scorecard", "id"): N_("Number of the card"),
    ("scorecard_line", "card"): N_("Number of the card"),
    ("scorecard_line", "position"): N_("Place in the order"),
    ("comparison", "card"): N_("Number of the card"),
    ("rating", "position"): N_("Place in the order"),
    ("adjustment", "position"): N_("Place in the order"),
    ("plan", "position"): N_("Place in the order"),
    ("coaching_note", "position"): N_("Place in the order"),
    ("resolution", "position"): N_("Place in the order"),
    ("setting", "item"): N_("Setting"),
    ("setting", "value"): N_("Value"),
    ("kpi_version", "code"): N_("KPI code"),
    ("kpi_version", "version"): N_("Version"),
    ("kpi_version", "replaced_at"): N_("Replaced at"),
    ("kpi_version", "body"): N_("Kept form"),
    ("snapshot", "period"): N_("Period"),
    ("snapshot", "version"): N_("Version"),
    ("snapshot", "digest"): N_("Seal of the results"),
}
"""Columns that no sheet of the workbook has."""
_ON_SHEET = {
    ("scorecard", "cap"): "total_cap",
    ("scorecard", "floor"): "total_floor",
    ("actual", "text"): "value",
}
"""Columns that the workbook calls otherwise."""
_LANGUAGES = {"zh": "中文", "en": "English"}


@cache
def _sheets() -> Mapping[str, Sheet]:
    """The sheet that tells of a table."""
    own = {ROWS[sheet.noun].__tablename__: sheet for sheet in SHEETS if sheet.noun in ROWS}
    return {
        **own,
        "period": PERIODS,
        "scorecard": SCORECARDS,
        "scorecard_line": SCORECARDS,
        "comparison": COMPARISONS,
    }


@cache
def _column(table: str, name: str) -> Column | None:
    sheet, wanted = _sheets().get(table), _ON_SHEET.get((table, name), name)
    if sheet is None or (table, name) in COLUMNS:
        return None
    return next((column for column in sheet.columns if column.field == wanted), None)


def in_order(table: str, names: Iterable[str]) -> list[str]:
    """Columns as the table has them, those that it no longer has last."""
    found = METADATA.tables.get(table)
    order = [] if found is None else [column.name for column in found.c]
    given = list(names)
    return [*(name for name in order if name in given), *(name for name in given if name not in order)]


def table_words(say: Language, table: str) -> str:
    """What a table's rows are called; its own name where there are no words."""
    if table in TABLES:
        return say(TABLES[table])
    sheet = _sheets().get(table)
    return table if sheet is None else sheet.title.of(say.code)


def column_words(say: Language, table: str, name: str) -> str:
    """What a column is called; its own name where there are no words."""
    if (table, name) in COLUMNS:
        return say(COLUMNS[table, name])
    column = _column(table, name)
    return name if column is None else column.header(say.code)


def value_words(say: Language, table: str, name: str, plain: Any) -> str:  # noqa: ANN401 - any plain value
    """A value as the user writes it; as it is stored where this program does not know its column."""
    if plain is None:
        return ""
    found = METADATA.tables.get(table)
    column = None if found is None else found.c.get(name)
    if column is None:
        return _text(say, plain)
    if name == "position" and type(plain) is int:
        return str(plain + 1)  # people count from one
    if table == "actual" and name == "text" and plain in {"yes", "no"}:
        return yes_no(plain == "yes", say.code)
    typed = _typed(column, plain)
    written = _column(table, name)
    return _text(say, typed if written is None or typed is plain else written.kind.write(typed, say.code))


def setting_words(say: Language, item: str, text: str) -> tuple[str, str]:
    """A setting's name, and its value as the user writes it."""
    name = setting_name(say, item)
    if not text:
        return name, ""
    if item == "logo":
        return name, say("(a picture)")
    if item == "rating_groups":
        return name, groups_in(say.code, text)
    return name, _LANGUAGES.get(text, text) if item == "language" else text


def _typed(column: "TableColumn[Any]", plain: Any) -> Any:  # noqa: ANN401 - any column's value
    """The value in its column's own type; as it is when it does not fit, which only another version wrote."""
    try:
        return row_from_plain(column.table, {column.name: plain})[column.name]
    except (ArithmeticError, TypeError, ValueError):
        return plain


def _text(say: Language, value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return yes_no(value, say.code)
        case Decimal():
            return say.plain(value)
        case StrEnum():
            return value.value
        case date():
            return say.day(value)
        case list() | tuple():
            return "; ".join(map(str, value))
        case _:
            return str(value)
