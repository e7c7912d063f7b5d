"""Periods."""

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.terms import PeriodState


class PeriodRow(Base):
    """A period that was opened."""

    __tablename__ = "period"

    code: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[PeriodState] = mapped_column(Term(PeriodState))
