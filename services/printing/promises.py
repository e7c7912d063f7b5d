"""What was promised for the period (上月承诺), portrait, speaker by speaker: the meeting begins with it.

People are printed under the names that they have in the results, so that a locked period keeps them.
"""

from collections.abc import Sequence

from models.terms import Dimension, ImprovementState, PlanState, SubjectType
from services.domain.plan import due_day
from services.domain.report import Promise, Promised
from services.language import Language
from services.printing.document import Document
from services.printing.flow import Block, gap
from services.printing.frame import Frame, Names
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import content_width
from services.printing.sheet import draw_flowing
from services.printing.table import Column, Table
from services.wording.reports import promise_state

FORM = "ZJ-06"
_DONE = (PlanState.DONE, ImprovementState.DONE, ImprovementState.CLOSED)
_DROPPED = (PlanState.DROPPED, ImprovementState.DROPPED)


def promises_title(dimension: Dimension, say: Language) -> str:
    """The sheet's title."""
    return say("Promises of last month") if dimension is Dimension.MONTHLY else say("Promises")


def draw_promises(document: Document, frame: Frame, promised: Sequence[Promised]) -> int:
    """Draw the sheet; gives its first page, from 0."""
    title = promises_title(frame.result.dimension, frame.say)
    return draw_flowing(document, frame, FORM, title, _blocks(promised, frame))


def _blocks(promised: Sequence[Promised], frame: Frame) -> list[Block]:
    say, names = frame.say, frame.names
    blocks = paragraph(_count([each for one in promised for each in one.promises], say), landscape=False)
    for speaker, promises in promised:
        person = names.get((SubjectType.EMPLOYEE, speaker.employee), speaker.name)
        department = names.get((SubjectType.DEPARTMENT, speaker.department or ""), speaker.department_name)
        blocks += [
            gap(4, keep=True),
            heading("  ".join(filter(None, (department, person, _count(promises, say))))),
            *_table(promises, names, frame),
        ]
    return blocks


def _count(promises: Sequence[Promise], say: Language) -> str:
    """How many of the promises were kept."""
    words = say(
        "{done} of {count} done",
        done=sum(one.state in _DONE for one in promises),
        count=len(promises),
    )
    overdue = sum(one.overdue for one in promises)
    return words + (say(", {count} overdue", count=overdue) if overdue else "")


def _table(promises: Sequence[Promise], names: Names, frame: Frame) -> list[Block]:
    say, period = frame.say, frame.result.period
    widths = {say("Owner"): 58.0, say("Due"): 64.0, say("State"): 90.0, say("Carried since"): 66.0}
    rest = content_width(landscape=False) - sum(widths.values())
    columns = [
        Column(say("What was promised"), rest * 0.58),
        *(Column(title, width) for title, width in widths.items()),
        Column(say("What came of it"), rest * 0.42),
    ]
    rows = [
        (
            f"{one.code} {one.text}".strip(),
            names.get((SubjectType.EMPLOYEE, one.owner), one.owner_name),
            _due(one, say),
            f"{_mark(one)} {_state(one, say)}",
            say.period(one.since) if one.since not in ("", period) else "—",
            one.outcome or "—",
        )
        for one in promises
    ]
    return table_blocks(Table(columns), rows, least=18, padding=2.5)


def _due(promise: Promise, say: Language) -> str:
    day = due_day(promise.due)
    return promise.due if day is None else say.day(day)


def _mark(promise: Promise) -> str:
    """A shape for each state, told apart without colour."""
    if promise.overdue:
        return "■"
    if promise.state in _DONE:
        return "◆" if promise.late else "●"
    return "□" if promise.state in _DROPPED else "○"


def _state(promise: Promise, say: Language) -> str:
    words = promise_state(say, promise)
    return say("{state}, late", state=words) if promise.late else words
