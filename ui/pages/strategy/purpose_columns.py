"""The columns of the two lists: departments with their purposes, and all issues."""

from collections.abc import Callable

from services.domain.organisation import Department
from services.language import Language
from services.strategy_report import IssueLine
from services.wording.diagnosis import severity_words
from ui.widgets.table import Column


def department_columns(say: Language, issues: Callable[[str], int]) -> list[Column[Department]]:
    """Purpose and customers of a department; `issues` counts its issues."""
    blank = say("▲ none")
    return [
        Column("name", say("Department"), lambda one: one.name, width=112, strong=True),
        Column(
            "purpose",
            say("Purpose"),
            lambda one: one.purpose or blank,
            tone=lambda one: "" if one.purpose else "amber",
            tip=lambda one: one.purpose,
        ),
        Column(
            "inner",
            say("Inner customers"),
            lambda one: one.inner_customers or "—",
            width=112,
            tip=lambda one: one.inner_customers,
        ),
        Column(
            "outer",
            say("Outer customers"),
            lambda one: one.outer_customers or "—",
            width=112,
            tip=lambda one: one.outer_customers,
        ),
        Column("issues", say("Issues"), lambda one: str(issues(one.code)), number=True, width=60),
    ]


def issue_columns(say: Language) -> list[Column[IssueLine]]:
    """An issue with the codes of the KPIs that answer it."""
    blank = say("▲ none")
    return [
        Column("code", say("Code"), lambda one: one.code, width=56),
        Column("department", say("Department"), lambda one: one.department_name, width=106),
        Column("issue", say("Issue"), lambda one: one.issue, tip=lambda one: one.issue),
        Column("severity", say("Severity"), lambda one: severity_words(say, one.severity), width=92),
        Column(
            "kpis",
            say("KPIs"),
            lambda one: " ".join(each.split()[0] for each in one.kpis) or blank,
            width=100,
            tone=lambda one: "" if one.kpis else "amber",
            tip=lambda one: "\n".join(one.kpis),
        ),
    ]
