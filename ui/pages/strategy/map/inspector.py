"""The inspector at the right: the selected objective's fields and what hangs on it, else the map itself."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from services.domain.strategy import Objective
from services.language import Language
from services.scoring.objectives import Standing
from services.strategy_map import MapReading
from services.wording.standings import standing_words
from ui.pages.strategy.map.details import Details, Ways
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.form import FormRow
from ui.widgets.record_form import LongText
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import Text

WIDTH = 270


class Inspector(Card):
    """`typed` while a field is written, `settled` when one is done with it; both give field and text."""

    typed = Signal(str, str)
    settled = Signal(str, str)
    driver_settled = Signal(str)
    lanes_opened = Signal()
    sought = Signal(str)

    def __init__(self, say: Language, ways: Ways) -> None:
        super().__init__(" ", margins=(0, 0, 0, 0))
        self.say = say
        self.setFixedWidth(WIDTH)
        self.code = ""
        self._shown: Objective | None = None
        self.details = Details(say, ways)
        self.stack = QStackedWidget()
        self.stack.addWidget(Scrolled(self._make_form()))
        self.stack.addWidget(Scrolled(self._make_whole()))
        self.several = Text("", wrap=True)
        self.several.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.several.setContentsMargins(16, 12, 16, 12)
        self.stack.addWidget(self.several)
        self.body.addWidget(self.stack)

    def _make_form(self) -> QWidget:
        say = self.say
        self.name_field = QLineEdit()
        self.name_field.setMaxLength(60)
        self.lane_field = QComboBox()
        self.description_field = LongText()
        self.rows = {
            "name": FormRow(say("Objective"), self.name_field),
            "perspective": FormRow(say("Perspective"), self.lane_field),
            "description": FormRow(say("Description"), self.description_field),
        }
        self.name_field.textEdited.connect(lambda text: self.typed.emit("name", text))
        self.name_field.editingFinished.connect(lambda: self._settle("name", self.name_field.text()))
        self.lane_field.activated.connect(
            lambda _: self._settle("perspective", self.lane_field.currentText())
        )
        self.description_field.settled.connect(
            lambda: self._settle("description", self.description_field.toPlainText())
        )
        lines = self.rows
        return _column(lines["name"], lines["perspective"], self.details, lines["description"])

    def _make_whole(self) -> QWidget:
        say = self.say
        self.find_field = Choice()
        self.find_field.settled.connect(lambda: self.sought.emit(self.find_field.code))
        self.driver_field = LongText()
        self.driver_field.settled.connect(self._settle_driver)
        self._driver = ""
        self.lanes = Text("", wrap=True)
        self.counts = Text("", wrap=True)
        legend = "\n".join(standing_words(say, standing) for standing in Standing)
        keys = "\n".join(
            (
                say("Draw from the dot on a card to the card that it supports."),
                say("Double-click in a lane: new objective; on a card: edit it."),
                say(
                    "Arrow keys move, Tab goes on, Enter edits, Delete removes, 0 shows everything; "
                    "Ctrl and wheel zoom."
                ),
            )
        )
        return _column(
            FormRow(say("Find an objective"), self.find_field),
            FormRow(say("Value driver"), self.driver_field, say("How this firm creates its value.")),
            Text(say("Perspectives"), "strong"),
            self.lanes,
            SecondaryButton(say("Change the perspectives…"), self.lanes_opened.emit),
            Text(say("Marks"), "strong"),
            Text(legend),
            self.counts,
            Text(say("How to"), "strong"),
            Text(keys, "small", wrap=True),
        )

    def _settle(self, field: str, text: str) -> None:
        if self._shown is not None and text.strip() != getattr(self._shown, field):
            self.settled.emit(field, text)

    def _settle_driver(self) -> None:
        text = self.driver_field.toPlainText().strip()
        if text != self._driver:
            self.driver_settled.emit(text)

    def show_selection(self, reading: MapReading, codes: list[str]) -> None:
        """Show one objective, how many there are, or the map."""
        say = self.say
        self.code = codes[0] if len(codes) == 1 else ""
        if self.code:
            self._show_objective(reading, self.code)
        elif codes:
            self._shown = None
            self.set_head(say("{count} {count:objective|objectives}", count=len(codes)), "")
            words = say("Align them by the button above, or drag them together.")
            self.several.setText(
                "\n".join([words, "", *(f"{code} {reading.graph.objectives[code].name}" for code in codes)])
            )
            self.stack.setCurrentIndex(2)
        else:
            self._show_whole(reading)

    def _show_objective(self, reading: MapReading, code: str) -> None:
        one = reading.graph.objectives[code]
        fresh = self._shown is None or self._shown.code != code
        self._shown = one
        self.set_head(code, standing_words(self.say, reading.standing(code).standing))
        if [self.lane_field.itemText(at) for at in range(self.lane_field.count())] != list(
            reading.graph.names
        ):
            self.lane_field.clear()
            self.lane_field.addItems(list(reading.graph.names))
        if fresh or not self.name_field.hasFocus():
            self.name_field.setText(one.name)
            self.name_field.setCursorPosition(0)
        self.lane_field.setCurrentText(one.perspective)
        if fresh or not self.description_field.hasFocus():
            self.description_field.setPlainText(one.description)
        if fresh:
            self.show_problems({})
        self.details.show_objective(reading, code)
        self.stack.setCurrentIndex(0)

    def _show_whole(self, reading: MapReading) -> None:
        say, graph = self.say, reading.graph
        self._shown = None
        self.set_head(say("The map"), "")
        self._driver = graph.driver
        order = graph.in_reading_order()
        self.find_field.offer([(code, graph.objectives[code].name) for code in order])
        self.find_field.choose("")
        if not self.driver_field.hasFocus():
            self.driver_field.setPlainText(graph.driver)
        self.lanes.setText(" · ".join(graph.names))
        self.counts.setText(
            say(
                "{objectives} {objectives:objective|objectives}, {links} {links:link|links}",
                objectives=len(graph.objectives),
                links=len(graph.links),
            )
        )
        self.stack.setCurrentIndex(1)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """The words beside each field that has a problem."""
        for field, row in self.rows.items():
            row.set_error(problems.get(field, ""))

    def seek(self) -> None:
        """Put the cursor where one looks for an objective."""
        self.find_field.setFocus()

    def edit(self) -> None:
        """Put the cursor where one begins to write."""
        if self.code:
            self.name_field.setFocus()
            self.name_field.selectAll()


def _column(*parts: QWidget) -> QWidget:
    page = QWidget()
    page.setProperty("ground", "clear")
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 10, 16, 14)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return page
