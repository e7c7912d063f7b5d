"""The dialogs over a plan: a line, what came of it, and the approval; each checks while one types."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from models.terms import PlanState
from services.cycle.plan_numbers import number_game
from services.domain.plan import PlanLine
from services.domain.plan_board import PlanOwner
from services.edits import FieldProblem
from services.plans import Withdrawn
from services.wording.fields import field_words
from services.wording.plans import hint_words
from services.wording.terms import label
from ui.desk import Desk
from ui.dialogs.editing import Editing
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.text import Text

WIDTH = 560


class PlanDialog(Editing):
    """A form that is checked while one types; `write` does the action, and the dialog closes by it."""

    def __init__(
        self, desk: Desk, title: str, act: str, fields: Sequence[Field], parent: QWidget | None
    ) -> None:
        super().__init__(desk.say, title, act, parent)
        self.setFixedWidth(WIDTH)
        self.desk = desk
        self.touched: set[str] = set()
        self.form = RecordForm(fields)
        self.form.typed.connect(self._on_field)
        self.form.settled.connect(self._on_field)
        self.body.addWidget(self.form)

    def problems(self) -> Sequence[FieldProblem]:
        """What is wrong with what is typed."""
        raise NotImplementedError

    def write(self) -> None:
        """Write it as one action."""
        raise NotImplementedError

    def content(self) -> object:
        return self.form.values

    def type(self, **values: str) -> None:
        """Fill fields in as typing does."""
        self.form.show_values(values)
        self.touched |= set(values)
        self.review()

    def _on_field(self, name: str) -> None:
        if self.form.value(name) != self._before(name):
            self.touched.add(name)
        self.review()

    def _before(self, name: str) -> str:
        begun = self._begun
        return begun.get(name, "") if isinstance(begun, dict) else ""

    def review(self) -> None:
        """Say what is wrong with the fields that one has been in, and allow the act once nothing is."""
        found = self.problems()
        first = next(iter(self.form.rows))
        words = {one.field or first: field_words(self.say, one) for one in reversed(found)}
        self.form.show_problems({name: text for name, text in words.items() if name in self.touched})
        self.act.setEnabled(not any(one.stops for one in found))
        self._grow()

    def _grow(self) -> None:
        """Make room for words below the fields; a dialog does not do so by itself."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def accept(self) -> None:
        """Write, or stay."""
        if self.desk.attempt(self.write):
            super().accept()


class LineEditor(PlanDialog):
    """A new line, or one that is there; `withdrawn` names those whose approval it withdrew."""

    def __init__(
        self,
        desk: Desk,
        period: str,
        preset: dict[str, str],
        present: PlanLine | None,
        parent: QWidget | None,
    ) -> None:
        say = desk.say
        title = say("Plan line") if present else say("New plan line")
        fields = (
            Field("owner", say("Owner *"), "choice", half=True),
            Field("kpi", say("KPI that it serves"), "choice", half=True),
            Field("goal", say("Goal *"), "long"),
            Field("action", say("Key action *"), "long", help=say("What will be done, by whom, how often.")),
            Field("due", say("Due *"), help=say("A date, or words such as “each Friday”."), half=True),
            Field("support", say("Support needed"), half=True),
        )
        super().__init__(desk, title, say("Save") if present else say("Add"), fields, parent)
        self._period, self._present = period, present
        self.withdrawn: Withdrawn = ()
        self.hint = Text("", "small", wrap=True)
        self.hint.set_tone("amber")
        if (beside := self.form.rows["action"].layout()) is not None:
            beside.addWidget(self.hint)
        for name in ("goal", "action"):
            self.form.field(name).setFixedHeight(64)
        self._choices = desk.company.plans.choices(period)
        self.form.offer("owner", self._choices.people)
        self.form.show_values(dict.fromkeys(self.form.rows, "") | preset)
        self._offer_kpis()
        self.form.show_values({"kpi": preset.get("kpi", "")})
        self.begin()
        self.review()
        self.form.field("goal" if preset.get("owner") else "owner").setFocus()

    def _offer_kpis(self) -> None:
        """The KPIs on the owner's card first, then all others."""
        served = self.desk.company.plans.served(self._period, self.form.value("owner"))
        first = [kpi for kpi in self._choices.kpis if kpi[0] in served]
        self.form.offer("kpi", [*first, *(kpi for kpi in self._choices.kpis if kpi[0] not in served)])

    def _on_field(self, name: str) -> None:
        if name == "owner":
            self._offer_kpis()
        super()._on_field(name)

    def review(self) -> None:
        super().review()
        hint = number_game(self.form.value("goal"), self.form.value("action"))
        words = hint_words(self.say, hint)
        self.hint.setText(f"▲ {words}" if words else "")
        self.hint.setVisible(bool(words))
        self._grow()

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.plans.check(self._period, self.form.values, self._present)

    def write(self) -> None:
        book, present, values = self.desk.company.plans, self._present, self.form.values
        if present is None:
            self.withdrawn = book.add(self._period, values)
        else:
            self.withdrawn = book.change(present, values)


