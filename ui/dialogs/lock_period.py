"""Asks before a period is locked: as which version, and what is still for the officer's eyes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from services.domain.checklist import Item, Mark
from services.language import Language
from services.wording.checklist import item_count, item_names, item_title
from ui.dialogs.confirm import Confirm
from ui.widgets.card import Note
from ui.widgets.text import Text

if TYPE_CHECKING:
    from services.company import Company

WIDTH = 520


class LockPeriod(Confirm):
    """Cancel is the default."""

    def __init__(
        self,
        say: Language,
        period: str,
        version: int,
        items: Sequence[Item],
        parent: QWidget | None = None,
    ) -> None:
        words = say(
            "Results will be frozen as they stand, as version {version}. To change them later, reopen "
            "the period with a reason.",
            version=version,
        )
        super().__init__(say, say("Lock {period}?", period=say.period(period)), words, say("Lock"), parent)
        self.items = tuple(items)
        self._show(items)
        self.setFixedSize(WIDTH, self.heightForWidth(WIDTH))

    def _show(self, items: Sequence[Item]) -> None:
        say = self.say
        if not items:
            self.body.addWidget(Text(say("✓ Nothing is left on the checklists."), wrap=True))
            return
        words = say("Ready to lock. Before you do, please look at these once more:")
        self.body.addWidget(Text(words, wrap=True))
        note = Note()
        for item in items:
            note.say(_line(say, item))
        self.body.addWidget(note)


def asks_lock(company: "Company", say: Language, period: str, parent: QWidget) -> bool:
    """Whether the officer wants a period locked, once she has seen what is left."""
    version = len(company.versions.of(period)) + 1
    dialog = LockPeriod(say, period, version, company.checklist.before_lock(period), parent)
    return dialog.exec() == QDialog.DialogCode.Accepted


def _line(say: Language, item: Item) -> str:
    sign = "▲" if item.mark is Mark.LEFT else "○"
    words = say("{title}: {words}", title=f"{sign} {item_title(say, item)}", words=item_count(say, item))
    names = item_names(say, item)
    return say("{words} ({names})", words=words, names=names) if names else words
