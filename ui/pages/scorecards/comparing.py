"""Both totals side by side on last month's data, before one is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from services.language import Language
from services.scoring.both_totals import BothTotals
from ui.dialogs.base import Dialog
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.table import Column, HairlineTable, RowsModel
from ui.widgets.text import Text, marked

MOST = 10


class Comparing(Dialog):
    """A table of who would have got what by either method."""

    def __init__(
        self,
        say: Language,
        theme: Theme,
        found: Sequence[BothTotals],
        period: str,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, say("Weighted mean vs. simple mean"), say("Close"), parent)
        self.setFixedWidth(700)
        self.cancel.hide()
        words = say(
            "This card's lines with the scores of {period}. Vetoes and red lines do not affect a total.",
            period=say.period(period),
        )
        self.body.addWidget(Text(words, "muted", wrap=True))
        self.model: RowsModel[BothTotals] = RowsModel(_columns(say), theme)
        self.model.show_rows(found)
        table = HairlineTable(theme, self.model, say("Both totals"), sortable=False)
        table.set_widths(self.model.columns)
        table.setFixedHeight((min(len(found), MOST) + 1) * ROW + 4)
        self.body.addWidget(table)
        unknown = dict.fromkeys(code for both in found for code in both.unknown)
        if unknown:
            listed = say(", ").join(names.get(code, code) for code in unknown)
            words = say("Left out because they have no score in that period: {kpis}.", kpis=listed)
            self.body.addWidget(Text(words, "small", wrap=True))


def _columns(say: Language) -> tuple[Column[BothTotals], ...]:
    return (
        Column("name", say("Name"), lambda both: both.name),
        Column(
            "weighted", say("Weighted mean"), lambda both: say.fixed(both.weighted), number=True, width=112
        ),
        Column("first", say("Grade"), lambda both: both.weighted_grade, number=True, width=84),
        Column("simple", say("Simple mean"), lambda both: say.fixed(both.simple), number=True, width=112),
        Column("second", say("Grade"), lambda both: both.simple_grade, number=True, width=84),
        Column(
            "difference",
            say("Difference"),
            lambda both: marked(both.difference, 2),
            number=True,
            width=112,
            strong=True,
        ),
    )
