"""The company's KPIs (指标): what the page shows of them, taking in from the library, versions, alarms."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field
from sqlalchemy import and_, func, select

from models.kpi import KpiRow
from models.period import PeriodRow
from models.records import read_records
from models.result import ResultLineRow
from models.terms import PeriodState
from services.codes import next_code
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.library import Indicator
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.edits import Edits, FieldProblem, InUse, Row, write_rows
from services.kpi_versions import KpiVersion, locked_lines, version_counts, versions_of
from services.ledger import Ledger
from services.library.catalogue import Library
from services.library.kpis import namesake, to_kpi
from services.records import read_company
from services.results import Results
from services.scoring.divergence import series_of
from services.scoring.past import LineKey, scores_in
from services.typed_row import typed_row
from services.usage import Use
from services.workbooks.sheets.alarms import ALARM_ANSWERS_SHEET
from services.workbooks.sheets.kpis import KPIS

MONTHS = 12
"""Months that the series of a pair run over."""


class KpiShelf(Struct, frozen=True):
    """The KPIs with what a form over one offers; `used` counts cards, `kept` earlier forms, by code."""

    records: Records
    used: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        """The company's KPIs in order."""
        return self.records.kpis

    def get(self, code: str) -> Kpi | None:
        """The KPI of a code."""
        return next((kpi for kpi in self.kpis if kpi.code == code), None)

    def target(self, code: str) -> Decimal | None:
        """A target that some card gives it, the latest first; None when none does."""
        lines = (line for card in reversed(self.records.scorecards) for line in card.lines)
        return next((line.target for line in lines if line.kpi == code and line.target is not None), None)


class PairSeries(Struct, frozen=True):
    """The mean scores of a KPI and its outcome over months, None where there was none."""

    months: tuple[str, ...]
    scores: tuple[Decimal | None, ...]
    outcome_scores: tuple[Decimal | None, ...]


class KpiBook:
    """KPIs as the officer keeps them. `drafts` holds, by code, what was typed and is not saved yet."""

    def __init__(self, ledger: Ledger, edits: Edits, results: Results) -> None:
        self._ledger, self._edits, self._results = ledger, edits, results
        self.drafts: dict[str, dict[str, str]] = {}

    def shelf(self) -> KpiShelf:
        """All KPIs and what a form over one offers."""
        with self._ledger.read() as connection:
            records = read_company(connection, periods=())
            kept = version_counts(connection)
        used = Counter(code for card in records.scorecards for code in {line.kpi for line in card.lines})
        return KpiShelf(records, used, kept)

    def check(self, row: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with a KPI as it is typed."""
        return self._edits.check(KPIS, [row])

    def save(self, row: Row, *, new: bool = False) -> None:
        """Write a KPI; EditRefused names the fields to mend. A form that was scored and locked is kept."""
        verb = "kpi.add" if new else "kpi.change"
        self._edits.put(verb, KPIS, [row], {"name": str(row.get("name", ""))})

    def remove(self, kpi: Kpi) -> None:
        """Delete a KPI; InUse tells what depends on it, locked results included."""
        uses = self.uses(kpi.code)
        if uses:
            raise InUse(kpi.code, uses)
        self._edits.remove("kpi.remove", KPIS, {"code": kpi.code}, {"name": kpi.name})

    def uses(self, code: str) -> tuple[Use, ...]:
        """What depends on a KPI."""
        with self._ledger.read() as connection:
            count = locked_lines(connection, code)
        locked = (Use(ResultLineRow.__tablename__, "kpi", count),) if count else ()
        return (*self._edits.uses(KPIS, code), *locked)

    def take(
        self, library: Library, indicator: Indicator, language: str, *, provider: str | None = None
    ) -> str:
        """Take an indicator into the company under the next free code, which it gives."""
        with self._ledger.write("kpi.take", {"name": indicator.name.of(language)}) as writing:
            kpis = read_records(writing.unit.connection, KpiRow, Kpi)
            code = next_code([kpi.code for kpi in kpis], "K01")
            paired = library.outcome(indicator)
            outcome = namesake(paired, kpis) if paired is not None else None
            kpi = to_kpi(
                indicator, code, language, provider=provider, outcome=outcome.code if outcome else None
            )
            write_rows(writing.unit, [(KPIS, [typed_row(kpi)])])
        return code

    def versions(self, kpi: Kpi) -> tuple[KpiVersion, ...]:
        """Every form of a KPI, the present one last."""
        with self._ledger.read() as connection:
            return versions_of(connection, kpi)

    # Alarms

    def check_answer(self, row: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with an answer as it is typed."""
        return self._edits.check(ALARM_ANSWERS_SHEET, [row])

    def answer(self, row: Row, name: str) -> None:
        """Write an answer to an alarm; a month's earlier one gives way, in the trail it stays."""
        self._edits.put("alarm.answer", ALARM_ANSWERS_SHEET, [row], {"name": name})

    def series(self, kpi: str, outcome: str, period: str) -> PairSeries:
        """The scores of a pair over the months up to a period; the open ones as they stand."""
        last = Period.parse(period)
        months = [last.shift(step).code for step in range(1 - MONTHS, 1)]
        locked, opened = self._locked_scores(months, (kpi, outcome))
        for code in opened:
            locked[code] = scores_in(self._results.of(code))
        means = {code: series_of(scores.items(), (kpi, outcome)) for code, scores in locked.items()}
        return PairSeries(
            tuple(months),
            tuple(means.get(code, {}).get(kpi) for code in months),
            tuple(means.get(code, {}).get(outcome) for code in months),
        )

    def _locked_scores(
        self, months: Sequence[str], kpis: Sequence[str]
    ) -> tuple[dict[str, Mapping[LineKey, Decimal]], list[str]]:
        """Scores in the newest snapshots of the locked months, and which months are open."""
        row = ResultLineRow
        newest = select(row.period, func.max(row.version).label("version")).group_by(row.period).subquery()
        joined = and_(row.period == newest.c.period, row.version == newest.c.version)
        statement = select(row.period, row.type, row.code, row.kpi, row.score).join(newest, joined)
        with self._ledger.read() as connection:
            states = {
                row.code: row.state for row in connection.execute(select(PeriodRow.code, PeriodRow.state))
            }
            found = connection.execute(statement.where(row.period.in_(months), row.kpi.in_(kpis))).all()
        scores: dict[str, dict[LineKey, Decimal]] = {}
        for period, kind, code, kpi, score in found:
            if score is not None and states.get(period) is PeriodState.LOCKED:
                scores.setdefault(period, {})[SubjectKey(kind, code), kpi] = score
        opened = [code for code in months if states.get(code) not in {None, PeriodState.LOCKED}]
        return dict(scores), opened
