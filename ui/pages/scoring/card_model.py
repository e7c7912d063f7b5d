"""The grid's model: named columns over a card's rows; `setData` calls the service first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal

from services.domain.result import LineResult
from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from ui.pages.scoring.entry import CardEntry
from ui.pages.scoring.rows import CardRow, CardTexts
from ui.theme.theme import Theme
from ui.widgets.table import Index, RowsModel


@dataclass(frozen=True, slots=True)
class Draft:
    """A pasted value that is not written yet, and what is wrong with it, if anything."""

    text: str
    problem: str = ""


class CardModel(RowsModel[CardRow]):
    """One subject's card. After a refused `setData`, `problem` says why in words."""

    drafted = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(CardTexts(say).columns(), theme)
        self._say = say
        self.names = tuple(column.name for column in self.columns)
        self.entry: CardEntry | None = None
        self.veto_word = say("veto")
        self.locked = False
        self.problem = ""
        self.drafts: dict[str, Draft] = {}

    def at(self, name: str) -> int:
        """A column's place."""
        return self.names.index(name)

    def alike(self, before: CardRow, after: CardRow) -> bool:
        if before.line is None or after.line is None:
            return before == after
        return before.number == after.number and before.line == after.line

    def takes(self, index: Index) -> bool:
        """Whether a cell can be typed into."""
        return (
            index.isValid() and not self.locked and self.rows[index.row()].takes(self.names[index.column()])
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.takes(index) else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        draft = self.draft(index)
        if draft is not None:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return draft.text
            if role == Qt.ItemDataRole.ToolTipRole:
                return draft.problem
        if role == Qt.ItemDataRole.EditRole:
            return self.typed(index)
        return super().data(index, role)

    def draft(self, index: Index) -> Draft | None:
        """The unwritten value in a cell, if it holds one."""
        line = self.rows[index.row()].line
        if line is None or not self.drafts or self.names[index.column()] != "actual":
            return None
        return self.drafts.get(line.kpi)

    def typed(self, index: Index) -> str:
        """A cell's content as it would be typed."""
        line, entry = self.rows[index.row()].line, self.entry
        if line is None or entry is None:
            return ""
        if (draft := self.draft(index)) is not None:
            return draft.text
        match self.names[index.column()]:
            case "actual":
                return entry.typed(line)
            case "target":
                return "" if line.target is None else self._say.plain(line.target)
            case _:
                return "" if line.self_score is None else self._say.plain(line.self_score)

    def choices(self, index: Index) -> tuple[str, ...]:
        """What can be chosen in a cell, empty where it is typed."""
        line = self.rows[index.row()].line
        if line is None or self.entry is None or self.names[index.column()] != "actual":
            return ()
        return self.entry.choices(line)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        line, entry, name = self.rows[index.row()].line, self.entry, self.names[index.column()]
        if line is None or entry is None or role != Qt.ItemDataRole.EditRole or not self.takes(index):
            return False
        text = str(value)
        if name == "actual" and self.drafts:
            return self.paste([(line, text)])
        act = {"actual": entry.actual, "target": entry.target, "self": entry.self_score}[name]
        return self._attempt(lambda: act(line, text))

    def paste(self, typed: list[tuple[LineResult, str]]) -> bool:
        """Write several actuals as one action, with those that wait; if one is wrong, all wait as drafts."""
        from services.typed_lines import PasteRefused

        lines = {row.line.kpi: row.line for row in self.rows if row.line is not None}
        waiting = {kpi: draft.text for kpi, draft in self.drafts.items()}
        waiting |= {line.kpi: text for line, text in typed}
        entry = self.entry
        if entry is None:
            return False
        try:
            entry.actuals([(lines[kpi], text) for kpi, text in waiting.items()])
        except PasteRefused as refused:
            wrong = {typed.kpi: problem_words(self._say, problem) for typed, problem in refused.refused}
            self._draft({kpi: Draft(text, wrong.get(kpi, "")) for kpi, text in waiting.items()})
            self.problem = next((wrong[line.kpi] for line, _ in typed if line.kpi in wrong), "")
            return not self.problem
        except Mendable as error:
            self.problem = problem_words(self._say, error)
            return False
        self._draft({})
        return True

    def first_problem(self) -> int:
        """The row of the first value that cannot be read, -1 for none."""
        wrong = {kpi for kpi, draft in self.drafts.items() if draft.problem}
        found = (at for at, row in enumerate(self.rows) if row.line is not None and row.line.kpi in wrong)
        return next(found, -1)

    def leave_out(self) -> None:
        """Write the drafts that can be read and drop the others."""
        self.drafts = {kpi: draft for kpi, draft in self.drafts.items() if not draft.problem}
        if self.drafts:
            self.paste([])
        else:
            self._draft({})

    def drop_drafts(self) -> None:
        """Give up all that waits."""
        if self.drafts:
            self._draft({})

    def _draft(self, drafts: dict[str, Draft]) -> None:
        self.drafts = drafts
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
        self.drafted.emit()

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Mendable as error:
            self.problem = problem_words(self._say, error)
            return False
        self.problem = ""
        return True
