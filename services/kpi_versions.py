"""Versions of a KPI: how it stood when locked periods were scored, kept by value before it changes."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, and_, func, select

from models.kpi import KpiRow, KpiVersionRow
from models.records import read_records
from models.result import ResultLineRow, SnapshotRow
from models.unit import Unit
from services.codec import dump, load
from services.domain.kpi import Kpi


class KpiVersion(Struct, frozen=True):
    """A form that a KPI had; `replaced_at` is empty for the present one."""

    version: int
    replaced_at: str
    kpi: Kpi


def keep_versions(unit: Unit, changed: Iterable[Any]) -> None:
    """Keep each KPI as it stands, once, if it was scored in a locked period since it last changed."""
    fresh = {kpi.code: kpi for kpi in changed}
    if not fresh:
        return
    connection = unit.connection
    present = [kpi for kpi in read_records(connection, KpiRow, Kpi) if kpi.code in fresh]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows: list[dict[str, Any]] = [
        {"code": kpi.code, "version": len(kept) + 1, "replaced_at": at, "body": dump(kpi)}
        for kpi, kept in ((kpi, _kept(connection, kpi.code)) for kpi in present if kpi != fresh[kpi.code])
        if _scored_since(kept[-1].replaced_at if kept else "", unit, kpi)
    ]
    if rows:
        unit.put_all(KpiVersionRow, rows)


def versions_of(connection: Connection, kpi: Kpi) -> tuple[KpiVersion, ...]:
    """Every form of a KPI, the first one first, the present one last."""
    kept = _kept(connection, kpi.code)
    return (*kept, KpiVersion(len(kept) + 1, "", kpi))


def version_counts(connection: Connection) -> dict[str, int]:
    """How many earlier forms each KPI has, by code."""
    row = KpiVersionRow
    found = connection.execute(select(row.code, func.count()).group_by(row.code))
    return {code: int(count) for code, count in found}


def locked_lines(connection: Connection, code: str) -> int:
    """How many lines of locked results a KPI scored."""
    statement = select(func.count()).select_from(ResultLineRow).where(ResultLineRow.kpi == code)
    return int(connection.scalar(statement) or 0)


def changed_fields(old: Kpi, new: Kpi) -> tuple[str, ...]:
    """The fields in which two forms of a KPI differ."""
    return tuple(name for name in Kpi.__struct_fields__ if getattr(old, name) != getattr(new, name))


def _kept(connection: Connection, code: str) -> tuple[KpiVersion, ...]:
    row = KpiVersionRow
    statement = select(row.version, row.replaced_at, row.body).where(row.code == code).order_by(row.version)
    return tuple(
        KpiVersion(number, at, load(Kpi, body)) for number, at, body in connection.execute(statement)
    )


def _scored_since(moment: str, unit: Unit, kpi: Kpi) -> bool:
    lock, line = SnapshotRow, ResultLineRow
    joined = and_(line.period == lock.period, line.version == lock.version)
    statement = select(lock.period).join(line, joined).where(line.kpi == kpi.code, lock.locked_at > moment)
    return unit.connection.execute(statement.limit(1)).first() is not None
