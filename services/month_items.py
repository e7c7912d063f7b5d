"""The checklist of each state of a month, from its results. Pure: what it is told is what it knows.

An item is advice. Only somebody incomplete stops a lock.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from models.terms import PeriodState, SubjectType
from services.domain.checklist import MUCH, Item, Mark, Topic, Way
from services.domain.period import MONTHS, Period, PeriodRecord
from services.domain.result import (
    Exceptional,
    ExceptionKind,
    PeriodResult,
    ResultState,
    SubjectResult,
)
from services.domain.scorecard import SubjectKey
from services.month_lines import (
    Entry,
    Found,
    described,
    provided,
    rated,
    self_scored,
    spared,
    stuck,
    targets,
)
from services.sifted import Sifted
from services.workbench import own_entries

NAMED = 3
"""Of so many actuals of a provider it is told whose they are, of more only which KPIs they are of."""
UNLOCKED = tuple(PeriodState)[:-1]


class Surroundings(Struct, frozen=True):
    """What bears on a checklist beside the results.

    `planned` month targets, `apart` of them not what the period has; `answered` alarms by their KPI;
    `proposed` exemptions by name, `undecided` of them; every opened period.
    """

    planned: int = 0
    apart: tuple[str, ...] = ()
    answered: frozenset[str] = frozenset()
    proposed: int = 0
    undecided: tuple[str, ...] = ()
    periods: tuple[PeriodRecord, ...] = ()
    fiscal_start: int = 1


def checklist(
    result: PeriodResult, around: Surroundings, sifted: Sifted, state: PeriodState | None = None
) -> tuple[Item, ...]:
    """The items of a state (None: of the state that the period is in); a locked period has none."""
    told = _LISTS.get(state or result.state)
    return told(result, around, sifted) if told is not None else ()


def lock_summary(result: PeriodResult, around: Surroundings, sifted: Sifted) -> tuple[Item, ...]:
    """What is still left or for her eyes in any state, as the question before a lock tells it."""
    items = [item for state in UNLOCKED for item in checklist(result, around, sifted, state)]
    found = {(item.topic, item.about): item for item in items if item.mark is not Mark.DONE}
    return tuple(item for item in found.values() if item.topic is not Topic.SELF_SCORES)


def _open(result: PeriodResult, around: Surroundings, sifted: Sifted) -> tuple[Item, ...]:
    items = [
        _cards(result),
        _of_found(Topic.TARGETS, sifted.of(own_entries(result.results), targets)),
        Item(
            Topic.MONTH_TARGETS,
            len(around.apart),
            around.planned,
            around.apart,
            Way("scorecards", "targets"),
        ),
        _parts(Topic.PARTS_OPEN, result, around, lambda record: record is None),
    ]
    return _told(items)


def _collecting(result: PeriodResult, around: Surroundings, sifted: Sifted) -> tuple[Item, ...]:
    by_provider: dict[str, list[Found]] = {}
    for of_one in sifted.of(own_entries(result.results), provided):
        for provider, found in of_one.items():
            by_provider.setdefault(provider, []).append(found)
    providers = [
        _of_found(Topic.PROVIDER, found, about=provider)
        for provider, found in sorted(by_provider.items(), key=lambda one: (not one[0], one[0]))
    ]
    undecided = around.undecided
    people = [who for who in result.results if who.type is SubjectType.EMPLOYEE]
    lines = sum(len(who.lines) for who in people)
    scored = sum(sifted.of(people, self_scored))
    return _told(
        [
            *providers,
            Item(
                Topic.EXEMPTIONS,
                len(undecided),
                around.proposed,
                undecided,
                Way("scoring", "proposals"),
            ),
            Item(Topic.SELF_SCORES, scored, lines if scored else 0, look=True),
            _parts(Topic.PARTS_OPEN, result, around, lambda record: record is None),
        ]
    )


def _scoring(result: PeriodResult, _around: Surroundings, sifted: Sifted) -> tuple[Item, ...]:
    own = own_entries(result.results)
    return _told(
        [
            _of_found(Topic.RATINGS, sifted.of(own, rated)),
            _of_found(Topic.REASONS, sifted.of(own, described)),
            _of_found(Topic.PROBLEMS, sifted.of(own, stuck)),
            _incomplete(result),
        ]
    )


def _review(result: PeriodResult, around: Surroundings, sifted: Sifted) -> tuple[Item, ...]:
    subjects = result.results
    struck = [one for one in subjects if any(veto.owner == one.key for veto in one.struck)]
    red = [one for one in subjects if any(case.falls for case in one.red_lines)]
    left_out = list(chain.from_iterable(sifted.of(own_entries(subjects), spared)))
    moved = [one for one in subjects if _moved(one)]
    unanswered = [alarm for alarm in result.divergences if alarm.kpi not in around.answered]
    alarms = Item(
        Topic.ALARMS,
        len(unanswered),
        len(result.divergences),
        tuple(alarm.name for alarm in unanswered),
        Way("kpis", unanswered[0].kpi if unanswered else ""),
    )
    return _told(
        [
            _incomplete(result),
            _look(Topic.VETOES, struck, "veto"),
            _look(Topic.RED_LINES, red),
            _of_entries(Topic.NOT_APPLICABLE, left_out, len(left_out), filter="not_applicable", look=True),
            _look(Topic.EXEMPT, [one for one in subjects if one.state is ResultState.EXEMPT]),
            _look(Topic.CHANGES, moved, "changed", about=str(MUCH)),
            alarms,
            _look(Topic.ADJUSTMENTS, [one for one in subjects if one.adjustments]),
            _parts(Topic.PARTS_LOCKED, result, around, lambda record: record is None or not record.locked),
        ]
    )


_LISTS: Mapping[PeriodState, Callable[[PeriodResult, Surroundings, Sifted], tuple[Item, ...]]] = {
    PeriodState.OPEN: _open,
    PeriodState.COLLECTING: _collecting,
    PeriodState.SCORING: _scoring,
    PeriodState.REVIEW: _review,
}
_ALWAYS = frozenset({Topic.CARDS, Topic.INCOMPLETE, Topic.VETOES, Topic.RED_LINES, Topic.CHANGES})
"""Told even where there is none of it: that there is none is worth knowing."""


def _told(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(item for item in items if item.total or item.topic in _ALWAYS)


def entries_of(result: PeriodResult) -> list[Entry]:
    """Every line with whose it is, an entry that is shared told once."""
    return [(who, line) for who in own_entries(result.results) for line in who.lines]


def _moved(subject: SubjectResult) -> bool:
    before = subject.trend[-2].total if len(subject.trend) > 1 else None
    return before is not None and subject.total is not None and abs(subject.total - before) > MUCH


def _cards(result: PeriodResult) -> Item:
    without = [one for one in result.exceptions if one.kind is ExceptionKind.NO_CARD]
    first = SubjectKey(without[0].type, without[0].code) if without else None
    total = len(result.results) + len(without)
    return Item(Topic.CARDS, len(without), total, _names(without), Way("scorecards", subject=first))


def _incomplete(result: PeriodResult) -> Item:
    found = result.incomplete
    total = len(found) + sum(one.state is ResultState.COMPLETE for one in result.results)
    return Item(Topic.INCOMPLETE, len(found), total, _names(found), Way("scoring", "missing"))


def _names(found: Iterable[SubjectResult | Exceptional]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in found))


def _look(topic: Topic, found: Sequence[SubjectResult], filter: str = "", *, about: str = "") -> Item:  # noqa: A002
    way = Way("scoring", filter) if filter else Way("scoring", subject=found[0].key if found else None)
    return Item(topic, len(found), len(found), _names(found), way, about, look=True)


def _of_found(topic: Topic, found: Sequence[Found], *, about: str = "") -> Item:
    lines = [entry for one in found for entry in one.open]
    return _of_entries(topic, lines, sum(one.total for one in found), about=about)


def _of_entries(
    topic: Topic,
    found: Sequence[Entry],
    total: int,
    *,
    about: str = "",
    filter: str = "",  # noqa: A002 - the page's own word
    look: bool = False,
) -> Item:
    many = topic is Topic.PROVIDER and len(found) > NAMED
    names = tuple(dict.fromkeys(line.name if many else f"{who.name} · {line.name}" for who, line in found))
    way = Way("scoring", filter)
    if found and not filter:
        way = Way("scoring", subject=found[0][0].key, kpi=found[0][1].kpi)
    return Item(topic, len(found), total, names, way, about, look)


def _parts(
    topic: Topic, result: PeriodResult, around: Surroundings, lacks: Callable[[PeriodRecord | None], bool]
) -> Item:
    """The periods inside a longer one that lack something."""
    parts = parts_of(result, around)
    records = {record.code: record for record in around.periods}
    lacking = tuple(code for code in parts if lacks(records.get(code)))
    return Item(topic, len(lacking), len(parts), lacking, Way("workbench"))


def parts_of(result: PeriodResult, around: Surroundings) -> tuple[str, ...]:
    """The periods whose mean somebody's result is, in order; none where everyone has a card."""
    period = Period.parse(result.period, around.fiscal_start)
    kinds = {subject.card_from for subject in result.results}
    return tuple(
        part.code
        for dimension in MONTHS
        if dimension.value in kinds and MONTHS[dimension] < MONTHS[period.dimension]
        for part in period.parts(dimension)
    )
