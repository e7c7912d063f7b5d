"""Asks for the new company's name and where its file shall lie."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from models.identity import SUFFIX
from services.errors import Mendable
from services.file_names import file_name
from services.language import Language
from services.opening import require_new_name
from services.wording.problems import problem_words
from ui.dialogs.base import Dialog
from ui.saving import with_ending
from ui.widgets.buttons import SecondaryButton
from ui.widgets.form import FormRow


class NewCompany(Dialog):
    """Name and file; both are checked while one types."""

    def __init__(self, say: Language, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(say, say("New company"), say("Make the file"), parent)
        self.setFixedWidth(520)
        self._folder = folder
        self._chosen = False
        self.name_field = QLineEdit()
        self.name_field.setMaxLength(100)
        self.path_field = QLineEdit()
        self.name_row = FormRow(
            say("Company name"), self.name_field, say("As it should be printed on the sheets.")
        )
        self.path_row = FormRow(
            say("File"),
            self.path_field,
            say("One company, one file. Everything stays in it, on this computer."),
        )
        choose = SecondaryButton(say("Choose…"), self._choose)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(choose)
        self.body.addWidget(self.name_row)
        self.body.addWidget(self.path_row)
        self.body.addLayout(line)
        self.name_field.textChanged.connect(self._on_name)
        self.path_field.textEdited.connect(self._on_path)
        self._check()

    @property
    def name(self) -> str:
        """The company's name."""
        return self.name_field.text().strip()

    @property
    def path(self) -> Path:
        """The file, with the program's ending."""
        return with_ending(Path(self.path_field.text().strip()), SUFFIX)

    def _on_name(self) -> None:
        if not self._chosen:
            proposed = self._folder / file_name(self.name, SUFFIX)
            self.path_field.setText(str(proposed) if self.name else "")
        self._check()

    def _on_path(self) -> None:
        self._chosen = True
        self._check()

    def _choose(self) -> None:
        say = self.say
        start = self.path_field.text() or str(self._folder)
        name, _ = QFileDialog.getSaveFileName(
            self, say("New company file"), start, say("Company files (*.zhanji)")
        )
        if name:
            self._chosen = True
            self.path_field.setText(name)
            self._check()

    def _check(self) -> None:
        wrong = self._wrong() if self.path_field.text().strip() else ""
        self.path_row.set_error(wrong)
        self.act.setEnabled(bool(self.name and self.path_field.text().strip() and not wrong))

    def _wrong(self) -> str:
        if not self.path.is_absolute():
            return self.say("Write the whole path, or press Choose.")
        if self.path.name.lower() == SUFFIX:
            return self.say("Write a name for the file behind its folder.")
        try:
            require_new_name(self.path)
        except Mendable as refused:
            return problem_words(self.say, refused)
        if self.path.exists():
            return self.say(
                "There is a file of this name already; it is never replaced. Choose another name."
            )
        if not self.path.parent.is_dir():
            return self.say("This folder does not exist. Press Choose to pick one.")
        return ""
