"""What is decided about a card in a dialog: add, copy, version, delete, both totals, where used, print."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from services.card_drafts import DraftLine, lines_of, next_version
from services.domain.period import Period
from services.domain.scorecard import Scorecard, SubjectKey
from services.scorecards import cards_of, subject_name
from services.wording.terms import label
from ui.pages.scorecards.comparing import Comparing
from ui.pages.scorecards.picking import Pick, Picking
from ui.pages.scorecards.starting import Starting
from ui.pages.scorecards.version import span
from ui.saving import ask_where, save_now

if TYPE_CHECKING:
    from ui.pages.scorecards.page import Scorecards


class Acts:
    """Each asks where it must, then changes the draft or calls one service."""

    def __init__(self, page: "Scorecards") -> None:
        self._page = page
        self._say, self._desk = page.say, page.desk

    def do(self, kpi: str, act: str) -> None:
        """Do the act of a line (its KPI), or of the card ("")."""
        match act:
            case "add":
                self.add()
            case "copy":
                self.copy()
            case "version":
                self.start_version()
            case "delete":
                self.delete()
            case "print":
                self.print()
            case "uses":
                self.show_uses(kpi)
            case "objective":
                self._desk.shell.go("strategy", filter=f"map:{self._page.cards.kpis[kpi].objective}")

    # Lines

    def picker_of_kpis(self) -> Picking:
        """KPIs that are not on the card yet."""
        say, cards = self._say, self._page.cards
        present = set(cards.draft.codes)
        picks = [
            Pick(kpi.code, kpi.name, " · ".join(filter(None, (kpi.code, kpi.unit, kpi.objective))))
            for kpi in cards.records.kpis
            if kpi.code not in present
        ]
        return Picking(
            say, self._page.theme, say("Add KPIs to the card"), say("Add"), picks, self._page, several=True
        )

    def add(self) -> None:
        """Add KPIs, with the target that another card of theirs has."""
        dialog = self.picker_of_kpis()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add_kpis([str(code) for code in dialog.picked])

    def add_kpis(self, codes: list[str]) -> None:
        """Put KPIs on the card, without a weight yet."""
        cards = self._page.cards
        cards.edit(cards.draft.with_lines([DraftLine(code) for code in codes]))
        if codes:
            cards.lines.focus_line(codes[0])

    def picker_of_cards(self) -> Picking:
        """Every other card, the latest version of each."""
        say, cards = self._say, self._page.cards
        latest: dict[object, Scorecard] = {}
        for card in cards.records.scorecards:
            if card.key != cards.draft.replaces:
                latest[card.type, card.code, card.dimension] = card
        picks = [Pick(card.key, self._name(card), self._about(card)) for card in latest.values()]
        title = say("Copy lines from another card")
        return Picking(say, self._page.theme, title, say("Copy"), picks, self._page)

    def copy(self) -> None:
        """Take another card's lines; those that are there already stay."""
        dialog = self.picker_of_cards()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            cards = self._page.cards
            card = next(card for card in cards.records.scorecards if card.key == dialog.picked[0])
            cards.edit(cards.draft.with_lines(lines_of(card)))

    def _name(self, card: Scorecard) -> str:
        return subject_name(self._page.cards.records, self._key(card))

    def _key(self, card: Scorecard) -> SubjectKey:
        return SubjectKey(card.type, card.code)

    def _about(self, card: Scorecard) -> str:
        say = self._say
        words = (
            label(say, card.type),
            label(say, card.dimension),
            say("{count} {count:line|lines}", count=len(card.lines)),
        )
        return " · ".join(words)

    def show_uses(self, kpi: str) -> None:
        """List where a KPI is used; choosing one leads there."""
        say, cards = self._say, self._page.cards
        name = cards.kpis[kpi].name if kpi in cards.kpis else kpi
        picks = []
        for card in cards_of(cards.records, kpi):
            weight = next(line.weight for line in card.lines if line.kpi == kpi)
            valid = span(say, card.valid_from, card.valid_to)
            about = f"{say.plain(weight)}% · {label(say, card.type)} · {valid}"
            picks.append(Pick(card.key, self._name(card), about))
        title = say("Where {kpi} is used", kpi=name)
        dialog = Picking(say, self._page.theme, title, say("Go there"), picks, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            card = next(card for card in cards.records.scorecards if card.key == dialog.picked[0])
            self._page.cards.show_subject(self._key(card))
            self._page.cards.show_version(card.key)

    # Versions

    def start_version(self) -> None:
        """Begin a new version from a day on; it is written when it is saved."""
        cards = self._page.cards
        if cards.draft.replaces is None:
            return
        start = cards.draft.replaces.valid_from
        dialog = Starting(self._say, self._next_day(), start, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.day is not None:
            cards.edit(next_version(cards.draft, dialog.day))

    def _next_day(self) -> date:
        """The first day of the month after the one in sight."""
        period = self._page.period
        if period and "-" in period:
            return Period.parse(period).shift(1).first_day
        today = date.today()  # noqa: DTZ011 - the officer's own calendar
        return date(today.year + today.month // 12, today.month % 12 + 1, 1)

    def delete(self) -> None:
        """Delete the version in sight, after asking; locked periods keep what they were scored with."""
        from ui.dialogs.confirm import Confirm

        say, cards = self._say, self._page.cards
        key = cards.draft.replaces
        if key is None:
            return
        words = say("Its lines and comparisons go with it. Locked periods keep what they were scored with.")
        title = say("Delete the version {span}?", span=span(say, key.valid_from, key.valid_to))
        dialog = Confirm(say, title, words, say("Delete"), self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            cards.discard()
            cards.held.version = None
            self._desk.attempt(lambda: self._desk.company.scorecards.remove(key))

    # Totals

    def last_month(self) -> str:
        """The period before the one in sight, if it was opened, else this one."""
        page = self._page
        if not page.period:
            return ""
        before = Period.parse(page.period, page.cards.records.settings.fiscal_start).shift(-1).code
        return before if before in {one.code for one in page.cards.records.periods} else page.period

    def comparison(self) -> Comparing | None:
        """Both totals of those whom the card scored last month; None when it scored nobody."""
        from services.scoring.both_totals import both_totals

        page, period = self._page, self.last_month()
        if not period:
            return None
        result = self._desk.company.results.of(period)
        found = both_totals(page.cards.draft.card(), result, page.cards.records.settings.grades)
        names = {code: kpi.name for code, kpi in page.cards.kpis.items()}
        return Comparing(self._say, page.theme, found, period, names, page) if found else None

    def compare(self) -> None:
        """Show both totals side by side."""
        dialog = self.comparison()
        if dialog is None:
            self._desk.shell.tell(
                self._say("This card scored nobody in the month before, so there is nothing to compare.")
            )
            return
        dialog.exec()

    # Paper

    def print(self) -> None:
        """Save the justification of the weights as a PDF."""
        say, page = self._say, self._page
        path = ask_where(self._desk, f"{say('AHP')} {page.subject_words()}", page)
        if path is not None:
            self.save_justification(path)

    def save_justification(self, path: Path) -> None:
        """Write the page and say where it lies."""
        from services.printing.ahp import justification, justification_pdf

        cards, at = self._page.cards, self._desk.company.ledger.store.now().astimezone()

        def make() -> bytes:
            return justification_pdf(justification(cards.records, cards.draft), self._say, printed_at=at)

        save_now(self._desk, make, path)
