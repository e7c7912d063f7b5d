"""Settings as the texts of the workbook contract and back."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from services.domain.settings import Settings
from services.scoring.parameters import format_annual_parts, format_grades, parse_annual_parts, parse_grades

_SPECIAL: Mapping[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "grades": (parse_grades, format_grades),
    "annual_parts": (parse_annual_parts, format_annual_parts),
}


def settings_from_text(texts: Mapping[str, str]) -> Settings:
    """Settings from the file's texts; items that are not there keep their defaults."""
    known = {field.name: field.type for field in fields(Settings)}
    values: dict[str, Any] = {}
    for item, text in texts.items():
        if item in _SPECIAL:
            values[item] = _SPECIAL[item][0](text)
        elif item in known:
            values[item] = type(getattr(Settings(), item))(text)
    return Settings(**values)


def setting_text(settings: Settings, item: str) -> str:
    """One setting as its text."""
    value = getattr(settings, item)
    return _SPECIAL[item][1](value) if item in _SPECIAL else str(value)
