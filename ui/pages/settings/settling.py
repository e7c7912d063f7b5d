"""One setting in one field: checked while one types, written when one leaves the field."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit

from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from ui.desk import Desk
from ui.widgets.form import FormRow
from ui.widgets.picks import Picks

_BOUNDLESS = 10**12


class Settling:
    """Checks and writes settings; each write is one action that undo names."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def wrong(self, texts: Mapping[str, str]) -> str:
        """What is wrong with these texts and how to mend it; empty when nothing is."""
        try:
            self.desk.company.settings.check(texts)
        except Mendable as problem:
            return setting_words(self.desk.say, problem)
        return ""

    def write(self, texts: Mapping[str, str]) -> str:
        """Write what differs from what is stored; the words of the refusal when it is refused."""
        settings = self.desk.company.settings
        fresh = {item: text for item, text in texts.items() if text != settings.text(item)}
        wrong = self.wrong(fresh) if fresh else ""
        if fresh and not wrong:
            self.desk.attempt(lambda: settings.change(fresh))
        return wrong


def setting_words(say: Language, problem: Mendable) -> str:
    """The words of a refusal for the place beside its field."""
    if problem.code == "settings.number":
        if problem.facts["most"] == _BOUNDLESS:
            return say("Write 0 or a number above it.")
        return say(
            "Write a number from {least} to {most}.",
            least=problem.facts["least"],
            most=problem.facts["most"],
        )
    return problem_words(say, problem)


class TextSetting(FormRow):
    """A setting that is typed. What is refused stays in the field, with the mend below it."""

    def __init__(self, settling: Settling, item: str, label: str, help: str = "") -> None:  # noqa: A002
        self.line = QLineEdit()
        super().__init__(label, self.line, help)
        self._settling, self._item = settling, item
        self.refused = False
        self.line.textEdited.connect(lambda _text: self._check())
        self.line.editingFinished.connect(self._settle)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something refused waits to be mended."""
        if not self.refused and self.line.text() != text:
            self.line.setText(text)

    def _check(self) -> None:
        words = self._settling.wrong({self._item: self.line.text().strip()})
        self.refused = bool(words)
        self.set_error(words)

    def _settle(self) -> None:
        words = self._settling.write({self._item: self.line.text().strip()})
        self.refused = bool(words)
        self.set_error(words)


class PickSetting(FormRow):
    """A setting that is picked from a few; a refused pick goes back, with the reason below it."""

    def __init__(self, settling: Settling, item: str, label: str, help: str = "") -> None:  # noqa: A002
        self.box = Picks()
        super().__init__(label, self.box, help)
        self._settling, self._item = settling, item
        self.box.activated.connect(self._settle)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What there is to pick: value and words."""
        self.box.offer(choices)

    def show_text(self, text: str) -> None:
        """Show what is stored."""
        self.box.setCurrentIndex(self.box.findData(text))

    def _settle(self) -> None:
        words = self._settling.write({self._item: str(self.box.currentData())})
        self.show_text(self._settling.desk.company.settings.text(self._item))
        self.set_error(words)
