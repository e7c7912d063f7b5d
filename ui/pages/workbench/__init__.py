"""The Workbench (工作台): what to do today, and what the firm came to."""

from ui.pages.workbench.page import Workbench

__all__ = ["Workbench"]
