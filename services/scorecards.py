"""Scorecards (考核表): versions saved whole, moved in time, closed by the next one, deleted."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import asdict, replace

from models.scorecard import ComparisonRow, ScorecardLineRow, ScorecardRow
from models.terms import SubjectType
from models.unit import Unit
from services.card_drafts import CardDraft, day_before
from services.card_rows import card_numbers
from services.domain.company import Records
from services.domain.result import PeriodResult
from services.domain.scorecard import CardKey, Comparison, Scorecard, SubjectKey
from services.edits import Batch, FieldProblem, Row, plan_rows, problems_in, write_rows
from services.errors import Mendable
from services.ledger import Ledger
from services.records import read_company
from services.workbooks.sheets.comparisons import COMPARISONS
from services.workbooks.sheets.scorecards import SCORECARDS


class Scorecards:
    """The cards of departments, positions and people."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def check(self, draft: CardDraft) -> tuple[FieldProblem, ...]:
        """Every problem that saving a draft would have; the row is the line's place."""
        with self._ledger.read() as connection:
            current = read_company(connection, periods=())
        return problems_in(plan_rows(_batches(draft), _as_if_moved(current, draft)), SCORECARDS, draft.rows)

    def save(self, draft: CardDraft) -> None:
        """Save a version whole, with the comparisons behind its weights, as one action.

        EditRefused tells what to mend; nothing is written then.
        """
        if not draft.lines:
            raise Mendable("card.no_lines")
        if draft.closes is not None:
            _check_order(draft.closes, draft.key)
        with self._ledger.write("scorecard.save", _facts(draft.subject, draft.dimension.value)) as writing:
            writing.facts["name"] = subject_name(
                read_company(writing.unit.connection, periods=()), draft.subject
            )
            _move(writing.unit, draft)
            write_rows(writing.unit, _batches(draft))
            _drop_comparisons(writing.unit, draft)

    def remove(self, key: CardKey) -> None:
        """Delete a version with its comparisons."""
        with self._ledger.write(
            "scorecard.remove", _facts(SubjectKey(key.type, key.code), key.dimension.value)
        ) as writing:
            unit = writing.unit
            records = read_company(unit.connection, periods=())
            writing.facts["name"] = subject_name(records, SubjectKey(key.type, key.code))
            number = card_numbers(unit)[key]
            card = next(card for card in records.scorecards if card.key == key)
            unit.remove_all(ComparisonRow, _keys(number, _comparisons(records, key)))
            unit.remove_all(ScorecardLineRow, [{"card": number, "kpi": line.kpi} for line in card.lines])
            unit.remove(ScorecardRow, {"id": number})


def cards_of(records: Records, kpi: str) -> tuple[Scorecard, ...]:
    """Every version of a card that a KPI stands on (被引用)."""
    return tuple(card for card in records.scorecards if any(line.kpi == kpi for line in card.lines))


def other_card(records: Records, result: PeriodResult, key: SubjectKey) -> str:
    """The name of whose card scores a person in a period; nothing when there is none."""
    one = next((one for one in result.results if one.key == key and one.card_code), None)
    if one is None or one.card_from not in set(SubjectType):
        return ""
    return subject_name(records, SubjectKey(SubjectType(one.card_from), one.card_code))


def _facts(key: SubjectKey, dimension: str) -> dict[str, Any]:
    return {"type": key.type.value, "code": key.code, "dimension": dimension}


def subject_name(records: Records, key: SubjectKey) -> str:
    """What a department, position or person is called; the code when there is none."""
    match key.type:
        case SubjectType.DEPARTMENT:
            names = {one.code: one.name for one in records.departments}
        case SubjectType.POSITION:
            names = {one.code: one.name for one in records.positions}
        case SubjectType.EMPLOYEE:
            names = {one.number: one.name for one in records.employees}
    return names.get(key.code, key.code)


def _batches(draft: CardDraft) -> list[Batch]:
    return [(SCORECARDS, draft.rows), (COMPARISONS, [_row(draft, one) for one in _kept(draft)])]


def _kept(draft: CardDraft) -> list[Comparison]:
    """The comparisons of lines that are still on the card."""
    present = set(draft.codes)
    return [one for one in draft.comparisons if {one.left, one.right} <= present]


def _row(draft: CardDraft, one: Comparison) -> Row:
    return {
        "type": draft.type.value,
        "code": draft.code,
        "dimension": draft.dimension.value,
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
        "rater": one.rater,
        "left": one.left,
        "right": one.right,
        "times": str(one.times),
    }


def _check_order(closed: CardKey, fresh: CardKey | None) -> None:
    """Mendable unless the new version begins after the one that it closes."""
    day = fresh.valid_from if fresh is not None else None
    if day is None or (closed.valid_from is not None and day <= closed.valid_from):
        raise Mendable("card.version_day", start=closed.valid_from or "…")


def _ends(draft: CardDraft) -> dict[CardKey, CardKey]:
    """The stored versions that saving a draft moves in time, and to where."""
    key = draft.key
    moved: dict[CardKey, CardKey] = {}
    if key is not None and draft.replaces is not None and draft.replaces != key:
        moved[draft.replaces] = key
    if key is not None and draft.closes is not None and key.valid_from is not None:
        moved[draft.closes] = draft.closes._replace(valid_to=day_before(key.valid_from))
    return moved


def _as_if_moved(current: Records, draft: CardDraft) -> Records:
    moved = _ends(draft)
    cards = tuple(
        replace(card, valid_from=to.valid_from, valid_to=to.valid_to)
        if (to := moved.get(card.key)) is not None
        else card
        for card in current.scorecards
    )
    return replace(current, scorecards=cards)


def _move(unit: Unit, draft: CardDraft) -> None:
    numbers = card_numbers(unit)
    for old, new in _ends(draft).items():
        unit.put(ScorecardRow, {"id": numbers[old], "valid_from": new.valid_from, "valid_to": new.valid_to})


def _drop_comparisons(unit: Unit, draft: CardDraft) -> None:
    """Remove what stands stored of the version and is no longer in the draft."""
    records = read_company(unit.connection, periods=())
    if draft.key is None:
        return
    wanted = {(one.rater, one.left, one.right) for one in _kept(draft)}
    gone = [one for one in _comparisons(records, draft.key) if (one.rater, one.left, one.right) not in wanted]
    unit.remove_all(ComparisonRow, _keys(card_numbers(unit)[draft.key], gone))


def _comparisons(records: Records, key: CardKey) -> list[Comparison]:
    return [
        one
        for one in records.comparisons
        if CardKey(one.type, one.code, one.dimension, one.valid_from, one.valid_to) == key
    ]


def _keys(number: int, comparisons: Sequence[Comparison]) -> list[Mapping[str, Any]]:
    return [
        {"card": number, **{name: asdict(one)[name] for name in ("rater", "left", "right")}}
        for one in comparisons
    ]
