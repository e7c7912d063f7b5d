"""What a company that cannot be scored yet shows in place of a page: the next step, and the way there."""

from services.domain.beginning import Beginning
from services.wording.beginnings import next_words
from ui.desk import Desk
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
        due = self._beginning.next if self._beginning is not None else None
        if due is None:
            self._desk.shell.go("scorecards")
        else:
            self._desk.shell.go("new_company", filter=due.value)
