"""About the program: version, licences, where its source is."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from services.language import Language
from services.program import VERSION, licences, python_version
from ui.dialogs.base import Dialog
from ui.outside import open_outside
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Note
from ui.widgets.text import Text


class About(Dialog):
    """Whose work this is, on what terms, and what may be replaced."""

    def __init__(self, say: Language, parent: QWidget | None = None) -> None:
        super().__init__(say, say("About Zhanji"), say("Licence texts"), parent)
        from PySide6 import __version__ as pyside

        self.hug(560)
        self.body.addWidget(Text(say("Zhanji {version}", version=VERSION), "heading"))
        offline = say("Appraisal that starts from strategy: one company, one file, on this computer.")
        self.body.addWidget(Text(offline, "muted", wrap=True))
        note = Note()
        for words in (
            say("Zhanji's own code: MIT licence. The source code is in the project's repository."),
            say(
                "Zhanji uses Qt {qt} and PySide6 {pyside} under the GNU LGPL, version 3. They are "
                "dynamic libraries in the program's folder; you may replace them with compatible builds "
                "of your own.",
                qt=qVersion(),
                pyside=pyside,
            ),
            say(
                "Font: Noto Sans SC, SIL Open Font License 1.1. Python {python}: PSF licence.",
                python=python_version(),
            ),
            say(
                "The folder of licence texts has the licences of everything bundled, and says where to "
                "find the sources of Qt and PySide6."
            ),
        ):
            note.say(words)
        self.body.addWidget(note)
        self.trouble = Text("", "error", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.qt = SecondaryButton(say("About Qt"), lambda: QMessageBox.aboutQt(self))
        self.buttons.insertWidget(0, self.qt)
        self.cancel.setText(say("Close"))
        self.act.clicked.disconnect()
        self.act.clicked.connect(lambda _checked=False: self.show_licences())
        self.cancel.setDefault(True)

    def show_licences(self) -> None:
        """The folder, in the system's file manager; where there is none, the words say where it lies."""
        if not open_outside(licences()):
            self.trouble.setText(self.say("The folder is {folder}", folder=licences()))
            self.trouble.show()
            self.adjustSize()
