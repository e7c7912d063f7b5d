"""Looking through the audit trail (修改留痕): actions newest first, a page at a time, and their changes."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, true
from sqlalchemy.sql import Select

from models.records import reading
from models.trail import ActionRow, ChangeRow
from services.language import Language
from services.ledger import Ledger
from services.trail import Action, TrailChange, action_of, change_of
from services.trail_names import Names, read_names
from services.trail_places import CARD, About, touching
from services.wording.actions import UNDONE, kind_of, verbs_named

PAGE = 100
SHOWN = 200


class Sought(Struct, frozen=True):
    """What one looks for; what is empty does not count. Days are those of the officer's own calendar.

    `subject` is the code of a person, department or position; `words` must all be found.
    """

    who: str = ""
    subject: str = ""
    kpi: str = ""
    period: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Sought()


class Entry(Struct, frozen=True):
    """One action with its hash and the number of rows that it changed."""

    action: Action
    hash: str
    changes: int


class TrailPage(Struct, frozen=True):
    """Some actions, newest first; `count` is how many the search finds, older ones than these included."""

    entries: tuple[Entry, ...]
    count: int


class Changes(Struct, frozen=True):
    """The first of an action's changes that the search keeps; `kept` of them in all."""

    shown: tuple[TrailChange, ...]
    kept: int


class Choices(Struct, frozen=True):
    """What can be chosen: who did something, and the kinds of action that were done."""

    who: tuple[str, ...]
    kinds: tuple[str, ...]


class TrailSearch:
    """The trail as one looks through it. Words of actions are looked for in the language of `say`."""

    def __init__(self, ledger: Ledger, tz: tzinfo | None = None) -> None:
        self._ledger = ledger
        self._tz = tz
        self._named: tuple[int, Names] | None = None

    def page(
        self, sought: Sought, say: Language, *, before: int | None = None, limit: int = PAGE
    ) -> TrailPage:
        """The newest actions that are sought, those older than the action `before`."""
        with self._ledger.read() as connection, reading("audit_action"):
            found = self._found(connection, sought, say, before)
            return TrailPage(_entries(connection, found[:limit]), len(found))

    def _found(
        self, connection: Connection, sought: Sought, say: Language, before: int | None = None
    ) -> Sequence[int]:
        """The numbers of all that is sought, the newest first."""
        sieved = select(ActionRow.id).where(self._condition(connection, sought, say))
        if before is not None:
            sieved = sieved.where(ActionRow.id < before)
        return connection.scalars(sieved.order_by(ActionRow.id.desc())).all()

    def changes(self, action: int, sought: Sought | None = None, *, limit: int = SHOWN) -> Changes:
        """The rows that an action changed, of those that the search keeps the first ones."""
        sought, row = sought or Sought(), ChangeRow
        with self._ledger.read() as connection, reading("audit_change"):
            kept = and_(row.action == action, self._kept(connection, sought))
            for narrow in self._narrowed(connection, kept, sought):
                count = self._count(connection, narrow)
                if count:
                    break
            rows = connection.execute(_changes().where(narrow).order_by(row.position).limit(limit))
            return Changes(tuple(map(change_of, rows)), count)

    def _narrowed(
        self, connection: Connection, kept: ColumnElement[bool], sought: Sought
    ) -> Iterator[ColumnElement[bool]]:
        """Changes that hold all the words; else one of them; else all, for the words are the action's own."""
        if words := sought.words.split():
            names = self._names(connection)
            said = [_holds(word, names) for word in words]
            yield and_(kept, *said)
            yield and_(kept, or_(*said))
        yield kept

    @staticmethod
    def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
        return connection.scalar(select(func.count()).select_from(ChangeRow).where(condition)) or 0

    def every(self, sought: Sought, say: Language) -> Iterator[tuple[Entry, tuple[TrailChange, ...]]]:
        """Everything that is sought, newest first, in transactions of a page each."""
        with self._ledger.read() as connection, reading("audit_action"):
            found = self._found(connection, sought, say)
        for start in range(0, len(found), PAGE):
            with self._ledger.read() as connection, reading("audit_change"):
                entries = _entries(connection, found[start : start + PAGE])
                changes = {} if sought.words else self._all_kept(connection, sought, entries)
            for entry in entries:
                number = entry.action.id
                if sought.words:  # which changes hold them is another question for each action
                    yield entry, self.changes(number, sought, limit=entry.changes).shown
                else:
                    yield entry, tuple(changes.get(number, ()))

    def _all_kept(
        self, connection: Connection, sought: Sought, entries: Sequence[Entry]
    ) -> Mapping[int, list[TrailChange]]:
        row, found = ChangeRow, defaultdict[int, list[TrailChange]](list)
        within = row.action.in_([entry.action.id for entry in entries])
        statement = _changes().add_columns(row.action).where(within, self._kept(connection, sought))
        for *change, action in connection.execute(statement.order_by(row.action, row.position)):
            found[action].append(change_of(change))
        return found

    def names(self) -> Names:
        """What the codes are called."""
        with self._ledger.read() as connection, reading("audit_change"):
            return self._names(connection)

    def _names(self, connection: Connection) -> Names:
        """Names, read anew once something was done."""
        newest = connection.scalar(select(func.max(ActionRow.id))) or 0
        if self._named is None or self._named[0] != newest:
            self._named = newest, read_names(connection)
        return self._named[1]

    def choices(self) -> Choices:
        """What the filters offer."""
        row = ActionRow
        with self._ledger.read() as connection:
            who = tuple(connection.scalars(select(row.who).distinct().order_by(row.who)))
            verbs = connection.scalars(select(row.verb).distinct())
            return Choices(who, tuple(dict.fromkeys(sorted(map(kind_of, verbs)))))

    # What is sought, as conditions

    def _condition(self, connection: Connection, sought: Sought, say: Language) -> ColumnElement[bool]:
        row, change = ActionRow, ChangeRow
        kept = self._kept(connection, sought)
        found = [*self._of_action(sought)]
        if sought.subject or sought.kpi or sought.period:
            found.append(row.id.in_(select(change.action).where(kept)))
        names = self._names(connection)
        for word in sought.words.split():
            within = select(change.action).where(kept, _holds(word, names))
            found.append(or_(_says(word, say), row.id.in_(within)))
        return and_(true(), *found)

    def _of_action(self, sought: Sought) -> Iterator[ColumnElement[bool]]:
        row = ActionRow
        if sought.who:
            yield row.who == sought.who
        if sought.since is not None:
            yield row.at >= self._moment(sought.since)
        if sought.until is not None:
            yield row.at < self._moment(sought.until + timedelta(days=1))
        if sought.kind == UNDONE:
            yield row.verb.in_(("undo", "redo"))
        elif sought.kind:
            undone = func.json_extract(row.facts, "$.verb").like(f"{sought.kind}.%")
            yield or_(row.verb.like(f"{sought.kind}.%"), and_(row.undoes.is_not(None), undone))

    def _moment(self, day: date) -> str:
        """The first moment of a day as the trail writes it."""
        begin = datetime.combine(day, time.min, self._tz)
        return begin.astimezone(UTC).isoformat(timespec="milliseconds")

    def _kept(self, connection: Connection, sought: Sought) -> ColumnElement[bool]:
        """The changes of whom and what is sought; all when nobody and nothing is."""
        found: list[ColumnElement[bool]] = []
        if sought.subject:
            cards = _of_cards(self._names(connection), sought.subject)
            found.append(or_(touching(About.SUBJECT, sought.subject), cards))
        if sought.kpi:
            found.append(touching(About.KPI, sought.kpi))
        if sought.period.isdecimal():
            whole = touching(About.YEAR, int(sought.period))
            found.append(or_(touching(About.PERIOD, sought.period), whole))
        elif sought.period:
            found.append(touching(About.PERIOD, sought.period))
        return and_(true(), *found)


