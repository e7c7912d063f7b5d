"""The page: cards in two columns; every field is written when one leaves it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from services.settings_text import setting_text
from services.wording.settings import setting_name
from services.workbooks.vocabulary import groups_in
from ui.page import Page
from ui.pages.settings.calendar import CalendarDays
from ui.pages.settings.grades import GradeTable
from ui.pages.settings.lanes import Lanes
from ui.pages.settings.logo import LogoSetting
from ui.pages.settings.meeting import MeetingRule
from ui.pages.settings.settling import PickSetting, Settling, TextSetting
from ui.pages.settings.upkeep import Upkeep
from ui.pages.settings.year import YearParts
from ui.theme.theme import Look
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.picks import Picks

_NARROW = 860
_LANGUAGES = (("zh", "中文"), ("en", "English"))


class Settings(Page):
    """What the company is, how it scores, and how the window looks."""

    def build(self) -> None:
        self.settling = Settling(self.desk)
        self.texts: dict[str, TextSetting] = {}
        self.picks: dict[str, PickSetting] = {}
        self.grades = GradeTable(self.settling)
        self.year = YearParts(self.settling)
        self.lanes = Lanes(self.settling)
        self.logo = LogoSetting(self.settling)
        self.upkeep = Upkeep(self.desk)
        self.meeting = MeetingRule(self.settling)
        self.calendar = CalendarDays(self.desk)
        left = (self._company(), self._window(), self.upkeep, self.lanes, self.meeting)
        right = (self.grades, self._scoring(), self._veto(), self.year, self._alarm(), self.calendar)
        self.sides = QHBoxLayout()
        self.sides.setSpacing(GAP)
        for cards in (left, right):
            self.sides.addLayout(_stacked(cards), 1)
        self.column.addLayout(self.sides)
        self.column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, so that the page is told when it does not get two."""
        return QSize(_NARROW // 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the columns stand below one another."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.sides.direction() is not way:
            self.sides.setDirection(way)

    # The cards

    def _company(self) -> Card:
        say = self.say
        card = _card(say("Company"))
        card.body.addWidget(self._text("name", say("Shown on the sheets and in the window title.")))
        words = say(
            "Quarters, half-years, years and year-to-date KPIs follow the fiscal year; months do not "
            "change. It can be changed until the first quarter, half-year or year is opened."
        )
        start = self._pick("fiscal_start", words)
        start.offer([(str(month), say.month(month)) for month in range(1, 13)])
        card.body.addWidget(start)
        card.body.addWidget(self.logo)
        words = say("Used for this file when nobody chooses a language, such as when printing by command.")
        self._pick("language", words).offer(_LANGUAGES)
        card.body.addWidget(self.picks["language"])
        return card

    def _window(self) -> Card:
        say = self.say
        card = _card(say("Window"), say("for you, on this computer"))
        self.window_language = _picks(_LANGUAGES, say.code)
        self.window_language.activated.connect(
            lambda at: self.desk.shell.speak(self.window_language.itemData(at))
        )
        looks = (
            (Look.SYSTEM.value, say("As the system")),
            (Look.LIGHT.value, say("Light")),
            (Look.DARK.value, say("Dark")),
        )
        self.look = _picks(looks, self.theme.look.value)
        self.look.activated.connect(lambda at: self.desk.shell.dress(self.look.itemData(at)))
        card.body.addLayout(
            _beside(FormRow(say("Language"), self.window_language), FormRow(say("Appearance"), self.look))
        )
        return card

    def _scoring(self) -> Card:
        say = self.say
        card = _card(say("Scoring and bonus"))
        bound = self._text("adjustment_bound", say("The most that adjustments may add or deduct in total."))
        company = self._text("company_coefficient", say("Every bonus is multiplied by it."))
        fewest = self._text(
            "anonymity_minimum",
            say("Smaller groups of peers, subordinates or customers are shown together with others."),
        )
        groups = self._text(
            "rating_groups", say("New rated KPIs start with these; each KPI can have its own.")
        )
        card.body.addLayout(_beside(bound, company))
        card.body.addWidget(fewest)
        card.body.addWidget(groups)
        return card

    def _veto(self) -> Card:
        say = self.say
        card = _card(say("Consecutive bonus vetoes"))
        count = self._text(
            "veto_escalation", say("This many vetoes on one KPI in consecutive periods cap the year's grade.")
        )
        ceiling = self._pick("escalation_ceiling", say("One of the grades above."))
        card.body.addLayout(_beside(count, ceiling))
        return card

    def _alarm(self) -> Card:
        say = self.say
        card = _card(say("Divergence alarm"), say("the KPI is green while its outcome is red"))
        periods = self._text("alarm_periods", say("2 to 24"))
        green = self._text("alarm_green", say("mean score"))
        red = self._text("alarm_red", say("mean score"))
        card.body.addLayout(_beside(periods, green, red))
        return card

    def _text(self, item: str, help: str) -> TextSetting:  # noqa: A002
        self.texts[item] = TextSetting(self.settling, item, setting_name(self.say, item), help)
        return self.texts[item]

    def _pick(self, item: str, help: str) -> PickSetting:  # noqa: A002
        self.picks[item] = PickSetting(self.settling, item, setting_name(self.say, item), help)
        return self.picks[item]

    # What is shown

    def refresh(self) -> None:
        settings = self.desk.company.settings.read()
        self.subtitle = self.say("Changes are saved when you leave a field; Ctrl+Z undoes them")
        self.picks["escalation_ceiling"].offer([(grade.name, grade.name) for grade in settings.grades])
        for item, text in self.texts.items():
            text.show_text(setting_text(settings, item))
        self.texts["rating_groups"].show_text(groups_in(self.say.code, settings.rating_groups))
        for item, pick in self.picks.items():
            pick.show_text(setting_text(settings, item))
        self.logo.show_text(settings.logo)
        self.meeting.show_settings(settings)
        self.calendar.show_year()
        self.grades.show_grades(settings.grades)
        self.year.show_parts(settings.annual_parts)
        self.lanes.show_names(settings.perspectives)

    def find_here(self) -> None:
        self.texts["name"].line.setFocus()
        self.texts["name"].line.selectAll()


def _card(title: str, sub: str = "") -> Card:
    card = Card(title, sub, margins=(16, 12, 16, 14))
    card.body.setSpacing(12)
    return card


def _stacked(cards: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _beside(*rows: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    for row in rows:
        line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
    return line


def _picks(choices: Sequence[tuple[str, str]], chosen: str) -> Picks:
    box = Picks()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
    return box
