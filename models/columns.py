"""The column types that store numbers exactly."""

from collections.abc import Callable
from decimal import Context, Decimal, Inexact, InvalidOperation
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, String, types

_LARGEST = 2**63 - 1
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])
"""Raises where the usual context would round."""


class Scaled(types.TypeDecorator[Decimal]):
    """An exact number as a whole count of 10^-places; SQLite's own Numeric would store a binary float.

    ValueError for what a column cannot hold to the last digit.
    """

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
        try:
            scaled = _EXACT.to_integral_exact(value.scaleb(self.places, _EXACT))
        except ArithmeticError as error:
            raise ValueError(f"not a number with at most {self.places} places") from error
        if not (scaled.is_finite() and -_LARGEST <= scaled <= _LARGEST):
            raise ValueError("not a number that the file can hold")
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Scale back."""
        read: Decimal | None = self.result_processor(dialect, None)(value)
        return read

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002 - SQLAlchemy's signature
        """The same as a bare function: it runs once a cell."""
        unit = Decimal(1).scaleb(-self.places)
        return lambda value: None if value is None else unit * value


class _Words(dict[str | None, StrEnum | None]):
    """A vocabulary by its values; ValueError for a word that is not in it."""

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__((word.value, word) for word in vocabulary)
        self[None] = None

    def __missing__(self, value: str | None) -> StrEnum | None:
        raise ValueError(f"not a word of the vocabulary: {value!r}")


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

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The word."""
        read: StrEnum | None = self.result_processor(dialect, None)(value)
        return read

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002 - SQLAlchemy's signature
        """The same as a bare look-up: it runs once a cell."""
        return _Words(self.vocabulary).__getitem__


class Codes(types.TypeDecorator[tuple[str, ...]]):
    """An ordered list of codes; ValueError for one that is empty or holds a semicolon."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """A tuple of str."""
        return tuple

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Joined by semicolons."""
        if value is None:
            return None
        if any(not code or ";" in code for code in value):
            raise ValueError("a code is empty or holds a semicolon")
        return ";".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Split again."""
        if value is None:
            return None
        return tuple(value.split(";")) if value else ()


class Unreadable(Exception):
    """A stored value is not what its column holds: the file was damaged or changed from outside."""


VALUE = Scaled(6)
HUNDREDTH = Scaled(2)
