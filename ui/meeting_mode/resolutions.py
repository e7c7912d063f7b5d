"""The resolutions of the item in sight: one line each, and always one more to type into."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from services.cycle.typed import Typed, found, kept
from services.domain.minutes import Session
from services.minutes import resolution_place
from ui.desk import Desk
from ui.keeping import Keeper
from ui.meeting_mode.resolution import ResolutionLine
from ui.widgets.card import empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.tab_order import lead_through
from ui.widgets.text import Text

_NOTHING: Typed = ("", "", "")
_SHARE, _MOST_SHARE = 3, 30
"""The share of the height that each line asks for, and all at most; notes and challenges have 4 and 2."""


class Resolutions(QWidget):
    """Each line is kept within a second and written when the cursor leaves it; Tab comes from the field
    `before`.
    """

    def __init__(self, desk: Desk, keeper: Keeper, period: str, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self.setProperty("ground", "clear")
        self._desk, self._keeper, self._period = desk, keeper, period
        self._session: Session | None = None
        self._item = ""
        self.lines: list[ResolutionLine] = []
        self._written: list[Typed] = []
        self.head = Text(desk.say("Resolutions"), "heading")
        self.area = ScrolledColumn((0, 0, 6, 0), 0, desk.say("Resolutions"))
        self._list = self.area.column
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumHeight(84)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)

    def show_item(self, session: Session, item: str, drafts: Mapping[str, str]) -> None:
        """Show what is resolved on an item, and what was being typed."""
        self._session, self._item = session, item
        empty(self._list)
        self.lines, self._written = [], []
        written = session.resolved(item)
        for at in range(len(written) + 1):
            line = self._add_line(at)
            self._written.append(line.show_resolution(written[at]) if at < len(written) else _NOTHING)
            draft = drafts.get(resolution_place(self._period, item, at))
            if draft is not None:
                line.show_values(found(draft))
            if at < len(written):
                self._add_buttons(line, at)
        self._open(self.lines[-1])

    def _add_line(self, at: int) -> ResolutionLine:
        session = self._session
        if session is None:
            raise AssertionError("no item in sight")
        line = ResolutionLine(self._desk.say, session.staff, session.meeting.day, at + 1)
        line.typed.connect(partial(self._on_typed, line))
        line.entered.connect(partial(self._open, line))
        line.left.connect(partial(self._on_left, line))
        self.lines.append(line)
        self._list.addWidget(line)
        return line

    def _open(self, line: ResolutionLine) -> None:
        """Unfold the line that one works at, and fold the others, so that many find room."""
        for one in self.lines:
            one.fold(folded=one is not line)
        lead_through(self._before, (field for one in self.lines for field in (*one.fields, *one.pressed)))
        policy = self.sizePolicy()
        policy.setVerticalStretch(min(_SHARE * len(self.lines), _MOST_SHARE))
        self.setSizePolicy(policy)
        QTimer.singleShot(0, self, partial(self._look_at, line))

    def _at_work(self) -> ResolutionLine:
        """The line with the cursor, without one the line that is still empty."""
        focus = QApplication.focusWidget()
        return next((one for one in self.lines if focus and one.isAncestorOf(focus)), self.lines[-1])

    def _look_at(self, line: ResolutionLine) -> None:
        if line in self.lines:
            self.area.ensureWidgetVisible(line, 0, 0)

    def _add_buttons(self, line: ResolutionLine, at: int) -> None:
        say = self._desk.say
        if at:
            line.add_button("↑", say("Up"), lambda: self.shift(line, -1))
        line.add_button("×", say("Delete"), lambda: self.withdraw(line))

    # Typing

    def _place(self, line: ResolutionLine) -> str:
        return resolution_place(self._period, self._item, self.lines.index(line))

    def _dirty(self, line: ResolutionLine) -> bool:
        return line.values != self._written[self.lines.index(line)]

    def _on_typed(self, line: ResolutionLine) -> None:
        if line not in self.lines:
            return
        if self._dirty(line):
            self._keeper.later(self._place(line), kept(line.values))
        else:
            self._keeper.drop(self._place(line))

    def _on_left(self, line: ResolutionLine) -> None:
        if line in self.lines and not line.what.hasFocus():
            self.settle_line(line)

    def settle_line(self, line: ResolutionLine) -> bool:
        """Write a line if it differs; what cannot be written yet stays as typed, and as a draft."""
        if not self._dirty(line):
            return True
        if not line.check():
            self._keeper.later(self._place(line), kept(line.values))
            return True
        at, person = self.lines.index(line), line.owner.person
        number = None if person is None else person.number
        values = (self._period, self._item, at, line.values[0], number, line.day)
        if not self._keeper.attempt(lambda: self._desk.company.minutes.resolve(*values)):
            self._keeper.later(self._place(line), kept(line.values))
            return False
        self._keeper.forget(self._place(line))
        if person is not None and line.owner.text() != person.name:
            line.owner.blockSignals(True)
            line.owner.setText(person.name)
            line.owner.blockSignals(False)
        self._written[at] = line.values
        if at == len(self.lines) - 1:
            self._add_buttons(line, at)
            self._add_line(at + 1)
            self._written.append(_NOTHING)
            self._open(self._at_work())
        return True

    def typed(self) -> dict[str, str]:
        """What is typed here and not written, as drafts by place."""
        return {self._place(line): kept(line.values) for line in self.lines if self._dirty(line)}

    def settle(self) -> bool:
        """Write all lines."""
        written = [self.settle_line(line) for line in tuple(self.lines)]
        return all(written)

    def begin(self) -> None:
        """Put the cursor into the line that is still empty."""
        line = self.lines[-1]
        self._open(line)
        line.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Order

    def shift(self, line: ResolutionLine, by: int) -> None:
        """Put a resolution before or after its neighbours."""
        at = self.lines.index(line)
        self._redo(lambda: self._desk.company.minutes.move(self._period, self._item, at, by))

    def withdraw(self, line: ResolutionLine) -> None:
        """Take a resolution back."""
        at = self.lines.index(line)
        self._redo(lambda: self._desk.company.minutes.withdraw(self._period, self._item, at))

    def _redo(self, act: object) -> None:
        """Do something to the list once every line can be written, and show it anew."""
        if not callable(act) or not self.settle():
            return
        last = self.lines[-1].values
        if self._keeper.attempt(act):
            item = self._item
            for at in range(len(self.lines)):
                self._keeper.forget(resolution_place(self._period, item, at))
            self.show_item(self._desk.company.minutes.read(self._period), item, {})
            if any(last):
                self.lines[-1].show_values(last)
                self._on_typed(self.lines[-1])
