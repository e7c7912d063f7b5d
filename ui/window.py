"""The window: sidebar, page header, the page in sight, toasts; and the company that is open in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.catalogue import ENTRIES, entry, lasting, warm_up
from ui.desk import Acts, Desk
from ui.frame import Frame
from ui.jobs import Job, Jobs
from ui.outside import open_outside
from ui.preferences import PreferenceFile
from ui.shell.busy import BusyPanel
from ui.shell.header import Header
from ui.shell.shelf import Shelf
from ui.shell.sidebar import Sidebar
from ui.theme.theme import Look, Theme
from ui.widgets.toast import Toast, ToastArea

if TYPE_CHECKING:
    from models.store import Written
    from services.company import Company
    from ui.bridge import Bridge
    from ui.page import Page
    from ui.shell.commands import Commands


class Window(QWidget):
    """Shows one company at a time, or the welcome, in a frame."""

    spoke = Signal(str)

    def __init__(self, theme: Theme, preferences: PreferenceFile, say: Language, frame: Frame) -> None:
        super().__init__()
        self.theme, self.preferences, self.say, self.frame = theme, preferences, say, frame
        self.company: Company | None = None
        self.page_key = entry(preferences.now.page).key
        self.period = ""
        self.jobs = Jobs(self.fail, self)
        self.commands: Commands | None = None
        self._bridge: Bridge | None = None
        self._room: QWidget | None = None
        self._wall = QVBoxLayout(self)
        self._wall.setContentsMargins(0, 0, 0, 0)
        self.windowTitleChanged.connect(frame.setWindowTitle)
        frame.closing.connect(self.leave)
        frame.may_close = self.may_leave
        frame.setCentralWidget(self)
        self._furnish()
        self.jobs.started.connect(self._on_job)
        theme.changed.connect(self._refurnish)

    # Furniture

    def _furnish(self) -> None:
        """Put up sidebar, header and an empty stack, in the present language and look."""
        self.setWindowTitle(self.say("Zhanji"))
        room = QWidget()
        room.setProperty("ground", "paper")
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self.say, self.theme, ENTRIES)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.language_chosen.connect(self.speak)
        self.sidebar.look_chosen.connect(self.dress)
        right = self._desk_side()
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.toasts = ToastArea(right)
        if self._room is not None:
            self._wall.removeWidget(self._room)
            self._room.hide()
            self._room.deleteLater()
        self._room = room
        self._wall.addWidget(room)
        self.header.show_words(self.say(entry(self.page_key).title), "")
        self.sidebar.show_page(self.page_key)

    def _desk_side(self) -> QWidget:
        """What is right of the sidebar: header, the stack of pages, and what runs."""
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(self.say, self.theme)
        self.header.picker.picked.connect(self.show_period)
        self.stack = Shelf()
        self.stack.headed.connect(self._show_heading)
        self._busy = QVBoxLayout()
        self._busy.setContentsMargins(24, 0, 24, 0)
        self._busy.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        column.addLayout(self._busy)
        return right

    def _refurnish(self) -> None:
        """Build everything anew after a switch of language or look; page and period stay."""
        subject = self.page.subject if self.page is not None else None
        self._furnish()
        if self.commands is not None:
            self.commands.put_up()
        if self.company is None:
            self.show_welcome()
        else:
            self.go(self.page_key, subject)

    # The company

    def begin(self) -> "Commands":
        """The commands, put up at first use."""
        from ui.shell.commands import Commands

        if self.commands is None:
            self.commands = Commands(self)
            self.commands.put_up()
        return self.commands

    def show_company(self, company: "Company") -> None:
        """Take an open company in, and close the one before."""
        from ui.bridge import Bridge

        self.close_company()
        self.company = company
        self._bridge = Bridge(company, self)
        self._bridge.changed.connect(self._refresh)
        self.preferences.remember_file(company.path)
        self.begin()
        self.go(lasting(self.page_key))
        warm_up(self)

    def close_company(self) -> None:
        """Let go of the company and its pages."""
        self.jobs.stop()
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None
        self.stack.clear()
        if self.company is not None:
            self.company.close()
        self.company, self.period = None, ""

    def show_welcome(self) -> None:
        """The page without a company."""
        from ui.pages.welcome import Welcome

        commands = self.begin()
        self.sidebar.show_firm("")
        self.sidebar.show_pages(there=False)
        self.sidebar.show_page("")
        self.sidebar.show_badges({})
        self.header.show_words(self.say("Welcome"), "")
        self.header.show_acts(())
        self.header.picker.hide()
        self.stack.show_alone(Welcome(self.say, self.theme, self.preferences, commands.files))

    # Pages

    def go(self, page: str, subject: SubjectKey | None = None, filter: str = "") -> None:  # noqa: A002
        """Turn to a page, with a subject or one of that page's filters in sight."""
        if self.company is None or (entry(page).key != self.page_key and not self.may_leave()):
            self.sidebar.show_page(self.page_key if self.company is not None else "")
            return
        self.page_key = entry(page).key
        self.preferences.change(page=lasting(self.page_key))
        self._show_frame(self.company)
        self._show_badges(self.company)
        shown = self.stack.turn_to(self.page_key, self.period, self._desk)
        self.sidebar.show_page(self.page_key)
        if filter:
            shown.show_filter(filter)
        if subject is not None:
            shown.show_subject(subject)
        self._show_heading()

    def may_leave(self) -> bool:
        """Whether the page in sight can be left; one that holds something unsaved asks."""
        return self.page is None or self.page.may_leave()

    @property
    def page(self) -> "Page | None":
        """The page in sight."""
        return self.stack.seen(self.page_key)

    def _desk(self) -> Desk:
        if self.company is None:
            raise AssertionError("no company is open")
        return Desk(self.company, self.say, self.theme, self.jobs, self.preferences, self)

    def show_period(self, code: str) -> None:
        """Turn to another period."""
        self.period = code
        self._refresh()

    def _refresh(self, written: "Written | None" = None) -> None:
        """Show the page in sight anew; the others are due when they come into sight."""
        if self.company is None:
            return
        self.stack.age()
        if written is None or not written.entries_only:
            self._show_frame(self.company)
        self._show_badges(self.company)
        self.stack.turn_to(self.page_key, self.period, self._desk)

    def _show_frame(self, company: "Company") -> None:
        """Firm and periods."""
        firm = company.settings.read().name or company.path.stem
        self.sidebar.show_firm(firm)
        self.setWindowTitle(f"{firm} · {self.say('Zhanji')}")
        self.sidebar.show_pages(there=True)
        periods = company.periods.all()
        if all(period.code != self.period for period in periods):
            self.period = company.periods.latest_month() or ""
        self.header.picker.show_periods(periods, self.period)

    def _show_badges(self, company: "Company") -> None:
        result = company.results.of(self.period) if self.period else None
        self.sidebar.show_badges({one.key: one.badge(result) for one in ENTRIES if result and one.badge})

    def _show_heading(self) -> None:
        page = self.page
        if page is not None and self.company is not None:
            self.header.show_words(self.say(entry(self.page_key).title), page.subtitle)
            self.header.show_acts(page.acts())

    # Language and look

    def speak(self, code: str) -> None:
        """Switch the language, here and now."""
        if not self.may_leave():
            return
        self.say = Language(code)
        self.preferences.change(language=code)
        self.spoke.emit(code)
        self._refurnish()

    def dress(self, look: str) -> None:
        """Switch the look; the sidebar shows the choice even where the colours stay."""
        if not self.may_leave():
            return
        before = self.theme.tokens
        self.preferences.change(look=look)
        self.theme.choose(Look(look))
        if self.theme.tokens is before:
            self._refurnish()

    # What pages are given

    def tell(self, words: str, acts: Acts = ()) -> Toast:
        """A result, as a toast."""
        return self.toasts.tell(words, acts, self.say("Close"))

    def tell_file(self, words: str, path: Path) -> None:
        """A result that is a file."""
        folder = self.say("Show in folder"), lambda: open_outside(path.parent)
        self.tell(words, [(self.say("Open"), lambda: open_outside(path)), folder])

    def import_workbook(self) -> None:
        """Ask for a company workbook and bring it in."""
        self.begin().files.import_workbook()

    def open_period(self, code: str = "") -> None:
        """Ask which period to open, and open it."""
        self.begin().open_period(code)

    def fail(self, error: Exception) -> None:
        """What the user can mend, in words; a bug goes to the crash dialog."""
        from services.errors import Mendable
        from services.wording.problems import problem_words
        from ui.log import refused

        if not isinstance(error, Mendable):
            raise error
        refused(error.code)
        self.toasts.tell(problem_words(self.say, error), (), self.say("Close"), alarm=True)

    def _on_job(self, job: Job) -> None:
        self.show_running(BusyPanel(self.say, job))

    def show_running(self, panel: BusyPanel) -> None:
        """Make room for a running job at the foot of the page."""
        self._busy.addWidget(panel)

    # Leaving

    def leave(self) -> None:
        """Remember the frame's size, let go of the company."""
        normal = self.frame.normalGeometry().size() if self.frame.isMaximized() else self.frame.size()
        self.preferences.change(
            width=normal.width(), height=normal.height(), maximized=self.frame.isMaximized()
        )
        self.close_company()
