"""Scoring: who may be exempt, and what was talked over with people."""

from PySide6.QtWidgets import QWidget

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.scoring import Scoring
from ui.pages.scoring.coaching import Coaching
from ui.pages.scoring.exempting import Exempting
from ui.scenes.scene import Scene, Stage

OCTOBER = "2026-10"
AWAY = SubjectKey(SubjectType.EMPLOYEE, "E0027")
COACHED = SubjectKey(SubjectType.EMPLOYEE, "E0026")
ABSENCES = (
    ("E0027", "2026-09-20", "2026-10-25", "病假", "腰椎手术"),
    ("E0013", "2026-08-03", "", "工伤", "左手骨折"),
    ("E0041", "2026-09-14", "", "产假", ""),
)
NOTES = (
    (
        "2026-09",
        "2026-09-11",
        "新开两家客户的回款条件谈得偏松，先把账期写进合同再发货。",
        "合同会签后报销售部长备案",
    ),
    (
        OCTOBER,
        "2026-10-09",
        "结构品种的客户只集中在三家，销量起伏大。讨论了怎样从现有普材客户里找可以转品种的。",
        "10 月 20 日前拜访五家，带技术部的人一起去",
    ),
    (OCTOBER, "2026-10-21", "五家拜访完成四家，两家愿意试单。应收仍比目标多 38 万元，逐户对过账龄。", ""),
)


def _page(stage: Stage) -> Scoring:
    company = stage.open_sample("scoring")
    for number, first, last, kind, note in ABSENCES:
        company.absences.add(number, {"first_day": first, "last_day": last, "kind": kind, "note": note})
    _write_notes(company)
    stage.settle()
    page = stage.window.page
    if not isinstance(page, Scoring):
        raise TypeError(page)
    return page


def _write_notes(company: Company) -> None:
    coach = company.results.subject(OCTOBER, COACHED).manager_name
    for period, day, note, agreed in NOTES:
        fields = {"day": day, "coach": coach, "note": note, "follow_up": agreed}
        company.coaching.add(period, COACHED.code, fields)


def proposed(stage: Stage) -> None:
    """A person in sight whose exemption is proposed."""
    _page(stage).show_subject(AWAY)


def proposals(stage: Stage) -> QWidget:
    """All proposals: open ones, one without a reason, and a decided one."""
    page = _page(stage)
    dialog = Exempting(page.desk, page.period, page)
    dialog.rows[0].tick.click()
    dialog.rows[1].tick.click()
    dialog.rows[1].reason.clear()
    dialog.accept()
    return stage.dialog(dialog)


def declining(stage: Stage) -> QWidget:
    """All decided."""
    page = _page(stage)
    numbers = [each.number for each in page.desk.company.exemptions.proposals(page.period).open]
    page.desk.company.exemptions.accept(page.period, {numbers[0]: "长期病假，10 月未到岗"})
    page.desk.company.exemptions.decline(
        page.period, dict.fromkeys(numbers[1:], "交接工作照常完成，按实际考核")
    )
    return stage.dialog(Exempting(page.desk, page.period, page))


def coaching(stage: Stage) -> QWidget:
    """The notes of a person, and one more being typed for a day that is too far."""
    dialog = _coaching(stage, COACHED)
    dialog.form.show_values({"day": "2025-10-28", "note": "十月收尾：两家试单的回款节点。"})
    for name in ("day", "note"):
        dialog.form.typed.emit(name)
    return stage.dialog(dialog)


def coaching_empty(stage: Stage) -> QWidget:
    """Nobody has been talked to yet."""
    return stage.dialog(_coaching(stage, AWAY))


def _coaching(stage: Stage, key: SubjectKey) -> Coaching:
    page = _page(stage)
    page.show_subject(key)
    dialog = page.people.coaching_dialog()
    if dialog is None:
        raise AssertionError("a person is in sight")
    dialog.may_drop = lambda: True
    return dialog


SCENES = (
    Scene("scoring-proposed", proposed),
    Scene("scoring-proposals", proposals),
    Scene("scoring-proposals-decided", declining),
    Scene("scoring-coaching", coaching),
    Scene("scoring-coaching-empty", coaching_empty),
)
