"""The company's strategy map (战略地图): read with the state of a period, and changed by single actions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from models.records import read_records
from models.settings import SettingRow
from models.strategy import ObjectiveRow, StrategyYearRow
from models.unit import Unit
from services.domain.company import Records
from services.domain.map_layout import arranged, places_for
from services.domain.perspectives import format_perspectives, parse_perspectives
from services.domain.result import PeriodResult
from services.domain.strategy import Objective, StrategyYear
from services.domain.strategy_map import Place, StrategyMap, free_place, lanes_for, moved
from services.edits import Edits, FieldProblem, InUse, Row, write_rows
from services.errors import Mendable
from services.ledger import Ledger
from services.results import Results
from services.scored_records import read_set_up
from services.scoring.objectives import NOTHING, ObjectiveStanding, standings
from services.usage import Use, uses_of
from services.workbooks.raw import CellValue
from services.workbooks.sheets.strategy import OBJECTIVES
from services.workbooks.text import clean_text

LONGEST_LANE = 20
"""Signs that a lane's name may have."""


class MapReading(Struct, frozen=True):
    """A year's map and how each objective stands in a period."""

    year: int | None
    graph: StrategyMap
    standings: Mapping[str, ObjectiveStanding]

    def standing(self, code: str) -> ObjectiveStanding:
        """How an objective stands."""
        return self.standings.get(code, NOTHING)


