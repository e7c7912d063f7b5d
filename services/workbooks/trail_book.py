"""The audit trail as a workbook: a row for every field that an action changed."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo
from decimal import Decimal
from pathlib import Path

from services.errors import Mendable
from services.language import Language
from services.trail import TrailChange
from services.trail_names import Names
from services.trail_search import Entry
from services.wording.actions import action_words
from services.wording.changes import ChangeWords, FieldWords, change_words, subject_words
from services.wording.trail import local_time, reason_words
from services.workbooks.book import Book, Heading
from services.workbooks.problems import Bilingual, Problem
from services.workbooks.raw import CellValue

LONGEST = 1_048_575
"""Rows of a sheet below its header."""
_COLUMNS = (
    Bilingual("时间", "Time"),
    Bilingual("操作人", "Who"),
    Bilingual("操作", "Action"),
    Bilingual("原因", "Reason"),
    Bilingual("对象", "Subject"),
    Bilingual("指标", "KPI"),
    Bilingual("考核期", "Period"),
    Bilingual("记录", "Record"),
    Bilingual("项目", "Field"),
    Bilingual("原值", "Old value"),
    Bilingual("新值", "New value"),
    Bilingual("序号", "Number"),
    Bilingual("哈希", "Hash"),
)
_TITLE = Bilingual("修改留痕", "Audit trail")
Found = tuple[Entry, tuple[TrailChange, ...]]


def write_trail(
    found: Iterable[Found], names: Names, path: Path, say: Language, tz: tzinfo | None = None
) -> tuple[Problem, ...]:
    """Write actions with their changes; gives warnings about texts that a cell cannot hold.

    Mendable when a sheet cannot hold them all.
    """
    title = _TITLE.of(say.code)
    headings = [Heading(name.of(say.code), "0" if name.en == "Number" else "") for name in _COLUMNS]
    with Book(path, title, lean=True) as book:
        book.add(title, headings, _bounded(_rows(found, names, say, tz)))
    return tuple(book.problems)


def _bounded(rows: Iterator[list[CellValue]]) -> Iterator[list[CellValue]]:
    for number, row in enumerate(rows, 1):
        if number > LONGEST:
            raise Mendable("export.too_many_rows", limit=f"{LONGEST:,}")
        yield row


def _rows(
    found: Iterable[Found], names: Names, say: Language, tz: tzinfo | None
) -> Iterator[list[CellValue]]:
    for entry, changes in found:
        action = entry.action
        moment = local_time(action.at, tz).strftime("%Y-%m-%d %H:%M:%S")
        head: list[CellValue] = [
            moment,
            action.who,
            action_words(say, action),
            reason_words(say, action) or None,
        ]
        tail: list[CellValue] = [Decimal(action.id), entry.hash]
        if not changes:
            yield [*head, subject_words(action, names) or None, *[None] * 6, *tail]
        for change in changes:
            told = change_words(say, change, names, action.id)
            for field in told.fields:
                yield [*head, *_cells(told, field), *tail]


def _cells(told: ChangeWords, field: FieldWords) -> list[CellValue]:
    record = " · ".join(part for part in (told.noun, told.more) if part)
    return [
        told.subject or None,
        told.kpi or None,
        told.period or None,
        record,
        field.name or None,
        field.before or None,
        field.after or None,
    ]
