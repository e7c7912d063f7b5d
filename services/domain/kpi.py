"""Key performance indicators (关键绩效指标) with their scoring rule and veto."""

from msgspec import Struct

from models.terms import Basis, Direction, Method, VetoScope


class Kpi(Struct, frozen=True):
    """An indicator.

    `parameters`, `veto` and `veto_effect` are canonical text of the workbook contract, parsed by
    `services.scoring`.

    `decimals` only governs display; None shows a number as it is. `outcome` is the KPI that this one should
    move.
    """

    code: str
    name: str
    direction: Direction
    method: Method
    unit: str = ""
    parameters: str = ""
    decimals: int | None = None
    basis: Basis = Basis.PERIOD
    provider: str = ""
    definition: str = ""
    formula: str = ""
    objective: str | None = None
    issue: str | None = None
    outcome: str | None = None
    key_strategic: bool = False
    veto: str = ""
    veto_effect: str = ""
    veto_scope: VetoScope = VetoScope.OWN

    @property
    def percent(self) -> bool:
        """Whether a cell formatted as percent is this KPI's own notation."""
        return "%" in self.unit