class OutcomeEditor(PlanDialog):
    """What came of a line: its state, the day on which it was done, and in words."""

    def __init__(self, desk: Desk, line: PlanLine, parent: QWidget | None) -> None:
        say = desk.say
        fields = (
            Field("done_on", say("Done on"), half=True),
            Field("outcome", say("What came of it"), "long", help=say("For a cancelled line: why.")),
        )
        super().__init__(desk, say("What came of it"), say("Save"), fields, parent)
        self._line = line
        self.states = SegmentedButtons([(state.value, label(say, state)) for state in PlanState])
        self.states.chosen.connect(self._on_state)
        self.body.insertWidget(0, Text(line.action, wrap=True))
        self.body.insertWidget(1, self.states)
        self.states.choose(line.state.value)
        done = "" if line.done_on is None else line.done_on.isoformat()
        self.form.show_values({"done_on": done, "outcome": line.outcome})
        self.begin()
        self._on_state(line.state.value)
        self.form.field("outcome").setFocus()

    def choose(self, state: PlanState) -> None:
        """Turn to a state, as its button does."""
        self.states.choose(state.value)
        self._on_state(state.value)

    def _on_state(self, state: str) -> None:
        done = state == PlanState.DONE.value
        self.form.rows["done_on"].setVisible(done)
        if done and not self.form.value("done_on"):
            self.form.show_values({"done_on": self.desk.company.plans.today().isoformat()})
        if state != self._line.state.value:
            self.touched |= set(self.form.rows)
        self.review()

    def content(self) -> object:
        return self._row

    @property
    def _row(self) -> dict[str, str]:
        return {**self.form.values, "state": self.states.current}

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.plans.check_outcome(self._line, self._row)

    def write(self) -> None:
        self.desk.company.plans.settle(self._line, self._row)


class ApprovalEditor(PlanDialog):
    """Who approves somebody's plan, when, with which remark."""

    def __init__(self, desk: Desk, period: str, owner: PlanOwner, parent: QWidget | None) -> None:
        say = desk.say
        fields = (
            Field("by", say("Approver"), "choice", half=True),
            Field("day", say("Approved on"), half=True),
            Field("note", say("Approval remark")),
        )
        title = say("Approve the plan of {name}, {period}", name=owner.name, period=say.period(period))
        super().__init__(desk, title, say("Approve"), fields, parent)
        self._period, self._owner = period, owner.number
        others = [one for one in desk.company.plans.choices(period).people if one[0] != owner.number]
        self.form.offer("by", others)
        day: date = desk.company.plans.today()
        self.form.show_values({"by": owner.manager or "", "day": day.isoformat()})
        words = say("A later change of the goal, action, due date, KPI or support withdraws the approval.")
        self.body.addWidget(Text(words, "small", wrap=True))
        self.begin()
        self.review()
        self.form.field("note" if owner.manager else "by").setFocus()

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.plans.check_approval(self._period, self._owner, self.form.values)

    def write(self) -> None:
        self.desk.company.plans.approve(self._period, self._owner, self.form.values)
