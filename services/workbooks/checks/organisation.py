"""Departments, people, settings: dates in order, a ceiling that names a grade."""

from collections import defaultdict

from services.domain.organisation import Absence, overlap
from services.scoring.grades import named
from services.workbooks.merging import Merging


def check_organisation(merging: Merging) -> None:
    """Check what the workbook says of people, and of the settings that name one another."""
    for key, place in merging["employees"].places.items():
        person = merging["employees"].after.get(key)
        if person is not None and person.hired and person.left and person.left < person.hired:
            merging.error(place, "left", "left_before_hired", hired=person.hired, left=person.left)
    for key, place in merging["moves"].places.items():
        move = merging["moves"].after.get(key)
        if move is not None and move.department is None and move.position is None:
            merging.warn(place, "department", "move_nowhere")
    _check_absences(merging)
    _check_settings(merging)


def _check_absences(merging: Merging) -> None:
    """Days in order, and no day twice."""
    spans: dict[str, list[Absence]] = defaultdict(list)
    for absence in merging["absences"].after.values():
        spans[absence.employee].append(absence)
    for _, place, absence in merging.judged("absences"):
        if absence.last_day is not None and absence.last_day < absence.first_day:
            merging.error(
                place, "last_day", "absence_ends_first", first=absence.first_day, last=absence.last_day
            )
            continue
        others = [one for one in spans[absence.employee] if one is not absence and overlap(one, absence)]
        if others:
            merging.error(place, "first_day", "absence_overlaps", day=others[0].first_day)


def _check_settings(merging: Merging) -> None:
    settings = merging.settings
    places = merging["settings"].places
    if named(settings.escalation_ceiling, settings.grades) is not None:
        return
    grades = " / ".join(grade.name for grade in settings.grades)
    said, implied = places.get(("escalation_ceiling",)), places.get(("grades",))
    if said is not None:
        merging.error(said, "value", "ceiling_unknown", value=settings.escalation_ceiling, grades=grades)
    elif implied is not None:
        merging.error(implied, "value", "escalation_lost", value=settings.escalation_ceiling, grades=grades)
