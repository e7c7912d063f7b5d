"""Reading the minutes of a report meeting together: agenda, attendance, words, resolutions, with names."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ReportRow, ResolutionRow
from models.organisation import DepartmentRow, EmployeeRow
from models.records import read_records
from services.cycle.speaking import reported_on, speakers_of
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.meeting_record import Attendee, MeetingRecord, Resolved, Turn
from services.domain.report import Report
from services.domain.result import PeriodResult, SubjectResult
from services.errors import Mendable
from services.ledger import Ledger
from services.results import Results
from services.scored_records import read_settings


class MeetingRecords:
    """The minutes as they are printed and signed."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results

    def of(self, period: str) -> MeetingRecord:
        """The minutes of the meeting on a period; Mendable when there is no meeting."""
        result = self._results.of(period)
        with self._ledger.read() as connection:
            return _read(connection, result)


def _read(connection: Connection, result: PeriodResult) -> MeetingRecord:
    period = result.period
    meetings = read_records(connection, MeetingRow, Meeting, MeetingRow.period == period)
    if not meetings:
        raise Mendable("meeting.none", period=period)
    people, homes, departments = _names(connection)
    agenda = sorted(
        read_records(connection, AgendaItemRow, AgendaItem, AgendaItemRow.period == period),
        key=lambda item: (item.position, item.item),
    )
    titles = {item.item: item.title or departments.get(item.department or "", "") for item in agenda}
    wanted = {
        report.employee: report.support
        for report in read_records(connection, ReportRow, Report, ReportRow.period == period)
    }
    subjects = reported_on(result.results, speakers_of(agenda))
    present = read_records(connection, ParticipantRow, Participant, ParticipantRow.period == period)
    order = {item.item: at for at, item in enumerate(agenda)}
    resolved = sorted(
        read_records(connection, ResolutionRow, Resolution, ResolutionRow.period == period),
        key=lambda one: (order.get(one.item, len(order)), one.position),
    )
    meeting = meetings[0]
    return MeetingRecord(
        read_settings(connection).name,
        meeting,
        people.get(meeting.chair or "", ""),
        people.get(meeting.recorder or "", ""),
        tuple(_attendee(one, people, departments.get(homes.get(one.employee, ""), "")) for one in present),
        tuple(_turn(item, titles, people, wanted, subjects) for item in agenda),
        tuple(_resolved(one, titles, people) for one in resolved),
    )


def _attendee(one: Participant, people: Mapping[str, str], department: str) -> Attendee:
    return Attendee(people.get(one.employee, one.employee), department, one.presence, one.note)


def _resolved(one: Resolution, titles: Mapping[str, str], people: Mapping[str, str]) -> Resolved:
    owner = people.get(one.owner or "", "")
    return Resolved(titles.get(one.item, ""), one.text, owner, one.due, one.improvement or "")


def _turn(
    item: AgendaItem,
    titles: Mapping[str, str],
    people: Mapping[str, str],
    wanted: Mapping[str, str],
    subjects: Mapping[str, SubjectResult],
) -> Turn:
    speaker = item.speaker or ""
    subject = subjects.get(speaker)
    return Turn(
        titles[item.item],
        people.get(speaker, speaker),
        None if subject is None else subject.total,
        "" if subject is None else subject.grade or "",
        item.notes,
        item.challenges,
        wanted.get(speaker, ""),
        item.support,
        item.support_note,
        item.used,
    )


def _names(connection: Connection) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """People's names and departments by number, and departments' names by code."""
    person, department = EmployeeRow, DepartmentRow
    found = connection.execute(select(person.number, person.name, person.department)).all()
    named = connection.execute(select(department.code, department.name)).all()
    return (
        {row.number: row.name for row in found},
        {row.number: row.department for row in found},
        {row.code: row.name for row in named},
    )
