"""The rule of the report meeting: when, where, who leads it, how long everybody speaks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from models.terms import AgendaOrder
from services.domain.settings import Settings
from services.settings_text import setting_text
from services.wording.settings import setting_name
from services.wording.terms import label
from ui.pages.settings.settling import PickSetting, Settling, TextSetting
from ui.widgets.card import Card
from ui.widgets.choice import Choice, Item
from ui.widgets.form import FormRow

_TEXTS = (
    "meeting_workday",
    "meeting_place",
    "meeting_start",
    "meeting_end",
    "report_minutes",
    "challenge_minutes",
    "comment_minutes",
    "revision_days",
)


class PersonSetting(FormRow):
    """A setting that names somebody; what is no person is said below it."""

    def __init__(self, settling: Settling, item: str, label: str) -> None:
        self.choice = Choice()
        super().__init__(label, self.choice)
        self._settling, self._item = settling, item
        self.choice.settled.connect(self._settle)

    def show_person(self, people: Sequence[Item], number: str) -> None:
        """Offer the people and show the one that is stored, unless something refused waits to be mended."""
        self.choice.offer(people)
        if self.field.property("invalid") is not True:
            self.choice.choose(number)

    def _settle(self) -> None:
        self.set_error(self._settling.write({self._item: self.choice.code}))


class MeetingRule(Card):
    """Every field is written when one leaves it; a meeting that exists already stays as it is."""

    def __init__(self, settling: Settling) -> None:
        say = settling.desk.say
        title = say("Report meeting")
        super().__init__(title, say("for meetings created from now on"), margins=(16, 12, 16, 14))
        self._settling = settling
        helps = {
            "meeting_workday": say("of the following month, such as 8"),
            "revision_days": say("after the meeting, for every gap"),
        }
        self.texts = {
            item: TextSetting(settling, item, setting_name(say, item), helps.get(item, "")) for item in _TEXTS
        }
        self.people = {
            item: PersonSetting(settling, item, setting_name(say, item))
            for item in ("meeting_chair", "meeting_recorder")
        }
        self.order = PickSetting(settling, "meeting_order", setting_name(say, "meeting_order"))
        self.order.offer([(order.value, label(say, order)) for order in AgendaOrder])
        rows: tuple[FormRow, ...] = (
            *(self.texts[item] for item in _TEXTS[:4]),
            *self.people.values(),
            *(self.texts[item] for item in _TEXTS[4:]),
            self.order,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, row in enumerate(rows):
            grid.addWidget(row, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored."""
        people = [(one.number, one.name) for one in self._settling.desk.company.meetings.people()]
        for item, text in self.texts.items():
            text.show_text(setting_text(settings, item))
        for item, person in self.people.items():
            person.show_person(people, setting_text(settings, item))
        self.order.show_text(setting_text(settings, "meeting_order"))
