"""What the officer decides while scoring: lock, reopen, exempt, not applicable, adjustments, next gap."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from services.domain.period import Period
from services.domain.result import LineState, ResultState, SubjectResult
from services.errors import Mendable
from ui.page import HeaderAct
from ui.pages.scoring.filters import of_view
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from services.company import Company
    from ui.pages.scoring.page import Scoring


class Acts:
    """The decisions; each asks where it must, then calls one service."""

    def __init__(self, page: "Scoring") -> None:
        self._page = page
        self._say, self._desk = page.say, page.desk

    @property
    def _company(self) -> "Company":
        return self._desk.company

    # The header

    def header(self) -> tuple[HeaderAct, ...]:
        """What comes next, at the right."""
        say, page = self._say, self._page
        if page.result is None or not page.result.results:
            return ()
        if page.locked:
            go = partial(self._desk.shell.go, "printing")
            return (
                HeaderAct(say("Reopen…"), self.reopen, icon="unlock"),
                HeaderAct(say("Print"), go, primary=True, icon="printer"),
            )
        gaps = len(page.result.incomplete)
        if gaps:
            return (HeaderAct(say("Next gap ({count})", count=gaps), self.next_gap, primary=True),)
        return (HeaderAct(say("Lock…"), self.lock, primary=True, icon="lock"),)

    def _gaps(self) -> list[SubjectResult]:
        """Who still lacks something, in the order of the list, from the subject in sight on."""
        page = self._page
        if page.result is None:
            return []
        views = (page.sieve.view, "departments" if page.sieve.view == "people" else "people")
        order = [subject for view in views for subject in of_view(page.result, view)]
        keys = [subject.key for subject in order]
        at = keys.index(page.subject) + 1 if page.subject in keys else 0
        return [subject for subject in order[at:] + order[:at] if subject.state is ResultState.INCOMPLETE]

    def next_gap(self) -> None:
        """Go to the next actual that is awaited."""
        page, gaps = self._page, self._gaps()
        if not gaps or not page.card.view.settle():
            return
        here = page.card.row
        rest = [row for row in page.card.model.rows[page.card.view.row + 1 :] if row.missing]
        if here is not None and rest and rest[0].line is not None:
            page.card.go_to_line(rest[0].line.kpi)
        else:
            found = gaps[0]
            if found.key not in {subject.key for subject in page.in_sight()}:
                page.show_subject(found.key)
            page.pick(found.key)
            page.card.go_to_line(found.missing[0].kpi)
        page.card.view.setFocus()

    def lock(self) -> None:
        """Freeze the period, after asking."""
        from ui.dialogs.confirm import Confirm

        say, page = self._say, self._page
        period = say.period(page.period)
        words = say("The results are frozen as they stand. To change them later, reopen it with a reason.")
        dialog = Confirm(say, say("Lock {period}?", period=period), words, say("Lock"), page)
        if page.card.view.settle() and dialog.exec() == QDialog.DialogCode.Accepted:
            self._done(
                lambda: self._company.periods.lock(page.period),
                say("{period} is locked.", period=period),
                say("Print"),
            )

    def reopen(self) -> None:
        """Open a locked period again, with a reason."""
        say, page = self._say, self._page
        period = say.period(page.period)
        words = say("The locked results stay kept; the next lock makes a new version.")
        reason = self._ask(say("Reopen {period}?", period=period), words, say("Reopen"))
        if reason:
            self._done(
                lambda: self._company.periods.reopen(page.period, reason),
                say("{period} is open again.", period=period),
            )

    # The subject

    def exempt(self) -> None:
        """Exempt the person in sight, with a reason."""
        say, page = self._say, self._page
        if page.subject is None or page.shown is None:
            return
        number = page.subject.code
        words = say("An exempt person has no result in this period and does not stop its lock.")
        reason = self._ask(say("Exempt {name}", name=page.shown.name), words, say("Exempt this person"))
        if reason:
            self._desk.attempt(lambda: self._company.attendance.exempt(page.period, number, reason))

    def include(self) -> None:
        """Take the exemption back."""
        page = self._page
        if page.subject is not None:
            number = page.subject.code
            self._desk.attempt(lambda: self._company.attendance.include(page.period, number))

    def adjust(self) -> None:
        """Edit the adjustments of the subject in sight."""
        from ui.pages.scoring.adjusting import Adjusting, Points

        page, shown = self._page, self._page.shown
        if shown is None or page.result is None or page.locked:
            return

        def save(points: Points) -> None:
            self._company.adjustments.replace(page.period, shown.key, points)

        Adjusting(self._say, shown.name, shown.adjustments, page.result.adjustment_bound, save, page).exec()

    # The line

    def switch_line(self) -> None:
        """Take the line one is in out of the period, with a reason, or bring it back."""
        say, page = self._say, self._page
        line, entry = page.card.line, page.card.model.entry
        if line is None or entry is None:
            return
        if line.state is LineState.NOT_APPLICABLE:
            self._desk.attempt(lambda: entry.applicable(line))
            return
        words = say("Its weight is shared by the other lines, in proportion; the sheet says so.")
        reason = self._ask(say("{kpi} not applicable", kpi=line.name), words, say("Mark as not applicable"))
        if reason:
            self._desk.attempt(lambda: entry.not_applicable(line, reason))

    def explain_overfull(self, count: int, room: int) -> None:
        """Say why a copied column was not taken."""
        words = self._say(
            "{count} values were copied, but only {room} lines take one from here on. Nothing was written.",
            count=count,
            room=room,
        )
        self._desk.shell.tell(words)

    def explain_refusal(self) -> None:
        """Say why nothing can be typed here."""
        page = self._page
        row = page.card.row
        if page.locked:
            self._desk.shell.fail(Mendable("period.locked", period=page.period))
        elif (
            row is not None
            and row.line is not None
            and page.card.model.names[page.card.view.currentIndex().column()] == "actual"
        ):
            self._desk.shell.tell(self._say("The actual of {kpi} comes from its ratings.", kpi=row.line.name))

    # Words

    def undo_words(self) -> str:
        """What Ctrl+Z would take back."""
        from services.wording.actions import action_words

        action = self._company.trail.next_undo
        return action_words(self._say, action) if action is not None else ""

    def empty_state(self) -> EmptyState:
        """What to do first: open a period, or make scorecards."""
        say, theme = self._say, self._page.theme
        if self._page.period:
            words = say("Import the company workbook with people, KPIs and scorecards first.")
            return EmptyState(theme, "pencil", say("Nobody has a scorecard in this period"), words)
        code = self._next_month()
        return EmptyState(
            theme,
            "calendar",
            say("No period is open yet"),
            say("A period is a month, quarter, half or year that is scored, locked and printed together."),
            button=say("Open {period}", period=say.period(code)),
            act=lambda: self._desk.attempt(lambda: self._company.periods.open(code)),
        )

    def _next_month(self) -> str:
        latest = self._company.periods.latest_month()
        if latest is not None:
            return Period.parse(latest).shift(1).code
        today = date.today()  # noqa: DTZ011 - the officer's own calendar
        return f"{today:%Y-%m}"

    def _ask(self, title: str, words: str, act: str) -> str:
        from ui.dialogs.reason import Reason

        dialog = Reason(self._say, title, words, act, self._page)
        return dialog.reason if dialog.exec() == QDialog.DialogCode.Accepted else ""

    def _done(self, act: Callable[[], object], words: str, further: str = "") -> None:
        try:
            act()
        except Mendable as error:
            self._desk.shell.fail(error)
            return
        acts = [(further, partial(self._desk.shell.go, "printing"))] if further else []
        self._desk.shell.tell(words, acts)
