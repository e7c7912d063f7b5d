"""What depends on a record, in words: for a deletion that is refused."""

from collections.abc import Iterable, Mapping

from services.language import N_, Language
from services.usage import Use

USES: Mapping[tuple[str, str], str] = {
    ("department", "parent"): N_("departments below it"),
    ("department", "head"): N_("departments headed"),
    ("position", "department"): N_("positions"),
    ("employee", "department"): N_("people"),
    ("employee", "position"): N_("people"),
    ("employee", "manager"): N_("people managed"),
    ("move", "employee"): N_("moves"),
    ("move", "department"): N_("moves to it"),
    ("move", "position"): N_("moves to it"),
    ("issue", "department"): N_("issues"),
    ("kpi", "provider"): N_("KPIs whose data it provides"),
    ("kpi", "outcome"): N_("KPIs that it is the outcome of"),
}
"""By table and column, where the table alone does not say it."""
TABLES: Mapping[str, str] = {
    "scorecard": N_("scorecards"),
    "scorecard_line": N_("lines of scorecards"),
    "actual": N_("actuals"),
    "rating": N_("ratings"),
    "adjustment": N_("adjustments"),
    "attendance": N_("attendance and exemptions"),
    "waiver": N_("waived vetoes"),
    "annual_part": N_("parts of annual results"),
    "plan": N_("plan lines"),
    "absence": N_("absences"),
    "coaching_note": N_("coaching notes"),
    "plan_approval": N_("approvals of plans"),
    "improvement": N_("improvement actions"),
    "improvement_checkpoint": N_("checkpoints of actions"),
    "meeting": N_("report meetings"),
    "participant": N_("invitations to meetings"),
    "agenda_item": N_("turns in meetings"),
    "resolution": N_("resolutions"),
    "report": N_("report sheets"),
    "practice": N_("good practices"),
    "practice_spread": N_("good practices spread"),
    "pip": N_("improvement plans"),
    "pip_checkpoint": N_("checkpoints of improvement plans"),
    "red_line_case": N_("red-line cases"),
    "snapshot": N_("locked results"),
    "result": N_("locked results"),
    "result_line": N_("lines of locked results"),
    "issue": N_("issues"),
    "objective": N_("objectives"),
    "kpi": N_("KPIs"),
    "year_target": N_("targets"),
    "month_target": N_("targets"),
    "alarm_answer": N_("answers to divergence alarms"),
    "comparison": N_("pairwise comparisons"),
    "kpi_version": N_("earlier versions of KPIs"),
    "diagnosis": N_("diagnosis steps"),
}
_REST = N_("other entries")


def use_words(say: Language, uses: Iterable[Use]) -> tuple[tuple[str, int], ...]:
    """What depends on a record, each with its count, the same words once."""
    counts: dict[str, int] = {}
    for use in uses:
        words = say(USES.get((use.table, use.column)) or TABLES.get(use.table, _REST))
        counts[words] = counts.get(words, 0) + use.count
    return tuple(counts.items())
