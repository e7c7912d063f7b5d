"""Whose card: departments, positions or people, those with a card first, those without below."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from models.terms import Dimension, SubjectType
from services.domain.company import Records
from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, SMALL
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel

Spelt = Callable[[str, str], bool]


class Owner(Struct, frozen=True):
    """Somebody who has or may have a card. `lines` counts those of the version in force, 0 without a card.

    `other` says that another card scores the person.
    """

    key: SubjectKey
    name: str
    lines: int = 0
    other: bool = False


class OwnerRow(Struct, frozen=True):
    """A row of the list: an owner, or without one a heading."""

    title: str
    owner: Owner | None = None
    mark: str = ""


def owners_of(
    records: Records, kind: SubjectType, dimension: Dimension, scored: Collection[str]
) -> tuple[Owner, ...]:
    """Everybody of a kind, by code; `scored` are the people whom some card scored."""
    match kind:
        case SubjectType.DEPARTMENT:
            named = [(one.code, one.name) for one in records.departments]
        case SubjectType.POSITION:
            named = [(one.code, one.name) for one in records.positions]
        case SubjectType.EMPLOYEE:
            named = [(one.number, one.name) for one in records.employees if one.left is None]
    lines: dict[str, int] = {}
    for card in records.scorecards:
        if (card.type, card.dimension) == (kind, dimension):
            lines[card.code] = len(card.lines)
    people = kind is SubjectType.EMPLOYEE
    return tuple(
        Owner(SubjectKey(kind, code), name, lines.get(code, 0), people and code in scored)
        for code, name in named
    )


def owner_rows(
    say: Language, owners: Sequence[Owner], unsaved: Collection[SubjectKey]
) -> tuple[OwnerRow, ...]:
    """With a card, scored by another card, without any; the latter two under headings."""
    own = [owner for owner in owners if owner.lines]
    other = [owner for owner in owners if not owner.lines and owner.other]
    none = [owner for owner in owners if not owner.lines and not owner.other]
    rows = [_row(say, owner, unsaved) for owner in own]
    if other:
        rows.append(OwnerRow(say("On another card: {count}", count=len(other))))
        rows += [_row(say, owner, unsaved) for owner in other]
    if none:
        rows.append(OwnerRow(say("No card yet: {count}", count=len(none))))
        rows += [_row(say, owner, unsaved) for owner in none]
    return tuple(rows)


def _row(say: Language, owner: Owner, unsaved: Collection[SubjectKey]) -> OwnerRow:
    if owner.key in unsaved:
        return OwnerRow(owner.name, owner, say("unsaved"))
    return OwnerRow(
        owner.name, owner, say("{count} {count:line|lines}", count=owner.lines) if owner.lines else ""
    )


def matching(owners: Sequence[Owner], words: str, spelt: Spelt | None) -> tuple[Owner, ...]:
    """Those whom what one looks for fits: name, code or pinyin."""
    wanted = words.casefold()
    return tuple(
        owner
        for owner in owners
        if wanted in owner.name.casefold()
        or wanted in owner.key.code.casefold()
        or (spelt is not None and wanted.isascii() and spelt(owner.name, wanted))
    )


class OwnerModel(RowsModel[OwnerRow]):
    """The list's rows; headings cannot be chosen."""

    def __init__(self, say: Language, theme: Theme) -> None:
        columns: tuple[Column[OwnerRow], ...] = (
            Column("name", say("Name"), lambda row: row.title, tip=_about),
            Column("mark", say("Lines"), lambda row: row.mark, number=True, width=66),
        )
        super().__init__(columns, theme)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.rows[index.row()].owner is None else super().flags(index)

    def row_of(self, key: SubjectKey | None) -> int:
        """Where an owner stands, -1 if not in sight."""
        found = (at for at, row in enumerate(self.rows) if row.owner is not None and row.owner.key == key)
        return next(found, -1)


def _about(row: OwnerRow) -> str:
    return "" if row.owner is None else f"{row.owner.name} · {row.owner.key.code}"


class OwnerList(HairlineTable):
    """`picked` gives the owner whose card is wanted."""

    picked = Signal(object)
    _quiet = False

    def __init__(self, say: Language, theme: Theme) -> None:
        self.owners = OwnerModel(say, theme)
        super().__init__(theme, self.owners, say("Scorecards"), sortable=False)
        self._say = say
        self.setItemDelegate(_Cells(theme, self))
        self.horizontalHeader().hide()
        self.set_widths(self.owners.columns)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_owners(
        self, owners: Sequence[Owner], current: SubjectKey | None, unsaved: Collection[SubjectKey]
    ) -> None:
        """Show these, with one chosen; nothing is announced."""
        self._quiet = True
        self.owners.show_rows(owner_rows(self._say, owners, unsaved))
        self.choose(current)
        self._quiet = False

    def choose(self, key: SubjectKey | None) -> None:
        """Choose an owner without announcing it."""
        quiet, self._quiet = self._quiet, True
        at = self.owners.row_of(key)
        if at >= 0:
            index = self.owners.index(at, 0)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)
        self.viewport().update()
        self._quiet = quiet

    def names(self) -> list[str]:
        """What stands in the list, headings included."""
        return [row.title for row in self.owners.rows]

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._quiet or not current.isValid():
            return
        owner = self.owners.rows[current.row()].owner
        if owner is not None and current.row() != previous.row():
            self.picked.emit(owner.key)


class _Cells(HairlineDelegate):
    def __init__(self, theme: Theme, view: OwnerList) -> None:
        super().__init__(theme, view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.owners.rows[index.row()]
        painter.save()
        if row.owner is None:
            self._paint_heading(painter, option.rect, row, index)
        else:
            self._paint_owner(painter, option, row, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: OwnerRow, index: Index) -> None:
        if index.column():
            return
        whole = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.fillRect(whole, self.theme.colour("sunken"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.setPen(self.theme.colour("muted"))
        painter.setFont(self.theme.sized(SMALL))
        painter.drawText(whole.adjusted(14, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, row.title)

    def _paint_owner(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OwnerRow, index: Index
    ) -> None:
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(option.rect, self.theme.colour("accent_soft"))
            if not index.column():
                bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1)
                painter.fillRect(bar, self.theme.colour("accent"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        mark = bool(index.column())
        painter.setFont(self.theme.sized(SMALL if mark else BODY))
        quiet = mark or row.owner is None or not row.owner.lines
        painter.setPen(self.theme.colour("muted" if quiet else "ink"))
        box = option.rect.adjusted(4 if mark else 14, 0, -10 if mark else -2, 0)
        side = Qt.AlignmentFlag.AlignRight if mark else Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)


def kind_buttons(say: Language) -> SegmentedButtons:
    """Departments, positions or people; the key is the kind's value."""
    words = {
        SubjectType.DEPARTMENT: say("Depts"),
        SubjectType.POSITION: say("Posts"),
        SubjectType.EMPLOYEE: say("People"),
    }
    buttons = SegmentedButtons([(kind.value, name) for kind, name in words.items()], gap=4)
    for kind in words:
        buttons.button(kind.value).setProperty("small", True)
    return buttons