def _of_cards(names: Names, subject: str) -> ColumnElement[bool]:
    """The changes of a subject's cards, their lines and comparisons: they know their card by number only."""
    row = ChangeRow
    found: list[ColumnElement[bool]] = []
    for births in names.cards.values():
        for at, birth in enumerate(births):
            if birth.code == subject:
                until = births[at + 1].action if at + 1 < len(births) else None
                ended = true() if until is None else row.action < until
                found.append(and_(touching(About.CARD, birth.number), row.action >= birth.action, ended))
    return and_(row.row_table.in_(_OF_CARDS), or_(*found)) if found else row.row_table == ""


_OF_CARDS = (CARD, "scorecard_line", "comparison")


def _says(word: str, say: Language) -> ColumnElement[bool]:
    """The actions whose words, facts or reason hold a word."""
    row = ActionRow
    verbs = verbs_named(say, word)
    fact = func.json_each(row.facts).table_valued("value")
    return or_(
        row.verb.in_(verbs),
        and_(row.undoes.is_not(None), func.json_extract(row.facts, "$.verb").in_(verbs)),
        row.reason.contains(word, autoescape=True),
        exists(select(fact.c.value).where(fact.c.value.contains(word, autoescape=True))),
    )


def _holds(word: str, names: Names) -> ColumnElement[bool]:
    """The changes whose key or values hold a word, or the code of something so named."""
    row = ChangeRow
    codes = names.holding(word)
    spelt = json.dumps(word, ensure_ascii=False)[1:-1]
    found: list[ColumnElement[bool]] = []
    for text in (row.row_key, row.before, row.after):
        value = func.json_each(text).table_valued("value").c.value
        held = exists(select(value).where(value.contains(word, autoescape=True)))
        found.append(and_(text.contains(spelt, autoescape=True), held))
    if codes:
        key = func.json_each(row.row_key).table_valued("value").c.value
        found.append(exists(select(key).where(key.in_(codes))))
    return or_(*found)


def _entries(connection: Connection, numbers: Sequence[int]) -> tuple[Entry, ...]:
    """Some actions, newest first."""
    row = ActionRow
    counted = select(func.count()).where(ChangeRow.action == row.id).scalar_subquery()
    statement = select(*row.__table__.c, counted.label("changes")).where(row.id.in_(numbers))
    rows = connection.execute(statement.order_by(row.id.desc()))
    return tuple(Entry(action_of(one), one.hash, one.changes) for one in rows)


def _changes() -> "Select[Any, Any, Any, Any]":
    row = ChangeRow
    return select(row.row_table, row.row_key, row.before, row.after)
