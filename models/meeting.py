"""Report meetings. What was reported bears on no score: it may be written after the lock."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import AgendaOrder, Presence, SupportAnswer


class MeetingRow(Base):
    """The report meeting on a period; a period has one."""

    __tablename__ = "meeting"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    day: Mapped[date]
    starts: Mapped[str]
    ends: Mapped[str]
    place: Mapped[str]
    chair: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    recorder: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    report_minutes: Mapped[int]
    challenge_minutes: Mapped[int]
    comment_minutes: Mapped[int]
    order: Mapped[AgendaOrder] = mapped_column(Term(AgendaOrder))
    started_at: Mapped[str]
    ended_at: Mapped[str]


class ParticipantRow(Base):
    """Somebody asked to a meeting, and whether they came."""

    __tablename__ = "participant"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    presence: Mapped[Presence | None] = mapped_column(Term(Presence))
    note: Mapped[str]


class AgendaItemRow(Base):
    """A speaker's turn, or another item; with what was said on it."""

    __tablename__ = "agenda_item"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    speaker: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    department: Mapped[str | None] = mapped_column(refers_to("department.code"))
    title: Mapped[str]
    minutes: Mapped[int | None]
    used: Mapped[int]
    notes: Mapped[str]
    challenges: Mapped[str]
    support: Mapped[SupportAnswer | None] = mapped_column(Term(SupportAnswer))
    support_note: Mapped[str]


class ResolutionRow(Base):
    """What the meeting resolved on an item; `improvement` is the action that it became."""

    __tablename__ = "resolution"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    owner: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    due: Mapped[date | None]
    improvement: Mapped[str | None] = mapped_column(refers_to("improvement.code"))


class ReportRow(Base):
    """A speaker's own words on a period."""

    __tablename__ = "report"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    worked: Mapped[str]
    causes: Mapped[str]
    support: Mapped[str]
