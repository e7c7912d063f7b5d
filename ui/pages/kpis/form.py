"""The form over a KPI: what it is, how it scores, its veto, its links. Nothing is written before Save."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.terms import Basis, Direction, Method, VetoScope
from services.domain.kpi import Kpi
from services.kpis import KpiShelf
from services.language import Language
from services.scoring.notation import folded
from services.wording.kpis import veto_words
from services.wording.terms import label
from ui.pages.kpis.options import ConditionField, Options
from ui.pages.kpis.rule_form import RuleForm
from ui.widgets.card import Note
from ui.widgets.form import FormRow
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.tab_order import fields_of, lead_through
from ui.widgets.text import Text

ZERO, TIMES, CEILING = "zero", "times", "ceiling"


class FieldForm(RecordForm):
    """A record's form in which closed vocabularies are lists to pick from."""

    def __init__(self, fields: tuple[Field, ...], options: Mapping[str, Options]) -> None:
        self._options = options
        super().__init__(fields)

    def _make(self, field: Field) -> QWidget:
        options = self._options.get(field.name)
        if options is None:
            return super()._make(field)
        options.settled.connect(lambda: self.typed.emit(field.name))
        self._getters[field.name] = lambda: options.value
        self._setters[field.name] = options.choose
        return options


class VetoForm(QWidget):
    """Condition, effect and scope of a veto, and below them what that means."""

    typed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.condition = ConditionField(say, say("no veto"))
        self.effect = Options(
            [
                (ZERO, say("bonus coefficient 0")),
                (TIMES, say("bonus coefficient × p")),
                (CEILING, say("grade at most")),
            ]
        )
        self.factor = QLineEdit()
        self.factor.setPlaceholderText("0.5")
        self.factor.setAccessibleName(say("Factor p"))
        self.grade = Options()
        self.grade.setAccessibleName(say("Grade"))
        self.scope = Options([(scope.value, label(say, scope)) for scope in VetoScope])
        self.note = Note("red")
        self.words = Text("", wrap=True)
        self.note.lines.addWidget(self.words)
        self.rows = {
            "veto": FormRow(say("Veto when the actual is"), self.condition),
            "veto_effect": FormRow(say("Its effect"), self._effect_row()),
            "veto_scope": FormRow(say("Whom it strikes"), self.scope),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.rows["veto"])
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self.rows["veto_effect"], 3)
        lower.addWidget(self.rows["veto_scope"], 2)
        column.addLayout(lower)
        column.addWidget(self.note)
        self.condition.typed.connect(self._on_typed)
        self.factor.textEdited.connect(lambda _text: self._on_typed())
        for options in (self.effect, self.grade, self.scope):
            options.settled.connect(self._on_typed)

    def _effect_row(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("ground", "clear")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, share in ((self.effect, 3), (self.factor, 1), (self.grade, 1)):
            row.addWidget(widget, share)
        return holder

    def _on_typed(self) -> None:
        self._lay_out()
        self.typed.emit()

    def _lay_out(self) -> None:
        there = bool(self.condition.text)
        self.rows["veto_effect"].setVisible(there)
        self.rows["veto_scope"].setVisible(there)
        self.factor.setVisible(self.effect.value == TIMES)
        self.grade.setVisible(self.effect.value == CEILING)

    def show_veto(self, values: Mapping[str, str], grades: tuple[str, ...]) -> None:
        """Show a KPI's veto."""
        self.grade.offer([(name, name) for name in grades])
        effect = folded(values.get("veto_effect", "")).replace("≤", "<=")
        self.condition.show_text(values.get("veto", ""))
        if effect.lower().startswith(("grade", "等级")):
            self.effect.choose(CEILING)
            self.grade.choose(effect.partition("<=")[2].strip())
        elif effect in {"", "0"}:
            self.effect.choose(ZERO)
        else:
            self.effect.choose(TIMES)
            self.factor.setText(effect.lstrip("×x*X"))
        self.scope.choose(values.get("veto_scope", "") or VetoScope.OWN.value)
        self._lay_out()

    @property
    def values(self) -> dict[str, str]:
        """The veto's fields as typed; without a condition no effect either."""
        if not self.condition.text:
            return {"veto": "", "veto_effect": "", "veto_scope": VetoScope.OWN.value}
        effect = {
            ZERO: "0",
            TIMES: f"×{self.factor.text().strip()}",
            CEILING: f"grade<={self.grade.value}",
        }[self.effect.value or ZERO]
        return {"veto": self.condition.text, "veto_effect": effect, "veto_scope": self.scope.value}

    def say_what(self, kpi: Kpi | None) -> None:
        """Say in a sentence what the veto does."""
        words = veto_words(self._say, kpi) if kpi is not None else ""
        self.words.setText(words)
        self.note.setVisible(bool(words))


class KpiForm(QWidget):
    """Every field of a KPI; `typed` with every change."""

    typed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.options = {
            "direction": Options([(one.value, label(say, one)) for one in Direction]),
            "basis": Options([(one.value, label(say, one)) for one in Basis]),
            "method": Options([(one.value, label(say, one)) for one in Method]),
        }
        self.first = FieldForm(_first(say), self.options)
        self.scoring = FieldForm((Field("method", say("Scoring method")),), self.options)
        self.rule = RuleForm(say)
        self._groups = ""
        self.rule_words = Text("", "error", wrap=True)
        self.rule_words.set_tone("red")
        self.veto = VetoForm(say)
        self.links = FieldForm(_links(say), self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.first)
        for title, parts in (
            (say("How it is scored"), (self.scoring, self.rule, self.rule_words)),
            (say("Veto"), (self.veto,)),
            (say("Links"), (self.links,)),
        ):
            column.addWidget(Text(title, "heading"))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        for form in (self.first, self.scoring, self.links):
            form.typed.connect(self._on_field)
            form.settled.connect(self._on_field)
        self.rule.grown.connect(lambda: lead_through(self.options["method"], fields_of(self.rule.layout())))
        self.rule.typed.connect(self.typed)
        self.veto.typed.connect(self.typed)

    def _on_field(self, name: str) -> None:
        if name in {"method", "direction"}:
            given = self.rule.parameters(self.direction)
            if self.method is Method.RATING and self.rule.method is not Method.RATING:
                given = f"groups={self._groups}"
            self.rule.show_rule(self.method, self.direction, given)
        self.typed.emit()

    @property
    def method(self) -> Method:
        """The chosen method."""
        return Method(self.options["method"].value or Method.RATIO.value)

    @property
    def direction(self) -> Direction:
        """The chosen direction."""
        return Direction(self.options["direction"].value or Direction.HIGHER.value)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the form, by the names of the KPI's fields."""
        typed = {**self.first.values, **self.scoring.values, **self.links.values, **self.veto.values}
        return {**typed, "parameters": self.rule.parameters(self.direction)}

    def offer(self, shelf: KpiShelf, code: str) -> None:
        """What the fields of choice offer."""
        records = shelf.records
        self._groups = records.settings.rating_groups
        offered = {
            "provider": [(one.name, one.code) for one in records.departments],
            "objective": [(one.code, one.name) for one in records.objectives],
            "issue": [(one.code, one.issue) for one in records.issues],
            "outcome": [(one.code, one.name) for one in records.kpis if one.code != code],
        }
        for name, items in offered.items():
            form = self.first if name in self.first.rows else self.links
            form.offer(name, items)

    def show_values(self, values: Mapping[str, str], grades: tuple[str, ...]) -> None:
        """Show a KPI or a draft of one, without announcing it."""
        for form in (self.first, self.scoring, self.links):
            form.show_values({name: text for name, text in values.items() if name in form.rows})
        self.veto.show_veto(values, grades)
        self.rule.show_rule(self.method, self.direction, values.get("parameters", ""))

    def show_problems(self, problems: Mapping[str, str], kpi: Kpi | None) -> None:
        """The words beside each field, those of the rule at the parameter that they are about."""
        for form in (self.first, self.scoring, self.links):
            form.show_problems(problems)
        for name, row in self.veto.rows.items():
            row.set_error(problems.get(name, ""))
        words = self.rule.show_problem(self.direction)
        self.rule_words.setText(words)
        self.rule_words.setVisible(bool(words))
        self.veto.say_what(kpi)


def _first(say: Language) -> tuple[Field, ...]:
    return (
        Field("code", say("Code"), half=True),
        Field("name", say("KPI name"), half=True),
        Field("unit", say("Unit"), half=True),
        Field("direction", say("Direction"), half=True),
        Field("decimals", say("Decimals"), half=True),
        Field("basis", say("Value taken"), half=True),
        Field("provider", say("Data provider"), "choice"),
        Field("definition", say("Definition"), "long"),
        Field("formula", say("Formula in words"), "long"),
    )


def _links(say: Language) -> tuple[Field, ...]:
    return (
        Field("objective", say("Strategic objective"), "choice"),
        Field("issue", say("Issue that it answers"), "choice"),
        Field("outcome", say("Outcome it should move"), "choice"),
        Field("key_strategic", say("Key strategic indicator"), "flag"),
    )
