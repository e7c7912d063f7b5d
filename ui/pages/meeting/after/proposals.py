"""Actions that speakers propose in their report sheets (待采纳), taken on one by one or all at once."""

from collections.abc import Sequence
from functools import partial

from services.domain.improvement_list import Listed
from ui.desk import Desk
from ui.pages.meeting.after.line import Line, LineCard
from ui.widgets.buttons import SecondaryButton


class ProposalsCard(LineCard):
    """Each proposal with its owner and due date."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("Proposed in the report sheets"))
        self._desk = desk
        self._codes: tuple[str, ...] = ()
        self.all = self.add_link(desk.say("Accept all"), self.accept_all)

    def show_proposals(self, proposed: Sequence[Listed]) -> None:
        """Show what is proposed."""
        say = self._desk.say
        self._codes = tuple(one.action.code for one in proposed)
        self.set_head(self.title.text(), say("{count} waiting", count=len(proposed)) if proposed else "")
        self.all.setVisible(len(proposed) > 1)
        self.show_lines(tuple(map(self._line, proposed)), say("No proposed action waits."))

    def _line(self, listed: Listed) -> Line:
        say, action = self._desk.say, listed.action
        told = (
            action.code,
            listed.kpi_name,
            say("owner {name}", name=listed.owner_name),
            say("due {day}", day=say.day(action.due)),
        )
        name = " · ".join(filter(None, (listed.speaker_name, action.measure)))
        line = Line(name, " · ".join(filter(None, told)))
        accept = SecondaryButton(say("Accept"), partial(self.accept, (action.code,)))
        accept.setAccessibleName(f"{accept.text()} {action.code} {name}")
        line.add(accept)
        return line

    def accept(self, codes: Sequence[str]) -> None:
        """Take proposals on in one step; who left is told by name."""
        say, desk = self._desk.say, self._desk
        if not desk.attempt(lambda: desk.company.improvements.accept(codes)):
            return
        if len(codes) == 1:
            desk.shell.tell(say("Action {code} accepted.", code=codes[0]))
        else:
            desk.shell.tell(say("{count} {count:action|actions} accepted.", count=len(codes)))

    def accept_all(self) -> None:
        """Take all on."""
        self.accept(self._codes)
