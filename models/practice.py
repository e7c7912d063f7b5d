"""Good practices and where they spread."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import SpreadState


class PracticeRow(Base):
    """A measure that worked."""

    __tablename__ = "practice"

    code: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(refers_to("period.code"))
    title: Mapped[str]
    measure: Mapped[str]
    result: Mapped[str]
    department: Mapped[str | None] = mapped_column(refers_to("department.code"))
    owner: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    kpi: Mapped[str | None] = mapped_column(refers_to("kpi.code"))


class PracticeSpreadRow(Base):
    """How far a department is with a good practice."""

    __tablename__ = "practice_spread"

    practice: Mapped[str] = mapped_column(refers_to("practice.code"), primary_key=True)
    department: Mapped[str] = mapped_column(refers_to("department.code"), primary_key=True)
    state: Mapped[SpreadState] = mapped_column(Term(SpreadState))
    since: Mapped[date | None]
    note: Mapped[str]
