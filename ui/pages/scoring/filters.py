"""What is in sight: the filters with their counts, and what one looks for."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from models.terms import SubjectType
from services.domain.checklist import MUCH
from services.domain.result import LineResult, LineState, PeriodResult, ResultState, SubjectResult, VetoMark
from services.domain.scorecard import SubjectKey

FILTERS = ("all", "missing", "veto", "not_applicable", "changed")
Spelt = Callable[[str, str], bool]


def ordered(result: PeriodResult) -> tuple[SubjectResult, ...]:
    """All subjects: by department, itself first, then its head, then the others."""

    def place(each: SubjectResult) -> tuple[str, bool, bool, str]:
        return each.department, each.type is not SubjectType.DEPARTMENT, not each.head, each.code

    return tuple(sorted(result.results, key=place))


def change_of(subject: SubjectResult) -> Decimal | None:
    """The total against the period before; None when either is unknown."""
    if len(subject.trend) < 2 or subject.trend[-2].total is None or subject.total is None:
        return None
    return subject.total - subject.trend[-2].total


def keeps(name: str, subject: SubjectResult, line: LineResult | None, much: Decimal) -> bool:
    """Whether a filter keeps a subject, or one line of it."""
    match name:
        case "missing":
            state = ResultState.INCOMPLETE if line is None else LineState.MISSING
            return (subject if line is None else line).state is state
        case "veto":
            return bool(subject.struck) if line is None else line.veto_mark is VetoMark.HIT
        case "not_applicable":
            lines = subject.lines if line is None else (line,)
            return any(each.state is LineState.NOT_APPLICABLE for each in lines)
        case "changed":
            change = change_of(subject)
            return change is not None and abs(change) > much
        case _:
            return True


class Tally:
    """Counts what each filter keeps; of a subject that did not change it knows it already."""

    def __init__(self, *, by_line: bool) -> None:
        self._by_line = by_line
        self._known: list[tuple[SubjectResult, tuple[int, ...]]] = []
        self._much = MUCH

    def counts(self, subjects: Sequence[SubjectResult], much: Decimal) -> dict[str, int]:
        """How many rows each filter keeps."""
        usable = much == self._much and len(self._known) == len(subjects)
        known = self._known if usable else [None] * len(subjects)
        self._known, self._much = [], much
        for subject, before in zip(subjects, known, strict=True):
            same = before is not None and _alike(before[0], subject)
            counted = before[1] if same and before is not None else self._of(subject, much)
            self._known.append((subject, counted))
        sums = map(sum, zip(*(counted for _, counted in self._known), strict=True))
        return dict(zip(FILTERS, sums, strict=False))

    def _of(self, subject: SubjectResult, much: Decimal) -> tuple[int, ...]:
        lines: Sequence[LineResult | None] = subject.lines if self._by_line else (None,)
        return tuple(sum(keeps(name, subject, line, much) for line in lines) for name in FILTERS)


def _alike(one: SubjectResult, other: SubjectResult) -> bool:
    """Whether nothing moved that a filter looks at; a rank may have."""
    if one is other:
        return True
    parts = (
        one.code == other.code
        and one.lines is other.lines
        and one.vetoes is other.vetoes
        and one.trend is other.trend
    )
    return parts and one.total == other.total and one.state is other.state


class Wanted(Struct, frozen=True):
    """What the officer wants to see; rows in `kept` stay, so that mending does not take them away."""

    name: str = "all"
    much: Decimal = MUCH
    words: str = ""
    is_spelt: Spelt | None = None
    kept: frozenset[tuple[SubjectKey, str]] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.name == "all" and not self.words

    def subject(self, subject: SubjectResult) -> bool:
        """Whether a subject is in sight."""
        if self.everything or (subject.key, "") in self.kept:
            return True
        return keeps(self.name, subject, None, self.much) and self.means_subject(subject)

    def line(self, subject: SubjectResult, line: LineResult) -> bool:
        """Whether a line of a subject is in sight among those of its indicator."""
        if (subject.key, line.kpi) in self.kept:
            return True
        if not keeps(self.name, subject, line, self.much):
            return False
        return self._means(_kpi_texts(line)) or self._means(_names(subject))

    def means_subject(self, subject: SubjectResult) -> bool:
        """Whether one looks for a subject: by name, number, department, KPI, or pinyin initials."""
        if not self.words:
            return True
        return self._means((*_names(subject), *(line.name for line in subject.lines)))

    def _means(self, texts: Iterable[str]) -> bool:
        wanted = self.words.casefold().strip()
        if not wanted:
            return True
        spelt = self.is_spelt if wanted.isascii() else None
        return any(_says(text, wanted, spelt) for text in texts)


@lru_cache(maxsize=8192)
def _says(text: str, wanted: str, spelt: Spelt | None) -> bool:
    """Whether a text holds what is looked for, or its signs begin with these letters; names recur a lot."""
    return wanted in text.casefold() or (spelt is not None and spelt(text, wanted))


def _names(subject: SubjectResult) -> tuple[str, ...]:
    return subject.name, subject.code, subject.department_name


def _kpi_texts(line: LineResult) -> tuple[str, ...]:
    return line.name, line.kpi, line.provider
