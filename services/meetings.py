"""Report meetings (述职会) as they are prepared: the day, the people, the agenda. A period has one."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, func, select

from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow
from models.organisation import EmployeeRow
from models.records import read_records
from models.store import Writing
from models.terms import AgendaOrder
from models.trail import ActionRow
from models.unit import Unit
from services.cycle.agenda import free_item, moved, placed, with_speaker
from services.cycle.speaking import headed_by
from services.domain.agenda import Preparation, Stamp
from services.domain.meeting import AgendaItem, Meeting
from services.domain.organisation import Employee
from services.edits import EditRefused, FieldProblem, Row, plan_rows, problems_in
from services.errors import Mendable
from services.ledger import Ledger
from services.meeting_proposal import first_asked, first_items, in_order, meeting_by_rule, preparation_of
from services.meeting_reading import MeetingRows, is_written, read_meeting_rows
from services.records import read_company
from services.results import Results
from services.workbooks.sheets.meetings import MEETINGS

LONGEST_ITEM = 600
"""Minutes that an item can take, as in the workbook."""


class MeetingBook:
    """The meetings; every change of one is one action."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results

    def read(self, period: str) -> Preparation:
        """A period's meeting with all there is to look at; `meeting` None while there is none."""
        result = self._results.of(period)
        with self._ledger.read() as connection:
            rows = read_meeting_rows(connection, period)
        return preparation_of(rows, result)

    def people(self) -> tuple[Employee, ...]:
        """Who could lead or record a meeting: everybody who has not left."""
        today = self._ledger.store.now().astimezone().date()
        with self._ledger.read() as connection:
            found = read_records(connection, EmployeeRow, Employee)
        return tuple(one for one in found if one.left is None or one.left >= today)

    def stamp(self) -> Stamp:
        """What an invitation that is given out now is marked with."""
        row = ActionRow
        with self._ledger.read() as connection:
            first = connection.scalar(select(row.at).order_by(row.id).limit(1)) or ""
            newest = connection.scalar(select(func.max(row.id))) or 0
        return Stamp(self._ledger.store.now(), newest, re.sub(r"\D", "", first))

    def check(self, period: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with the day, times and people of a meeting as typed."""
        with self._ledger.read() as connection:
            return _read(connection, period, fields)[1]

    def propose(self, period: str) -> None:
        """Make a period's meeting by the firm's rule, with its speakers, items and participants."""
        result = self._results.of(period)
        with self._ledger.write("meeting.propose", {"period": period}) as writing:
            rows = read_meeting_rows(writing.unit.connection, period)
            if rows.meeting is not None:
                raise Mendable("meeting.exists", period=period, day=rows.meeting.day)
            meeting = meeting_by_rule(rows)
            items = first_items(rows, meeting, result)
            writing.facts["day"] = meeting.day.isoformat()
            writing.unit.put(MeetingRow, asdict(meeting))
            writing.unit.put_all(AgendaItemRow, map(asdict, items))
            asked = first_asked(rows, meeting, items)
            writing.unit.put_all(ParticipantRow, map(asdict, asked))

    def change(self, period: str, fields: Row) -> None:
        """Change the day, times, place, people or minutes; EditRefused names the field that is wrong."""
        with self._ledger.write("meeting.change", {"period": period}) as writing:
            _required(writing.unit.connection, period)
            fresh, problems = _read(writing.unit.connection, period, fields)
            stopping = [problem for problem in problems if problem.stops]
            if stopping or fresh is None:
                raise EditRefused(stopping)
            writing.unit.put(MeetingRow, asdict(fresh))
            leading = [number for number in (fresh.chair, fresh.recorder) if number is not None]
            _invite(writing.unit, period, leading)

    def remove(self, period: str) -> None:
        """Remove a meeting with its agenda; Mendable once something of it was recorded."""
        with self._ledger.write("meeting.remove", {"period": period}) as writing:
            rows, _ = _required(writing.unit.connection, period)
            if rows.written:
                raise Mendable("meeting.written", period=period)
            writing.unit.remove_all(AgendaItemRow, map(asdict, rows.items))
            writing.unit.remove_all(ParticipantRow, map(asdict, rows.participants))
            writing.unit.remove(MeetingRow, {"period": period})

    # Who is asked

    def invite(self, period: str, numbers: Sequence[str]) -> None:
        """Ask more people to a meeting; Mendable when one is nobody, or will have left by then."""
        with self._ledger.write("meeting.invite", {"period": period}) as writing:
            rows, _ = _required(writing.unit.connection, period)
            writing.facts["name"] = ", ".join(_there(rows, number) for number in numbers)
            _invite(writing.unit, period, numbers)

    def uninvite(self, period: str, number: str) -> None:
        """Ask somebody no longer; Mendable when he or she speaks, leads the meeting or records it."""
        with self._ledger.write("meeting.uninvite", {"period": period}) as writing:
            rows, _ = _required(writing.unit.connection, period)
            writing.facts["name"] = name = rows.name(number)
            if number in rows.needed:
                raise Mendable("meeting.needed", name=name)
            writing.unit.remove(ParticipantRow, {"period": period, "employee": number})

    # The agenda

    def add_speaker(self, period: str, number: str) -> None:
        """Put somebody into the speaking order, after the last speaker; in a fixed order where it says."""
        result = self._results.of(period)
        with self._ledger.write("agenda.speaker", {"period": period}) as writing:
            rows, meeting = _required(writing.unit.connection, period)
            writing.facts["name"] = name = _there(rows, number)
            if any(item.item == number for item in rows.items):
                raise Mendable("agenda.twice", name=name)
            headed = headed_by(rows.people[number], [rows.named[code] for code in rows.chain])
            fresh = AgendaItem(period, number, 0, number, headed)
            items = with_speaker(rows.items, fresh)
            _write_items(writing.unit, rows, in_order(rows, meeting, items, result))
            _invite(writing.unit, period, [number])

    def add_item(self, period: str, title: str, minutes: int) -> str:
        """Put an item that is no speaker's turn at the end of the agenda; gives its name there."""
        with self._ledger.write("agenda.add", {"period": period, "name": title.strip()}) as writing:
            rows, _ = _required(writing.unit.connection, period)
            fresh = AgendaItem(period, free_item(rows.items), len(rows.items))
            fresh = replace(fresh, title=_subject(title), minutes=_fitting(minutes))
            writing.unit.put(AgendaItemRow, asdict(fresh))
        return fresh.item

    def change_item(self, period: str, item: str, minutes: int | None, title: str | None = None) -> None:
        """Give an item other minutes (None: a speaker's standard time), and another subject."""
        with self._ledger.write("agenda.change", {"period": period}) as writing:
            _, one = _with_item(writing, period, item)
            values = {
                "period": period,
                "item": item,
                "minutes": None if minutes is None else _fitting(minutes),
            }
            if one.speaker is None:
                values["minutes"] = _fitting(minutes or 0)
                values["title"] = one.title if title is None else _subject(title)
            writing.unit.put(AgendaItemRow, values)

    def remove_item(self, period: str, item: str) -> None:
        """Take an item off the agenda; Mendable once something was recorded on it."""
        with self._ledger.write("agenda.remove", {"period": period}) as writing:
            rows, one = _with_item(writing, period, item)
            if is_written(one) or any(found.item == item for found in rows.resolved):
                raise Mendable("agenda.written", name=writing.facts["name"])
            writing.unit.remove(AgendaItemRow, asdict(one))
            _write_items(writing.unit, rows, placed(found for found in rows.items if found is not one))

    def move(self, period: str, item: str, to: int) -> None:
        """Move an item to a place by hand (0 the first); a moved speaker makes the order one by hand."""
        with self._ledger.write("agenda.move", {"period": period}) as writing:
            rows, _ = _with_item(writing, period, item)
            items = moved(rows.items, item, to)
            _write_items(writing.unit, rows, items)
            if _speakers(items) != _speakers(rows.items):
                writing.unit.put(MeetingRow, {"period": period, "order": AgendaOrder.BY_HAND})

    def arrange(self, period: str, order: AgendaOrder) -> None:
        """Put the speakers in an order; the other items keep their places."""
        result = self._results.of(period)
        with self._ledger.write("agenda.arrange", {"period": period, "order": order.value}) as writing:
            rows, meeting = _required(writing.unit.connection, period)
            writing.unit.put(MeetingRow, {"period": period, "order": order})
            items = in_order(rows, replace(meeting, order=order), rows.items, result)
            _write_items(writing.unit, rows, items)


def _required(connection: Connection, period: str) -> tuple[MeetingRows, Meeting]:
    """A period's meeting with what it is held against; Mendable while there is none."""
    rows = read_meeting_rows(connection, period)
    if rows.meeting is None:
        raise Mendable("meeting.none", period=period)
    return rows, rows.meeting


def _read(
    connection: Connection, period: str, fields: Row
) -> tuple[Meeting | None, tuple[FieldProblem, ...]]:
    """Read what was typed as a row of the sheet: a meeting where it can be one, and what is wrong with it."""
    records = read_company(connection, periods=())
    day = next((one.day for one in records.meetings if one.period == period), None)
    typed = [{"day": day, **fields, "period": period}]
    preview = plan_rows([(MEETINGS, typed)], records)
    found = next((one for one in preview.after.meetings if one.period == period), None)
    return found, problems_in(preview, MEETINGS, typed)


def _with_item(writing: Writing, period: str, item: str) -> tuple[MeetingRows, AgendaItem]:
    """An item of the agenda, its name among the facts; Mendable when it is not there any more."""
    rows, _ = _required(writing.unit.connection, period)
    found = next((one for one in rows.items if one.item == item), None)
    if found is None:
        raise Mendable("agenda.gone", item=item)
    writing.facts["name"] = found.title or rows.name(found.speaker)
    return rows, found


def _there(rows: MeetingRows, number: str) -> str:
    """Somebody's name; Mendable when nobody has the number, or he or she will have left by then."""
    person = rows.people.get(number)
    if person is None:
        raise Mendable("subject.unknown", code=number)
    if not rows.works(number):
        raise Mendable("meeting.left", name=person.name, left=person.left, day=rows.day)
    return person.name


def _invite(unit: Unit, period: str, numbers: Sequence[str]) -> None:
    """Ask people; who is asked already stays as noted."""
    keys = [{"period": period, "employee": number} for number in dict.fromkeys(numbers)]
    present = unit.present_all(ParticipantRow, keys)
    fresh = [key for key, row in zip(keys, present, strict=True) if row is None]
    unit.put_all(ParticipantRow, [{**key, "presence": None, "note": ""} for key in fresh])


def _write_items(unit: Unit, rows: MeetingRows, items: Iterable[AgendaItem]) -> None:
    """Write new items, and the places of those that were there."""
    known = {item.item: item for item in rows.items}
    fresh = [item for item in items if item.item not in known]
    places: list[dict[str, Any]] = [
        {"period": item.period, "item": item.item, "position": item.position}
        for item in items
        if item.item in known
    ]
    unit.put_all(AgendaItemRow, map(asdict, fresh))
    unit.put_all(AgendaItemRow, places)


def _speakers(items: Iterable[AgendaItem]) -> list[str]:
    return [item.speaker for item in items if item.speaker is not None]


def _subject(title: str) -> str:
    if not title.strip():
        raise Mendable("agenda.no_subject")
    return title.strip()


def _fitting(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_ITEM:
        raise Mendable("agenda.minutes", most=LONGEST_ITEM)
    return minutes
