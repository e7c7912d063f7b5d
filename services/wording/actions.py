"""What an action of the audit trail did, in words: for undo and redo, and for the trail itself."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from models.terms import AgendaOrder, PeriodState
from services.language import N_, Language
from services.trail import Action
from services.wording.cycle_actions import CYCLE_ACTIONS, CYCLE_KINDS
from services.wording.settings import setting_names
from services.wording.states import state_name
from services.wording.terms import label

ACTIONS: Mapping[str, str] = {
    "company.create": N_("New company"),
    "settings.change": N_("Settings: {items}"),
    "import.workbook": N_("Import of a workbook"),
    "period.open": N_("Opening of {period}"),
    "period.move": N_("{period}: {from_state} → {to_state}"),
    "period.lock": N_("Lock of {period}"),
    "period.reopen": N_("Reopening of {period}"),
    "actual.enter": N_("{name} {before} → {after}"),
    "actual.paste": N_("{count} pasted {count:value|values}"),
    "actual.fill": N_("{count} {count:value|values} filled down"),
    "actual.clear": N_("{count} {count:cell|cells} cleared"),
    "actual.target": N_("Target of {name} {before} → {after}"),
    "actual.self_score": N_("Self score of {name} {before} → {after}"),
    "actual.note": N_("Note on {name}"),
    "actual.not_applicable": N_("{name} not applicable"),
    "actual.applicable": N_("{name} applicable again"),
    "actual.describe": N_("{name} {before} → {after}"),
    "rating.replace": N_("Ratings of {whose}, {name}: {count}"),
    "veto.waive": N_("Veto of {name} waived by {by}"),
    "veto.unwaive": N_("Waiver of the veto of {name} taken back"),
    "adjustment.replace": N_("Adjustments of {name}: {points}"),
    "attendance.exempt": N_("Exemption of {name}"),
    "attendance.decline": N_("No exemption of {name}"),
    "attendance.include": N_("End of the exemption of {name}"),
    "exemption.accept": N_("Exemption of {names}"),
    "exemption.decline": N_("No exemption of {names}"),
    "exemption.take_back": N_("Decision on the exemption of {names} taken back"),
    "absence.add": N_("Absence of {name} from {day}"),
    "absence.change": N_("Change of the absence of {name} from {day}"),
    "absence.remove": N_("Deletion of the absence of {name} from {day}"),
    "coaching.add": N_("Coaching note on {name}, {day}"),
    "coaching.change": N_("Change of the coaching note on {name}, {day}"),
    "coaching.remove": N_("Deletion of the coaching note on {name}, {day}"),
    "department.add": N_("New department {name}"),
    "department.change": N_("Change of the department {name}"),
    "department.move": N_("{name} under {parent}"),
    "department.remove": N_("Deletion of the department {name}"),
    "position.add": N_("New position {name}"),
    "position.change": N_("Change of the position {name}"),
    "position.remove": N_("Deletion of the position {name}"),
    "employee.add": N_("New person {name}"),
    "employee.change": N_("Change of the person {name}"),
    "employee.leave": N_("{name} leaves on {day}"),
    "employee.assign": N_("Change of {count} people at once"),
    "employee.remove": N_("Deletion of the person {name}"),
    "move.add": N_("Move of {name} on {day}"),
    "move.remove": N_("Deletion of the move of {name} on {day}"),
    "organisation.paste": N_("{count} pasted {count:row|rows}"),
    "kpi.add": N_("New KPI {name}"),
    "kpi.change": N_("Change of the KPI {name}"),
    "kpi.remove": N_("Deletion of the KPI {name}"),
    "kpi.take": N_("{name} taken from the library"),
    "alarm.answer": N_("Answer to the alarm of {name}"),
    "scorecard.save": N_("Scorecard of {name}"),
    "scorecard.remove": N_("Deletion of a scorecard version of {name}"),
    "target.save": N_("Targets of {name} for {year}"),
    "target.flow": N_("Targets of {name} into the months of {year}"),
    "objective.add": N_("New objective {name}"),
    "objective.change": N_("Change of the objective {name}"),
    "objective.move": N_("{count} {count:card|cards} moved on the map"),
    "objective.remove": N_("Deletion of the objective {name}"),
    "objective.link": N_("{name} supports {other}"),
    "objective.unlink": N_("{name} no longer supports {other}"),
    "map.arrange": N_("Auto-layout of the strategy map"),
    "map.lanes": N_("Perspectives: {names}"),
    "map.driver": N_("Value driver: {name}"),
    "strategy.begin": N_("New strategy year {year}"),
    "strategy.remove": N_("Deletion of the strategy year {year}"),
    "strategy.value_driver": N_("Value driver of {year}"),
    "strategy.strategic_intent": N_("Strategic intent of {year}"),
    "diagnosis.write": N_("Step {step} of the diagnosis {year}"),
    "department.purpose": N_("Purpose of {name}"),
    "issue.add": N_("New issue “{name}”"),
    "issue.change": N_("Change of the issue “{name}”"),
    "issue.remove": N_("Deletion of the issue “{name}”"),
    "start.kpis": N_("{count} {count:KPI|KPIs} from the library, {cards} first {cards:scorecard|scorecards}"),
    "start.cards": N_("First scorecards of {count} {count:department|departments}"),
    "undo": N_("Undone: {action}"),
    "redo": N_("Done again: {action}"),
    **CYCLE_ACTIONS,
}
KINDS: Mapping[str, str] = {
    "company": N_("Company file"),
    "settings": N_("Settings"),
    "import": N_("Import"),
    "period": N_("Period"),
    "actual": N_("Actuals"),
    "rating": N_("Ratings"),
    "adjustment": N_("Adjustments"),
    "attendance": N_("Exemptions"),
    "exemption": N_("Proposed exemptions"),
    "absence": N_("Absences"),
    "coaching": N_("Coaching"),
    "veto": N_("Veto waivers"),
    "department": N_("Departments"),
    "position": N_("Positions"),
    "employee": N_("People"),
    "move": N_("Moves"),
    "organisation": N_("Pasted organisation"),
    "kpi": N_("KPIs"),
    "alarm": N_("Divergence alarms"),
    "scorecard": N_("Scorecards"),
    "target": N_("Targets"),
    "objective": N_("Objectives"),
    "map": N_("Strategy map"),
    "strategy": N_("Strategy years"),
    "diagnosis": N_("Diagnosis"),
    "issue": N_("Issues"),
    "start": N_("Guided start"),
    **CYCLE_KINDS,
    "undo": N_("Undo and redo"),
}
"""The kinds of action: what stands before the dot of their verbs."""
UNDONE = "undo"
LONGEST = 32
"""Signs of a name where there is little room, such as a menu."""
_OTHER = N_("Another change")
_GAP = re.compile(r"\{\w+\}")
_YES_NO = {"yes": N_("yes"), "no": N_("no")}


def kind_of(verb: str) -> str:
    """The kind of an action by its verb."""
    return UNDONE if verb in {"undo", "redo"} else verb.partition(".")[0]


def kind_words(say: Language, kind: str) -> str:
    """What a kind of action is called."""
    return say(KINDS.get(kind, _OTHER))


def verbs_named(say: Language, word: str) -> tuple[str, ...]:
    """The verbs whose own words hold a word, in whatever case."""
    wanted = word.casefold()
    return tuple(verb for verb, words in ACTIONS.items() if wanted in _GAP.sub(" ", say(words)).casefold())


def action_words(say: Language, action: Action, longest: int = 0) -> str:
    """An action in a few words; in general ones when its facts were purged or its verb is not known.

    Names of more than `longest` signs are cut, unless it is 0.
    """
    facts = dict(action.facts)
    verb = str(facts.pop("verb", "")) if action.verb in {"undo", "redo"} else action.verb
    words = _words(say, verb, facts, longest)
    return words if verb == action.verb else say(ACTIONS[action.verb], action=words)


def _words(say: Language, verb: str, facts: Mapping[str, Any], longest: int) -> str:
    template = ACTIONS.get(verb, _OTHER)
    if "{" in template and not facts:
        return say(_OTHER)
    shown = {name: _shown(say, name, fact) for name, fact in facts.items()}
    try:
        return say(template, **{name: _cut(fact, longest) for name, fact in shown.items()})
    except KeyError:
        return say(_OTHER)


def _cut(fact: object, longest: int) -> object:
    if not longest or not isinstance(fact, str) or len(fact) <= longest:
        return fact
    return f"{fact[: longest - 1]}…"


def _shown(say: Language, name: str, fact: Any) -> object:  # noqa: ANN401 - facts are what the trail's JSON holds
    if name == "period":
        return say.period(str(fact))
    if name in {"from_state", "to_state"}:
        return state_name(say, PeriodState(fact))
    if name == "order":
        return label(say, AgendaOrder(fact))
    if name == "items":
        return setting_names(say, str(fact))
    if name in {"before", "after"}:
        return say(_YES_NO[fact]) if fact in _YES_NO else str(fact) or "—"
    if name == "points":
        points = Decimal(str(fact))
        return f"{'+' if points > 0 else '−' if points < 0 else ''}{say.plain(abs(points))}"
    return fact
