"""The bar above the tables: people or positions, who is active, and what one looks for."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.chart import Person, Post
from services.language import Language
from ui.jobs import Jobs
from ui.theme.theme import Theme
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.search import SearchField

Spelt = Callable[[str, str], bool]
PEOPLE, POSITIONS = "people", "positions"
ACTIVE, LEFT, ALL = "active", "left", "all"


class Sieve(QWidget):
    """`changed` when other rows are wanted, `turned` when the other table is."""

    changed = Signal()
    turned = Signal()

    def __init__(self, say: Language, theme: Theme, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say, self._jobs = say, jobs
        self.is_spelt: Spelt | None = None
        self.views = SegmentedButtons([(PEOPLE, say("People")), (POSITIONS, say("Positions"))])
        self.states = SegmentedButtons([(ACTIVE, ""), (LEFT, ""), (ALL, "")])
        self.search = SearchField(theme, say("Name, number, pinyin…"), 206)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.views)
        row.addSpacing(20)
        row.addWidget(self.states)
        row.addStretch(1)
        row.addWidget(self.search)
        self.views.chosen.connect(self._on_view)
        self.states.chosen.connect(lambda _key: self.changed.emit())
        self.search.textChanged.connect(self._on_words)

    @property
    def view(self) -> str:
        """`people` or `positions`."""
        return self.views.current

    def _on_view(self) -> None:
        self.states.setVisible(self.view == PEOPLE)
        self.turned.emit()

    def show_counts(self, people: Collection[Person]) -> None:
        """Each state with how many people of the department are in it."""
        say, active = self._say, sum(person.active for person in people)
        self.states.set_words(ACTIVE, say("Active {count}", count=active))
        self.states.set_words(LEFT, say("Left {count}", count=len(people) - active))
        self.states.set_words(ALL, say("All {count}", count=len(people)))

    def keeps_person(self, person: Person) -> bool:
        """Whether state and words keep a person."""
        state = self.states.current
        if state != ALL and person.active != (state == ACTIVE):
            return False
        record = person.record
        return self._found(record.name, record.number, person.position_name)

    def keeps_post(self, post: Post) -> bool:
        """Whether the words keep a position."""
        return self._found(post.record.name, post.record.code, *post.holders)

    def _found(self, *texts: str) -> bool:
        wanted = self.search.text().strip().casefold()
        if not wanted or any(wanted in text.casefold() for text in texts):
            return True
        spelt = self.is_spelt
        return spelt is not None and wanted.isascii() and any(spelt(text, wanted) for text in texts)

    def show_everybody(self) -> None:
        """Look for nothing, in any state, without announcing it."""
        self.views.choose(PEOPLE)
        self.states.setVisible(True)
        self.states.choose(ALL)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def show_positions(self) -> None:
        """Show all positions, without announcing it."""
        self.show_everybody()
        self.views.choose(POSITIONS)
        self.states.setVisible(False)

    def _on_words(self, words: str) -> None:
        if self.is_spelt is None and words.strip() and words.strip().isascii():
            self._learn_pinyin()
        self.changed.emit()

    def _learn_pinyin(self) -> None:
        """Bring the readings in, in the background: they take a twentieth of a second and more."""

        def work(_progress: object) -> Spelt:
            from services.spelling import is_spelt

            is_spelt("战绩", "zj")
            return is_spelt

        self._jobs.start(self._say("Reading the pinyin table"), work, self._take_pinyin, owner=self)

    def _take_pinyin(self, is_spelt: Spelt) -> None:
        self.is_spelt = is_spelt
        self.changed.emit()
