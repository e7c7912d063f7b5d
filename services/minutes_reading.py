"""A meeting read for the room in a few queries."""

import json

from sqlalchemy import Connection

from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ResolutionRow
from models.organisation import DepartmentRow, EmployeeRow
from models.records import read_records
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.minutes import Person, Seat, Session
from services.domain.organisation import Department, Employee
from services.errors import Mendable
from services.scored_records import read_settings


def read_session(connection: Connection, period: str) -> Session:
    """The meeting on a period with its names; Mendable while there is none, or nothing on its agenda."""
    meetings = read_records(connection, MeetingRow, Meeting, MeetingRow.period == period)
    if not meetings:
        raise Mendable("minutes.no_meeting", period=period)
    items = read_records(connection, AgendaItemRow, AgendaItem, AgendaItemRow.period == period)
    if not items:
        raise Mendable("minutes.no_agenda", period=period)
    departments = {one.code: one.name for one in read_records(connection, DepartmentRow, Department)}
    employees = read_records(connection, EmployeeRow, Employee)
    people = {
        one.number: Person(one.number, one.name, departments.get(one.department, "")) for one in employees
    }
    left = {one.number for one in employees if one.left is not None and one.left < meetings[0].day}
    asked = read_records(connection, ParticipantRow, Participant, ParticipantRow.period == period)
    resolutions = read_records(connection, ResolutionRow, Resolution, ResolutionRow.period == period)
    order = sorted(items, key=lambda item: (item.position, item.item))
    chair = people.get(meetings[0].chair or "")
    return Session(
        read_settings(connection).name,
        meetings[0],
        chair.name if chair else "",
        tuple(order),
        {item.item: _title(item, departments, people) for item in order},
        {item.item: people[item.speaker].name for item in order if item.speaker in people},
        tuple(_seat(one, people) for one in asked),
        tuple(sorted(resolutions, key=lambda one: (one.item, one.position))),
        tuple(person for number, person in people.items() if number not in left),
    )


def clock_ran(text: str) -> bool:
    """Whether the clock of a meeting ran when it was kept."""
    try:
        return bool(json.loads(text)["running"])
    except (ValueError, TypeError, KeyError):
        return False


def _title(item: AgendaItem, departments: dict[str, str], people: dict[str, Person]) -> str:
    """What an item is called: its subject, else the speaker's department, else the speaker."""
    if item.title:
        return item.title
    named = departments.get(item.department or "", "")
    speaker = people.get(item.speaker or "")
    return named or (speaker.department_name or speaker.name if speaker else item.item)


def _seat(participant: Participant, people: dict[str, Person]) -> Seat:
    person = people.get(participant.employee)
    if person is None:
        return Seat(participant, participant.employee)
    return Seat(participant, person.name, person.department_name)
