"""KPIs: what their parts must not contradict."""

from models.terms import Basis, Method
from services.domain.kpi import Kpi
from services.scoring.grades import named
from services.scoring.parameters import parse_veto_effect
from services.workbooks.draft import Place
from services.workbooks.merging import Merging


def check_kpis(merging: Merging) -> None:
    """Check every KPI of the workbook; ceilings of all KPIs when the grades change."""
    merge = merging["kpis"]
    grades_place = merging["settings"].places.get(("grades",))
    for key, kpi in merge.after.items():
        place = None if key in merge.broken else merge.places.get(key)
        if place is not None:
            _check_kpi(merging, place, kpi)
        _check_ceiling(merging, place, grades_place, kpi)


def _check_kpi(merging: Merging, place: Place, kpi: Kpi) -> None:
    if kpi.basis is Basis.YEAR_TO_DATE and kpi.percent:
        merging.error(place, "basis", "basis_percent", unit=kpi.unit, kpi=kpi.code)
    if kpi.basis is Basis.YEAR_TO_DATE and kpi.method in (Method.DESCRIBED, Method.RATING):
        merging.error(place, "basis", "basis_method", kpi=kpi.code)
    if kpi.outcome == kpi.code:
        merging.error(place, "outcome", "outcome_itself", kpi=kpi.code)
    if kpi.veto_effect and not kpi.veto:
        merging.warn(place, "veto_effect", "effect_without_veto", kpi=kpi.code)


def _check_ceiling(merging: Merging, place: Place | None, grades_place: Place | None, kpi: Kpi) -> None:
    ceiling = parse_veto_effect(kpi.veto_effect).ceiling if kpi.veto_effect else None
    if ceiling is None or named(ceiling, merging.settings.grades) is not None:
        return
    grades = " / ".join(grade.name for grade in merging.settings.grades)
    if place is not None:
        merging.error(place, "veto_effect", "ceiling_unknown", value=ceiling, grades=grades)
    elif grades_place is not None:
        merging.error(grades_place, "value", "ceiling_lost", value=ceiling, grades=grades, kpi=kpi.code)
