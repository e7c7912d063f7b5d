"""Diagnosis (诊断): the four steps of a strategy year as a guided form, and two years side by side."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from services.domain.diagnosis import STEPS, Diagnosis, StepState, state_of
from services.edits import FieldProblem
from services.typed_row import NO, YES
from services.wording.diagnosis import STATES
from services.wording.diagnosis import STEPS as WORDS
from services.workbooks.sheets.strategy import DIAGNOSIS
from ui.page import HeaderAct
from ui.pages.strategy.comparing import Comparing, pairs_of
from ui.pages.strategy.keeping import Keeping
from ui.pages.strategy.report import export_report
from ui.pages.strategy.step_form import MEANING, StepForm, meaning_fields, step_fields
from ui.pages.strategy.step_ways import step_way
from ui.pages.strategy.stepper import StepItem, Stepper
from ui.pages.strategy.year_tools import YearTools
from ui.section import Section
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.text import Tone

WIDTH = 244
TONES: dict[StepState, Tone] = {StepState.BLANK: "muted", StepState.BEGUN: "amber", StepState.DONE: "green"}


class DiagnosisSection(Section):
    """Step 0 is the year itself: its driver and intent."""

    scrolled = False

    def build(self) -> None:
        self.years: tuple[Diagnosis, ...] = ()
        self.year = 0
        self.at = 1
        self.year_tools = YearTools(self.desk)
        self.year_tools.picked.connect(self.show_year)
        self.year_tools.compared.connect(lambda _year: self._show())
        self.year_tools.begun.connect(self.begin)
        self.year_tools.dropped.connect(self._drop)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        say = self.say
        self.stack.addWidget(self._make_room())
        self.nothing = EmptyState(
            self.theme,
            "pencil",
            say("No strategy year yet"),
            say("Four questions lead from what wins in the industry to the issues that KPIs must answer."),
            button=say("Begin the first strategy year…"),
            act=self.year_tools.ask,
        )
        self.stack.addWidget(self.nothing)

    def _make_room(self) -> QWidget:
        room = QWidget()
        room.setProperty("ground", "clear")
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.stepper = Stepper(self.theme, 1 + len(STEPS))
        self.stepper.chosen.connect(self.turn)
        steps = Card(margins=(8, 8, 8, 8))
        steps.body.addWidget(self.stepper)
        steps.setFixedWidth(WIDTH)
        row.addWidget(steps)
        self.right = QStackedWidget()
        self.meaning = StepForm(meaning_fields(self.say), {"value_driver": 88, "strategic_intent": 88})
        self.form = StepForm(step_fields(self.say), {"findings": 96, "evidence": 76})
        self.form.led.connect(self._lead)
        self.comparing = Comparing(self.say)
        for part in (self.meaning, self.form, self.comparing):
            self.right.addWidget(part)
        row.addWidget(self.right, 1)
        book = self.desk.company.diagnosis
        self.kept_meaning = Keeping(
            self.desk,
            self.meaning.form,
            lambda _name, _text: (),
            lambda name, text: book.mean(self.year, name, text),
        )
        self.kept = Keeping(self.desk, self.form.form, self._check, self._write)
        return room

    # What is shown

    @property
    def diagnosis(self) -> Diagnosis:
        """The year in sight."""
        return next(one for one in self.years if one.year == self.year)

    def tools(self) -> QWidget:
        return self.year_tools

    def refresh(self) -> None:
        self.years = self.desk.company.diagnosis.years()
        known = [one.year for one in self.years]
        self.stack.setCurrentIndex(0 if known else 1)
        if not known:
            self.year_tools.show_years((), 0, self._proposed)
            self.subtitle = ""
            return
        if self.year not in known:
            of_period = int(self.period[:4]) if self.period else known[0]
            self.year = next((year for year in known if year <= of_period), known[0])
        self.year_tools.show_years(known, self.year, self._proposed)
        self._show()

    @property
    def _proposed(self) -> int:
        """The year that would begin next."""
        if self.years:
            return self.years[0].year + 1
        return int(self.period[:4]) if self.period else self.desk.company.diagnosis.today().year

    def show_year(self, year: int) -> None:
        """Turn to another year."""
        self.settle()
        self.year = year
        self.refresh()
        self.headed.emit()

    def turn(self, at: int) -> None:
        """Turn to a step; 0 is the year itself."""
        self.settle()
        self.at = at
        self._show()
        self.headed.emit()

    def enter(self, at: int) -> None:
        """Turn to a step and begin to write in it."""
        self.turn(at)
        self.form.form.field("findings").setFocus()

    def _show(self) -> None:
        shown = self.diagnosis
        say = self.say
        self.subtitle = say("{year}: {done} of 4 steps done", year=shown.year, done=shown.done)
        other = next((one for one in self.years if one.year == self.year_tools.other), None)
        if other is not None:
            self._show_comparison(shown, other)
        elif self.at == 0:
            self._show_meaning(shown)
        else:
            self._show_step(shown)
        self.stepper.show_items(self._items(shown, other), self.at)

    def _items(self, shown: Diagnosis, other: Diagnosis | None) -> Sequence[StepItem]:
        say = self.say
        names = [say("Driver and intent"), *(say(WORDS[number].name) for number in STEPS)]
        numbers = [
            say("Year {year}", year=shown.year),
            *(say("Step {number}", number=number) for number in STEPS),
        ]
        found = []
        for at, (number, name) in enumerate(zip(numbers, names, strict=True)):
            if other is not None:
                count = sum(pair.differs for pair in pairs_of(self.say, at, shown, other))
                mark, words = (
                    ("≠", say("{count} different", count=count)) if count else ("=", say("the same"))
                )
                found.append(StepItem(number, name, mark, words, "amber" if count else "muted"))
                continue
            state = self._state(shown, at)
            found.append(StepItem(number, name, STATES[state][0], say(STATES[state][1]), TONES[state]))
        return found

    @staticmethod
    def _state(shown: Diagnosis, at: int) -> StepState:
        if at:
            return state_of(shown.step(at))
        filled = sum(bool(getattr(shown, name)) for name in MEANING)
        return (StepState.BLANK, StepState.BEGUN, StepState.DONE)[filled]

    def _show_meaning(self, shown: Diagnosis) -> None:
        say, form = self.say, self.meaning
        self.right.setCurrentWidget(form)
        newest = shown.year == self.years[0].year
        words = say("same as in the company's settings") if newest else say("an earlier year")
        form.set_head(say("Year {year}", year=shown.year), words)
        form.ask(say("How does the firm create value this year, and to what end?"), ())
        state = self._state(shown, 0)
        form.show_state(" ".join((STATES[state][0], say(STATES[state][1]))), TONES[state])
        self.kept_meaning.show(shown.year, {name: getattr(shown, name) for name in MEANING})

    def _show_step(self, shown: Diagnosis) -> None:
        say, form, words, step = self.say, self.form, WORDS[self.at], shown.step(self.at)
        self.right.setCurrentWidget(form)
        form.set_head(
            say("Step {number}", number=self.at),
            say("{name} · {year}", name=say(words.name), year=shown.year),
        )
        form.ask(say(words.question), [say(hint) for hint in words.hints])
        form.place_hints(
            {"findings": say(words.findings), "evidence": say(words.evidence), "asked": say(words.asked)}
        )
        state = state_of(step)
        form.show_state(" ".join((STATES[state][0], say(STATES[state][1]))), TONES[state])
        form.show_way(*step_way(say, self.at, self.desk.company.records(())))
        values = {name: getattr(step, name) for name in ("findings", "evidence", "asked")}
        values |= {"day": step.day.isoformat() if step.day else "", "done": YES if step.done else NO}
        self.kept.show((shown.year, self.at), values)

    def _lead(self) -> None:
        self.desk.shell.go("strategy", filter="purposes:issues" if self.at == 4 else "purposes:departments")

    # Two years

    def _show_comparison(self, shown: Diagnosis, other: Diagnosis) -> None:
        say = self.say
        newer, older = (shown, other) if shown.year > other.year else (other, shown)
        self.right.setCurrentWidget(self.comparing)
        title = say("Step {number}", number=self.at) if self.at else say("Driver and intent")
        pairs = pairs_of(say, self.at, newer, older)
        count = sum(pair.differs for pair in pairs)
        self.comparing.set_head(title, say("{count} of {all} fields differ", count=count, all=len(pairs)))
        self.comparing.show_pairs((newer.year, older.year), pairs)

    # What one does

    def _row(self, name: str, text: str) -> dict[str, str]:
        return {"year": str(self.year), "step": str(self.at), name: text}

    def _check(self, name: str, text: str) -> Sequence[FieldProblem]:
        return self.desk.company.edits.check(DIAGNOSIS, [self._row(name, text)])

    def _write(self, name: str, text: str) -> None:
        book = self.desk.company.diagnosis
        if name == "done":
            book.finish(self.year, self.at, done=text == YES)
        else:
            book.write(self.year, self.at, {name: text})

    def begin(self, year: int) -> None:
        """Begin a strategy year and turn to it."""
        if self.desk.attempt(lambda: self.desk.company.diagnosis.begin(year)):
            self.year_tools.compare_with(0)
            self.at = 0
            self.show_year(year)
            self.meaning.form.field("value_driver").setFocus()

    def _drop(self, year: int) -> None:
        self.settle()
        self.desk.attempt(lambda: self.desk.company.diagnosis.remove(year))

    def acts(self) -> tuple[HeaderAct, ...]:
        say = self.say
        if not self.years:
            return ()
        export = HeaderAct(
            say("Export strategy report as PDF…"), lambda: export_report(self, self.year), icon="export"
        )
        step = self.diagnosis.step(self.at) if self.at else None
        if self.year_tools.other or (step is not None and step.done and self.at == STEPS[-1]):
            return (export,)
        if step is None or step.done:
            following = HeaderAct(
                say("On to step {number}", number=self.at + 1), lambda: self.enter(self.at + 1), primary=True
            )
            return (export, following)
        return (export, HeaderAct(say("Mark step {number} done", number=self.at), self.finish, primary=True))

    def finish(self) -> None:
        """Say that the step in sight is done."""
        self.settle()
        if self.kept.refused:
            self.form.form.field(self.kept.refused).setFocus()
            return
        if not self.form.form.value("findings"):
            self.kept.refuse("findings", self.say("Write first what was found, if only in a sentence."))
            return
        self.desk.attempt(lambda: self.desk.company.diagnosis.finish(self.year, self.at))

    def settle(self) -> None:
        """Write what is still being typed."""
        self.kept.settle()
        self.kept_meaning.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def print_here(self) -> None:
        if self.years:
            export_report(self, self.year)

    def show_item(self, name: str) -> None:
        """A step by its number (0 the year itself)."""
        if name.isdecimal() and int(name) <= STEPS[-1] and self.years:
            self.year_tools.compare_with(0)
            self.turn(int(name))
