"""Scenes: prepared states of the window for `ui.screenshots`, one module a noun. Each module has `SCENES`."""
