"""The page of the plans (计划)."""

from ui.pages.plans.page import Plans

__all__ = ["Plans"]
