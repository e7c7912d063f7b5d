"""The exceptions of a period (异常): what the officer must look at before she locks."""

from collections.abc import Iterator

from models.terms import SubjectType
from services.domain.result import (
    Divergence,
    Exceptional,
    ExceptionKind,
    LineState,
    ResultState,
    Step,
    SubjectResult,
)


def exceptions_of(result: SubjectResult) -> Iterator[Exceptional]:
    """What is exceptional about one subject: exempt, missing and not-applicable lines, vetoes."""
    if result.state is ResultState.EXEMPT:
        yield _row(ExceptionKind.EXEMPT, result, None, "", result.steps[0])
        return
    for line in result.lines:
        if line.state is not LineState.SCORED:
            missing = line.state is LineState.MISSING
            kind = ExceptionKind.MISSING if missing else ExceptionKind.NOT_APPLICABLE
            yield _row(kind, result, line.kpi, line.name, line.steps[-1])
    if result.state is ResultState.INCOMPLETE and not result.missing:
        yield _row(ExceptionKind.MISSING, result, None, "", result.steps[0])
    for veto in result.vetoes:
        told = Step("exception.waived", (("by", veto.waived_by), ("reason", veto.waiver_reason)))
        if not veto.waived_by:
            facts = (("owner", veto.owner_name), ("condition", veto.condition), ("count", veto.consecutive))
            told = Step("exception.veto", facts)
        yield _row(ExceptionKind.VETO, result, veto.kpi, veto.name, told)


def _row(kind: ExceptionKind, result: SubjectResult, kpi: str | None, name: str, told: Step) -> Exceptional:
    return Exceptional(kind, result.type, result.code, result.name, kpi, name, told)


def no_card(kind: SubjectType, code: str, name: str) -> Exceptional:
    """A person or department that has no card."""
    department = kind is SubjectType.DEPARTMENT
    told = Step("exception.no_card_department" if department else "exception.no_card")
    return Exceptional(ExceptionKind.NO_CARD, kind, code, name, None, "", told)


def alarm(divergence: Divergence, company: str) -> Exceptional:
    """A divergence alarm as a row of the exceptions."""
    facts = (
        *(
            ("kpi", divergence.name),
            ("outcome", divergence.outcome_name),
            ("periods", ", ".join(divergence.periods)),
        ),
        *(("mean", divergence.mean), ("outcome_mean", divergence.outcome_mean)),
    )
    told = Step("alarm.levels", facts)
    if divergence.correlation is not None:
        told = Step("alarm.correlation", (*facts, ("correlation", divergence.correlation)))
    kind = SubjectType.DEPARTMENT
    return Exceptional(ExceptionKind.ALARM, kind, "", company, divergence.kpi, divergence.name, told)
