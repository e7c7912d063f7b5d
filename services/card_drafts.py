"""A scorecard as it is being written (考核表草稿): typed texts, not saved, perhaps not right yet. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from models.terms import Dimension, SubjectType, TotalMethod
from services.domain.scorecard import CardKey, Comparison, Line, Scorecard, SubjectKey
from services.quantities import POINT, parse_quantity
from services.scoring.judgements import Judgements
from services.workbooks.text import UnreadableText, clean_text, parse_date


class DraftLine(Struct, frozen=True):
    """A line as typed."""

    kpi: str
    weight: str = ""
    target: str = ""
    cap: str = ""
    floor: str = ""

    @property
    def number(self) -> Decimal | None:
        """The weight, None when it cannot be read; blank is 0."""
        return _number(self.weight or "0")


class CardDraft(Struct, frozen=True):
    """A version of a card as typed.

    `replaces` is the stored version it changes; `closes` the open one that ends the day before it begins.
    """

    type: SubjectType
    code: str
    dimension: Dimension
    lines: tuple[DraftLine, ...] = ()
    total_method: TotalMethod = TotalMethod.WEIGHTED
    cap: str = ""
    floor: str = ""
    valid_from: str = ""
    valid_to: str = ""
    comparisons: tuple[Comparison, ...] = ()
    replaces: CardKey | None = None
    closes: CardKey | None = None

    @property
    def subject(self) -> SubjectKey:
        """Whose card it is."""
        return SubjectKey(self.type, self.code)

    @property
    def codes(self) -> tuple[str, ...]:
        """The KPIs, in the card's order."""
        return tuple(line.kpi for line in self.lines)

    @property
    def weights(self) -> tuple[Decimal, ...]:
        """The weights; what cannot be read counts as 0."""
        return tuple(line.number or Decimal(0) for line in self.lines)

    @property
    def total(self) -> Decimal:
        """What the weights total."""
        return sum(self.weights, Decimal(0))

    @property
    def key(self) -> CardKey | None:
        """The version it will be, None while a date cannot be read."""
        try:
            first, last = (_day(text) for text in (self.valid_from, self.valid_to))
        except UnreadableText:
            return None
        return CardKey(self.type, self.code, self.dimension, first, last)

    @property
    def rows(self) -> list[Mapping[str, str]]:
        """The lines as rows of the sheet of scorecards."""
        return [self._row(line) for line in self.lines]

    def _row(self, line: DraftLine) -> Mapping[str, str]:
        return {
            "type": self.type.value,
            "code": self.code,
            "dimension": self.dimension.value,
            "total_method": self.total_method.value,
            "kpi": line.kpi,
            "weight": line.weight or "0",
            "target": line.target,
            "cap": line.cap,
            "floor": line.floor,
            "total_cap": self.cap,
            "total_floor": self.floor,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
        }

    def card(self) -> Scorecard:
        """What the draft comes to as far as it can be read, for hints and comparisons of totals."""
        lines = tuple(
            Line(line.kpi, weight, None, _number(line.cap), _number(line.floor))
            for line, weight in zip(self.lines, self.weights, strict=True)
        )
        bounds = _number(self.cap), _number(self.floor)
        return Scorecard(self.type, self.code, self.dimension, lines, self.total_method, *bounds)

    # Changes

    def changed(self, kpi: str, **texts: str) -> "CardDraft":
        """With other texts on a line."""
        lines = (replace(line, **texts) if line.kpi == kpi else line for line in self.lines)
        return replace(self, lines=tuple(lines))

    def weighted(self, weights: Sequence[Decimal]) -> "CardDraft":
        """With other weights, in the card's order."""
        lines = (
            replace(line, weight=plain(weight)) for line, weight in zip(self.lines, weights, strict=True)
        )
        return replace(self, lines=tuple(lines))

    def with_lines(self, lines: Sequence[DraftLine]) -> "CardDraft":
        """With these lines added behind; a KPI that is there already stays as it is."""
        present = set(self.codes)
        return replace(self, lines=(*self.lines, *(line for line in lines if line.kpi not in present)))

    def without(self, kpi: str) -> "CardDraft":
        """Without a line, and without what was judged of it."""
        lines = tuple(line for line in self.lines if line.kpi != kpi)
        kept = tuple(one for one in self.comparisons if kpi not in {one.left, one.right})
        return replace(self, lines=lines, comparisons=kept)

    def moved(self, kpi: str, step: int) -> "CardDraft":
        """With a line moved up (negative) or down."""
        lines = list(self.lines)
        at = self.codes.index(kpi)
        line = lines.pop(at)
        lines.insert(min(max(at + step, 0), len(lines)), line)
        return replace(self, lines=tuple(lines))

    # Judgements

    @property
    def raters(self) -> tuple[str, ...]:
        """Who compared, in the order of their names."""
        return tuple(sorted({one.rater for one in self.comparisons}))

    def judged_by(self, rater: str) -> Judgements:
        """One rater's judgements."""
        return {(one.left, one.right): one.times for one in self.comparisons if one.rater == rater}

    def judged(self, raters: Mapping[str, Judgements]) -> "CardDraft":
        """With these raters' judgements as the card's justification."""
        key = self.key or CardKey(self.type, self.code, self.dimension, None, None)
        found = tuple(
            Comparison(*key[:3], rater, left, right, times, *key[3:])
            for rater, judgements in raters.items()
            for (left, right), times in judgements.items()
        )
        return replace(self, comparisons=found)


def draft_of(card: Scorecard, comparisons: Sequence[Comparison] = ()) -> CardDraft:
    """A stored version, to be changed."""
    own = tuple(
        one
        for one in comparisons
        if CardKey(one.type, one.code, one.dimension, one.valid_from, one.valid_to) == card.key
    )
    return CardDraft(
        card.type,
        card.code,
        card.dimension,
        lines_of(card),
        card.total_method,
        _text(card.cap),
        _text(card.floor),
        _date(card.valid_from),
        _date(card.valid_to),
        own,
        replaces=card.key,
    )


def lines_of(card: Scorecard) -> tuple[DraftLine, ...]:
    """A card's lines as texts."""
    return tuple(
        DraftLine(line.kpi, plain(line.weight), _text(line.target), _text(line.cap), _text(line.floor))
        for line in card.lines
    )


def next_version(draft: CardDraft, day: date) -> CardDraft:
    """A new version from a day on, made of a stored one, which ends the day before if it was open."""
    stored = draft.replaces
    closes = stored if stored is not None and stored.valid_to is None else None
    return replace(draft, valid_from=day.isoformat(), valid_to="", replaces=None, closes=closes)


def day_before(day: date) -> date:
    """The last day of what ends when something else begins on `day`."""
    return day - timedelta(days=1)


def plain(number: Decimal) -> str:
    """A number without trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _date(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(text: str) -> date | None:
    words = clean_text(text)
    return parse_date(words) if words else None


def _number(text: str) -> Decimal | None:
    words = clean_text(text)
    if not words:
        return None
    try:
        number = parse_quantity(words, POINT)
    except UnreadableText:
        return None
    return number.value if number.value.is_finite() else None
