"""Actuals (实际值): typed, pasted, marked not applicable; each a single action."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, select

from models.entry import ActualRow, RatingRow
from models.kpi import KpiRow
from models.records import read_records
from models.terms import Method
from models.unit import Unit
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open
from services.scored_records import read_caps
from services.scoring.methods import most_self
from services.subjects import require_subjects
from services.typed import read_actual, read_self_score, read_target
from services.typed_lines import (
    Field,
    PasteRefused,
    Place,
    Reading,
    Typed,
    Way,
    entered,
    refuse_rated,
    with_actual,
)
from services.workbooks.text import clean_text

LONGEST_NOTE = 500
"""Signs of a line's note: what a sheet has room for."""


class Actuals:
    """The actuals of open periods."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def entered(self, period: str, key: SubjectKey, kpi: str) -> Actual:
        """What stands entered for one line itself, before sums of the year and the department's own."""
        place = (ActualRow.period == period, ActualRow.type == key.type, ActualRow.subject == key.code)
        with self._ledger.read() as connection:
            found = read_records(connection, ActualRow, Actual, *place, ActualRow.kpi == kpi)
        return found[0] if found else Actual(period, key.type, key.code, kpi)

    def enter(self, period: str, key: SubjectKey, kpi: str, text: str) -> None:
        """Take what was typed as an actual; Mendable when it cannot be one."""
        self._edit("actual.enter", period, key, kpi, lambda line, old: with_actual(line, old, text))

    def enter_many(self, period: str, typed: Sequence[Typed], way: Way = Way.PASTE) -> None:
        """Take many at once, as one action.

        PasteRefused names every one that cannot be taken, and nothing is written.
        """
        with self._ledger.write(way.value, {"period": period, "count": len(typed)}) as writing:
            connection = writing.unit.connection
            require_open(connection, period)
            require_subjects(connection, [item.key for item in typed])
            kpis = _kpis(connection, {item.kpi for item in typed})
            places = dict.fromkeys(item.line for item in typed)
            olds = _present(
                writing.unit, [_place(period, SubjectKey(kind, code), kpi) for kind, code, kpi in places]
            )
            rated_self = {item.kpi for item in typed if item.field is Field.SELF}
            caps = {kpi: _most_self(connection, kpi) for kpi in rated_self}
            reading = Reading(kpis, dict(zip(places, olds, strict=True)), caps)
            rated = _rated(connection, period, kpis.values())
            if refused := reading.refused(typed, rated):
                raise PasteRefused(refused, len(typed))
            _write(writing.unit, list(reading.fresh.values()))

    def describe(self, period: str, key: SubjectKey, kpi: str, level: str, reason: str) -> None:
        """Take a described level with the reason for it, which stands as the line's note."""
        if not clean_text(reason):
            raise Mendable("reason.required")

        def described(line: Kpi, old: Actual) -> Actual:
            value, text = read_actual(line, level)
            if line.method is not Method.DESCRIBED or text is None:
                raise Mendable("actual.no_level", kpi=line.name)
            return entered(replace(old, note=clean_text(reason)), value, text)

        self._edit("actual.describe", period, key, kpi, described, reason=clean_text(reason))

    def set_target(self, period: str, key: SubjectKey, kpi: str, text: str) -> None:
        """Replace the card's target for this period; blank goes back to the card's."""
        self._edit(
            "actual.target", period, key, kpi, lambda line, old: replace(old, target=read_target(line, text))
        )

    def set_self_score(self, period: str, key: SubjectKey, kpi: str, text: str) -> None:
        """Note the score that the person gave himself or herself; it does not touch the official one."""
        with self._ledger.read() as connection:
            most = _most_self(connection, kpi)
        self._edit(
            "actual.self_score",
            period,
            key,
            kpi,
            lambda _, old: replace(old, self_score=read_self_score(text, most)),
        )

    def set_note(self, period: str, key: SubjectKey, kpi: str, note: str) -> None:
        """Write the line's note."""

        def noted(line: Kpi, old: Actual) -> Actual:
            if line.method is Method.DESCRIBED and old.text and not note.strip():
                raise Mendable("actual.level_keeps_reason", kpi=line.name)
            if len(note.strip()) > LONGEST_NOTE:
                raise Mendable("actual.long_note", count=len(note.strip()), most=LONGEST_NOTE)
            return replace(old, note=note.strip())

        self._edit("actual.note", period, key, kpi, noted)

    def mark_not_applicable(self, period: str, key: SubjectKey, kpi: str, reason: str) -> None:
        """Mark a line not applicable, with the reason.

        Its actual goes and its weight is shared by the others.
        """
        if not reason.strip():
            raise Mendable("reason.required")
        blank = partial(replace, value=None, text=None, na_reason=reason.strip())
        self._edit(
            "actual.not_applicable", period, key, kpi, lambda _, old: blank(old), reason=reason.strip()
        )

    def mark_applicable(self, period: str, key: SubjectKey, kpi: str) -> None:
        """Take a not-applicable mark back."""
        self._edit("actual.applicable", period, key, kpi, lambda _, old: replace(old, na_reason=""))

    def _edit(
        self,
        verb: str,
        period: str,
        key: SubjectKey,
        kpi: str,
        change: Callable[[Kpi, Actual], Actual],
        *,
        reason: str = "",
    ) -> None:
        facts = {"period": period, "type": key.type.value, "subject": key.code, "kpi": kpi}
        with self._ledger.write(verb, facts, reason=reason) as writing:
            require_open(writing.unit.connection, period)
            require_subjects(writing.unit.connection, [key])
            line = _kpis(writing.unit.connection, {kpi})[kpi]
            (old,) = _present(writing.unit, [_place(period, key, kpi)])
            fresh = change(line, old)
            refuse_rated(line, old, fresh, _rated(writing.unit.connection, period, [line]))
            writing.facts.update(name=line.name, before=_shown(verb, old), after=_shown(verb, fresh))
            _write(writing.unit, [fresh])


