"""One pair: both names, the slider between them, and the judgement in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from services.language import Language
from services.scoring.judgements import SCALE
from services.wording.judgements import judgement_words
from ui.widgets.text import Text

MIDDLE = len(SCALE) // 2


class PairField(QWidget):
    """`judged` gives the judgement; the slider towards a name favours it."""

    judged = Signal(int)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.left, self.right = Text("", "strong", wrap=True), Text("", "strong", wrap=True)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)
        names = QHBoxLayout()
        names.addWidget(self.left, 1)
        names.addWidget(self.right, 1)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-MIDDLE, MIDDLE)
        self.slider.setPageStep(2)
        self.slider.valueChanged.connect(lambda place: self.judged.emit(SCALE[MIDDLE - place]))
        self.words = Text("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(names)
        column.addWidget(self.slider)
        column.addWidget(self.words)

    def show_pair(self, left: str, right: str, times: int | None, *, together: bool) -> None:
        """Show a pair and its judgement, None while there is none; `together` only shows."""
        say = self._say
        self.left.setText(left)
        self.right.setText(right)
        self.slider.blockSignals(True)
        self.slider.setValue(MIDDLE - SCALE.index(times) if times is not None else 0)
        self.slider.blockSignals(False)
        self.slider.setEnabled(not together)
        self.slider.setAccessibleName(say("{left} against {right}", left=left, right=right))
        if together:
            self.words.setText(say("The geometric mean of all raters. Choose one to change."))
        elif times is None:
            self.words.setText(say("Not compared yet: counts as equal."))
        else:
            self.words.setText(judgement_words(say, left, right, times))
