"""The page: KPIs and library at the left, the form in the middle, curve and outcome at the right."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from services.domain.kpi import Kpi
from services.domain.library import Indicator
from services.errors import Mendable
from services.kpis import KpiShelf
from services.library.catalogue import Library
from services.library.kpis import OWN, to_kpi
from ui.page import HeaderAct, Page
from ui.pages.kpis.acts import Acts
from ui.pages.kpis.editor import NEW, Editor
from ui.pages.kpis.indicator import IndicatorCard, small_link
from ui.pages.kpis.pairing import Pairing
from ui.pages.kpis.shelf import ALL, Shelf
from ui.pages.kpis.trying import Trying
from ui.theme.tokens import GAP
from ui.widgets.empty import EmptyState
from ui.widgets.scrolled import ScrolledColumn

SIDE = 330


class Kpis(Page):
    """The company's KPIs and the library."""

    scrolled = False

    def build(self) -> None:
        say, theme = self.say, self.theme
        self.company_shelf = self.desk.company.kpis.shelf()
        self.library = Library(())
        self.wanted = ""
        self._pair: tuple[str, str | None] | None = None
        self.do = Acts(self)
        self.shelf = Shelf(say, theme)
        self.editor = Editor(self.desk)
        self.indicator = IndicatorCard(say, self.do.take, self.do.drop)
        self.nothing = EmptyState(
            theme,
            "table",
            say("No KPI yet"),
            say("Pick from the library what your firm is to measure; each comes with its scoring rule."),
            button=say("Open the library"),
            act=lambda: self.turn(library=True),
        )
        self.trying, self.pairing = Trying(say, theme), Pairing(self.desk, theme)
        self.middle = QStackedWidget()
        for widget in (self.editor, self.indicator, self.nothing):
            self.middle.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.shelf)
        row.addWidget(self.middle, 1)
        row.addWidget(self._make_side())
        self.column.addLayout(row)
        self._connect()
        self.read_library(quiet=True)

    def _connect(self) -> None:
        say = self.say
        self.editor.versions.clicked.connect(self.do.show_versions)
        for words, act in (
            (say("Duplicate"), self.do.duplicate),
            (say("Save to my library"), self.do.keep),
            (say("Delete"), self.do.remove),
        ):
            self.editor.add_foot(small_link(words, act))
        self.editor.links.addStretch(1)
        self.discard = small_link(say("Discard changes"), self.do.discard)
        self.editor.links.addWidget(self.discard)
        self.editor.changed.connect(self._on_typed)
        self.shelf.chosen.connect(self._on_chosen)
        self.shelf.turned.connect(self._on_turned)

    def _make_side(self) -> ScrolledColumn:
        self.side = ScrolledColumn((0, 0, 0, 0), GAP)
        self.side.column.addWidget(self.trying)
        self.side.column.addWidget(self.pairing)
        self.side.column.addStretch(1)
        self.side.setFixedWidth(SIDE)
        return self.side

    # What is shown

    def read_library(self, *, quiet: bool = False) -> None:
        """Bring the library in anew, with one's own indicators."""
        library = Library.load()
        try:
            library = library.with_own(self.do.own.read())
        except Mendable as error:
            if not quiet:
                self.desk.shell.fail(error)
        self.library = library
        if not quiet:
            self.refresh()

    def refresh(self) -> None:
        self.company_shelf = shelf = self.desk.company.kpis.shelf()
        drafts = self.desk.company.kpis.drafts
        self.shelf.show_all(shelf, self.library, frozenset(drafts))
        self.subtitle = self.say(
            "{kpis} {kpis:KPI|KPIs} · {indicators} in the library",
            kpis=len(shelf.kpis),
            indicators=len(self.library.indicators),
        )
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show what is chosen at the left: an indicator, a KPI, or what to do first."""
        if self.shelf.in_library:
            self._show_indicator()
            return
        key = self.wanted or (self.editor.key if self.editor.key is not None else "")
        self.wanted = ""
        if NEW in self.desk.company.kpis.drafts and self.editor.key == NEW:
            self.show_kpi(NEW)
        elif self.company_shelf.get(key) is not None:
            self.show_kpi(key)
        elif self.company_shelf.kpis:
            self.show_kpi(self.company_shelf.kpis[0].code)
        else:
            self.editor.key = None
            self.middle.setCurrentWidget(self.nothing)
            self.side.hide()
            self.headed.emit()

    def show_kpi(self, key: str) -> None:
        """Bring a KPI into sight, or the draft of a new one."""
        self.shelf.choose(key, quiet=True)
        self.editor.show_kpi(self.company_shelf, key)
        self.middle.setCurrentWidget(self.editor)
        self._show_side(self.editor.drafted)
        self.headed.emit()

    def _show_indicator(self) -> None:
        one = self.library.get(self.shelf.key)
        if one is None and self.library.indicators:
            one = self.library.indicators[0]
            self.shelf.choose(one.id, library=True, quiet=True)
        if one is None:
            return
        own = one.id.startswith(f"{OWN}.")
        self.indicator.show_indicator(one, self.library, self.company_shelf, own=own)
        self.middle.setCurrentWidget(self.indicator)
        self._show_side(_as_kpi(one, self.say.code))
        self.headed.emit()

    def _show_side(self, kpi: Kpi | None, *, typing: bool = False) -> None:
        """Curve and try-it field of what is typed; the pair of what has an outcome, which typing elsewhere
        leaves as it is.
        """
        self.side.show()
        shelf = self.company_shelf
        self.trying.show_kpi(kpi, shelf.target(kpi.code) if kpi is not None else None)
        self.discard.setVisible(self.editor.dirty)
        outcome = shelf.get(kpi.outcome) if kpi is not None and kpi.outcome else None
        self.pairing.setVisible(outcome is not None)
        before, self._pair = self._pair, (kpi.code, kpi.outcome) if kpi is not None else None
        if kpi is not None and outcome is not None and not (typing and self._pair == before):
            self._show_pair(kpi, outcome, shelf)

    def _show_pair(self, kpi: Kpi, outcome: Kpi, shelf: KpiShelf) -> None:
        company = self.desk.company
        month = self.period if "-" in self.period else company.periods.latest_month() or ""
        series = company.kpis.series(kpi.code, outcome.code, month) if month else None
        self.pairing.show_pair(kpi, outcome, series, shelf.records.settings)
        alarms = company.results.of(month).divergences if month else ()
        pair = (kpi.code, outcome.code)
        found = next((one for one in alarms if (one.kpi, one.outcome) == pair), None)
        answers = [one for one in company.alarms.answers() if (one.kpi, one.outcome) == pair]
        self.pairing.show_alarm(found, answers, month)

    # What one does

    def _on_typed(self) -> None:
        drafts = frozenset(self.desk.company.kpis.drafts)
        self.shelf.show_all(self.company_shelf, self.library, drafts)
        self._show_side(self.editor.drafted, typing=True)
        self.headed.emit()

    def _on_chosen(self) -> None:
        if self.shelf.in_library:
            self._show_indicator()
            return
        key, before = self.shelf.key, self.editor.key
        if not key or key == before:
            return
        if self.do.may_leave():
            self.company_shelf = self.desk.company.kpis.shelf()
            self.show_kpi(key)
            self._mark_drafts()
        elif before is not None:
            self.shelf.choose(before, quiet=True)

    def _mark_drafts(self) -> None:
        drafts = frozenset(self.desk.company.kpis.drafts)
        self.shelf.show_all(self.company_shelf, self.library, drafts)

    def _on_turned(self) -> None:
        self.shelf.show_lines()
        self._show_chosen()

    def turn(self, *, library: bool) -> None:
        """Turn to the library, or back to the company's KPIs."""
        self.shelf.choose("", library=library)
        self._on_turned()

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return self.do.header()

    def may_leave(self) -> bool:
        """Whether the page can be left; what is typed and not saved is asked about."""
        return self.do.may_leave()

    def save_here(self) -> bool:
        if not self.editor.dirty:
            return False
        if not self.do.save():
            self.desk.shell.tell(self.say("Not saved yet: correct the fields marked red first."))
        return True

    def find_here(self) -> None:
        self.shelf.search.setFocus()
        self.shelf.search.selectAll()

    def print_here(self) -> None:
        self.do.print_dictionary()

    def show_filter(self, name: str) -> None:
        """A filter of the list, or the code of a KPI."""
        if self.company_shelf.get(name) is not None:
            if name != self.editor.key and not self.do.may_leave():
                return
            self.show_kpi(name)
        elif name:
            self.shelf.filters.choose(name)
            self.shelf.show_lines()
        else:
            self.shelf.filters.choose(ALL)


def _as_kpi(one: Indicator, language: str) -> Kpi:
    """An indicator as the KPI that it would make, to draw its curve."""
    return to_kpi(one, one.id, language)
