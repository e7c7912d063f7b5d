"""The base of every mapping: a class for a table, its typed annotations for the columns."""

from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, ClassVar, Final, get_args

from msgspec import Struct
from sqlalchemy import Boolean, Column, ColumnClause, Date, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.types import TypeEngine

Mapped = ColumnClause
"""What a column is to whoever asks for it: `Column` itself forbids to be reached through a class."""

PLAIN: Final[Mapping[type, type[TypeEngine[Any]]]] = {bool: Boolean, date: Date, int: Integer, str: String}
"""What holds a value whose column says no more than its Python type."""


class _Declared(Struct, frozen=True):
    """What a column says of itself beside its name and Python type."""

    kind: type[TypeEngine[Any]] | TypeEngine[Any] | None
    keys: tuple[ForeignKey, ...]
    options: Mapping[str, Any]


def mapped_column(
    *of: type[TypeEngine[Any]] | TypeEngine[Any] | ForeignKey,
    **options: Any,
) -> Any:  # noqa: ANN401 - the annotation beside it tells the type
    """A column with a type of its own, a foreign key, or other options of SQLAlchemy's `Column`."""
    keys = tuple(one for one in of if isinstance(one, ForeignKey))
    kinds = [one for one in of if not isinstance(one, ForeignKey)]
    return _Declared(kinds[0] if kinds else None, keys, options)


class Base:
    """A table whose columns are attributes of the class; there are no instances.

    SQLAlchemy's declarative base says the same, but the ORM behind it takes about as long to import as an
    empty window to start, and we read and write by Core alone.

    Foreign keys wait for the commit, so that rows may refer to each other in any order.
    """

    metadata: ClassVar = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        columns = [_made(name, hint, vars(cls).get(name)) for name, hint in cls.__annotations__.items()]
        cls.__table__ = Table(cls.__tablename__, Base.metadata, *columns)
        for one in columns:
            setattr(cls, one.name, one)

    @classmethod
    def __clause_element__(cls) -> Table:
        """The table, where SQLAlchemy is given the class: to select from, to join, to insert into."""
        return cls.__table__


def _made(name: str, hint: object, declared: _Declared | None) -> Column[Any]:
    """The column of `name: Mapped[hint] = declared`; it may be empty where the hint has `| None`."""
    declared = declared or _Declared(None, (), {})
    (held,) = get_args(hint)
    among = set(get_args(held)) if isinstance(held, UnionType) else {held}
    nullable = NoneType in among
    kind = declared.kind or PLAIN[next(iter(among - {NoneType}))]
    return Column(name, kind, *declared.keys, nullable=nullable, **declared.options)
