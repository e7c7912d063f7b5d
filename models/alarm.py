"""Answers to divergence alarms."""

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import AlarmAnswerKind


class AlarmAnswerRow(Base):
    """What the officer answered to an alarm of a pair in a period."""

    __tablename__ = "alarm_answer"

    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    outcome: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[AlarmAnswerKind] = mapped_column(Term(AlarmAnswerKind))
    reason: Mapped[str]
    until: Mapped[str | None]
