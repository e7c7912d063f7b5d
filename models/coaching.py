"""Coaching."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.references import refers_to


class CoachingNoteRow(Base):
    """A coaching note. It bears on no score: it may be written after the lock."""

    __tablename__ = "coaching_note"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    coach: Mapped[str]
    note: Mapped[str]
    follow_up: Mapped[str]
