"""What a workbook would change, and every problem in it, before anything is written."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
