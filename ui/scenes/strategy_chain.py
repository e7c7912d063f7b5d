"""Strategy: the diagnosis, purposes and issues, and the alignment check."""

from PySide6.QtWidgets import QWidget

from services.company import Company
from services.domain.alignment import Gap
from services.workbooks.sheets.kpis import KPIS
from services.workbooks.sheets.organisation import DEPARTMENTS
from ui.dialogs.new_year import NewYear
from ui.pages.strategy import Strategy
from ui.pages.strategy.alignment import AlignmentSection
from ui.pages.strategy.diagnosis import DiagnosisSection
from ui.pages.strategy.purposes import PurposesSection
from ui.scenes.scene import Scene, Stage


def _section(stage: Stage, name: str) -> QWidget:
    """A section of the sample company's page."""
    stage.open_sample("strategy")
    return _turn(stage, name)


def _turn(stage: Stage, name: str) -> QWidget:
    stage.window.go("strategy", filter=name)
    stage.settle()
    page = stage.window.page
    if not isinstance(page, Strategy) or page.section is None:
        raise TypeError(page)
    return page.section


def _company(stage: Stage) -> Company:
    company = stage.window.company
    if company is None:
        raise AssertionError("a company is open")
    return company


def _diagnosis(stage: Stage, name: str = "diagnosis") -> DiagnosisSection:
    section = _section(stage, name)
    if not isinstance(section, DiagnosisSection):
        raise TypeError(section)
    return section


def first_step(stage: Stage) -> None:
    """The first question."""
    _diagnosis(stage)


def meaning(stage: Stage) -> None:
    """Driver and intent of the year."""
    _diagnosis(stage, "diagnosis:0")


def last_step(stage: Stage) -> None:
    """The fourth step, done, with its way to the issues."""
    section = _diagnosis(stage, "diagnosis:4")
    section.finish()


def refused_day(stage: Stage) -> None:
    """A date that cannot be read, said beside its field."""
    section = _diagnosis(stage, "diagnosis:2")
    form = section.form.form
    form.show_values({"day": "2026-02-30"})
    form.settled.emit("day")
    section.form.area.ensureWidgetVisible(form.field("day"))


def compared(stage: Stage) -> None:
    """Two years side by side."""
    section = _diagnosis(stage)
    company = _company(stage)
    company.diagnosis.begin(2027)
    step = company.diagnosis.years()[0].step(1)
    words = step.findings.replace("不是吨位", "也不是价格") + "新的一年再加一条：服务要让客户省心。"
    company.diagnosis.write(2027, 1, {"findings": words, "asked": "重点客户 12 家，经销商 5 家"})
    section.show_year(2027)
    section.year_tools.compare_with(2026)
    section.turn(1)


def new_year(stage: Stage) -> QWidget:
    """Which year shall begin."""
    section = _diagnosis(stage)
    dialog = NewYear(stage.window.say, 2027, {2026}, section.window())
    return stage.dialog(dialog)


def _purposes(stage: Stage, name: str) -> PurposesSection:
    section = _section(stage, name)
    if not isinstance(section, PurposesSection):
        raise TypeError(section)
    return section


def purposes(stage: Stage) -> None:
    """Departments with their purposes."""
    _customers(_purposes(stage, "purposes:D02"))


def _customers(section: PurposesSection) -> None:
    rows = (
        ("D02", "生产部", "销售部、客户服务部", "重点合同客户"),
        ("D03", "炼钢车间", "轧钢车间", "—"),
        ("D06", "销售部", "生产部、财务部", "钢结构厂、经销商"),
    )
    typed = [
        {"code": code, "name": name, "inner_customers": inner, "outer_customers": outer}
        for code, name, inner, outer in rows
    ]
    section.desk.company.edits.put("department.purpose", DEPARTMENTS, typed, {"name": "生产部"})


def issues(stage: Stage) -> None:
    """All issues, the one without a KPI chosen."""
    _purposes(stage, "purposes:W20")


def editor(stage: Stage) -> QWidget:
    """An issue with the KPIs that answer it."""
    section = _purposes(stage, "purposes:W11")
    return stage.dialog(section.acts_on_issues.editor_of("W11"))


def added(stage: Stage) -> QWidget:
    """A new issue, what is needed said once one has been in the field."""
    section = _purposes(stage, "purposes:D05")
    dialog = section.acts_on_issues.editor({"department": "D05"})
    dialog.form.settled.emit("issue")
    return stage.dialog(dialog)


def deleted(stage: Stage) -> QWidget:
    """What deleting an issue means."""
    section = _purposes(stage, "purposes:W11")
    return stage.dialog(section.acts_on_issues.question("W11"))


def alignment(stage: Stage) -> None:
    """The sample's two breaks, hints folded."""
    _section(stage, "alignment")


def broken(stage: Stage) -> None:
    """Many breaks, one of them brought into sight."""
    section = _section(stage, "alignment")
    company = _company(stage)
    rows = [
        {
            "code": "K14",
            "name": "客户满意度",
            "direction": "higher",
            "method": "rating",
            "objective": "",
            "issue": "",
        },
        {
            "code": "K27",
            "name": "轧机机时产量",
            "direction": "higher",
            "method": "ratio",
            "objective": "",
            "issue": "",
        },
    ]
    company.edits.put("kpi.change", KPIS, rows, {"name": "K14"})
    row = {"code": "D05", "name": "精整发运车间", "purpose": ""}
    company.edits.put("department.purpose", DEPARTMENTS, [row], {"name": "精整发运车间"})
    stage.settle()
    if isinstance(section, AlignmentSection):
        section.show_item(Gap.KPI_WITHOUT_OUTCOME.value)


def _empty(stage: Stage, name: str) -> None:
    stage.window.page_key = "strategy"
    stage.window.show_company(Company.create(stage.folder / "new.zhanji"))
    _turn(stage, name)


def empty_diagnosis(stage: Stage) -> None:
    """No strategy year yet."""
    _empty(stage, "diagnosis")


def empty_purposes(stage: Stage) -> None:
    """No departments yet."""
    _empty(stage, "purposes")


def empty_alignment(stage: Stage) -> None:
    """The chain has no beginning yet."""
    _empty(stage, "alignment")


SCENES = (
    Scene("strategy-diagnosis", first_step),
    Scene("strategy-diagnosis-meaning", meaning),
    Scene("strategy-diagnosis-last", last_step),
    Scene("strategy-diagnosis-refused", refused_day),
    Scene("strategy-diagnosis-compared", compared),
    Scene("strategy-diagnosis-new-year", new_year),
    Scene("strategy-diagnosis-empty", empty_diagnosis),
    Scene("strategy-purposes", purposes),
    Scene("strategy-purposes-issues", issues),
    Scene("strategy-purposes-empty", empty_purposes),
    Scene("strategy-issue", editor),
    Scene("strategy-issue-new", added),
    Scene("strategy-issue-delete", deleted),
    Scene("strategy-alignment", alignment),
    Scene("strategy-alignment-broken", broken),
    Scene("strategy-alignment-empty", empty_alignment),
)
