"""Dialogs of the page: leaving something unsaved, a KPI's versions, a shared library beside one's own."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from services.domain.kpi import Kpi
from services.domain.library import Comparison, Indicator
from services.kpi_versions import KpiVersion, changed_fields
from services.language import N_, Language
from services.typed_row import typed_row
from services.wording.kpis import rule_words, veto_words
from services.wording.terms import label
from services.workbooks.sheets.kpis import KPIS
from ui.dialogs.base import Dialog
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Note
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text

SAVE, DISCARD, STAY = "save", "discard", "stay"


class Leaving(Dialog):
    """Asks what becomes of what was typed; `answer` is save, discard or stay."""

    def __init__(self, say: Language, name: str, parent: QWidget, *, ready: bool) -> None:
        super().__init__(say, say("{name} is not saved", name=name), say("Save"), parent)
        self.setFixedWidth(460)
        self.answer = STAY
        words = (
            say("Save what you typed, or discard it.")
            if ready
            else say(
                "It cannot be saved yet: something still has to be corrected. Go on with it, or discard it."
            )
        )
        self.body.addWidget(Text(words, wrap=True))
        self.cancel.setText(say("Keep editing"))
        self.discard = SecondaryButton(say("Discard changes"), self._on_discard)
        self.buttons.insertWidget(0, self.discard)
        self.act.setVisible(ready)
        if not ready:
            self.cancel.setDefault(True)

    def _on_discard(self) -> None:
        self.answer = DISCARD
        super().accept()

    def accept(self) -> None:
        """Save."""
        self.answer = SAVE
        super().accept()


class Versions(Dialog):
    """Every form that a KPI had, the present one first, with what changed."""

    def __init__(self, say: Language, name: str, versions: Sequence[KpiVersion], parent: QWidget) -> None:
        super().__init__(say, say("Versions of {name}", name=name), say("Close"), parent)
        self.setFixedSize(600, 460)
        self.cancel.hide()
        words = say("A KPI used in locked periods keeps its earlier versions; locked results never change.")
        self.body.addWidget(Text(words, wrap=True))
        area = ScrolledColumn((0, 0, 0, 0))
        for at in range(len(versions) - 1, -1, -1):
            area.column.addWidget(self._note(versions, at))
        area.column.addStretch(1)
        self.body.addWidget(area, 1)

    def _note(self, versions: Sequence[KpiVersion], at: int) -> Note:
        say, one = self.say, versions[at]
        note = Note()
        title = say("Version {number}", number=one.version)
        until = say("replaced on {day}", day=one.replaced_at[:10]) if one.replaced_at else say("current")
        note.say(f"{title} · {until}", strong=True)
        note.say(rule_words(say, one.kpi.method, one.kpi.direction, one.kpi.parameters))
        if at:
            for line in changes(say, versions[at - 1], one):
                note.say(line)
        return note


def changes(say: Language, old: KpiVersion, new: KpiVersion) -> list[str]:
    """What a version changed, a line a field; rule and veto each in words."""
    lines: dict[str, str] = {}
    for name in changed_fields(old.kpi, new.kpi):
        tell, title = _TOLD.get(name, (None, ""))
        before, after = (
            _text(say, form.kpi, name) if tell is None else tell(say, form.kpi) for form in (old, new)
        )
        shown = say(title) if title else KPIS.header(name, say.code).rstrip("*")
        words = say("{field}: {before} → {after}", field=shown, before=before or "—", after=after or "—")
        lines.setdefault(shown, words)
    return list(lines.values())


def _text(say: Language, kpi: Kpi, name: str) -> str:
    value = getattr(kpi, name)
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return label(say, value) if isinstance(value, StrEnum) else typed_row(kpi)[name]


def _rule(say: Language, kpi: Kpi) -> str:
    return rule_words(say, kpi.method, kpi.direction, kpi.parameters)


_TOLD: Mapping[str, tuple[Callable[[Language, Kpi], str], str]] = {
    "method": (_rule, N_("How it is scored")),
    "parameters": (_rule, N_("How it is scored")),
    "veto": (veto_words, N_("Veto")),
    "veto_effect": (veto_words, N_("Veto")),
    "veto_scope": (veto_words, N_("Veto")),
}


class Shared(Dialog):
    """What a library from somebody else brings: new ones ticked, different ones to decide, same ones told."""

    def __init__(self, say: Language, file: str, found: Comparison, parent: QWidget) -> None:
        super().__init__(say, say("Take over from {file}", file=file), say("Take these over"), parent)
        self.setFixedSize(560, 460)
        words = say(
            "{new} new, {different} different, {same} the same as yours. Tick what to take over.",
            new=len(found.new),
            different=len(found.different),
            same=len(found.same),
        )
        self.body.addWidget(Text(words, wrap=True))
        self.list = QListWidget()
        self.list.setProperty("ticks", True)
        self._indicators: list[Indicator] = []
        for one in found.new:
            self._add(one, say("new"), ticked=True)
        for _own, one in found.different:
            self._add(one, say("different: replaces yours"), ticked=False)
        same = say("the same as yours")
        for one in found.same:
            item = QListWidgetItem(f"{one.name.of(say.code)} · {same}")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._check())
        self.body.addWidget(self.list, 1)
        self._check()

    def _add(self, one: Indicator, state: str, *, ticked: bool) -> None:
        item = QListWidgetItem(f"{one.name.of(self.say.code)} · {state}")
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._indicators.append(one)
        self.list.addItem(item)

    @property
    def chosen(self) -> tuple[Indicator, ...]:
        """The ticked indicators."""
        return tuple(
            one
            for at, one in enumerate(self._indicators)
            if self.list.item(at).checkState() is Qt.CheckState.Checked
        )

    def _check(self) -> None:
        self.act.setEnabled(bool(self.chosen))
