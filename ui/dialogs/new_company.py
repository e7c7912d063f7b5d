"""Asks for the new company's name and where its file shall lie."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.buttons import SecondaryButton
from ui.widgets.form import FormRow

_FORBIDDEN = '<>:"/\\|?*'


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
        self.name_row = FormRow(say("Company name"), self.name_field, say("As it shall stand on the sheets."))
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
        path = Path(self.path_field.text().strip())
        return path if path.suffix == ".zhanji" else path.with_name(f"{path.name}.zhanji")

    def _on_name(self) -> None:
        if not self._chosen:
            stem = "".join("_" if sign in _FORBIDDEN else sign for sign in self.name)
            self.path_field.setText(str(self._folder / f"{stem}.zhanji") if stem else "")
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
        if self.path.exists():
            return self.say(
                "There is a file of this name already; it is never replaced. Choose another name."
            )
        if not self.path.parent.is_dir():
            return self.say("This folder does not exist. Press Choose to pick one.")
        return ""
