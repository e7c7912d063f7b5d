"""Plans and their approval. A plan is not part of a result: it may be written after the lock."""

from datetime import date

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import PlanState


class PlanRow(Base):
    """One line of an owner's plan; `since` is the period from which it was carried over."""

    __tablename__ = "plan"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    owner: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    goal: Mapped[str]
    action: Mapped[str]
    due: Mapped[str]
    kpi: Mapped[str | None] = mapped_column(refers_to("kpi.code"))
    support: Mapped[str] = mapped_column(server_default="")
    state: Mapped[PlanState] = mapped_column(Term(PlanState), server_default="open")
    done_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(server_default="")
    since: Mapped[str] = mapped_column(server_default="")
    improvement: Mapped[str | None] = mapped_column(refers_to("improvement.code"))


class PlanApprovalRow(Base):
    """Who approved an owner's plan of a period, and when."""

    __tablename__ = "plan_approval"

    period: Mapped[str] = mapped_column(refers_to("period.code"), primary_key=True)
    owner: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    by: Mapped[str] = mapped_column(refers_to("employee.number"))
    day: Mapped[date]
    note: Mapped[str]
