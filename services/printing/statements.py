"""What decided a result beside its lines, in sentences: missing data, vetoes, red lines, adjustments."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from models.terms import VetoScope
from services.domain.result import RedLineEffect, ResultState, SubjectResult, VetoEffect
from services.language import Language
from services.printing.line_texts import long_note
from services.wording.steps import condition_words, explain
from services.wording.terms import label


class Statement(NamedTuple):
    """A sentence with the mark and the word it begins with."""

    mark: str
    title: str
    words: str
    grave: bool = False


def statements(subject: SubjectResult, say: Language) -> tuple[Statement, ...]:
    """All statements, the gravest first; one that says there is nothing when there is none."""
    found = (
        *_state(subject, say),
        *_vetoes(subject, say),
        *_red_lines(subject, say),
        *_coefficient(subject, say),
        *_adjustments(subject, say),
    )
    none = Statement("—", say("Effects"), say("No adjustment, no veto and no red line in this period."))
    return (*(found or (none,)), *_notes(subject, say))


def veto_statements(subject: SubjectResult, say: Language) -> tuple[Statement, ...]:
    """One statement a veto, in the order of the subject's vetoes."""
    return tuple(_vetoes(subject, say))


def red_line_statements(subject: SubjectResult, say: Language) -> tuple[Statement, ...]:
    """One statement a red-line case."""
    return tuple(_red_lines(subject, say))


def _state(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    if subject.state is ResultState.EXEMPT:
        words = explain(say, subject.steps)
        if subject.exemption:
            words = say("Exempt from this period: {reason}", reason=subject.exemption)
        yield Statement("◇", say("Exempt"), words, grave=True)
    elif subject.state is ResultState.UNSCORED:
        words = say("No line with a weight applies in this period; no total, grade or rank.")
        yield Statement("○", say("Not scored"), words, grave=True)
    elif subject.state is ResultState.INCOMPLETE:
        yield from _incomplete(subject, say)


def _incomplete(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    count = len(subject.missing)
    words = say("No total, grade or coefficient yet. Lines without an actual: {count}.", count=count)
    yield Statement("▲", say("Incomplete"), words if count else explain(say, subject.steps), grave=True)
    for line in subject.missing:
        provider = line.provider or say("no provider named")
        yield Statement(
            "", "", say('Missing: "{kpi}", from {provider}.', kpi=line.name, provider=provider), True
        )


def _vetoes(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    for veto in subject.vetoes:
        words = _hit(veto, subject, say)
        if veto.waived_by:
            waived = say(
                "Waived by {name}, without effect: {reason}", name=veto.waived_by, reason=veto.waiver_reason
            )
            yield Statement("□", say("Veto waived"), joined(say, words, waived), grave=True)
        else:
            yield Statement("■", say("Veto"), joined(say, words, _effect(veto, say)), grave=True)


def _hit(veto: VetoEffect, subject: SubjectResult, say: Language) -> str:
    decimals = next((line.decimals for line in subject.lines if line.kpi == veto.kpi), None)
    measured = "—" if veto.actual is None else f"{say.quantity(veto.actual, decimals)} {veto.unit}".rstrip()
    parts = [
        say(
            '"{kpi}" was {actual}; the veto\'s condition is {condition}.',
            kpi=veto.name,
            actual=measured,
            condition=condition_words(veto.condition),
        )
    ]
    if veto.owner != subject.key and veto.scope is VetoScope.DEPARTMENT:
        parts.append(say("It strikes all of {department}.", department=veto.owner_name))
    if veto.consecutive > 1:
        parts.append(_in_a_row(veto, say))
    return joined(say, *parts)


def _in_a_row(veto: VetoEffect, say: Language) -> str:
    """The hits in a row, and what they bring on for the year; an older version did not keep the latter."""
    facts = {"count": veto.consecutive, "limit": veto.escalation, "ceiling": veto.year_ceiling}
    if not veto.year_ceiling:
        return say("{count} periods in a row.", count=veto.consecutive)
    if veto.escalated:
        return say("{count} periods in a row: the year's grade is at most {ceiling}.", **facts)
    return say("{count} periods in a row; from {limit} on the year's grade is at most {ceiling}.", **facts)


def _effect(veto: VetoEffect, say: Language) -> str:
    parts = []
    if veto.factor == 0:
        parts.append(say("This period's bonus is denied; the score stands."))
    elif veto.factor is not None:
        parts.append(say("Coefficient × {factor}; the score stands.", factor=veto.factor))
    if veto.ceiling is not None:
        parts.append(say("The best grade left is {grade}; the score stands.", grade=veto.ceiling))
    if veto.escalated and not veto.year_ceiling:
        parts.append(say("The year's grade now has a ceiling."))
    return joined(say, *parts)


def _red_lines(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    for case in subject.red_lines:
        yield Statement("◆", say("Red line"), _case(case, say), grave=True)


def _case(case: RedLineEffect, say: Language) -> str:
    words = say(
        "Case {case}, class {grade}, {liability}: {facts}.",
        case=case.case,
        grade=case.grade.value,
        liability=label(say, case.liability),
        facts=case.facts.rstrip("。. "),
    )
    parts = [words]
    if case.falls and case.factor == 0:
        parts.append(say("This period's bonus is denied."))
    elif case.falls and case.factor != 1:
        parts.append(say("Coefficient × {factor}.", factor=case.factor))
    if case.ceiling is not None:
        parts.append(say("The year's grade is at most {grade}.", grade=case.ceiling))
    return joined(say, *parts)


def _coefficient(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    if (
        subject.grade_before is not None
        and subject.grade is not None
        and subject.grade_before != subject.grade
    ):
        words = say(
            "{before} → {after}, by a ceiling; the score {total} stands.",
            before=subject.grade_before,
            after=subject.grade,
            total=say.fixed(subject.total),
        )
        yield Statement("→", say("Grade"), words, grave=True)
    before, after = subject.grade_coefficient, subject.coefficient
    if before is not None and after is not None and before != after:
        yield Statement(
            "→", say("Coefficient"), say("{before} → {after}", before=before, after=after), grave=True
        )


def _adjustments(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    for number, item in enumerate(subject.adjustments):
        title = "" if number else say("Adjustments")
        yield Statement("" if number else "±", title, f"{signed(item.points, say)}  {item.reason}")


def _notes(subject: SubjectResult, say: Language) -> Iterator[Statement]:
    for number, line in enumerate(subject.lines, 1):
        if words := long_note(line):
            yield Statement("※", say("Note {number}", number=number), words)


def joined(say: Language, *sentences: str) -> str:
    """Sentences one after the other; Chinese needs no space between them."""
    return ("" if say.code == "zh" else " ").join(sentence for sentence in sentences if sentence)


def signed(number: Decimal, say: Language) -> str:
    """A difference with its sign, to two places."""
    words = say.fixed(number)
    return f"+{words}" if number > 0 else words.replace("-", "−")
