"""What can be done about the line and the subject one is at, by menu or without a mouse."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from models.terms import Method, SubjectType
from services.domain.result import LineState, ResultState
from ui.pages.scoring.waiving import take_back, waive

if TYPE_CHECKING:
    from ui.pages.scoring.page import Scoring


class Deed(Struct, frozen=True):
    """Something to do; `keys` as Qt spells a shortcut."""

    words: str
    keys: str
    act: Callable[[], object]


def deeds_of(page: "Scoring") -> tuple[Deed, ...]:
    """What can be done where one is, in the order of the menu."""
    return (*_of_line(page), *_of_subject(page))


def _of_line(page: "Scoring") -> list[Deed]:
    say, line, shown = page.say, page.line, page.shown
    if line is None or shown is None:
        return []
    found = [Deed(say("Self score and note"), "Ctrl+E", page.write_remarks)]
    if line.method is Method.RATING:
        found.append(Deed(say("Ratings…"), "Ctrl+R", page.do.judge))
    if page.locked:
        return found
    if line.method is Method.DESCRIBED:
        found.append(Deed(say("Case and reason…"), "Ctrl+R", page.do.judge))
    out = line.state is LineState.NOT_APPLICABLE
    words = say("Make applicable again") if out else say("Mark as not applicable…")
    found.append(Deed(words, "Ctrl+M", page.do.switch_line))
    for veto in shown.vetoes:
        if veto.kpi == line.kpi:
            back = bool(veto.waived_by)
            words = say("Cancel the waiver") if back else say("Waive the veto…")
            found.append(Deed(words, "Ctrl+T", partial(take_back if back else waive, page, veto)))
    return found


def _of_subject(page: "Scoring") -> list[Deed]:
    say, shown = page.say, page.shown
    if shown is None:
        return []
    found = []
    person = shown.type is SubjectType.EMPLOYEE
    exempt = shown.state is ResultState.EXEMPT
    if not page.locked:
        if not exempt:
            found.append(Deed(say("Adjustments…"), "Ctrl+J", page.do.adjust))
        if person:
            words = say("End the exemption") if exempt else say("Exempt…")
            found.append(Deed(words, "Ctrl+B", page.do.include if exempt else page.do.exempt))
    if person:
        found.append(Deed(say("Coaching notes…"), "Ctrl+G", page.people.open_coaching))
    return found
