"""Objectives, diagnosis and issues."""

from datetime import date

from sqlalchemy import false

from models.base import Base, Mapped, mapped_column
from models.columns import Codes, Term
from models.references import refers_to
from models.terms import Severity


class ObjectiveRow(Base):
    """A strategic objective and the objectives it supports."""

    __tablename__ = "objective"

    code: Mapped[str] = mapped_column(primary_key=True)
    perspective: Mapped[str]
    name: Mapped[str]
    year: Mapped[int | None]
    description: Mapped[str]
    supports: Mapped[tuple[str, ...]] = mapped_column(Codes)
    x: Mapped[int | None]
    y: Mapped[int | None]


class DiagnosisRow(Base):
    """One of the four steps of a strategy year."""

    __tablename__ = "diagnosis"

    year: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(primary_key=True)
    findings: Mapped[str]
    evidence: Mapped[str]
    asked: Mapped[str] = mapped_column(server_default="")
    day: Mapped[date | None]
    done: Mapped[bool] = mapped_column(server_default=false())


class StrategyYearRow(Base):
    """What the firm meant to win by in a year."""

    __tablename__ = "strategy_year"

    year: Mapped[int] = mapped_column(primary_key=True)
    value_driver: Mapped[str]
    strategic_intent: Mapped[str]


class IssueRow(Base):
    """An issue of a department."""

    __tablename__ = "issue"

    code: Mapped[str] = mapped_column(primary_key=True)
    department: Mapped[str] = mapped_column(refers_to("department.code"))
    issue: Mapped[str]
    evidence: Mapped[str]
    objective: Mapped[str | None] = mapped_column(refers_to("objective.code"))
    severity: Mapped[Severity | None] = mapped_column(Term(Severity))
