"""Which period could be opened next (新考核期), and what its opening would find."""

from sqlalchemy import func, select

from models.period import PeriodRow
from models.target import MonthTargetRow
from models.terms import Dimension
from services.domain.period import Period
from services.domain.prospect import Prospect, far_from, prospect
from services.ledger import Ledger
from services.periods import parse
from services.records import read_company
from services.scored_records import read_settings
from services.scoring.period import PeriodScorer


class Prospects:
    """Periods that are not open yet."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def next(self, dimension: Dimension) -> Period:
        """The first period of a kind that is not open yet after those that are; else the present one."""
        with self._ledger.read() as connection:
            start = read_settings(connection).fiscal_start
            opened = [Period.parse(code, start) for code in connection.scalars(select(PeriodRow.code))]
        same = [period for period in opened if period.dimension is dimension]
        if same:
            return max(same, key=lambda period: period.first_day).shift(1)
        months = [period for period in opened if period.dimension is Dimension.MONTHLY]
        day = max((period.first_day for period in months), default=self._ledger.store.now().date())
        year = Period(day.year, 1, Dimension.ANNUAL, start)
        year = year if year.holds(day) else year.shift(-1)
        return next(part for part in year.parts(dimension) if part.holds(day))

    def of(self, code: str) -> Prospect:
        """What opening a period would find; Mendable when the code is none."""
        with self._ledger.read() as connection:
            start = read_settings(connection).fiscal_start
            period = parse(code, start)
            opened = list(connection.scalars(select(PeriodRow.code)))
            if code in opened:
                return Prospect(period, opened=True)
            known = [Period.parse(one, start).first_day for one in opened]
            planned = select(func.count()).select_from(MonthTargetRow).where(MonthTargetRow.month == code)
            targets = connection.scalar(planned) or 0
            records = read_company(connection, {code})
        result = PeriodScorer(records, period).result()
        far = far_from(period, known or [self._ledger.store.now().date()])
        return prospect(period, result, records, targets, far)
