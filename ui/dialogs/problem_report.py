"""Shows all that a problem report holds, takes a sentence, and lets it be saved."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QWidget

from services.language import Language
from services.problem_report import Paper, names_in, own_words
from ui.dialogs.base import Dialog
from ui.widgets.form import FormRow
from ui.widgets.text import Text

WORDS_HEIGHT = 72


class ProblemReport(Dialog):
    """The papers at the left, the one in sight at the right, her own words below."""

    def __init__(
        self, say: Language, papers: Sequence[Paper], names: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("Problem report"), say("Save the report…"), parent)
        self.resize(760, 600)
        self._papers, self._names = papers, names
        promise = say(
            "The report contains no names, scores, pay or file paths; everything in it is shown below. "
            "It is saved as a file on this computer, and you decide who gets it."
        )
        self.body.addWidget(Text(promise, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.list = QListWidget()
        self.list.setProperty("ticks", True)
        self.list.setFixedWidth(190)
        self.list.setAccessibleName(say("Files in the report"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Content of the file"))
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(WORDS_HEIGHT)
        self.words.setTabChangesFocus(True)
        self.words_row = FormRow(
            say("What happened (optional)"),
            self.words,
            say("What you did and what you saw. Please leave out names and pay."),
        )
        self.body.addWidget(self.words_row)
        for paper in self.papers:
            self.list.addItem(paper.title)
            self.list.item(self.list.count() - 1).setToolTip(paper.name)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.words.textChanged.connect(self._on_words)
        self.list.setCurrentRow(0)
        self.words.setFocus()

    @property
    def papers(self) -> list[Paper]:
        """All that would be saved, her words last."""
        return [*self._papers, own_words(self.say, self.words.toPlainText())]

    def _show(self) -> None:
        self.text.setPlainText(self.papers[max(self.list.currentRow(), 0)].text)

    def _on_words(self) -> None:
        found = names_in(self.words.toPlainText(), self._names)
        wrong = (
            self.say("Please remove these names: {names}", names=self.say(", ").join(found)) if found else ""
        )
        self.words_row.set_error(wrong)
        self.act.setEnabled(not found)
        self.list.setCurrentRow(self.list.count() - 1)
        self._show()
