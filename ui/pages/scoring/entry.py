"""What the officer enters in a period, handed to the services."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from models.terms import Basis, Method, SubjectType
from services.domain.result import LineResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import N_, Language
from services.typed_lines import Field, Typed, Way

if TYPE_CHECKING:
    from services.company import Company

_YES, _NO = N_("yes"), N_("no")


def owner_of(subject: SubjectResult) -> SubjectKey:
    """Whose actuals the card's lines read: a head who shares the department's card shares its actuals."""
    if subject.type is SubjectType.EMPLOYEE and subject.card_from == SubjectType.DEPARTMENT:
        return SubjectKey(SubjectType.DEPARTMENT, subject.card_code)
    return subject.key


def is_rated(line: LineResult) -> bool:
    """Whether a line's actual comes from ratings, so that nothing is typed there."""
    unrated = any(step.code in {"line.missing", "rating.entered"} for step in line.steps)
    return line.method is Method.RATING and not unrated


class Place(NamedTuple):
    """Names a cell of a period, whatever grid shows it."""

    subject: SubjectKey
    kpi: str
    field: Field


class Cell(NamedTuple):
    """A field of a line of a subject's card."""

    subject: SubjectResult
    line: LineResult
    field: Field

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.subject.key, self.line.kpi, self.field)

    @property
    def takes(self) -> bool:
        """Whether it can be typed."""
        return self.field is not Field.ACTUAL or not is_rated(self.line)

    @property
    def owner(self) -> SubjectKey:
        """Whose entry it is."""
        return self.subject.key if self.field is Field.SELF else owner_of(self.subject)


class Entry:
    """Writes to the cards of one period; every act is one action of the trail, or Mendable."""

    def __init__(self, company: "Company", say: Language, period: str) -> None:
        self._company, self._say = company, say
        self.period = period

    def enter(self, cell: Cell, text: str) -> None:
        """One value, as typed."""
        actuals = self._company.actuals
        act = {
            Field.ACTUAL: actuals.enter,
            Field.TARGET: actuals.set_target,
            Field.SELF: actuals.set_self_score,
        }[cell.field]
        act(self.period, cell.owner, cell.line.kpi, self.typed(cell, text).text)

    def typed(self, cell: Cell, text: str) -> Typed:
        """What was typed, as the services take it: yes and no in their own words."""
        words = text.strip()
        yes_no = cell.line.method is Method.PASS_FAIL and cell.field is Field.ACTUAL
        if yes_no and words in {self._say(_YES), self._say(_NO)}:
            text = _YES if words == self._say(_YES) else _NO
        return Typed(cell.owner, cell.line.kpi, text, cell.field)

    def enter_many(self, typed: Sequence[Typed], way: Way) -> None:
        """Several values as one action; PasteRefused names the wrong ones."""
        self._company.actuals.enter_many(self.period, typed, way)

    def self_score(self, subject: SubjectResult, line: LineResult, text: str) -> None:
        """The score that the person gave himself or herself."""
        self.enter(Cell(subject, line, Field.SELF), text)

    def note(self, subject: SubjectResult, line: LineResult, text: str) -> None:
        """The line's note; a described case's is its reason, beside the actual."""
        key = owner_of(subject) if line.method is Method.DESCRIBED else subject.key
        self._company.actuals.set_note(self.period, key, line.kpi, text)

    def not_applicable(self, subject: SubjectResult, line: LineResult, reason: str) -> None:
        """Take the line out of this period, with the reason."""
        self._company.actuals.mark_not_applicable(self.period, owner_of(subject), line.kpi, reason)

    def applicable(self, subject: SubjectResult, line: LineResult) -> None:
        """Bring the line back."""
        self._company.actuals.mark_applicable(self.period, owner_of(subject), line.kpi)

    def present(self, cell: Cell) -> str:
        """A cell's content as it would be typed."""
        line = cell.line
        match cell.field:
            case Field.ACTUAL:
                return self._actual(cell)
            case Field.TARGET:
                return "" if line.target is None else self._say.plain(line.target)
            case Field.SELF:
                return "" if line.self_score is None else self._say.plain(line.self_score)

    def _actual(self, cell: Cell) -> str:
        """The actual: a month's own value where the card shows the year's sum."""
        line = cell.line
        value = line.actual
        if line.basis is Basis.YEAR_TO_DATE:
            value = self._company.actuals.entered(self.period, cell.owner, line.kpi).value
        return shown(self._say, line) if value is None else self._say.plain(value)

    def choices(self, cell: Cell) -> tuple[str, ...]:
        """What can be chosen in a cell, empty where it is typed."""
        line = cell.line
        if cell.field is not Field.ACTUAL:
            return ()
        if line.method is Method.PASS_FAIL and not line.parameters:
            return tuple(map(self._say, (_YES, _NO)))
        return ()


def shown(say: Language, line: LineResult) -> str:
    """A textual actual: a level's name as it is, yes and no in words."""
    text = line.actual_text or ""
    return say(text) if text in {_YES, _NO} else text
