"""Company and scoring settings."""

from models.base import Base, Mapped, mapped_column


class SettingRow(Base):
    """One setting as the text of the workbook contract."""

    __tablename__ = "setting"

    item: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
