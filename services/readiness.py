"""Which periods of a company could not be locked, because somebody in them is incomplete. Pure."""

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from services.domain.company import Records
from services.domain.period import MONTHS, Period
from services.domain.result import SubjectResult
from services.scoring.past import PastPeriod
from services.scoring.period import PeriodScorer

_OF_A_PERIOD = ("actuals", "ratings", "adjustments", "attendance", "waivers")


class Readiness:
    """Scores periods of records that are not in the file yet.

    What earlier periods of the same kind bring along does not bear on completeness and is left out.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._start = records.settings.fiscal_start
        self._periods = [Period.parse(record.code, self._start) for record in records.periods]
        self._past: dict[str, PastPeriod] = {}
        self._entries: dict[str, dict[str, list[object]]] = {}
        for noun in _OF_A_PERIOD:
            for record in getattr(records, noun):
                self._entries.setdefault(record.period, {}).setdefault(noun, []).append(record)

    def incomplete(self, code: str) -> tuple[SubjectResult, ...]:
        """The subjects that keep a period from being locked."""
        return self._scorer(Period.parse(code, self._start)).result().incomplete

    def _scorer(self, period: Period) -> PeriodScorer:
        wanted = {period.code, *(month.code for month in period.year_to_date())}
        inside = [found for found in self._periods if _is_part(found, period)]
        return PeriodScorer(self._slice(wanted), period, [self._past_of(found) for found in inside])

    def _past_of(self, period: Period) -> PastPeriod:
        if period.code not in self._past:
            self._past[period.code] = self._scorer(period).past()
        return self._past[period.code]

    def _slice(self, codes: Collection[str]) -> Records:
        entries = [self._entries[code] for code in sorted(codes) if code in self._entries]
        parts: dict[str, Any] = {
            noun: tuple(one for found in entries for one in found.get(noun, ())) for noun in _OF_A_PERIOD
        }
        return replace(self._records, **parts)


def _is_part(found: Period, period: Period) -> bool:
    shorter = MONTHS[found.dimension] < MONTHS[period.dimension]
    return shorter and period.first_day <= found.first_day <= period.last_day
