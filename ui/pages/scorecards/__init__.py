"""Scorecards (考核表): lines with weights, the total always in sight; AHP, both totals, matrix, targets."""

from ui.pages.scorecards.page import Scorecards

__all__ = ["Scorecards"]
