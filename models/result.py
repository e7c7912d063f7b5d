"""Results of locked periods: immutable, kept by value.

A period locked again after reopening is a new version.
"""

from decimal import Decimal

from sqlalchemy import Text

from models.base import Base, Mapped, mapped_column
from models.columns import HUNDREDTH, VALUE, Codes, Term
from models.references import refers_to
from models.terms import SubjectType


class SnapshotRow(Base):
    """A lock of a period.

    When, by whom, the audit chain's hash before it, and what is not a subject's own.
    """

    __tablename__ = "snapshot"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    locked_at: Mapped[str]
    locked_by: Mapped[str]
    seal: Mapped[str]
    digest: Mapped[str]
    body: Mapped[str] = mapped_column(Text)


class ResultRow(Base):
    """A subject's result: what lists and trends ask for as columns, the whole as JSON text in `body`.

    `cases` are the red lines that fell in the period.
    """

    __tablename__ = "result"

    period: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    total: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    grade: Mapped[str | None]
    coefficient: Mapped[Decimal | None] = mapped_column(VALUE)
    cases: Mapped[tuple[str, ...]] = mapped_column(Codes)
    body: Mapped[str] = mapped_column(Text)


class ResultLineRow(Base):
    """A line's official score, veto mark and consecutive hits, for series over periods."""

    __tablename__ = "result_line"

    period: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[SubjectType] = mapped_column(Term(SubjectType), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(primary_key=True)
    score: Mapped[Decimal | None] = mapped_column(HUNDREDTH)
    veto_mark: Mapped[str | None]
    veto_count: Mapped[int | None]
