"""The lines of a card: KPI, how it is scored, weight and target, each in its field."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from services.card_drafts import CardDraft
from services.domain.kpi import Kpi
from services.language import Language
from services.scoring.parameters import parse_rule
from services.scoring.rules import needs_target
from services.wording.terms import label
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.restyle import restyle
from ui.widgets.text import Elided, Text

_NUMBER = 96


class CardLines(QWidget):
    """`typed` gives KPI, field and text; `dropped` the KPI whose line is taken away."""

    typed = Signal(str, str, str)
    dropped = Signal(str)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.fields: dict[tuple[str, str], QLineEdit] = {}
        self._tips: dict[tuple[str, str], str] = {}
        self._methods: list[Text] = []
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnMinimumWidth(0, 120)

    def show_lines(self, draft: CardDraft | None, kpis: Mapping[str, Kpi]) -> None:
        """Lay a card's lines out."""
        say = self._say
        empty(self._grid)
        self.fields, self._tips, self._methods = {}, {}, []
        if draft is None:
            return
        heads = (say("KPI"), say("Scored by"), say("Weight"), say("Target"), say("Unit"))
        titles = [Text(head, "small") for head in heads]
        for column, title in enumerate(titles):
            self._grid.addWidget(title, 0, column)
        self._methods = [titles[1]]
        for row, line in enumerate(draft.lines, 1):
            kpi = kpis[line.kpi]
            self._grid.addWidget(Elided(kpi.name), row, 0)
            self._methods.append(Text(label(say, kpi.method), "muted"))
            self._grid.addWidget(self._methods[-1], row, 1)
            self._grid.addWidget(self._field(kpi, "weight", heads[2], line.weight), row, 2)
            target = self._field(kpi, "target", heads[3], line.target)
            if not needs_target(parse_rule(kpi.method, kpi.direction, kpi.parameters)):
                target.setPlaceholderText("—")
                self._tips[kpi.code, "target"] = say("This KPI is scored without a target.")
            self._grid.addWidget(target, row, 3)
            self._grid.addWidget(Text(kpi.unit, "muted"), row, 4)
            drop = LinkButton("×", partial(self.dropped.emit, line.kpi), kpi.name)
            drop.setToolTip(say("Take this line off the card"))
            drop.setEnabled(len(draft.lines) > 1)
            self._grid.addWidget(drop, row, 5)
        self.fit(narrow=self._narrow)

    def fit(self, *, narrow: bool) -> None:
        """Leave out how each KPI is scored where there is no room for it."""
        self._narrow = narrow
        for method in self._methods:
            method.setVisible(not narrow)

    def _field(self, kpi: Kpi, name: str, head: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setFixedWidth(_NUMBER)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(f"{kpi.name} {head}")
        field.textEdited.connect(lambda words: self.typed.emit(kpi.code, name, words.strip()))
        self.fields[kpi.code, name] = field
        return field

    def mark(self, wrong: Mapping[tuple[str, str], str]) -> None:
        """Frame the fields that are wrong and put the words into their tips."""
        for place, field in self.fields.items():
            words = wrong.get(place, "")
            field.setToolTip(words or self._tips.get(place, ""))
            restyle(field, invalid=bool(words))
