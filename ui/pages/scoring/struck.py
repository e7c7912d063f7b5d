"""The red box: what strikes a result, and the way to waive a veto or to take its waiver back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.result import SubjectResult, VetoEffect
from services.language import Language
from services.printing.statements import Statement, red_line_statements, veto_statements
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Note
from ui.widgets.text import Text

Strike = tuple[Statement, VetoEffect | None]


def strikes_of(subject: SubjectResult, say: Language, kpi: str = "") -> list[Strike]:
    """What strikes a subject; with `kpi` only the vetoes on that line."""
    vetoes = zip(veto_statements(subject, say), subject.vetoes, strict=True)
    found: list[Strike] = [(told, veto) for told, veto in vetoes if kpi in {"", veto.kpi}]
    return found if kpi else found + [(told, None) for told in red_line_statements(subject, say)]


class _Line(QWidget):
    """One strike with its link."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.words = Text("", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link = LinkButton("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignLeft)


class Struck(Note):
    """`waiving` and `taking_back` give the veto; both are left out where the period is locked."""

    waiving = Signal(object)
    taking_back = Signal(object)

    def __init__(self, say: Language) -> None:
        super().__init__("red")
        self._say = say
        self._lines: list[_Line] = []
        self._vetoes: list[VetoEffect | None] = []

    def show_strikes(self, strikes: Sequence[Strike], *, locked: bool) -> None:
        """Show these; nothing at all when there are none."""
        while len(self._lines) < len(strikes):
            self._add()
        self._vetoes = [veto for _, veto in strikes]
        for line, (told, veto) in zip(self._lines, strikes, strict=False):
            title = f"{told.mark} {told.title}"
            line.words.setText(self._say("{title}: {words}", title=title, words=told.words))
            line.link.setVisible(veto is not None and not locked)
            if veto is not None:
                self._name(line.link, veto)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(strikes))
        self.setVisible(bool(strikes))

    def _name(self, link: LinkButton, veto: VetoEffect) -> None:
        words = self._say("Take the waiver back") if veto.waived_by else self._say("Waive the veto…")
        link.setText(words)
        link.setAccessibleName(f"{words}: {veto.name}")

    def _add(self) -> None:
        line, at = _Line(), len(self._lines)
        line.link.clicked.connect(lambda: self._press(at))
        self._lines.append(line)
        self.lines.addWidget(line)

    def _press(self, at: int) -> None:
        veto = self._vetoes[at]
        if veto is not None:
            (self.taking_back if veto.waived_by else self.waiving).emit(veto)

    @property
    def links(self) -> list[LinkButton]:
        """The links that are offered, in order."""
        offered = zip(self._lines, self._vetoes, strict=False)
        return [line.link for line, _ in offered if not line.link.isHidden()]

    def text(self) -> str:
        """What it says."""
        return "\n".join(line.words.text() for line in self._lines[: len(self._vetoes)])
