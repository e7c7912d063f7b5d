"""The organisation: normal, empty, a paste with problems, a refused deletion, a person with moves."""

from PySide6.QtWidgets import QWidget

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.edits import InUse
from services.pasted import read_block
from services.workbooks.sheets.organisation import DEPARTMENTS, EMPLOYEES
from ui.pages.organisation import Organisation
from ui.pages.organisation.pasting import PasteDialog
from ui.scenes.scene import Scene, Stage

PASTED = (
    "工号\t姓名\t部门\t岗位\t直接上级\t入职日期\t奖金基数\t备注\n"
    "E0061\t陶知远\t炼钢车间\tP08\t任怀远\t2026-11-02\t2,600\t\n"
    "E0062\t贺云开\t炼铁车间\tP08\t\t2026/11/2\t2600\t新\n"
    "E0063\t顾南星\t销售部\tP14\tE0025\t2026-02-30\t两千\t\n"
    "E0026\t邵启航\t销售部\t\t\t\t3000\t\n"
    "E0064\t杜衡\t质量部\t质检员\tE0039\t2026年11月2日\t2400\t\n"
)


def _page(stage: Stage) -> Organisation:
    stage.open_sample("organisation")
    return _seen(stage)


def _seen(stage: Stage) -> Organisation:
    page = stage.window.page
    if not isinstance(page, Organisation):
        raise TypeError(page)
    return page


def normal(stage: Stage) -> None:
    """A department with those below it, and its form."""
    _page(stage).tree.choose("D02")


def whole(stage: Stage) -> None:
    """The whole company, nothing chosen."""
    _page(stage)


def moved(stage: Stage) -> None:
    """A person with a move."""
    _page(stage).show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0033"))


def several(stage: Stage) -> None:
    """Several people, to be set at once."""
    page = _page(stage)
    page.tree.choose("D06")
    page.people.choose(["E0026", "E0027", "E0028"])


def positions(stage: Stage) -> None:
    """The positions and who holds them."""
    page = _page(stage)
    page.sieve.views.button("positions").click()
    page.posts.choose(["P05"])


def refused(stage: Stage) -> None:
    """A department dropped onto one below itself."""
    page = _page(stage)
    page.tree.choose("D02")
    page.do.put_under("D02", "D04")


def wrong(stage: Stage) -> None:
    """A field that cannot be written, with the mend."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0009"))
    page.of_person.form.show_values({"left": "2026-02-30", "bonus_base": "三千"})
    for field in ("left", "bonus_base"):
        page.of_person.form.settled.emit(field)


def empty(stage: Stage) -> None:
    """A new company."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "organisation"
    stage.window.show_company(company)
    stage.settle()


def pasting(stage: Stage) -> QWidget:
    """Pasted people of whom some are wrong."""
    page = _page(stage)
    return stage.dialog(PasteDialog(page.desk, read_block(PASTED, EMPLOYEES), page))


def adding(stage: Stage) -> QWidget:
    """A new person."""
    page = _page(stage)
    page.tree.choose("D06")
    dialog = page.do.person_dialog()
    dialog.type(name="顾南星", hired="11/02/2026")
    return stage.dialog(dialog)


def in_use(stage: Stage) -> QWidget:
    """A person who cannot be deleted."""
    return _in_use(stage, "E0026")


def department_in_use(stage: Stage) -> QWidget:
    """A department that cannot be deleted."""
    return _in_use(stage, "D06")


def _in_use(stage: Stage, code: str) -> QWidget:
    page = _page(stage)
    sheet = EMPLOYEES if code.startswith("E") else DEPARTMENTS
    names = page.chart.employees if page.chart is not None and sheet is EMPLOYEES else None
    name = names[code].name if names is not None else "销售部"
    found = InUse(code, page.desk.company.edits.uses(sheet, code))
    return stage.dialog(page.do.in_use_dialog(sheet, code, name, found))


def moving(stage: Stage) -> QWidget:
    """A new move."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0033"))
    dialog = page.do.move_dialog()
    if dialog is None:
        raise AssertionError("a person is in sight")
    return stage.dialog(dialog)


def absences(stage: Stage) -> None:
    """A person with absences, one of them going on."""
    page = _page(stage)
    for first, last, kind, note in (
        ("2026-03-02", "2026-03-06", "事假", ""),
        ("2026-09-20", "", "病假", "腰椎手术，医嘱休息"),
    ):
        fields = {"first_day": first, "last_day": last, "kind": kind, "note": note}
        page.desk.company.absences.add("E0026", fields)
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0026"))
    stage.settle()
    bar = page.of_person.area.verticalScrollBar()
    bar.setValue(bar.maximum())


def absent(stage: Stage) -> QWidget:
    """A new absence whose dates are the wrong way round."""
    absences(stage)
    dialog = _seen(stage).of_person.absences.dialog()
    dialog.type(first_day="2026-09-12", last_day="2026-09-08")
    return stage.dialog(dialog)


SCENES = (
    Scene("organisation", normal),
    Scene("organisation-whole", whole),
    Scene("organisation-moved", moved),
    Scene("organisation-several", several),
    Scene("organisation-positions", positions),
    Scene("organisation-refused", refused),
    Scene("organisation-wrong", wrong),
    Scene("organisation-empty", empty),
    Scene("organisation-pasting", pasting),
    Scene("organisation-adding", adding),
    Scene("organisation-in-use", in_use),
    Scene("organisation-department-in-use", department_in_use),
    Scene("organisation-moving", moving),
    Scene("organisation-absences", absences),
    Scene("organisation-absent", absent),
)