class StrategyMapBook:
    """The map of a strategy year; every method but `read` is one action."""

    def __init__(self, ledger: Ledger, edits: Edits, results: Results) -> None:
        self._ledger, self._edits, self._results = ledger, edits, results

    def read(self, period: str = "") -> MapReading:
        """The map of the period's year, or of the newest year that has one."""
        with self._ledger.read() as connection:
            years = read_records(connection, StrategyYearRow, StrategyYear)
            records = replace(read_set_up(connection), strategy_years=years)
        return reading_of(records, self._results.of(period) if period else None)

    # Objectives

    def add(self, graph: StrategyMap, name: str, place: Place, year: int | None = None) -> str:
        """Add an objective and give its code; EditRefused when it has no name."""
        with self._ledger.write("objective.add", {"name": name.strip()}) as writing:
            present = read_records(writing.unit.connection, ObjectiveRow, Objective)
            code = next_code(place.lane, present)
            lane, x, y = free_place(place, graph.places.values())
            row: dict[str, CellValue] = {"code": code, "perspective": lane, "name": name.strip()}
            row |= {"x": Decimal(x), "y": Decimal(y), "year": Decimal(year) if year is not None else None}
            _pin(writing.unit, graph)
            write_rows(writing.unit, [(OBJECTIVES, [row])])
        return code

    def check(self, graph: StrategyMap, code: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What would be wrong with some fields of an objective, while they are typed."""
        return self._edits.check(OBJECTIVES, [_row(graph.objectives[code], fields)])

    def change(self, graph: StrategyMap, code: str, fields: Row) -> None:
        """Change some fields of an objective; EditRefused names the field that is wrong."""
        one = graph.objectives[code]
        with self._ledger.write("objective.change", {"name": one.name}) as writing:
            _pin(writing.unit, graph)
            write_rows(writing.unit, [(OBJECTIVES, [_row(one, fields)])])

    def move(self, graph: StrategyMap, places: Mapping[str, Place]) -> None:
        """Put cards elsewhere, beside what already lies there; another lane is another perspective."""
        self._place(moved(graph, places).places, "objective.move", len(places))

    def arrange(self, graph: StrategyMap) -> None:
        """Give every card of a map the place that the layout finds."""
        found = arranged(graph.names, tuple(graph.objectives.values()))
        self._place(found, "map.arrange", len(found))

    def _place(self, places: Mapping[str, Place], verb: str, count: int) -> None:
        with self._ledger.write(verb, {"count": count}) as writing:
            _put_places(writing.unit, places)

    def uses(self, code: str) -> tuple[Use, ...]:
        """What names an objective: KPIs, issues; links to it are not counted, they go with it."""
        return self._edits.uses(OBJECTIVES, code)

    def remove(self, graph: StrategyMap, codes: Collection[str]) -> None:
        """Remove objectives with their links; InUse when a KPI or an issue names one: nothing is removed."""
        gone = sorted(codes)
        names = " · ".join(graph.objectives[code].name for code in gone)
        with self._ledger.write("objective.remove", {"name": names}) as writing:
            connection = writing.unit.connection
            for code in gone:
                if uses := uses_of(connection, ObjectiveRow.__tablename__, code):
                    raise InUse(f"{code} {graph.objectives[code].name}", uses)
            present = read_records(connection, ObjectiveRow, Objective)
            touched = [one for one in present if one.code not in gone and set(gone) & set(one.supports)]
            _pin(writing.unit, graph)
            _put_supports(
                writing.unit, {one: [up for up in one.supports if up not in gone] for one in touched}
            )
            writing.unit.remove_all(ObjectiveRow, [{"code": code} for code in gone])

    # Links

    def link(self, graph: StrategyMap, code: str, supports: str) -> None:
        """Have an objective support another; Mendable when it does already, or when that made a circle."""
        refuse_link(graph, code, supports)
        one = graph.objectives[code]
        row = _row(one, {"supports": ";".join((*one.supports, supports))})
        with self._ledger.write("objective.link", _linked(graph, code, supports)) as writing:
            _pin(writing.unit, graph)
            write_rows(writing.unit, [(OBJECTIVES, [row])])

    def unlink(self, graph: StrategyMap, code: str, supports: str) -> None:
        """Take a link away."""
        one = graph.objectives[code]
        with self._ledger.write("objective.unlink", _linked(graph, code, supports)) as writing:
            _pin(writing.unit, graph)
            _put_supports(writing.unit, {one: [up for up in one.supports if up != supports]})

    # Lanes

    def set_lanes(self, graph: StrategyMap, names: Sequence[tuple[str, str]]) -> None:
        """Give the lanes in order, each as its name so far ("" for a new one) and its name from now on.

        Mendable when a name is blank, too long or there twice, or a lane that is gone still holds objectives.
        """
        fresh = tuple(clean_text(new) for _, new in names)
        _check_lanes(fresh)
        renamed = {old: new for (old, _), new in zip(names, fresh, strict=True) if old}
        with self._ledger.write("map.lanes", {"names": " · ".join(fresh)}) as writing:
            objectives = read_records(writing.unit.connection, ObjectiveRow, Objective)
            for one in objectives:
                if one.perspective not in renamed and one.perspective not in fresh:
                    raise Mendable("map.lane_in_use", lane=one.perspective, name=one.name)
            _pin(writing.unit, graph)
            writing.unit.put(SettingRow, {"item": "perspectives", "value": format_perspectives(fresh)})
            moved = [
                one for one in objectives if renamed.get(one.perspective, one.perspective) != one.perspective
            ]
            if moved:
                writing.unit.put_all(
                    ObjectiveRow,
                    [{"code": one.code, "perspective": renamed[one.perspective]} for one in moved],
                )

    def set_driver(self, words: str) -> None:
        """Write the company's value driver, while there is no strategy year that has its own."""
        with self._ledger.write("map.driver", {"name": words}) as writing:
            writing.unit.put(SettingRow, {"item": "value_driver", "value": words})


def reading_of(records: Records, result: PeriodResult | None) -> MapReading:
    """The map of a period's year from the company's records."""
    year = year_of(records.objectives, int(result.period[:4]) if result is not None else None)
    shown = tuple(one for one in records.objectives if one.year in {None, year})
    names = lanes_for(records.settings.perspectives, shown)
    own = next((one.value_driver for one in records.strategy_years if one.year == year), "")
    graph = StrategyMap(
        driver=own or records.settings.value_driver,
        names=names,
        objectives={one.code: one for one in shown},
        places=places_for(names, shown),
    )
    return MapReading(year, graph, standings(shown, records, result))


def year_of(objectives: Iterable[Objective], wanted: int | None) -> int | None:
    """The wanted year if there are objectives of it, else the newest."""
    years = {one.year for one in objectives if one.year is not None}
    return wanted if wanted in years else max(years, default=wanted)


def refuse_link(graph: StrategyMap, code: str, supports: str) -> None:
    """Mendable when a link cannot be made."""
    name = graph.objectives[code].name
    if code == supports:
        raise Mendable("map.link_to_itself", name=name)
    if supports in graph.objectives[code].supports:
        raise Mendable("map.linked", name=name, other=graph.objectives[supports].name)
    if circle := graph.circle(code, supports):
        raise Mendable("map.circle", path=" → ".join(graph.objectives[each].name for each in circle))


def next_code(lane: str, objectives: Iterable[Objective]) -> str:
    """The next free code of a lane: its letters go on counting; a lane without any begins its own."""
    objectives = tuple(objectives)
    taken = {one.code for one in objectives}
    inside = [one.code for one in objectives if one.perspective == lane]
    stem = inside[-1].rstrip("0123456789") if inside else _new_stem(lane, taken)
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


_STEMS = {"财务": "F", "客户": "C", "内部流程": "P", "学习成长": "L"}


def _new_stem(lane: str, taken: Collection[str]) -> str:
    used = {code.rstrip("0123456789") for code in taken}
    initial = lane[:1].upper() if lane[:1].isascii() and lane[:1].isalpha() else ""
    letters = [_STEMS.get(lane, ""), initial, *"GHJKMNQRSTUVWXYZ"]
    return next((letter for letter in letters if letter and letter not in used), "O")


def _check_lanes(names: Sequence[str]) -> None:
    for name in names:
        if not name or len(name) > LONGEST_LANE or ";" in name or "；" in name:
            raise Mendable("map.lane_name", name=name, most=LONGEST_LANE)
    parse_perspectives(format_perspectives(names))


def _row(one: Objective, fields: Row) -> Row:
    """A row of the sheet with what it must have; text as it is meant, without space around it."""
    typed = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    return {"code": one.code, "perspective": one.perspective, "name": one.name, **typed}


def _linked(graph: StrategyMap, code: str, supports: str) -> dict[str, str]:
    return {"name": graph.objectives[code].name, "other": graph.objectives[supports].name}


def _put_supports(unit: Unit, supports: Mapping[Objective, Iterable[str]]) -> None:
    rows: list[dict[str, Any]] = [{"code": one.code, "supports": tuple(ups)} for one, ups in supports.items()]
    if rows:
        unit.put_all(ObjectiveRow, rows)


def _put_places(unit: Unit, places: Mapping[str, Place]) -> None:
    rows = [
        {"code": code, "perspective": place.lane, "x": place.x, "y": place.y}
        for code, place in places.items()
    ]
    unit.put_all(ObjectiveRow, rows)


def _pin(unit: Unit, graph: StrategyMap) -> None:
    """Cards that nobody has put anywhere stay where they are seen, so that no change makes others jump."""
    loose = {code for code, one in graph.objectives.items() if one.x is None or one.y is None}
    if loose:
        _put_places(unit, {code: graph.places[code] for code in graph.places if code in loose})
