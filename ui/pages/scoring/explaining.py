"""What is said beside the figures, once they have been painted: how one came about, what could be undone."""

from typing import TYPE_CHECKING

from ui.pages.scoring.backing import Backing
from ui.pages.scoring.why import WhyPanel
from ui.widgets.afterwards import Afterwards

if TYPE_CHECKING:
    from ui.pages.scoring.page import Scoring


class Explaining:
    """Keeps the panel at what one is at: a value typed with Enter moves on too, and is explained once."""

    def __init__(self, page: "Scoring", panel: WhyPanel) -> None:
        self._page, self._panel = page, panel
        self._reason, self._hint = Afterwards(page, self._explain), Afterwards(page, self._show_hint)

    def ask(self) -> None:
        """Have what one is at explained after the picture."""
        self._reason.ask()

    def ask_hint(self) -> None:
        """Have it said after the picture what the keys do, with what could be undone."""
        self._hint.ask()

    def now(self) -> None:
        """Say at once what is due."""
        self._reason.now()
        self._hint.now()

    @property
    def panel(self) -> WhyPanel:
        """The panel, of what one is at now."""
        self._reason.now()
        return self._panel

    def _explain(self) -> None:
        page = self._page
        subject, row = page.shown, page.row
        if subject is None or page.result is None:
            return
        if row is None or row.subject.key != subject.key:
            self._panel.show_subject(subject, locked=page.locked)
        else:
            backing = Backing(page.desk.company, page.result, subject)
            self._panel.show_row(row, backing, locked=page.locked)

    def _show_hint(self) -> None:
        self._page.panel.show_hint(self._page.do.undo_words())
