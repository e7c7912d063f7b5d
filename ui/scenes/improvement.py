"""Improvement: actions with the overdue first, an owner who left, a close-out refused, practices, plans."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from models.organisation import EmployeeRow
from models.terms import ImprovementState
from services.company import Company
from services.domain.improvement_list import Listed
from ui.dialogs.improvement_action import ActionDialog
from ui.pages.improvement import ImprovementPage
from ui.pages.improvement.action_dialogs import CloseDialog
from ui.pages.improvement.actions import ActionsSection
from ui.pages.improvement.pip_dialogs import StartDialog
from ui.pages.improvement.pips import PipsSection
from ui.pages.improvement.practices import PracticesSection
from ui.scenes.scene import Scene, Stage

S = TypeVar("S")
NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)
WHYS = "\n".join(
    (
        "换辊比计划晚 40 分钟",
        "备辊没有提前装好",
        "备辊清单是上个月的",
        "清单没有人每天更新",
        "更新清单不在任何人的职责里",
    )
)
GAP = {
    "period": "2026-10",
    "speaker": "E0005",
    "kpi": "K19",
    "issue": "结构品种产量连续两个月低于目标",
    "cause": WHYS,
    "goal": "12 月结构品种产量达到 9,400 吨",
    "measure": "每天 16:00 更新备辊清单，夜班按清单预装，调度次日 8:00 通报换辊用时",
    "owner": "E0015",
    "due": "2026-12-10",
    "support": "请供应部保证两套导卫在库",
}


def _section(stage: Stage, key: str, kind: type[S], prepare: Callable[[Company], object]) -> S:
    company = Company.open(stage.sample)
    company.ledger.store.now = lambda: NOW
    prepare(company)
    stage.window.page_key = "improvement"
    stage.window.show_company(company)
    page = stage.window.page
    if not isinstance(page, ImprovementPage):
        raise TypeError(page)
    page.turn_to(key)
    stage.settle()
    if not isinstance(page.section, kind):
        raise TypeError(page.section)
    return page.section


def _raised(company: Company) -> str:
    """The code of an action with five whys and a checkpoint that was looked at."""
    book = company.improvements
    code = book.add(GAP)
    first = {"due": "2026-11-13", "expected": "清单连续五天更新", "found": "更新四天，周日漏一次"}
    book.put_checkpoint(code, {**first, "finding": "partly"})
    book.put_checkpoint(code, {"due": "2026-11-27", "expected": "换辊用时不超过 40 分钟"})
    return code


def normal(stage: Stage) -> None:
    """What is unfinished; the first is the one that is latest."""
    _section(stage, "actions", ActionsSection, lambda _company: None)


def detail(stage: Stage) -> None:
    """One action with its whys, checkpoints and history."""
    section = _section(stage, "actions", ActionsSection, _raised)
    section.show_item(max(one.action.code for one in _listed(section)))


def left(stage: Stage) -> None:
    """The owner of open actions has left."""

    def leave(company: Company) -> None:
        first = next(one for one in company.improvements.listed().listed if one.overdue)
        with company.ledger.write("employee.leave") as writing:
            gone = {"number": first.action.owner, "left": date(2026, 11, 10)}
            writing.unit.put(EmployeeRow, gone)

    _section(stage, "actions", ActionsSection, leave)


def raising(stage: Stage) -> QWidget:
    """The form of an action, with what is still needed told at the fields."""
    section = _section(stage, "actions", ActionsSection, lambda _company: None)
    dialog = ActionDialog(section.desk, "2026-10", None, section)
    dialog.whys.show_text(WHYS)
    dialog.type(issue=GAP["issue"], measure="", owner="", due="2026-09-30")
    return stage.dialog(dialog)


def close_out(stage: Stage) -> QWidget:
    """The owner cannot close out an action of his own."""
    code: list[str] = []

    def finish(company: Company) -> None:
        code.append(_raised(company))
        done = {"done_on": "2026-11-13", "evidence": "备辊清单 11 月 1–13 日，放在轧钢车间调度台"}
        company.improvements.finish(code[0], done)

    section = _section(stage, "actions", ActionsSection, finish)
    section.show_item(code[0])
    listed = next(one for one in _listed(section) if one.action.state is ImprovementState.DONE)
    dialog = CloseDialog(section.desk, listed, section)
    dialog.type(closed_by=listed.action.owner, closed_on="2026-11-12", result="")
    return stage.dialog(dialog)


def practices(stage: Stage) -> None:
    """What worked, and how far each department is with it."""
    _section(stage, "practices", PracticesSection, lambda _company: None)


def pips(stage: Stage) -> None:
    """Improvement plans, and who had the lowest grade twice."""

    def look(company: Company) -> None:
        seen = {"found": "到货及时率 91%", "finding": "partly", "checked_by": "E0034"}
        company.pips.find("T01", 60, {**seen, "checked_on": "2026-11-13"})

    _section(stage, "pips", PipsSection, look)


def starting(stage: Stage) -> QWidget:
    """The form of a new plan."""
    section = _section(stage, "pips", PipsSection, lambda _company: None)
    dialog = StartDialog(section.desk, None, section)
    dialog.type(employee="E0037", coach="E0037", reason="九、十月连续两个月 D", day30="")
    return stage.dialog(dialog)


def empty(stage: Stage) -> None:
    """A new company has no actions."""
    company = Company.create(stage.folder / "bare.zhanji")
    stage.window.page_key = "improvement"
    stage.window.show_company(company)
    stage.settle()


def _listed(section: ActionsSection) -> tuple[Listed, ...]:
    return section.found.listed if section.found else ()


SCENES = (
    Scene("improvement", normal),
    Scene("improvement-action", detail),
    Scene("improvement-owner-left", left),
    Scene("improvement-new", raising),
    Scene("improvement-close-out", close_out),
    Scene("improvement-practices", practices),
    Scene("improvement-plans", pips),
    Scene("improvement-plan-new", starting),
    Scene("improvement-empty", empty),
)
