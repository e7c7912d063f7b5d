"""The forms to tick: of each how many pages it takes, or where to make one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.packet import PACKET, PERSONAL, Part
from services.language import N_, Language
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text

_NAMES: Mapping[Part, str] = {
    Part.PROMISES: N_("Promises of last month"),
    Part.NOTICE: N_("Notice and attendance"),
    Part.SUMMARY: N_("Summary"),
    Part.SHEETS: N_("Appraisal sheets"),
    Part.REPORTS: N_("Report sheets"),
    Part.TRACKING: N_("Improvement tracking"),
    Part.MINUTES: N_("Minutes of the meeting"),
    Part.PLANS: N_("Monthly plans"),
    Part.COACHING: N_("Coaching records"),
    Part.PIPS: N_("Improvement plans (PIP)"),
}


class Lack(NamedTuple):
    """Why there is none of a form, and the page on which to make one."""

    why: str
    page: str
    tab: str = ""


LACKS: Mapping[Part, Lack] = {
    Part.PROMISES: Lack(
        N_("Nothing was promised for this period: it has no plan, and no earlier action was open."), "plans"
    ),
    Part.REPORTS: Lack(
        N_("Nobody reports for this period: no department has a head. Name the heads under Organisation."),
        "organisation",
    ),
    Part.TRACKING: Lack(
        N_("No improvement action belongs to this period. Write one under Improvement."), "improvement"
    ),
    Part.MINUTES: Lack(
        N_(
            "There is no report meeting for this period yet. Set it up under Meeting; then its minutes print."
        ),
        "meeting",
    ),
    Part.PLANS: Lack(N_("Nobody has a plan for this period yet. Write the plans under Plans."), "plans"),
    Part.COACHING: Lack(
        N_("No talk was noted in this period. Note one under Scoring, beside the person’s card."), "scoring"
    ),
    Part.PIPS: Lack(
        N_("No performance improvement plan is under way in this period. Start one under Improvement."),
        "improvement",
        "pips",
    ),
}


class PartRow(QWidget):
    """A form: its tick, and behind it the pages that it takes or the way to make one."""

    def __init__(self, part: Part, say: Language, leave: Callable[[str, str], object]) -> None:
        super().__init__()
        self._part, self._say, self._leave = part, say, leave
        self.setProperty("ground", "clear")
        self.box = QCheckBox(say(_NAMES[part]))
        self.link = LinkButton("", self._follow)
        self.go_to: Callable[[], object] | None = None
        self._there = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self.link)
        self.setMinimumHeight(self.link.sizeHint().height())
        self.link.hide()

    @property
    def there(self) -> bool:
        """Whether the period has any of it."""
        return self._there

    def offer(self, *, there: bool) -> None:
        """Offer the form, or say why there is none and lead to where one makes it."""
        self._there = there
        lack = None if self._there else LACKS.get(self._part)
        self.box.setEnabled(self._there)
        self.box.setToolTip("" if lack is None else self._say(lack.why))
        if lack is not None:
            self._show_link(self._say("None…"), self._say(lack.why))
        elif self.go_to is None:
            self.link.hide()

    def show_pages(self, count: int, go_to: Callable[[], object] | None) -> None:
        """Say how many pages the form takes, and lead to the first; none while it is not made."""
        self.go_to = go_to if count else None
        if not self._there:
            return
        if count:
            self._show_link(self._say("{count} p.", count=count), self._say("Show its first page"))
        else:
            self.link.hide()

    def _show_link(self, words: str, tip: str) -> None:
        self.link.setText(words)
        self.link.setToolTip(tip)
        self.link.setAccessibleName(f"{self.box.text()}: {words}. {tip}")
        self.link.show()

    def _follow(self) -> None:
        lack = LACKS.get(self._part)
        if self._there:
            if self.go_to is not None:
                self.go_to()
        elif lack is not None:
            self._leave(lack.page, lack.tab)


class Parts(QWidget):
    """All forms; `changed` after a tick. What is ticked for everybody and for some is remembered apart."""

    changed = Signal()

    def __init__(self, say: Language, leave: Callable[[str, str], object]) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._everybody = True
        self._ticked: dict[bool, frozenset[Part]] = {
            True: frozenset(PACKET),
            False: frozenset({Part.SHEETS}),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.rows = {part: PartRow(part, say, leave) for part in Part}
        self.others = Text(say("Besides the packet"), "muted")
        for part, row in self.rows.items():
            if part is Part.PLANS:
                column.addWidget(self.others)
            column.addWidget(row)
            row.box.toggled.connect(self._tick)
        self._show()

    @property
    def chosen(self) -> tuple[Part, ...]:
        """What is ticked of what there is."""
        ticked = self._ticked[self._everybody]
        return tuple(part for part, row in self.rows.items() if part in ticked and row.there)

    def offer(self, there: Collection[Part]) -> None:
        """Offer the forms that a period has."""
        for part, row in self.rows.items():
            row.offer(there=part in there)
        self._show()

    def show_pages(
        self, places: Mapping[Part, tuple[int, int]], go_to: Callable[[int], object] | None = None
    ) -> None:
        """Say how many pages each form takes, by its first page (from 0) and their number."""
        for part, row in self.rows.items():
            first, count = places.get(part, (0, 0))
            row.show_pages(count, None if go_to is None else _going(go_to, first + 1))

    def choose(self, parts: Iterable[Part], *, everybody: bool) -> None:
        """Tick only these."""
        self._everybody = everybody
        self._ticked[everybody] = frozenset(parts)
        self._show()

    def show_for(self, *, everybody: bool) -> None:
        """Show what can be printed for everybody, or what is somebody's."""
        self._everybody = everybody
        self._show()

    def _show(self) -> None:
        ticked = self._ticked[self._everybody]
        self.others.setVisible(self._everybody)
        for part, row in self.rows.items():
            row.setVisible(self._everybody or part in PERSONAL)
            with QSignalBlocker(row.box):
                row.box.setChecked(part in ticked and row.there)

    def _tick(self) -> None:
        """Remember what is ticked; of a form that the period has not, what was ticked before."""
        before = self._ticked[self._everybody]
        self._ticked[self._everybody] = frozenset(
            part for part, row in self.rows.items() if (row.box.isChecked() if row.there else part in before)
        )
        self.changed.emit()


def _going(go_to: Callable[[int], object], page: int) -> Callable[[], object]:
    return lambda: go_to(page)
