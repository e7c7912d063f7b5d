"""What the ratings come to, beside the table: the groups, the sentences of the sheet, and the score."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from services.language import Language
from services.ratings import Tried
from services.scoring.method_ratings import Standing
from services.wording.steps import tell
from services.wording.terms import label
from ui.widgets.card import Card, Note, empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Figure, Text

WIDTH = 320


class Verdict(Card):
    """Shows what was tried."""

    def __init__(self, say: Language) -> None:
        super().__init__(say("How it came about"), margins=(0, 0, 0, 0))
        self._say = say
        self.setFixedWidth(WIDTH)
        self.score = Figure("—", "title")
        self.told = Note("plain")
        self.words = self.told.say()
        self.warned = Note("amber")
        self.warning = self.warned.say()
        self._groups = QGridLayout()
        self._groups.setHorizontalSpacing(12)
        self._groups.setVerticalSpacing(5)
        self._groups.setColumnStretch(0, 1)
        self._told: list[Text] = []
        self.body.addWidget(self._lay_out())

    def _lay_out(self) -> ScrolledColumn:
        area = ScrolledColumn()
        column = area.column
        head = QHBoxLayout()
        head.addWidget(Text(self._say("Score"), "strong"))
        head.addStretch(1)
        head.addWidget(self.score)
        column.addLayout(head)
        column.addLayout(self._groups)
        column.addWidget(self.warned)
        column.addWidget(self.told)
        column.addStretch(1)
        return area

    def show_tried(self, tried: Tried, *, empty_rows: bool) -> None:
        """Show a score with its reasons; `empty_rows` when no rating stands in the table."""
        say = self._say
        self.score.setText(say.fixed(tried.line.score))
        self.score.setAccessibleName(say("Score {score}", score=say.fixed(tried.line.score)))
        self._show_groups(tried.standings)
        self.words.setText("\n".join(tell(say, step) for step in tried.line.steps))
        warnings = []
        waiting = len({problem.row for problem in tried.problems})
        if waiting:
            warnings.append(
                say("{count} {count:row is|rows are} not counted until corrected.", count=waiting)
            )
        given = (step.code for step in tried.line.steps if step.code != "rating.entered")
        if empty_rows and any(code.startswith("rating.") for code in given):
            warnings.append(say("The department's ratings count until there are some for this person."))
        self.warning.setText("\n".join(warnings))
        self.warned.setVisible(bool(warnings))

    def _show_groups(self, standings: Sequence[Standing]) -> None:
        say = self._say
        empty(self._groups)
        self._told = []
        heads = (say("Rater group"), say("Weight"), say("Counts as"), say("Ratings"))
        for at, words in enumerate(heads):
            self._groups.addWidget(_cell(words, right=bool(at), small=True), 0, at)
        for row, standing in enumerate(standings, 1):
            name = label(say, standing.group)
            weight = say("no weight") if standing.weight is None else say.plain(standing.weight)
            share = "—" if standing.share is None else f"{say.fixed(standing.share)}%"
            size = say("absent") if not standing.size else str(standing.size)
            for at, words in enumerate((name, weight, share, size)):
                told = _cell(words, right=bool(at))
                if standing.weight is None or not standing.size:
                    told.set_tone("amber" if standing.weight is None else "muted")
                self._told.append(told)
                self._groups.addWidget(told, row, at)

    @property
    def groups(self) -> list[str]:
        """The words of the groups' rows."""
        return [told.text() for told in self._told]


def _cell(words: str, *, right: bool, small: bool = False) -> Text:
    told = Text(words, "small" if small else "body")
    if right:
        told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return told
