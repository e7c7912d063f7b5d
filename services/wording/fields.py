"""What is wrong with a field of a form, beside which the words stand."""

from collections.abc import Mapping, Sequence

from services.edits import FieldProblem
from services.language import N_, Language
from services.wording.import_problems import problem_parts, shown_facts

FIELDS: Mapping[str, tuple[str, str]] = {
    "required": (N_("This is required."), N_("Fill it in.")),
    "reference_unknown": (N_("There is no “{value}”."), N_("Choose from the list, or add it first.")),
    "name_doubtful": (N_("“{value}” is the name of several: {codes}."), N_("Write the code.")),
    "row_twice": (N_("Two rows are about the same record."), N_("Keep one of them.")),
    "circle": (N_("It would lie below itself: {path}."), N_("Choose another one.")),
    "absence_overlaps": (
        N_("It overlaps the absence that begins on {day}."),
        N_("Correct the dates, or change that one instead."),
    ),
    "column_missing": (N_("This is required."), N_("Fill it in.")),
}
"""Where the words for a workbook would not fit a form."""


def field_words(say: Language, found: FieldProblem) -> str:
    """What is wrong, and what to write instead."""
    what, mend = field_parts(say, found)
    gap = "" if say.code == "zh" else " "
    return gap.join(part for part in (what, mend) if part)


def field_parts(say: Language, found: FieldProblem) -> tuple[str, str]:
    """What is wrong, and apart from it what to write instead."""
    problem = found.problem
    if problem.code in FIELDS:
        what, mend = FIELDS[problem.code]
        return say(what, **{"value": "", **shown_facts(say, problem)}), say(mend)
    return problem_parts(say, problem)


def by_field(say: Language, problems: Sequence[FieldProblem], elsewhere: str) -> dict[str, str]:
    """The words for each field; what has no field of its own goes to `elsewhere`."""
    words: dict[str, str] = {}
    for found in sorted(problems, key=lambda problem: not problem.stops):
        words.setdefault(found.field or elsewhere, field_words(say, found))
    return words
