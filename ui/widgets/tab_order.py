"""The way of the Tab key through widgets that are made after those that stand behind them."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def lead_through(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab lead from a widget through others; Qt puts new ones behind all else in the window."""
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def fields_of(layout: QLayout | None) -> Iterator[QWidget]:
    """The fields that a layout shows, row by row."""
    if layout is None:
        return
    for at in sorted(range(layout.count()), key=lambda at: _place(layout, at)):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from fields_of(item.layout() if item is not None else None)
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        else:
            yield from fields_of(widget.layout())


def _place(layout: QLayout, at: int) -> tuple[int, ...]:
    if not isinstance(layout, QGridLayout):
        return (at,)
    place: tuple[int, int, int, int] = layout.getItemPosition(at)  # type: ignore[assignment]
    return place
