"""The page: one card at a time, the matrix of all, or the targets of a year."""

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLayout, QStackedWidget

from models.terms import Dimension, SubjectType
from services.domain.company import Records
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.scorecards import subject_name
from services.weight_table import weight_table
from services.wording.terms import label
from ui.first_step import FirstStep
from ui.page import HeaderAct, Page
from ui.pages.scorecards.acts import Acts
from ui.pages.scorecards.cards import CardsRoom
from ui.pages.scorecards.matrix import MatrixView
from ui.pages.scorecards.targets import TargetsRoom
from ui.pages.scorecards.version import span
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.search import SearchField

CARDS, MATRIX, TARGETS = "cards", "matrix", "targets"


class Scorecards(Page):
    """`filter="kpi:K11"` marks a KPI in the matrix, `filter="targets:K03"` shows its year of targets."""

    scrolled = False

    def build(self) -> None:
        self.records = Records()
        self.do = Acts(self)
        self.column.addLayout(self._make_bar())
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack, 1)
        self.cards = CardsRoom(self.desk)
        self.cards.headed.connect(self._follow)
        self.cards.wanted.connect(self.do.do)
        self.matrix = MatrixView(self.say, self.theme)
        self.matrix.picked.connect(self._on_cell)
        self.matrix.turned.connect(self._on_kind)
        self.targets = TargetsRoom(self.desk)
        self.targets.headed.connect(self._follow)
        self.empty = FirstStep(self.desk, "table")
        for widget in (self.cards, self.matrix, self.targets, self.empty):
            self.stack.addWidget(widget)

    def _make_bar(self) -> QLayout:
        say = self.say
        self.views = SegmentedButtons(
            [(CARDS, say("Cards")), (MATRIX, say("Matrix")), (TARGETS, say("Targets"))]
        )
        self.views.chosen.connect(self.turn_to)
        self.dimensions = QComboBox()
        self.dimensions.setAccessibleName(say("Cycle"))
        for dimension in Dimension:
            self.dimensions.addItem(label(say, dimension), dimension)
        self.dimensions.activated.connect(lambda _at: self._on_dimension())
        self.search = SearchField(self.theme, say("Name, code or pinyin…"), 206)
        self.search.textChanged.connect(self.cards_look_for)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.dimensions)
        row.addWidget(self.search)
        return row

    # What is shown

    def refresh(self) -> None:
        self.records = self.desk.company.records(())
        there = bool(self.records.kpis and (self.records.departments or self.records.employees))
        self.cards.show_records(self.records, self.period)
        if not there:
            self.empty.lead(self.desk.company.new_company.progress())
        self._turn(self.views.current if there else "")

    def turn_to(self, view: str) -> None:
        """Bring cards, matrix or targets into sight."""
        self.views.choose(view)
        self._turn(view)

    def _turn(self, view: str) -> None:
        widgets = {CARDS: self.cards, MATRIX: self.matrix, TARGETS: self.targets}
        self.views.setEnabled(bool(view))
        self.dimensions.setVisible(view in {CARDS, MATRIX})
        self.search.setVisible(view == CARDS and self.cards.ahp.isHidden())
        if view == MATRIX:
            day = None
            if self.period:
                day = Period.parse(self.period, self.records.settings.fiscal_start).first_day
            kind = self.cards.kind
            self.matrix.show_table(weight_table(self.records, kind, self.cards.held.dimension, day), kind)
        elif view == TARGETS:
            self.targets.show_records(self.records, self.period)
        self.stack.setCurrentWidget(widgets.get(view, self.empty))
        self._follow()

    def _follow(self) -> None:
        """Title and acts are those of the view in sight."""
        shown = self.stack.currentWidget()
        self.subject = self.cards.subject if shown is self.cards else None
        self.search.setVisible(shown is self.cards and self.cards.ahp.isHidden())
        if shown is self.cards:
            self.subtitle = self.subject_words()
        elif shown is self.targets and self.targets.plan is not None:
            self.subtitle = f"{self.targets.plan.kpi.name} · {self.targets.year}"
        else:
            self.subtitle = ""
        self.headed.emit()

    def subject_words(self) -> str:
        """Whose card is in sight, its cycle and version."""
        draft, key = self.cards.draft, self.cards.subject
        if key is None:
            return ""
        parts = [subject_name(self.records, key), label(self.say, draft.dimension)]
        if draft.key is not None:
            parts.append(span(self.say, draft.key.valid_from, draft.key.valid_to))
        return " · ".join(parts)

    # What one does

    def cards_look_for(self, words: str) -> None:
        """Look for somebody's card."""
        self.cards.look_for(words)

    def _on_dimension(self) -> None:
        self.cards.show_dimension(Dimension(self.dimensions.currentData()))
        self._turn(self.views.current)

    def _on_kind(self, kind: SubjectType) -> None:
        self.cards.show_kind(kind)
        self._turn(self.views.current)

    def _on_cell(self, key: SubjectKey, kpi: str) -> None:
        self.turn_to(CARDS)
        self.cards.show_subject(key)
        if kpi:
            self.cards.lines.focus_line(kpi)

    def save(self) -> None:
        """Save what is in sight."""
        room = self.targets if self.stack.currentWidget() is self.targets else self.cards
        if room.save():
            self.desk.shell.tell(self.say("Saved."))

    def discard(self) -> None:
        """Forget what is not saved of what is in sight."""
        (self.targets if self.stack.currentWidget() is self.targets else self.cards).discard()

    @property
    def unsaved(self) -> list[str]:
        """What is not saved, in words."""
        found = [subject_name(self.records, key) for key, _ in self.cards.held.kept]
        if self.targets.dirty and self.targets.plan is not None:
            found.append(self.targets.plan.kpi.name)
        return found

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        say, shown = self.say, self.stack.currentWidget()
        if shown not in {self.cards, self.targets}:
            return ()
        dirty, ready = (
            (self.targets.dirty, self.targets.can_save)
            if shown is self.targets
            else (self.cards.dirty, self.cards.can_save)
        )
        acts: list[HeaderAct] = []
        if shown is self.cards and self.cards.draft.lines:
            acts.append(HeaderAct(say("Compare totals"), self.do.compare))
        if dirty:
            acts.append(HeaderAct(say("Discard changes"), self.discard))
        if shown is self.cards and not self.cards.ahp.isHidden() and not dirty:
            return (*acts, HeaderAct(say("Done"), lambda: self.cards.toggle_ahp(show=False), primary=True))
        hint = "" if ready else self._why_not(dirty=dirty)
        return (*acts, HeaderAct(say("Save"), self.save, primary=True, enabled=ready, hint=hint))

    def _why_not(self, *, dirty: bool) -> str:
        say = self.say
        if not dirty:
            return say("Everything is saved.")
        if self.stack.currentWidget() is self.cards and self.cards.draft.total != 100:
            return say("The weights must total 100 before the card can be saved.")
        return say("Correct what is marked first.")

    def may_leave(self) -> bool:
        unsaved = self.unsaved
        if not unsaved:
            return True
        from ui.dialogs.confirm import Confirm

        words = self.say(
            "Not saved yet: {names}. Stay to save it, or leave and lose these changes.",
            names=self.say(", ").join(unsaved),
        )
        dialog = Confirm(
            self.say, self.say("Leave without saving?"), words, self.say("Discard and leave"), self
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        self.cards.held.kept.clear()
        self.cards.discard()
        self.targets.discard()
        return True

    def find_here(self) -> None:
        self.turn_to(CARDS)
        self.search.setFocus()
        self.search.selectAll()

    def print_here(self) -> None:
        if self.stack.currentWidget() is self.cards and self.cards.draft.comparisons:
            self.do.print()
        else:
            super().print_here()

    def show_subject(self, key: SubjectKey) -> None:
        self.turn_to(CARDS)
        self.cards.show_subject(key)

    def show_filter(self, name: str) -> None:
        view, _, item = name.partition(":")
        if view == "kpi":
            self.turn_to(MATRIX)
            self.matrix.mark(item)
        elif view == TARGETS:
            self.turn_to(TARGETS)
            if item:
                self.targets.show_kpi(item)
