"""What to print, for whom, in which language."""

from collections.abc import Callable, Sequence

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
from services.domain.packet import Part
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.pages.printing.elsewhere import Elsewhere
from ui.pages.printing.order import PrintOrder, departments, of_department
from ui.pages.printing.parts import Parts
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

    def __init__(self, say: Language, theme: Theme, leave: Callable[[str, str], object]) -> None:
        super().__init__(say("What to print"), margins=(16, 12, 16, 12))
        self._say = say
        self._result: PeriodResult | None = None
        self.body.setSpacing(6)
        self.parts = Parts(say, leave)
        self.parts.changed.connect(self._change)
        self.body.addWidget(self.parts)
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
        self._make_foot(leave)
        self.everybody.setChecked(True)
        self._show_who()

    def _make_foot(self, leave: Callable[[str, str], object]) -> None:
        say = self._say
        self.body.addSpacing(6)
        self.leaves = QCheckBox(say("Double-sided: new leaf per sheet"))
        self.leaves.setToolTip(say("Where a sheet ends on a front, its back stays blank."))
        self.leaves.toggled.connect(self._change)
        self.body.addWidget(self.leaves)
        self.elsewhere = Elsewhere(say, leave)
        self.body.addWidget(self.elsewhere, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _make_list(self, theme: Theme) -> None:
        self.search = SearchField(theme, self._say("Find a name…"))
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

    def choose_subject(self, key: SubjectKey, part: Part = Part.SHEETS) -> None:
        """Choose one form of one subject only; of everybody where nobody is called so in the period."""
        found = next((item for item in self._items() if item.data(_KEY) == tuple(key)), None)
        if found is None:
            self.choose_part(part)
            return
        with QSignalBlocker(self), QSignalBlocker(self.names):
            for item in self._items():
                item.setCheckState(Qt.CheckState.Checked if item is found else Qt.CheckState.Unchecked)
            self.people.setChecked(True)
            self.parts.choose({part}, everybody=False)
        QTimer.singleShot(0, self.names, lambda: self.names.scrollToItem(found, _CENTRE))
        self.changed.emit()

    def choose_part(self, part: Part) -> None:
        """Choose one form only, of everybody."""
        with QSignalBlocker(self):
            self.everybody.setChecked(True)
            self.parts.choose({part}, everybody=True)
        self.changed.emit()

    # What is chosen

    @property
    def order(self) -> PrintOrder:
        """The present choice."""
        chosen, leaves = self.parts.chosen, self.leaves.isChecked()
        return PrintOrder(chosen, self._whom(), self.languages.current, leaves)

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
        self.parts.show_for(everybody=self.everybody.isChecked())
        self.departments.setVisible(self.department.isChecked())
        self._who.setVisible(self.people.isChecked())

    def _filter(self, words: str) -> None:
        wanted = words.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _change(self) -> None:
        self.changed.emit()
