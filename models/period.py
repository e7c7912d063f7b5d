"""Periods."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Term
from models.terms import PeriodState


class PeriodRow(Base):
    """A period that was opened."""

    __tablename__ = "period"

    code: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[PeriodState] = mapped_column(Term(PeriodState))
