"""Copies of a company file that were read back before they count."""

import os
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from models.engine import make_engine
from models.faults import faults_of
from models.store import Store


class CopyBroken(Exception):
    """A fresh copy did not read back whole."""


def copy_to(store: Store, target: Path) -> None:
    """Write a verified copy to `target`, which appears whole or not at all.

    FileExistsError when there is one.
    """
    if target.exists():
        raise FileExistsError(target)
    unfinished = target.with_name(f"{target.name}.tmp")
    try:
        _copy(store, unfinished)
        engine = make_engine(unfinished, write=False)
        with engine.connect() as connection, connection.begin():
            faults = faults_of(connection)
        engine.dispose()
        if faults:
            raise CopyBroken(faults[0])
        _flush(unfinished)
        unfinished.rename(target)
        _flush(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(store: Store, path: Path) -> None:
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = driver.connect(path.as_uri(), uri=True)
    try:
        with store.connection() as connection:
            source = connection.connection.driver_connection
            if source is None:
                raise AssertionError("an open store has a connection")
            source.backup(copy)
    finally:
        copy.close()


def _flush(path: Path) -> None:
    """Have the disk keep what was written; a folder cannot be flushed on Windows and need not be."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
