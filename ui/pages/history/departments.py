"""The departments' totals by period as a table's rows: best and worst marked, the mean below, the ranking."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from models.terms import SubjectType
from services.domain.history import Standing, Standings
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.scoring.ranking import ranks
from services.scoring.rounding import mean, to_cents
from ui.pages.history.grid import Cell, GridRow
from ui.pages.history.words import mark_words
from ui.widgets.text import marked

MEAN = ""
"""The key of the row of means."""
Totals = Mapping[SubjectKey, Mapping[str, Standing]]


def departments_in(standings: Standings) -> Totals:
    """The departments' standings, by code."""
    keys = sorted(key for key in standings.of if key.type is SubjectType.DEPARTMENT)
    return {key: standings.of[key] for key in keys}


def totals_in(totals: Totals, period: str) -> dict[SubjectKey, Decimal]:
    """The totals of those that have one in a period."""
    found = {key: there[period].total for key, there in totals.items() if period in there}
    return {key: total for key, total in found.items() if total is not None}


def places_in(totals: Totals, period: str) -> dict[SubjectKey, int]:
    """The departments' ranks in a period."""
    known = totals_in(totals, period)
    return dict(zip(known, ranks(list(known.values())), strict=True))


def department_rows(
    say: Language, totals: Totals, names: Mapping[SubjectKey, str], codes: Sequence[str], period: str
) -> list[GridRow]:
    """A row a department and the means; the last column tells the rank in `period` and how it moved."""
    at = codes.index(period)
    now = places_in(totals, period)
    before = places_in(totals, codes[at - 1]) if at else {}
    best = {code: max(found) for code in codes if len(found := set(totals_in(totals, code).values())) > 1}
    worst = {code: min(totals_in(totals, code).values()) for code in best}
    rows = []
    for key, there in totals.items():
        cells = [_cell(say, there.get(code), best.get(code), worst.get(code)) for code in codes]
        cells.append(_rank_cell(say, now.get(key), before.get(key)))
        rows.append(GridRow(key.code, names.get(key, key.code), tuple(cells)))
    means = [_mean_cell(say, list(totals_in(totals, code).values())) for code in codes]
    return [*rows, GridRow(MEAN, say("Mean"), (*means, Cell()), strong=True)] if rows else []


def _cell(say: Language, standing: Standing | None, best: Decimal | None, worst: Decimal | None) -> Cell:
    if standing is None:
        return Cell()
    if standing.total is None:
        return Cell(mark_words(say, standing.state), tone="amber")
    total = say.fixed(standing.total)
    tip = say("Grade {grade}", grade=standing.grade) if standing.grade else ""
    if standing.total == best:
        return Cell(f"▲ {total}", standing.total, "green", say("The highest of this period") + f" · {tip}")
    if standing.total == worst:
        return Cell(f"▼ {total}", standing.total, "red", say("The lowest of this period") + f" · {tip}")
    return Cell(total, standing.total, tip=tip)


def _mean_cell(say: Language, totals: Sequence[Decimal]) -> Cell:
    if not totals:
        return Cell()
    return Cell(
        say.fixed(to_cents(mean(totals))),
        tip=say("Mean of {count} {count:department|departments}", count=len(totals)),
    )


def _rank_cell(say: Language, now: int | None, before: int | None) -> Cell:
    if now is None:
        return Cell()
    if before is None:
        return Cell(str(now), Decimal(now))
    moved = Decimal(before - now)
    tip = say("Rank {now}, {before} in the period before", now=now, before=before)
    return Cell(f"{now}  {marked(moved, 0) if moved else '='}", Decimal(now), tip=tip)
