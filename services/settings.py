"""Settings of the company (设置)."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from models.kpi import KpiRow
from models.period import PeriodRow
from models.settings import SettingRow
from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from services.domain.settings import Settings
from services.errors import Mendable
from services.ledger import Ledger
from services.scored_records import read_settings
from services.scoring.conditions import parse_veto_effect
from services.settings_text import setting_text, settings_from_text
from services.subjects import require_subjects

_LEADING = ("meeting_chair", "meeting_recorder")


class SettingsBook:
    """The company's settings."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def read(self) -> Settings:
        """The settings as they stand."""
        with self._ledger.read() as connection:
            return read_settings(connection)

    def text(self, item: str) -> str:
        """One setting as the text of the workbook contract."""
        return setting_text(self.read(), item)

    def check(self, texts: Mapping[str, str]) -> None:
        """Mendable when `change` would refuse these texts; nothing is written."""
        with self._ledger.read() as connection:
            _require_fit(connection, _changed(connection, texts), texts)

    def change(self, texts: Mapping[str, str]) -> None:
        """Change some settings, given as texts of the workbook contract; what says the same is no change.

        Mendable when one cannot be read, names a grade that is not among the grades, takes away a grade that
        a veto names, or moves the fiscal year under periods that were opened by it.
        """
        fresh = settings_from_text(texts)
        with self._ledger.write("settings.change", {"items": ", ".join(sorted(texts))}) as writing:
            connection = writing.unit.connection
            _require_fit(connection, _changed(connection, texts), texts)
            present = read_settings(connection)
            differing = [item for item in texts if getattr(fresh, item) != getattr(present, item)]
            writing.unit.put_all(
                SettingRow, [{"item": item, "value": setting_text(fresh, item)} for item in differing]
            )


def _changed(connection: Connection, texts: Mapping[str, str]) -> Settings:
    """The settings as they would be."""
    row = SettingRow
    kept = {found.item: found.value for found in connection.execute(select(row.item, row.value))}
    return settings_from_text({**kept, **texts})


def _require_fit(connection: Connection, settings: Settings, texts: Mapping[str, str]) -> None:
    names = [grade.name for grade in settings.grades]
    grades = " / ".join(names)
    if settings.escalation_ceiling not in names:
        raise Mendable("settings.ceiling", ceiling=settings.escalation_ceiling, grades=grades)
    if settings.meeting_end <= settings.meeting_start and texts.keys() & {"meeting_start", "meeting_end"}:
        raise Mendable(
            "settings.meeting_ends_first", starts=settings.meeting_start, ends=settings.meeting_end
        )
    leading = [SubjectKey(SubjectType.EMPLOYEE, texts[item]) for item in _LEADING if texts.get(item)]
    require_subjects(connection, leading)
    if "grades" in texts:
        for code, ceiling in _ceilings(connection):
            if ceiling not in names:
                raise Mendable("settings.ceiling_of_kpi", ceiling=ceiling, kpi=code, grades=grades)
    if "fiscal_start" in texts and settings.fiscal_start != read_settings(connection).fiscal_start:
        _require_months_only(connection)


def _ceilings(connection: Connection) -> list[tuple[str, str]]:
    """The KPIs whose veto sets a ceiling, with the grade that it names."""
    stored = connection.execute(select(KpiRow.code, KpiRow.veto_effect).where(KpiRow.veto_effect != ""))
    effects = [(code, parse_veto_effect(effect).ceiling) for code, effect in stored]
    return [(code, ceiling) for code, ceiling in effects if ceiling is not None]


def _require_months_only(connection: Connection) -> None:
    """Quarters, halves and years would get other days under the results that they have."""
    codes = connection.scalars(select(PeriodRow.code).order_by(PeriodRow.code))
    longer = [code for code in codes if "-" not in code]
    if longer:
        raise Mendable("settings.fiscal_start", periods=", ".join(longer))
