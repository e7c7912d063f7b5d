"""Step 1: the company's name, its file, and where its fiscal year begins."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from services.domain.beginning import Beginning, Stage
from services.domain.company import Records
from services.wording.settings import setting_name
from ui.pages.new_company.step import Step
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.text import Text


class CompanyStep(Step):
    """The file exists from here on."""

    stage = Stage.COMPANY

    def purpose(self) -> str:
        return self.say(
            "One company, one file. The file is ready, and everything you enter is saved as you go: stop "
            "at any time and continue later."
        )

    def build(self) -> None:
        say = self.say
        self.stored: dict[str, str] = {}
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        self.start = QComboBox()
        for month in range(1, 13):
            self.start.addItem(say.month(month), str(month))
        card = Card(margins=(16, 14, 16, 16))
        card.body.setSpacing(12)
        self.name_row = FormRow(
            setting_name(say, "name"), self.name, say("As it should be printed on the sheets.")
        )
        card.body.addWidget(self.name_row)
        words = say("January for most firms. Quarters, half-years and years follow it.")
        card.body.addWidget(FormRow(setting_name(say, "fiscal_start"), self.start, words))
        card.body.addWidget(Text(say("File"), "strong"))
        self.place = Text(str(Path(self.desk.company.path)), "small", wrap=True)
        card.body.addWidget(self.place)
        row = QHBoxLayout()
        row.addWidget(card, 3)
        row.addStretch(2)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.name.textEdited.connect(lambda _text: self._check())
        self.start.activated.connect(lambda _at: self.changed.emit())

    def show_records(self, records: Records) -> None:
        settings = records.settings
        stored = {"name": settings.name, "fiscal_start": str(settings.fiscal_start)}
        if stored == self.stored:
            return
        self.stored = stored
        self.name.setText(stored["name"])
        self.start.setCurrentIndex(self.start.findData(stored["fiscal_start"]))

    def count(self, beginning: Beginning) -> str:
        return self.say("named") if beginning.named else self.say("no name yet")

    @property
    def texts(self) -> dict[str, str]:
        """What differs from what is stored."""
        typed = {"name": self.name.text().strip(), "fiscal_start": str(self.start.currentData())}
        return {item: text for item, text in typed.items() if text != self.stored.get(item)}

    @property
    def pending(self) -> bool:
        return bool(self.texts)

    @property
    def ready(self) -> bool:
        return bool(self.name.text().strip())

    def _check(self) -> None:
        self.name_row.set_error("" if self.ready else self.say("Write the company's name."))
        self.changed.emit()

    def save(self) -> bool:
        texts = self.texts
        return not texts or self.desk.attempt(lambda: self.desk.company.settings.change(texts))
