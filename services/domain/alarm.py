"""What the officer answered to a divergence alarm (背离处理)."""

from msgspec import Struct

from models.terms import AlarmAnswerKind


class AlarmAnswer(Struct, frozen=True):
    """The answer to the alarm of a KPI and its outcome in a month; `until` is the last month of a snooze."""

    kpi: str
    outcome: str
    month: str
    answer: AlarmAnswerKind
    reason: str
    until: str | None = None
