"""The welcome, and what stands before a company."""

from PySide6.QtWidgets import QWidget

from services.company import SAMPLE, Company
from services.errors import Mendable
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.new_company import NewCompany
from ui.faults import Faults
from ui.scenes.scene import Scene, Stage


def welcome(stage: Stage) -> None:
    """At first start."""
    stage.window.show_welcome()


def recent(stage: Stage) -> None:
    """With files opened before, one of them gone."""
    for name in ("2025", "2026"):
        stage.window.preferences.remember_file(stage.folder / f"{name}.zhanji")
    stage.window.show_welcome()
    stage.window.begin().files.show(stage.folder / "2026.zhanji")


def new(stage: Stage) -> QWidget:
    """Name and place of a new company."""
    stage.window.show_welcome()
    dialog = NewCompany(stage.window.say, stage.folder, stage.window)
    dialog.name_field.setText("sample")
    return stage.dialog(dialog)


def empty(stage: Stage) -> None:
    """A company that holds nothing yet."""
    stage.window.show_company(Company.create(stage.folder / "new.zhanji"))


def preview(stage: Stage) -> QWidget:
    """What the sample's workbook would bring into an empty company."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.show_company(company)
    found = company.imports.preview(SAMPLE)
    return stage.dialog(ImportPreview(stage.window.say, stage.window.theme, SAMPLE.name, found, stage.window))


def problems(stage: Stage) -> QWidget:
    """Every problem of a workbook at once."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.show_company(company)
    path = stage.folder / "员工.csv"
    rows = (
        "工号,姓名,部门,入职日期,奖金基数",
        "E1,张三,D99,2026-02-30,3000",
        ",李四,D01,,很多",
        "E1,王五,,2025-01-01,1e3",
    )
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    found = company.imports.preview(path)
    return stage.dialog(ImportPreview(stage.window.say, stage.window.theme, path.name, found, stage.window))


def refused(stage: Stage) -> None:
    """A file that is no company file."""
    stage.window.show_welcome()
    stage.window.fail(Mendable("file.foreign", file="budget.xlsx"))


def crash(stage: Stage) -> QWidget:
    """The crash dialog."""
    stage.window.show_welcome()
    faults = Faults(lambda: stage.window.say, stage.folder / "zhanji.log")
    return stage.dialog(faults.dialog(RuntimeError()))


SCENES = (
    Scene("welcome", welcome),
    Scene("welcome-recent", recent),
    Scene("welcome-new-company", new),
    Scene("welcome-refused", refused),
    Scene("import-preview", preview),
    Scene("import-problems", problems),
    Scene("workbench-empty", empty),
    Scene("crash", crash),
)
