"""The bar above the lists: three ways to look, the filters with their counts, the search field."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from services.domain.checklist import MUCH
from services.language import Language
from services.workbooks.text import UnreadableText, parse_number
from ui.jobs import Jobs
from ui.pages.scoring.filters import FILTERS, Spelt, Wanted
from ui.theme.theme import Theme
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.search import SearchField
from ui.widgets.text import Text

MOST = Decimal(240)
"""No change is larger."""


class Sieve(QWidget):
    """`changed` when another filter or other words are wanted, `turned` when another view is."""

    changed = Signal()
    turned = Signal()

    def __init__(self, say: Language, theme: Theme, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say, self._jobs = say, jobs
        self.is_spelt: Spelt | None = None
        views = [("people", say("By person")), ("kpis", say("By KPI")), ("departments", say("By department"))]
        self.views = SegmentedButtons(views, gap=4)
        self.filters = SegmentedButtons([(name, "") for name in FILTERS], gap=4)
        self.points = MUCH
        self.much = self._make_much()
        self.search = SearchField(theme, say("Name, pinyin, KPI…"), 206)
        self.search.setMinimumWidth(90)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.views)
        row.addSpacing(12)
        row.addWidget(self.filters)
        row.addWidget(Text(">", "muted"))
        row.addWidget(self.much)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        self.views.chosen.connect(lambda _key: self.turned.emit())
        self.filters.chosen.connect(lambda _key: self.changed.emit())
        self.search.textChanged.connect(self._on_words)

    def _make_much(self) -> QLineEdit:
        """From how many points on a change is worth a look."""
        field = QLineEdit(self._say.plain(MUCH))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(54)
        field.setAccessibleName(self._say("Points of change worth a look"))
        field.editingFinished.connect(self._on_points)
        return field

    def _on_points(self) -> None:
        """Take what was typed; what is no number of points goes back to what stood there."""
        try:
            found = parse_number(self.much.text())
        except UnreadableText:
            found = None
        if found is not None and 0 <= found.value <= MOST and found.value != self.points:
            self.points = found.value
            self.changed.emit()
        self.much.setText(self._say.plain(self.points))

    def wanted(self) -> Wanted:
        """What the officer wants to see."""
        return Wanted(self.filter, self.points, self.words, self.is_spelt)

    @property
    def view(self) -> str:
        """`people`, `kpis` or `departments`."""
        return self.views.current

    @property
    def filter(self) -> str:
        """The name of the filter in force."""
        return self.filters.current

    @property
    def words(self) -> str:
        """What one looks for."""
        return self.search.text().strip()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Each filter with how many it keeps."""
        say = self._say
        names = {
            "all": say("All"),
            "missing": say("Missing"),
            "veto": say("Vetoed"),
            "not_applicable": say("Not applicable"),
            "changed": say("Moved"),
        }
        for name, words in names.items():
            self.filters.set_words(name, f"{words} {counts[name]}")
            self.filters.button(name).setEnabled(name == "all" or counts[name] > 0 or name == self.filter)
        words = say(
            "The total moved by more than {points} points against the period before.",
            points=say.plain(self.points),
        )
        self.filters.button("changed").setToolTip(words)
        self.much.setToolTip(words)

    def reset(self, view: str, name: str = "all") -> None:
        """Choose view and filter and look for nothing, without announcing it."""
        self.views.choose(view)
        self.filters.choose(name)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _on_words(self, words: str) -> None:
        if self.is_spelt is None and words.strip().isascii() and words.strip():
            self._learn_pinyin()
        self.changed.emit()

    def _learn_pinyin(self) -> None:
        """Bring the readings in, in the background."""

        def work(_progress: object) -> Spelt:
            from services.spelling import is_spelt

            is_spelt("战绩", "zj")
            return is_spelt

        self._jobs.start(self._say("Reading the pinyin table"), work, self._take_pinyin, owner=self)

    def _take_pinyin(self, is_spelt: Spelt) -> None:
        self.is_spelt = is_spelt
        self.changed.emit()
