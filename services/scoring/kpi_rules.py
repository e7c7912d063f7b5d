"""All that a KPI's texts say at once: rule, veto condition and veto effect, read and checked."""

from msgspec import Struct

from models.terms import Basis, Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.scoring.conditions import parse_condition, parse_veto_effect
from services.scoring.parameters import parse_rule
from services.scoring.rules import Condition, Rule, VetoConsequence

_NOT_SUMMABLE = (Method.DESCRIBED, Method.RATING)


class KpiRules(Struct, frozen=True):
    """A KPI's rule and veto; `veto` is None when it has none."""

    rule: Rule
    veto: Condition | None
    effect: VetoConsequence


def read_kpi(kpi: Kpi) -> KpiRules:
    """Read a KPI's parameters, veto and effect; Mendable for everything that the rules refuse."""
    rule = parse_rule(kpi.method, kpi.direction, kpi.parameters)
    if kpi.basis is Basis.YEAR_TO_DATE:
        if kpi.percent:
            raise Mendable("rule.sum_of_percent", unit=kpi.unit)
        if kpi.method in _NOT_SUMMABLE:
            raise Mendable("rule.sum_of_words", method=kpi.method.value)
    veto = parse_condition(kpi.veto) if kpi.veto.strip() else None
    return KpiRules(rule, veto, parse_veto_effect(kpi.veto_effect))
