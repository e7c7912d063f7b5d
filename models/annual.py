"""Parts of the annual result."""

from decimal import Decimal

from models.base import Base, Mapped, mapped_column
from models.columns import HUNDREDTH
from models.references import refers_to


class AnnualPartRow(Base):
    """A part of a person's annual result."""

    __tablename__ = "annual_part"

    year: Mapped[int] = mapped_column(primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    score: Mapped[Decimal] = mapped_column(HUNDREDTH)
