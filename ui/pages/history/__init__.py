"""History (历史): what people and departments came to over the periods, and where points were lost."""

from ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
