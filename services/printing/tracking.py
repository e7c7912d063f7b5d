"""Improvement tracking (改进跟踪), landscape: what the meeting goes through, the promised first."""

from collections.abc import Sequence

from models.terms import ImprovementState, SubjectType
from services.domain.improvement_list import Listed, Tracked
from services.language import Language
from services.printing.document import Document
from services.printing.flow import Block, gap
from services.printing.frame import Frame, Names
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import content_width
from services.printing.promises import promises_title
from services.printing.sheet import draw_flowing
from services.printing.table import Column, Table
from services.wording.terms import label

FORM = "ZJ-07"
_SIZE = 8.0
_FINISHED = (ImprovementState.DONE, ImprovementState.CLOSED)


def draw_tracking(document: Document, frame: Frame, tracked: Tracked) -> int:
    """Draw the sheet; gives its first page, from 0."""
    title = frame.say("Improvement tracking")
    return draw_flowing(document, frame, FORM, title, _blocks(tracked, frame), landscape=True)


def _blocks(tracked: Tracked, frame: Frame) -> list[Block]:
    say, result = frame.say, frame.result
    names = frame.names
    raised = say("Raised in {period}", period=say.period(result.period))
    groups = ((promises_title(result.dimension, say), tracked.before), (raised, tracked.raised))
    blocks: list[Block] = []
    for title, listed in groups:
        if listed:
            words = say("{title} ({count})", title=title, count=len(listed))
            blocks += [heading(words), *_table(listed, names, say), gap(6)]
    return blocks or paragraph(say("No improvement action belongs to this period."), landscape=True)


def _table(listed: Sequence[Listed], names: Names, say: Language) -> list[Block]:
    narrow = {say("Owner"): 46.0, say("Due"): 54.0}
    rest = content_width(landscape=True) - 34 - sum(narrow.values()) - 66
    columns = [
        Column(say("Code"), 34),
        Column(say("Issue"), rest * 0.18),
        Column(say("Cause"), rest * 0.17),
        Column(say("Goal"), rest * 0.12),
        Column(say("Measure"), rest * 0.19),
        *(Column(title, width) for title, width in narrow.items()),
        Column(say("Support"), rest * 0.11),
        Column(say("State"), 66),
        Column(say("Close-out"), rest * 0.23),
    ]
    rows = [_row(one, names, say) for one in listed]
    return table_blocks(Table(columns), rows, least=20, padding=3.0, size=_SIZE)


def _row(one: Listed, names: Names, say: Language) -> tuple[str, ...]:
    action = one.action
    owner = names.get((SubjectType.EMPLOYEE, action.owner), one.owner_name)
    return (
        action.code,
        action.issue or one.kpi_name or "—",
        action.cause or "—",
        action.goal or "—",
        action.measure,
        owner,
        say.day(action.due),
        action.support or "—",
        _state(one, say),
        _closing(one, say),
    )


def _state(one: Listed, say: Language) -> str:
    """The state by a shape and in words, with how late it is."""
    action = one.action
    if one.overdue:
        return "■ " + say("Overdue by {days} {days:day|days}", days=one.overdue)
    words = label(say, action.state)
    if action.state not in _FINISHED:
        return f"○ {words}"
    late = action.done_on is not None and action.done_on > action.due
    return f"◆ {say('{state}, late', state=words)}" if late else f"● {words}"


def _closing(one: Listed, say: Language) -> str:
    """What shows that it was done, by whom and when it was closed, and what came of it."""
    action = one.action
    closed = "" if action.closed_on is None else f"{one.closer_name} {say.day(action.closed_on)}".strip()
    return "\n".join(filter(None, (action.evidence, action.result, closed))) or "—"
