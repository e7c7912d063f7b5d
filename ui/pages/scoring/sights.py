"""The three ways to look at a period, each made when it is first looked at."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from services.language import Language
from ui.pages.scoring.by_person import ByPerson
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.sight import Sight
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.pages.scoring.by_department import ByDepartment
    from ui.pages.scoring.by_kpi import ByKpi

Made = TypeVar("Made", bound=Sight)


class Sights:
    """`take_in` is called with each as it is made; its grid lies in `place`."""

    def __init__(
        self,
        say: Language,
        theme: Theme,
        drafts: Drafts,
        place: QWidget,
        take_in: Callable[[Sight], None],
    ) -> None:
        self._parts = say, theme, drafts, place
        self._take_in = take_in
        self.made: list[Sight] = []

    def of(self, view: str) -> Sight:
        """The way of looking that a view of the sieve stands for."""
        match view:
            case "kpis":
                return self.kpis
            case "departments":
                return self.departments
            case _:
                return self.people

    @cached_property
    def people(self) -> ByPerson:
        """The card of one subject."""
        return self._made(ByPerson(*self._parts))

    @cached_property
    def kpis(self) -> "ByKpi":
        """One indicator down all who have it."""
        from ui.pages.scoring.by_kpi import ByKpi

        return self._made(ByKpi(*self._parts))

    @cached_property
    def departments(self) -> "ByDepartment":
        """The cards of a department across."""
        from ui.pages.scoring.by_department import ByDepartment

        return self._made(ByDepartment(*self._parts))

    def _made(self, sight: Made) -> Made:
        self.made.append(sight)
        self._take_in(sight)
        return sight
