"""Targets: there where the rule needs one, and not zero where it divides by it."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from models.terms import SubjectType
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.domain.scorecard import Line, Scorecard
from services.scoring.conditions import parse_condition
from services.scoring.rules import PlusMinus, Ratio, Rule, needs_target
from services.workbooks.draft import Place
from services.workbooks.merging import Merging
from services.workbooks.rules import rule_of

Subject = tuple[SubjectType, str]


def check_targets(merging: Merging) -> None:
    """Check the targets of cards and of the workbook's actuals."""
    lines = _Lines(merging)
    _check_cards(merging, lines)
    needing = {key[0] for key, kpi in merging.kpis.items() if _needed(merging, kpi)}
    for _, place, actual in merging.judged("actuals"):
        if actual.kpi in needing:
            _check_actual(merging, place, actual, lines)


def _check_cards(merging: Merging, lines: "_Lines") -> None:
    """The lines of the workbook at their rows; what is stored, once at the row of the KPI that changes."""
    merge = merging["scorecards"]
    told: set[tuple[str, bool]] = set()
    for key, card in merge.after.items():
        for line in card.lines:
            kpi = merging.kpis.get((line.kpi,))
            place = merge.places.get((*key, line.kpi))
            changing = merging["kpis"].places.get((line.kpi,))
            if kpi is None:
                continue
            if place is not None:
                _check_line(merging, place, kpi, line, lines)
            elif changing is not None and (kpi.code, line.target is None) not in told:
                told.add((kpi.code, line.target is None))
                _check_stored_line(merging, changing, kpi, line, lines)


def _needed(merging: Merging, kpi: Kpi) -> bool:
    rule = rule_of(merging, kpi)
    if rule is not None and needs_target(rule):
        return True
    return bool(kpi.veto) and parse_condition(kpi.veto).limit is None


def _divides(rule: Rule | None) -> bool:
    return isinstance(rule, Ratio) or (isinstance(rule, PlusMinus) and rule.percent)


def _check_line(merging: Merging, place: Place, kpi: Kpi, line: Line, lines: "_Lines") -> None:
    if line.target == 0 and _divides(rule_of(merging, kpi)):
        merging.error(place, "target", "target_zero", kpi=kpi.code)
    elif line.target is None and _needed(merging, kpi) and kpi.code not in lines.with_own_target:
        merging.warn(place, "target", "target_later", kpi=kpi.code)


def _check_stored_line(merging: Merging, place: Place, kpi: Kpi, line: Line, lines: "_Lines") -> None:
    if line.target == 0 and _divides(rule_of(merging, kpi)):
        merging.error(place, "method", "target_zero", kpi=kpi.code)
    elif line.target is None and _needed(merging, kpi) and kpi.code not in lines.with_own_target:
        merging.warn(place, "method", "target_lacking", kpi=kpi.code)


def _check_actual(merging: Merging, place: Place, actual: Actual, lines: "_Lines") -> None:
    kpi = merging.kpis[actual.kpi,]
    if actual.target is not None:
        if actual.target == 0 and _divides(rule_of(merging, kpi)):
            merging.error(place, "target", "target_zero", kpi=kpi.code)
    elif (actual.value is not None or actual.text is not None) and lines.lack_target(actual):
        merging.error(place, "target", "target_required", kpi=kpi.code)


class _Lines:
    """Which card lines an actual may serve: the subject's own, its position's, its department's."""

    def __init__(self, merging: Merging) -> None:
        self._merging = merging
        self._lines: dict[tuple[Subject, str], list[Decimal | None]] = {}
        for card in merging["scorecards"].after.values():
            self._add(card)
        self.with_own_target = {
            actual.kpi for actual in merging["actuals"].after.values() if actual.target is not None
        }

    def _add(self, card: Scorecard) -> None:
        for line in card.lines:
            self._lines.setdefault(((card.type, card.code), line.kpi), []).append(line.target)

    def lack_target(self, actual: Actual) -> bool:
        """Whether the actual's KPI stands on a card of its subject, and on none with a target."""
        targets = [
            target
            for owner in self._owners((actual.type, actual.subject))
            for target in self._lines.get((owner, actual.kpi), ())
        ]
        return bool(targets) and all(target is None for target in targets)

    def _owners(self, subject: Subject) -> Iterator[Subject]:
        yield subject
        for position in self._positions.get(subject, ()):
            yield SubjectType.POSITION, position

    @cached_property
    def _positions(self) -> dict[Subject, set[str]]:
        """The positions of every person, and of every department's people."""
        held: dict[Subject, set[str]] = {}
        people = self._merging["employees"].after
        moves = self._merging["moves"].after
        stays = [(person.number, person.department, person.position) for person in people.values()]
        stays += [(move.employee, move.department, move.position) for move in moves.values()]
        for number, department, position in stays:
            person = people.get((number,))
            where = department or (person.department if person else "")
            post = position or (person.position if person else None)
            if post is not None:
                held.setdefault((SubjectType.EMPLOYEE, number), set()).add(post)
                held.setdefault((SubjectType.DEPARTMENT, where), set()).add(post)
        return held
