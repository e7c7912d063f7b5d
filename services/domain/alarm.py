"""What the officer answered to a divergence alarm (背离处理)."""

from dataclasses import dataclass

from models.terms import AlarmAnswerKind


@dataclass(frozen=True, slots=True)
class AlarmAnswer:
    """The answer to the alarm of a KPI and its outcome in a month; `until` is the last month of a snooze."""

    kpi: str
    outcome: str
    month: str
    answer: AlarmAnswerKind
    reason: str
    until: str | None = None
