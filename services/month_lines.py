"""What the checklist looks for among the lines of one subject. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from models.terms import Method
from services.domain.result import LineResult, LineState, SubjectResult

_BY_TARGET = frozenset({Method.RATIO, Method.PLUS_MINUS, Method.CLOSER})
_UNHINDERED = frozenset({"line.missing", "line.months_missing", "line.target_missing"})

Entry = tuple[SubjectResult, LineResult]


def is_awaited(line: LineResult) -> bool:
    """Whether nothing has been entered for a line yet."""
    return line.state is LineState.MISSING and line.actual is None and line.actual_text is None


def is_stuck(line: LineResult) -> bool:
    """Whether something else than what is awaited keeps a line from a score: a target of 0, say."""
    return line.state is LineState.MISSING and line.steps[-1].code not in _UNHINDERED


class Found(NamedTuple):
    """Of one subject's lines that a matter is about, those that are open."""

    open: tuple[Entry, ...]
    total: int


def _among(who: SubjectResult, lines: Sequence[LineResult], is_open: Callable[[LineResult], bool]) -> Found:
    return Found(tuple((who, line) for line in lines if is_open(line)), len(lines))


def targets(who: SubjectResult) -> Found:
    """Lines whose method needs a target; open without one."""
    return _among(who, [line for line in who.lines if _needs_target(line)], lambda line: line.target is None)


def provided(who: SubjectResult) -> Mapping[str, Found]:
    """What each data provider tells; open while it is awaited."""
    lines: dict[str, list[LineResult]] = {}
    for line in who.lines:
        if line.state is not LineState.NOT_APPLICABLE and line.method is not Method.RATING:
            lines.setdefault(line.provider, []).append(line)
    return {provider: _among(who, those, is_awaited) for provider, those in lines.items()}


def rated(who: SubjectResult) -> Found:
    """Rated lines; open while their ratings are awaited."""
    return _among(who, [line for line in who.lines if line.method is Method.RATING], is_awaited)


def described(who: SubjectResult) -> Found:
    """Described actuals; open without a note."""
    lines = [line for line in who.lines if line.method is Method.DESCRIBED and line.actual_text]
    return _among(who, lines, lambda line: not line.note)


def stuck(who: SubjectResult) -> Found:
    """All lines; open what something else than what is awaited keeps from a score."""
    return _among(who, who.lines, is_stuck)


def spared(who: SubjectResult) -> tuple[Entry, ...]:
    """Lines that are not applicable."""
    return tuple((who, line) for line in who.lines if line.state is LineState.NOT_APPLICABLE)


def self_scored(who: SubjectResult) -> int:
    """How many lines have a self-score."""
    return sum(line.self_score is not None for line in who.lines)


def _needs_target(line: LineResult) -> bool:
    if line.state is LineState.NOT_APPLICABLE:
        return False
    return line.method in _BY_TARGET or any(step.code == "line.target_missing" for step in line.steps)
