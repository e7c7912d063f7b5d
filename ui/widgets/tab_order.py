"""The order of Tab, for fields that are made after those that follow them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def follow(first: QWidget, holder: QWidget) -> None:
    """Let Tab go from a field through all that a holder's layout shows, row by row."""
    last = first
    for field in _fields(holder.layout()):
        QWidget.setTabOrder(last, field)
        last = field


def _fields(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for at in sorted(range(layout.count()), key=lambda at: _place(layout, at)):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from _fields(item.layout() if item is not None else None)
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        else:
            yield from _fields(widget.layout())


def _place(layout: QLayout, at: int) -> tuple[int, ...]:
    if not isinstance(layout, QGridLayout):
        return (at,)
    place: tuple[int, int, int, int] = layout.getItemPosition(at)  # type: ignore[assignment]
    return place
