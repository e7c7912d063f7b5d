"""Writing a form: grey cells that say something, white ones to fill in, protection without a password."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from services.workbooks.book import Book
from services.workbooks.cells import letters_of
from services.workbooks.forms.key import KEY_SHEET, LIST_SHEET, KeySheet
from services.workbooks.forms.layout import Fixed, Form, Look, Slot, SlotKind
from services.workbooks.raw import CellValue
from services.workbooks.text import clean_text

_EDGE = "#B9C2CC"
_BASE: dict[str, Any] = {"text_wrap": True, "valign": "vcenter", "font_size": 10.5}
_GREY: dict[str, Any] = {**_BASE, "bg_color": "#F1F3F5", "border": 1, "border_color": _EDGE}
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {**_BASE, "bold": True, "font_size": 16, "text_wrap": False},
    Look.NOTE: {**_BASE, "font_color": "#5A6570"},
    Look.SECTION: {**_BASE, "bold": True, "font_size": 12, "valign": "bottom"},
    Look.HEAD: {**_GREY, "bold": True},
    Look.PLAIN: _GREY,
    Look.FIGURE: {**_GREY, "align": "right"},
}
_SLOT = {**_BASE, "border": 1, "border_color": "#0F6B63", "locked": False, "valign": "top"}
_DATE = "yyyy-mm-dd"
_LONGEST_LIST = 2_000


def write_form(form: Form, path: Path) -> None:
    """Write a form; OSError when the disk or the folder refuses."""
    with Book(path, f"{form.key.sheet} {form.key.subject_name}") as book:
        _Writer(form, book.workbook).write()


class _Writer:
    """One form on its way into a workbook."""

    def __init__(self, form: Form, workbook: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self._form, self._workbook = form, workbook
        self._formats: dict[str, Any] = {}
        self._key = KeySheet(form.key, dict(form.facts))

    def write(self) -> None:
        sheet = self._workbook.add_worksheet(self._form.key.sheet)
        for column, width in enumerate(self._form.widths):
            sheet.set_column(column, column, width)
        lists = self._write_lists()
        for number, row in enumerate(self._form.rows):
            column = 0
            for cell in row.cells:
                self._write(sheet, number, column, cell, lists)
                column += cell.span
            if row.height:
                sheet.set_row(number, row.height)
        self._set_page(sheet)
        hidden = self._workbook.add_worksheet(KEY_SHEET)
        for number, line in enumerate(self._key.lines()):
            for column, text in enumerate(line):
                hidden.write_string(number, column, text)
        hidden.very_hidden()

    def _write_lists(self) -> dict[str, str]:
        """The lists that slots offer, each in a column of a very hidden sheet; their ranges by name."""
        ranges: dict[str, str] = {}
        if not self._form.lists:
            return ranges
        sheet = self._workbook.add_worksheet(LIST_SHEET)
        for column, (name, words) in enumerate(self._form.lists.items()):
            for row, text in enumerate(words[:_LONGEST_LIST]):
                sheet.write_string(row, column, clean_text(text))
            letter, last = letters_of(column), max(len(words), 1)
            ranges[name] = f"='{LIST_SHEET}'!${letter}$1:${letter}${last}"
        sheet.very_hidden()
        return ranges

    def _write(self, sheet: Any, row: int, column: int, cell: Fixed | Slot, lists: dict[str, str]) -> None:  # noqa: ANN401
        place = f"{letters_of(column)}{row + 1}"
        if isinstance(cell, Fixed):
            text = clean_text(cell.text)
            self._put(sheet, row, column, cell.span, text or None, self._format(cell.look))
            if text:
                self._key.fixed[place] = text
            return
        shape = self._format("day" if cell.kind is SlotKind.DAY else "slot")
        self._put(sheet, row, column, cell.span, cell.value, shape)
        self._key.slots[cell.name] = (cell.kind, place)
        self._validate(sheet, row, column, cell, lists)

    def _put(self, sheet: Any, row: int, column: int, span: int, value: CellValue, shape: Any) -> None:  # noqa: ANN401
        if span > 1:
            sheet.merge_range(row, column, row, column + span - 1, "", shape)
        match value:
            case str():
                sheet.write_string(row, column, clean_text(value), shape)
            case date():
                sheet.write_datetime(row, column, value, shape)
            case _:
                sheet.write_blank(row, column, None, shape)

    def _validate(self, sheet: Any, row: int, column: int, slot: Slot, lists: dict[str, str]) -> None:  # noqa: ANN401
        rule: dict[str, Any] = {}
        if slot.choices:  # a name that is not in the list is taken: the program says what it makes of it
            rule = {"validate": "list", "source": lists[slot.choices], "error_type": "warning"}
        elif slot.kind is SlotKind.DAY:
            first = slot.earliest or date(2000, 1, 1)
            last = first + timedelta(days=3_650)
            rule = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
            rule["error_type"] = "warning"
        if not rule:
            return
        hint, refusal = self._form.hints.get(slot.kind, ("", ""))
        rule |= {"input_message": hint[:255]} if hint else {}
        rule |= {"error_message": refusal[:255]} if refusal else {}
        sheet.data_validation(row, column, row, column, rule)

    def _set_page(self, sheet: Any) -> None:  # noqa: ANN401
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&8{self._form.number}&R&8&P / &N")
        sheet.protect("", {"format_rows": True, "format_columns": True})
        sheet.activate()

    def _format(self, name: str) -> Any:  # noqa: ANN401
        if name not in self._formats:
            properties = {"slot": _SLOT, "day": {**_SLOT, "num_format": _DATE}}.get(name)
            self._formats[name] = self._workbook.add_format(properties or _LOOKS[Look(name)])
        return self._formats[name]
