"""AHP (层次分析法): pair by pair in words, the matrix, its consistency, what to mend, weights to adopt."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
)

from services.card_drafts import CardDraft, plain
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.language import Language
from services.scoring.ahp import RANDOM_INDEX
from services.scoring.judgements import Judgements, Pair, oriented, pairs, ratio, suggested
from services.scoring.raters import Opinion, opinion, together
from services.scoring.remainders import share_weights
from services.scoring.weights import STEP, normalised
from services.workbooks.text import clean_text
from ui.pages.scorecards.judgement_matrix import JudgementMatrix
from ui.pages.scorecards.pair_field import PairField
from ui.pages.scorecards.verdict import Verdict
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton, SegmentedButtons
from ui.widgets.card import Card, empty
from ui.widgets.scrolled import ScrolledColumn

ALL = ""
"""The key of everybody together; no rater has an empty name."""
FEW = 6
"""Up to so many weights stand on the button itself."""


class AhpPanel(Card):
    """`adopted` gives the weights, in the card's order; `judgements()` what they rest on."""

    adopted = Signal(list)
    wanted = Signal(str)

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(say("AHP"), " ", margins=(0, 0, 0, 0))
        self._say, self._theme = say, theme
        self._raters: dict[str, dict[Pair, int]] = {}
        self._rater = ALL
        self._codes: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self._at = 0
        self.add_trailing(LinkButton(say("Print…"), lambda: self.wanted.emit("print"), say("AHP")))
        self.body.addWidget(self._make_room(), 1)

    # Parts

    def _make_room(self) -> ScrolledColumn:
        say, theme = self._say, self._theme
        area = ScrolledColumn((16, 10, 12, 12))
        column = area.column
        column.addLayout(self._make_raters())
        self.pair = PairField(say)
        self.pair.judged.connect(self._on_judged)
        column.addWidget(self.pair)
        self.matrix = JudgementMatrix(say, theme)
        self.matrix.chosen.connect(self._on_cell)
        column.addWidget(self.matrix)
        self.verdict = Verdict(say)
        self.verdict.taken.connect(self.take_suggestion)
        column.addWidget(self.verdict)
        column.addLayout(self._make_acts())
        column.addStretch(1)
        return area

    def _make_raters(self) -> QLayout:
        self._segments = QVBoxLayout()
        self.segments: SegmentedButtons | None = None
        self.new = QLineEdit()
        self.new.setProperty("dense", True)
        self.new.setPlaceholderText(self._say("+ rater"))
        self.new.setAccessibleName(self._say("Name of another rater"))
        self.new.setMaxLength(20)
        self.new.setMinimumWidth(72)
        self.new.setMaximumWidth(96)
        self.new.returnPressed.connect(lambda: self.add_rater(self.new.text()))
        self.leave = LinkButton(self._say("Remove"), self._remove_rater)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.new)
        row.addWidget(self.leave)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(self._segments)
        column.addLayout(row)
        return column

    def _make_acts(self) -> QLayout:
        say = self._say
        column = QVBoxLayout()
        column.setSpacing(10)
        row = QHBoxLayout()
        self.earlier = SecondaryButton(say("Prev. pair"), lambda: self._step(-1))
        self.later = SecondaryButton(say("Next pair"), lambda: self._step(1))
        self.places = SegmentedButtons([("5", say("to 5%")), ("0.01", say("to 0.01"))], gap=4)
        self.places.chosen.connect(lambda _key: self._show_verdict())
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.places)
        self.adopt = PrimaryButton("", lambda: self.adopted.emit(self.weights()))
        column.addLayout(row)
        column.addWidget(self.adopt, alignment=Qt.AlignmentFlag.AlignRight)
        return column

    # What is compared

    def begin(self, draft: CardDraft, kpis: Mapping[str, Kpi]) -> None:
        """Start with what is stored of the card; Mendable when its lines are too few or too many."""
        count = len(draft.lines)
        if not 2 <= count <= len(RANDOM_INDEX):
            raise Mendable("ahp.lines", least=2, most=len(RANDOM_INDEX), count=count)
        names = draft.raters or (self._say("Officer"),)
        self._raters = {name: oriented(draft.codes, draft.judged_by(name)) for name in names}
        self._rater, self._at = names[0], 0
        self._codes = ()
        self.show_draft(draft, kpis)

    def show_draft(self, draft: CardDraft, kpis: Mapping[str, Kpi]) -> None:
        """Follow the card's lines; judgements of lines that stay are kept."""
        if draft.codes != self._codes:
            self._codes = draft.codes
            self._raters = {name: oriented(self._codes, known) for name, known in self._raters.items()}
            self._at = min(self._at, max(len(self._pairs) - 1, 0))
        self._names = {code: kpis[code].name if code in kpis else code for code in self._codes}
        if 2 <= len(self._codes) <= len(RANDOM_INDEX):
            self._make_segments()
            self._show()

    @property
    def _pairs(self) -> list[Pair]:
        return pairs(self._codes)

    def judgements(self) -> dict[str, Judgements]:
        """What every rater judged."""
        return {name: dict(known) for name, known in self._raters.items() if known}

    def found(self) -> Opinion:
        """What the rater in sight, or everybody together, comes to."""
        if self._rater == ALL:
            return together(self._codes, self._raters)
        return opinion(self._codes, self._raters[self._rater])

    def weights(self) -> list[Decimal]:
        """The weights to adopt: everybody's together, rounded as chosen."""
        shares = together(self._codes, self._raters).priorities.weights
        if self.places.current == "5":
            return share_weights(shares, STEP, self._codes)
        return normalised(shares, self._codes)

    # Raters

    def _make_segments(self) -> None:
        empty(self._segments)
        choices = [(name, name) for name in self._raters]
        if len(choices) > 1:
            choices.append((ALL, self._say("Together")))
        self.segments = SegmentedButtons(choices, gap=4, lines=True)
        for key, _ in choices:
            self.segments.button(key).setProperty("small", True)
        self.segments.choose(self._rater)
        self.segments.chosen.connect(self._on_rater)
        self._segments.addWidget(self.segments)

    def add_rater(self, name: str) -> None:
        """Let another person compare."""
        wanted = clean_text(name)
        self.new.clear()
        if wanted:
            self._raters.setdefault(wanted, {})
            self._rater, self._at = wanted, 0
            self._make_segments()
            self._show()

    def _remove_rater(self) -> None:
        if self._rater != ALL and len(self._raters) > 1:
            del self._raters[self._rater]
            self._rater = next(iter(self._raters))
            self._make_segments()
            self._show()

    def _on_rater(self, name: str) -> None:
        self._rater = name
        self._show()

    # Pairs

    def _on_cell(self, row: int, column: int) -> None:
        self._at = self._pairs.index((self._codes[row], self._codes[column]))
        self._show()

    def _step(self, step: int) -> None:
        self._at = (self._at + step) % len(self._pairs)
        self._show()

    def _on_judged(self, times: int) -> None:
        if self._rater != ALL:
            self.judge(times)

    def judge(self, times: int) -> None:
        """Judge the pair in sight; positive numbers favour the left one."""
        self._raters[self._rater][self._pairs[self._at]] = times
        self._show()

    def take_suggestion(self) -> None:
        """Give the most inconsistent pair the value that fits best."""
        pair = self._worst()
        if pair is None or self._rater == ALL:
            return
        known = self._raters[self._rater]
        known[pair] = suggested(self._codes, known, pair)
        self._at = self._pairs.index(pair)
        self._show()

    def _worst(self) -> Pair | None:
        worst = self.found().priorities.worst
        return (self._codes[worst[0]], self._codes[worst[1]]) if worst is not None else None

    # What is shown

    def _show(self) -> None:
        left, right = self._pairs[self._at]
        single = self._rater != ALL
        times = self._raters[self._rater].get((left, right)) if single else None
        self.pair.show_pair(self._names[left], self._names[right], times, together=not single)
        self.leave.setVisible(single and len(self._raters) > 1)
        self._show_verdict()

    def _show_verdict(self) -> None:
        say, found = self._say, self.found()
        count = len(self._pairs)
        self.sub.setText(say("{done} of {count} pairs compared", done=found.judged, count=count))
        row, column = (self._codes.index(code) for code in self._pairs[self._at])
        self.matrix.show_opinion(
            list(self._names.values()), found, (row, column) if self._rater != ALL else None
        )
        self.verdict.show_result(found.priorities)
        self._show_worst(found)
        weights = self.weights()
        shown = " / ".join(plain(weight) for weight in weights)
        words = say("Adopt {weights}", weights=shown) if len(weights) <= FEW else say("Adopt these weights")
        self.adopt.setText(words)
        self.adopt.setToolTip(shown)
        self.adopt.setEnabled(any(self._raters.values()))

    def _show_worst(self, found: Opinion) -> None:
        pair = self._worst()
        if pair is None:
            self.verdict.show_worst(None)
            return
        names = (self._names[pair[0]], self._names[pair[1]])
        if self._rater == ALL or found.priorities.consistent:
            self.verdict.show_worst(names)
            return
        row, column = (self._codes.index(code) for code in pair)
        better = ratio(suggested(self._codes, self._raters[self._rater], pair))
        self.verdict.show_worst(names, found.matrix[row][column], better)
