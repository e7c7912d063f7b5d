"""Objectives, the four steps of diagnosis, and issues (战略)."""

from datetime import date

from msgspec import Struct

from models.terms import Severity


class Objective(Struct, frozen=True):
    """A strategic objective (战略目标) in a perspective (维度); `supports` names the objectives it serves."""

    code: str
    perspective: str
    name: str
    year: int | None = None
    description: str = ""
    supports: tuple[str, ...] = ()
    x: int | None = None
    y: int | None = None


class DiagnosisStep(Struct, frozen=True):
    """One of the four steps of a strategy year's diagnosis (诊断)."""

    year: int
    step: int
    findings: str = ""
    evidence: str = ""
    asked: str = ""
    day: date | None = None
    done: bool = False


class StrategyYear(Struct, frozen=True):
    """What the firm meant to win by in a year (战略年度): its value driver and strategic intent."""

    year: int
    value_driver: str = ""
    strategic_intent: str = ""


class Issue(Struct, frozen=True):
    """Where reality departs from a department's purpose (问题)."""

    code: str
    department: str
    issue: str
    evidence: str = ""
    objective: str | None = None
    severity: Severity | None = None
