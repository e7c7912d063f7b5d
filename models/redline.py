"""Red-line cases."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import Liability, RedLineClass


class RedLineCaseRow(Base):
    """One person's part in a case."""

    __tablename__ = "red_line_case"

    case: Mapped[str] = mapped_column(primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    day: Mapped[date]
    grade: Mapped[RedLineClass] = mapped_column(Term(RedLineClass))
    facts: Mapped[str]
    liability: Mapped[Liability] = mapped_column(Term(Liability))
