"""What is entered for a period.

Every table here has a column `period`: a locked period's rows stay as they are.
"""

from decimal import Decimal

from models.base import Base, Mapped, mapped_column
from models.columns import HUNDREDTH, VALUE, Term
from models.references import refers_to
from models.terms import RaterGroup, SubjectType


class ActualRow(Base):
    """The actual of one KPI of a subject."""

    __tablename__ = "actual"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    value: Mapped[Decimal | None] = mapped_column(VALUE)
    text: Mapped[str | None]
    target: Mapped[Decimal | None] = mapped_column(VALUE)
    self_score: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    na_reason: Mapped[str]
    note: Mapped[str]


class RatingRow(Base):
    """One rater's score."""

    __tablename__ = "rating"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    group: Mapped[RaterGroup] = mapped_column(Term(RaterGroup))
    score: Mapped[Decimal] = mapped_column(VALUE)
    rater: Mapped[str]
    reason: Mapped[str]


class AdjustmentRow(Base):
    """Points added or taken."""

    __tablename__ = "adjustment"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[Decimal] = mapped_column(HUNDREDTH)
    reason: Mapped[str]


class AttendanceRow(Base):
    """Attendance and exemption of a person."""

    __tablename__ = "attendance"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    share: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    exemption: Mapped[str]
    kept: Mapped[str] = mapped_column(server_default="")


class WaiverRow(Base):
    """A veto waived."""

    __tablename__ = "waiver"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(refers_to("kpi.code"), primary_key=True)
    by: Mapped[str]
    reason: Mapped[str]
