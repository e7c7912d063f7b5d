"""Improvement actions with their checkpoints."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import Finding, ImprovementSource, ImprovementState


class ImprovementRow(Base):
    """An improvement action; `speaker` and `kpi` name the gap that it answers."""

    __tablename__ = "improvement"

    code: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(refers_to("period.code"))
    source: Mapped[ImprovementSource] = mapped_column(Term(ImprovementSource))
    speaker: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    kpi: Mapped[str | None] = mapped_column(refers_to("kpi.code"))
    issue: Mapped[str]
    cause: Mapped[str]
    goal: Mapped[str]
    measure: Mapped[str]
    owner: Mapped[str] = mapped_column(refers_to("employee.number"))
    due: Mapped[date]
    support: Mapped[str]
    state: Mapped[ImprovementState] = mapped_column(Term(ImprovementState))
    done_on: Mapped[date | None]
    evidence: Mapped[str]
    closed_by: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    closed_on: Mapped[date | None]
    result: Mapped[str]


class ImprovementCheckpointRow(Base):
    """A day on which an improvement action is looked at."""

    __tablename__ = "improvement_checkpoint"

    improvement: Mapped[str] = mapped_column(refers_to("improvement.code"), primary_key=True)
    due: Mapped[date] = mapped_column(primary_key=True)
    expected: Mapped[str]
    found: Mapped[str]
    finding: Mapped[Finding | None] = mapped_column(Term(Finding))
