"""Reading a workbook from outside: looked at, then parsed in a process that may die without harm."""

import logging
from collections.abc import Callable
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from services.errors import Mendable
from services.workbooks.child import Answer, answer
from services.workbooks.content import Kind, kind_of
from services.workbooks.limits import CHILD_SECONDS
from services.workbooks.raw import RawSheet

_log = logging.getLogger(__name__)
_BREATH = 0.1
"""Seconds between two looks at whether somebody called the reading off."""


def read_workbook(path: Path, check: Callable[[], object] = lambda: None) -> tuple[RawSheet, ...]:
    """The sheets of an .xlsx, .xlsm, .xls, .ods or CSV file, in the file's order, hidden ones too.

    Raises Mendable with a code of `services.wording.workbook_files` for every file that is not read; what
    `check` raises meanwhile ends the reading.
    """
    return _parsed_apart(path, kind_of(path), CHILD_SECONDS, check)


def _parsed_apart(
    path: Path, kind: Kind, seconds: float, check: Callable[[], object] = lambda: None
) -> tuple[RawSheet, ...]:
    """Parse in a process of its own; its death or its silence is the file's fault, not ours."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=answer, args=(theirs, path, kind), daemon=True)
    with ours:
        process.start()
        theirs.close()
        try:
            received = _received(ours, path, seconds, check)
        finally:
            _end(process)
    if isinstance(received, str):
        _log.error("A workbook could not be read: %s", received)
        raise Mendable("workbook.damaged", file=path.name)
    if isinstance(received, Mendable):
        raise received
    return received


def _received(connection: Connection, path: Path, seconds: float, check: Callable[[], object]) -> Answer:
    for _ in range(ceil(seconds / _BREATH)):
        if connection.poll(min(_BREATH, seconds)):
            break
        check()
    else:
        raise Mendable("workbook.too_slow", file=path.name, seconds=round(seconds))
    try:
        received: Answer = connection.recv()
    except (EOFError, OSError):
        raise Mendable("workbook.too_heavy", file=path.name) from None
    return received


def _end(process: SpawnProcess) -> None:
    """End the child, which has answered, is dead, or never will answer."""
    process.kill()
    process.join()
    process.close()
