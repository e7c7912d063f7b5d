"""Plans (计划): what each owner means to do in a period; they bear on no score and go on after the lock.

`lines` gives a period's lines; `offers` what the period may start with, `start` takes it over.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from models.plan import PlanApprovalRow, PlanRow
from models.store import Writing
from models.terms import SubjectType
from models.unit import Unit
from services.domain.plan import PlanLine
from services.domain.plan_board import Offer, Outcome, PlanBoard, PlanChoices, PlanSheet
from services.domain.scorecard import SubjectKey
from services.edits import EditRefused, FieldProblem, Row
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import parse, state_of
from services.plan_forms import approval_in, changed, line_in, outcome_in
from services.plan_reading import PlanRows, lines_of, read_named, read_offers, read_plan_rows
from services.results import Results
from services.scored_records import read_settings
from services.subjects import name_of

T = TypeVar("T")
Withdrawn = tuple[str, ...]
"""The names of those whose plan was approved and is no longer, because of what was changed."""


class PlanBook:
    """The plans of the periods; each change is one action."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results

    def today(self) -> date:
        """The day it is here."""
        return self._ledger.store.now().astimezone().date()

    # Reading

    def lines(self, period: str) -> tuple[PlanLine, ...]:
        """The lines of a period's plans, by owner in their order."""
        with self._ledger.read() as connection:
            return lines_of(connection, period)

    def board(self, period: str) -> PlanBoard:
        """Everything that is shown of a period's plans."""
        return self._rows(period).board()

    def before(self, period: str) -> str:
        """The period of the same kind before one."""
        with self._ledger.read() as connection:
            return parse(period, read_settings(connection).fiscal_start).shift(-1).code

    def offers(self, period: str) -> tuple[Offer, ...]:
        """What the plans of a period may start with and do not hold yet.

        These are the open lines of the period before and the actions under way that were raised on earlier
        periods; a proposed action is nobody's yet, and is left out.
        """
        with self._ledger.read() as connection:
            state_of(connection, period)
            return read_offers(connection, period, self.today())

    def outcomes(self, period: str) -> tuple[Outcome, ...]:
        """The lines of a period beside what the KPIs that they serve came to in it."""
        rows = self._rows(period)
        result = self._results.of(period)
        return tuple(Outcome(entry, rows.figures(result, entry.line)) for entry in rows.board().entries)

    def served(self, period: str, owner: str) -> tuple[str, ...]:
        """The KPIs on an owner's card in a period, which a line may serve."""
        result = self._results.of(period)
        found = (one for one in result.results if one.is_of(SubjectKey(SubjectType.EMPLOYEE, owner)))
        return tuple(line.kpi for one in found for line in one.lines)

    def choices(self, period: str) -> PlanChoices:
        """Who may own a line of a period, and the KPIs that it may serve."""
        return self._rows(period).choices()

    def sheets(self, period: str, owners: Iterable[str] | None = None) -> tuple[PlanSheet, ...]:
        """The plans of some owners as they are printed; of all that hold something unless they are named."""
        rows = self._rows(period)
        board = rows.board()
        wanted = dict.fromkeys((entry.line.owner for entry in board.entries) if owners is None else owners)
        return tuple(
            PlanSheet(
                rows.records.settings.name,
                period,
                owner,
                rows.named(owner.manager) if owner.manager else "",
                board.of(owner.number),
                approval := board.approvals.get(owner.number),
                rows.named(approval.by) if approval else "",
            )
            for owner in map(rows.owner, wanted)
        )

    def _rows(self, period: str) -> PlanRows:
        with self._ledger.read() as connection:
            state_of(connection, period)
            return read_plan_rows(connection, period, self.today())

    # Lines

    def check(self, period: str, fields: Row, present: PlanLine | None = None) -> tuple[FieldProblem, ...]:
        """What is wrong with a line as typed; `present` is the one that it changes."""
        with self._ledger.read() as connection:
            return line_in(read_named(connection), period, fields, present)[1]

    def add(self, period: str, fields: Row) -> Withdrawn:
        """Add a line at the end of its owner's plan; EditRefused names the field that is wrong."""
        with self._ledger.write("plan.add", {"period": period}) as writing:
            state_of(writing.unit.connection, period)
            line = _checked(writing.unit.connection, period, fields, None)
            mine = _of(writing.unit.connection, period, line.owner)
            return _write(writing, period, {line.owner: [*mine, line]}, {line.owner})

    def change(self, line: PlanLine, fields: Row) -> Withdrawn:
        """Change a line; with another owner it goes to the end of that one's plan."""
        with self._ledger.write("plan.change", {"period": line.period}) as writing:
            connection = writing.unit.connection
            fresh = _checked(connection, line.period, fields, line)
            mine = list(_of(connection, line.period, line.owner))
            at = _place(mine, line)
            if fresh.owner == line.owner:
                mine[at] = fresh
                plans = {line.owner: mine}
            else:
                del mine[at]
                plans = {line.owner: mine, fresh.owner: [*_of(connection, line.period, fresh.owner), fresh]}
            return _write(writing, line.period, plans, set(plans) if changed(line, fresh) else set())

    def remove(self, line: PlanLine) -> Withdrawn:
        """Remove a line; the later ones move up."""
        with self._ledger.write("plan.remove", {"period": line.period}) as writing:
            mine = list(_of(writing.unit.connection, line.period, line.owner))
            del mine[_place(mine, line)]
            return _write(writing, line.period, {line.owner: mine}, {line.owner})

    def move(self, line: PlanLine, steps: int) -> int:
        """Move a line up or down within its owner's plan, and give its new position."""
        with self._ledger.write("plan.move", {"period": line.period}) as writing:
            mine = list(_of(writing.unit.connection, line.period, line.owner))
            at = _place(mine, line)
            to = min(max(at + steps, 0), len(mine) - 1)
            mine.insert(to, mine.pop(at))
            _write(writing, line.period, {line.owner: mine}, set())
        return to

    # What came of it

    def check_outcome(self, line: PlanLine, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with what came of a line, as typed."""
        with self._ledger.read() as connection:
            return outcome_in(read_named(connection), line, fields, self.today())[1]

    def settle(self, line: PlanLine, fields: Row) -> None:
        """Write a line's state, the day on which it was done and what came of it; the approval stands."""
        with self._ledger.write("plan.state", {"period": line.period}) as writing:
            connection = writing.unit.connection
            mine = list(_of(connection, line.period, line.owner))
            at = _place(mine, line)
            records = read_named(connection)
            fresh, found = outcome_in(records, line, fields, self.today())
            mine[at] = _good(fresh, found)
            _write(writing, line.period, {line.owner: mine}, set())

    # Starting

    def start(self, period: str, offers: Sequence[Offer]) -> Withdrawn:
        """Take over lines and revised actions as one action; what a plan holds by now is not added again."""
        wanted = {offer.key for offer in offers}
        with self._ledger.write("plan.start", {"period": period}) as writing:
            connection = writing.unit.connection
            state_of(connection, period)
            present = read_offers(connection, period, self.today())
            taken = [offer.line for offer in present if offer.key in wanted and offer.left is None]
            plans = {line.owner: list(_of(connection, period, line.owner)) for line in taken}
            for line in taken:
                plans[line.owner].append(line)
            withdrawn = _write(writing, period, plans, set(plans))
            writing.facts["count"] = len(taken)
        return withdrawn

    # Approval

    def check_approval(self, period: str, owner: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with an approval as typed."""
        with self._ledger.read() as connection:
            return approval_in(read_named(connection), period, owner, fields, self.today())[1]

    def approve(self, period: str, owner: str, fields: Row) -> None:
        """Approve somebody's plan; EditRefused names the field that is wrong."""
        with self._ledger.write("plan.approve", {"period": period}) as writing:
            connection = writing.unit.connection
            writing.facts["name"] = _named(connection, owner)
            if not _of(connection, period, owner):
                raise Mendable("plan.empty", name=writing.facts["name"])
            records = read_named(connection)
            approval, found = approval_in(records, period, owner, fields, self.today())
            writing.unit.put(PlanApprovalRow, asdict(_good(approval, found)))

    def withdraw(self, period: str, owner: str) -> None:
        """Take the approval of somebody's plan back."""
        with self._ledger.write("plan.withdraw", {"period": period}) as writing:
            writing.facts["name"] = _named(writing.unit.connection, owner)
            writing.unit.remove(PlanApprovalRow, {"period": period, "owner": owner})


def _checked(connection: Connection, period: str, fields: Row, present: PlanLine | None) -> PlanLine:
    return _good(*line_in(read_named(connection), period, fields, present))


def _good(read: T | None, found: Sequence[FieldProblem]) -> T:
    """What was read, where nothing stops it."""
    stopping = [problem for problem in found if problem.stops]
    if stopping or read is None:
        raise EditRefused(stopping)
    return read


def _of(connection: Connection, period: str, owner: str) -> tuple[PlanLine, ...]:
    return tuple(line for line in lines_of(connection, period) if line.owner == owner)


def _place(mine: Sequence[PlanLine], line: PlanLine) -> int:
    """Where a line stands that was shown; Mendable when it was changed or removed since."""
    if line not in mine:
        raise Mendable("plan.line_gone")
    return mine.index(line)


def _write(
    writing: Writing, period: str, plans: Mapping[str, Sequence[PlanLine]], replanned: set[str]
) -> Withdrawn:
    """Write whole plans by owner; those that are planned otherwise are approved no longer."""
    unit = writing.unit
    names = {owner: _named(unit.connection, owner) for owner in plans}
    writing.facts["name"] = next(reversed(names.values()), "")
    for owner, lines in plans.items():
        _put(unit, period, owner, lines)
    keys = [{"period": period, "owner": owner} for owner in plans if owner in replanned]
    present = unit.present_all(PlanApprovalRow, keys)
    unit.remove_all(PlanApprovalRow, keys)
    return tuple(names[found["owner"]] for found in present if found is not None)


def _put(unit: Unit, period: str, owner: str, lines: Sequence[PlanLine]) -> None:
    """One owner's plan, its positions counted anew."""
    there = len(_of(unit.connection, period, owner))
    numbered = [replace(line, position=at) for at, line in enumerate(lines)]
    unit.put_all(PlanRow, map(asdict, numbered))
    gone = ({"period": period, "owner": owner, "position": at} for at in range(len(lines), there))
    unit.remove_all(PlanRow, gone)


def _named(connection: Connection, owner: str) -> str:
    return name_of(connection, SubjectKey(SubjectType.EMPLOYEE, owner))
