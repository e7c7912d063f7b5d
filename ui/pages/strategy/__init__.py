"""Strategy (战略): from the value driver to objectives, purposes, issues, and what breaks the chain."""

from ui.pages.strategy.page import Strategy

__all__ = ["Strategy"]
