"""The page 组织 Organisation: departments, positions, people."""

from ui.pages.organisation.page import Organisation

__all__ = ["Organisation"]
