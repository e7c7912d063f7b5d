"""Key performance indicators."""

from models.base import Base, Mapped, mapped_column
from models.columns import Term
from models.references import refers_to
from models.terms import Basis, Direction, Method, VetoScope


class KpiRow(Base):
    """A KPI with its scoring rule as canonical text."""

    __tablename__ = "kpi"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    direction: Mapped[Direction] = mapped_column(Term(Direction))
    method: Mapped[Method] = mapped_column(Term(Method))
    unit: Mapped[str]
    parameters: Mapped[str]
    decimals: Mapped[int | None]
    basis: Mapped[Basis] = mapped_column(Term(Basis))
    provider: Mapped[str]
    definition: Mapped[str]
    formula: Mapped[str]
    objective: Mapped[str | None] = mapped_column(refers_to("objective.code"))
    issue: Mapped[str | None] = mapped_column(refers_to("issue.code"))
    outcome: Mapped[str | None] = mapped_column(refers_to("kpi.code"))
    key_strategic: Mapped[bool]
    veto: Mapped[str]
    veto_effect: Mapped[str]
    veto_scope: Mapped[VetoScope] = mapped_column(Term(VetoScope))


class KpiVersionRow(Base):
    """A KPI as it was before a change that came after it had been scored: kept by value, as JSON text."""

    __tablename__ = "kpi_version"

    code: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    replaced_at: Mapped[str]
    body: Mapped[str]
