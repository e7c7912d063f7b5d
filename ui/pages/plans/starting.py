"""Starting a period's plans: last month's open lines and actions under way, ticked and taken over at once."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from models.terms import ImprovementState
from services.domain.plan_board import Offer
from services.language import Language
from services.plans import Withdrawn
from services.wording.plans import due_words, offer_words
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.widgets.buttons import LinkButton
from ui.widgets.picks import Picks
from ui.widgets.text import Text


class Starting(Dialog):
    """Offers by owner; `withdrawn` names those whose approval went with it, `taken` counts the lines."""

    def __init__(self, desk: Desk, period: str, offers: Sequence[Offer], parent: QWidget | None) -> None:
        say = desk.say
        title = say("Start the plans of {period} from last month", period=say.period(period))
        super().__init__(say, title, " ", parent)
        self._desk, self._period, self._offers = desk, period, tuple(offers)
        self.withdrawn: Withdrawn = ()
        self.taken = 0
        self.resize(QSize(760, 560))
        words = say(
            "Open lines keep the month they came from; actions under way become lines. Past due dates move "
            "into this month. Everything can be changed afterwards."
        )
        self.body.addWidget(Text(words, "muted", wrap=True))
        self.body.addLayout(self._make_bar())
        self.list = QListWidget()
        self.list.setProperty("ticks", True)
        self.list.setAccessibleName(say("Lines to carry over"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        for at, offer in enumerate(self._offers):
            self._add(at, offer)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.body.addWidget(self.list, 1)
        self._tell()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _make_bar(self) -> QHBoxLayout:
        say = self.say
        owners = dict.fromkeys((offer.line.owner, offer.owner_name) for offer in self._offers)
        self.whose = Picks()
        self.whose.setAccessibleName(say("Owner"))
        self.whose.offer([("", say("All owners")), *owners])
        self.whose.currentIndexChanged.connect(lambda _at: self._sift())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.whose)
        self.all = LinkButton(say("Select all"), lambda: self._tick(on=True))
        self.none = LinkButton(say("Tick none"), lambda: self._tick(on=False))
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        return row

    def _add(self, at: int, offer: Offer) -> None:
        item = QListWidgetItem(offer_lines(self.say, offer), self.list)
        item.setData(Qt.ItemDataRole.UserRole, at)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags & ~Qt.ItemFlag.ItemIsEnabled if offer.left else flags)
        ticked = offer.left is None and offer.action_state is not ImprovementState.DONE
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        """The offers in sight that can be taken over."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item for item in items if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled]

    @property
    def ticked(self) -> list[Offer]:
        """What would be taken over."""
        chosen = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return [self._offers[item.data(Qt.ItemDataRole.UserRole)] for item in chosen]

    def _tick(self, *, on: bool) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _sift(self) -> None:
        for at, offer in enumerate(self._offers):
            self.list.item(at).setHidden(self.whose.value not in {"", offer.line.owner})
        self._tell()

    def _tell(self) -> None:
        count = len(self.ticked)
        self.act.setText(self.say("Carry over {count} {count:line|lines}", count=count))
        self.act.setEnabled(count > 0)

    def accept(self) -> None:
        """Take the ticked ones over as one action."""
        if self._desk.attempt(self._start):
            super().accept()

    def _start(self) -> None:
        chosen = self.ticked
        self.withdrawn = self._desk.company.plans.start(self._period, chosen)
        self.taken = len(chosen)


def offer_lines(say: Language, offer: Offer) -> str:
    """An offer in three lines: whose and what for, what is done, why it is offered and when it is due."""
    line = offer.line
    due = say("due {day}", day=due_words(say, line.due))
    if offer.was_due != line.due:
        due = say(
            "due {day} (was {before})", day=due_words(say, line.due), before=due_words(say, offer.was_due)
        )
    words = [offer_words(say, offer), due]
    if offer.left is not None:
        words.append(
            say(
                "▲ {name} left on {day}: give it to somebody else",
                name=offer.owner_name,
                day=say.day(offer.left),
            )
        )
    return f"{offer.owner_name} · {line.goal}\n{line.action}\n{' · '.join(words)}"
