"""Step 3: each department's KPIs, ticked in the library; a first set is ticked already."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from services.domain.beginning import Beginning, Stage
from services.domain.company import Records
from services.domain.library import Indicator
from services.library.catalogue import Library
from services.library.suggestions import suggested
from services.new_company import ticks_of
from ui.pages.new_company.step import Step
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.search import SearchField
from ui.widgets.text import Text

_SIDE, _LOW_SIDE, _WORDS, _ROW = 216, 168, 264, 28
_KEY = int(Qt.ItemDataRole.UserRole)
_CHECK = Qt.CheckState


class KpiStep(Step):
    """Departments at the left, the library in the middle, what an indicator means at the right."""

    stage = Stage.KPIS

    def purpose(self) -> str:
        return self.say(
            "Tick the KPIs for each department; 5 to 8 are usual. A first set is ticked to match the "
            "department's name, and every KPI can be changed later."
        )

    def build(self) -> None:
        self.library = Library.load()
        self.names: dict[str, str] = {}
        self.ticks: dict[str, list[str]] = {}
        self.stored: dict[str, tuple[str, ...]] = {}
        self.carded: frozenset[str] = frozenset()
        self.items: dict[str, QTreeWidgetItem] = {}
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.left, self.right = self._left(), self._right()
        row.addWidget(self.left)
        row.addWidget(self._middle(), 1)
        row.addWidget(self.right)
        self.column.addLayout(row, 1)

    def fit(self, *, narrow: bool) -> None:
        self.left.setFixedWidth(_LOW_SIDE if narrow else _SIDE)
        self.right.setVisible(not narrow)

    def _left(self) -> Card:
        self.departments = QListWidget()
        self.departments.setProperty("rows", True)
        self.departments.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # what counts stands at the end
        self.departments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.departments.setAccessibleName(self.say("Departments"))
        self.departments.currentRowChanged.connect(lambda _row: self._show_ticks())
        card = Card(self.say("Departments"), margins=(0, 0, 0, 0))
        card.body.addWidget(self.departments)
        return card

    def _make_tree(self) -> None:
        say = self.say
        self.tree = QTreeWidget()
        self.tree.setProperty("hairline", True)
        self.tree.setProperty("outline", True)
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([say("Indicator"), say("Unit")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.setColumnWidth(1, 96)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setAccessibleName(say("KPI library"))
        self.tree.itemChanged.connect(self._on_tick)
        self.tree.itemExpanded.connect(self._name)
        self.tree.itemCollapsed.connect(self._name)
        self.tree.itemClicked.connect(self._turn)
        self.tree.setIndentation(12)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.currentItemChanged.connect(lambda item, _old: self._show_words(item))
        for group in self.library.groups:
            self.tree.addTopLevelItem(self._group(group.name.of(say.code), group.indicators))

    def _middle(self) -> Card:
        say = self.say
        self._make_tree()
        self.search = SearchField(self.desk.theme, say("Search by Chinese, pinyin or English"))
        self.search.textChanged.connect(self._sieve)
        self.suggest = SecondaryButton(say("Tick the suggested set"), self.tick_suggested)
        line = QHBoxLayout()
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(12)
        line.addWidget(self.search, 1)
        line.addWidget(self.suggest)
        card = Card(margins=(0, 0, 0, 0))
        card.body.addLayout(line)
        card.body.addWidget(self.tree, 1)
        return card

    def _group(self, name: str, indicators: tuple[Indicator, ...]) -> QTreeWidgetItem:
        branch = QTreeWidgetItem([name])
        branch.setData(0, _KEY + 1, name)
        branch.setSizeHint(0, QSize(0, _ROW))
        branch.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        for indicator in indicators:
            leaf = QTreeWidgetItem(
                branch, [indicator.name.of(self.say.code), indicator.unit.of(self.say.code)]
            )
            leaf.setData(0, _KEY, indicator.id)
            leaf.setSizeHint(0, QSize(0, _ROW))
            leaf.setFlags(leaf.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            leaf.setCheckState(0, _CHECK.Unchecked)
            self.items[indicator.id] = leaf
        return branch

    def _right(self) -> Card:
        card = Card(self.say("Definition"), margins=(16, 12, 16, 12))
        card.setFixedWidth(_WORDS)
        card.body.setSpacing(8)
        self.words = tuple(Text("", kind, wrap=True) for kind in ("strong", "body", "small"))
        for words in self.words:
            card.body.addWidget(words)
        card.body.addStretch(1)
        self.chosen = Text("", "small", wrap=True)
        card.body.addWidget(self.chosen)
        return card

    # What is shown

    def show_records(self, records: Records) -> None:
        stored = ticks_of(records, self.library)
        carded = frozenset(card.code for card in records.scorecards)
        names = {department.code: department.name for department in records.departments}
        if (stored, carded, names) == (self.stored, self.carded, self.names):
            return
        kept = {code: ids for code, ids in self.ticks.items() if ids != list(self.stored.get(code, ()))}
        self.stored, self.carded, self.names = stored, carded, names
        self.ticks = {code: kept.get(code, list(ids)) for code, ids in stored.items()}
        at = max(self.departments.currentRow(), 0)
        self.departments.blockSignals(True)
        self.departments.clear()
        for code in names:
            item = QListWidgetItem()
            item.setData(_KEY, code)
            self.departments.addItem(item)
        self.departments.setCurrentRow(min(at, self.departments.count() - 1))
        self.departments.blockSignals(False)
        self._show_ticks()

    @property
    def department(self) -> str:
        """The code of the department in sight."""
        item = self.departments.currentItem()
        return str(item.data(_KEY)) if self.departments.count() else ""

    def _show_ticks(self) -> None:
        """The ticks of the department in sight, its groups open."""
        ticked = self.ticks.get(self.department, [])
        self.tree.blockSignals(True)
        for id_, item in self.items.items():
            item.setCheckState(0, _CHECK.Checked if id_ in ticked else _CHECK.Unchecked)
        self.tree.blockSignals(False)
        for branch in self._branches():
            branch.setExpanded(_ticked(branch) > 0)
            self._name(branch)
        self.tree.setEnabled(bool(self.department))
        self.suggest.setEnabled(bool(self.department))
        self._count()

    def _branches(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.tree.topLevelItemCount()):
            if (branch := self.tree.topLevelItem(at)) is not None:
                yield branch

    def _name(self, branch: QTreeWidgetItem) -> None:
        """A group's name with the way it opens and how many are ticked in it."""
        mark, ticked = "▾" if branch.isExpanded() else "▸", _ticked(branch)
        count = f" · {ticked}" if ticked else ""
        self.tree.blockSignals(True)
        branch.setText(0, f"{mark} {branch.data(0, _KEY + 1)}{count}")
        self.tree.blockSignals(False)

    def _turn(self, item: QTreeWidgetItem) -> None:
        """A click on a group opens or closes it."""
        if item.childCount():
            item.setExpanded(not item.isExpanded())

    def _count(self) -> None:
        say = self.say
        for at in range(self.departments.count()):
            item = self.departments.item(at)
            code = str(item.data(_KEY))
            item.setText(say("{name} · {count} ticked", name=self.names[code], count=len(self.ticks[code])))
        ticked = [self.items[each].text(0) for each in self.ticks.get(self.department, ())]
        name = self.names.get(self.department, "")
        self.chosen.setText(
            say("{name}: {kpis}", name=name, kpis=" · ".join(ticked) or "—")
            if name
            else say("First enter people: their departments stand here then.")
        )
        self.changed.emit()

    def _show_words(self, item: QTreeWidgetItem | None) -> None:
        found = self.library.get(str(item.data(0, _KEY))) if item is not None else None
        texts = ("", "", "")
        if found is not None:
            code = self.say.code
            texts = (found.name.of(code), found.definition.of(code), found.formula.of(code))
        for words, text in zip(self.words, texts, strict=True):
            words.setText(text)

    def count(self, beginning: Beginning) -> str:
        return self.say("{count} {count:KPI|KPIs}", count=beginning.kpis)

    # What one does

    def _on_tick(self, item: QTreeWidgetItem) -> None:
        id_, ticked = str(item.data(0, _KEY)), self.ticks.get(self.department)
        if ticked is None:
            return
        if item.checkState(0) is _CHECK.Checked:
            if id_ not in ticked:
                ticked.append(id_)
        elif id_ in ticked:
            ticked.remove(id_)
        if (branch := item.parent()) is not None:
            self._name(branch)
        self._count()

    def tick_suggested(self) -> None:
        """The suggested set beside what is ticked."""
        ticked = self.ticks[self.department]
        found = suggested(self.library, self.names[self.department])
        ticked += [each.id for each in found if each.id not in ticked]
        self._show_ticks()

    def _sieve(self, words: str) -> None:
        """Only what fits the words; without any, the groups with ticks open."""
        fitting = {each.id for each in self.library.search(words, self.say.code)}
        for id_, item in self.items.items():
            item.setHidden(id_ not in fitting)
        for branch in self._branches():
            there = any(not leaf.isHidden() for leaf in _leaves(branch))
            branch.setHidden(not there)
            if words.strip():
                branch.setExpanded(there)

    @property
    def _fresh(self) -> dict[str, list[str]]:
        """The departments whose ticks are not what their cards hold."""
        return {
            code: ids
            for code, ids in self.ticks.items()
            if (ids and code not in self.carded)
            or (code in self.carded and set(ids) != set(self.stored[code]))
        }

    @property
    def pending(self) -> bool:
        return bool(self._fresh)

    @property
    def touched(self) -> bool:
        return any(set(ids) != set(self.stored[code]) for code, ids in self.ticks.items())

    def save(self) -> bool:
        fresh, begin = self._fresh, self.desk.company.new_company
        return not fresh or self.desk.attempt(lambda: begin.take_kpis(fresh, self.say.code))


def _ticked(branch: QTreeWidgetItem) -> int:
    return sum(leaf.checkState(0) is _CHECK.Checked for leaf in _leaves(branch))


def _leaves(branch: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for at in range(branch.childCount()):
        if (leaf := branch.child(at)) is not None:
            yield leaf
