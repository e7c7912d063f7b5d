"""The preview with what is above it: where one is in the pages, the zoom, and what to look at before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from services.domain.packet import Part
from services.language import Language
from services.papers import Content
from ui.jobs import Jobs
from ui.pages.printing.order import PrintOrder
from ui.pages.printing.pictures import PdfPictures
from ui.pages.printing.preview import Preview
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.text import Text

_FEW = 5


class Pane(Card):
    """The pages of the present choice, or in words why there are none."""

    def __init__(self, say: Language, theme: Theme, jobs: Jobs, leave: Callable[[str, str], object]) -> None:
        super().__init__(say("Preview"), " ", margins=(0, 0, 0, 0))
        self._say = say
        self.preview = Preview(theme, jobs, say("Drawing the preview"), say("Pages"))
        self.preview.moved.connect(self._show_place)
        self._make_warning(leave)
        self.nothing = Text("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_controls()
        for part in (self.warning, self.nothing, self.preview):
            self.body.addWidget(part, int(part is not self.warning))

    def _make_warning(self, leave: Callable[[str, str], object]) -> None:
        say = self._say
        self.warning = Note("amber")
        self.warned = Text("", wrap=True)
        self.unmet = Text(
            say(
                "▲ There is no report meeting for this period yet: the notice has blanks to fill in by hand."
            ),
            wrap=True,
        )
        self.arrange = LinkButton(say("Set it up…"), lambda: leave("meeting", ""), say("Report meeting"))
        self.warning.lines.addWidget(self.warned)
        line = QHBoxLayout()
        line.addWidget(self.unmet, 1)
        line.addWidget(self.arrange)
        self.warning.lines.addLayout(line)

    def _make_controls(self) -> None:
        say, preview = self._say, self.preview
        self.place = Text("", "small")
        self.zoomed = Text("", "small")
        self.earlier = SecondaryButton("‹", lambda: preview.go_to(preview.number - 1))
        self.later = SecondaryButton("›", lambda: preview.go_to(preview.number + 1))
        self.smaller = SecondaryButton("−", lambda: preview.step_zoom(-1))
        self.larger = SecondaryButton("+", lambda: preview.step_zoom(1))
        self.fit = SecondaryButton(say("Fit width"), lambda: preview.set_zoom(None))
        names = {
            self.earlier: say("Earlier page"),
            self.later: say("Later page"),
            self.smaller: say("Smaller"),
            self.larger: say("Larger"),
        }
        for button, name in names.items():
            button.setProperty("small", True)
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.fit.setProperty("small", True)
        turning, sizing = (self.earlier, self.place, self.later), (self.smaller, self.zoomed, self.larger)
        for widget in (*turning, *sizing, self.fit):
            self.add_trailing(widget)

    def warn(self, content: Content, order: PrintOrder) -> None:
        """Say which sheets lack scores, and that the notice knows of no meeting."""
        whom = order.whom
        scored = Part.SHEETS in order.parts or Part.SUMMARY in order.parts
        missing = content.result.incomplete if scored else ()
        names = [subject.name for subject in missing if whom is None or subject.key in whom]
        unmet = Part.NOTICE in order.parts and content.living.meeting is None
        self.warned.setText(self._lacking(names) if names else "")
        self.warned.setVisible(bool(names))
        self.unmet.setVisible(unmet)
        self.arrange.setVisible(unmet)
        self.warning.setVisible(bool(names) or unmet)

    def _lacking(self, names: Sequence[str]) -> str:
        few = self._say(", ").join(names[:_FEW]) + ("…" if len(names) > _FEW else "")
        return self._say(
            "▲ {count} incomplete: {names}. You can still print; the sheets say what is missing.",
            count=len(names),
            names=few,
        )

    def show_pages(self, pictures: PdfPictures | None) -> str:
        """Show a document, None for none; gives how many pages it has in words."""
        self.preview.show_pages(pictures)
        count = self.preview.count
        words = self._say("{count} {count:page|pages}, A4", count=count) if count else ""
        self.set_head(self._say("Preview"), words)
        return words

    def show_nothing(self, words: str) -> None:
        """Say why there are no pages; "" shows them."""
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        self.preview.setVisible(not words)

    def _show_place(self) -> None:
        number, count = self.preview.number, self.preview.count
        words = self._say("Page {number} of {count}", number=number, count=count)
        self.place.setText(words if count else "")
        self.zoomed.setText(f"{round(self.preview.scale * 75)}%" if count else "")
        self.earlier.setEnabled(number > 1)
        self.later.setEnabled(number < count)
