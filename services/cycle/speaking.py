"""Who speaks at a report meeting, for which department, and whose result he or she reports on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.terms import SubjectType
from services.domain.meeting import AgendaItem
from services.domain.organisation import Department, Employee
from services.domain.result import ResultState, SubjectResult
from services.domain.scorecard import SubjectKey

_NOTHING = (ResultState.EXEMPT, ResultState.UNSCORED)


def speakers_of(agenda: Iterable[AgendaItem]) -> dict[str, str | None]:
    """Who speaks for which department, in the agenda's order."""
    turns = sorted(agenda, key=lambda item: item.position)
    return {item.speaker: item.department for item in turns if item.speaker is not None}


def heads_of(
    departments: Sequence[Department], people: Mapping[str, Employee], since: date
) -> dict[str, str | None]:
    """Who speaks for which department while there is no agenda: the heads who did not leave before a day."""
    heads = dict.fromkeys(one.head for one in departments)
    there = [people[head] for head in heads if head is not None and head in people]
    return {one.number: headed_by(one, departments) for one in there if one.left is None or one.left >= since}


def headed_by(person: Employee, departments: Iterable[Department]) -> str | None:
    """The department that somebody heads: of several the one where he or she works, else the first."""
    headed = [one.code for one in departments if one.head == person.number]
    return person.department if person.department in headed else next(iter(headed), None)


def reported_on(
    results: Iterable[SubjectResult], speakers: Mapping[str, str | None]
) -> dict[str, SubjectResult]:
    """Whose result each speaker reports on: that of the department spoken for, else the speaker's own.

    The meeting holds a department against its plan. That the head is exempt, has a card of his or her own or
    heads another department as well changes nothing of it, and adjustments and red lines of the person do not
    belong on the wall. A result that tells nothing, exempt or unscored, gives way to the other; an incomplete
    one does not, or the gaps would change hands on the day on which the last figure comes in.
    """
    known = {one.key: one for one in results}
    found = {}
    for number, department in speakers.items():
        theirs = known.get(SubjectKey(SubjectType.DEPARTMENT, department or ""))
        own = known.get(SubjectKey(SubjectType.EMPLOYEE, number))
        there = [one for one in (theirs, own) if one is not None]
        telling = (one for one in there if one.state not in _NOTHING)
        reported = next(telling, own or theirs)
        if reported is not None:
            found[number] = reported
    return found
