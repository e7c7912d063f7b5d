"""The declarative base and the column types that store numbers exactly."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Date, Dialect, MetaData, String, types
from sqlalchemy.orm import DeclarativeBase


class Scaled(types.TypeDecorator[Decimal]):
    """An exact number as a whole count of 10^-places; SQLite's own Numeric would store a binary float."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    @property
    def python_type(self) -> type[Any]:
        """Decimal, whatever the column holds."""
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse what would lose digits, then scale."""
        if value is None:
            return None
        scaled = value.scaleb(self.places)
        whole = scaled.to_integral_value(ROUND_HALF_UP)
        if whole != scaled:
            raise ValueError(f"more than {self.places} places")
        return int(whole)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Scale back."""
        return None if value is None else Decimal(value).scaleb(-self.places)


class Term(types.TypeDecorator[StrEnum]):
    """A word of a closed vocabulary, stored as its value."""

    impl = String
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    @property
    def python_type(self) -> type[Any]:
        """The vocabulary."""
        return self.vocabulary

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The value."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The word."""
        return None if value is None else self.vocabulary(value)


class Codes(types.TypeDecorator[tuple[str, ...]]):
    """An ordered list of codes; a code holds no semicolon."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """A tuple of str."""
        return tuple

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Joined by semicolons."""
        return None if value is None else ";".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Split again."""
        return None if value is None else tuple(value.split(";")) if value else ()


VALUE = Scaled(6)
HUNDREDTH = Scaled(2)


class Base(DeclarativeBase):
    """The base of every mapping.

    Foreign keys wait for the commit, so that rows may refer to each other in any order.
    """

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {date: Date}  # noqa: RUF012 - SQLAlchemy's own declaration
