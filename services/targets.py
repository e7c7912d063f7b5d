"""Targets (目标分解): a year's and its months' kept, and their way into the periods."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from models.entry import ActualRow
from models.kpi import KpiRow
from models.records import read_records
from models.target import MonthTargetRow, YearTargetRow
from models.terms import PeriodState
from models.unit import Unit
from services.domain.entry import Actual
from services.domain.scorecard import SubjectKey
from services.edits import Batch, Row, write_rows
from services.errors import Mendable
from services.ledger import Ledger
from services.month_targets import take_over
from services.records import read_company
from services.scored_records import read_settings
from services.target_plans import YearPlan, months_of, plan_year, year_before
from services.workbooks.sheets.targets import MONTH_TARGETS, YEAR_TARGETS


class TypedTargets(Struct, frozen=True):
    """What was typed for a subject: the year's target and its months', as texts; blank clears."""

    key: SubjectKey
    total: str
    months: tuple[str, ...]


class Targets:
    """Year and month targets of KPIs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def plan(self, year: int, kpi: str) -> YearPlan:
        """A year of a KPI for the departments that carry it and whoever has a target of it."""
        with self._ledger.read() as connection:
            records = read_company(connection, periods=())
            before = year_before(months_of(year, records.settings.fiscal_start))
            row = ActualRow
            done = read_records(connection, row, Actual, row.kpi == kpi, row.period.in_(before))
        found = next((one for one in records.kpis if one.code == kpi), None)
        if found is None:
            raise Mendable("kpi.unknown", kpi=kpi)
        return plan_year(records, year, found, done)

    def save(self, year: int, kpi: str, typed: Sequence[TypedTargets]) -> None:
        """Keep a year of a KPI as one action; EditRefused names the row and field that cannot be read."""
        with self._ledger.write("target.save", {"year": year, "kpi": kpi}) as writing:
            unit = writing.unit
            writing.facts["name"] = _name(unit.connection, kpi)
            months = months_of(year, read_settings(unit.connection).fiscal_start)
            write_rows(unit, _batches(year, kpi, months, typed))
            _clear(unit, year, kpi, months, typed)

    def flow(self, year: int, kpi: str) -> tuple[str, ...]:
        """Make the stored months' targets those of the open periods; gives the periods that changed.

        A month not opened yet takes its targets over when it is; a locked one stays as it is.
        """
        plan = self.plan(year, kpi)
        if not any(value is not None for row in plan.rows for value in row.months):
            raise Mendable("target.no_months")
        states = zip(plan.months, plan.states, strict=True)
        opened = [month for month, state in states if state not in {None, PeriodState.LOCKED}]
        facts = {"year": year, "kpi": kpi, "name": plan.kpi.name}
        with self._ledger.write("target.flow", facts) as writing:
            return tuple(month for month in opened if take_over(writing.unit, month, kpi))


def _name(connection: Connection, kpi: str) -> str:
    return connection.scalar(select(KpiRow.name).where(KpiRow.code == kpi)) or kpi


def _batches(year: int, kpi: str, months: Sequence[str], typed: Sequence[TypedTargets]) -> list[Batch]:
    totals: list[Row] = []
    parts: list[Row] = []
    for one in typed:
        where = {"kpi": kpi, "type": one.key.type.value, "subject": one.key.code}
        if one.total.strip():
            totals.append({"year": str(year), **where, "total": one.total})
        parts += [
            {"month": month, **where, "value": text}
            for month, text in zip(months, one.months, strict=True)
            if text.strip()
        ]
    return [(YEAR_TARGETS, totals), (MONTH_TARGETS, parts)]


def _clear(unit: Unit, year: int, kpi: str, months: Sequence[str], typed: Sequence[TypedTargets]) -> None:
    """Remove what was left blank."""
    totals: list[Mapping[str, Any]] = []
    parts: list[Mapping[str, Any]] = []
    for one in typed:
        place = {"kpi": kpi, "type": one.key.type, "subject": one.key.code}
        if not one.total.strip():
            totals.append({"year": year, **place})
        parts += [
            {"month": month, **place}
            for month, text in zip(months, one.months, strict=True)
            if not text.strip()
        ]
    unit.remove_all(YearTargetRow, totals)
    unit.remove_all(MonthTargetRow, parts)
