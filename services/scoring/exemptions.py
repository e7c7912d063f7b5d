"""Who may be exempt from a period (考核豁免建议): the product proposes, the officer decides.

The grounds: joined after the period's first day, left by its last day, or absent for more than 30
consecutive days, 75 for a work injury. How absences are counted: calendar days, the first and the last
included. Absences that follow one another without a day between are one, also from month to month, as long
as the same limit holds for them: a work injury is counted apart, all other kinds together. The whole of it
counts, also the days outside the period, and it is a ground in every period that it touches: 20 September to
25 October is 36 days in September as in October. One that goes on is counted up to the period's last day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from models.terms import AbsenceKind
from services.domain.organisation import Absence, Employee
from services.domain.period import Period
from services.domain.result import Step
from services.scoring.seats import employed

MOST_ABSENT, MOST_INJURED = 30, 75
"""How many consecutive days of absence are still no ground."""


class GroundKind(StrEnum):
    """Why an exemption is proposed."""

    JOINED = "joined"
    LEFT = "left"
    ABSENT = "absent"
    INJURED = "injured"


class Ground(Struct, frozen=True):
    """One reason for a proposal.

    `days` are the days of the period without employment, or those of the whole absence.
    """

    kind: GroundKind
    told: Step
    days: int


class Proposal(Struct, frozen=True):
    """A person whom the officer may exempt, and on what grounds."""

    employee: Employee
    grounds: tuple[Ground, ...]


class Away(Struct, frozen=True):
    """Days on end away; `going` when it is not over."""

    first_day: date
    last_day: date
    going: bool

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.last_day - self.first_day).days + 1


def proposals(
    period: Period, employees: Iterable[Employee], absences: Iterable[Absence]
) -> tuple[Proposal, ...]:
    """The proposals among the people who are subjects of a period, in their order."""
    away: defaultdict[str, list[Absence]] = defaultdict(list)
    for absence in absences:
        away[absence.employee].append(absence)
    subjects = [employee for employee in employees if employed(employee, period)]
    found = ((each, tuple(_grounds(period, each, away[each.number]))) for each in subjects)
    return tuple(Proposal(employee, grounds) for employee, grounds in found if grounds)


def _grounds(period: Period, employee: Employee, absences: Sequence[Absence]) -> Iterator[Ground]:
    first, last = period.first_day, period.last_day
    if employee.hired is not None and employee.hired > first:
        told = Step("exempt.joined", (("day", employee.hired.isoformat()),))
        yield Ground(GroundKind.JOINED, told, (employee.hired - first).days)
    if employee.left is not None and employee.left <= last:
        told = Step("exempt.left", (("day", employee.left.isoformat()),))
        yield Ground(GroundKind.LEFT, told, (last - employee.left).days)
    injured = [absence for absence in absences if absence.kind is AbsenceKind.INJURY]
    others = [absence for absence in absences if absence.kind is not AbsenceKind.INJURY]
    yield from _long(period, others, GroundKind.ABSENT, MOST_ABSENT)
    yield from _long(period, injured, GroundKind.INJURED, MOST_INJURED)


def _long(period: Period, absences: Sequence[Absence], kind: GroundKind, most: int) -> Iterator[Ground]:
    for away in on_end(absences, period.last_day):
        touches = away.first_day <= period.last_day and away.last_day >= period.first_day
        if touches and away.days > most:
            facts = (
                ("first", away.first_day.isoformat()),
                ("last", away.last_day.isoformat()),
                ("days", away.days),
                ("limit", most),
            )
            code = f"exempt.{kind}.going" if away.going else f"exempt.{kind}"
            yield Ground(kind, Step(code, facts), away.days)


def on_end(absences: Iterable[Absence], until: date) -> list[Away]:
    """Absences of one sort put together where no day lies between; what goes on ends with `until`."""
    spans = sorted(
        (absence.first_day, absence.last_day or until, absence.last_day is None)
        for absence in absences
        if absence.last_day is not None or absence.first_day <= until
    )
    found: list[Away] = []
    for first, last, going in spans:
        before = found[-1] if found else None
        if before is not None and (first - before.last_day).days <= 1:
            found[-1] = Away(before.first_day, max(before.last_day, last), before.going or going)
        else:
            found.append(Away(first, last, going))
    return found
