"""The alignment check in words: what each gap is called, why it matters, and how to mend it."""

from collections.abc import Mapping

from msgspec import Struct

from services.domain.alignment import Finding, Gap, Level
from services.language import N_, Language

LEVELS: Mapping[Level, tuple[str, str]] = {
    Level.BREAK: ("■", N_("Break in the chain")),
    Level.WEAK: ("▲", N_("Weak link")),
    Level.HINT: ("○", N_("Hint")),
}
"""The mark and the word of a level."""


class GapWords(Struct, frozen=True):
    """A gap: its name, why it matters, how to mend it."""

    name: str
    why: str
    mend: str


GAPS: Mapping[Gap, GapWords] = {
    Gap.NO_DRIVER: GapWords(
        N_("No value driver"),
        N_("Everything else is derived from the driver; without it each department appraises what it likes."),
        N_("Write the value driver of the year."),
    ),
    Gap.NO_INTENT: GapWords(
        N_("No strategic intent"),
        N_("The intent says what the driver should bring about; without it targets have no direction."),
        N_("Write the strategic intent of the year."),
    ),
    Gap.NO_OBJECTIVES: GapWords(
        N_("No strategic objectives"),
        N_("Without objectives no indicator can say what it serves."),
        N_("Put the first objectives on the strategy map."),
    ),
    Gap.OBJECTIVE_WITHOUT_KPI: GapWords(
        N_("Objective without a KPI"),
        N_("What nobody measures nobody pursues: the objective stays a slogan."),
        N_("Tie a KPI to it, or take it off the map."),
    ),
    Gap.OBJECTIVE_SUPPORTS_NOTHING: GapWords(
        N_("Objective that supports no other"),
        N_(
            "Below the top perspective an objective is a means; one that leads nowhere is effort for nothing."
        ),
        N_("Draw a link to what it supports."),
    ),
    Gap.OBJECTIVE_UNSUPPORTED: GapWords(
        N_("Objective that nothing leads to"),
        N_("It is wanted, but no other objective says how to get there."),
        N_("Draw a link from what brings it about, if there is such an objective."),
    ),
    Gap.DEPARTMENT_WITHOUT_PURPOSE: GapWords(
        N_("Department without a purpose"),
        N_("Without a purpose derived from the driver the department is measured by habit."),
        N_("Write what the department is for."),
    ),
    Gap.DEPARTMENT_WITHOUT_CUSTOMERS: GapWords(
        N_("Department without named customers"),
        N_("A department that knows no customer measures only itself."),
        N_("Name its inner and outer customers."),
    ),
    Gap.DEPARTMENT_WITHOUT_ISSUE: GapWords(
        N_("Department without an issue"),
        N_("KPIs answer issues; without one the department's KPIs are chosen for convenience."),
        N_("Ask its customers and define at least one issue."),
    ),
    Gap.ISSUE_WITHOUT_KPI: GapWords(
        N_("Issue that no KPI answers"),
        N_("The gap is known and nobody is measured by closing it."),
        N_("Choose the KPIs that answer it, or delete it."),
    ),
    Gap.ISSUE_WITHOUT_OBJECTIVE: GapWords(
        N_("Issue that harms no objective"),
        N_("It is not said why the issue matters; its KPIs are not tied to strategy."),
        N_("Name the objective that it harms."),
    ),
    Gap.KPI_WITHOUT_OBJECTIVE: GapWords(
        N_("KPI without objective and issue"),
        N_("It is scored every month, and nobody can say what it serves."),
        N_("Tie it to an objective or an issue, or take it off the cards."),
    ),
    Gap.KPI_ON_NO_CARD: GapWords(
        N_("KPI on no scorecard"),
        N_("It is defined, but nobody is appraised by it."),
        N_("Put it on the card of whoever can move it, or delete it."),
    ),
    Gap.KPI_WITHOUT_OUTCOME: GapWords(
        N_("KPI without a paired outcome"),
        N_(
            "Without the outcome it should move, no alarm tells when the figure is green and customers leave."
        ),
        N_("Name the customer outcome that it should move."),
    ),
    Gap.KEY_KPI_NOT_MONTHLY: GapWords(
        N_("Key strategic KPI on no monthly card"),
        N_("A key strategic indicator is tested every month; on no monthly card it denies no bonus."),
        N_("Put it on a monthly card, or take the mark off."),
    ),
    Gap.KEY_POSITION_UNTIED: GapWords(
        N_("Key position without a line tied to strategy"),
        N_("Those whose work decides most are not measured by what decides."),
        N_("Put a KPI of an objective on the card in force for it."),
    ),
    Gap.KEY_POSITION_WITHOUT_CARD: GapWords(
        N_("Key position without a card"),
        N_("Nobody is appraised in a position that decides much, or it is vacant."),
        N_("Make a card for it, or fill it."),
    ),
    Gap.DEPARTMENT_WITHOUT_CARD: GapWords(
        N_("Department without a card"),
        N_("The chain ends before it: nobody in the department has a card."),
        N_("Make a card for the department or its positions."),
    ),
    Gap.DEPARTMENT_LOOSE: GapWords(
        N_("Department loosely tied to strategy"),
        N_("Less than a third of its weight is tied to strategy: effort follows the rest."),
        N_("Give more weight to KPIs of objectives."),
    ),
}


def subject_words(say: Language, found: Finding) -> str:
    """What a finding is about: code and name, with what it mentions."""
    words = " ".join(part for part in (found.code, found.name) if part)
    match found.gap:
        case Gap.ISSUE_WITHOUT_KPI | Gap.ISSUE_WITHOUT_OBJECTIVE:
            return f"{words} · {found.detail}"
        case Gap.KEY_POSITION_UNTIED | Gap.KEY_POSITION_WITHOUT_CARD:
            return " · ".join((words, found.detail or say("vacant")))
        case Gap.DEPARTMENT_LOOSE:
            return f"{words} · {found.detail} %"
    return words or say("The company as a whole")


def verdict_words(say: Language, breaks: int, weak: int, hints: int) -> str:
    """How the chain stands, in one sentence."""
    if breaks:
        return say(
            "{breaks} {breaks:break|breaks}, {weak} weak {weak:link|links}, {hints} {hints:hint|hints}",
            breaks=breaks,
            weak=weak,
            hints=hints,
        )
    if weak:
        return say(
            "No break; {weak} weak {weak:link|links}, {hints} {hints:hint|hints}", weak=weak, hints=hints
        )
    return say("The chain holds from the driver to every line; {hints} {hints:hint|hints}", hints=hints)
