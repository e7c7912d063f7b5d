"""The version at the right: how the total comes about, from when to when, other versions, whom it scores."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from models.terms import TotalMethod
from services.card_drafts import CardDraft
from services.domain.scorecard import CardKey, Scorecard
from services.language import Language
from ui.widgets.buttons import LinkButton, SecondaryButton, SegmentedButtons
from ui.widgets.card import Card, empty
from ui.widgets.form import FormRow
from ui.widgets.text import Text, rule

FIELDS = ("cap", "floor", "valid_from", "valid_to")
_ROW_FIELDS = {"cap": "total_cap", "floor": "total_floor", "valid_from": "valid_from", "valid_to": "valid_to"}
"""The draft's fields, and how the sheet's rows call them."""
_SHOWN = 8


class VersionPanel(Card):
    """`typed` gives a field of the draft and its text; `chosen` another version's key; `wanted` an act."""

    typed = Signal(str, str)
    method_chosen = Signal(object)
    chosen = Signal(object)
    wanted = Signal(str)

    def __init__(self, say: Language) -> None:
        super().__init__(say("Version"), " ", margins=(16, 12, 16, 12))
        self._say = say
        self.body.setSpacing(10)
        words = {TotalMethod.WEIGHTED: say("By weight"), TotalMethod.SIMPLE: say("Simple")}
        self.method = SegmentedButtons([(method.value, name) for method, name in words.items()], gap=6)
        for method in words:
            self.method.button(method.value).setProperty("small", True)
        self.method.chosen.connect(lambda key: self.method_chosen.emit(TotalMethod(key)))
        self.body.addWidget(Text(say("How the total is calculated"), "small"))
        self.body.addWidget(self.method)
        self.rows: dict[str, FormRow] = {}
        self._add_pair(("cap", say("Total cap"), "120"), ("floor", say("Total floor"), "0"))
        self._add_pair(
            ("valid_from", say("Valid from"), say("always")), ("valid_to", say("until"), say("no end"))
        )
        self.body.addWidget(rule())
        self.versions = QVBoxLayout()
        self.versions.setSpacing(2)
        self.body.addLayout(self.versions)
        self.body.addLayout(self._make_acts())
        self.body.addWidget(rule())
        self.scored = Text("", "small", wrap=True)
        self.body.addWidget(self.scored)
        self.reason = Text("", "small", wrap=True)
        self.body.addWidget(self.reason)
        self.print = LinkButton(say("Print the justification…"), lambda: self.wanted.emit("print"))
        self.body.addWidget(self.print)
        self.body.addStretch(1)

    def _make_acts(self) -> QLayout:
        say = self._say
        acts = QHBoxLayout()
        acts.setSpacing(8)
        self.new = SecondaryButton(say("New version…"), lambda: self.wanted.emit("version"))
        self.remove = SecondaryButton(say("Delete…"), lambda: self.wanted.emit("delete"))
        for button in (self.new, self.remove):
            button.setProperty("small", True)
        acts.addWidget(self.new)
        acts.addWidget(self.remove)
        acts.addStretch(1)
        return acts

    def _add_pair(self, *fields: tuple[str, str, str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, words, usual in fields:
            edit = QLineEdit()
            edit.setPlaceholderText(usual)
            edit.textEdited.connect(lambda text, name=name: self.typed.emit(name, text))
            self.rows[name] = FormRow(words, edit)
            row.addWidget(self.rows[name], 1)
        holder = QWidget()
        holder.setProperty("ground", "clear")
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self.body.addWidget(holder)

    def field(self, name: str) -> QLineEdit:
        """The field of a draft's text."""
        edit = self.rows[name].field
        if not isinstance(edit, QLineEdit):
            raise TypeError(name)
        return edit

    def show_draft(self, draft: CardDraft, problems: dict[str, str]) -> None:
        """Show a draft's own fields and what is wrong with them, by the rows' names."""
        self.method.choose(draft.total_method.value)
        for name in FIELDS:
            text = getattr(draft, name)
            if self.field(name).text() != text:
                self.field(name).setText(text)
            self.rows[name].set_error(problems.get(_ROW_FIELDS[name], ""))
        stored = draft.replaces is not None
        self.remove.setEnabled(stored)
        self.new.setEnabled(stored)

    def show_versions(self, cards: Sequence[Scorecard], current: CardKey | None) -> None:
        """The versions of the same card, the latest first."""
        empty(self.versions)
        self.set_head(self._say("Version"), str(len(cards)) if len(cards) > 1 else "")
        for card in reversed(cards):
            mark = "●" if card.key == current else "○"
            link = LinkButton(f"{mark} {span(self._say, card.valid_from, card.valid_to)}")
            link.clicked.connect(lambda _checked=False, key=card.key: self.chosen.emit(key))
            self.versions.addWidget(link)

    def show_scored(self, names: Sequence[str], period: str, other: str) -> None:
        """Whom the card scored; `other` is whose card scores a person who has none."""
        say = self._say
        listed = say(", ").join(names[:_SHOWN]) + (f" … {len(names)}" if len(names) > _SHOWN else "")
        words = ""
        if names:
            words = say("Scored by it in {period}: {names}", period=say.period(period), names=listed)
        elif other:
            words = say("Scored by the card of {name} so far. A card of their own replaces it.", name=other)
        self.scored.setText(words)
        self.scored.setVisible(bool(words))

    def show_reason(self, words: str) -> None:
        """How the weights are justified, if by comparison."""
        self.reason.setText(words)
        self.reason.setVisible(bool(words))
        self.print.setVisible(bool(words))


def span(say: Language, first: date | None, last: date | None) -> str:
    """From when to when, in words."""
    if first is None:
        return say("until {day}", day=say.day(last)) if last is not None else say("always")
    if last is None:
        return say("from {day}", day=say.day(first))
    return f"{say.day(first)} – {say.day(last)}"
