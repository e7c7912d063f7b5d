"""Performance improvement plans with their checkpoints after 30, 60 and 90 days."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import Finding, PipState


class PipRow(Base):
    """A person's performance improvement plan."""

    __tablename__ = "pip"

    code: Mapped[str] = mapped_column(primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"))
    coach: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    starts: Mapped[date]
    reason: Mapped[str]
    goal: Mapped[str]
    support: Mapped[str]
    training: Mapped[str]
    evidence: Mapped[str]
    state: Mapped[PipState] = mapped_column(Term(PipState))
    closed_on: Mapped[date | None]
    result: Mapped[str]


class PipCheckpointRow(Base):
    """What is expected after so many days, and what was found."""

    __tablename__ = "pip_checkpoint"

    pip: Mapped[str] = mapped_column(refers_to("pip.code"), primary_key=True)
    days: Mapped[int] = mapped_column(primary_key=True)
    expected: Mapped[str]
    found: Mapped[str]
    finding: Mapped[Finding | None] = mapped_column(Term(Finding))
    checked_by: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    checked_on: Mapped[date | None]
