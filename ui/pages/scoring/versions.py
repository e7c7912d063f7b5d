"""Compares two versions of a period: what differs, subject by subject, old → new."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from services.domain.version import PRESENT
from services.wording.versions import (
    difference_words,
    subject_words,
    version_name,
    version_words,
)
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.saving import ask_where_workbook
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.outline import Outline
from ui.widgets.text import Text

SIZE = (900, 560)


class VersionsDialog(Dialog):
    """Two versions to choose, the last two at first; the present state counts while it is reopened."""

    def __init__(self, desk: Desk, period: str, parent: QWidget | None = None) -> None:
        say = desk.say
        super().__init__(say, say("Versions of {period}", period=say.period(period)), say("Close"), parent)
        self.resize(*SIZE)
        self._desk, self._period = desk, period
        self._versions = desk.company.versions
        self._choices = self._versions.choices(period)
        self.cancel.hide()
        self.save = SecondaryButton(say("Save the older one as Excel…"), self.save_old)
        self.buttons.insertWidget(0, self.save)
        self.words = Text("", "muted", wrap=True)
        self.old, self.new = QComboBox(), QComboBox()
        self.body.addLayout(self._make_choices())
        self.body.addWidget(self.words)
        titles = (say("KPI"), say("What differs"), say("Older"), say("Newer"))
        self.outline = Outline(titles, (210, 120, 0, 0), self.windowTitle())
        self.same = Text(say("Nothing differs between these two."), "muted")
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.outline)
        self.body.addWidget(card, 1)
        self.body.addWidget(self.same)
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def _make_choices(self) -> QHBoxLayout:
        say, row = self.say, QHBoxLayout()
        row.setSpacing(8)
        for box, name, at in ((self.old, say("Older"), -2), (self.new, say("Newer"), -1)):
            box.setAccessibleName(name)
            for number in self._choices:
                box.addItem(version_name(say, number), number)
            box.setCurrentIndex(len(self._choices) + at)
            box.setMinimumWidth(170)
            row.addWidget(Text(name, "strong"))
            row.addWidget(box)
            row.addSpacing(12)
        row.addStretch(1)
        return row

    def _show(self) -> None:
        say, old, new = self.say, int(self.old.currentData()), int(self.new.currentData())
        known = {one.number: one for one in self._versions.of(self._period)}
        told = [
            say("{name}: {words}", name=version_name(say, number), words=version_words(say, known[number]))
            for number in dict.fromkeys((old, new))
            if number in known
        ]
        self.words.setText("\n".join(told))
        found = self._versions.compare(self._period, old, new) if old != new else ()
        self.outline.clear()
        for one in found:
            rows = [tuple(difference_words(say, each)) for each in one.differences]
            self.outline.add_group(subject_words(say, one), rows)
        self.same.setVisible(not found)
        self.save.setEnabled(old != PRESENT)

    def save_old(self) -> None:
        """Ask where, and save the older version's results as a workbook."""
        number = int(self.old.currentData())
        say, period = self.say, self.say.period(self._period)
        name = say("{period} version {version}", period=period, version=number)
        path = ask_where_workbook(say, self._desk.company, name, self)
        if path is not None:
            self.save_to(path, number)

    def save_to(self, path: Path, number: int) -> None:
        """Save a version's results."""
        from services.exports import results_workbook

        result = self._versions.result(self._period, number)
        if self._desk.attempt(lambda: results_workbook(result, path, self.say)):
            self._desk.shell.tell_file(self.say("Saved: {file}", file=path.name), path)
