"""The report meeting while it is prepared: none yet, prepared, over its slot, somebody missing."""

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from models.terms import AgendaOrder
from services.company import Company
from ui.pages.meeting import MeetingPage
from ui.pages.meeting.inviting import Inviting
from ui.pages.settings import Settings
from ui.scenes.scene import Scene, Stage

MONTH = "2026-10"


def _page(stage: Stage) -> MeetingPage:
    page = stage.window.page
    if not isinstance(page, MeetingPage):
        raise TypeError(page)
    return page


def _prepared(stage: Stage) -> Company:
    """October's meeting made anew by the rule."""
    company = stage.open_sample("meeting", MONTH)
    if company.meetings.read(MONTH).meeting is not None:
        company.meetings.remove(MONTH)
    company.meetings.propose(MONTH)
    return company


def none_yet(stage: Stage) -> None:
    """A period without a meeting: the cycle in one sentence, and the day by the rule."""
    company = _prepared(stage)
    company.meetings.remove(MONTH)
    stage.settle()


def prepared(stage: Stage) -> None:
    """The agenda by the rule, with the arrangements."""
    _prepared(stage)
    _page(stage).show_filter("arrange")
    stage.settle()


def clash(stage: Stage) -> None:
    """Over the slot, and on a day off."""
    company = _prepared(stage)
    company.meetings.change(MONTH, {"day": "2026-11-14", "ends": "11:00"})
    _page(stage).show_filter("arrange")
    stage.settle()


def missing(stage: Stage) -> None:
    """Two who reported last time are not in the order, one is new; the order as last time."""
    company = _prepared(stage)
    company.meetings.remove_item(MONTH, "E0031")
    company.meetings.remove_item(MONTH, "E0044")
    company.meetings.add_speaker(MONTH, "E0015")
    company.meetings.arrange(MONTH, AgendaOrder.AS_LAST)
    _page(stage).show_filter("arrange")
    stage.settle()


def invitation(stage: Stage) -> Inviting:
    """What is sent to everybody who is asked."""
    company = _prepared(stage)
    dialog = Inviting(_page(stage).desk, company.meetings.read(MONTH), stage.window)
    stage.dialog(dialog)
    return dialog


def rule(stage: Stage) -> None:
    """The settings' section: the rule of the meeting."""
    stage.open_sample("settings")
    _into_sight(stage, lambda page: page.meeting)


def calendar(stage: Stage) -> None:
    """A year whose public holidays are not known yet, with a day of the firm's own."""
    company = stage.open_sample("settings")
    company.workdays.put({"day": "2027-02-05", "kind": "off", "name": "春节（暂定）"})
    stage.settle()
    page = _into_sight(stage, lambda page: page.calendar)
    page.calendar.year = 2027
    page.calendar.show_year()
    stage.settle()


def _into_sight(stage: Stage, part: Callable[[Settings], QWidget]) -> Settings:
    page, holder = stage.window.page, stage.window.stack.currentWidget()
    if not isinstance(page, Settings) or not isinstance(holder, QScrollArea):
        raise TypeError(page)
    stage.settle()
    holder.ensureWidgetVisible(part(page), 0, 40)
    stage.settle()
    return page


SCENES = (
    Scene("meeting-none", none_yet),
    Scene("meeting-prepared", prepared),
    Scene("meeting-clash", clash),
    Scene("meeting-missing", missing),
    Scene("meeting-invitation", invitation),
    Scene("meeting-rule", rule),
    Scene("meeting-calendar", calendar),
)
