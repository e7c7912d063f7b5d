"""The Excel form of a report sheet: what is known stands in it, the speaker fills in the rest."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from services.cycle.causes import cause_of, without_causes
from services.domain.gap import Gap
from services.domain.period import Period
from services.domain.report import NextAction, Promise, ReportSheet
from services.domain.result import VetoMark
from services.language import Language
from services.wording.reports import gap_words, promise_state
from services.workbooks.forms.layout import Fixed, Form, FormKey, Look, Row, Slot, SlotKind

KIND, NUMBER = "report", "ZJ-04"
WORKED, OTHER_CAUSES, SUPPORT = "worked", "causes", "support"
PEOPLE, KPIS = "people", "kpis"
_WIDTHS = (27.0, 26.0, 26.0, 13.0, 17.0, 26.0)
_ALL = len(_WIDTHS)
_FREE_ROWS = 2
_CHARACTERS = 22
"""Chinese characters that a line of the second and third column holds."""
_LINE, _TALL = 16.0, 62.0


class Planned(NamedTuple):
    """A row for a next action: for a gap or free, empty or with the action that is proposed already."""

    gap: Gap | None = None
    action: NextAction | None = None


def cause_slot(kpi: str) -> str:
    """The slot of a gap's cause."""
    return f"cause:{kpi}"


def action_slot(number: int, field: str) -> str:
    """The slot of a field of the nth next action."""
    return f"next:{number}:{field}"


def results_mark(sheet: ReportSheet) -> str:
    """What tells whether the results have changed since a form was made."""
    told = [str(sheet.total), *(f"{line.kpi} {line.actual} {line.score}" for line in sheet.lines)]
    return sha256("\n".join(told).encode()).hexdigest()[:16]


def report_form(
    sheet: ReportSheet, company: str, made: str, people: Sequence[tuple[str, str]], say: Language
) -> Form:
    """The form of a speaker; `company` is the mark of the file, `people` number and name of who may own."""
    speaker = sheet.speaker
    key = FormKey(
        KIND,
        company,
        sheet.company,
        sheet.period,
        speaker.employee,
        speaker.name,
        made,
        say("Report sheet"),
    )
    planned = planned_rows(sheet)
    facts = {"results": results_mark(sheet)}
    for number, row in enumerate(planned):
        facts[f"next:{number}"] = row.action.action.code if row.action else ""
        facts[f"next:{number}:kpi"] = row.gap.line.kpi if row.gap else ""
    return Form(
        key,
        NUMBER,
        _WIDTHS,
        tuple(_rows(sheet, planned, say)),
        {
            PEOPLE: tuple(f"{name} {number}" for number, name in people),
            KPIS: tuple(line.name for line in sheet.lines),
        },
        facts,
        {
            SlotKind.DAY: (say("Such as 2026-11-20"), say("A date is needed, later than the period.")),
            SlotKind.CHOICE: (
                say("Choose from the list."),
                say("It is not in the list. Keep it all the same?"),
            ),
        },
    )


def planned_rows(sheet: ReportSheet) -> list[Planned]:
    """The rows for next actions: one for each gap, those of other proposals, and a few free ones."""
    proposals = [action for action in sheet.next_actions if action.proposed]
    taken = {action.action.kpi for action in sheet.next_actions if not action.proposed}
    rows: list[Planned] = []
    for gap in sheet.gaps:
        found = [action for action in proposals if action.action.kpi == gap.line.kpi]
        rows += [Planned(gap, action) for action in found]
        if not found and gap.line.kpi not in taken:
            rows.append(Planned(gap))
    in_gaps = {gap.line.kpi for gap in sheet.gaps}
    rows += [Planned(None, action) for action in proposals if action.action.kpi not in in_gaps]
    return rows + [Planned()] * _FREE_ROWS


def _rows(sheet: ReportSheet, planned: Sequence[Planned], say: Language) -> Iterator[Row]:
    speaker, report = sheet.speaker, sheet.report
    whose = " · ".join(filter(None, (speaker.department_name, speaker.name)))
    title = f"{say('Report sheet')}  {say.period(sheet.period)}  {whose}"
    yield Row((Fixed(title, Look.TITLE, _ALL - 1), Fixed(NUMBER, Look.NOTE)), 30)
    note = say("Fill in the white cells; leave the grey ones as they are. Save the file and send it back.")
    yield Row((Fixed(note, Look.NOTE, _ALL),), 20)
    yield from _promises(sheet.promises, say)
    yield from _results(sheet, say)
    yield _section(say("② Measures and what worked"))
    yield Row((Slot(WORKED, value=report.worked or None, span=_ALL),), _tall(report.worked, 5))
    yield from _causes(sheet, say)
    yield from _actions(sheet, planned, say)
    yield _section(say("⑤ Support needed"))
    yield Row((Slot(SUPPORT, value=report.support or None, span=_ALL),), _tall(report.support, 5, 40))


def _section(words: str) -> Row:
    return Row((Fixed(words, Look.SECTION, _ALL),), 28)


