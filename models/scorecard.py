"""Scorecards: versions of a subject's card, and their lines."""

from datetime import date
from decimal import Decimal

from models.base import Base, Mapped, mapped_column
from models.columns import HUNDREDTH, VALUE, Term
from models.references import refers_to
from models.terms import Dimension, SubjectType, TotalMethod


class ScorecardRow(Base):
    """One version of a card."""

    __tablename__ = "scorecard"

    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), index=True)
    code: Mapped[str]
    dimension: Mapped[Dimension] = mapped_column(Term(Dimension))
    total_method: Mapped[TotalMethod] = mapped_column(Term(TotalMethod))
    cap: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    floor: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class ScorecardLineRow(Base):
    """One KPI on a card."""

    __tablename__ = "scorecard_line"

    card: Mapped[int] = mapped_column(refers_to("scorecard.id"), primary_key=True)
    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    position: Mapped[int]
    weight: Mapped[Decimal] = mapped_column(HUNDREDTH)
    target: Mapped[Decimal | None] = mapped_column(VALUE)
    cap: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    floor: Mapped[Decimal | None] = mapped_column(HUNDREDTH)


class ComparisonRow(Base):
    """One rater's pairwise comparison of two KPIs of a card (AHP): left is `times` as important as right.

    A negative number says that right is that many times as important as left; 1 is equal.
    """

    __tablename__ = "comparison"

    card: Mapped[int] = mapped_column(refers_to("scorecard.id"), primary_key=True)
    rater: Mapped[str] = mapped_column(primary_key=True)
    left: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    right: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    times: Mapped[int]
