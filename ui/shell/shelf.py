"""The pages that were opened so far, one of them in sight."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.catalogue import entry
from ui.desk import Desk
from ui.page import Page
from ui.shell.focus import FocusHome
from ui.widgets.scrolled import Scrolled


class Shelf(QStackedWidget):
    """Builds a page at its first turn, and has it read anew when it comes into sight after a change."""

    headed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._holders: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._alone: QWidget | None = None
        FocusHome(self)

    def seen(self, key: str) -> Page | None:
        """A page that was built already."""
        return self._pages.get(key)

    def turn_to(self, key: str, period: str, desk: Callable[[], Desk]) -> Page:
        """Bring a page into sight with a period."""
        page = self._pages.get(key) or self._build(key, desk())
        if key in self._stale or page.period != period:
            self._stale.discard(key)
            page.show_period(period)
        self.setCurrentWidget(self._holders[key])
        return page

    def _build(self, key: str, desk: Desk) -> Page:
        page = entry(key).load()(desk, self)
        page.headed.connect(self.headed)
        self._pages[key] = page
        self._holders[key] = Scrolled(page, across=True, parent=self) if page.scrolled else page
        self._stale.add(key)
        self.addWidget(self._holders[key])
        return page

    def age(self) -> None:
        """Something changed: every page is due for a new reading."""
        self._stale = set(self._pages)

    def clear(self) -> None:
        """Take all pages down."""
        for holder in (*self._holders.values(), self._alone):
            if holder is not None:
                self.removeWidget(holder)
                holder.deleteLater()
        self._alone = None
        self._pages.clear()
        self._holders.clear()
        self._stale.clear()

    def show_alone(self, widget: QWidget) -> None:
        """Take all pages down for a widget that is no page."""
        self.clear()
        self._alone = widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)
