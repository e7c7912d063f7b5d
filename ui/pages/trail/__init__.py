"""The page 修改留痕 Audit trail: who changed what, when, and why."""

from ui.pages.trail.page import TrailView

__all__ = ["TrailView"]
