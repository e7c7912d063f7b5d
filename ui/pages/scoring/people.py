"""What is decided and noted of the people on the page: proposed exemptions, coaching notes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from models.terms import SubjectType
from services.domain.result import SubjectResult
from services.exemptions import Proposals, Proposed
from services.wording.exemptions import grounds_words
from ui.pages.scoring.card import CardPanel
from ui.pages.scoring.coaching import Coaching
from ui.pages.scoring.exempting import Exempting
from ui.pages.scoring.panel import Banner

if TYPE_CHECKING:
    from ui.pages.scoring.page import Scoring

PROPOSALS = "proposals"
"""How other pages ask for the proposals, as they ask for a filter."""
_NAMED = 3


class PeopleActs:
    """The banner with the proposals, the link to the coaching notes, and what they lead to."""

    def __init__(self, page: "Scoring") -> None:
        self._page = page
        self._say, self._desk = page.say, page.desk
        self._proposals = Proposals()
        self._noted: Mapping[str, int] = {}
        say = self._say
        self.banner = Banner(page.theme)
        self.exempt = self.banner.add(say("Exempt…"), self._exempt)
        self.decline = self.banner.add(say("Do not exempt…"), self._decline)
        self.all = self.banner.add("", self.open_proposals)

    def add_link(self, card: CardPanel) -> None:
        """Put the link to the coaching notes at the card's head."""
        self.coaching = card.add_link(self._say("Coaching notes…"), self.open_coaching)

    # What is shown

    def read(self) -> None:
        """Read what is proposed and noted in the period."""
        company, period = self._desk.company, self._page.period
        self._proposals = company.exemptions.proposals(period)
        self._noted = company.coaching.counts(period)

    def show_subject(self, subject: SubjectResult | None) -> None:
        """Follow the subject one is at."""
        self._show_banner()
        person = subject is not None and subject.type is SubjectType.EMPLOYEE
        self.coaching.setVisible(person)
        if subject is not None and person:
            count = self._noted.get(subject.code, 0)
            words = self._say("Coaching notes ({count})…", count=count)
            self.coaching.setText(words if count else self._say("Coaching notes…"))

    def _show_banner(self) -> None:
        say, waiting, mine = self._say, self._proposals.open, self._mine
        self.exempt.setVisible(mine is not None)
        self.decline.setVisible(mine is not None)
        self.all.setText(say("Proposed exemptions ({count})…", count=len(waiting)))
        words = ""
        if mine is not None:
            why = grounds_words(say, mine.grounds)
            words = say("{name} — {why}. An exemption is proposed.", name=mine.name, why=why)
        elif waiting:
            names = say(", ").join(each.name for each in waiting[:_NAMED])
            words = (
                say("May be exempt: {names}.", names=names)
                if len(waiting) <= _NAMED
                else say("May be exempt: {names} and {count} more.", names=names, count=len(waiting) - _NAMED)
            )
        self.banner.show_words(words, "info")

    @property
    def _mine(self) -> Proposed | None:
        """The open proposal of the person in sight."""
        key = self._page.subject
        if key is None or key.type is not SubjectType.EMPLOYEE:
            return None
        return next((each for each in self._proposals.open if each.number == key.code), None)

    # What one does

    def _exempt(self) -> None:
        say, mine = self._say, self._mine
        if mine is None or not self._page.panel.view.settle():
            return
        words = say("An exempt person has no result in this period and does not stop its lock.")
        title = say("Exempt {name}", name=mine.name)
        reason = self._ask(title, words, say("Exempt this person"), grounds_words(say, mine.grounds))
        if reason:
            self._attempt(self._desk.company.exemptions.accept, {mine.number: reason})

    def _decline(self) -> None:
        say, mine = self._say, self._mine
        if mine is None or not self._page.panel.view.settle():
            return
        words = say("{name} is scored as everybody else, and is not proposed again.", name=mine.name)
        title = say("Do not exempt {name}", name=mine.name)
        reason = self._ask(title, words, say("Do not exempt"))
        if reason:
            self._attempt(self._desk.company.exemptions.decline, {mine.number: reason})

    def open_proposals(self) -> None:
        """Show every proposal of the period, and what was decided."""
        if self._page.panel.view.settle():
            Exempting(self._desk, self._page.period, self._page).exec()

    def open_coaching(self) -> None:
        """Show the coaching notes of the person in sight."""
        if (dialog := self.coaching_dialog()) is not None:
            dialog.exec()

    def coaching_dialog(self) -> Coaching | None:
        """The coaching notes of the person in sight."""
        page = self._page
        if page.shown is None or not page.panel.view.settle():
            return None
        return Coaching(self._desk, page.period, page.shown, page)

    def _ask(self, title: str, words: str, act: str, reason: str = "") -> str:
        from ui.dialogs.reason import Reason

        dialog = Reason(self._say, title, words, act, self._page, reason=reason)
        return dialog.reason if dialog.exec() == QDialog.DialogCode.Accepted else ""

    def _attempt(self, act: Callable[[str, Mapping[str, str]], object], reasons: Mapping[str, str]) -> None:
        self._desk.attempt(lambda: act(self._page.period, reasons))
