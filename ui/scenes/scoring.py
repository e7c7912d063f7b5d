"""Scoring in the states of a month."""

from PySide6.QtWidgets import QWidget

from models.terms import SubjectType
from services.company import Company
from services.domain.result import VetoEffect
from services.domain.scorecard import SubjectKey
from ui.dialogs.reason import Reason
from ui.pages.scoring import Scoring
from ui.pages.scoring.adjusting import Adjusting
from ui.pages.scoring.waiving import Waiving
from ui.scenes.scene import Scene, Stage

HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")
SPARED = SubjectKey(SubjectType.EMPLOYEE, "E0036")
ADJUSTED = SubjectKey(SubjectType.EMPLOYEE, "E0016")
EXEMPT = SubjectKey(SubjectType.EMPLOYEE, "E0049")


def _page(stage: Stage, period: str = "") -> Scoring:
    stage.open_sample("scoring", period)
    page = stage.window.page
    if not isinstance(page, Scoring):
        raise TypeError(page)
    return page


def vetoed(stage: Stage) -> None:
    """A line that hit its veto."""
    page = _page(stage)
    page.show_subject(HEAD)
    page.card.go_to_line("K11")


def missing(stage: Stage) -> None:
    """Those with gaps, and the gap."""
    page = _page(stage)
    page.show_filter("missing")


def refused(stage: Stage) -> None:
    """A value that cannot be read stays, with the reason below it."""
    page = _page(stage)
    page.do.next_gap()
    page.card.view.open_editor("12,3o")
    page.card.view.settle()


def pasted(stage: Stage) -> None:
    """A pasted column with one wrong value: nothing is written until it is mended."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0027"))
    page.card.view.go_to(0)
    page.card.view.paste("2900\n8,100\nabout 1500\n4.6\n11")


def total(stage: Stage) -> None:
    """How a total came together."""
    page = _page(stage)
    page.show_subject(ADJUSTED)
    page.card.view.go_to(len(page.card.model.rows) - 1, "weighted")


def not_applicable(stage: Stage) -> None:
    """A line taken out, its weight shared."""
    page = _page(stage)
    page.show_subject(SPARED)
    page.card.go_to_line("K09")


def exempt(stage: Stage) -> None:
    """A person exempt from the period."""
    _page(stage).show_subject(EXEMPT)


def departments(stage: Stage) -> None:
    """Departments as subjects."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.DEPARTMENT, "D02"))
    page.card.go_to_line("K17")


def _turned(stage: Stage, view: str, period: str = "") -> Scoring:
    page = _page(stage, period)
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0027"))
    page.sieve.views.button(view).click()
    stage.settle()
    return page


def by_kpi(stage: Stage) -> None:
    """One indicator down all who have it, on its gap."""
    page = _turned(stage, "kpis")
    page.do.next_gap()


def by_department(stage: Stage) -> None:
    """The cards of a department across, on a gap."""
    page = _turned(stage, "departments")
    page.do.next_gap()


def matrix_company(stage: Stage) -> None:
    """All cards of the company, their scores, scrolled to the right."""
    page = _turned(stage, "departments")
    page.pick("")
    page.sights.departments.matrix.cells.button("scores").click()
    page.panel.view.go_to_cell(page.panel.model.index(9, len(page.panel.model.slots) - 2))


def matrix_locked(stage: Stage) -> None:
    """A locked month as a matrix."""
    page = _turned(stage, "departments", "2026-09")
    page.pick("D02")


def pasted_block(stage: Stage) -> None:
    """A block over several cards with two wrong values: they wait, and are mended one by one."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.DEPARTMENT, "D02"))
    page.sieve.views.button("departments").click()
    matrix = page.sights.departments.matrix
    page.sieve.search.setText("轧钢")
    model, view = matrix.model, matrix.view
    typed = [at for at in range(len(model.slots)) if model.takes(model.index(0, at))]
    rows = [at for at in range(len(model.rows)) if model.takes(model.index(at, typed[0]))][:3]
    view.go_to_cell(model.index(rows[0], typed[0]))
    texts = ("96.5", "=SUM(B2:B9)", "2026-10-08")
    cells = [(model.index(row, typed[0]), text) for row, text in zip(rows, texts, strict=False)]
    page.drafts.put([(cell, text) for at, text in cells if (cell := model.cell(at)) is not None])
    matrix.step_on()


def locked(stage: Stage) -> None:
    """A locked month."""
    _page(stage, "2026-09").show_subject(HEAD)


def nothing_found(stage: Stage) -> None:
    """Nobody matches what one looks for."""
    page = _page(stage)
    page.sieve.search.setText("zzz")


def empty(stage: Stage) -> None:
    """A company without a period."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "scoring"
    stage.window.show_company(company)