def _most_self(connection: Connection, kpi: str) -> Decimal:
    return most_self(read_caps(connection, kpi))


def _rated(connection: Connection, period: str, kpis: Iterable[Kpi]) -> set[Place]:
    """The lines of some KPIs that have ratings."""
    codes = [kpi.code for kpi in kpis if kpi.method is Method.RATING]
    row = RatingRow
    asked = select(row.type, row.subject, row.kpi).where(row.period == period, row.kpi.in_(codes)).distinct()
    return {(kind, subject, kpi) for kind, subject, kpi in connection.execute(asked)} if codes else set()


def _kpis(connection: Connection, codes: set[str]) -> Mapping[str, Kpi]:
    found = {kpi.code: kpi for kpi in read_records(connection, KpiRow, Kpi, KpiRow.code.in_(codes))}
    for code in codes - found.keys():
        raise Mendable("kpi.unknown", kpi=code)
    return found


def _place(period: str, key: SubjectKey, kpi: str) -> dict[str, Any]:
    return {"period": period, "type": key.type, "subject": key.code, "kpi": kpi}


def _present(unit: Unit, places: Sequence[dict[str, Any]]) -> list[Actual]:
    found = unit.present_all(ActualRow, places)
    return [Actual(**(row or place)) for row, place in zip(found, places, strict=True)]


def _write(unit: Unit, actuals: Sequence[Actual]) -> None:
    """Write rows; one that says nothing any more is removed."""
    empty = [actual for actual in actuals if actual == _blank(actual)]
    unit.remove_all(ActualRow, map(asdict, empty))
    unit.put_all(ActualRow, [asdict(actual) for actual in actuals if actual != _blank(actual)])


def _blank(actual: Actual) -> Actual:
    return Actual(actual.period, actual.type, actual.subject, actual.kpi)


_FIELDS = {"actual.target": "target", "actual.self_score": "self_score", "actual.note": "note"}


def _shown(verb: str, actual: Actual) -> str:
    """What an action's words show of an actual."""
    if verb in _FIELDS:
        return _plain(getattr(actual, _FIELDS[verb]))
    return actual.na_reason or actual.text or _plain(actual.value)


def _plain(value: Decimal | str | None) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value or ""
