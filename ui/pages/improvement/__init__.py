"""Improvement (改进): actions, good practices spread, improvement plans, and whether the loop closes."""

from ui.pages.improvement.page import ImprovementPage

__all__ = ["ImprovementPage"]
