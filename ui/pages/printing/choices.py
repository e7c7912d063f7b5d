"""What to print, for whom, in which language."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.terms import SubjectType
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.pages.printing.order import PARTS, PrintOrder, departments, of_department
from ui.theme.theme import Theme
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.card import Card
from ui.widgets.search import SearchField
from ui.widgets.text import Text

_KEY = int(Qt.ItemDataRole.UserRole)
_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter


class Choices(Card):
    """`changed` after every change."""

    changed = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(say("What to print"), margins=(16, 12, 16, 12))
        self._say = say
        self._result: PeriodResult | None = None
        self.body.setSpacing(6)
        self.parts = {name: self._check(words) for name, words in zip(PARTS, self._part_words(), strict=True)}
        self._label(say("For whom"))
        self._group = QButtonGroup(self)
        self.everybody = self._radio(say("Everybody"))
        self.department = self._radio(say("One department"))
        self.departments = QComboBox()
        self.departments.setAccessibleName(say("Department"))
        self.departments.currentIndexChanged.connect(self._change)
        self.body.addWidget(self.departments)
        self.people = self._radio(say("Chosen subjects"))
        self._make_list(theme)
        self._label(say("Language of the document"))
        self.languages = SegmentedButtons([("zh", "中文"), ("en", "English")])
        self.languages.choose(say.code)
        self.languages.chosen.connect(lambda _code: self._change())
        self.body.addWidget(self.languages, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.everybody.setChecked(True)
        self._show_who()

    def _part_words(self) -> tuple[str, ...]:
        say = self._say
        promises = say("Promises of last month")
        return promises, say("Notice, agenda and attendance"), say("Summary"), say("Appraisal sheets")

    def _make_list(self, theme: Theme) -> None:
        self.search = SearchField(theme, self._say("Find a name…"), 0)
        self.search.setMinimumWidth(0)
        self.search.setMaximumWidth(16777215)
        self.search.textChanged.connect(self._filter)
        self.names = QListWidget()
        self.names.setAccessibleName(self._say("People and departments"))
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setProperty("ticks", True)
        self.names.itemChanged.connect(lambda _item: self._change())
        self._who = QWidget()
        self._who.setProperty("ground", "clear")
        column = QVBoxLayout(self._who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.names, 1)
        self.body.addWidget(self._who, 100)

    def _check(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(True)
        box.toggled.connect(self._change)
        self.body.addWidget(box)
        return box

    def _radio(self, words: str) -> QRadioButton:
        button = QRadioButton(words)
        self._group.addButton(button)
        button.toggled.connect(self._turn)
        self.body.addWidget(button)
        return button

    def _label(self, words: str) -> None:
        self.body.addSpacing(10)
        self.body.addWidget(Text(words, "strong"))

    # What is offered

    def offer(self, part: str, *, there: bool) -> None:
        """Offer a part of the packet, or not where the period has nothing for it."""
        box = self.parts[part]
        box.setEnabled(there)
        box.setToolTip("" if there else self._say("There are none for this period."))

    def show_result(self, result: PeriodResult, subjects: Sequence[SubjectResult]) -> None:
        """Offer a period's departments and subjects; what was chosen stays chosen."""
        self._result = result
        chosen, department = self._ticked(), self.departments.currentData()
        with QSignalBlocker(self.departments), QSignalBlocker(self.names):
            self.departments.clear()
            for each in departments(result):
                self.departments.addItem(each.name, each.code)
            self.departments.setCurrentIndex(max(self.departments.findData(department), 0))
            self.names.clear()
            for subject in subjects:
                self._add_name(subject, ticked=subject.key in chosen)

    def _add_name(self, subject: SubjectResult, *, ticked: bool) -> None:
        department = subject.type is SubjectType.DEPARTMENT
        words = (
            self._say("{name} (department)", name=subject.name)
            if department
            else f"{subject.name}  {subject.code}"
        )
        item = QListWidgetItem(words, self.names)
        item.setData(_KEY, tuple(subject.key))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def choose_subject(self, key: SubjectKey) -> None:
        """Choose one subject only."""
        found: QListWidgetItem | None = None
        with QSignalBlocker(self), QSignalBlocker(self.names):
            for item in self._items():
                mine = item.data(_KEY) == tuple(key)
                item.setCheckState(Qt.CheckState.Checked if mine else Qt.CheckState.Unchecked)
                if mine:
                    found = item
            self.people.setChecked(True)
        if found is not None:
            QTimer.singleShot(0, self.names, lambda: self.names.scrollToItem(found, _CENTRE))
        self.changed.emit()

    # What is chosen

    @property
    def order(self) -> PrintOrder:
        """The present choice."""
        parts = tuple(name for name, box in self.parts.items() if box.isChecked() and self._there(name))
        return PrintOrder(parts, self._whom(), self.languages.current)

    def _there(self, part: str) -> bool:
        """Whether a part can be printed; the sheets always can."""
        return part == "sheets" or self.parts[part].isEnabled()

    def _whom(self) -> frozenset[SubjectKey] | None:
        if self.department.isChecked() and self._result is not None:
            return of_department(self._result, str(self.departments.currentData()))
        return self._ticked() if self.people.isChecked() else None

    def _ticked(self) -> frozenset[SubjectKey]:
        ticked = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return frozenset(SubjectKey(SubjectType(item.data(_KEY)[0]), item.data(_KEY)[1]) for item in ticked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.names.item(at) for at in range(self.names.count())]

    def _turn(self, chosen: bool) -> None:
        if chosen:
            self._show_who()
            self._change()

    def _show_who(self) -> None:
        everybody = self.everybody.isChecked()
        for name, box in self.parts.items():
            box.setVisible(everybody or name == "sheets")
        sheets = self.parts["sheets"]
        with QSignalBlocker(sheets):
            sheets.setChecked(sheets.isChecked() or not everybody)
        sheets.setEnabled(everybody)
        self.departments.setVisible(self.department.isChecked())
        self._who.setVisible(self.people.isChecked())

    def _filter(self, words: str) -> None:
        wanted = words.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _change(self) -> None:
        self.changed.emit()
