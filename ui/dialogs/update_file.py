"""Before a new version is installed from a file: what is installed, what it would be, and how to go on."""

import shlex

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from services.installer_file import Installer, Step
from services.language import Language
from services.program import VERSION
from ui.dialogs.base import Dialog
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Note
from ui.widgets.form import FormRow
from ui.widgets.text import Text


class UpdateFile(Dialog):
    """Shows what the file would bring; an older version only for whoever insists."""

    def __init__(self, say: Language, found: Installer, parent: QWidget | None = None) -> None:
        super().__init__(
            say,
            say("Update from file"),
            say("Close Zhanji and install"),
            parent,
            safe=found.step is Step.NEWER,
        )
        self.hug(560)
        self._found = found
        self.body.addWidget(Text(self._headline(), "heading", wrap=True))
        self.facts = Note()
        for words in self._facts():
            self.facts.say(words)
        self.body.addWidget(self.facts)
        self.insist = QCheckBox(say("Install the older version anyway"))
        if found.step is Step.OLDER:
            warning = Note("amber")
            warning.say(
                say(
                    "An older version cannot open company files that this one has upgraded. First check "
                    "with whoever gave you the file."
                )
            )
            self.body.addWidget(warning)
            self.body.addWidget(self.insist)
            self.insist.toggled.connect(self.act.setEnabled)
            self.act.setEnabled(False)
        if found.command:
            self._add_command(found.command)
        last = (
            say("Your company files stay where they are.")
            if found.script
            else say(
                "Your company files stay where they are. The system may ask for an administrator's password."
            )
        )
        self.body.addWidget(Text(last, "small", wrap=True))

    def _headline(self) -> str:
        say, versions = self.say, {"installed": VERSION, "offered": self._found.version}
        match self._found.step:
            case Step.NEWER:
                return say("Version {installed} → {offered}", **versions)
            case Step.SAME:
                return say("Version {offered} is installed already; the file brings the same.", **versions)
            case Step.OLDER:
                return say("The file is older: version {installed} → {offered}", **versions)

    def _facts(self) -> list[str]:
        say, found = self.say, self._found
        return [
            say("File: {file}", file=found.path.name),
            say("Checksum: matches {name}.", name=f"{found.path.name}.sha256")
            if found.checked
            else say("Checksum: none was found beside the file, so it was not compared."),
            *([say("The version was read from the file name.")] if found.version_by_name else []),
        ]

    def _add_command(self, command: tuple[str, ...]) -> None:
        """For a terminal, to be copied: what installs it, in sight."""
        say = self.say
        self.command = QLineEdit(shlex.join(command))
        self.command.setReadOnly(True)
        self.command.setCursorPosition(0)
        self.copy = SecondaryButton(say("Copy"), self._copy)
        words = say("Or close Zhanji and enter this command in a terminal.")
        self.body.addWidget(FormRow(say("Command"), self.command, words))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy)
        self.body.addLayout(row)
        for widget in (self.command, self.copy):
            widget.setEnabled(self.act.isEnabled())
            self.insist.toggled.connect(widget.setEnabled)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.copy.setText(self.say("Copied"))
