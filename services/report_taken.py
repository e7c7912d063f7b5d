"""What a filled-in report form would change: words and next actions, before and after, and its problems."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from models.terms import ImprovementState
from services.codes import next_code
from services.cycle.causes import cause_of, with_causes, without_causes
from services.domain.company import Records
from services.domain.improvement import FIRST_CODE, Improvement
from services.domain.report import WORDS, Report, ReportSheet, Speaker
from services.edits import FieldProblem, Row
from services.errors import Mendable
from services.language import Language
from services.report_actions import action_in
from services.report_form import OTHER_CAUSES, SUPPORT, WORKED, action_slot, cause_slot, results_mark
from services.wording.reports import gap_issue
from services.workbooks.forms.reading import FilledForm
from services.workbooks.problems import Problem, Severity

_FILLED = ("measure", "due", "owner", "support")


class WordChange(Struct, frozen=True):
    """A field of the speaker's words that a form writes; `before` is "" where nothing stood."""

    field: str
    before: str
    after: str


class ActionChange(Struct, frozen=True):
    """A next action that a form adds, or changes from `before`; `owners` are named by number."""

    after: Improvement
    before: Improvement | None = None
    owners: Mapping[str, str] = field(default_factory=dict)


class TakenForm(Struct, frozen=True):
    """A file that came back: whose, what it changes, what is wrong; `refused` when it is none of ours."""

    path: Path
    speaker: Speaker | None = None
    words: tuple[WordChange, ...] = ()
    actions: tuple[ActionChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: Mendable | None = None

    @property
    def whole(self) -> bool:
        """Whether it can be taken."""
        stopped = any(problem.severity is Severity.ERROR for problem in self.problems)
        return self.refused is None and not stopped

    @property
    def changes(self) -> int:
        """How much it would change."""
        return len(self.words) + len(self.actions) if self.whole else 0


class Taking:
    """Compares forms with what is written; codes of new actions go on from one form to the next."""

    def __init__(self, records: Records, today: date, say: Language) -> None:
        self._records, self._today, self._say = records, today, say
        self._codes = [action.code for action in records.improvements]
        self._people = {person.number: person.name for person in records.employees}

    def taken(self, form: FilledForm, sheet: ReportSheet) -> TakenForm:
        """What a form changes of a sheet; an empty cell leaves what stands there."""
        if form.torn:
            return TakenForm(form.path, sheet.speaker, problems=form.problems)
        problems = list(form.problems)
        if form.facts.get("results") != results_mark(sheet):
            problems.append(Problem(Severity.WARNING, form.key.sheet, 0, "", "form_outdated"))
        actions: list[ActionChange] = []
        for number in _rows(form):
            change, found = self._action(form, sheet, number, actions)
            problems += found
            if change is not None:
                actions.append(change)
        return TakenForm(
            form.path, sheet.speaker, tuple(_words(form, sheet)), tuple(actions), tuple(problems)
        )

    def _action(
        self, form: FilledForm, sheet: ReportSheet, number: int, others: list[ActionChange]
    ) -> tuple[ActionChange | None, list[Problem]]:
        """What a row changes; nothing for an empty one, and for one that says what stands there."""
        if not any(form.text(action_slot(number, field)) for field in _FILLED):
            return None, []
        fields, problems = self._fields(form, sheet, number)
        present = _present(form, sheet, number, fields, [other.after.code for other in others])
        if present is not None and present.state is not ImprovementState.PROPOSED:
            slot = action_slot(number, "measure")
            return None, [form.problem(slot, Severity.WARNING, "form_action_taken")]
        code = present.code if present is not None else next_code(self._codes, FIRST_CODE)
        gap = next((one for one in sheet.gaps if one.line.kpi == fields["kpi"]), None)
        if present is None and gap is not None:
            fields = {**fields, "issue": gap_issue(self._say, gap)}
        place = {"code": code, "period": sheet.period, "speaker": sheet.speaker.employee}
        action, found = action_in(self._records, place, fields, self._today)
        told = {(one.row, one.column) for one in (*form.problems, *problems)}
        problems += [one for one in self._placed(form, number, found) if (one.row, one.column) not in told]
        if action is not None and action == present:
            return None, []  # what stood there already is not judged again
        if action is None or any(one.severity is Severity.ERROR for one in problems):
            return None, problems
        if present is None:
            self._codes.append(code)
        numbers = {one.owner for one in (action, present) if one is not None}
        return ActionChange(action, present, {one: self._people.get(one, one) for one in numbers}), problems

    @staticmethod
    def _placed(form: FilledForm, number: int, found: Iterable[FieldProblem]) -> Iterator[Problem]:
        """The problems of an action's fields at the cells of its row."""
        for one in found:
            slot, problem = _slot_of(form, number, one.field), one.problem
            yield form.problem(slot, problem.severity, problem.code, **problem.facts)

    def _fields(self, form: FilledForm, sheet: ReportSheet, number: int) -> tuple[Row, list[Problem]]:
        """A row's cells as fields of an action, and the names in it that nobody or several have."""
        problems: list[Problem] = []
        slot = action_slot(number, "owner")
        owner, found = self._owner(form.text(slot))
        problems += [form.problem(slot, Severity.ERROR, code, **facts) for code, facts in found.items()]
        kpi = form.facts.get(f"next:{number}:kpi", "")
        named = form.text(action_slot(number, "kpi"))
        if not kpi and named:
            kpi = next((line.kpi for line in sheet.lines if named in {line.name, line.kpi}), "")
            if not kpi:
                where = action_slot(number, "kpi")
                problems.append(form.problem(where, Severity.ERROR, "form_kpi_unknown", value=named))
        due = form.values.get(action_slot(number, "due"))
        return {
            "measure": form.text(action_slot(number, "measure")),
            "owner": owner,
            "due": due if isinstance(due, date) else None,
            "kpi": kpi,
            "support": form.text(action_slot(number, "support")),
        }, problems

    def _owner(self, text: str) -> tuple[str, Mapping[str, Mapping[str, object]]]:
        """The number of who is meant by name and number, or by one of them."""
        if not text or text in self._people:
            return text, {}
        words = text.split()
        if words[-1] in self._people and self._people[words[-1]] in text:
            return words[-1], {}
        same = [number for number, name in self._people.items() if name == text]
        if len(same) == 1:
            return same[0], {}
        code = "form_owner_doubtful" if same else "form_owner_unknown"
        return "", {code: {"value": text, "codes": ", ".join(same)}}


def _rows(form: FilledForm) -> Iterator[int]:
    number = 0
    while action_slot(number, "measure") in form.places:
        yield number
        number += 1


def _slot_of(form: FilledForm, number: int, field: str) -> str:
    slot = action_slot(number, field)
    return slot if slot in form.places else action_slot(number, "measure")


def _present(
    form: FilledForm, sheet: ReportSheet, number: int, fields: Row, claimed: list[str]
) -> Improvement | None:
    """The action that a row is about: by its code, else the proposal of that text or for that KPI."""
    mine = [one.action for one in sheet.next_actions if one.action.code not in claimed]
    code = form.facts.get(f"next:{number}", "")
    if code:
        return next((action for action in mine if action.code == code), None)
    same = [
        action
        for action in mine
        if action.measure == fields["measure"] and (action.kpi or "") == fields["kpi"]
    ]
    told = {form.facts.get(f"next:{other}", "") for other in _rows(form)}
    alike = [
        action
        for action in mine
        if fields["kpi"]
        and action.kpi == fields["kpi"]
        and action.state is ImprovementState.PROPOSED
        and action.code not in told
    ]
    return next(iter((*same, *alike)), None)


def _words(form: FilledForm, sheet: ReportSheet) -> Iterator[WordChange]:
    before, after = sheet.report, _report(form, sheet)
    for name in WORDS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield WordChange(name, old, new)


def _report(form: FilledForm, sheet: ReportSheet) -> Report:
    """The speaker's words after the form."""
    before = sheet.report
    names = {gap.line.kpi: gap.line.name for gap in sheet.gaps}
    asked = {name: slot for kpi, name in names.items() if (slot := cause_slot(kpi)) in form.places}
    causes = {name: form.text(slot) or cause_of(before.causes, name) for name, slot in asked.items()}
    rest = form.text(OTHER_CAUSES) or without_causes(before.causes, list(asked))
    return replace(
        before,
        worked=form.text(WORKED) or before.worked,
        causes=with_causes(rest, causes),
        support=form.text(SUPPORT) or before.support,
    )
