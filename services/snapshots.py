"""Snapshots of locked periods: results frozen by value, read back as they were."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from models.chain import last_hash
from models.result import ResultLineRow, ResultRow, SnapshotRow
from models.seal import seal_of
from models.terms import PeriodState, SubjectType
from models.unit import Unit
from services.codec import dump, load
from services.domain.result import LineResult, PeriodResult, SubjectResult, VetoMark
from services.scoring.past import hit_count


def freeze(unit: Unit, result: PeriodResult, *, at: str, by: str) -> str:
    """Write a result as the next version of its period's snapshot and return the digest over it."""
    version = (newest_version(unit.connection, result.period) or 0) + 1
    seal = last_hash(unit.connection)
    locked = replace(result, state=PeriodState.LOCKED, version=version, seal=seal)
    body = dump(replace(locked, results=()))
    unit.freeze(ResultRow, [_result_row(locked, subject) for subject in locked.results])
    unit.freeze(ResultLineRow, [row for subject in locked.results for row in _line_rows(locked, subject)])
    digest = seal_of(unit.connection, result.period, version, body)
    stamp = {"period": result.period, "version": version, "locked_at": at, "locked_by": by}
    unit.freeze(SnapshotRow, [{**stamp, "seal": seal, "digest": digest, "body": body}], told=("digest",))
    return digest


def newest_version(connection: Connection, period: str) -> int | None:
    """The newest version of a period's snapshot; None when it was never locked."""
    return connection.scalar(select(func.max(SnapshotRow.version)).where(SnapshotRow.period == period))


def thaw(connection: Connection, period: str, version: int) -> PeriodResult:
    """A snapshot as the result it froze."""
    body = connection.execute(
        select(SnapshotRow.body).where(SnapshotRow.period == period, SnapshotRow.version == version)
    ).scalar_one()
    row = ResultRow
    found = connection.execute(
        select(row.type, row.body).where(row.period == period, row.version == version).order_by(row.code)
    )
    subjects = [(kind, load(SubjectResult, text)) for kind, text in found]
    departments = tuple(subject for kind, subject in subjects if kind is SubjectType.DEPARTMENT)
    people = tuple(subject for kind, subject in subjects if kind is not SubjectType.DEPARTMENT)
    return replace(load(PeriodResult, body), results=departments + people)


def _result_row(result: PeriodResult, subject: SubjectResult) -> dict[str, Any]:
    return {
        "period": result.period,
        "version": result.version,
        "type": subject.type,
        "code": subject.code,
        "state": subject.state.value,
        "total": subject.total,
        "grade": subject.grade,
        "coefficient": subject.coefficient,
        "cases": tuple(effect.case for effect in subject.red_lines if effect.falls),
        "body": dump(subject),
    }


def _line_rows(result: PeriodResult, subject: SubjectResult) -> list[dict[str, Any]]:
    return [
        {
            "period": result.period,
            "version": result.version,
            "type": subject.type,
            "code": subject.code,
            "kpi": line.kpi,
            "score": line.score,
            "veto_mark": None if line.veto_mark is None else line.veto_mark.value,
            "veto_count": _hits(subject, line) if line.veto_mark is VetoMark.HIT else None,
        }
        for line in subject.lines
    ]


def _hits(subject: SubjectResult, line: LineResult) -> int:
    return hit_count(subject.vetoes, line.kpi, subject.key, subject.card_code)
