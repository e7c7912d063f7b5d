"""Upkeep of the file: its check, and a verified copy."""

from pathlib import Path

from models.backup import CopyBroken, CopyFailed, copy_to
from models.chain import last_hash
from models.faults import Fault, faults_of
from services.errors import Mendable
from services.ledger import Ledger


def check(ledger: Ledger) -> tuple[Fault, ...]:
    """Everything wrong with the file; empty when it is whole."""
    with ledger.read() as connection:
        return faults_of(connection)


def backup(ledger: Ledger, folder: Path | None = None) -> Path:
    """Write one verified copy and return where; the default folder is `backups` beside the file.

    The name carries the moment and the start of the trail's last hash.
    """
    file = ledger.store.path
    target_folder = folder or file.parent / "backups"
    try:
        target_folder.mkdir(parents=folder is None, exist_ok=True)
    except OSError as error:
        raise Mendable("backup.no_folder", folder=str(target_folder)) from error
    with ledger.read() as connection:
        seal = last_hash(connection)
    moment = ledger.store.now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = target_folder / f"{file.stem}-{moment}-{seal[:8]}{file.suffix}"
    try:
        copy_to(ledger.store, target)
    except FileExistsError as error:
        raise Mendable("file.exists", file=str(target)) from error
    except CopyBroken as error:
        raise Mendable("backup.broken", file=str(file)) from error
    except (CopyFailed, OSError) as error:
        raise Mendable("backup.no_folder", folder=str(target_folder)) from error
    return target
