"""Where people stand on a day, and which scorecard holds for a subject in a period."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from models.terms import Dimension, SubjectType
from services.domain.company import Records
from services.domain.organisation import Department, Employee, Move
from services.domain.period import Period
from services.domain.scorecard import Scorecard, SubjectKey


class Seat(Struct, frozen=True):
    """A subject in a period: department, position and card, and whose actuals its lines read, in order."""

    key: SubjectKey
    department: str
    position: str | None
    card: Scorecard | None
    sources: tuple[SubjectKey, ...]

    @property
    def shared(self) -> SubjectKey | None:
        """The department whose card a head shares, else None."""
        if self.card is None or self.card.type is not SubjectType.DEPARTMENT:
            return None
        return self.sources[0] if self.key.type is SubjectType.EMPLOYEE else None


class Seats:
    """The organisation and the cards, indexed once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._seats: dict[tuple[SubjectKey, str], Seat | None] = {}

    @cached_property
    def departments(self) -> dict[str, Department]:
        """Departments by code."""
        return {department.code: department for department in self._records.departments}

    @cached_property
    def employees(self) -> dict[str, Employee]:
        """Employees by number."""
        return {employee.number: employee for employee in self._records.employees}

    @cached_property
    def headed(self) -> dict[str, tuple[str, ...]]:
        """The departments that each head heads, by the head's number."""
        headed: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for department in self._records.departments:
            if department.head is not None:
                headed[department.head] += (department.code,)
        return headed

    @cached_property
    def _moves(self) -> dict[str, list[Move]]:
        moves: defaultdict[str, list[Move]] = defaultdict(list)
        for move in sorted(self._records.moves, key=lambda move: move.day):
            moves[move.employee].append(move)
        return moves

    @cached_property
    def _cards(self) -> dict[tuple[SubjectType, str, Dimension], list[Scorecard]]:
        cards: defaultdict[tuple[SubjectType, str, Dimension], list[Scorecard]] = defaultdict(list)
        for card in self._records.scorecards:
            cards[card.type, card.code, card.dimension].append(card)
        return cards

    def place(self, employee: Employee, day: date) -> tuple[str, str | None]:
        """Department and position of a person on a day, moves up to that day made."""
        department, position = employee.department, employee.position
        for move in self._moves.get(employee.number, ()):
            if move.day > day:
                break
            department = move.department or department
            position = move.position or position
        return department, position

    def last_department(self, employee: Employee, period: Period) -> str:
        """Where a person is a member on the period's last day, or on the last day of employment before it."""
        last = period.last_day
        return self.place(employee, last if employee.left is None else min(last, employee.left))[0]

    def above(self, department: str) -> Iterator[str]:
        """A department and those above it, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        code: str | None = department
        while code is not None and code not in seen and code in self.departments:
            yield code
            seen.add(code)
            code = self.departments[code].parent

    def seat(self, key: SubjectKey, period: Period) -> Seat | None:
        """The subject's seat in a period; None when it is nobody of that period."""
        at = (key, period.code)
        if at not in self._seats:
            self._seats[at] = self._department_seat(key, period) or self._employee_seat(key, period)
        return self._seats[at]

    def _department_seat(self, key: SubjectKey, period: Period) -> Seat | None:
        if key.type is not SubjectType.DEPARTMENT or key.code not in self.departments:
            return None
        return Seat(key, key.code, None, self._card(key.type, key.code, period), (key,))

    def _employee_seat(self, key: SubjectKey, period: Period) -> Seat | None:
        employee = self.employees.get(key.code) if key.type is SubjectType.EMPLOYEE else None
        if employee is None or not employed(employee, period):
            return None
        department, position = self.place(employee, max(period.first_day, employee.hired or date.min))
        home = SubjectKey(SubjectType.DEPARTMENT, department)
        if card := self._card(SubjectType.EMPLOYEE, key.code, period):
            return Seat(key, department, position, card, (key,))
        if position is not None and (card := self._card(SubjectType.POSITION, position, period)):
            return Seat(key, department, position, card, (key, home))
        led = self._led_by(key.code, department)
        if led is not None and (card := self._card(SubjectType.DEPARTMENT, led, period)):
            return Seat(key, department, position, card, (SubjectKey(SubjectType.DEPARTMENT, led),))
        return Seat(key, department, position, None, (key,))

    def _led_by(self, number: str, department: str) -> str | None:
        """The one department whose card a head shares: of several, the one where he or she works."""
        headed = self.headed.get(number, ())
        if department in headed:
            return department
        return headed[0] if len(headed) == 1 else None

    def _card(self, kind: SubjectType, code: str, period: Period) -> Scorecard | None:
        versions = self._cards.get((kind, code, period.dimension), ())
        return next((card for card in versions if card.applies_on(period.first_day)), None)


def employed(employee: Employee, period: Period) -> bool:
    """Whether a person is employed on at least one day of the period; the day of leaving is one."""
    hired, left = employee.hired or date.min, employee.left or date.max
    return max(hired, period.first_day) <= min(left, period.last_day)
