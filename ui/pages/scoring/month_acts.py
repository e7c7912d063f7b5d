"""The month as a whole: its state, its checklists, its lock and its versions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from models.terms import Dimension, PeriodState
from services.domain.checklist import Item, Topic
from services.domain.history import Moment
from services.domain.result import PeriodResult, SubjectResult
from services.domain.version import Version
from services.sifted import Sifted
from services.wording.states import act_words, state_name
from services.workbench import Month, month_of
from ui.page import HeaderAct

if TYPE_CHECKING:
    from services.company import Company
    from ui.pages.scoring.checklist import Checklist
    from ui.pages.scoring.page import Scoring

_PARTS = frozenset({Topic.PARTS_OPEN, Topic.PARTS_LOCKED})
_ORDER = tuple(PeriodState)


class MonthActs:
    """What the officer decides of the period; each asks where it must, then calls one service."""

    def __init__(self, page: "Scoring") -> None:
        self._page = page
        self._say, self._desk = page.say, page.desk
        self._seen: tuple[str, PeriodState] | None = None
        self._versions: tuple[Version, ...] = ()
        self._sifted = Sifted()
        self._counted: tuple[PeriodResult, Month] | None = None

    @property
    def _company(self) -> "Company":
        return self._desk.company

    def show(self, result: PeriodResult) -> None:
        """Where the month stands, in the bar above the lists."""
        company, state = self._company, result.state
        if (result.period, state) != self._seen:
            self._seen = result.period, state
            self._versions = company.versions.of(result.period)
        awaited = self.counted(result).missing
        self._page.month.show_month(state, company.checklist.of(result.period), awaited, self._versions)
        self._page.month.show()

    def counted(self, result: PeriodResult) -> Month:
        """What is done and left, an entry that is shared counted once."""
        if self._counted is None or self._counted[0] is not result:
            self._counted = result, month_of(result, self._sifted)
        return self._counted[1]

    # The header

    def header(self, result: PeriodResult) -> tuple[HeaderAct, ...]:
        """The next state, and while actuals are awaited the next gap; what counts more stands last.

        The acts are methods, which are equal each time: a header that stays the same is not made anew.
        """
        say, page = self._say, self._page
        if page.locked:
            return (
                HeaderAct(say("Reopen…"), self.reopen, icon="unlock"),
                HeaderAct(say("Print"), self.print, primary=True, icon="printer"),
            )
        month = self.counted(result)
        gaps = month.missing
        further = self._further(month.next_state, primary=not gaps or not month.collected)
        if not gaps:
            return (further,)
        gap = HeaderAct(
            say("Next gap ({count})", count=gaps), page.do.next_gap, primary=bool(month.collected)
        )
        if month.next_state is PeriodState.LOCKED:
            return (gap,)
        return (gap, further) if further.primary else (further, gap)

    def _further(self, state: PeriodState, *, primary: bool) -> HeaderAct:
        if state is PeriodState.LOCKED:
            return HeaderAct(act_words(self._say, state), self.lock, primary=primary, icon="lock")
        return HeaderAct(act_words(self._say, state), self.move_on, primary=primary)

    # The states

    def move_on(self) -> None:
        """Put the month into the state that is next."""
        result = self._page.result
        if result is not None:
            self.move(self.counted(result).next_state)

    def move(self, state: PeriodState) -> None:
        """Put the month into another state."""
        page = self._page
        if page.panel.view.settle():
            self._desk.attempt(lambda: self._company.periods.move(page.period, state))

    def open_checklist(self, key: str) -> "Checklist":
        """Drop the checklist of a state down from the strip."""
        from ui.pages.scoring.checklist import Checklist

        say, page, state = self._say, self._page, PeriodState(key)
        locking = state is PeriodState.LOCKED
        if page.locked:
            found = self._locked_list()
        else:
            name = state_name(say, state)
            title = say("Before the lock") if locking else say("Checklist: {state}", state=name)
            found = Checklist(say, page.window(), title, "" if locking else self._advice(state))
            checklist = self._company.checklist
            items = checklist.before_lock(page.period) if locking else checklist.of(page.period, state)
            found.show_items(items, self.follow)
            found.add_acts(self._acts_of(state))
        found.drop_from(page.month.states.button(key))
        return found

    def _locked_list(self) -> "Checklist":
        from services.wording.versions import version_name, version_words
        from ui.pages.scoring.checklist import Checklist

        say, page = self._say, self._page
        versions = self._company.versions.of(page.period)
        last = versions[-1]
        words = f"{version_name(say, last.number)} · {version_words(say, last)}"
        found = Checklist(
            say, page.window(), say("{period} is locked.", period=say.period(page.period)), words
        )
        acts = [(say("Reopen…"), self.reopen)]
        if len(versions) > 1:
            acts.insert(0, (say("Versions…"), self.show_versions))
        found.add_acts(acts)
        return found

    def _advice(self, state: PeriodState) -> str:
        say = self._say
        if state is self._state:
            return say("This list is advice; only incomplete data prevents locking.")
        present = state_name(say, self._state)
        return say("The month is in the state “{state}” now.", state=present)

    @property
    def _state(self) -> PeriodState:
        result = self._page.result
        return PeriodState.OPEN if result is None else result.state

    def _acts_of(self, state: PeriodState) -> list[tuple[str, Callable[[], object]]]:
        say, present = self._say, self._state
        acts: list[tuple[str, Callable[[], object]]] = []
        if state is PeriodState.COLLECTING or (state is present and state is not PeriodState.OPEN):
            acts.append((say("Awaited actuals…"), self.show_awaited))
        if state is PeriodState.LOCKED:
            acts.append((act_words(say, state), self.lock))
        elif _ORDER.index(state) < _ORDER.index(present):
            words = say("Back to “{state}”", state=state_name(say, state))
            acts.append((words, lambda: self.move(state)))
        elif state is not present:
            acts.append((act_words(say, state), lambda: self.move(state)))
        return acts

    def follow(self, item: Item) -> None:
        """Go where an item is worked on."""
        page, shell, way = self._page, self._desk.shell, item.way
        if item.topic in _PARTS and item.names:
            self.go_to_period(item.names[0])
        elif way is not None:
            shell.go(way.page, way.subject, way.filter)
            if way.page == "scoring" and way.subject is not None and way.kpi:
                page.go_to(way.subject, way.kpi)
                page.panel.view.setFocus()

    def go_to_period(self, code: str) -> None:
        """Turn to a period, or offer to open it."""
        opened = {record.code for record in self._company.periods.all()}
        shell = self._desk.shell
        (shell.show_period if code in opened else shell.open_period)(code)

    def parts_of(self, subject: SubjectResult) -> tuple[Moment, ...]:
        """The periods whose mean a subject's result is; none where it has lines of its own."""
        kinds = [kind for kind in Dimension if kind == subject.card_from]
        if subject.lines or not kinds:
            return ()
        return self._company.history.parts(self._page.period, subject.key, kinds[0])

    # Lock and versions

    def lock(self) -> None:
        """Freeze the period, after asking; who is incomplete is named without asking."""
        from ui.dialogs.lock_period import asks_lock

        say, page, company = self._say, self._page, self._company
        if page.result is None or not page.panel.view.settle():
            return
        if not page.result.incomplete and not asks_lock(company, say, page.period, page):
            return
        if self._desk.attempt(lambda: company.periods.lock(page.period)):
            words = say("{period} is locked.", period=say.period(page.period))
            self._desk.shell.tell(words, [(say("Print"), self.print)])

    def print(self) -> None:
        """Go to the print centre."""
        self._desk.shell.go("printing")

    def reopen(self) -> None:
        """Open a locked period again, with a reason."""
        from ui.dialogs.reason import Reason

        say, page, company = self._say, self._page, self._company
        period = say.period(page.period)
        version = page.result.version if page.result is not None else 1
        words = say(
            "Version {version} stays kept as it was locked; the next lock makes a new one.", version=version
        )
        dialog = Reason(say, say("Reopen {period}?", period=period), words, say("Reopen"), page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason = dialog.reason
            if self._desk.attempt(lambda: company.periods.reopen(page.period, reason)):
                self._desk.shell.tell(say("{period} is open again.", period=period))

    def show_versions(self) -> None:
        """Compare the period's versions."""
        from ui.pages.scoring.versions import VersionsDialog

        VersionsDialog(self._desk, self._page.period, self._page).exec()

    def show_awaited(self) -> None:
        """List what is awaited, by provider."""
        from ui.pages.scoring.awaited import AwaitedDialog

        result = self._page.result
        if result is not None:
            AwaitedDialog(self._desk, result, self._page).exec()