def adjusting(stage: Stage) -> QWidget:
    """The editor of adjustments, with something refused."""
    page = _page(stage)
    page.show_subject(ADJUSTED)
    shown = page.shown
    if shown is None or page.result is None:
        raise AssertionError("a subject is in sight")
    company = stage.window.company
    if company is None:
        raise AssertionError("a company is open")
    dialog = Adjusting(
        stage.window.say,
        shown.name,
        shown.adjustments,
        page.result.adjustment_bound,
        lambda points: company.adjustments.replace(page.period, shown.key, points),
        page,
    )
    dialog.add("9", "")
    dialog.accept()
    return stage.dialog(dialog)


def explained(stage: Stage) -> None:
    """A line with a target of its own, entered by hand and corrected."""
    page = _page(stage)
    company, key = stage.window.company, SubjectKey(SubjectType.EMPLOYEE, "E0027")
    if company is None:
        raise AssertionError("a company is open")
    company.actuals.set_target(page.period, key, "K05", "4.5")
    company.actuals.enter(page.period, key, "K05", "5.2")
    company.actuals.enter(page.period, key, "K05", "4.6")
    company.actuals.set_note(page.period, key, "K05", "口径更正")
    page.show_subject(key)
    page.card.go_to_line("K05")


def _waive(stage: Stage) -> tuple[Scoring, VetoEffect]:
    page = _page(stage)
    page.show_subject(HEAD)
    page.card.go_to_line("K11")
    if page.shown is None:
        raise AssertionError("a subject is in sight")
    return page, page.shown.vetoes[0]


def waiving(stage: Stage) -> QWidget:
    """A veto about to be waived, without a name yet."""
    page, veto = _waive(stage)
    company = stage.window.company
    if company is None:
        raise AssertionError("a company is open")
    dialog = Waiving(
        stage.window.say,
        veto,
        lambda by, why: company.waivers.waive(page.period, HEAD, veto.kpi, by, why),
        page,
    )
    dialog.reason.setPlainText("台风停产三天，合同顺延，客户已书面确认")
    dialog.accept()
    return stage.dialog(dialog)


def waived(stage: Stage) -> None:
    """A veto that somebody named waived."""
    page, veto = _waive(stage)
    company = stage.window.company
    if company is None:
        raise AssertionError("a company is open")
    company.waivers.waive(page.period, HEAD, veto.kpi, "王建国", "台风停产三天，合同顺延，客户已书面确认")


def reason(stage: Stage) -> QWidget:
    """The reason for taking a line out."""
    page = _page(stage)
    page.do.next_gap()
    line, say = page.card.line, stage.window.say
    words = say("Its weight is shared by the other lines, in proportion; the sheet says so.")
    title = say("{kpi} not applicable", kpi=line.name if line is not None else "")
    return stage.dialog(Reason(say, title, words, say("Mark as not applicable"), page))


SCENES = (
    Scene("scoring-veto", vetoed),
    Scene("scoring-missing", missing),
    Scene("scoring-refused", refused),
    Scene("scoring-pasted", pasted),
    Scene("scoring-total", total),
    Scene("scoring-not-applicable", not_applicable),
    Scene("scoring-exempt", exempt),
    Scene("scoring-departments", departments),
    Scene("scoring-by-kpi", by_kpi),
    Scene("scoring-by-department", by_department),
    Scene("scoring-matrix-company", matrix_company),
    Scene("scoring-matrix-locked", matrix_locked),
    Scene("scoring-pasted-block", pasted_block),
    Scene("scoring-locked", locked),
    Scene("scoring-nothing-found", nothing_found),
    Scene("scoring-empty", empty),
    Scene("scoring-adjusting", adjusting),
    Scene("scoring-reason", reason),
    Scene("scoring-explained", explained),
    Scene("scoring-waiving", waiving),
    Scene("scoring-waived", waived),
)
