"""The month as a strip of steps, each with its mark, its name and its count."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.language import Language
from ui.theme.theme import Theme
from ui.theme.tokens import SMALL
from ui.widgets.card import empty
from ui.widgets.press import PressPanel
from ui.widgets.text import Elided, Text, upright


class StepState(Enum):
    """Where a step stands."""

    DONE = auto()
    NOW = auto()
    AHEAD = auto()


class PipelineStep(Struct, frozen=True):
    """One step: its name, its count in words, and where a click leads."""

    name: str
    count: str
    state: StepState
    act: Callable[[], object]
    hint: str = ""


class PipelineStrip(QFrame):
    """The steps side by side; the present one is tinted, the done ones carry a check mark."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pipeline")
        self._say, self._theme = say, theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)

    def show_steps(self, steps: Sequence[PipelineStep]) -> None:
        """Lay the steps out anew."""
        empty(self._row)
        for number, step in enumerate(steps, 1):
            if number > 1:
                self._row.addWidget(upright())
            self._row.addWidget(self._button(number, step), 1)

    def _button(self, number: int, step: PipelineStep) -> PressPanel:
        now = step.state is StepState.NOW
        states = {
            StepState.DONE: self._say("done"),
            StepState.NOW: self._say("now"),
            StepState.AHEAD: self._say("ahead"),
        }
        spoken = self._say(
            "Step {number}, {step}: {count} ({state})",
            number=number,
            step=step.name,
            count=step.count,
            state=states[step.state],
        )
        button = PressPanel(self._theme, spoken, step.act, ground="accent_soft" if now else "")
        button.setFixedHeight(64)
        button.setToolTip(step.hint)
        row = QHBoxLayout(button)
        row.setContentsMargins(14, 10, 8, 8)
        row.setSpacing(8)
        row.addWidget(_Mark(self._theme, number, step.state), alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = Text(step.name, "heading")
        name.set_tone("accent" if now else "")
        words.addWidget(name)
        words.addWidget(Elided(step.count, "small"))
        words.addStretch(1)
        row.addLayout(words, 1)
        button.settle()
        return button


class _Mark(QWidget):
    def __init__(self, theme: Theme, number: int, state: StepState) -> None:
        super().__init__()
        self._theme, self._number, self._state = theme, number, state
        self.setFixedSize(QSize(22, 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, 20, 20)
        ahead = self._state is StepState.AHEAD
        painter.setPen(QPen(self._theme.colour("control_edge" if ahead else "accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if ahead else self._theme.colour("accent"))
        painter.drawEllipse(circle)
        painter.setPen(QPen(self._theme.colour("muted" if ahead else "on_accent"), 1.8))
        if self._state is StepState.DONE:
            painter.drawPolyline([QPointF(6.5, 11.3), QPointF(9.7, 14.5), QPointF(15.3, 7.7)])
        else:
            painter.setFont(self._theme.sized(SMALL))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
