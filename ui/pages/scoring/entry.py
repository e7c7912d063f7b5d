"""What the officer enters for one subject's card, handed to the services."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.terms import Basis, Method, SubjectType
from services.domain.result import LineResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import N_, Language

if TYPE_CHECKING:
    from services.company import Company

_YES, _NO = N_("yes"), N_("no")


def owner_of(subject: SubjectResult) -> SubjectKey:
    """Whose actuals the card's lines read: a head who shares the department's card shares its actuals."""
    if subject.type is SubjectType.EMPLOYEE and subject.card_from == SubjectType.DEPARTMENT:
        return SubjectKey(SubjectType.DEPARTMENT, subject.card_code)
    return subject.key


class CardEntry:
    """Writes to one card of one period; every act is one action of the trail, or Mendable."""

    def __init__(self, company: "Company", say: Language, period: str, subject: SubjectResult) -> None:
        self._company, self._say = company, say
        self.period = period
        self.key = subject.key
        self.owner = owner_of(subject)

    def actual(self, line: LineResult, text: str) -> None:
        """One actual, as typed."""
        self._company.actuals.enter(self.period, self.owner, line.kpi, self._plain(line, text))

    def actuals(self, typed: Sequence[tuple[LineResult, str]]) -> None:
        """Several actuals as one action; PasteRefused names the wrong ones."""
        from services.typed_lines import Typed

        self._company.actuals.enter_many(
            self.period, [Typed(self.owner, line.kpi, self._plain(line, text)) for line, text in typed]
        )

    def target(self, line: LineResult, text: str) -> None:
        """A target for this period only."""
        self._company.actuals.set_target(self.period, self.owner, line.kpi, text)

    def self_score(self, line: LineResult, text: str) -> None:
        """The score that the person gave himself or herself."""
        self._company.actuals.set_self_score(self.period, self.key, line.kpi, text)

    def note(self, line: LineResult, text: str) -> None:
        """The line's note."""
        self._company.actuals.set_note(self.period, self.key, line.kpi, text)

    def not_applicable(self, line: LineResult, reason: str) -> None:
        """Take the line out of this period, with the reason."""
        self._company.actuals.mark_not_applicable(self.period, self.owner, line.kpi, reason)

    def applicable(self, line: LineResult) -> None:
        """Bring the line back."""
        self._company.actuals.mark_applicable(self.period, self.owner, line.kpi)

    def typed(self, line: LineResult) -> str:
        """The actual as it would be typed: a month's own value where the card shows the year's sum."""
        if line.basis is Basis.YEAR_TO_DATE:
            value = self._company.actuals.entered(self.period, self.owner, line.kpi).value
        else:
            value = line.actual
        if value is not None:
            return self._say.plain(value)
        return shown(self._say, line)

    def choices(self, line: LineResult) -> tuple[str, ...]:
        """What can be chosen as the actual, empty where it is typed."""
        if line.method is Method.DESCRIBED:
            return _levels(line)
        if line.method is Method.PASS_FAIL and not line.parameters:
            return tuple(map(self._say, (_YES, _NO)))
        return ()

    def _plain(self, line: LineResult, text: str) -> str:
        """Yes and no in the officer's language, as the service reads them."""
        words = text.strip()
        if line.method is Method.PASS_FAIL and words in {self._say(_YES), self._say(_NO)}:
            return _YES if words == self._say(_YES) else _NO
        return text


def _levels(line: LineResult) -> tuple[str, ...]:
    from services.scoring.parameters import parse_rule
    from services.scoring.rules import Described

    rule = parse_rule(line.method, line.direction, line.parameters)
    return tuple(level.name for level in rule.levels) if isinstance(rule, Described) else ()


def shown(say: Language, line: LineResult) -> str:
    """A textual actual: a level's name as it is, yes and no in words."""
    text = line.actual_text or ""
    return say(text) if text in {_YES, _NO} else text
