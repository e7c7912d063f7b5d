"""Blocks of a grid's cells: copied to and pasted from Excel, filled down, cleared; each a single action."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from services.blocks import block_of, text_of
from services.typed_lines import Way
from ui.pages.scoring.entry import Cell
from ui.widgets.table import Index

if TYPE_CHECKING:
    from ui.pages.scoring.grid_view import GridView

Texts = Sequence[tuple[Cell, str]]


class GridBlocks:
    """What can be done with the selected cells of a view."""

    def __init__(self, view: "GridView") -> None:
        self._view, self._grid = view, view.grid

    def _selected(self) -> list[Index]:
        """The selected cells in sight, by row and column."""
        chosen = [index for index in self._view.selectedIndexes() if self._seen(index.column())]
        here = self._view.currentIndex()
        found = chosen or ([here] if here.isValid() else [])
        return sorted(found, key=lambda index: (index.row(), index.column()))

    def _seen(self, column: int) -> bool:
        return not self._view.isColumnHidden(column)

    # Out

    def copied(self) -> str:
        """The selected block as Excel takes it; a gap is a blank cell."""
        chosen = self._selected()
        if not chosen:
            return ""
        rows = range(chosen[0].row(), chosen[-1].row() + 1)
        columns = sorted({index.column() for index in chosen})
        across = [at for at in range(columns[0], columns[-1] + 1) if self._seen(at)]
        places = {(index.row(), index.column()) for index in chosen}
        return text_of(
            [self._words(row, column) if (row, column) in places else "" for column in across] for row in rows
        )

    def _words(self, row: int, column: int) -> str:
        index = self._grid.index(row, column)
        cell = self._grid.row_at(index)
        gap = cell is None or (cell.missing and not cell.stuck) or cell.not_applicable
        if gap and self._grid.draft(index) is None and self._grid.slots[column].shows_actual:
            return ""
        return str(index.data() or "")

    # In

    def paste(self, words: str) -> None:
        """Put a copied block in from the first selected cell on; whole, or not at all."""
        view, chosen = self._view, self._selected()
        block = block_of(words)
        if self._grid.locked or not chosen or not view.settle():
            view.refused.emit()
            return
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            self._spread(chosen, block[0][0])
        elif block:
            self._paste_at(chosen[0].row(), min(index.column() for index in chosen), block)

    def _spread(self, chosen: Sequence[Index], text: str) -> None:
        """One value for all selected cells."""
        texts = [(cell, text) for index in chosen if (cell := self._grid.typed_into(index)) is not None]
        if texts:
            self._put(texts, Way.PASTE)
        else:
            self._view.homeless.emit(1)

    def _paste_at(self, top: int, left: int, block: Sequence[Sequence[str]]) -> None:
        """What a cell shows already is no value: the department's actual, say, or the year's sum."""
        width = max(map(len, block)) or 1
        columns = [at for at in range(left, len(self._grid.slots)) if self._seen(at)]
        rows = self._grid.last_line + 1 - top
        if len(block) > rows or width > len(columns):
            self._view.overfull.emit(len(block), width, rows, len(columns))
            return
        texts: list[tuple[Cell, str]] = []
        homeless = 0
        for down, cells in enumerate(block):
            for column, text in zip(columns, cells or [""] * width, strict=False):
                index = self._grid.index(top + down, column)
                if text.strip() == self._words(top + down, column):
                    continue
                cell = self._grid.typed_into(index)
                if cell is not None:
                    texts.append((cell, text))
                else:
                    homeless += bool(text.strip())
        if homeless:
            self._view.homeless.emit(homeless)
        elif texts:
            self._put(texts, Way.PASTE)

    def fill_down(self) -> None:
        """Give the selected cells what stands in the first of each column; of one row, what stands above."""
        chosen = [index for index in self._selected() if self._grid.takes(index)]
        if not chosen or not self._view.settle():
            self._view.refused.emit()
            return
        one = all(index.row() == chosen[0].row() for index in chosen)
        texts: list[tuple[Cell, str]] = []
        for column in {index.column() for index in chosen}:
            down = [index for index in chosen if index.column() == column]
            first = self._above(down[0]) if one else down[0]
            rest = [] if first is None else [index for index in down if index.row() != first.row()]
            for index in rest:
                cell = self._grid.typed_into(index)
                if cell is not None and first is not None:
                    texts.append((cell, self._grid.typed(first)))
        if texts:
            self._put(texts, Way.FILL)

    def _above(self, index: Index) -> Index | None:
        """The nearest cell above that takes something."""
        above = (self._grid.index(row, index.column()) for row in range(index.row() - 1, -1, -1))
        return next((each for each in above if self._grid.takes(each)), None)

    def clear(self) -> None:
        """Empty the selected cells."""
        chosen = [cell for index in self._selected() if (cell := self._grid.typed_into(index)) is not None]
        if not chosen:
            self._view.refused.emit()
        elif len(chosen) > 1:
            self._put([(cell, "") for cell in chosen], Way.CLEAR)
        elif not self._grid.drafts.enter(chosen[0], ""):
            self._view.failed.emit(self._grid.problem)

    def _put(self, texts: Texts, way: Way) -> None:
        if not self._grid.drafts.put(texts, way) and not self._grid.drafts.waiting:
            self._view.failed.emit(self._grid.problem)
        elif self._grid.drafts.wrong:
            self._view.stopped.emit()
