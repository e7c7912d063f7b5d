"""The list at the left: departments, people by department, and below them those of earlier periods."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct
from PySide6.QtCore import Qt, Signal

from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineTable, Index, RowsModel

Spelt = Callable[[str, str], bool]


class Known(Struct, frozen=True):
    """Somebody with a result in one of the periods; `place` is the heading it stands under."""

    key: SubjectKey
    name: str
    place: str
    total: Decimal | None = None
    mark: str = ""


class KnownRow(Struct, frozen=True):
    """A subject, or with `known` None the heading of those below it."""

    title: str
    known: Known | None = None


def matching(known: Sequence[Known], words: str, spelt: Spelt | None) -> list[Known]:
    """Those whom what one looks for fits: name, code, department, or pinyin."""
    wanted = words.strip().casefold()
    return [
        one
        for one in known
        if any(wanted in text.casefold() for text in (one.name, one.key.code, one.place))
        or (spelt is not None and wanted.isascii() and spelt(one.name, wanted))
    ]


def known_rows(known: Sequence[Known]) -> Iterator[KnownRow]:
    """The subjects under their headings."""
    for place, group in groupby(known, key=lambda one: one.place):
        members = list(group)
        yield KnownRow(f"{place} · {len(members)}")
        for one in members:
            yield KnownRow(one.name, one)


class _Rows(RowsModel[KnownRow]):
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.rows[index.row()].known is None else super().flags(index)


class SubjectList(HairlineTable):
    """`picked` gives the subject one goes to."""

    picked = Signal(object)
    _quiet = False

    def __init__(self, say: Language, theme: Theme) -> None:
        def total(row: KnownRow) -> str:
            return "" if row.known is None else row.known.mark or say.fixed(row.known.total)

        columns: tuple[Column[KnownRow], ...] = (
            Column("name", say("Name"), lambda row: row.title, tone=_quiet, tip=_about),
            Column("total", say("Total"), total, number=True, width=64, tone=_quiet),
        )
        self.subjects = _Rows(columns, theme)
        super().__init__(theme, self.subjects, say("Subjects"), sortable=False)
        self.horizontalHeader().hide()
        self.set_widths(columns)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_known(self, known: Sequence[Known], chosen: SubjectKey | None) -> None:
        """Show these with one chosen; nothing is announced."""
        self._quiet = True
        self.subjects.show_rows(list(known_rows(known)))
        self.clearSpans()
        for at, row in enumerate(self.subjects.rows):
            if row.known is None:
                self.setSpan(at, 0, 1, self.subjects.columnCount())
        self.choose(chosen)
        self._quiet = False

    def choose(self, key: SubjectKey | None) -> None:
        """Bring a subject under the cursor without announcing it."""
        quiet, self._quiet = self._quiet, True
        rows = enumerate(self.subjects.rows)
        at = next((at for at, row in rows if row.known is not None and row.known.key == key), -1)
        if at >= 0 and at != self.currentIndex().row():
            self.selectRow(at)
            self.scrollTo(self.subjects.index(at, 0))
        self._quiet = quiet

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._quiet or not current.isValid() or current.row() == previous.row():
            return
        if (known := self.subjects.rows[current.row()].known) is not None:
            self.picked.emit(known.key)


def _quiet(row: KnownRow) -> str:
    return "muted" if row.known is None or row.known.mark else ""


def _about(row: KnownRow) -> str:
    return row.title if row.known is None else f"{row.known.name} · {row.known.key.code} · {row.known.place}"
