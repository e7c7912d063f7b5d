"""What the later steps leave in the departments: how far that is, and the words of the way there."""

from services.domain.company import Records
from services.language import Language

PURPOSES, ISSUES = 3, 4


def step_way(say: Language, step: int, records: Records) -> tuple[str, str]:
    """How far it is and what the way is called; nothing for the first two steps."""
    if step == PURPOSES:
        written = sum(bool(one.purpose.strip()) for one in records.departments)
        words = say(
            "{written} of {count} departments have a purpose.",
            written=written,
            count=len(records.departments),
        )
        return words, say("Departments' purposes…")
    if step == ISSUES:
        answered = {kpi.issue for kpi in records.kpis}
        bare = sum(issue.code not in answered for issue in records.issues)
        words = say(
            "{count} {count:issue|issues}, {bare} without a KPI.", count=len(records.issues), bare=bare
        )
        return words, say("Issues…")
    return "", ""
