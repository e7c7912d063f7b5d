"""The middle while the library is in sight: an indicator whole, and the act that takes it in."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from services.codes import next_code
from services.domain.library import Indicator
from services.kpis import KpiShelf
from services.language import Language
from services.library.catalogue import Library
from services.library.kpis import namesake
from services.library.suggestions import provider_among
from services.wording.kpis import rule_words
from services.wording.terms import label
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.form import FormRow
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text, rule


class IndicatorCard(Card):
    """Everything about an indicator; the provider is the company's to choose."""

    def __init__(self, say: Language, take: Callable[[], object], drop: Callable[[], object]) -> None:
        super().__init__(say("Indicator"), margins=(0, 0, 0, 0))
        self._say = say
        self.indicator: Indicator | None = None
        self.taken = Chip(say("already added"), "green")
        self.add_trailing(self.taken)
        self.drop = self.add_link(say("Remove from own library"), drop)
        self.facts: dict[str, tuple[Text, Text]] = {}
        self.provider = Choice()
        self.act = PrimaryButton(say("Add to the company"), take)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(12)
        self.code = Text("", "muted")
        foot.addWidget(self.act)
        foot.addWidget(self.code)
        foot.addStretch(1)
        self.body.addWidget(self._make_facts(), 1)
        self.body.addWidget(rule())
        self.body.addLayout(foot)

    def _make_facts(self) -> ScrolledColumn:
        say = self._say
        area = ScrolledColumn((16, 12, 16, 16), 12)
        for name, words in _facts(say):
            title, text = Text(words, "strong"), Text("", wrap=True)
            self.facts[name] = (title, text)
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(title)
            pair.addWidget(text)
            area.column.addLayout(pair)
        told = say("Matched to your departments by name; choose another, or none.")
        area.column.addWidget(FormRow(say("Data provider"), self.provider, told))
        area.column.addStretch(1)
        return area

    def show_indicator(self, indicator: Indicator, library: Library, shelf: KpiShelf, *, own: bool) -> None:
        """Show an indicator, and whether the company has it."""
        say = self._say
        if self.indicator is None or self.indicator.id != indicator.id:
            departments = shelf.records.departments
            self.provider.offer([(one.name, one.code) for one in departments])
            self.provider.choose(provider_among(departments, indicator.provider.of(say.code)))
        self.indicator = indicator
        self.set_head(indicator.name.of(say.code), "")
        outcome = library.outcome(indicator)
        texts = {
            "definition": indicator.definition.of(say.code),
            "formula": indicator.formula.of(say.code),
            "unit": indicator.unit.of(say.code),
            "direction": label(say, indicator.direction),
            "rule": rule_words(say, indicator.method, indicator.direction, indicator.parameters.of(say.code)),
            "frequency": label(say, indicator.frequency),
            "outcome": outcome.name.of(say.code) if outcome is not None else "",
        }
        for name, text in texts.items():
            for widget in self.facts[name]:
                widget.setVisible(bool(text))
            self.facts[name][1].setText(text)
        taken = namesake(indicator, shelf.kpis)
        self.taken.setVisible(taken is not None)
        self.taken.setText(say("already added as {code}", code=taken.code) if taken is not None else "")
        self.act.setEnabled(taken is None)
        code = next_code([kpi.code for kpi in shelf.kpis], "K01")
        self.code.setText(say("Its code will be {code}.", code=code) if taken is None else "")
        self.drop.setVisible(own)


def _facts(say: Language) -> tuple[tuple[str, str], ...]:
    return (
        ("definition", say("Definition")),
        ("formula", say("Formula in words")),
        ("unit", say("Unit")),
        ("direction", say("Direction")),
        ("rule", say("Scoring method")),
        ("frequency", say("How often")),
        ("outcome", say("Outcome it should move")),
    )


def small_link(words: str, act: Callable[[], object]) -> LinkButton:
    """A link at a card's foot."""
    return LinkButton(words, act)
