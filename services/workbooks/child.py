"""The child process that parses a file from outside: limited in memory and time, it may die without harm.

It imports little, because it starts anew for every file.
"""

import os
import struct
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from xml.parsers.expat import ExpatError

from services.errors import Mendable
from services.workbooks.content import MALFORMED_ZIP, Kind
from services.workbooks.limits import CHILD_MEMORY_BYTES, CHILD_SECONDS
from services.workbooks.markup import ForbiddenMarkup
from services.workbooks.raw import RawSheet

MALFORMED = (*MALFORMED_ZIP, ExpatError, struct.error, LookupError, OverflowError)

Answer = tuple[RawSheet, ...] | Mendable | str
"""The sheets, a problem the user can mend, or the place in our code where an unforeseen error rose."""


def answer(connection: Connection, path: Path, kind: Kind) -> None:
    """Parse the file under limits and send one Answer; the process's own end is the answer when it cannot."""
    _silence()
    _limit()
    with connection:
        connection.send(parsed(path, kind))


def parsed(path: Path, kind: Kind) -> Answer:
    """The file's sheets; what a malformed file makes the readers raise becomes a Mendable."""
    try:
        return _parse(path, kind)
    except Mendable as problem:
        return problem
    except ForbiddenMarkup:
        return Mendable("workbook.forbidden_markup", file=path.name)
    except MemoryError:
        return Mendable("workbook.too_heavy", file=path.name)
    except MALFORMED:
        return Mendable("workbook.damaged", file=path.name)
    except Exception as error:  # noqa: BLE001 - the parent logs it: no file may end the program
        return _place_of(error)


def _parse(path: Path, kind: Kind) -> tuple[RawSheet, ...]:
    match kind:
        case Kind.XLSX:
            from services.workbooks.ooxml import read_xlsx

            return read_xlsx(path)
        case Kind.CSV:
            from services.workbooks.csv_text import read_csv

            return read_csv(path)
        case Kind.ODS:
            from services.workbooks.open_document import read_ods

            return read_ods(path)
        case Kind.XLS:
            return _parse_old(path)


def _parse_old(path: Path) -> tuple[RawSheet, ...]:
    from python_calamine import CalamineError

    from services.workbooks.old_excel import read_xls

    try:
        return read_xls(path)
    except CalamineError:
        raise Mendable("workbook.damaged", file=path.name) from None


def _silence() -> None:
    """Keep a dying reader's last words off the user's terminal; what it has to say goes to the parent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)


def _limit() -> None:
    """Cap memory and processor time where the system can; leave no memory dump with people's data."""
    if sys.platform == "win32":
        return
    import resource

    limits = (
        (resource.RLIMIT_AS, CHILD_MEMORY_BYTES),
        (resource.RLIMIT_CPU, CHILD_SECONDS),
        (resource.RLIMIT_CORE, 0),
    )
    for limit, value in limits:
        _, hard = resource.getrlimit(limit)
        # macOS refuses some of them; then the time limit of the parent remains.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, hard))


def _place_of(error: Exception) -> str:
    """Type and place of an error, without its words: they could quote a cell."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} in {trace.tb_frame.f_code.co_qualname}, line {trace.tb_lineno}"
