"""Loop figures (闭环成效): how many gaps got a revised action, how many actions were done on time, and what
the scores did afterwards.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from models.improvement import ImprovementRow
from models.records import read_records
from models.terms import ImprovementState
from services.cycle.gaps import SpeakerGap
from services.cycle.loop import Course, Share, answered, course, on_time
from services.cycle.speaking import reported_on
from services.domain.improvement import Improvement
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.follow_up import FollowUp, read_speakers
from services.history import History, stretch
from services.ledger import Ledger
from services.results import Results

MONTHS = 6
"""Periods that the figures look back on."""
_OVER = (ImprovementState.DONE, ImprovementState.CLOSED)


class LoopMonth(Struct, frozen=True):
    """A period's gaps and how many of them were answered; the actions due in it and how many were on time."""

    period: str
    answered: Share
    on_time: Share


class LoopFigures(Struct, frozen=True):
    """The figures of the last periods, the courses around finished actions, and the gaps that stay open.

    `stubborn` are the gaps of the last period with a score, `scored`: those that have been below 100 the
    longest first.
    """

    months: tuple[LoopMonth, ...]
    courses: tuple[Course, ...]
    stubborn: tuple[SpeakerGap, ...]
    scored: str = ""

    @property
    def told(self) -> bool:
        """Whether there is anything to look back on."""
        return bool(self.courses or any(one.answered.whole or one.on_time.whole for one in self.months))


class Loop:
    """Reads whether the cycle closes."""

    def __init__(self, ledger: Ledger, results: Results, history: History, follow_up: FollowUp) -> None:
        self._ledger = ledger
        self._results = results
        self._history = history
        self._follow_up = follow_up

    def figures(self, period: str, months: int = MONTHS) -> LoopFigures:
        """The figures of a period and the ones before it of its kind."""
        latest = Period.parse(period)
        with self._ledger.read() as connection:
            actions = read_records(connection, ImprovementRow, Improvement)
        opened = self._history.opened(latest.dimension)
        codes = [
            code for code in stretch([code for code in opened if code <= period], months) if code in opened
        ]
        scored = next((code for code in reversed(codes) if self._has_score(code)), period)
        gaps = {code: self._follow_up.gaps(code) for code in codes}
        return LoopFigures(
            tuple(self._month(code, gaps[code], actions) for code in codes),
            self._courses(latest, codes, actions),
            tuple(sorted(gaps.get(scored, ()), key=lambda gap: (-gap.in_a_row, -gap.points))),
            scored,
        )

    def _has_score(self, code: str) -> bool:
        """Whether anybody has a total in a period: a month just opened tells nothing of its gaps."""
        return any(one.total is not None for one in self._results.of(code).results)

    @staticmethod
    def _month(code: str, gaps: Sequence[SpeakerGap], actions: Sequence[Improvement]) -> LoopMonth:
        days = Period.parse(code)
        due = [one for one in actions if days.holds(one.due)]
        return LoopMonth(code, answered(gaps, actions), on_time(due, days.last_day))

    def _courses(
        self, latest: Period, codes: Sequence[str], actions: Sequence[Improvement]
    ) -> tuple[Course, ...]:
        """What the scores did around the finished actions raised in these periods, the newest first."""
        over = [
            one for one in actions if one.period in codes and one.state in _OVER and one.kpi and one.speaker
        ]
        speakers = dict.fromkeys(one.speaker for one in over if one.speaker)
        keys = self._subjects(latest.code, speakers)
        scores = self._history.scores(list(dict.fromkeys(keys.values())), latest.dimension)
        courses = [
            course(
                one, _line(scores[keys[one.speaker]], one.kpi, latest.code), _period_of(one.done_on, latest)
            )
            for one in over
            if one.kpi and one.speaker in keys
        ]
        return tuple(
            sorted(courses, key=lambda one: (one.improvement.period, one.improvement.code), reverse=True)
        )

    def _subjects(self, period: str, speakers: Mapping[str, None]) -> dict[str, SubjectKey]:
        with self._ledger.read() as connection:
            departments = read_speakers(connection, period)
        of = {number: departments.get(number) for number in speakers}
        found = reported_on(self._results.of(period).results, of)
        return {number: one.key for number, one in found.items()}


def _line(scores: Mapping[str, Mapping[str, Decimal] | None], kpi: str, until: str) -> dict[str, Decimal]:
    """A line's scores by period up to one, the periods without a score left out."""
    return {code: of[kpi] for code, of in scores.items() if code <= until and of and kpi in of}


def _period_of(day: date | None, like: Period) -> str:
    """The code of the period of a kind that holds a day."""
    found = like
    while day is not None and not found.holds(day):
        found = found.shift(1 if day > found.last_day else -1)
    return found.code
