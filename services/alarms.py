"""Answers to divergence alarms (背离处理): what stands on record, and which answer holds in a month."""

from collections.abc import Sequence

from sqlalchemy import Connection

from models.alarm import AlarmAnswerRow
from models.records import read_records
from services.domain.alarm import AlarmAnswer
from services.domain.result import PeriodResult
from services.kept import Kept
from services.ledger import Ledger


class Alarms:
    """What was answered to divergence alarms; `company.kpis` takes new answers."""

    def __init__(self, ledger: Ledger) -> None:
        self._answers: Kept[tuple[AlarmAnswer, ...]] = Kept(ledger, AlarmAnswerRow)

    def answers(self) -> tuple[AlarmAnswer, ...]:
        """Every answer, by month; kept until one changes."""
        return self._answers.of("", _read)


def _read(connection: Connection) -> tuple[AlarmAnswer, ...]:
    found = read_records(connection, AlarmAnswerRow, AlarmAnswer)
    return tuple(sorted(found, key=lambda answer: answer.month))


def standing_answer(answers: Sequence[AlarmAnswer], kpi: str, outcome: str, month: str) -> AlarmAnswer | None:
    """The answer that holds for an alarm in a month: the month's own, else an earlier snooze that lasts."""
    own = [one for one in answers if (one.kpi, one.outcome) == (kpi, outcome) and one.month <= month]
    holding = [one for one in own if one.month == month or (one.until is not None and one.until >= month)]
    return holding[-1] if holding else None


def alarm_answers(result: PeriodResult, answers: Sequence[AlarmAnswer]) -> dict[str, AlarmAnswer]:
    """The answers that hold for the alarms of a period, by the KPI's code."""
    held = {
        alarm.kpi: standing_answer(answers, alarm.kpi, alarm.outcome, result.period)
        for alarm in result.divergences
    }
    return {kpi: answer for kpi, answer in held.items() if answer is not None}
