"""A unit of work: the one way to write.

It keeps before and after of every row, and refuses to touch a locked period.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Delete,
    Executable,
    Result,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)

from models.base import Base
from models.chain import Change
from models.period import PeriodRow
from models.plain import row_to_plain, to_plain
from models.records import reading
from models.terms import PeriodState

Values = Mapping[str, Any]
_CHUNK = 5_000


class PeriodLocked(Exception):
    """A write would change what a locked period was scored from."""

    def __init__(self, period: str) -> None:
        super().__init__(period)
        self.period = period


GUARDED = frozenset({"actual", "rating", "adjustment", "attendance", "waiver"})
"""The tables whose rows belong to a period and stay as they are once it is locked."""


_LOCKED = select(PeriodRow.code).where(PeriodRow.state == PeriodState.LOCKED)


class Unit:
    """Writes inside one transaction.

    Keys and values are by column name, values in the columns' Python types.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.changes: list[Change] = []
        self._read: defaultdict[str, dict[tuple[Any, ...], Values | None]] = defaultdict(dict)
        """By table and key the rows as they stand, None for none: nobody else writes meanwhile."""

    def execute(self, statement: Executable) -> Result[Any]:
        """Read inside the transaction."""
        return self.connection.execute(statement)

    def present(self, row: type[Base], key: Values) -> Values | None:
        """The row with this key as it stands, or None."""
        return self.present_all(row, [key])[0]

    def present_all(self, row: type[Base], keys: Sequence[Values]) -> list[Values | None]:
        """The rows with these keys as they stand, None for each that is not there."""
        table = row.__table__
        wanted = [_key(table, key) for key in keys]
        found = self._present(table, wanted)
        return [found.get(key) for key in wanted]

    def freeze(self, row: type[Base], rows: Sequence[Values], *, told: Collection[str] = ()) -> None:
        """Add rows to an append-only table.

        Of each the trail keeps the columns `told`, which stand for the others; without any, nothing.
        """
        if not rows:
            return
        table = row.__table__
        self.connection.execute(insert(table), rows)
        self._read.pop(table.name, None)
        if told:
            for values in rows:
                self._record(table, values, None, {name: values[name] for name in told})

    def put(self, row: type[Base], values: Values) -> None:
        """Add a row, or change the columns named in `values` of the one with the same key."""
        self.put_all(row, [values])

    def put_all(self, row: type[Base], rows: Iterable[Values]) -> None:
        """The same for many rows of one table, all naming the same columns.

        Of two rows with one key the last counts.
        """
        table = row.__table__
        wanted = {_key(table, values): dict(values) for values in rows}
        names = next(iter(wanted.values()), {}).keys()
        if any(values.keys() != names for values in wanted.values()):
            raise ValueError(f"rows of {table.name} name different columns")
        present = self._present(table, list(wanted))
        added = [values for key, values in wanted.items() if key not in present]
        changed = [
            (key, fresh)
            for key, values in wanted.items()
            if key in present and (fresh := {n: v for n, v in values.items() if present[key][n] != v})
        ]
        self._add(table, added)
        self._change(table, [(present[key], fresh) for key, fresh in changed])

    def remove(self, row: type[Base], key: Values) -> None:
        """Remove a row; nothing happens when there is none."""
        self.remove_all(row, [key])

    def remove_all(self, row: type[Base], keys: Iterable[Values]) -> None:
        """The same for many rows of one table."""
        table = row.__table__
        present = list(self._present(table, [_key(table, key) for key in keys]).values())
        if not present:
            return
        for old in present:
            self._guard(table, old)
        self.connection.execute(_delete(table), [_own(table, old) for old in present])
        for old in present:
            self._record(table, old, old, None)

    def _add(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if not rows:
            return
        for values in rows:
            self._guard(table, values)
            self._record(table, values, None, values)
        self.connection.execute(insert(table), rows)

    def _change(self, table: Table, changes: Sequence[tuple[Values, dict[str, Any]]]) -> None:
        """Change rows from what they are; those in which the same columns change go in one statement."""
        alike: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for old, fresh in changes:
            self._guard(table, old)
            new = {f"new_{name}": value for name, value in fresh.items()}
            alike[tuple(fresh)].append({**_own(table, old), **new})
        for names, rows in alike.items():
            self.connection.execute(_update(table, names), rows)
        for old, fresh in changes:
            self._record(table, old, {name: old[name] for name in fresh}, fresh)

    def _present(self, table: Table, keys: Sequence[tuple[Any, ...]]) -> dict[tuple[Any, ...], Values]:
        """The rows with these keys that there are; each is asked for once until it is written."""
        read = self._read[table.name]
        unread = [key for key in dict.fromkeys(keys) if key not in read]
        if unread:
            read.update(self._read_of(table, unread))
        return {key: row for key in keys if (row := read[key]) is not None}

    def _read_of(
        self, table: Table, keys: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[tuple[Any, ...], Values | None]]:
        found: dict[tuple[Any, ...], Values] = {}
        names = tuple(table.columns.keys())
        with reading(table.name):
            for among in _conditions(list(table.primary_key.columns), keys):
                for row in self.connection.execute(select(table).where(among)).all():
                    values = dict(zip(names, row, strict=True))
                    found[_key(table, values)] = values
        return ((key, found.get(key)) for key in keys)

    def _record(self, table: Table, row: Values, before: Values | None, after: Values | None) -> None:
        if table.name == PeriodRow.__tablename__:
            self.__dict__.pop("locked", None)
        told = None if after is None else row_to_plain(after)
        names = _names(table)
        self._read[table.name].pop(tuple(row[name] for name in names), None)
        key = {name: told[name] if told and after is row else to_plain(row[name]) for name in names}
        self.changes.append(Change(table.name, key, None if before is None else row_to_plain(before), told))

    def _guard(self, table: Table, row: Values) -> None:
        if table.name in GUARDED and row["period"] in self.locked:
            raise PeriodLocked(row["period"])

    @cached_property
    def locked(self) -> set[str]:
        """The codes of the locked periods, asked once until a period changes."""
        return set(self.connection.scalars(_LOCKED))


def _conditions(
    columns: Sequence[Column[Any]], keys: Sequence[tuple[Any, ...]]
) -> Iterator[ColumnElement[bool]]:
    """Conditions that let all these keys through; for very many, others with the same first part too.

    A question with 20,000 keys of four columns takes SQLAlchemy longer to write than SQLite to answer.
    """
    single = len(columns) == 1 or len(keys) > _CHUNK
    parts = list(dict.fromkeys(key[0] for key in keys)) if single else keys
    asked = columns[0] if single else tuple_(*columns)
    for start in range(0, len(parts), _CHUNK):
        yield asked.in_(parts[start : start + _CHUNK])


def _key(table: Table, values: Values) -> tuple[Any, ...]:
    return tuple(values[name] for name in _names(table))


@cache
def _names(table: Table) -> tuple[str, ...]:
    """The columns of a table's key."""
    return tuple(column.name for column in table.primary_key.columns)


@cache
def _update(table: Table, names: tuple[str, ...]) -> Update:
    """Changes these columns of one row; written once, as SQLAlchemy takes long over it."""
    return update(table).where(*_mine(table)).values({name: bindparam(f"new_{name}") for name in names})


@cache
def _delete(table: Table) -> Delete:
    """Removes one row."""
    return delete(table).where(*_mine(table))


def _mine(table: Table) -> list[ColumnElement[bool]]:
    """The condition that lets one row through, its key to be given with `_own`."""
    return [column == bindparam(f"own_{column.name}") for column in table.primary_key]


def _own(table: Table, values: Values) -> dict[str, Any]:
    return {f"own_{column.name}": values[column.name] for column in table.primary_key}
