"""The coaching notes of a person (绩效辅导): those of the period, the others, and the form for one more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from services.domain.coaching import CoachingNote
from services.domain.result import SubjectResult
from services.language import Language
from services.wording.fields import field_words
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.dialogs.confirm import Confirm
from ui.saving import ask_where, save_now
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import empty
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, rule

FORM = 320


class Coaching(Dialog):
    """Notes at the left, the newest first; the form at the right, which asks before typed words are lost."""

    def __init__(
        self, desk: Desk, period: str, subject: SubjectResult, parent: QWidget | None = None
    ) -> None:
        say = desk.say
        title = say("Coaching notes of {name}, {period}", name=subject.name, period=say.period(period))
        super().__init__(say, title, say("Add the note"), parent)
        self._desk, self._period, self._subject = desk, period, subject
        self._changing: CoachingNote | None = None
        self._touched: set[str] = set()
        self.may_drop: Callable[[], bool] = self._ask_to_drop
        self.resize(QSize(820, 560))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._make_notes(), 1)
        row.addWidget(self._make_form())
        self.body.addLayout(row, 1)
        self.cancel.setText(say("Close"))
        self.earlier = QCheckBox(say("with the earlier periods"))
        self.save = SecondaryButton(say("Save as PDF…"), self.print)
        self.buttons.insertWidget(0, self.save)
        self.buttons.insertWidget(1, self.earlier)
        self._blank()
        self.refresh()
        self.form.field("note").setFocus()

    def _make_notes(self) -> ScrolledColumn:
        area = ScrolledColumn((0, 0, 12, 0), 8)
        self.notes = area.column
        return area

    def _make_form(self) -> ScrolledColumn:
        say = self.say
        area = ScrolledColumn((0, 0, 12, 0))
        self.form = RecordForm(
            (
                Field("day", say("Date"), half=True),
                Field("coach", say("Coach"), half=True),
                Field("note", say("What was discussed"), "long"),
                Field("follow_up", say("What was agreed"), "long"),
            )
        )
        self.form.field("note").setFixedHeight(104)
        self.form.typed.connect(self._on_field)
        self.form.settled.connect(self._on_field)
        self.heading = Text("", "strong")
        self.leave = LinkButton(say("Do not change it"), self._leave)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.leave)
        area.column.addLayout(head)
        area.column.addWidget(self.form)
        hint = say("Notes bear on no score; they can be written after the lock too.")
        area.column.addWidget(Text(hint, "small", wrap=True))
        area.column.addStretch(1)
        area.setFixedWidth(FORM)
        return area

    # What is shown

    def refresh(self) -> None:
        """Show the notes as they stand."""
        say = self.say
        found = self._desk.company.coaching.of(self._subject.code)
        mine = [note for note in found if note.period == self._period]
        others = [note for note in found if note.period != self._period]
        empty(self.notes)
        for note in mine:
            self.notes.addWidget(NoteLines(say, note, self))
        if not mine:
            words = say("No notes in this period yet. Write what was talked over at the right.")
            self.notes.addWidget(Text(words, "muted", wrap=True))
        if others:
            self.notes.addSpacing(8)
            self.notes.addWidget(Text(say("Notes of other periods"), "strong"))
        for note in others:
            self.notes.addWidget(NoteLines(say, note))
        self.notes.addStretch(1)
        self.earlier.setVisible(bool(others))

    def _blank(self) -> None:
        """An empty form for a new note."""
        day = self._desk.company.coaching.day_for(self._period)
        self._fill(None, {"day": day.isoformat(), "coach": self._subject.manager_name})

    def _fill(self, note: CoachingNote | None, values: dict[str, str]) -> None:
        say = self.say
        self._changing = note
        self._touched.clear()
        self._clean = {"day": "", "coach": "", "note": "", "follow_up": "", **values}
        self.form.show_values(self._clean)
        self.heading.setText(say("Change a note") if note is not None else say("New note"))
        self.leave.setVisible(note is not None)
        self.act.setText(say("Save the change") if note is not None else say("Add the note"))
        self._check()

    # The form

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.form.values != {name: text.strip() for name, text in self._clean.items()}

    def _on_field(self, name: str) -> None:
        if self.form.value(name) != self._clean[name].strip():
            self._touched.add(name)
        self._check()

    def _check(self) -> None:
        book = self._desk.company.coaching
        found = book.check(self._period, self._subject.code, self.form.values)
        words = {problem.field or "note": field_words(self.say, problem) for problem in reversed(found)}
        self.form.show_problems({name: text for name, text in words.items() if name in self._touched})
        self.act.setEnabled(self.dirty and not any(problem.stops for problem in found))

    def accept(self) -> None:
        """Save the note, and stay for the next one."""
        book, changing, values = self._desk.company.coaching, self._changing, self.form.values
        saved = self._desk.attempt(
            (lambda: book.add(self._period, self._subject.code, values))
            if changing is None
            else (lambda: book.change(changing, values))
        )
        if saved:
            self._blank()
            self.refresh()
            self.form.field("note").setFocus()

    def reject(self) -> None:
        """Close, once it is sure that nothing typed is lost unawares."""
        if self.may_drop():
            super().reject()

    def _ask_to_drop(self) -> bool:
        """Whether what is typed may go; asks when something is."""
        if not self.dirty:
            return True
        say = self.say
        words = say("What you typed is not saved yet.")
        dialog = Confirm(say, say("Throw the typed note away?"), words, say("Throw away"), self)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _leave(self) -> None:
        if self.may_drop():
            self._blank()

    # The notes

    def change(self, note: CoachingNote) -> None:
        """Bring a note into the form."""
        if self.may_drop():
            values = {"day": note.day.isoformat(), "coach": note.coach}
            self._fill(note, {**values, "note": note.note, "follow_up": note.follow_up})
            self.form.field("note").setFocus()

    def remove(self, note: CoachingNote) -> None:
        """Delete a note, after asking."""
        say = self.say
        words = say("“{note}” — Ctrl+Z on the page brings it back.", note=_short(note.note))
        title = say("Delete the note of {day}?", day=say.day(note.day))
        if Confirm(say, title, words, say("Delete"), self).exec() != QDialog.DialogCode.Accepted:
            return
        if self._desk.attempt(lambda: self._desk.company.coaching.remove(note)):
            if self._changing is not None:
                self._blank()
            self.refresh()

    # Paper

    def print(self) -> None:
        """Ask where, and save the record sheet there."""
        name = f"{self.say('Coaching record')} {self._subject.name} {self._period}"
        path = ask_where(self._desk, name, self)
        if path is not None:
            self.save_sheet(path)

    def save_sheet(self, path: Path) -> None:
        """Write the record sheet, whole or not at all, and say where it lies."""
        from services.printing.coaching_record import coaching_record_pdf

        company = self._desk.company

        def make() -> bytes:
            earlier = self.earlier.isVisibleTo(self) and self.earlier.isChecked()
            record = company.coaching.record(self._period, self._subject.code, earlier=earlier)
            return coaching_record_pdf(record, self.say, printed_at=company.ledger.store.now().astimezone())

        save_now(self._desk, make, path)


class NoteLines(QWidget):
    """One note; with `dialog` it can be changed and deleted there, without it is from another period."""

    def __init__(self, say: Language, note: CoachingNote, dialog: Coaching | None = None) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        when = [say.day(note.day), note.coach]
        if dialog is None:
            when.insert(0, say.period(note.period))
        head = " · ".join(filter(None, when))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(Text(head, "muted"))
        row.addStretch(1)
        if dialog is not None:
            self.change = LinkButton(say("Change…"), lambda: dialog.change(note), head)
            self.remove = LinkButton(say("Delete…"), lambda: dialog.remove(note), head)
            row.addWidget(self.change)
            row.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(Text(note.note, wrap=True))
        if note.follow_up:
            column.addWidget(Text(say("Agreed: {words}", words=note.follow_up), "muted", wrap=True))
        column.addSpacing(6)
        column.addWidget(rule())


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"
