"""The ratings of a line (评价明细): typed or pasted, judged while one types, saved as one action."""

from ui.pages.scoring.ratings.dialog import RatingsDialog

__all__ = ["RatingsDialog"]
