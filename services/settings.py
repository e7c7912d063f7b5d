"""Settings of the company (设置)."""

from collections.abc import Mapping
from typing import Any

from models.settings import SettingRow
from services.domain.settings import Settings
from services.errors import Mendable
from services.ledger import Ledger
from services.records import read_settings
from services.settings_text import setting_text, settings_from_text


class SettingsBook:
    """The company's settings."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def read(self) -> Settings:
        """The settings as they stand."""
        with self._ledger.read() as connection:
            return read_settings(connection)

    def change(self, texts: Mapping[str, str]) -> None:
        """Change some settings, given as the texts of the workbook contract.

        Mendable when one cannot be read, or names a grade that is not among the grades.
        """
        fresh = settings_from_text(texts)
        rows: list[dict[str, Any]] = [{"item": item, "value": setting_text(fresh, item)} for item in texts]
        with self._ledger.write("settings.change", {"items": ", ".join(sorted(texts))}) as writing:
            writing.unit.put_all(SettingRow, rows)
            _require_ceiling(read_settings(writing.unit.connection))


def _require_ceiling(settings: Settings) -> None:
    names = [grade.name for grade in settings.grades]
    if settings.escalation_ceiling not in names:
        raise Mendable("settings.ceiling", ceiling=settings.escalation_ceiling, grades=" / ".join(names))
