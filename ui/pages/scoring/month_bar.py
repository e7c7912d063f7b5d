"""The line above the lists: where the month stands, and what it leaves open."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.terms import PeriodState
from services.domain.checklist import Item, Mark
from services.domain.version import Version
from services.language import Language
from services.wording.states import NAMES, state_name
from services.wording.versions import version_name, version_words
from ui.pages.scoring.month_acts import MonthActs
from ui.widgets.buttons import LinkButton
from ui.widgets.states import StateStrip
from ui.widgets.text import Elided


class MonthBar(QWidget):
    """The states as a strip, and beside it the present checklist in a few words."""

    def __init__(self, say: Language, acts: MonthActs) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.states = StateStrip(say, [(state.value, state_name(say, state)) for state in NAMES])
        self.states.chosen.connect(acts.open_checklist)
        self.words = Elided("", "small")
        self.checklist = LinkButton(say("Checklist"), lambda: acts.open_checklist(self.states.current))
        self.awaited = LinkButton(say("Awaited actuals…"), acts.show_awaited)
        self.versions = LinkButton(say("Versions…"), acts.show_versions)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.states)
        row.addSpacing(4)
        row.addWidget(self.words, 1)
        for link in (self.checklist, self.awaited, self.versions):
            row.addWidget(link)

    def show_month(
        self, state: PeriodState, items: tuple[Item, ...], awaited: int, versions: Sequence[Version]
    ) -> None:
        """Where the month stands: `items` of its state, actuals awaited, versions to compare."""
        say = self._say
        self.states.show_state(state.value)
        left = sum(item.mark is Mark.LEFT for item in items)
        look = sum(item.mark is Mark.LOOK for item in items)
        done = len(items) - left - look
        parts = [say("{done} of {total} done", done=done, total=len(items))] if items else []
        if left:
            parts.append(say("▲ {count} left", count=left))
        if look:
            parts.append(say("○ {count} to review", count=look))
        if state is PeriodState.LOCKED and versions:
            parts = [version_name(say, versions[-1].number), version_words(say, versions[-1])]
        self.words.setText(" · ".join(parts))
        self.checklist.setVisible(bool(items))
        self.awaited.setVisible(bool(awaited))
        self.awaited.setText(say("Awaited actuals ({count})…", count=awaited))
        self.versions.setVisible(len(versions) > (state is PeriodState.LOCKED))
