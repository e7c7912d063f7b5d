"""The logo: a picture from a file, made small enough to live in the settings."""

import base64
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.errors import Mendable
from services.wording.problems import problem_words
from ui.pages.settings.settling import Settling
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.form import FormRow

WIDEST, HIGHEST = 240, 96
LONGEST = 32_000
"""Characters: what a cell of a company workbook holds."""


def shrunk(path: Path) -> str:
    """A picture as the base64 text of a PNG that fits; Mendable when the file is no picture."""
    image = QImage(str(path))
    if image.isNull():
        raise Mendable("settings.logo", file=path.name)
    width, height = min(image.width(), WIDEST), min(image.height(), HIGHEST)
    while True:
        small = image
        if image.width() > width or image.height() > height:
            small = image.scaled(
                width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        text = _encoded(small)
        if len(text) <= LONGEST:
            return text
        width, height = max(width * 4 // 5, 1), max(height * 4 // 5, 1)


def _encoded(image: QImage) -> str:
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return base64.b64encode(bytes_.data()).decode("ascii")


class LogoSetting(FormRow):
    """Shows the logo on white, as on paper; choose another, or take it away."""

    def __init__(self, settling: Settling) -> None:
        say = settling.desk.say
        self._settling, self._say = settling, say
        self.picture = QLabel()
        self.picture.setObjectName("logo")
        self.picture.setFixedSize(WIDEST // 2 + 24, HIGHEST // 2 + 16)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = SecondaryButton(say("Choose a picture…"), self._choose)
        self.remove = LinkButton(say("Remove"), lambda: self.write(""), say("Logo"))
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.picture)
        row.addLayout(buttons)
        row.addStretch(1)
        words = say("PNG or JPG, printed at the top of each sheet; large pictures are scaled down.")
        super().__init__(say("Logo"), field, words)

    def show_text(self, text: str) -> None:
        """Show what is stored."""
        image = QImage.fromData(QByteArray.fromBase64(text.encode("ascii", "ignore")))
        self.picture.setText(self._say("No logo"))
        if not image.isNull():
            ratio = 2.0
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            self.picture.setPixmap(pixmap)
        self.remove.setVisible(bool(text))

    def _choose(self) -> None:
        say = self._say
        kinds = say("Pictures (*.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self.window(), say("Choose a picture"), str(Path.home()), kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a picture from a file."""
        try:
            text = shrunk(path)
        except Mendable as problem:
            self.set_error(problem_words(self._say, problem))
            return
        self.write(text)

    def write(self, text: str) -> None:
        """Keep a logo; none for no text."""
        self.set_error(self._settling.write({"logo": text}))
