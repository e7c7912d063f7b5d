"""The page of the settings (设置)."""

from ui.pages.settings.page import Settings

__all__ = ["Settings"]
