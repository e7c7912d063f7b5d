"""The rows and columns of a subject's card, as the grid shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from models.terms import Direction, Method
from services.domain.result import LineResult, LineState, SubjectResult, VetoMark
from services.language import N_, Language
from services.wording.terms import label
from ui.pages.scoring.entry import shown
from ui.widgets.table import Column

ENTERED = frozenset({"target", "actual", "self"})
"""The columns that are typed into."""
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
WEIGHT = 58
"""The width of a plain weight; a shared one has more digits."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of the card, or with `line` None the total."""

    number: int
    line: LineResult | None
    subject: SubjectResult

    @property
    def missing(self) -> bool:
        """Whether an actual is still awaited."""
        return self.line is not None and self.line.state is LineState.MISSING

    @property
    def not_applicable(self) -> bool:
        """Whether the line is taken out of this period."""
        return self.line is not None and self.line.state is LineState.NOT_APPLICABLE

    @property
    def vetoed(self) -> bool:
        """Whether the line hit its veto."""
        return self.line is not None and self.line.veto_mark is VetoMark.HIT

    def takes(self, column: str) -> bool:
        """Whether something can be typed there; ratings come from raters."""
        if self.line is None or column not in ENTERED:
            return False
        return column != "actual" or self.line.method is not Method.RATING


def card_rows(subject: SubjectResult) -> tuple[CardRow, ...]:
    """The lines, then the total."""
    lines = [CardRow(number, line, subject) for number, line in enumerate(subject.lines, 1)]
    return (*lines, CardRow(0, None, subject)) if lines else ()


class CardTexts:
    """The cells in words."""

    def __init__(self, say: Language) -> None:
        self._say = say

    def columns(self) -> tuple[Column[CardRow], ...]:
        """The grid's columns, the name taking what is left."""
        say = self._say
        return (
            Column("no", "#", lambda row: str(row.number or ""), width=28, tone=lambda _: "muted"),
            Column("kpi", say("KPI"), self._name, tip=self._about, tone=_quiet),
            Column(
                "weight",
                say("Weight"),
                self._weight,
                number=True,
                width=WEIGHT,
                tip=self._shared,
                tone=_quiet,
            ),
            Column("target", say("Target"), self._target, number=True, width=66, tone=_quiet),
            Column("actual", say("Actual"), self._actual, number=True, width=76, tip=self._actual_tip),
            Column(
                "method",
                say("Method"),
                self._method,
                number=True,
                width=88,
                tip=self._method_tip,
                tone=lambda _: "muted",
            ),
            Column("self", say("Self score"), self._self, number=True, width=60, tone=lambda _: "muted"),
            Column("score", say("Score"), self._score, number=True, width=64, strong=True, tone=_quiet),
            Column("weighted", say("Share"), self._weighted, number=True, width=62, tone=_quiet),
        )

    def _name(self, row: CardRow) -> str:
        return self._say("Total") if row.line is None else row.line.name

    def _about(self, row: CardRow) -> str:
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

    def _weight(self, row: CardRow) -> str:
        if row.line is None:
            whole = sum((line.effective_weight or Decimal(0) for line in row.subject.lines), Decimal(0))
            return f"{self._say.plain(whole.quantize(Decimal(1)))}%" if whole else ""
        weight = row.line.effective_weight
        return (
            "—"
            if row.not_applicable
            else f"{self._say.plain(row.line.weight if weight is None else weight)}%"
        )

    def _shared(self, row: CardRow) -> str:
        line = row.line
        if line is None or line.effective_weight in {None, line.weight}:
            return ""
        return self._say(
            "{weight}% on the card; {effective}% after sharing the weight of lines not applicable",
            weight=line.weight,
            effective=line.effective_weight,
        )

    def _target(self, row: CardRow) -> str:
        return "" if row.line is None else self._quantity(row.line, row.line.target)

    def _actual(self, row: CardRow) -> str:
        line = row.line
        if line is None:
            return ""
        if row.missing:
            return self._say("missing")
        if row.not_applicable:
            return self._say("not applicable")
        return shown(self._say, line) if line.actual is None else self._quantity(line, line.actual)

    def _actual_tip(self, row: CardRow) -> str:
        return "" if row.line is None else row.line.na_reason or self._actual(row)

    def _quantity(self, line: LineResult, number: Decimal | None) -> str:
        """At least the KPI's decimals, and never fewer digits than were entered."""
        if number is None or line.decimals is None:
            return self._say.quantity(number)
        digits = -int(number.normalize().as_tuple().exponent)
        return self._say.quantity(number, max(line.decimals, digits))

    def _method(self, row: CardRow) -> str:
        if row.line is None:
            return ""
        lower = row.line.direction is Direction.LOWER and row.line.method is Method.RATIO
        return self._say(LOWER_RATE if lower else METHODS[row.line.method])

    def _method_tip(self, row: CardRow) -> str:
        if row.line is None:
            return label(self._say, row.subject.total_method)
        words = (label(self._say, row.line.method), label(self._say, row.line.direction), row.line.parameters)
        return "\n".join(part for part in words if part)

    def _self(self, row: CardRow) -> str:
        if row.line is None or row.line.self_score is None:
            return ""
        return self._say.plain(row.line.self_score)

    def _score(self, row: CardRow) -> str:
        return "" if row.line is None else self._say.fixed(row.line.score)

    def _weighted(self, row: CardRow) -> str:
        return self._say.fixed(row.subject.total if row.line is None else row.line.weighted)


def _quiet(row: CardRow) -> str:
    return "muted" if row.not_applicable else ""
