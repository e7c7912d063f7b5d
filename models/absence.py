"""Absences."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import AbsenceKind


class AbsenceRow(Base):
    """A person's absence; `last_day` None goes on."""

    __tablename__ = "absence"

    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    first_day: Mapped[date] = mapped_column(primary_key=True)
    last_day: Mapped[date | None]
    kind: Mapped[AbsenceKind] = mapped_column(Term(AbsenceKind))
    note: Mapped[str]
