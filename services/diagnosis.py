"""The four steps of diagnosis by strategy year (战略诊断): a year begins as a copy of the one before."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace

from models.settings import SettingRow
from models.store import Written
from models.strategy import DiagnosisRow, StrategyYearRow
from models.unit import Unit
from services.alignment import align
from services.domain.alignment import Alignment
from services.domain.company import Records
from services.domain.diagnosis import STEPS, Diagnosis, years_of
from services.domain.period import Period
from services.domain.strategy import DiagnosisStep
from services.edits import Row, write_rows
from services.errors import Mendable
from services.ledger import Ledger
from services.records import read_company
from services.strategy_report import StrategyReport, report_of
from services.workbooks.sheets.strategy import DIAGNOSIS, STRATEGY_YEARS

_MEANT = ("value_driver", "strategic_intent")


class DiagnosisBook:
    """The strategy years and the chain that hangs on them; what writes is one action."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: Records | None = None
        ledger.subscribe(self._forget)

    def _forget(self, _written: Written) -> None:
        self._kept = None

    def _records(self) -> Records:
        """The records without those of periods, kept until something is written."""
        if self._kept is None:
            with self._ledger.read() as connection:
                self._kept = read_company(connection, periods=())
        return self._kept

    def years(self) -> tuple[Diagnosis, ...]:
        """Every strategy year, the newest first."""
        return years_of(self._records())

    def today(self) -> date:
        """The day it is."""
        return self._ledger.store.now().date()

    def alignment(self, period: str = "") -> Alignment:
        """How the chain holds on a period's first day, or today."""
        return align(self._records(), self._day(period))

    def report(self, year: int, period: str = "") -> StrategyReport:
        """What the strategy report of a year says, the chain as on a period's first day, or today."""
        return report_of(self._records(), year, self._day(period))

    def _day(self, period: str) -> date:
        if not period:
            return self.today()
        return Period.parse(period, self._records().settings.fiscal_start).first_day

    def begin(self, year: int) -> None:
        """Begin a year as a copy of the newest before it; Mendable when it is there already.

        What was found, its evidence and who was asked are copied; dates and done are the new year's own.
        """
        with self._ledger.write("strategy.begin", {"year": year}) as writing:
            unit = writing.unit
            records = read_company(unit.connection, periods=())
            years = years_of(records)
            if any(one.year == year for one in years):
                raise Mendable("strategy.year_exists", year=year)
            _keep(unit, years)
            settings = records.settings
            blank = Diagnosis(year, settings.value_driver, settings.strategic_intent)
            source = next((one for one in years if one.year < year), blank)
            _put_year(unit, year, source)
            copied = [replace(step, year=year, day=None, done=False) for step in source.steps]
            unit.put_all(DiagnosisRow, map(asdict, copied))
            if not years or year > years[0].year:
                _put_settings(unit, source.value_driver, source.strategic_intent)

    def remove(self, year: int) -> None:
        """Remove a year with its steps; the company's driver is then that of the newest left."""
        with self._ledger.write("strategy.remove", {"year": year}) as writing:
            unit = writing.unit
            years = years_of(read_company(unit.connection, periods=()))
            unit.remove_all(DiagnosisRow, [{"year": year, "step": number} for number in STEPS])
            unit.remove(StrategyYearRow, {"year": year})
            left = [one for one in years if one.year != year]
            if left and year > left[0].year:
                _put_settings(unit, left[0].value_driver, left[0].strategic_intent)

    def mean(self, year: int, field: str, words: str) -> None:
        """Write a year's `value_driver` or `strategic_intent`; the newest year's is the company's too."""
        with self._ledger.write(f"strategy.{field}", {"year": year}) as writing:
            unit = writing.unit
            years = years_of(read_company(unit.connection, periods=()))
            present = next((one for one in years if one.year == year), Diagnosis(year))
            told = {name: getattr(present, name) for name in _MEANT} | {field: words}
            write_rows(unit, [(STRATEGY_YEARS, [{"year": str(year), **told}])])
            if not years or year >= years[0].year:
                _put_settings(unit, told["value_driver"], told["strategic_intent"])

    def write(self, year: int, step: int, fields: Row) -> None:
        """Write some fields of a step; EditRefused names the field that is wrong."""
        with self._ledger.write("diagnosis.write", {"year": year, "step": step}) as writing:
            write_rows(writing.unit, [(DIAGNOSIS, [{"year": str(year), "step": str(step), **fields}])])

    def finish(self, year: int, step: int, *, done: bool = True) -> None:
        """Say that a step is done, today where it has no date yet, or that it is not."""
        with self._ledger.write("diagnosis.write", {"year": year, "step": step}) as writing:
            key = {"year": year, "step": step}
            present = writing.unit.present(DiagnosisRow, key)
            fresh = {**asdict(DiagnosisStep(year, step)), **(present or {}), "done": done}
            if done and fresh["day"] is None:
                fresh["day"] = self.today()
            writing.unit.put(DiagnosisRow, fresh)


def _keep(unit: Unit, years: Iterable[Diagnosis]) -> None:
    """Write down what years have so far from the company's settings."""
    for one in years:
        _put_year(unit, one.year, one)


def _put_year(unit: Unit, year: int, source: Diagnosis) -> None:
    values: dict[str, Any] = {name: getattr(source, name) for name in _MEANT}
    unit.put(StrategyYearRow, {"year": year, **values})


def _put_settings(unit: Unit, driver: str, intent: str) -> None:
    for item, value in zip(_MEANT, (driver, intent), strict=True):
        unit.put(SettingRow, {"item": item, "value": value})
