"""What the period still waits for, by data provider, to copy into a message or to send as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from services.awaited import awaited_in
from services.domain.awaited import Owed
from services.domain.result import PeriodResult
from services.wording.awaited import (
    awaited_headings,
    awaited_row,
    awaited_text,
    awaited_words,
    lacking_words,
    provider_name,
)
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.saving import ask_where_workbook
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.outline import Outline
from ui.widgets.text import Text

SIZE = (900, 540)
WIDTHS = (140, 110, 84, 0, 64, 84, 190)


class AwaitedDialog(Dialog):
    """A group a provider, then everyone who is incomplete."""

    def __init__(self, desk: Desk, result: PeriodResult, parent: QWidget | None = None) -> None:
        say = desk.say
        title = say("Actuals awaited in {period}", period=say.period(result.period))
        super().__init__(say, title, say("Save as Excel…"), parent)
        self.resize(*SIZE)
        self._desk = desk
        self.awaited = awaited_in(result)
        self.cancel.setText(say("Close"))
        self.copy_one = SecondaryButton(say("Copy this provider"), self.copy_chosen)
        self.copy_all = SecondaryButton(say("Copy all"), lambda: self.copy(self.awaited.providers))
        self.buttons.insertWidget(0, self.copy_one)
        self.buttons.insertWidget(1, self.copy_all)
        self.told = Text("", "small")
        self.buttons.insertWidget(2, self.told)
        self.head = Text(awaited_words(say, self.awaited), wrap=True)
        self.body.addWidget(self.head)
        back = say(
            "Send the workbook to the providers. What they fill in under “Actual” comes back with “Import"
            " workbook” on the Workbench."
        )
        self.body.addWidget(Text(back, "small", wrap=True))
        self.outline = Outline(awaited_headings(say)[:-1], WIDTHS, title)
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.outline)
        self.body.addWidget(card, 1)
        self._fill()
        self.outline.currentItemChanged.connect(lambda _item, _old: self._check())
        self._check()

    def _fill(self) -> None:
        say = self.say
        for owed in self.awaited.providers:
            heading = say(
                "{provider}: {count} of {total} awaited",
                provider=provider_name(say, owed),
                count=len(owed.lines),
                total=owed.total,
            )
            self.outline.add_group(heading, [awaited_row(say, line)[:-1] for line in owed.lines])
        rows = [
            (one.department_name, one.name, one.code, lacking_words(say, one))
            for one in self.awaited.incomplete
        ]
        if rows:
            self.outline.add_group(say("Incomplete: {count}", count=len(rows)), rows)

    @property
    def chosen(self) -> Owed | None:
        """The provider whose group or row one is at."""
        item = self.outline.currentItem()
        if item is None:
            return None
        at = self.outline.indexOfTopLevelItem(item.parent() or item)
        return self.awaited.providers[at] if at < len(self.awaited.providers) else None

    def _check(self) -> None:
        self.copy_one.setEnabled(self.chosen is not None)
        self.copy_all.setEnabled(bool(self.awaited.providers))

    def copy_chosen(self) -> None:
        """Copy the list of the provider that one is at."""
        if self.chosen is not None:
            self.copy((self.chosen,))

    def copy(self, providers: Sequence[Owed]) -> None:
        """Put lists on the clipboard, as text that is a table in Excel."""
        QGuiApplication.clipboard().setText(awaited_text(self.say, self.awaited, providers))
        self.told.setText(
            self.say("✓ Copied: {count} {count:row|rows}", count=sum(len(one.lines) for one in providers))
        )

    def accept(self) -> None:
        """Ask where, and save the workbook there."""
        path = ask_where_workbook(self.say, self._desk.company, self.windowTitle(), self)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the workbook: a sheet a provider."""
        from services.exports import awaited_workbook

        if self._desk.attempt(lambda: awaited_workbook(self.awaited, path, self.say)):
            self._desk.shell.tell_file(self.say("Saved: {file}", file=path.name), path)
            super().accept()
