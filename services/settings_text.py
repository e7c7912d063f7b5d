"""Settings as the texts of the workbook contract and back."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import asdict

from models.terms import AgendaOrder
from services.domain.perspectives import format_perspectives, parse_perspectives
from services.domain.settings import Settings
from services.errors import Mendable
from services.scoring.notation import number, plain
from services.scoring.parameters import format_annual_parts, format_grades, parse_annual_parts, parse_grades
from services.scoring.tables import canonical_groups

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")


def _clock(text: str) -> str:
    """A time of day as HH:MM."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise Mendable("settings.clock", text=text.strip())
    return f"{int(found[1]):02d}:{found[2]}"


_TABLES: Mapping[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "grades": (parse_grades, format_grades),
    "annual_parts": (parse_annual_parts, format_annual_parts),
    "perspectives": (parse_perspectives, format_perspectives),
    "rating_groups": (canonical_groups, str),
    "meeting_order": (AgendaOrder, str),
    "meeting_start": (_clock, str),
    "meeting_end": (_clock, str),
}
_RANGES: Mapping[str, tuple[int, int]] = {
    "fiscal_start": (1, 12),
    "adjustment_bound": (0, 10**12),
    "company_coefficient": (0, 10**12),
    "veto_escalation": (1, 99),
    "anonymity_minimum": (1, 99),
    "meeting_workday": (1, 20),
    "report_minutes": (1, 120),
    "challenge_minutes": (0, 120),
    "comment_minutes": (0, 120),
    "revision_days": (0, 30),
    "alarm_periods": (2, 24),
    "alarm_green": (0, 1000),
    "alarm_red": (0, 1000),
}
_KINDS = {name: type(value) for name, value in asdict(Settings()).items()}


def settings_from_text(texts: Mapping[str, str]) -> Settings:
    """Settings from the file's texts; items that are not there keep their defaults, unknown ones are ignored.

    Mendable when one cannot be read.
    """
    values: dict[str, Any] = {item: _read(item, text) for item, text in texts.items() if item in _KINDS}
    return Settings(**values)


def setting_text(settings: Settings, item: str) -> str:
    """One setting as its text."""
    value = getattr(settings, item)
    if item in _TABLES:
        return _TABLES[item][1](value)
    return plain(value) if isinstance(value, Decimal) else str(value)


def _read(item: str, text: str) -> object:
    if item in _TABLES:
        return _TABLES[item][0](text)
    return _number(item, text) if item in _RANGES else text


def _number(item: str, text: str) -> object:
    least, most = _RANGES[item]
    refusal = Mendable("settings.number", item=item, text=text.strip(), least=least, most=most)
    try:
        value = number(text, item)
    except Mendable:
        raise refusal from None
    whole = _KINDS[item] is int
    if not least <= value <= most or (whole and value != int(value)):
        raise refusal
    return int(value) if whole else value
