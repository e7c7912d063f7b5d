"""The organisation, driven as an officer would: in an empty company and on the sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from models.terms import AbsenceKind, SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.workbooks.preview import Fate
from services.workbooks.sheets.organisation import POSITIONS
from ui.dialogs.in_use import InUseDialog
from ui.pages.organisation import Organisation
from ui.pages.organisation.absences import AbsenceDialog, AbsenceLine
from ui.pages.organisation.adding import Adding
from ui.pages.organisation.pasting import PasteDialog
from ui.widgets.choice import Choice
from ui.widgets.record_form import RecordForm
from ui.window import Window


@pytest.fixture
def page(open_window: Callable[..., Window], company: Company) -> Organisation:
    return page_of(open_window(company, page="organisation"))


@pytest.fixture
def bare(open_window: Callable[..., Window], tmp_path: Path) -> Organisation:
    return page_of(open_window(Company.create(tmp_path / "new.zhanji")))


def page_of(window: Window) -> Organisation:
    window.go("organisation")
    page = window.page
    assert isinstance(page, Organisation)
    return page


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def header(page: Organisation, words: str) -> Callable[[], object]:
    return next(act.act for act in page.acts() if act.words == words)


def line(form: RecordForm, name: str) -> QLineEdit:
    field = form.field(name)
    assert isinstance(field, QLineEdit)
    return field


def type_in(qtbot: QtBot, form: RecordForm, name: str, text: str) -> None:
    """Type over what stands in a field and press Return."""
    field = form.field(name)
    if isinstance(field, Choice):  # whose list the offscreen screen cannot pop up
        field.setEditText(text)
        field.settled.emit()
        return
    field = line(form, name)
    field.selectAll()
    field.insert(text)  # QTest types ASCII only
    field.textEdited.emit(field.text())
    qtbot.keyClick(field, Qt.Key.Key_Return)


def error(form: RecordForm, name: str) -> str:
    row = form.rows[name]
    return row.below.text() if row.field.property("invalid") else ""


def tell(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], act: Callable[..., object]) -> list[QDialog]:
    """Dialogs of a kind are worked on by `act` and then accepted when that is allowed."""
    seen: list[QDialog] = []

    def execute(dialog: QDialog) -> int:
        seen.append(dialog)
        act(dialog)
        if dialog.act.isEnabled() and dialog.act.isVisibleTo(dialog):  # type: ignore[attr-defined]
            dialog.accept()
        return dialog.result()

    monkeypatch.setattr(kind, "exec", execute)
    return seen


def look(dialog: QDialog) -> None:
    """Do nothing in a dialog."""


def paste(page: Organisation, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.people.setFocus()
    page.do.paste()


def listed(page: Organisation) -> list[str]:
    model = page.table.sorted
    return [str(model.index(at, 1).data()) for at in range(model.rowCount())]


def tree(page: Organisation) -> list[tuple[str, str]]:
    return [(item.text(0), item.text(1)) for item in page.tree.items()]


def people(page: Organisation, *numbers: str) -> None:
    page.people.choose(numbers)


# An empty company


def test_an_empty_company_says_what_to_do_first(bare: Organisation) -> None:
    assert bare.stack.currentIndex() == 1
    assert [act.words for act in bare.acts()] == ["新增部门"]


def test_a_department_is_added_five_people_are_pasted_one_is_wrong_and_mended(
    qtbot: QtBot, bare: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(monkeypatch, Adding, lambda dialog: type_in(qtbot, dialog.form, "name", "销售部"))
    header(bare, "新增部门")()
    assert tree(bare) == [("全公司", "0"), ("销售部", "0")]
    blamed: list[tuple[int, str]] = []

    def mend(dialog: PasteDialog) -> None:
        blamed.extend((found.row, found.field) for found in dialog.preview.problems)
        assert not dialog.act.isEnabled()
        assert "1 行需要修正" in dialog.verdict.text()
        index = dialog.model.index(2, dialog.block.fields.index("hired") + 1)
        assert str(index.data()) == "■ 2026-02-30"
        dialog.model.setData(index, "2026-02-28")
        assert dialog.preview.fates == (Fate.ADDED,) * 5

    tell(monkeypatch, PasteDialog, mend)
    rows = [f"00{n}\t员工{n}\t销售部\t2026-02-{'30' if n == 3 else '10'}" for n in range(1, 6)]
    paste(bare, "\n".join(["工号\t姓名\t部门\t入职日期", *rows]))
    assert blamed == [(2, "hired")]
    assert listed(bare) == [f"员工{n}" for n in range(1, 6)]
    assert tree(bare)[1] == ("销售部", "5")
    bare.desk.company.trail.undo()
    assert listed(bare) == []
    assert tree(bare)[1] == ("销售部", "0")


def test_nothing_is_written_while_a_pasted_row_is_wrong(
    bare: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tell(monkeypatch, PasteDialog, look)
    paste(bare, "001\t甲\t销售部\t\t\t昨天")
    assert len(seen) == 1
    assert bare.chart is not None
    assert bare.chart.bare


def test_departments_and_positions_that_are_not_there_are_added_with_the_people(
    bare: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(monkeypatch, PasteDialog, look)
    paste(bare, "工号\t姓名\t部门\t岗位\n001\t甲\t销售部\t经理\n002\t乙\t生产部\t经理")
    assert tree(bare) == [("全公司", "2"), ("销售部", "1"), ("生产部", "1")]
    bare.sieve.views.button("positions").click()
    assert listed(bare) == ["经理"]


def test_after_people_were_pasted_the_way_to_the_next_step_is_offered(
    bare: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        bare.desk.shell, "tell", lambda words, acts=(): told.append((words, [name for name, _ in acts]))
    )
    tell(monkeypatch, PasteDialog, look)
    paste(bare, "工号\t姓名\t部门\n001\t甲\t销售部")
    assert told == [("已写入 1 行。", ["选择指标"])]


def test_an_empty_clipboard_is_told(bare: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(bare.desk.shell, "tell", told.append)
    paste(bare, "")
    assert told == ["剪贴板里没有内容。请先在 Excel 里复制若干行，带不带表头都可以。"]


# Departments


def test_a_department_shows_its_people_and_those_below(page: Organisation) -> None:
    page.tree.choose("D03")
    own = set(listed(page))
    page.tree.choose("D02")
    assert own < set(listed(page))
    assert page.side.currentWidget() is page.of_department


def drop(page: Organisation, code: str, onto: str) -> None:
    page.tree.choose(code)
    item = page.tree.item_of(onto)
    assert isinstance(item, QTreeWidgetItem)
    place = QPointF(page.tree.visualItemRect(item).center())
    event = QDropEvent(
        place,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.tree.dropEvent(event)


def test_a_department_is_dragged_under_another_and_comes_back_by_undo(
    page: Organisation, company: Company
) -> None:
    before = tree(page)
    drop(page, "D07", "D06")
    item = page.tree.item_of("D07")
    assert item is not None
    assert item.parent() is page.tree.item_of("D06")
    company.trail.undo()
    assert tree(page) == before


def test_a_department_is_not_dragged_under_one_below_itself(page: Organisation, company: Company) -> None:
    before = company.records()
    drop(page, "D02", "D04")
    assert page.refusal.isVisibleTo(page)
    assert page.refused.text().startswith("生产部的位置没有变。这样会归到自己的下级")
    assert "轧钢车间" in page.refused.text()
    assert company.records() == before


def test_the_parent_is_also_changed_in_the_form_and_a_circle_is_refused_there(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    page.tree.choose("D02")
    form = page.of_department.form
    type_in(qtbot, form, "parent", "轧钢车间")
    assert "轧钢车间" in error(form, "parent")
    assert next(each for each in company.records().departments if each.code == "D02").parent is None
    type_in(qtbot, form, "parent", "D06")
    assert error(form, "parent") == ""
    assert next(each for each in company.records().departments if each.code == "D02").parent == "D06"


def test_a_department_is_renamed_in_place(qtbot: QtBot, page: Organisation, company: Company) -> None:
    page.tree.choose("D03")
    type_in(qtbot, page.of_department.form, "name", "炼钢厂")
    assert ("炼钢厂", "6") in tree(page)
    assert page.tree.current == "D03"
    company.trail.undo()
    assert ("炼钢车间", "6") in tree(page)


def test_a_name_that_is_wiped_out_is_refused_beside_the_field_and_stays_in_the_file(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    page.tree.choose("D03")
    type_in(qtbot, page.of_department.form, "name", "")
    assert error(page.of_department.form, "name") == "此项必填。请填写。"
    assert "炼钢车间" in {department.name for department in company.records().departments}


def test_a_used_department_is_not_deleted_and_what_depends_on_it_is_listed(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = company.records()
    seen = tell(monkeypatch, InUseDialog, look)
    page.tree.choose("D06")
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    words = [label.text() for label in seen[0].findChildren(type(page.refused))]
    assert any(text.startswith("员工 ") for text in words)
    assert company.records() == before


def test_an_unused_department_is_deleted_and_comes_back_by_undo(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(monkeypatch, Adding, lambda dialog: type_in(qtbot, dialog.form, "name", "法务部"))
    press(qtbot, page.add_department)
    assert page.tree.current == "D12"
    press(qtbot, page.of_department.remove)
    assert page.tree.item_of("D12") is None
    company.trail.undo()
    assert page.tree.item_of("D12") is not None


def test_a_code_that_is_taken_is_refused_while_one_types(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = company.records()
    said: list[str] = []

    def fill(dialog: Adding) -> None:
        type_in(qtbot, dialog.form, "name", "新部门")
        type_in(qtbot, dialog.form, "code", "D06")
        said.append(error(dialog.form, "code"))

    tell(monkeypatch, Adding, fill)
    press(qtbot, page.add_department)
    assert said == ["已被占用，请另写一个。"]
    assert company.records() == before


# People


def test_the_search_finds_by_name_number_and_pinyin(qtbot: QtBot, page: Organisation) -> None:
    page.sieve.search.setText("雷镇")
    assert listed(page) == ["雷镇川"]
    page.sieve.search.setText("E0033")
    assert listed(page) == ["樊可心"]
    page.sieve.search.setText("lzc")
    qtbot.waitUntil(lambda: listed(page) == ["雷镇川"])


def test_those_who_left_are_apart(page: Organisation) -> None:
    assert "毕云帆" not in listed(page)
    page.sieve.states.button("left").click()
    assert listed(page) == ["毕云帆"]


def test_a_person_is_added_in_the_department_in_sight(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tree.choose("D06")
    tell(monkeypatch, Adding, lambda dialog: type_in(qtbot, dialog.form, "name", "顾南星"))
    header(page, "新增员工")()
    assert "顾南星" in listed(page)
    assert company.organisation.chart().employees["E0050"].department == "D06"
    assert page.subject == SubjectKey(SubjectType.EMPLOYEE, "E0050")


def test_a_wrong_date_is_told_beside_the_field_while_one_types_and_not_written(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    people(page, "E0009")
    form = page.of_person.form
    field = line(form, "hired")
    field.selectAll()
    qtbot.keyClicks(field, "2026-02-30")
    assert "没有这一天" in error(form, "hired")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert company.trail.next_undo is None
    type_in(qtbot, form, "hired", "2011-03-02")
    assert error(form, "hired") == ""
    assert str(company.organisation.chart().employees["E0009"].hired) == "2011-03-02"


def test_escape_puts_back_what_is_written(qtbot: QtBot, page: Organisation) -> None:
    people(page, "E0009")
    form = page.of_person.form
    type_in(qtbot, form, "hired", "gestern")
    assert error(form, "hired")
    qtbot.keyClick(line(form, "hired"), Qt.Key.Key_Escape)
    assert (line(form, "hired").text(), error(form, "hired")) == ("2011-03-01", "")


def test_what_was_refused_is_told_when_one_goes_on_to_somebody_else(
    qtbot: QtBot, page: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(page.desk.shell, "tell", told.append)
    people(page, "E0009")
    type_in(qtbot, page.of_person.form, "hired", "gestern")
    people(page, "E0010")
    assert len(told) == 1
    assert told[0].startswith("韩堃没有改动。")
    assert line(page.of_person.form, "hired").text() == "2012-06-18"
    assert error(page.of_person.form, "hired") == ""


def test_a_leave_date_before_the_first_day_is_refused_with_the_mend(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    people(page, "E0009")
    type_in(qtbot, page.of_person.form, "left", "2001-01-01")
    assert error(page.of_person.form, "left")
    assert company.organisation.chart().employees["E0009"].left is None


def test_a_person_moves_and_the_move_is_taken_back(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(page, "E0026")

    def fill(dialog: Adding) -> None:
        assert not dialog.act.isEnabled()
        type_in(qtbot, dialog.form, "day", "2026-10-08")
        type_in(qtbot, dialog.form, "department", "客户服务部")

    tell(monkeypatch, Adding, fill)
    press(qtbot, page.of_person.add_move)
    assert [str(move.day) for move in company.organisation.chart().moves["E0026"]] == ["2026-10-08"]
    assert page.of_person.form.rows["department"].label.text() == "部门（变动前）"
    assert page.of_person.form.value("department") == "D06"
    page.tree.choose("D07")
    assert len(listed(page)) == 4
    people(page, "E0026")
    remove = next(button for button in page.of_person.findChildren(QPushButton) if button.text() == "删除")
    press(qtbot, remove)
    assert "E0026" not in company.organisation.chart().moves
    company.trail.undo()
    assert "E0026" in company.organisation.chart().moves


def test_the_panel_says_whose_card_scores_the_person(page: Organisation) -> None:
    people(page, "E0005")
    assert (
        page.of_person.scored.text()
        == "2026年10月：雷镇川是生产部的负责人，按该部门的考核表评分（6 项指标）。"
    )
    people(page, "E0002")
    assert "按本人的考核表评分" in page.of_person.scored.text()


def test_a_person_with_history_is_not_deleted_but_leaves(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def leave(dialog: InUseDialog) -> None:
        dialog.day_field.setText("2026-02-30")
        said.append(dialog.day_field.accessibleDescription())
        assert not dialog.act.isEnabled()
        dialog.day_field.setText("2026-10-31")

    tell(monkeypatch, InUseDialog, leave)
    people(page, "E0026")
    page.people.setFocus()
    qtbot.keyClick(page.people, Qt.Key.Key_Delete)
    assert "没有这一天" in said[0]
    assert str(company.organisation.chart().employees["E0026"].left) == "2026-10-31"
    company.trail.undo()
    assert company.organisation.chart().employees["E0026"].left is None


def test_several_people_get_another_department_and_manager_at_once(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    before = company.records()
    people(page, "E0026", "E0027", "E0028")
    panel = page.of_several
    assert page.side.currentWidget() is panel
    assert not panel.act.isEnabled()
    type_in(qtbot, panel.form, "department", "客户服务部")
    type_in(qtbot, panel.form, "manager", "阮念慈")
    press(qtbot, panel.act)
    found = company.organisation.chart().employees
    assert {(found[n].department, found[n].manager) for n in ("E0026", "E0027", "E0028")} == {
        ("D07", "E0031")
    }
    company.trail.undo()
    assert company.records() == before


def test_those_who_have_moved_need_a_day_and_the_field_says_so(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    people(page, "E0032", "E0033")
    panel = page.of_several
    type_in(qtbot, panel.form, "department", "D08")
    press(qtbot, panel.act)
    assert "樊可心" in error(panel.form, "since")
    assert company.trail.next_undo is None
    type_in(qtbot, panel.form, "since", "2026-10-08")
    press(qtbot, panel.act)
    places = [company.organisation.chart().person(number) for number in ("E0032", "E0033")]
    assert [person.department for person in places if person] == ["D08", "D08"]


def test_copied_rows_pasted_back_change_nothing(
    qtbot: QtBot, page: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tree.choose("D07")
    page.people.selectAll()
    page.people.copy()
    seen = tell(monkeypatch, PasteDialog, look)
    page.do.paste()
    dialog = seen[0]
    assert isinstance(dialog, PasteDialog)
    assert set(dialog.preview.fates) == {Fate.UNCHANGED}
    assert not dialog.act.isEnabled()


def test_a_changed_cell_is_marked_and_tells_what_stood_there(
    qtbot: QtBot, page: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []

    def read(dialog: PasteDialog) -> None:
        index = dialog.model.index(0, dialog.block.fields.index("bonus_base") + 1)
        seen.append((str(index.data()), str(index.data(Qt.ItemDataRole.ToolTipRole))))

    tell(monkeypatch, PasteDialog, read)
    paste(page, "工号\t姓名\t部门\t奖金基数\nE0026\t程䶮\tD06\t4000")
    assert seen == [("▸ 4000", "原为：3600")]


def test_a_row_is_left_out_of_the_paste_by_del(
    qtbot: QtBot, page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drop_first(dialog: PasteDialog) -> None:
        dialog.grid.setCurrentIndex(dialog.model.index(0, 1))
        qtbot.keyClick(dialog.grid, Qt.Key.Key_Delete)

    tell(monkeypatch, PasteDialog, drop_first)
    paste(page, "E0901\t甲\t没有的部门\nE0902\t乙\t销售部")
    assert "E0902" in company.organisation.chart().employees
    assert "E0901" not in company.organisation.chart().employees


def test_the_trail_tells_in_words_what_was_done(qtbot: QtBot, page: Organisation, company: Company) -> None:
    from services.wording.actions import action_words

    drop(page, "D07", "D06")
    page.tree.choose("D06")
    people(page, "E0026", "E0027")
    type_in(qtbot, page.of_several.form, "department", "D08")
    press(qtbot, page.of_several.act)
    words = [action_words(page.say, action) for action in company.trail.actions(2)]
    assert words == ["批量修改 2 名员工", "客户服务部 归入 销售部"]


# Positions


def test_a_key_position_is_marked_and_shows_who_holds_it(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    page.sieve.views.button("positions").click()
    page.posts.choose(["P04"])
    assert page.of_post.holders.text() == "章亦舟"
    box = page.of_post.form.field("key")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert company.organisation.chart().positions["P04"].key
    company.trail.undo()
    assert not company.organisation.chart().positions["P04"].key


def test_a_held_position_is_not_deleted_and_an_unheld_one_comes_back_by_undo(
    page: Organisation, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    company.edits.put(
        "position.add", POSITIONS, [{"code": "P99", "name": "见习", "department": "D06"}], {"name": "见习"}
    )
    seen = tell(monkeypatch, InUseDialog, look)
    page.sieve.views.button("positions").click()
    for code, kept in (("P04", True), ("P99", False)):
        page.posts.choose([code])
        page.do.remove()
        assert (code in company.organisation.chart().positions) is kept
    assert len(seen) == 1
    company.trail.undo()
    assert "P99" in company.organisation.chart().positions


def test_another_page_leads_to_a_person_or_a_department(page: Organisation) -> None:
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0038"))
    assert page.of_person.title.text() == "毕云帆"
    page.show_subject(SubjectKey(SubjectType.POSITION, "P05"))
    assert page.of_post.title.text() == "生产部部长"
    assert page.side.currentWidget() is page.of_post
    page.show_subject(SubjectKey(SubjectType.DEPARTMENT, "D06"))
    assert page.of_department.title.text() == "销售部"


def test_every_field_has_a_name_for_those_who_do_not_see_it(page: Organisation) -> None:
    for panel in (page.of_department, page.of_person, page.of_post, page.of_several):
        assert all(row.field.accessibleName() for row in panel.form.rows.values())
    assert page.people.accessibleName()
    assert page.tree.accessibleName()


# Absences

SELLER = SubjectKey(SubjectType.EMPLOYEE, "E0026")


def absence_dialog(qtbot: QtBot, page: Organisation) -> AbsenceDialog:
    page.show_subject(SELLER)
    dialog = page.of_person.absences.dialog()
    qtbot.addWidget(dialog)
    return dialog


def absence_lines(page: Organisation) -> list[AbsenceLine]:
    return page.of_person.absences.findChildren(AbsenceLine)


def test_an_absence_is_added_checked_and_listed(qtbot: QtBot, page: Organisation, company: Company) -> None:
    dialog = absence_dialog(qtbot, page)
    assert not dialog.act.isEnabled()
    dialog.type(first_day="2026-09-20", last_day="2026-09-08")
    assert "早于开始日期" in dialog.form.rows["last_day"].below.text()
    assert not dialog.act.isEnabled()
    dialog.type(last_day="2026-10-25", kind="工伤", note="左手")
    press(qtbot, dialog.act)
    (absence,) = company.absences.of("E0026")
    assert (absence.kind, absence.note) == (AbsenceKind.INJURY, "左手")
    (shown,) = absence_lines(page)
    words = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "2026-09-20 至 2026-10-25（36 天）" in words
    assert "工伤" in words
    company.trail.undo()
    assert absence_lines(page) == []


def test_an_absence_that_overlaps_another_is_told_while_one_types(
    qtbot: QtBot, page: Organisation, company: Company
) -> None:
    company.absences.add("E0026", {"first_day": "2026-09-20"})
    dialog = absence_dialog(qtbot, page)
    dialog.type(first_day="2026-10-01")
    assert "2026-09-20" in dialog.form.rows["first_day"].below.text()
    assert not dialog.act.isEnabled()


def test_an_absence_is_changed_and_removed(qtbot: QtBot, page: Organisation, company: Company) -> None:
    company.absences.add("E0026", {"first_day": "2026-09-20", "kind": "病假"})
    page.show_subject(SELLER)
    dialog = page.of_person.absences.dialog(company.absences.of("E0026")[0])
    qtbot.addWidget(dialog)
    assert dialog.form.values == {"first_day": "2026-09-20", "last_day": "", "kind": "病假", "note": ""}
    dialog.type(first_day="2026-09-21", last_day="2026-09-30")
    press(qtbot, dialog.act)
    (absence,) = company.absences.of("E0026")
    assert (absence.first_day.isoformat(), absence.kind) == ("2026-09-21", AbsenceKind.SICK)
    press(qtbot, absence_lines(page)[0].remove)
    assert company.absences.of("E0026") == ()
    company.trail.undo()
    assert len(absence_lines(page)) == 1


def test_the_day_of_leaving_has_a_column_only_where_somebody_left(page: Organisation) -> None:
    column = [one.name for one in page.people.rows.columns].index("left")
    assert page.people.isColumnHidden(column)
    page.sieve.states.button("all").click()
    assert not page.people.isColumnHidden(column)
