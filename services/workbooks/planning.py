"""What importing a draft into a company would do: the merge, its checks, and the preview. Pure."""

from typing import Any

from models.terms import PeriodState
from services.domain.company import Records
from services.domain.period import Period, PeriodRecord
from services.workbooks.checks import CHECKS
from services.workbooks.draft import Draft
from services.workbooks.kinds import PeriodCode
from services.workbooks.merging import Merging
from services.workbooks.preview import Fate, Preview, SheetCount
from services.workbooks.sheets import SHEETS


def plan_import(draft: Draft, current: Records) -> Preview:
    """Lay a draft over a company; nothing is written, every problem is told."""
    merging = Merging(draft, current)
    for spec in SHEETS:
        spec.merge(merging)
    for check in CHECKS:
        check(merging)
    opened, locked, moved = _periods(merging)
    put = {
        noun: tuple(merge.put) for noun, merge in merging.merges.items() if merge.put and noun != "periods"
    }
    removed = {noun: tuple(merge.removed) for noun, merge in merging.merges.items() if merge.removed}
    return Preview(
        problems=_sorted(merging),
        sheets=_counts(merging),
        changes=tuple(merging.changes),
        after=_after(merging),
        put=put,
        removed=removed,
        opened=opened,
        locked=locked,
        moved=moved,
    )


def _periods(merging: Merging) -> tuple[tuple[str, ...], tuple[str, ...], tuple[PeriodRecord, ...]]:
    """The codes to open and to lock, in order of time, and the periods with their new states before the lock.

    What is to be locked is still as it was in `after`, open when it is new.
    """
    merge = merging["periods"]
    stored = {period.code: period.state for period in merging.current.periods}
    fiscal_start = merging.settings.fiscal_start
    named = sorted(_named(merging), key=lambda code: _time(code, fiscal_start))
    opened = tuple(code for code in named if code not in stored)
    locked = tuple(
        code
        for code in named
        if stored.get(code) is not PeriodState.LOCKED
        and (record := merge.after.get((code,))) is not None
        and record.state is PeriodState.LOCKED
    )
    for code in named:
        record = merge.after.get((code,))
        if record is None or code in locked:
            merge.after[code,] = PeriodRecord(code, stored.get(code, PeriodState.OPEN))
    moved = tuple(record for code in named if (record := merge.after[code,]).state is not stored.get(code))
    return opened, locked, moved


def _time(code: str, fiscal_start: int) -> tuple[object, ...]:
    period = Period.parse(code, fiscal_start)
    return (period.last_day, -period.first_day.toordinal())


def _named(merging: Merging) -> set[str]:
    names: set[str] = set()
    for sheet in merging.draft.sheets:
        for column in sheet.spec.columns:
            if isinstance(column.kind, PeriodCode):
                names.update(
                    str(row.values[column.field]) for row in sheet.rows if column.field in row.values
                )
    return names


def _sorted(merging: Merging) -> tuple[Any, ...]:
    """All problems, sheet by sheet in the contract's order, then by row."""
    order = {sheet.name: index for index, sheet in enumerate(merging.draft.sheets)}
    problems = [*merging.draft.problems, *merging.problems]
    return tuple(sorted(problems, key=lambda problem: (order.get(problem.sheet, -1), problem.row)))


def _counts(merging: Merging) -> tuple[SheetCount, ...]:
    counted: dict[tuple[str, Fate], int] = {}
    for change in merging.changes:
        key = (change.spec.en, change.fate)
        counted[key] = counted.get(key, 0) + change.rows
    present = {sheet.spec.en for sheet in merging.draft.sheets}
    return tuple(
        SheetCount(
            spec.title,
            counted.get((spec.en, Fate.ADDED), 0),
            counted.get((spec.en, Fate.CHANGED), 0),
            merging.unchanged.get(spec.en, 0),
        )
        for spec in SHEETS
        if spec.en in present
    )


def _after(merging: Merging) -> Records:
    values: dict[str, Any] = {}
    for name in Records.__struct_fields__:
        merge = merging[name]
        values[name] = merge.after[()] if name == "settings" else tuple(merge.after.values())
    return Records(**values)
