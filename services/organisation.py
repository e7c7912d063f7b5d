"""The organisation (组织): reading it whole, and the acts on it that touch more than one row."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from models.organisation import MoveRow
from services.chart import Chart, Person
from services.domain.company import Records
from services.edits import Batch, FieldProblem, Row, plan_rows, problems_in, write_rows
from services.errors import Mendable
from services.ledger import Ledger
from services.pasted import Block, PastePreview, Resolved, resolved
from services.records import read_company
from services.workbooks.preview import Fate
from services.workbooks.sheets.organisation import EMPLOYEES, MOVES

_MOVED = ("department", "position")


class Organisation:
    """Departments, positions and people."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def chart(self) -> Chart:
        """The organisation of today."""
        with self._ledger.read() as connection:
            records = read_company(connection, periods=())
        months = [period.code for period in records.periods if "-" in period.code]
        return Chart(records, self._ledger.store.now().date(), max(months, default=None))

    def assign(self, numbers: Sequence[str], changes: Mapping[str, str], since: str = "") -> None:
        """Set department, position or manager of several people as one action.

        With `since` department and position are moves (任职变动) of that day; without, they are set as held
        from the start, which Mendable refuses for people who have moves. EditRefused names the people by row.
        """
        chart = self.chart()
        people = [person for number in numbers if (person := chart.person(number)) is not None]
        moved = {name: code for name, code in changes.items() if name in _MOVED}
        shifted = [person.record.name for person in people if person.moved]
        if moved and not since and shifted:
            raise Mendable("organisation.since_needed", names=", ".join(shifted))
        direct = {name: code for name, code in changes.items() if not since or name not in _MOVED}
        batches: list[Batch] = []
        if direct:
            batches.append((EMPLOYEES, [{**required(person), **direct} for person in people]))
        if moved and since:
            rows = [{"employee": person.record.number, "day": since, **moved} for person in people]
            batches.append((MOVES, rows))
        facts = {"count": len(people), "name": people[0].record.name if people else ""}
        with self._ledger.write("employee.assign", facts) as writing:
            write_rows(writing.unit, batches)

    def remove_move(self, number: str, day: date) -> None:
        """Take a move back."""
        facts = {"name": self._name(number), "day": day.isoformat()}
        with self._ledger.write("move.remove", facts) as writing:
            writing.unit.remove(MoveRow, {"employee": number, "day": day})

    def _name(self, number: str) -> str:
        person = self.chart().person(number)
        return person.record.name if person is not None else number

    def preview(self, block: Block, *, add_missing: bool) -> PastePreview:
        """What writing a pasted block would do; with `add_missing` unknown departments and positions too."""
        with self._ledger.read() as connection:
            records = read_company(connection, periods=())
        plan = self._resolved(block, records, add_missing=add_missing)
        preview = plan_rows(plan.batches, records)
        found = tuple(_doubted(plan, problem) for problem in problems_in(preview, *plan.batches[-1]))
        fates: dict[int, Fate] = {
            change.place.row - 2: change.fate for change in preview.changes if change.spec is block.sheet
        }
        before = {
            (change.place.row - 2, name): getattr(change.before, name)
            for change in preview.changes
            if change.spec is block.sheet and change.before is not None
            for name in block.fields
            if getattr(change.before, name) != getattr(change.after, name)
        }
        wrong = {problem.row for problem in found if problem.stops}
        return PastePreview(
            tuple(None if at in wrong else fates.get(at, Fate.UNCHANGED) for at in range(len(block.rows))),
            found,
            plan.missing,
            before,
        )

    def paste(self, block: Block, *, add_missing: bool) -> None:
        """Write a pasted block as one action, whole or not at all; EditRefused when a row has an error."""
        facts = {"count": len(block.rows), "sheet": block.sheet.noun}
        with self._ledger.write("organisation.paste", facts) as writing:
            records = read_company(writing.unit.connection, periods=())
            write_rows(writing.unit, self._resolved(block, records, add_missing=add_missing).batches)

    def _resolved(self, block: Block, records: Records, *, add_missing: bool) -> Resolved:
        """What a block means; a present place that a move brought is not taken for the first one."""
        plan = resolved(block, records, add_missing=add_missing)
        if block.sheet is not EMPLOYEES:
            return plan
        chart = Chart(records, self._ledger.store.now().date())
        *added, (sheet, rows) = plan.batches
        return plan._replace(batches=(*added, (sheet, [_before_moves(chart, row) for row in rows])))


def _doubted(plan: Resolved, found: FieldProblem) -> FieldProblem:
    """A name that nobody bears, or that several bear."""
    codes = plan.doubtful.get((found.row, found.field))
    if codes is None or found.problem.code != "reference_unknown":
        return found
    facts = {**found.problem.facts, "codes": ", ".join(codes)}
    return replace(found, problem=replace(found.problem, code="name_doubtful", facts=facts))


def _before_moves(chart: Chart, row: Row) -> Row:
    person = chart.person(str(row["number"])) if row["number"] in chart.moves else None
    if person is None:
        return row
    same = {"department": person.department, "position": person.position}
    return {
        name: getattr(person.record, name) if same.get(name) == cell and cell else cell
        for name, cell in row.items()
    }


def required(person: Person) -> Row:
    """What every row about a person must hold."""
    record = person.record
    return {"number": record.number, "name": record.name, "department": record.department}
