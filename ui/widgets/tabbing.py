"""The way of the Tab key through widgets that come later than those that stand behind them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def lead_through(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab lead from a widget through others; Qt puts new ones behind all else in the window."""
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
