"""The rows of the grids, and their cells in words."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from models.terms import Direction, Method
from services.domain.result import LineResult, LineState, SubjectResult, VetoMark
from services.language import N_, Language
from services.wording.steps import tell
from services.wording.terms import label
from ui.pages.scoring.entry import is_rated, shown

METHODS: Mapping[Method, str] = {
    Method.RATIO: N_("Rate"),
    Method.INTERPOLATE: N_("Linear"),
    Method.BANDS: N_("Bands"),
    Method.DEDUCTION: N_("Deduction"),
    Method.PLUS_MINUS: N_("Steps"),
    Method.PASS_FAIL: N_("Pass–fail"),
    Method.DESCRIBED: N_("Described"),
    Method.MILESTONE: N_("Milestone"),
    Method.EFFICACY: N_("Efficacy"),
    Method.CLOSER: N_("Nearness"),
    Method.RATING: N_("Rating"),
    Method.DIRECT: N_("Direct"),
}
"""The methods' names, short enough for a column."""
LOWER_RATE = N_("Reverse")
seen = attrgetter("name", "state", "total", "grade", "grade_coefficient", "vetoes", "red_lines", "lines")
"""What is painted of a subject, and what that is counted from; a rank that moved is not seen."""


class CardRow(Struct, frozen=True, dict=True):
    """A line of a card, or with `line` None the total.

    `whole` in a matrix, where a row is a whole card and shows its subject's total too.
    """

    number: int
    line: LineResult | None
    subject: SubjectResult
    whole: bool = False

    @cached_property
    def lines(self) -> Mapping[str, LineResult]:
        """The lines of a whole card, by KPI."""
        return {line.kpi: line for line in self.subject.lines} if self.whole else {}

    def at(self, kpi: str) -> "CardRow | None":
        """The card's line of a KPI; None when it has none."""
        line = self.lines.get(kpi)
        return None if line is None else CardRow(0, line, self.subject)

    @property
    def missing(self) -> bool:
        """Whether the line lacks its score."""
        return self.line is not None and self.line.state is LineState.MISSING

    @property
    def stuck(self) -> bool:
        """Whether there is an actual that cannot be scored, as with a target of 0."""
        line = self.line
        return self.missing and line is not None and (line.actual is not None or bool(line.actual_text))

    @property
    def not_applicable(self) -> bool:
        """Whether the line is taken out of this period."""
        return self.line is not None and self.line.state is LineState.NOT_APPLICABLE

    @property
    def vetoed(self) -> bool:
        """Whether the line hit its veto."""
        return self.line is not None and self.line.veto_mark is VetoMark.HIT

    @property
    def entered(self) -> bool:
        """Whether the actual is typed at all; ratings come from raters."""
        return self.line is not None and not is_rated(self.line)


def card_rows(subject: SubjectResult) -> tuple[CardRow, ...]:
    """The lines, then the total."""
    lines = [CardRow(number, line, subject) for number, line in enumerate(subject.lines, 1)]
    return (*lines, CardRow(0, None, subject)) if lines else ()


def whole_card(subject: SubjectResult) -> CardRow:
    """The card as one row of a matrix."""
    return CardRow(0, None, subject, whole=True)


class CardTexts:
    """The cells in words."""

    def __init__(self, say: Language) -> None:
        self._say = say

    def name(self, row: CardRow) -> str:
        """The KPI, or the total's heading."""
        return self._say("Total") if row.line is None else row.line.name

    def about(self, row: CardRow) -> str:
        """Everything the KPI's name stands for."""
        line = row.line
        if line is None:
            return ""
        parts = (
            line.name + (f" ({line.unit})" if line.unit else ""),
            line.definition,
            line.formula,
            line.provider,
        )
        return "\n".join(part for part in parts if part)

    def weight(self, row: CardRow) -> str:
        """What the line counts for."""
        if row.line is None:
            whole = sum((line.effective_weight or Decimal(0) for line in row.subject.lines), Decimal(0))
            return f"{self._say.plain(whole.quantize(Decimal(1)))}%" if whole else ""
        weight = row.line.effective_weight
        return (
            "—"
            if row.not_applicable
            else f"{self._say.plain(row.line.weight if weight is None else weight)}%"
        )

    def shared(self, row: CardRow) -> str:
        """How a shared weight came about."""
        line = row.line
        if line is None or line.effective_weight in {None, line.weight}:
            return ""
        return self._say(
            "{weight}% on the card; {effective}% after sharing the weight of lines not applicable",
            weight=line.weight,
            effective=line.effective_weight,
        )

    def target(self, row: CardRow) -> str:
        """The target."""
        return "" if row.line is None else self._quantity(row.line, row.line.target)

    def actual(self, row: CardRow) -> str:
        """The actual, or why there is none."""
        line = row.line
        if line is None:
            return ""
        if row.missing and not row.stuck:
            return self._say("missing")
        if row.not_applicable:
            return self._say("n/a")
        return shown(self._say, line) if line.actual is None else self._quantity(line, line.actual)

    def actual_tip(self, row: CardRow) -> str:
        """The reason, where there is one, or the figure with all its digits."""
        return "" if row.line is None else self.stuck(row) or row.line.na_reason or self.actual(row)

    def stuck(self, row: CardRow) -> str:
        """Why an actual cannot be scored."""
        if row.line is None or not row.stuck:
            return ""
        return "\n".join(tell(self._say, step) for step in row.line.steps)

    def _quantity(self, line: LineResult, number: Decimal | None) -> str:
        """At least the KPI's decimals, and never fewer digits than were entered."""
        if number is None or line.decimals is None:
            return self._say.quantity(number)
        digits = -int(number.normalize().as_tuple().exponent)
        return self._say.quantity(number, max(line.decimals, digits))

    def method(self, row: CardRow) -> str:
        """The method, short."""
        if row.line is None:
            return ""
        lower = row.line.direction is Direction.LOWER and row.line.method is Method.RATIO
        return self._say(LOWER_RATE if lower else METHODS[row.line.method])

    def method_tip(self, row: CardRow) -> str:
        """The method with its parameters."""
        if row.line is None:
            return label(self._say, row.subject.total_method)
        words = (label(self._say, row.line.method), label(self._say, row.line.direction), row.line.parameters)
        return "\n".join(part for part in words if part)

    def self_score(self, row: CardRow) -> str:
        """The self score."""
        if row.line is None or row.line.self_score is None:
            return ""
        return self._say.plain(row.line.self_score)

    def score(self, row: CardRow) -> str:
        """The official score; a mark where it was refused."""
        if row.line is None:
            return ""
        return "⚠ —" if row.stuck else self._say.fixed(row.line.score)

    def weighted(self, row: CardRow) -> str:
        """The weighted score, or the total."""
        return self._say.fixed(row.subject.total if row.line is None else row.line.weighted)

    def subject_name(self, row: CardRow) -> str:
        """Whose card."""
        return row.subject.name

    def subject_tip(self, row: CardRow) -> str:
        """Number, department, position."""
        parts = (row.subject.code, row.subject.department_name, row.subject.position_name)
        return " · ".join(part for part in parts if part)

    def department(self, row: CardRow) -> str:
        """The subject's department."""
        return row.subject.department_name

    def total(self, row: CardRow) -> str:
        """The subject's total."""
        return self._say.fixed(row.subject.total)


def quiet(row: CardRow) -> str:
    """The tone of a line that does not count."""
    return "muted" if row.not_applicable else ""
