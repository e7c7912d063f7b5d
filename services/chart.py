"""The organisation chart (组织架构): departments as a tree, and who works where on a day."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from models.terms import PeriodState, SubjectType
from services.domain.company import Records
from services.domain.organisation import Department, Employee, Move, Position
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.scoring.seats import Seats, employed


class Branch(Struct, frozen=True):
    """A department in the tree; `people` counts the active ones here and below, `own` those of its own."""

    record: Department
    depth: int
    people: int
    own: int
    head_name: str


class Post(Struct, frozen=True):
    """A position with those who hold it."""

    record: Position
    department_name: str
    holders: tuple[str, ...]


class Person(Struct, frozen=True):
    """A person with department and position of the chart's day, moves made."""

    record: Employee
    department: str
    position: str | None
    department_name: str
    position_name: str
    manager_name: str
    active: bool
    moved: bool


class ScoredBy(Struct, frozen=True):
    """Which card (考核表) scores a person in a period: whose it is, `source` None when there is none."""

    period: str
    employed: bool
    source: SubjectType | None = None
    owner: str = ""
    lines: int = 0


class Chart:
    """The organisation on a day; computed from the records, never stored."""

    def __init__(self, records: Records, day: date, period: str | None = None) -> None:
        self.records = records
        self.day = day
        self.period = period
        self._seats = Seats(records)

    @property
    def bare(self) -> bool:
        """Whether nothing has been entered yet."""
        return not (self.records.departments or self.records.positions or self.records.employees)

    @property
    def locked(self) -> bool:
        """Whether a locked period keeps names and results of its own."""
        return any(period.state is PeriodState.LOCKED for period in self.records.periods)

    @cached_property
    def departments(self) -> dict[str, Department]:
        """Departments by code."""
        return {department.code: department for department in self.records.departments}

    @cached_property
    def positions(self) -> dict[str, Position]:
        """Positions by code."""
        return {position.code: position for position in self.records.positions}

    @cached_property
    def employees(self) -> dict[str, Employee]:
        """Employees by number."""
        return {employee.number: employee for employee in self.records.employees}

    @cached_property
    def moves(self) -> dict[str, tuple[Move, ...]]:
        """Each person's moves, the earliest first."""
        found: defaultdict[str, list[Move]] = defaultdict(list)
        for move in sorted(self.records.moves, key=lambda move: move.day):
            found[move.employee].append(move)
        return {number: tuple(moves) for number, moves in found.items()}

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody, by number."""
        ordered = sorted(self.records.employees, key=lambda employee: employee.number)
        return tuple(map(self._person, ordered))

    def _person(self, employee: Employee) -> Person:
        department, position = self._seats.place(employee, self.day)
        manager = self.employees.get(employee.manager or "")
        return Person(
            employee,
            department,
            position,
            self.department_name(department),
            self.position_name(position),
            manager.name if manager is not None else employee.manager or "",
            employee.left is None or employee.left >= self.day,
            employee.number in self.moves,
        )

    def person(self, number: str) -> Person | None:
        """One person by number."""
        return next((person for person in self.people if person.record.number == number), None)

    def department_name(self, code: str | None) -> str:
        """A department's name, its code when nobody knows it."""
        found = self.departments.get(code or "")
        return found.name if found is not None else code or ""

    def position_name(self, code: str | None) -> str:
        """A position's name, its code when nobody knows it."""
        found = self.positions.get(code or "")
        return found.name if found is not None else code or ""

    @cached_property
    def tree(self) -> tuple[Branch, ...]:
        """The departments from the top down, those below a department right after it, by code."""
        own = Counter(person.department for person in self.people if person.active)
        return tuple(self._branches(None, 0, own))

    def _branches(self, parent: str | None, depth: int, own: Counter[str]) -> Iterator[Branch]:
        for department in self._children.get(parent, ()):
            head = self.employees.get(department.head or "")
            yield Branch(
                department,
                depth,
                sum(own[code] for code in self.within(department.code)),
                own[department.code],
                head.name if head is not None else "",
            )
            yield from self._branches(department.code, depth + 1, own)

    @cached_property
    def _children(self) -> dict[str | None, list[Department]]:
        children: defaultdict[str | None, list[Department]] = defaultdict(list)
        for department in sorted(self.records.departments, key=lambda each: each.code):
            children[department.parent].append(department)
        return children

    def within(self, code: str) -> frozenset[str]:
        """A department and all below it."""
        found, pending = {code}, [code]
        while pending:
            below = {child.code for child in self._children.get(pending.pop(), ())} - found
            found |= below
            pending += below
        return frozenset(found)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The positions by code, with the active people who hold them."""
        holders: defaultdict[str | None, list[str]] = defaultdict(list)
        for person in self.people:
            if person.active:
                holders[person.position].append(person.record.name)
        ordered = sorted(self.records.positions, key=lambda position: position.code)
        return tuple(
            Post(position, self.department_name(position.department), tuple(holders[position.code]))
            for position in ordered
        )

    def scored_by(self, number: str) -> ScoredBy | None:
        """Which card scores a person in the newest month; None while there is no month."""
        if self.period is None:
            return None
        period = Period.parse(self.period, self.records.settings.fiscal_start)
        if not employed(self.employees[number], period):
            return ScoredBy(self.period, employed=False)
        seat = self._seats.seat(SubjectKey(SubjectType.EMPLOYEE, number), period)
        if seat is None or seat.card is None:
            return ScoredBy(self.period, employed=True)
        card = seat.card
        names = {SubjectType.DEPARTMENT: self.department_name, SubjectType.POSITION: self.position_name}
        owner = names[card.type](card.code) if card.type in names else self.employees[number].name
        return ScoredBy(self.period, True, card.type, owner, len(card.lines))