def _head(*words: str, spans: Sequence[int] = (1,) * _ALL) -> Row:
    return Row(tuple(Fixed(text, Look.HEAD, span) for text, span in zip(words, spans, strict=True)), 20)


def _promises(promises: Sequence[Promise], say: Language) -> Iterator[Row]:
    yield _section(say("Promises of last month"))
    if not promises:
        yield Row((Fixed(say("None"), span=_ALL),), 20)
        return
    spans = (2, 1, 1, 1, 1)
    yield _head(
        say("Key action"), say("What came of it"), say("State"), say("Owner"), say("Due"), spans=spans
    )
    for one in promises:
        texts = (one.text, one.outcome, promise_state(say, one), one.owner_name, one.due)
        cells = tuple(Fixed(text, span=span) for text, span in zip(texts, spans, strict=True))
        yield Row(cells, max(_tall(one.text, 2, 20), _tall(one.outcome, 1, 20)))


def _results(sheet: ReportSheet, say: Language) -> Iterator[Row]:
    total = say("not complete") if sheet.total is None else f"{say.fixed(sheet.total)} {sheet.grade or ''}"
    yield _section(f"{say('① Targets and actuals')}    {say('Total')} {total}".rstrip())
    yield _head(say("KPI"), say("Gap"), say("Remark"), say("Target"), say("Actual"), say("Score"))
    gaps = {gap.line.kpi: gap for gap in sheet.gaps}
    for line in sheet.lines:
        gap = gaps.get(line.kpi)
        remarks = [say("Veto")] if line.veto_mark is VetoMark.HIT else []
        remarks += [say("Key strategic")] if line.key_strategic else []
        actual = line.actual_text or say.quantity(line.actual, line.decimals)
        figures = (say.quantity(line.target, line.decimals), actual, say.fixed(line.score))
        yield Row(
            (
                Fixed(f"{line.name} {line.unit}".strip()),
                Fixed("" if gap is None else gap_words(say, gap)),
                Fixed(" · ".join(remarks)),
                *(Fixed(text, Look.FIGURE) for text in figures),
            ),
            20,
        )


def _causes(sheet: ReportSheet, say: Language) -> Iterator[Row]:
    causes, names = sheet.report.causes, [gap.line.name for gap in sheet.gaps]
    yield _section(say("③ Gaps and causes"))
    for gap in sheet.gaps:
        cause = cause_of(causes, gap.line.name)
        yield Row(
            (
                Fixed(gap.line.name),
                Fixed(gap_words(say, gap)),
                Slot(cause_slot(gap.line.kpi), value=cause or None, span=4),
            ),
            _tall(cause, 3, 34),
        )
    rest = without_causes(causes, names)
    other = say("Other causes") if names else say("Causes")
    yield Row((Fixed(other, span=2), Slot(OTHER_CAUSES, value=rest or None, span=4)), _tall(rest, 3, 34))


def _actions(sheet: ReportSheet, planned: Sequence[Planned], say: Language) -> Iterator[Row]:
    spans = (1, 2, 1, 1, 1)
    yield _section(say("④ Next actions"))
    yield _head(
        say("Gap that it answers"), say("Measure"), say("Due"), say("Owner"), say("Support needed for it"),
        spans=spans,
    )  # fmt: skip
    for action in sheet.next_actions:
        if not action.proposed:
            found = action.action
            texts = (action.kpi_name, found.measure, say.day(found.due), action.owner_name, found.support)
            cells = tuple(Fixed(text, span=span) for text, span in zip(texts, spans, strict=True))
            yield Row(cells, _tall(found.measure, 2, 20))
    names = {line.kpi: line.name for line in sheet.lines}
    for number, row in enumerate(planned):
        yield _action(number, row, names, Period.parse(sheet.period).last_day + timedelta(days=1))


def _action(number: int, row: Planned, names: dict[str, str], earliest: date) -> Row:
    found = row.action.action if row.action else None
    owner = f"{row.action.owner_name} {row.action.action.owner}" if row.action else None
    kpi = names.get(found.kpi or "") if found else None
    first = Fixed(row.gap.line.name) if row.gap else _choice(number, "kpi", KPIS, kpi)
    cells = (
        first,
        Slot(action_slot(number, "measure"), value=found.measure if found else None, span=2),
        Slot(action_slot(number, "due"), SlotKind.DAY, found.due if found else None, earliest=earliest),
        _choice(number, "owner", PEOPLE, owner),
        Slot(action_slot(number, "support"), value=(found.support or None) if found else None),
    )
    return Row(cells, _tall(found.measure if found else "", 2, 34))


def _choice(number: int, field: str, choices: str, value: str | None) -> Slot:
    return Slot(action_slot(number, field), SlotKind.CHOICE, value, choices=choices)


def _tall(text: str, columns: int, least: float = _TALL) -> float:
    """Room for a text: Excel fits no row to merged cells by itself."""
    per_line = _CHARACTERS * columns / 2
    lines = sum(max(1, -(-len(part) // int(per_line))) for part in text.split("\n"))
    return max(least, lines * _LINE + 6)
