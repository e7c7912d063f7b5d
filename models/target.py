"""A year's targets and how they are broken down to months."""

from decimal import Decimal

from models.base import Base, Mapped, mapped_column
from models.columns import VALUE, Term
from models.references import refers_to
from models.terms import SubjectType


class YearTargetRow(Base):
    """A subject's target of a KPI for a year."""

    __tablename__ = "year_target"

    year: Mapped[int] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    total: Mapped[Decimal] = mapped_column(VALUE)


class MonthTargetRow(Base):
    """The share of a month in it; the month need not be open yet."""

    __tablename__ = "month_target"

    month: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Decimal] = mapped_column(VALUE)
