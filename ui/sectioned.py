"""A page in sections: one row of segments, and below it the section in sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.page import HeaderAct, Page
from ui.section import Section, SectionEntry
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.scrolled import Scrolled


class SectionedPage(Page):
    """Shows one section at a time; each is built when it is first turned to.

    `shell.go(page, filter="map")` turns to a section, `filter="map:C1"` to something in it.
    """

    scrolled = False
    entries: tuple[SectionEntry, ...] = ()
    """The segments in their order."""

    def build(self) -> None:
        self._entries = {entry.key: entry for entry in self.entries}
        self._sections: dict[str, Section] = {}
        self._holders: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        say = self.say
        self.segments = SegmentedButtons([(entry.key, say(entry.title)) for entry in self.entries])
        self.segments.chosen.connect(self.turn_to)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.segments)
        self._row.addStretch(1)
        self.stack = QStackedWidget()
        self.column.addLayout(self._row)
        self.column.addWidget(self.stack, 1)
        self.segments.setVisible(len(self.entries) > 1)

    @property
    def section(self) -> Section | None:
        """The section in sight."""
        return self._sections.get(self.segments.current)

    def turn_to(self, key: str) -> None:
        """Bring a section into sight."""
        self.segments.choose(key)
        shown = self._sections.get(key) or self._build_section(self._entries[key])
        if key in self._stale or shown.period != self.period:
            self._stale.discard(key)
            shown.show_period(self.period)
        self.stack.setCurrentWidget(self._holders[key])
        for other, section in self._sections.items():
            if (tools := section.tools()) is not None:
                tools.setVisible(other == key)
        self._follow()

    def _build_section(self, entry: SectionEntry) -> Section:
        section = entry.load()(self.desk, self.stack)
        section.headed.connect(self._follow)
        holder = Scrolled(section, across=True, parent=self.stack) if section.scrolled else section
        self._sections[entry.key], self._holders[entry.key] = section, holder
        self._stale.add(entry.key)
        self.stack.addWidget(holder)
        if (tools := section.tools()) is not None:
            self._row.addWidget(tools)
        return section

    def _follow(self) -> None:
        """Subtitle and acts are those of the section in sight."""
        if (section := self.section) is not None:
            self.subtitle = section.subtitle
        self.headed.emit()

    def refresh(self) -> None:
        self._stale = set(self._sections)
        if self.entries:
            self.turn_to(self.segments.current)
        QTimer.singleShot(0, self, self._show_counts)  # nobody waits for them

    def _show_counts(self) -> None:
        """The numbers on the segments, while they are in sight."""
        if not self.isVisible():
            return
        for entry in self.entries:
            count = entry.counted(self.desk.company, self.period)
            words = self.say(entry.title)
            self.segments.set_words(entry.key, f"{words}  {count}" if count else words)

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return self.section.acts() if self.section is not None else ()

    def find_here(self) -> None:
        if self.section is not None:
            self.section.find_here()

    def print_here(self) -> None:
        if self.section is not None:
            self.section.print_here()

    def show_filter(self, name: str) -> None:
        key, _, item = name.partition(":")
        if key in self._entries:
            self.turn_to(key)
            if item and self.section is not None:
                self.section.show_item(item)
