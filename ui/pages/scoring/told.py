"""What the panel says of a line and of a total, in sentences and parts."""

from typing import NamedTuple

from services.domain.result import LineResult, LineState, SubjectResult
from services.language import Language
from services.printing.statements import signed
from services.wording.origins import origin_words
from services.wording.steps import tell
from services.wording.terms import label
from ui.pages.scoring.backing import Backing, Before
from ui.pages.scoring.filters import change_of
from ui.pages.scoring.rows import CardRow, CardTexts

_RED = ("veto.", "redline.")
"""The steps that the red box says."""


class Part(NamedTuple):
    """A line's part in a total: its name, and the sum with its numbers or what stands in its place."""

    name: str
    words: str


def line_steps(line: LineResult, say: Language) -> list[str]:
    """How a line's score came about, and its share."""
    told = [tell(say, step) for step in line.steps]
    if line.score is not None and line.weighted is not None:
        told.append(say("Weighted = {sum}", sum=_share(line, say)))
    return told


def _share(line: LineResult, say: Language) -> str:
    return say(
        "{score} × {weight}% = {weighted}",
        score=say.fixed(line.score),
        weight=line.effective_weight,
        weighted=say.fixed(line.weighted),
    )


def line_facts(subject: SubjectResult, line: LineResult, backing: Backing, say: Language) -> list[str]:
    """The period before, the method, and where target, actual and definition come from."""
    method, direction = label(say, line.method), label(say, line.direction)
    facts = [say("Scored by: {method} ({direction})", method=method, direction=direction)]
    if line.target_from is not None:
        facts.append(say("Target from: {source}", source=label(say, line.target_from)))
    source = say("Data from: {provider}", provider=line.provider or say("no provider named"))
    origin = backing.origin(line)
    facts.append(source if origin is None else f"{source} · {origin_words(say, origin, line.note)}")
    if line.formula or line.definition:
        facts.append(say("Formula: {formula}", formula=line.formula or line.definition))
    before = backing.before(line)
    return facts if before is None else [_before(subject, line, before, say), *facts]


def _before(subject: SubjectResult, line: LineResult, before: Before, say: Language) -> str:
    if before.line.state is LineState.NOT_APPLICABLE:
        return say("Last period: not applicable")
    facts = {"actual": CardTexts(say).actual(CardRow(0, before.line, subject))}
    if not before.locked:
        return say("Last period: actual {actual}, not locked yet", **facts)
    facts["score"] = say.fixed(before.line.score)
    if line.score is None or before.line.score is None:
        return say("Last period: actual {actual}, score {score}", **facts)
    change = signed(line.score - before.line.score, say)
    return say("Last period: actual {actual}, score {score}; this period {change}", **facts, change=change)


def total_parts(subject: SubjectResult, say: Language) -> list[Part]:
    """The parts that a total is the sum of, line by line."""
    instead = {LineState.MISSING: say("missing"), LineState.NOT_APPLICABLE: say("not applicable")}
    return [
        Part(line.name, instead.get(line.state) or (_share(line, say) if line.weighted is not None else "—"))
        for line in subject.lines
    ]


def total_steps(subject: SubjectResult, say: Language) -> list[str]:
    """How a total came together, but for what the red box says."""
    return [tell(say, step) for step in subject.steps if not step.code.startswith(_RED)]


def total_facts(subject: SubjectResult, say: Language) -> list[str]:
    """A total beside others."""
    change, facts = change_of(subject), []
    if change is not None:
        facts.append(say("Against the period before: {change}", change=signed(change, say)))
    if subject.rank is not None:
        facts.append(say("Rank: {rank}", rank=subject.rank))
    return facts
