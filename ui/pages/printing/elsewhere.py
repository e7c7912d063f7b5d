"""What belongs to no period and is printed on its own page: the ways there."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from services.language import N_, Language
from ui.widgets.buttons import LinkButton

_WAYS = (
    (N_("KPI dictionary"), "kpis", ""),
    (N_("Strategy map"), "strategy", "map"),
    (N_("Strategy report"), "strategy", "diagnosis"),
)


class Elsewhere(LinkButton):
    """Opens a menu with a way to each of them."""

    def __init__(self, say: Language, leave: Callable[[str, str], object]) -> None:
        super().__init__(say("Dictionary, map, strategy report…"), self._open)
        self.setToolTip(say("They belong to no period and are printed on their own pages."))
        self.menu_of_ways = QMenu(self)
        for words, page, tab in _WAYS:
            self.menu_of_ways.addAction(say(words)).triggered.connect(
                lambda _=False, page=page, tab=tab: leave(page, tab)
            )

    def _open(self) -> None:
        self.menu_of_ways.popup(self.mapToGlobal(self.rect().bottomLeft()))
