"""What the officer decides of a subject or a line: next gap, exempt, not applicable, adjustments."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from models.terms import Dimension, SubjectType
from services.domain.period import Period
from services.domain.result import LineState, PeriodResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.typed_lines import Field
from ui.first_step import FirstStep
from ui.pages.scoring.entry import Place
from ui.pages.scoring.filters import ordered
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

    # The gaps

    def _gaps(self) -> list[tuple[SubjectKey, str]]:
        """What still lacks an actual, in the order of the list, from the line in sight on."""
        page = self._page
        if page.result is None:
            return []
        lines = [(subject, line) for subject in ordered(page.result) for line in subject.lines]
        missing = line_at = -1
        for at, (subject, line) in enumerate(lines):
            if page.subject is not None and subject.is_of(page.subject):
                missing = at
                line_at = at if line.kpi == page.kpi else line_at
        start = (line_at if line_at >= 0 else missing) + 1
        return [
            (subject.key, line.kpi)
            for subject, line in lines[start:] + lines[:start]
            if line.state is LineState.MISSING
        ]

    def next_gap(self) -> None:
        """Go to the next actual that is awaited."""
        page, gaps = self._page, self._gaps()
        if gaps and page.panel.view.settle():
            page.go_to(*gaps[0])
            page.panel.view.setFocus()

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
        line, subject, entry = page.line, page.shown, page.entry
        if line is None or subject is None:
            return
        if line.state is LineState.NOT_APPLICABLE:
            self._desk.attempt(lambda: entry.applicable(subject, line))
            return
        words = say("Its weight is shared by the other lines, in proportion; the sheet says so.")
        reason = self._ask(say("{kpi} not applicable", kpi=line.name), words, say("Mark as not applicable"))
        if reason:
            self._desk.attempt(lambda: entry.not_applicable(subject, line, reason))

    def judge(self, typed: str = "") -> None:
        """Enter the judged line one is in: its ratings, or its case with the reason."""
        from ui.pages.scoring.judging import judge

        page, row = self._page, self._page.row
        if row is None or row.line is None or not page.panel.view.settle():
            return
        place = Place(row.subject.key, row.line.kpi, Field.ACTUAL)
        draft = page.drafts.waiting.get(place)
        if judge(page, row.subject, row.line, typed or (draft.text if draft is not None else "")):
            page.drafts.settled(place)
        page.panel.view.setFocus()

    def explain_overfull(self, rows: int, columns: int, room: int, width: int) -> None:
        """Say why a copied block was not taken."""
        words = self._say(
            "The copied block has {rows} rows and {columns} columns; from here on there is room for {room} "
            "rows and {width} columns. Nothing was written.",
            rows=rows,
            columns=columns,
            room=room,
            width=width,
        )
        self._desk.shell.tell(words)

    def explain_homeless(self, count: int) -> None:
        """Say that a block reaches over cells that take nothing."""
        words = self._say(
            "{count} of the copied values fall on cells that take none: scores and totals are computed, "
            "rated lines come from their ratings, and “·” is not on the card. Nothing was written.",
            count=count,
        )
        self._desk.shell.tell(words)

    def explain_refusal(self) -> None:
        """Say why nothing can be typed here."""
        page = self._page
        if page.locked:
            self._desk.shell.fail(Mendable("period.locked", period=page.period))
            return
        cell = page.panel.model.cell(page.panel.view.currentIndex())
        if cell is not None and not cell.takes:
            self.judge()

    # Words

    def heading(self, result: PeriodResult) -> str:
        """What kind of period, how many people, how far it is."""
        say = self._say
        kinds = {
            Dimension.MONTHLY: say("Monthly appraisal"),
            Dimension.QUARTERLY: say("Quarterly appraisal"),
            Dimension.HALF_YEARLY: say("Half-yearly appraisal"),
            Dimension.ANNUAL: say("Annual appraisal"),
        }
        missing = self._page.months.counted(result).missing
        state = (
            say("locked")
            if self._page.locked
            else say("{count} missing", count=missing)
            if missing
            else say("{count} incomplete", count=len(result.incomplete))
            if result.incomplete
            else say("complete")
        )
        people = sum(subject.type is SubjectType.EMPLOYEE for subject in result.results)
        return " · ".join(
            (kinds[result.dimension], say("{count} {count:person|people}", count=people), state)
        )

    def undo_words(self) -> str:
        """What Ctrl+Z would take back."""
        from services.wording.actions import action_words

        action = self._company.trail.next_undo
        return action_words(self._say, action) if action is not None else ""

    def empty_state(self) -> EmptyState:
        """What to do first: open a period; in one that is open, what the company lacks."""
        say, theme = self._say, self._page.theme
        if self._page.period:
            first = FirstStep(self._desk, "pencil")
            first.lead(self._company.new_company.progress())
            return first
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
