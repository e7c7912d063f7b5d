"""Why an import or export was refused, and any problem of a workbook in words."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from services.errors import Mendable
from services.language import N_, Language
from services.wording.cycle_cells import CYCLE_CELLS
from services.wording.form_problems import CELLS as FORM_CELLS
from services.wording.problems import problem_words
from services.wording.terms import TERMS, label
from services.wording.workbook_cells import CELLS
from services.workbooks.problems import Bilingual, Problem

PROBLEMS: Mapping[str, str] = {
    "import.refused": N_("Nothing was imported: {count} {count:error|errors} must be corrected first."),
    "import.stale": N_("{file} was changed after the preview. Make the preview again."),
    "export.is_company": N_(
        "{file} is a company file, or named like one. Choose another name for what is written."
    ),
    "export.too_many_rows": N_(
        "That is more than the {limit} rows that a sheet of Excel holds. Narrow the filters, by period say."
    ),
    "export.is_folder": N_("{file} is a folder. Choose another name for what is written."),
    "export.no_folder": N_("There is no folder {folder}. Choose a folder that exists."),
    "export.disk_full": N_("The disk is full: {file} was not written. Make room and do it again."),
    "export.not_allowed": N_(
        "{file} may not be written. Close it if it is open in Excel, or choose another folder."
    ),
    "export.failed": N_("{file} could not be written. Check the drive, or choose another folder."),
    "output.failed": N_("The results could not be written out. Check the disk that the output goes to."),
    "import.overtaken": N_("The company was changed after the preview. Make the preview again."),
}


def problem_parts(say: Language, problem: Problem) -> tuple[str, str]:
    """What is wrong, and what to write instead; what the rules refuse is told by their own words."""
    facts = shown_facts(say, problem)
    words = CELLS.get(problem.code) or CYCLE_CELLS.get(problem.code) or FORM_CELLS.get(problem.code)
    if words is None:
        return problem_words(say, Mendable(problem.code, **facts)), ""
    what, mend = words
    return say(what, **facts), say(mend, **facts)


def problem_line(say: Language, problem: Problem) -> str:
    """The whole problem in one line: sheet, row, column, what is wrong, what to write instead."""
    where = [problem.sheet] if problem.sheet else []
    if problem.row:
        where.append(say("row {row}", row=problem.row))
    if problem.column:
        where.append(say("column {column}", column=problem.column))
    comma, colon, gap = ("，", "：", "") if say.code == "zh" else (", ", ": ", " ")
    words = gap.join(part for part in problem_parts(say, problem) if part)
    return f"{comma.join(where)}{colon}{words}" if where else words


def shown_facts(say: Language, problem: Problem) -> dict[str, object]:
    """A problem's facts in the user's language."""
    return {name: _fact(say, fact) for name, fact in problem.facts.items()}


def _fact(say: Language, fact: object) -> object:
    match fact:
        case Bilingual():
            return fact.of(say.code)
        case tuple():
            return " · ".join(str(_fact(say, part)) for part in fact)
        case StrEnum():
            return label(say, fact) if type(fact) in TERMS else fact.value
        case date():
            return say.day(fact)
        case _:
            return fact
