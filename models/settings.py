"""Company and scoring settings."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class SettingRow(Base):
    """One setting as the text of the workbook contract."""

    __tablename__ = "setting"

    item: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
