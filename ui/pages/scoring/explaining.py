"""What the panel at the right says, said once where one is has been painted."""

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
        self._later = Afterwards(page, self._explain)

    def ask(self) -> None:
        """Have what one is at explained after the picture."""
        self._later.ask()

    @property
    def panel(self) -> WhyPanel:
        """The panel, of what one is at now."""
        self._later.now()
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
