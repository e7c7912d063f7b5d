"""After the meeting: gaps to answer, proposals, resolutions; the form of an action out of a gap."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from services.company import Company
from ui.pages.meeting import MeetingPage
from ui.pages.meeting.after.resolutions import CompleteDialog
from ui.scenes.scene import Scene, Stage

MONTH = "2026-10"


def _page(stage: Stage, day: int, *, resolved: bool = True) -> MeetingPage:
    """October's meeting, looked at on a day of November."""
    company = Company.open(stage.sample)
    company.ledger.store.now = lambda: datetime(2026, 11, day, 2, tzinfo=UTC)
    if company.meetings.read(MONTH).meeting is None:
        company.meetings.propose(MONTH)
    if resolved:
        minutes = company.minutes
        minutes.resolve(
            MONTH, "E0005", 0, "备辊清单每天 16:00 更新，夜班按清单预装", "E0015", date(2026, 11, 20)
        )
        minutes.resolve(MONTH, "E0005", 1, "结构品种按合同排产，每周二对一次", "E0034", date(2026, 11, 24))
        company.follow_up.take_up(MONTH, company.follow_up.resolutions(MONTH)[:1])
        minutes.resolve(MONTH, "E0025", 0, "重点客户逐户走访，走访记录交总经理", "E0025", date(2026, 11, 30))
        minutes.resolve(MONTH, "E0034", 0, "到货延误超过三天的供应商约谈", None, None)
    stage.window.page_key = "meeting"
    stage.window.show_company(company)
    stage.window.show_period(MONTH)
    page = stage.window.page
    if not isinstance(page, MeetingPage):
        raise TypeError(page)
    page.show_filter("after")
    stage.settle()
    return page


def due(stage: Stage) -> None:
    """Before the day on which every gap is to have its action."""
    _page(stage, 10, resolved=False)


def overdue(stage: Stage) -> None:
    """After it: how late the answers are."""
    _page(stage, 24)


def resolved(stage: Stage) -> None:
    """Proposals, and resolutions of every kind."""
    page = _page(stage, 24)
    stage.settle()
    page.after.ensureWidgetVisible(page.after.resolutions, 0, 20)
    stage.settle()


def answering(stage: Stage) -> QWidget:
    """The form of an action, filled with the gap that it answers."""
    page = _page(stage, 24)
    gap = page.desk.company.follow_up.unanswered(MONTH)[0]
    return stage.dialog(page.after.gaps.form(gap))


def completing(stage: Stage) -> QWidget:
    """Who carries a resolution out, and by when: refused while empty."""
    page = _page(stage, 24)
    session = page.desk.company.minutes.read(MONTH)
    open_ = next(one for one in session.resolutions if one.owner is None)
    dialog = CompleteDialog(page.desk, session, open_, page)
    stage.dialog(dialog)
    dialog.accept()
    stage.settle()
    return dialog


SCENES = (
    Scene("after-due", due),
    Scene("after-overdue", overdue),
    Scene("after-resolved", resolved),
    Scene("after-action", answering),
    Scene("after-owner", completing),
)
