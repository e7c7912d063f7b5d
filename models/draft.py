"""Text being typed: kept within a second, so that a crash loses nothing; no part of the audit trail."""

from models.base import Base, Mapped, mapped_column


class DraftRow(Base):
    """The text of a field that somebody is writing in; it goes when the field is written in earnest."""

    __tablename__ = "draft"

    place: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    at: Mapped[str]
