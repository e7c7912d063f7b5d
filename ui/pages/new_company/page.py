"""The page: five steps above, the present one below; each can be skipped and gone back to."""

from functools import partial

from PySide6.QtWidgets import QDialog, QStackedWidget

from services.domain.beginning import Beginning, Stage
from ui.page import HeaderAct, Page
from ui.pages.new_company.cards import CardStep
from ui.pages.new_company.company import CompanyStep
from ui.pages.new_company.kpis import KpiStep
from ui.pages.new_company.month import MonthStep
from ui.pages.new_company.people import PeopleStep
from ui.pages.new_company.step import Step
from ui.widgets.pipeline import PipelineStep, PipelineStrip, StepState

STAGES = tuple(Stage)


class NewCompanyPage(Page):
    """Begins with the first step that holds nothing; leaving it keeps what is entered."""

    scrolled = False

    def build(self) -> None:
        self.at: Stage | None = None
        self.strip = PipelineStrip(self.say, self.theme)
        self.column.addWidget(self.strip)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack, 1)
        self.company_step = CompanyStep(self.desk)
        self.people = PeopleStep(self.desk)
        self.kpis = KpiStep(self.desk)
        self.cards = CardStep(self.desk)
        self.month = MonthStep(self.desk)
        self.steps: dict[Stage, Step] = {}
        for step in (self.company_step, self.people, self.kpis, self.cards, self.month):
            self.steps[step.stage] = step
            self.stack.addWidget(step)
            step.changed.connect(self.headed)

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self.steps[self.at or Stage.COMPANY]

    def refresh(self) -> None:
        begin = self.desk.company.new_company
        records, beginning = begin.records(), begin.progress()
        if self.at is None:
            self.at = beginning.next or Stage.MONTH
        for step in self.steps.values():
            step.show_records(records)
        self._show(beginning)

    def _show(self, beginning: Beginning) -> None:
        say, at = self.say, STAGES.index(self.step.stage)
        titles = {
            Stage.COMPANY: say("Company"),
            Stage.PEOPLE: say("People"),
            Stage.KPIS: say("KPIs"),
            Stage.WEIGHTS: say("Weights"),
            Stage.MONTH: say("First month"),
        }
        self.subtitle = say("Step {number} of {count}", number=at + 1, count=len(STAGES))
        self.strip.show_steps(
            [
                PipelineStep(
                    titles[stage],
                    self.steps[stage].count(beginning),
                    _state(stage, self.step.stage, beginning),
                    partial(self.turn_to, stage),
                    self.steps[stage].purpose(),
                )
                for stage in STAGES
            ]
        )
        self.stack.setCurrentWidget(self.step)

    # What one does

    def turn_to(self, stage: Stage) -> None:
        """Show a step; what is not saved in the one before stays in its fields."""
        self.at = stage
        self._show(self.desk.company.new_company.progress())
        self.headed.emit()

    def _turn_by(self, steps: int) -> None:
        at = STAGES.index(self.step.stage) + steps
        self.turn_to(STAGES[min(max(at, 0), len(STAGES) - 1)])

    def go_on(self) -> None:
        """Save the step and turn to the next one; after the last to the Workbench."""
        step = self.step
        if not step.save():
            return
        if step.more:
            step.more = False
            self.desk.shell.tell(
                self.say("People are in. Now choose who heads each department, or continue.")
            )
            return
        if step.stage is Stage.MONTH:
            self.desk.shell.go("workbench")
        else:
            self._turn_by(1)

    def acts(self) -> tuple[HeaderAct, ...]:
        step, say = self.step, self.say
        acts = []
        if step.stage is not Stage.COMPANY:
            acts.append(HeaderAct(say("Back"), lambda: self._turn_by(-1)))
        if step.stage is not Stage.MONTH:
            acts.append(HeaderAct(say("Skip this step"), lambda: self._turn_by(1)))
        return (*acts, HeaderAct(step.act, self.go_on, primary=True, enabled=step.ready))

    def show_filter(self, name: str) -> None:
        if name in STAGES:
            self.turn_to(Stage(name))

    def may_leave(self) -> bool:
        """What was entered is written on leaving; what is not right yet is asked about."""
        touched = [step for step in self.steps.values() if step.touched]
        if not all(step.save() for step in touched if step.ready):
            return False
        wrong = [step for step in touched if not step.ready]
        if not wrong:
            return True
        from ui.dialogs.confirm import Confirm

        say = self.say
        if wrong[0] is not self.step:
            self.turn_to(wrong[0].stage)
        words = say("What is marked red is not saved yet. Correct it first, or leave it out.")
        dialog = Confirm(say, say("Leave the guided start?"), words, say("Leave it out"), self.window())
        return dialog.exec() == QDialog.DialogCode.Accepted

    def find_here(self) -> None:
        if self.step is self.kpis:
            self.kpis.search.setFocus()
            self.kpis.search.selectAll()


def _state(stage: Stage, now: Stage, beginning: Beginning) -> StepState:
    if stage is now:
        return StepState.NOW
    return StepState.DONE if beginning.done(stage) else StepState.AHEAD
