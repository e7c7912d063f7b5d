"""The curve of the KPI in sight, and a field to try an actual with: its score and how it comes about."""

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from models.terms import Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.language import Language
from services.scoring.conditions import parse_condition
from services.scoring.curve import Curve, curve_of
from services.scoring.measured import LineScore, Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule
from services.scoring.rules import Rule, needs_target
from services.typed import read_actual, read_target
from services.wording.problems import problem_words
from services.wording.steps import tell
from ui.charts.curve import Marks, RuleCurve
from ui.theme.theme import Theme
from ui.widgets.card import Card, Note, empty
from ui.widgets.form import FormRow
from ui.widgets.text import Text


class Trying(Card):
    """Live over what is typed in the form; nothing is stored."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(say("Actual → score"), margins=(14, 10, 14, 14))
        self._say = say
        self._kpi: Kpi | None = None
        self._rule: Rule | None = None
        self._code: str | None = None
        self.result: LineScore | None = None
        self.curve = RuleCurve(theme, say, say("Curve of the scoring rule"))
        self.actual, self.target = QLineEdit(), QLineEdit()
        self.actual_row = FormRow(say("Try an actual"), self.actual)
        self.target_row = FormRow(say("Target"), self.target)
        for field in (self.actual, self.target):
            field.textChanged.connect(lambda _text: self._show())
        holder = QWidget()
        holder.setProperty("ground", "clear")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self.actual_row, 0, 0)
        grid.addWidget(self.target_row, 0, 1)
        self.score = Text("", "figure")
        self.told = Note()
        for widget in (self.curve, holder, self.score, self.told):
            self.body.addWidget(widget)
        self.body.setSpacing(8)

    def show_kpi(self, kpi: Kpi | None, target: Decimal | None) -> None:
        """Show a KPI's rule; None while it cannot be read. Another KPI begins with an empty try."""
        if kpi is not None and kpi.code != self._code:
            self._code = kpi.code
            for field, text in ((self.actual, ""), (self.target, _text(target))):
                field.blockSignals(True)
                field.setText(text)
                field.blockSignals(False)
        self._kpi, self._rule = kpi, None
        if kpi is not None:
            try:
                self._rule = parse_rule(kpi.method, kpi.direction, kpi.parameters)
            except Mendable:
                self._rule = None
        self._show()

    def _show(self) -> None:
        say, kpi, rule = self._say, self._kpi, self._rule
        empty(self.told.lines)
        self.result = None
        for row in (self.actual_row, self.target_row):
            row.set_error("")
        if kpi is None or rule is None:
            words = say("No curve: correct the fields of the scoring method first.")
            self.curve.show_curve(Curve(), Marks(), words=words)
            self._tell_score("")
            return
        self.actual.setPlaceholderText(_example(say, kpi))
        target = self._read_target(kpi)
        measured = self._read_actual(kpi, target)
        if measured is not None:
            self.result = score_line(rule, measured)
        self._show_curve(kpi, rule, measured, target)
        self._tell_result()

    def _read_target(self, kpi: Kpi) -> Decimal | None:
        try:
            return read_target(kpi, self.target.text())
        except Mendable as problem:
            self.target_row.set_error(problem_words(self._say, problem))
            return None

    def _read_actual(self, kpi: Kpi, target: Decimal | None) -> Measured | None:
        try:
            value, text = read_actual(kpi, self.actual.text())
        except Mendable as problem:
            self.actual_row.set_error(problem_words(self._say, problem))
            return None
        return None if value is None and text is None else Measured(value, text, target)

    def _show_curve(self, kpi: Kpi, rule: Rule, measured: Measured | None, target: Decimal | None) -> None:
        curve = curve_of(rule, target)
        score = self.result.score if self.result is not None else None
        marks = Marks(
            target,
            _limit(kpi, target),
            measured.value if measured is not None else None,
            score,
            (measured.text or "") if measured is not None else "",
        )
        words = ""
        if not curve.points and not curve.dots:
            words = self._say("The curve needs a target: type one below.")
        self.curve.show_curve(curve, marks, kpi.unit, words)
        self.target_row.setVisible(needs_target(rule) or target is not None or not curve.dots)

    def _tell_result(self) -> None:
        if self.result is None:
            self._tell_score("")
            return
        if self.result.score is not None:
            self._tell_score(self._say("{score} points", score=self._say.fixed(self.result.score)))
        else:
            self._tell_score("")
        for step in self.result.steps:
            self.told.say(tell(self._say, step))
        self.told.show()

    def _tell_score(self, words: str) -> None:
        self.score.setText(words)
        self.score.setVisible(bool(words))
        self.told.setVisible(bool(words) or (self.result is not None))

    @property
    def explanation(self) -> str:
        """The steps in words."""
        return " ".join(tell(self._say, step) for step in self.result.steps) if self.result else ""


def _text(number: Decimal | None) -> str:
    return "" if number is None else Language.plain(number)


def _limit(kpi: Kpi, target: Decimal | None) -> Decimal | None:
    try:
        condition = parse_condition(kpi.veto) if kpi.veto.strip() else None
    except Mendable:
        return None
    if condition is None:
        return None
    return target if condition.limit is None else condition.limit


def _example(say: Language, kpi: Kpi) -> str:
    match kpi.method:
        case Method.DESCRIBED:
            return say("one of the cases")
        case Method.PASS_FAIL:
            return say("a number, yes or no")
        case Method.RATING:
            return say("a rating, 0 to 100")
    return kpi.unit
