"""What every page is."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.scorecard import SubjectKey
from ui.desk import Desk
from ui.theme.tokens import GAP, MARGIN


class HeaderAct(Struct, frozen=True):
    """A button of the page header; at most one of a page is primary and stands last."""

    words: str
    act: Callable[[], object]
    primary: bool = False
    icon: str = ""
    enabled: bool = True
    hint: str = ""


class Page(QWidget):
    """A page: built once, refreshed with a period whenever it is in sight and something changed.

    Subclasses override `build`, `refresh` and, where they have them, `acts`, `find` and `show_subject`.
    """

    scrolled = True
    """Whether the window scrolls the page; a page that fills the height itself says False."""
    headed = Signal()
    """Subtitle or acts have changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.say = desk.say
        self.theme = desk.theme
        self.period = ""
        self.subtitle = ""
        self.subject: SubjectKey | None = None
        self.setProperty("ground", "clear")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 18, MARGIN, 18)
        self.column.setSpacing(GAP)
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def show_period(self, period: str) -> None:
        """Show a period (empty while the company has none)."""
        self.period = period
        self.refresh()
        self.headed.emit()

    def refresh(self) -> None:
        """Read `self.desk.company` for `self.period` anew and show it."""

    def acts(self) -> tuple[HeaderAct, ...]:
        """The header's buttons, the primary one last."""
        return ()

    def may_leave(self) -> bool:
        """Whether the page can be left; one that holds something unsaved asks first."""
        return True

    def save_here(self) -> bool:
        """Save what is typed on this page (Ctrl+S); no when there is nothing to save."""
        return False

    def natural_place(self) -> QWidget:
        """Where the keyboard begins on this page; on the page itself, Tab leads to the first control."""
        return self

    def find_here(self) -> None:
        """Put the cursor where one looks for something on this page (Ctrl+F)."""

    def print_here(self) -> None:
        """Print what is in sight (Ctrl+P): the print centre, unless a page knows better."""
        self.desk.shell.go("printing")

    def show_subject(self, key: SubjectKey) -> None:
        """Bring a subject into sight."""

    def show_filter(self, name: str) -> None:
        """Set one of the page's own filters, such as `missing`."""
