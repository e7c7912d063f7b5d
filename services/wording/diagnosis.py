"""The four steps of diagnosis in words: what each asks, what helps to answer it, and how far it is."""

from collections.abc import Mapping

from msgspec import Struct

from models.terms import Severity
from services.domain.diagnosis import StepState
from services.language import N_, Language
from services.workbooks.vocabulary import SEVERITIES

PROBLEMS: Mapping[str, str] = {
    "strategy.year_exists": N_("There is a strategy year {year} already. Choose another year."),
}


class StepWords(Struct, frozen=True):
    """A step: its short name, its question, hints that help to answer, and what findings should say."""

    name: str
    question: str
    hints: tuple[str, ...]
    findings: str
    evidence: str
    asked: str


STEPS: Mapping[int, StepWords] = {
    1: StepWords(
        N_("Competition in the industry"),
        N_("What decides winning in this industry now, and what will decide it in two years?"),
        (
            N_("What do customers decide by: brand, price, quality, delivery, service, novelty?"),
            N_("Which rules of the game have changed in recent years, and who gained from it?"),
            N_("Where is the money earned, and where is it only turned over?"),
        ),
        N_("One paragraph: what decides winning, and why."),
        N_("Figures with their source: margins, shares, what customers said."),
        N_("Whom you asked: customers, dealers, the sales manager …"),
    ),
    2: StepWords(
        N_("How our company competes"),
        N_("How do we create value for customers today, and where do we fall short?"),
        (
            N_("Why do our best customers stay, and why did the last ones leave?"),
            N_("What do competitors do better, and where in our work does the customer notice it?"),
            N_("If we could improve one thing only, which would move profit most?"),
        ),
        N_("What we win by, what goes wrong, and so what our value driver is."),
        N_("Customers lost and why, complaints, delays, comparisons with competitors."),
        N_("Whom you asked: leaders, key accounts, people who left …"),
    ),
    3: StepWords(
        N_("What each department is for"),
        N_(
            "Given the value driver, what is each department for, and for which customers inside and outside?"
        ),
        (
            N_("Begin with the driver, not with the job description: what would be missing without it?"),
            N_("Who takes over its work next inside the firm, and what must that customer rely on?"),
            N_("What value for the outside customer passes through its hands?"),
        ),
        N_("What changes in the departments' work, in a few sentences."),
        N_("Workshops, minutes, the decision that approved the purposes."),
        N_("Whom you asked: heads of departments, their inner customers …"),
    ),
    4: StepWords(
        N_("Which issues stand in the way"),
        N_("Where does reality depart from the purpose, by survey and by figures?"),
        (
            N_("Compare each purpose with last year's facts: delays, returns, complaints, costs."),
            N_("Ask the next department and the customer before you ask the department itself."),
            N_("An issue is a gap with a figure, not a wish; say which objective it harms."),
        ),
        N_("How many issues, which are the gravest, and what they have in common."),
        N_("Questionnaires, interviews, ledgers that were compared."),
        N_("Whom you asked: how many people, of which departments …"),
    ),
}

STATES: Mapping[StepState, tuple[str, str]] = {
    StepState.BLANK: ("○", N_("Empty")),
    StepState.BEGUN: ("◐", N_("In progress")),
    StepState.DONE: ("●", N_("Done")),
}
"""The mark and the word of a state."""

SEVERITY_MARKS: Mapping[Severity, str] = {Severity.HIGH: "■", Severity.MEDIUM: "▲", Severity.LOW: "○"}


def severity_words(say: Language, severity: Severity | None) -> str:
    """Mark and word of a severity, a dash for none."""
    if severity is None:
        return "—"
    return f"{SEVERITY_MARKS[severity]} {SEVERITIES.write(severity, say.code)}"
