"""Foreign keys as this file uses them: deferred to the commit."""

from sqlalchemy import ForeignKey


def refers_to(column: str, *, cyclic: bool = False) -> ForeignKey:
    """A deferred foreign key; `cyclic` marks the one that closes a circle between tables."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED", use_alter=cyclic)
