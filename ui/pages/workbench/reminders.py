"""What of the cycle is late today, as rows of what needs attention."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from services.domain.cycle_due import CycleDue, LateGaps
from services.language import N_, Language
from ui.widgets.text import Tone

OVERDUE, NO_ACTION, CHECKPOINT = N_("Overdue"), N_("No action"), N_("Checkpoint")
WORDS = (OVERDUE, NO_ACTION, CHECKPOINT)
NAMED = 3


class Reminder(Struct, frozen=True):
    """One row: its mark, what is late, since when, and where it is mended."""

    mark: str
    tone: Tone
    title: str
    detail: str
    act: Callable[[], object]


def reminders_of(
    say: Language,
    due: CycleDue,
    late: Sequence[LateGaps],
    go: Callable[[str], object],
    turn_to: Callable[[str], object],
) -> tuple[Reminder, ...]:
    """Overdue actions, gaps without action past their time, checkpoints that are due.

    `go` leads to the actions with a filter, `turn_to` to what the meeting on another period left to be done.
    """
    found = []
    if due.overdue and due.oldest is not None:
        title = say("Actions overdue: {count}", count=due.overdue)
        since = say("The oldest was due on {day}.", day=say.day(due.oldest))
        found.append(Reminder(OVERDUE, "red", title, since, lambda: go("actions:late")))
    if due.gaps_late and due.gaps_due is not None:
        title = say("Gaps without action: {count}", count=due.gaps)
        since = say("They were to have one by {day}.", day=say.day(due.gaps_due))
        found.append(Reminder(NO_ACTION, "amber", title, since, lambda: go("actions")))
    if late:
        title = say("Gaps of other months without action: {count}", count=sum(one.count for one in late))
        listed = [
            say("{period}: {count}", period=say.period(one.period), count=one.count) for one in late[:NAMED]
        ]
        detail = say("; ").join(listed) + ("…" if len(late) > NAMED else "")
        newest = late[0].period
        found.append(Reminder(NO_ACTION, "amber", title, detail, lambda: turn_to(newest)))
    if due.stops:
        title = say("Checkpoints of improvement plans due: {count}", count=len(due.stops))
        told = [
            say("{name}: {days} {days:day|days}, {day}", name=one.name, days=one.days, day=say.day(one.day))
            for one in due.stops[:NAMED]
        ]
        more = "…" if len(due.stops) > NAMED else ""
        found.append(Reminder(CHECKPOINT, "amber", title, say("; ").join(told) + more, lambda: go("pips")))
    return tuple(found)
