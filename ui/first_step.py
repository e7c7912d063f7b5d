"""What a company that cannot be scored yet lacks next, and the way there: in place of a page, in a toast."""

from functools import partial

from services.domain.beginning import Beginning, Stage
from services.wording.beginnings import next_words
from ui.desk import Acts, Desk
from ui.widgets.empty import EmptyState


class FirstStep(EmptyState):
    """The step of the guided start that is next; the scorecards when all were taken."""

    def __init__(self, desk: Desk, icon: str) -> None:
        super().__init__(desk.theme, icon, "", "", button=desk.say("Continue"), act=self._go)
        self._desk = desk
        self._beginning: Beginning | None = None

    def lead(self, beginning: Beginning) -> None:
        """Say what is next for a company that is so far."""
        self._beginning = beginning
        self.show_words(*next_words(self._desk.say, beginning))

    def _go(self) -> None:
        _lead(self._desk, self._beginning.next if self._beginning is not None else None)


def next_acts(desk: Desk) -> Acts:
    """For the toast of what a new company was given: the way to what it lacks next."""
    beginning = desk.company.new_company.progress()
    if beginning.next is None:
        return ()
    *_, button = next_words(desk.say, beginning)
    return ((button, partial(_lead, desk, beginning.next)),)


def _lead(desk: Desk, due: Stage | None) -> None:
    if due is None:
        desk.shell.go("scorecards")
    else:
        desk.shell.go("new_company", filter=due.value)
