"""Plans, improvement actions, meetings: dates in order, nobody closing their own, no agenda by itself."""

from models.terms import ImprovementState
from services.domain.period import Period
from services.domain.plan import due_day
from services.workbooks.merging import Merging


def check_cycle(merging: Merging) -> None:
    """Check what the workbook says of the cycle plan → meeting → revised action."""
    _check_plans(merging)
    _check_improvements(merging)
    _check_meetings(merging)
    _check_agenda(merging)


def _check_plans(merging: Merging) -> None:
    for key, place, line in merging.judged("plans"):
        first = Period.parse(key[0], merging.settings.fiscal_start).first_day
        if (due := due_day(line.due)) is not None and due < first:
            merging.warn(place, "due", "due_before_plan", first=first)


def _check_improvements(merging: Merging) -> None:
    merge = merging["improvements"]
    for key, place in merge.places.items():
        action = merge.after.get(key)
        if action is None or key in merge.broken:
            continue
        if action.closed_by is not None and action.closed_by == action.owner:
            merging.error(place, "closed_by", "closed_by_owner", owner=action.owner)
        if action.state is ImprovementState.CLOSED and (action.closed_by is None or action.closed_on is None):
            name = "closed_by" if action.closed_by is None else "closed_on"
            merging.error(place, name, "closed_by_nobody")


def _check_meetings(merging: Merging) -> None:
    merge = merging["meetings"]
    for key, place in merge.places.items():
        meeting = merge.after.get(key)
        if meeting is not None and meeting.ends <= meeting.starts:
            merging.error(place, "ends", "meeting_ends_first", starts=meeting.starts, ends=meeting.ends)


def _check_agenda(merging: Merging) -> None:
    meetings, agenda = merging["meetings"], merging["agenda"]
    for noun in ("participants", "agenda", "resolutions"):
        for key, place in merging[noun].places.items():
            if not meetings.knows(key[0]):
                merging.error(place, "period", "no_meeting", period=key[0])
            elif noun == "resolutions" and not agenda.knows(*key[:2]):
                merging.error(place, "item", "no_agenda_item", item=key[1])
    for key, place in agenda.places.items():
        item = agenda.after.get(key)
        if item is not None and item.speaker is None and not item.title:
            merging.error(place, "title", "agenda_item_empty")
