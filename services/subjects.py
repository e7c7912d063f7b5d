"""Who can have entries in a period: departments and people (考核对象)."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from models.base import Mapped
from models.organisation import DepartmentRow, EmployeeRow
from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from services.errors import Mendable

_CODES: Mapping[SubjectType, Mapped[str]] = {
    SubjectType.DEPARTMENT: DepartmentRow.code,
    SubjectType.EMPLOYEE: EmployeeRow.number,
}

_NAMED: Mapping[SubjectType, type[DepartmentRow] | type[EmployeeRow]] = {
    SubjectType.DEPARTMENT: DepartmentRow,
    SubjectType.EMPLOYEE: EmployeeRow,
}


def require_subjects(connection: Connection, keys: Iterable[SubjectKey]) -> None:
    """Mendable when one of the subjects is not in the file."""
    wanted = dict.fromkeys(keys)
    for kind in dict.fromkeys(key.type for key in wanted):
        codes = {key.code for key in wanted if key.type is kind}
        column = _CODES.get(kind)
        known = set() if column is None else set(connection.scalars(select(column).where(column.in_(codes))))
        for code in sorted(codes - known):
            raise Mendable("subject.unknown", code=code)


def name_of(connection: Connection, key: SubjectKey) -> str:
    """A subject's name; its code when nobody has it."""
    row = _NAMED.get(key.type)
    name = None if row is None else connection.scalar(select(row.name).where(_CODES[key.type] == key.code))
    return name or key.code
