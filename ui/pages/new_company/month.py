"""Step 5: the first month that is appraised."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from services.domain.beginning import Beginning, Stage
from services.domain.company import Records
from ui.pages.new_company.step import Step
from ui.widgets.card import Card, Note
from ui.widgets.card import empty as emptied
from ui.widgets.form import FormRow


class MonthStep(Step):
    """Which month, and what is ready for it."""

    stage = Stage.MONTH

    def purpose(self) -> str:
        return self.say(
            "Open the first month. Figures are then collected and scored for it; once it is locked, the "
            "Workbench opens the next one."
        )

    def build(self) -> None:
        say = self.say
        self.open: frozenset[str] = frozenset()
        self.month = QComboBox()
        for code in self.desk.company.new_company.months():
            self.month.addItem(say.period(code), code)
        self.month.activated.connect(lambda _at: self.changed.emit())
        card = Card(margins=(16, 14, 16, 16))
        card.body.setSpacing(12)
        words = say("Usually last month: its figures are coming in now.")
        card.body.addWidget(FormRow(say("First month"), self.month, words))
        self.note = Note()
        card.body.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(card, 3)
        row.addStretch(2)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def show_records(self, records: Records) -> None:
        say = self.say
        self.open = frozenset(period.code for period in records.periods)
        carded = {card.code for card in records.scorecards}
        bare = [each.name for each in records.departments if each.code not in carded]
        headless = [each.name for each in records.departments if each.code in carded and not each.head]
        emptied(self.note.lines)
        words = say(
            "{departments} {departments:department|departments}, {people} {people:person|people}, {kpis} "
            "{kpis:KPI|KPIs}, {cards} {cards:scorecard|scorecards}.",
            departments=len(records.departments),
            people=len(records.employees),
            kpis=len(records.kpis),
            cards=len(records.scorecards),
        )
        self.note.say(words, strong=True)
        if bare:
            self.note.say(say("Without a scorecard, so not scored: {names}.", names=" · ".join(bare)))
        if headless:
            self.note.say(
                say(
                    "No head yet, so only the department is scored: {names}.",
                    names=" · ".join(headless),
                )
            )
        self.note.say(
            say(
                "Heads are scored on their department's scorecard. Scorecards for positions and people "
                "can be added later."
            )
        )

    def count(self, beginning: Beginning) -> str:
        if not beginning.months:
            return self.say("none open")
        return self.say("{count} {count:month|months} open", count=beginning.months)

    @property
    def code(self) -> str:
        """The chosen month."""
        return str(self.month.currentData())

    @property
    def pending(self) -> bool:
        return self.code not in self.open

    @property
    def touched(self) -> bool:
        return False

    @property
    def act(self) -> str:
        name = self.say.period(self.code)
        return self.say("Open {period}", period=name) if self.pending else self.say("To the Workbench")

    def save(self) -> bool:
        return not self.pending or self.desk.attempt(lambda: self.desk.company.periods.open(self.code))
