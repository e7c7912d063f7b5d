"""Improvement (改进): actions, good practices spread, and performance improvement plans."""

from ui.pages.improvement.page import ImprovementPage

__all__ = ["ImprovementPage"]
