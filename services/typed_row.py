"""A record as a row that one would type, for forms and for the checks of a workbook's row."""

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import asdict

from services.language import Language

YES, NO = "1", "0"
"""How a ticked field is typed."""


def typed_row(record: Any) -> dict[str, str]:  # noqa: ANN401 - any record
    """A record's fields as one would type them."""
    return {name: typed(value) for name, value in asdict(record).items()}


def typed(value: object) -> str:
    """A value as one would type it."""
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case Decimal():
            return Language.plain(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)
