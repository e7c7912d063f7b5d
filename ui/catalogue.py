"""The pages of the sidebar, in the order of the cycle. A page is listed here once it works; its module is
imported at first use.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from services.language import N_

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from services.domain.result import PeriodResult
    from ui.page import Page

DESIGN = N_("Design")
THIS_MONTH = N_("This month")
RESULTS = N_("Results")
COMPANY = N_("Company")
PAUSE = 250
"""Milliseconds between the imports of two pages."""


class Entry(Struct, frozen=True):
    """One page: its key, words, icon, the heading it stands under (none for the first), where its class is,
    and its badge count.
    """

    key: str
    title: str
    icon: str
    section: str
    place: str
    badge: "Callable[[PeriodResult], int] | None" = None

    def load(self) -> "type[Page]":
        """The page's class."""
        module, name = self.place.split(":")
        page: type[Page] = getattr(import_module(module), name)
        return page


ENTRIES = (
    Entry("workbench", N_("Workbench"), "home", "", "ui.pages.workbench:Workbench"),
    Entry("strategy", N_("Strategy"), "strategy", DESIGN, "ui.pages.strategy:Strategy"),
    Entry("organisation", N_("Organisation"), "people", DESIGN, "ui.pages.organisation:Organisation"),
    Entry("kpis", N_("KPIs"), "chart", DESIGN, "ui.pages.kpis:Kpis"),
    Entry("scorecards", N_("Scorecards"), "scorecard", DESIGN, "ui.pages.scorecards:Scorecards"),
    Entry("plans", N_("Plans"), "plan", THIS_MONTH, "ui.pages.plans:Plans"),
    Entry(
        "scoring",
        N_("Scoring"),
        "pencil",
        THIS_MONTH,
        "ui.pages.scoring:Scoring",
        lambda result: len(result.incomplete),
    ),
    Entry("meeting", N_("Meeting"), "meeting", THIS_MONTH, "ui.pages.meeting:MeetingPage"),
    Entry(
        "improvement", N_("Improvement"), "improvement", THIS_MONTH, "ui.pages.improvement:ImprovementPage"
    ),
    Entry("history", N_("History"), "clock", RESULTS, "ui.pages.history:HistoryPage"),
    Entry("printing", N_("Print"), "printer", RESULTS, "ui.pages.printing:Printing"),
    Entry("trail", N_("Audit trail"), "trail", COMPANY, "ui.pages.trail:TrailView"),
    Entry("settings", N_("Settings"), "gear", COMPANY, "ui.pages.settings:Settings"),
)
BESIDE = (Entry("new_company", N_("New company"), "plus", "", "ui.pages.new_company:NewCompanyPage"),)
"""Pages that have no place in the sidebar: others lead there."""


def entry(key: str) -> Entry:
    """The page of a key; the first page when there is none (a page of an earlier version, say)."""
    return next((found for found in (*ENTRIES, *BESIDE) if found.key == key), ENTRIES[0])


def lasting(key: str) -> str:
    """The page to come back to: the first one in place of a page that has no place in the sidebar."""
    return ENTRIES[0].key if any(found.key == key for found in BESIDE) else key


def warm_up(context: "QObject", at: int = 0) -> None:
    """Import the pages one by one while the user looks at the first, so that no page change has to wait for
    it.
    """
    from PySide6.QtCore import QTimer

    def step() -> None:
        ENTRIES[at].load()
        warm_up(context, at + 1)

    if at < len(ENTRIES):
        QTimer.singleShot(PAUSE, context, step)
