"""Proposed exemptions and coaching notes on the scoring page, as an officer works with them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.result import ResultState
from services.domain.scorecard import SubjectKey
from tests.services.printing.reading import texts
from ui.dialogs.confirm import Confirm
from ui.dialogs.reason import Reason
from ui.pages.scoring import Scoring
from ui.pages.scoring.coaching import Coaching, NoteLines
from ui.pages.scoring.exempting import Exempting

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
AWAY = SubjectKey(SubjectType.EMPLOYEE, "E0027")
THERE = SubjectKey(SubjectType.EMPLOYEE, "E0026")
PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")


@pytest.fixture
def company(company: Company) -> Company:
    for number in ("E0013", "E0027"):
        company.absences.add(number, {"first_day": "2026-09-20", "last_day": "2026-10-25"})
    return company


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisibleTo(button.window())
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answering(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], answer: Callable[..., int]) -> None:
    monkeypatch.setattr(kind, "exec", answer)


def reasoned(monkeypatch: pytest.MonkeyPatch, words: str = "") -> list[str]:
    """Answer the question for a reason; gives what stood in it before."""
    before: list[str] = []

    def answer(dialog: Reason) -> int:
        before.append(dialog.reason)
        if words:
            dialog.field.setPlainText(words)
        return QDialog.DialogCode.Accepted

    answering(monkeypatch, Reason, answer)
    return before


def open_numbers(company: Company) -> list[str]:
    return [each.number for each in company.exemptions.proposals(OCTOBER).open]


# The banner


def test_the_banner_names_who_may_be_exempt_and_why_the_one_in_sight(page: Scoring) -> None:
    page.show_subject(THERE)
    assert "可以豁免：丁小满，盛夏。" in page.people.banner.words.text().replace("、", "，")
    assert not page.people.exempt.isVisibleTo(page)
    page.show_subject(AWAY)
    assert "2026-09-20 至 2026-10-25 连续缺勤 36 天" in page.people.banner.words.text()
    assert page.people.exempt.isVisibleTo(page)


def test_an_absence_entered_elsewhere_is_a_proposal_at_once_and_its_undo_takes_it_back(
    page: Scoring, company: Company
) -> None:
    page.show_subject(THERE)
    assert page.people.all.text() == "豁免建议 2…"
    page.desk.shell.go("organisation")
    company.absences.add("E0026", {"first_day": "2026-09-20", "last_day": "2026-10-25"})
    page.desk.shell.go("scoring")
    assert page.people.all.text() == "豁免建议 3…"
    assert page.people.exempt.isVisibleTo(page)
    company.trail.undo()
    assert page.people.all.text() == "豁免建议 2…"
    assert not page.people.exempt.isVisibleTo(page)


def test_exempting_from_the_banner_begins_with_the_proposals_words(
    qtbot: QtBot, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_subject(AWAY)
    before = reasoned(monkeypatch)
    click(qtbot, page.people.exempt)
    assert before == ["2026-09-20 至 2026-10-25 连续缺勤 36 天（超过 30 天）"]
    assert company.results.subject(OCTOBER, AWAY).state is ResultState.EXEMPT
    assert open_numbers(company) == ["E0013"]
    assert not page.people.exempt.isVisibleTo(page)


def test_declining_needs_a_reason_of_ones_own_and_the_banner_goes_with_the_last(
    qtbot: QtBot, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    company.exemptions.accept(OCTOBER, {"E0013": "病假"})
    page.show_subject(AWAY)
    before = reasoned(monkeypatch, "上旬已到岗")
    click(qtbot, page.people.decline)
    assert before == [""]
    assert company.exemptions.proposals(OCTOBER).decided[1].kept == "上旬已到岗"
    assert not page.people.banner.isVisibleTo(page)
    company.trail.undo()
    assert page.people.banner.isVisibleTo(page)


# All proposals


def dialog_of(qtbot: QtBot, page: Scoring, period: str = OCTOBER) -> Exempting:
    dialog = Exempting(page.desk, period, page)
    qtbot.addWidget(dialog)
    return dialog


def words_in(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_several_are_exempt_at_once_with_their_own_reasons(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    dialog = dialog_of(qtbot, page)
    assert [row.proposed.name for row in dialog.rows] == ["丁小满", "盛夏"]
    assert not dialog.act.isEnabled()
    dialog.everybody.click()
    assert dialog.act.text() == "豁免（2）"
    dialog.rows[1].reason.setText("病假 36 天")
    dialog.accept()
    assert dialog.rows == []
    decided = company.exemptions.proposals(OCTOBER).decided
    assert [each.exemption for each in decided if each.number == "E0027"] == ["病假 36 天"]
    assert "豁免：病假 36 天" in words_in(dialog)
    company.trail.undo()
    assert open_numbers(company) == ["E0013", "E0027"]


def test_an_emptied_reason_is_asked_for_and_nothing_is_written(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    dialog = dialog_of(qtbot, page)
    dialog.everybody.click()
    dialog.rows[1].reason.clear()
    dialog.accept()
    assert dialog.problem.text() == "请写明豁免盛夏的理由。"
    assert open_numbers(company) == ["E0013", "E0027"]


def test_declined_ones_are_shown_with_their_reason_and_taken_back(
    qtbot: QtBot, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(qtbot, page)
    dialog.rows[1].reason.setText("打到一半的理由")
    dialog.rows[0].tick.click()
    reasoned(monkeypatch, "照常到岗")
    dialog.decline()
    assert open_numbers(company) == ["E0027"]
    assert [row.reason.text() for row in dialog.rows] == ["打到一半的理由"]
    assert "不豁免：照常到岗" in words_in(dialog)
    dialog.take_back("E0013")
    assert open_numbers(company) == ["E0013", "E0027"]


def test_in_a_locked_period_the_proposals_are_only_read(qtbot: QtBot, page: Scoring) -> None:
    dialog = dialog_of(qtbot, page, SEPTEMBER)
    assert dialog.rows == []
    assert "本期已锁定" in words_in(dialog)
    assert not dialog.act.isVisibleTo(dialog)


def test_another_page_leads_to_the_proposals(page: Scoring, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Exempting] = []
    answering(monkeypatch, Exempting, lambda dialog: opened.append(dialog) or 0)
    page.desk.shell.go("scoring", filter="proposals")
    assert len(opened) == 1


# Coaching


@pytest.fixture
def notes(qtbot: QtBot, page: Scoring) -> Coaching:
    page.show_subject(THERE)
    return coaching_of(qtbot, page)


def coaching_of(qtbot: QtBot, page: Scoring) -> Coaching:
    dialog = page.people.coaching_dialog()
    assert dialog is not None
    qtbot.addWidget(dialog, before_close_func=let_go)
    return dialog


def let_go(dialog: Coaching) -> None:
    dialog.may_drop = lambda: True


def closings(dialog: Coaching) -> list[int]:
    found: list[int] = []
    dialog.finished.connect(found.append)
    return found


def type_note(dialog: Coaching, words: str) -> None:
    field = dialog.form.field("note")
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText(words)
    dialog.form.typed.emit("note")


def lines(dialog: Coaching) -> list[NoteLines]:
    found = (dialog.notes.itemAt(at).widget() for at in range(dialog.notes.count()))
    return [each for each in found if isinstance(each, NoteLines)]


def test_a_note_is_added_with_the_manager_as_coach_and_counted_at_the_card(
    qtbot: QtBot, page: Scoring, notes: Coaching, company: Company
) -> None:
    assert notes.form.value("coach") == company.results.subject(OCTOBER, THERE).manager_name
    assert not notes.act.isEnabled()
    notes.form.show_values({"day": "2026-10-21"})
    type_note(notes, "两家愿意试单")
    click(qtbot, notes.act)
    (note,) = company.coaching.of("E0026")
    assert (note.day.isoformat(), note.note) == ("2026-10-21", "两家愿意试单")
    assert len(lines(notes)) == 1
    assert notes.form.value("note") == ""
    assert not notes.dirty
    assert page.people.coaching.text() == "辅导记录（1）…"
    company.trail.undo()
    assert page.people.coaching.text() == "辅导记录…"


def test_a_day_that_is_too_far_is_told_beside_its_field(qtbot: QtBot, notes: Coaching) -> None:
    type_note(notes, "x")
    notes.form.show_values({"day": "2025-10-21"})
    notes.form.settled.emit("day")
    assert "2026-08-31" in notes.form.rows["day"].below.text()
    assert not notes.act.isEnabled()


def test_escape_asks_before_typed_words_are_lost(
    qtbot: QtBot, notes: Coaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Confirm] = []
    answers = iter((QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted))
    answering(monkeypatch, Confirm, lambda dialog: asked.append(dialog) or next(answers))
    type_note(notes, "写到一半")
    closed = closings(notes)
    qtbot.keyClick(notes, Qt.Key.Key_Escape)
    assert closed == []
    assert notes.form.value("note") == "写到一半"
    qtbot.keyClick(notes, Qt.Key.Key_Escape)
    assert len(closed) == 1
    assert len(asked) == 2


def test_escape_closes_at_once_when_nothing_is_typed(qtbot: QtBot, notes: Coaching) -> None:
    closed = closings(notes)
    qtbot.keyClick(notes, Qt.Key.Key_Escape)
    assert len(closed) == 1


def test_a_note_is_changed_and_deleted_after_a_question(
    qtbot: QtBot, notes: Coaching, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    company.coaching.add(OCTOBER, "E0026", {"day": "2026-10-09", "note": "客户太集中"})
    notes.refresh()
    click(qtbot, lines(notes)[0].change)
    assert notes.act.text() == "保存修改"
    type_note(notes, "（补充）")
    click(qtbot, notes.act)
    assert "补充" in company.coaching.of("E0026")[0].note
    answering(monkeypatch, Confirm, lambda _dialog: QDialog.DialogCode.Rejected)
    click(qtbot, lines(notes)[0].remove)
    assert len(company.coaching.of("E0026")) == 1
    answering(monkeypatch, Confirm, lambda _dialog: QDialog.DialogCode.Accepted)
    click(qtbot, lines(notes)[0].remove)
    assert company.coaching.of("E0026") == ()
    assert lines(notes) == []


def test_notes_of_other_periods_are_readable_below(notes: Coaching, company: Company) -> None:
    company.coaching.add(SEPTEMBER, "E0026", {"day": "2026-09-11", "note": "账期写进合同"})
    notes.refresh()
    assert "2026年9月 · 2026-09-11" in words_in(notes)
    assert "账期写进合同" in words_in(notes)
    assert not hasattr(lines(notes)[0], "change")


def test_a_locked_period_takes_notes_too(qtbot: QtBot, page: Scoring, company: Company) -> None:
    page.show_period(SEPTEMBER)
    page.show_subject(THERE)
    dialog = coaching_of(qtbot, page)
    type_note(dialog, "结果面谈")
    dialog.accept()
    assert [note.period for note in company.coaching.of("E0026")] == [SEPTEMBER]


def test_the_record_sheet_is_saved_as_a_pdf(
    qtbot: QtBot, notes: Coaching, company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for period, day, words in ((SEPTEMBER, "2026-09-11", "账期"), (OCTOBER, "2026-10-09", "客户集中")):
        company.coaching.add(period, "E0026", {"day": day, "note": words})
    notes.refresh()
    path = tmp_path / "辅导"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    click(qtbot, notes.save)
    words = "".join(texts(path.with_suffix(".pdf").read_bytes()))
    assert "客户集中" in words
    assert "账期" not in words
    notes.earlier.click()
    click(qtbot, notes.save)
    assert "账期" in "".join(texts(path.with_suffix(".pdf").read_bytes()))


def test_departments_have_no_coaching_notes(page: Scoring) -> None:
    page.show_subject(PLANT)
    assert not page.people.coaching.isVisibleTo(page)
