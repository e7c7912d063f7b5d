"""A new company from nothing to its first month (新建公司): what is done, and steps over several nouns.

Each step is one action: written whole, or not at all.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from models.terms import Dimension, SubjectType
from services.card_drafts import CardDraft, DraftLine, draft_of
from services.codes import next_code
from services.domain.beginning import Beginning
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.library import Indicator
from services.domain.period import Period
from services.edits import FieldProblem, Row, plan_rows, problems_in, write_rows
from services.errors import Mendable
from services.ledger import Ledger
from services.library.catalogue import Library
from services.library.kpis import namesake, to_kpi
from services.library.suggestions import provider_among, suggested
from services.records import read_company
from services.scoring.weights import evened, stepped
from services.workbooks.sheets.kpis import KPIS
from services.workbooks.sheets.scorecards import SCORECARDS

Ticks = Mapping[str, Sequence[str]]
"""Ids of library indicators by the department's code."""
_OFFERED = 6


class NewCompany:
    """The guided start of a company."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def records(self) -> Records:
        """The company without what belongs to periods."""
        with self._ledger.read() as connection:
            return read_company(connection, periods=())

    def progress(self) -> Beginning:
        """How far the company is."""
        records = self.records()
        return Beginning(
            bool(records.settings.name),
            len(records.departments),
            len(records.employees),
            len(records.kpis),
            len(records.scorecards),
            sum("-" in period.code for period in records.periods),
        )

    def months(self) -> tuple[str, ...]:
        """Months to begin with: the one before this one first, as it is the one to appraise."""
        today = self._ledger.store.now().date()
        this = Period.parse(f"{today.year:04d}-{today.month:02d}")
        return tuple(this.shift(step).code for step in (-1, 0, 1, *range(-2, 1 - _OFFERED, -1)))

    def take_kpis(self, ticks: Ticks, language: str) -> None:
        """Take the ticked indicators in as KPIs, and give each department a first card of even weights."""
        with self._ledger.write("start.kpis") as writing:
            records = read_company(writing.unit.connection, periods=())
            library = Library.load()
            fresh = _fresh_kpis(library, ticks, records, language)
            codes = _codes(library, [*records.kpis, *fresh])
            drafts = [
                draft
                for department, ids in ticks.items()
                if (draft := _redrawn(first_card(records, department), ids, codes, records))
            ]
            writing.facts.update(count=len(fresh), cards=len(drafts))
            rows = [row for draft in drafts for row in draft.rows]
            write_rows(writing.unit, [(KPIS, [_kpi_row(kpi) for kpi in fresh]), (SCORECARDS, rows)])

    def check_cards(self, drafts: Sequence[CardDraft]) -> tuple[FieldProblem, ...]:
        """Every problem of some cards; the row counts on through all their lines."""
        rows = [row for draft in drafts for row in draft.rows]
        return problems_in(plan_rows([(SCORECARDS, rows)], self.records()), SCORECARDS, rows)

    def save_cards(self, drafts: Sequence[CardDraft]) -> None:
        """Write the first cards as one action; EditRefused when one is wrong, and none is written."""
        rows = [row for draft in drafts for row in draft.rows]
        with self._ledger.write("start.cards", {"count": len(drafts)}) as writing:
            write_rows(writing.unit, [(SCORECARDS, rows)])


def first_card(records: Records, department: str) -> CardDraft:
    """A department's monthly card as it stands (the latest version), or an empty one."""
    found = [
        card
        for card in records.scorecards
        if (card.type, card.code, card.dimension) == (SubjectType.DEPARTMENT, department, Dimension.MONTHLY)
    ]
    if not found:
        return CardDraft(SubjectType.DEPARTMENT, department, Dimension.MONTHLY)
    return draft_of(max(found, key=lambda card: card.valid_from or date.min), records.comparisons)


def ticks_of(records: Records, library: Library) -> dict[str, tuple[str, ...]]:
    """What is ticked for each department: what its card holds, or the suggestion while it has none."""
    by_code = {code: id_ for id_, code in _codes(library, records.kpis).items()}
    ticks: dict[str, tuple[str, ...]] = {}
    for department in records.departments:
        card = first_card(records, department.code)
        held = tuple(by_code[kpi] for kpi in card.codes if kpi in by_code)
        ticks[department.code] = (
            held if card.lines else tuple(each.id for each in suggested(library, department.name))
        )
    return ticks


def even(draft: CardDraft) -> CardDraft:
    """The card with even weights in multiples of 5; to the hundredth where there are too many lines."""
    codes = draft.codes
    try:
        return draft.weighted(stepped(evened(codes), codes))
    except Mendable:
        return draft.weighted(evened(codes))


def _redrawn(
    card: CardDraft, ids: Sequence[str], codes: Mapping[str, str], records: Records
) -> CardDraft | None:
    """The card with the ticked KPIs, its own ones kept; None when nothing changes.

    Mendable when a card that stands would be left without a line.
    """
    ticked = [codes[each] for each in ids]
    from_library = set(codes.values())
    kept = [line for line in card.lines if line.kpi not in from_library or line.kpi in ticked]
    present = {line.kpi for line in kept}
    lines = (*kept, *(DraftLine(kpi) for kpi in ticked if kpi not in present))
    if {line.kpi for line in lines} == set(card.codes):
        return None
    if not lines:
        names = {department.code: department.name for department in records.departments}
        raise Mendable("start.no_lines", name=names[card.code])
    fresh = card
    for kpi in set(card.codes) - present:
        fresh = fresh.without(kpi)
    return even(fresh.with_lines(lines))


def _fresh_kpis(library: Library, ticks: Ticks, records: Records, language: str) -> list[Kpi]:
    """The KPIs that the company has not got yet, each with its outcome where that one is there too."""
    ids = list(dict.fromkeys(each for found in ticks.values() for each in found))
    missing = [_indicator(library, each) for each in ids]
    missing = [each for each in missing if namesake(each, records.kpis) is None]
    taken = {kpi.code for kpi in records.kpis}
    codes: dict[str, str] = {}
    for indicator in missing:
        codes[indicator.id] = next_code(taken, "K01")
        taken.add(codes[indicator.id])
    known = {**_codes(library, records.kpis), **codes}
    return [
        to_kpi(
            each,
            codes[each.id],
            language,
            provider=provider_among(records.departments, each.provider.of(language)),
            outcome=known.get(each.outcome or ""),
        )
        for each in missing
    ]


def _indicator(library: Library, id_: str) -> Indicator:
    found = library.get(id_)
    if found is None:
        raise KeyError(id_)
    return found


def _codes(library: Library, kpis: Sequence[Kpi]) -> dict[str, str]:
    """The company's code for each indicator of the library that it has."""
    return {
        indicator.id: found.code
        for indicator in library.indicators
        if (found := namesake(indicator, kpis)) is not None
    }


def _kpi_row(kpi: Kpi) -> Row:
    return {
        "code": kpi.code,
        "name": kpi.name,
        "unit": kpi.unit,
        "direction": kpi.direction.value,
        "method": kpi.method.value,
        "parameters": kpi.parameters,
        "decimals": "" if kpi.decimals is None else str(kpi.decimals),
        "basis": kpi.basis.value,
        "provider": kpi.provider,
        "definition": kpi.definition,
        "formula": kpi.formula,
        "outcome": kpi.outcome or "",
    }
