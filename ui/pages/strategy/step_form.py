"""One step of the diagnosis as a form: its question, what helps to answer it, and what was found."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
)

from services.language import Language
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.restyle import restyle
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text, Tone

MEANING = ("value_driver", "strategic_intent")


class StepForm(Card):
    """A question, hints and fields; `led` by the link below them."""

    led = Signal()

    def __init__(self, fields: Sequence[Field], heights: Mapping[str, int]) -> None:
        super().__init__(" ", " ", margins=(0, 0, 0, 0))
        self.state = Chip("")
        self.add_trailing(self.state)
        self.question = Text("", "title", wrap=True)
        self.hints = Note()
        self.hint_lines = [self.hints.say() for _ in range(3)]
        self.form = RecordForm(fields)
        for name, height in heights.items():
            self.form.field(name).setFixedHeight(height)
        self.status = Text("", "body", wrap=True)
        self.way = LinkButton("", self.led.emit)
        below = QHBoxLayout()
        below.addWidget(self.status, 1)
        below.addWidget(self.way)
        self.area = ScrolledColumn((20, 14, 20, 16))
        column = self.area.column
        column.addWidget(self.question)
        column.addWidget(self.hints)
        column.addLayout(below)
        column.addWidget(self.form)
        column.addStretch(1)
        self.body.addWidget(self.area)
        self.show_way("", "")

    def ask(self, question: str, hints: Sequence[str]) -> None:
        """Put a question with up to three hints."""
        self.question.setText(question)
        for line, words in zip(self.hint_lines, (*hints, "", "", ""), strict=False):
            line.setText(f"· {words}")
            line.setVisible(bool(words))
        self.hints.setVisible(bool(hints))

    def show_state(self, words: str, tone: Tone) -> None:
        """How far the step is."""
        self.state.setText(words)
        restyle(self.state, chip=tone or "plain")
        self.state.setVisible(bool(words))

    def show_way(self, status: str, way: str) -> None:
        """What belongs to the step elsewhere, and the way there."""
        self.status.setText(status)
        self.status.setVisible(bool(status))
        self.way.setText(way)
        self.way.setAccessibleName(way)
        self.way.setVisible(bool(way))

    def place_hints(self, hints: Mapping[str, str]) -> None:
        """What stands in a field while it is empty."""
        for name, words in hints.items():
            field = self.form.field(name)
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.setPlaceholderText(words)


def step_fields(say: Language) -> tuple[Field, ...]:
    """The fields of a step; their help is the step's."""
    return (
        Field("findings", say("Findings"), "long"),
        Field("evidence", say("Evidence"), "long"),
        Field("asked", say("People consulted"), "line"),
        Field("day", say("Date"), "line", half=True, help=say("Such as 2026-01-15.")),
        Field("done", say("This step is done"), "flag", half=True),
    )


def meaning_fields(say: Language) -> tuple[Field, ...]:
    """The fields of the year itself."""
    return (
        Field(
            "value_driver",
            say("Value driver"),
            "long",
            help=say("What creates the firm's value: the one thing that everybody's work must move."),
        ),
        Field(
            "strategic_intent",
            say("Strategic intent"),
            "long",
            help=say("What the driver should bring about, in words that give targets a direction."),
        ),
    )
