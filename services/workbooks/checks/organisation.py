"""Departments, people, settings: dates in order, a ceiling that names a grade."""

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
    _check_settings(merging)


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
