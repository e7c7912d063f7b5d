"""Step 4: the first monthly card of each department: weights that total 100, and targets."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from services.card_drafts import CardDraft
from services.domain.beginning import Beginning, Stage
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.edits import FieldProblem
from services.new_company import even, first_card
from services.wording.fields import field_words
from ui.pages.new_company.card_lines import CardLines
from ui.pages.new_company.step import Step
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.card import empty as emptied
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import Text

_SIDE, _LOW_SIDE = 216, 168
_KEY = int(Qt.ItemDataRole.UserRole)
_SHOWN = 4


class CardStep(Step):
    """Departments at the left with their totals, the lines of one of them at the right."""

    stage = Stage.WEIGHTS

    def purpose(self) -> str:
        return self.say(
            "Each department's first monthly scorecard. Weights start out even: give more to what "
            "matters more, 100 in total. Where a KPI is scored against a target, enter it here or month "
            "by month later."
        )

    def build(self) -> None:
        say = self.say
        self.names: dict[str, str] = {}
        self.kpis: Mapping[str, Kpi] = {}
        self.stored: dict[str, CardDraft] = {}
        self.drafts: dict[str, CardDraft] = {}
        self.wrong: dict[str, dict[tuple[str, str], str]] = {}
        self.departments = QListWidget()
        self.departments.setProperty("rows", True)
        self.departments.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # what counts stands at the end
        self.departments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.departments.setAccessibleName(say("Departments"))
        self.departments.currentRowChanged.connect(lambda _row: self._show_card())
        self.side = Card(say("Departments"), margins=(0, 0, 0, 0))
        self.side.body.addWidget(self.departments)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.side)
        row.addWidget(Scrolled(self._card(), across=True), 1)
        self.column.addLayout(row, 1)

    def fit(self, *, narrow: bool) -> None:
        self.side.setFixedWidth(_LOW_SIDE if narrow else _SIDE)
        self.lines.fit(narrow=narrow)

    def _card(self) -> Card:
        say = self.say
        self.card = Card(say("Monthly scorecard"), margins=(16, 10, 16, 12))
        self.card.body.setSpacing(10)
        self.lines = CardLines(say)
        self.lines.typed.connect(self._on_typed)
        self.lines.dropped.connect(self._on_dropped)
        self.card.body.addWidget(self.lines)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.total = Text("", "strong")
        self.evened = SecondaryButton(say("Even out"), self.even_out)
        foot.addWidget(self.total)
        foot.addStretch(1)
        foot.addWidget(self.evened)
        self.card.body.addLayout(foot)
        self.problems = Note("red")
        self.card.body.addWidget(self.problems)
        self.card.body.addStretch(1)
        return self.card

    # What is shown

    def show_records(self, records: Records) -> None:
        found = {each.code: first_card(records, each.code) for each in records.departments}
        stored = {code: draft for code, draft in found.items() if draft.lines and not draft.comparisons}
        names = {department.code: department.name for department in records.departments}
        kpis = {kpi.code: kpi for kpi in records.kpis}
        if (stored, names, kpis) == (self.stored, self.names, self.kpis) and self.departments.count():
            return
        kept = {code: draft for code, draft in self.drafts.items() if stored.get(code) == self.stored[code]}
        self.stored, self.names, self.kpis = stored, names, kpis
        self.drafts = {code: kept.get(code, draft) for code, draft in stored.items()}
        at = max(self.departments.currentRow(), 0)
        self.departments.blockSignals(True)
        self.departments.clear()
        for code in stored:
            item = QListWidgetItem()
            item.setData(_KEY, code)
            self.departments.addItem(item)
        self.departments.setCurrentRow(min(at, self.departments.count() - 1))
        self.departments.blockSignals(False)
        self._check()
        self._show_card()

    @property
    def department(self) -> str:
        """The code of the department in sight."""
        item = self.departments.currentItem()
        return str(item.data(_KEY)) if self.departments.count() else ""

    def _show_card(self) -> None:
        code = self.department
        draft = self.drafts.get(code)
        self.lines.show_lines(draft, self.kpis)
        self.evened.setVisible(draft is not None)
        self.card.set_head(
            self.say("Monthly scorecard of {name}", name=self.names[code])
            if draft is not None
            else self.say("Monthly scorecard"),
            "",
        )
        self._show_state()

    def _show_state(self) -> None:
        """Totals in the list and below the lines, and what is wrong with the card in sight."""
        say = self.say
        for at in range(self.departments.count()):
            item = self.departments.item(at)
            code = str(item.data(_KEY))
            mark = "■ " if self.wrong.get(code) else ""
            total = say.plain(self.drafts[code].total)
            item.setText(mark + say("{name} · {total} of 100", name=self.names[code], total=total))
        draft = self.drafts.get(self.department)
        wrong = self.wrong.get(self.department, {})
        if draft is None:
            self.total.setText(say("No card yet: first tick KPIs for the departments."))
        else:
            self.total.setText(say("Total {total} of 100", total=say.plain(draft.total)))
        self.total.set_tone("red" if draft is not None and draft.total != 100 else "")
        self.lines.mark(wrong)
        emptied(self.problems.lines)
        for words in list(dict.fromkeys(wrong.values()))[:_SHOWN]:
            self.problems.say(words)
        self.problems.setVisible(bool(wrong))

    def count(self, beginning: Beginning) -> str:
        return self.say("{count} {count:scorecard|scorecards}", count=beginning.cards)

    # What one does

    def _on_typed(self, kpi: str, field: str, text: str) -> None:
        self._change(self.drafts[self.department].changed(kpi, **{field: text}))

    def _on_dropped(self, kpi: str) -> None:
        self._change(self.drafts[self.department].without(kpi))
        self._show_card()

    def even_out(self) -> None:
        """Even weights in multiples of 5."""
        self._change(even(self.drafts[self.department]))
        self._show_card()

    def _change(self, draft: CardDraft) -> None:
        self.drafts[self.department] = draft
        self._check()
        self._show_state()

    def _check(self) -> None:
        """What is wrong with each card, by KPI and field."""
        self.wrong = {}
        places = [(code, kpi) for code, draft in self.drafts.items() for kpi in draft.codes]
        found = self.desk.company.new_company.check_cards(list(self.drafts.values())) if places else ()
        for problem in found:
            if problem.stops:
                code, kpi = places[min(problem.row, len(places) - 1)]
                self.wrong.setdefault(code, {}).setdefault(
                    (kpi, problem.field), self._words(code, kpi, problem)
                )
        self.changed.emit()

    def _words(self, code: str, kpi: str, found: FieldProblem) -> str:
        say = self.say
        if found.problem.code == "weights_total":
            total = say.plain(self.drafts[code].total)
            return say("The weights total {total}. Change them until they total exactly 100.", total=total)
        return say("{name}: {words}", name=self.kpis[kpi].name, words=field_words(say, found))

    @property
    def _fresh(self) -> list[CardDraft]:
        return [draft for code, draft in self.drafts.items() if draft != self.stored[code]]

    @property
    def pending(self) -> bool:
        return bool(self._fresh)

    @property
    def ready(self) -> bool:
        return not self.wrong

    def save(self) -> bool:
        fresh, begin = self._fresh, self.desk.company.new_company
        return not fresh or self.desk.attempt(lambda: begin.save_cards(fresh))
