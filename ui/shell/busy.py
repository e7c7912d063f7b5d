"""What runs in the background, shown once it takes more than a moment: its name, a count, and Cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from services.language import Language
from ui.jobs import Job
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Text

PATIENCE = 300


class BusyPanel(QWidget):
    """One running job at the foot of the page."""

    def __init__(self, say: Language, job: Job) -> None:
        super().__init__()
        self.setAccessibleName(job.title)
        panel = QFrame()
        panel.setProperty("panel", True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, GAP)
        around.addWidget(panel)
        row = QHBoxLayout(panel)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        self.title = Text(job.title, "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.count = Text("", "small")
        self.cancel = SecondaryButton(say("Cancel"), job.cancel)
        row.addWidget(self.title)
        row.addWidget(self.bar, 1)
        row.addWidget(self.count)
        row.addWidget(self.cancel)
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self.show)
        self._timer.start()
        job.progressed.connect(self._advance)
        job.ended.connect(self._end)

    def _advance(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.count.setText(f"{done} / {total}")

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
        self.setParent(None)
        self.deleteLater()
