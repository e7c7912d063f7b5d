"""Copies of a company file that were read back before they count."""

import os
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from models.engine import make_engine, uri_of
from models.faults import faults_of
from models.store import Store


class CopyFailed(Exception):
    """The copy could not be written: a full disk, a drive that is gone."""


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
        _read_back(unfinished)
        _flush(unfinished)
        unfinished.rename(target)
        _flush(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(f"{unfinished.name}-journal").unlink(missing_ok=True)


def _copy(store: Store, path: Path) -> None:
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        copy = driver.connect(f"{uri_of(path)}?mode=rw", uri=True)
        try:
            with store.connection() as connection:
                connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
        finally:
            copy.close()
    except driver.Error as error:
        raise CopyFailed(str(error)) from error


def _read_back(path: Path) -> None:
    engine = make_engine(path, write=False)
    try:
        with engine.connect() as connection:
            faults = faults_of(connection)
    except DBAPIError as error:
        raise CopyBroken(str(error.orig)) from error
    finally:
        engine.dispose()
    if faults:
        raise CopyBroken(faults[0])


def _flush(path: Path) -> None:
    """Have the disk keep what was written; a folder cannot be flushed on Windows and need not be."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
