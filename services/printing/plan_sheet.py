"""The monthly plan (月度计划表) of an owner: goals, key actions, due dates, approval, who signs for it."""

from msgspec.structs import replace

from models.terms import PlanState
from services.domain.plan_board import PlanEntry, PlanSheet
from services.language import Language
from services.printing.document import Document
from services.printing.flow import Block, gap
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import content_width
from services.printing.sheet import Heading, draw_flowing
from services.printing.signatures import signers_block
from services.printing.table import Column, Table
from services.wording.plans import carried_words, due_words
from services.wording.terms import label

FORM = "ZJ-32"
_BLANK_ROWS, _BLANK_ROW = 5, 46.0
"""Without lines the sheet is filled in by hand."""


def draw_plan(document: Document, frame: Heading, sheet: PlanSheet) -> int:
    """Draw an owner's plan; gives its first page, from 0."""
    say = frame.say
    blocks = _blocks(sheet, say)
    return draw_flowing(document, frame, FORM, say("Monthly plan"), blocks, landscape=True)


def _blocks(sheet: PlanSheet, say: Language) -> list[Block]:
    *lines, last = _lines(sheet, say)
    signers = ((say("Owner"), ()), (say("Line manager"), ()), (say("Human resources"), ()))
    return [
        *_identity(sheet, say),
        gap(6),
        heading(say("Plan")),
        *lines,
        replace(last, keep=True),
        gap(10, keep=True),
        *(replace(block, keep=True) for block in _approval(sheet, say)),
        gap(10, keep=True),
        signers_block(signers, say, landscape=True),
    ]


def _identity(sheet: PlanSheet, say: Language) -> list[Block]:
    owner = sheet.owner
    facts = (
        (say("Name"), owner.name),
        (say("Number"), owner.number),
        (say("Department"), owner.department_name),
        (say("Position"), owner.position_name),
        (say("Line manager"), sheet.manager_name),
    )
    width = content_width(landscape=True) / len(facts)
    table = Table([Column(words, width) for words, _ in facts])
    return table_blocks(table, [tuple(value or "—" for _, value in facts)], least=20)


def _approval(sheet: PlanSheet, say: Language) -> list[Block]:
    if sheet.approval is None:
        words = say("Not approved yet.")
    else:
        words = say("Approved by {name} on {day}", name=sheet.approver_name, day=say.day(sheet.approval.day))
        words = " · ".join(filter(None, (words, sheet.approval.note)))
    return paragraph(words, landscape=True)


def _lines(sheet: PlanSheet, say: Language) -> list[Block]:
    told = any(entry.line.state is not PlanState.OPEN or entry.line.outcome for entry in sheet.entries)
    table = Table(_columns(say, told=told))
    rows = [_row(at, entry, say, told=told) for at, entry in enumerate(sheet.entries, 1)]
    if not rows:
        return table_blocks(table, [("",) * len(table.columns)] * _BLANK_ROWS, least=_BLANK_ROW)
    return table_blocks(table, rows, least=24)


def _columns(say: Language, *, told: bool) -> list[Column]:
    """The columns; what came of the lines only where something did."""
    rest = content_width(landscape=True) - 26 - 64 - 84 - (64 if told else 0)
    goal, action, support = (0.22, 0.36, 0.18) if told else (0.28, 0.46, 0.26)
    planned = [
        Column(say("No."), 26),
        Column(say("Goal"), rest * goal),
        Column(say("Key action"), rest * action),
        Column(say("Due"), 64),
        Column(say("KPI"), 84),
        Column(say("Support needed"), rest * support),
    ]
    if not told:
        return planned
    return [*planned, Column(say("Progress"), 64), Column(say("What came of it"), rest * 0.24)]


def _row(number: int, entry: PlanEntry, say: Language, *, told: bool) -> tuple[str, ...]:
    line = entry.line
    action = "\n".join(filter(None, (line.action, carried_words(say, entry))))
    planned = (
        str(number),
        line.goal,
        action,
        due_words(say, line.due),
        entry.kpi_name or line.kpi or "—",
        line.support or "—",
    )
    if not told:
        return planned
    done = "" if line.done_on is None else say.day(line.done_on)
    return *planned, "\n".join(filter(None, (label(say, line.state), done))), line.outcome or "—"
