"""The make-up of the year (年度构成): each part with its weight; what is absent for somebody drops out."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit

from services.domain.settings import AnnualShare
from services.errors import Mendable
from services.language import N_, Language
from services.scoring.notation import plain, quote
from services.scoring.parameters import parse_annual_parts
from ui.pages.settings.settling import Settling
from ui.widgets.card import Card
from ui.widgets.text import Text

_PARTS = {
    "months": N_("Mean of the year's totals"),
    "satisfaction": N_("Satisfaction of inner and outer customers"),
    "review": N_("Year-end review"),
}


class YearParts(Card):
    """A weight for each part, written when one leaves a field."""

    def __init__(self, settling: Settling) -> None:
        say = settling.desk.say
        super().__init__(say("Annual score"), say("missing parts are left out and the rest scaled up"))
        self._settling, self._say = settling, say
        self._stored: tuple[AnnualShare, ...] = ()
        self.refused = False
        self.fields: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.below = Text("", "small", wrap=True)
        self.body.setSpacing(8)
        self.body.addLayout(self._form)
        self.body.addWidget(self.below)
        self.body.addStretch(1)

    def show_parts(self, parts: Sequence[AnnualShare]) -> None:
        """Show what is stored, unless something refused waits to be mended."""
        if self.refused or tuple(parts) == self._stored:
            return
        names = [share.part for share in parts]
        if names != list(self.fields):
            self._lay(names)
        self._stored = tuple(parts)
        for share in parts:
            self.fields[share.part].setText(plain(share.weight))
        self._check()

    def _lay(self, names: Sequence[str]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields = {}
        for name in names:
            field = QLineEdit()
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setFixedWidth(96)
            words = part_name(self._say, name)
            field.setAccessibleName(words)
            field.textEdited.connect(lambda _text: self._check())
            field.editingFinished.connect(self._settle)
            self.fields[name] = field
            self._form.addRow(Text(words), field)

    @property
    def text(self) -> str:
        """The parts as the contract writes them."""
        return ", ".join(f"{quote(name)}:{field.text().strip()}" for name, field in self.fields.items())

    def _check(self) -> None:
        words = self._wrong()
        self.refused = bool(words)
        self.below.setText(words or self._shares())
        self.below.set_tone("red" if words else "")

    def _wrong(self) -> str:
        try:
            parse_annual_parts(self.text)
        except Mendable as problem:
            if problem.code == "annual.form":
                return self._say("Write a number of 0 or above for every part, such as 60.")
        return self._settling.wrong({"annual_parts": self.text})

    def _shares(self) -> str:
        """What the weights come to in percent."""
        parts = parse_annual_parts(self.text)
        total = sum((share.weight for share in parts), Decimal(0))
        shown = " + ".join(f"{plain(round(share.weight * 100 / total, 2))} %" for share in parts)
        return self._say("Shares: {shares}", shares=shown)

    def _settle(self) -> None:
        self._check()
        if not self.refused:
            self._stored = parse_annual_parts(self.text)
            self._settling.write({"annual_parts": self.text})


def part_name(say: Language, part: str) -> str:
    """A part in words; one that the firm named itself as it is."""
    return say(_PARTS[part]) if part in _PARTS else part
