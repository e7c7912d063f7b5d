"""The firm's own days off and working days, where they differ from the official calendar."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.terms import DayKind


class CalendarDayRow(Base):
    """A day that the firm has otherwise than the official calendar."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[DayKind] = mapped_column(Term(DayKind))
    name: Mapped[str]
