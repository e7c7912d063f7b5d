"""What filled-in report forms would change, file by file, before any of it is written."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.improvement import Improvement
from services.language import Language
from services.report_forms import FormsPreview
from services.report_taken import TakenForm
from services.wording.problems import problem_words
from services.wording.reports import PARTS
from services.workbooks.problems import Severity
from ui.dialogs.base import Dialog
from ui.widgets.card import Card
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text, Tone, rule


class Taking(Dialog):
    """A card for each file: whose, what changes from what to what, what is wrong at which cell."""

    def __init__(self, say: Language, preview: FormsPreview, parent: QWidget | None = None) -> None:
        count = len(preview.changing)
        act = say("Import report sheets ({count})", count=count)
        super().__init__(say, say("Import report sheets from Excel"), act, parent, safe=False)
        self.preview = preview
        self.resize(QSize(820, 560))
        self.body.addWidget(Text(self._verdict(), wrap=True))
        area = ScrolledColumn((0, 0, 12, 0), name=say("Files"))
        self.cards = [FileCard(say, file) for file in preview.files]
        for card in self.cards:
            area.column.addWidget(card)
        area.column.addStretch(1)
        self.body.addWidget(area, 1)
        self.act.setEnabled(bool(count))

    def _verdict(self) -> str:
        say, files = self.say, self.preview.files
        ready, left = len(self.preview.changing), sum(not file.whole for file in files)
        words = say(
            "{count} of {total} {total:file contains|files contain} changes.", count=ready, total=len(files)
        )
        if left:
            gap = "" if say.code == "zh" else " "
            words += gap + say("{count} cannot be imported until corrected.", count=left)
        return words


class FileCard(Card):
    """One file."""

    def __init__(self, say: Language, file: TakenForm) -> None:
        whose = "" if file.speaker is None else file.speaker.name
        super().__init__(whose or file.path.name, file.path.name if whose else "", margins=(16, 10, 16, 12))
        self._say = say
        words, tone = self._state(file)
        self.state = Chip(words, tone)
        self.add_trailing(self.state)
        self.body.setSpacing(6)
        for number, line in enumerate(self._lines(file)):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(line)

    def _state(self, file: TakenForm) -> tuple[str, Tone]:
        say = self._say
        if file.refused is not None:
            return say("Rejected"), "red"
        if not file.whole:
            return say("To be corrected"), "red"
        if not file.changes:
            return say("Nothing new"), "muted"
        return say("Changes: {count}", count=file.changes), "accent"

    def _lines(self, file: TakenForm) -> Iterator[QWidget]:
        say = self._say
        if file.refused is not None:
            yield _told(problem_words(say, file.refused), "red")
        for problem in file.problems:
            stops = problem.severity is Severity.ERROR
            yield _told(problem.words(say), "red" if stops else "amber")
        if not file.whole:
            return
        for change in file.words:
            yield _change(say, say(PARTS[change.field]), change.before, change.after)
        for action in file.actions:
            code = action.after.code
            name = say("New next action") if action.before is None else say("Next action {code}", code=code)
            before, after = (_action(say, one, action.owners) for one in (action.before, action.after))
            yield _change(say, name, before, after)
        if not file.changes and not file.problems:
            yield Text(say("Everything in the file is already recorded."), "muted", wrap=True)


def _told(words: str, tone: Tone) -> Text:
    line = Text(words, wrap=True)
    line.set_tone(tone)
    return line


def _action(say: Language, action: Improvement | None, owners: Mapping[str, str]) -> str:
    """An action in one line; nothing for none."""
    if action is None:
        return ""
    owner = owners.get(action.owner, action.owner)
    return " · ".join(filter(None, (action.measure, owner, say.day(action.due), action.support)))


def _change(say: Language, name: str, before: str, after: str) -> QWidget:
    """What is written, and what stood there if something did."""
    line = QWidget()
    line.setProperty("ground", "clear")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    label = Text(name, "muted", wrap=True)
    label.setFixedWidth(120)
    row.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    if before:
        column.addWidget(Text(say("Replaced: {words}", words=before), "small", wrap=True))
    column.addWidget(Text(after, wrap=True))
    row.addLayout(column, 1)
    return line
