"""Every kind of edit of the cycle plan → meeting → revised action, for any order beside the others."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import asdict

from models.chain import last_hash
from models.meeting import MeetingRow, ResolutionRow
from models.terms import AgendaOrder, Presence, SupportAnswer
from services.company import Company
from services.domain.meeting import Meeting, Resolution
from services.domain.plan import PlanLine
from services.domain.report import Speaker
from services.report_forms import FormsPreview
from services.report_taken import TakenForm, WordChange

MONTH = "2026-10"
ENDED = {"state": "passed", "closed_on": "2025-12-30", "result": "the goal is reached"}
FOUND = {"found": "20 calls", "finding": "partly", "checked_by": "E1", "checked_on": "2025-09-03"}
"""What ends a plan, and what a look at it found; days that have been."""


def proposed(firm: Company, n: int) -> str:
    """The code of a next action that Ann proposes."""
    fields = {"measure": f"check daily {n}", "owner": "E2", "due": f"2026-11-{n % 28 + 1:02d}", "kpi": "RATE"}
    return firm.reports.propose(MONTH, "E1", fields)


def taken_on(firm: Company, n: int) -> str:
    """The code of an open action of Bo's."""
    gap = {"speaker": "E1", "kpi": "RATE"} if n % 2 else {}
    fields = {"period": MONTH, "measure": f"sort rolls {n}", "owner": "E2", "due": "2026-11-20", **gap}
    return firm.improvements.add({**fields, "cause": f"late\nno list {n}"})


def done(firm: Company, n: int) -> str:
    """The code of an action that is done."""
    code = taken_on(firm, n)
    firm.improvements.finish(code, {"done_on": "2026-01-05", "evidence": f"list {n}"})
    return code


def closed(firm: Company, n: int) -> str:
    """The code of an action that somebody else closed out."""
    code = done(firm, n)
    firm.improvements.close_out(code, {"closed_by": "E3", "closed_on": "2026-01-06", "result": "seen"})
    return code


def looked_at(firm: Company, n: int) -> str:
    """The code of an action with a checkpoint on 13 November."""
    code = taken_on(firm, n)
    firm.improvements.put_checkpoint(code, {"due": "2026-11-13", "expected": f"half {n}"})
    return code


def form_taken(firm: Company, n: int) -> None:
    """What Ann's form says is taken."""
    words = (WordChange("worked", "", f"shorter change-overs {n}"),)
    with firm.ledger.read() as connection:
        basis = last_hash(connection)
    taken = TakenForm(Path("form.xlsx"), Speaker("E1", "Ann"), words)
    firm.report_forms.take(FormsPreview(MONTH, (taken,), basis))


def shared(firm: Company, n: int) -> str:
    """The code of a good practice of the sales department."""
    return firm.practices.add(
        {"period": MONTH, "title": f"rolling orders {n}", "measure": "a list each Monday", "department": "D1"}
    )


def spread(firm: Company, n: int) -> str:
    """The code of a good practice that the works try."""
    code = shared(firm, n)
    firm.practices.spread(code, "D2", {"state": "trying", "since": "2026-11-02", "note": f"{n}"})
    return code


def helped(firm: Company, n: int) -> str:
    """The code of Cy's plan; one that runs is ended first."""
    for one in firm.pips.listed():
        if one.running:
            firm.pips.close(one.pip.code, ENDED)
    expected = {f"day{days}": f"{days + n} calls" for days in (30, 60, 90)}
    plan = {"employee": "E3", "coach": "E1", "starts": "2025-08-04", "reason": "few calls", "goal": "more"}
    return firm.pips.start({**plan, **expected})


def over(firm: Company, n: int) -> None:
    """A plan that ended well."""
    firm.pips.close(helped(firm, n), ENDED)


def resolved(firm: Company, n: int) -> None:
    """A resolution that is made into an action."""
    resolution = Resolution(MONTH, "X1", n % 3, f"weekly list {n}", "E2", date(2026, 11, 16))
    with firm.ledger.write("test.resolve") as writing:
        writing.unit.put(ResolutionRow, asdict(resolution))
    firm.follow_up.take_up(MONTH)


def convened(firm: Company) -> None:
    """October's meeting, what of it is not there yet: Ann speaks, then Bo; Cy is asked; item X1 follows."""
    found = firm.meetings.read(MONTH)
    if found.meeting is None:
        with firm.ledger.write("test.convene") as writing:
            writing.unit.put(MeetingRow, asdict(Meeting(MONTH, date(2026, 11, 11))))
    items = {turn.item.item for turn in found.turns}
    for speaker in ("E1", "E2"):
        if speaker not in items:
            firm.meetings.add_speaker(MONTH, speaker)
    firm.meetings.invite(MONTH, ["E3"])
    if "X1" not in items:
        firm.meetings.add_item(MONTH, "questions", 20)


def written(firm: Company, field: str, n: int) -> None:
    convened(firm)
    firm.minutes.write(MONTH, "E1", field, f"said {n}")


def minuted(firm: Company, n: int, texts: int = 1) -> None:
    """What was resolved on Ann's turn."""
    convened(firm)
    for at in range(texts):
        firm.minutes.resolve(MONTH, "E1", 99, f"list {n} {at}", "E2", date(2026, 11, 16))


def planned(firm: Company, n: int) -> PlanLine:
    """A line at the end of Ann's plan."""
    firm.plans.add(MONTH, {"owner": "E1", "goal": f"{n} t", "action": f"visit {n}", "due": "each Friday"})
    return [line for line in firm.plans.lines(MONTH) if line.owner == "E1"][-1]


def approved(firm: Company, n: int) -> None:
    planned(firm, n)
    firm.plans.approve(MONTH, "E1", {"by": "E3", "day": f"2026-10-{n % 9 + 1:02d}", "note": f"good {n}"})


def started(firm: Company, n: int) -> None:
    """A later month that takes the open lines over."""
    planned(firm, n)
    if all(record.code != "2026-11" for record in firm.periods.all()):
        firm.periods.open("2026-11")
    firm.plans.start("2026-11", firm.plans.offers("2026-11"))


def afresh(firm: Company) -> None:
    """October's meeting made anew, where nothing was recorded yet."""
    convened(firm)
    if not firm.meetings.read(MONTH).written:
        firm.meetings.remove(MONTH)
        firm.meetings.propose(MONTH)


def turn_off(firm: Company, n: int) -> None:
    convened(firm)
    firm.meetings.remove_item(MONTH, firm.meetings.add_item(MONTH, f"gone {n}", n))


def own_day(firm: Company, n: int) -> date:
    day = date(2026, 12, n % 28 + 1)
    firm.workdays.put({"day": day.isoformat(), "kind": ("off", "work")[n % 2], "name": f"overhaul {n}"})
    return day


CYCLE_STEPS: dict[str, Callable[[Company, int], object]] = {
    "plan.add": planned,
    "plan.change": lambda firm, n: firm.plans.change(planned(firm, n), {"due": f"2026-10-{n % 28 + 1:02d}"}),
    "plan.owner": lambda firm, n: firm.plans.change(planned(firm, n), {"owner": "E2"}),
    "plan.remove": lambda firm, n: (planned(firm, n), firm.plans.remove(firm.plans.lines(MONTH)[0])),
    "plan.move": lambda firm, n: (planned(firm, n + 50), firm.plans.move(planned(firm, n), -1)),
    "plan.state": lambda firm, n: firm.plans.settle(
        planned(firm, n), {"state": "done", "done_on": "2026-10-09", "outcome": f"{n} visited"}
    ),
    "plan.start": started,
    "plan.approve": approved,
    "plan.withdraw": lambda firm, n: (approved(firm, n), firm.plans.withdraw(MONTH, "E1")),
    "calendar.put": own_day,
    "calendar.remove": lambda firm, n: firm.workdays.remove(own_day(firm, n)),
    "meeting.propose": lambda firm, _n: afresh(firm),
    "meeting.change": lambda firm, n: (
        convened(firm),
        firm.meetings.change(MONTH, {"place": f"room {n}", "recorder": ("E2", "E3")[n % 2]}),
    ),
    "meeting.uninvite": lambda firm, _n: (
        convened(firm),
        firm.meetings.change(MONTH, {"recorder": "E2"}),
        firm.meetings.uninvite(MONTH, "E3"),
    ),
    "agenda.change": lambda firm, n: (
        convened(firm),
        firm.meetings.change_item(MONTH, "X1", n + 1, f"questions {n}"),
    ),
    "agenda.remove": turn_off,
    "agenda.move": lambda firm, n: (convened(firm), firm.meetings.move(MONTH, "E2", n % 4)),
    "agenda.arrange": lambda firm, n: (
        convened(firm),
        firm.meetings.arrange(MONTH, list(AgendaOrder)[n % 4]),
    ),
    "minutes.start": lambda firm, _n: (convened(firm), firm.minutes.start(MONTH)),
    "minutes.end": lambda firm, n: (convened(firm), firm.minutes.end(MONTH, {"E1": n})),
    "minutes.used": lambda firm, n: (convened(firm), firm.minutes.use(MONTH, {"E1": n + 1})),
    "minutes.attend": lambda firm, n: (
        convened(firm),
        firm.minutes.attend(MONTH, "E2", tuple(Presence)[n % 4], f"note {n}"),
    ),
    "minutes.all_present": lambda firm, _n: (
        convened(firm),
        firm.minutes.attend(MONTH, "E3", None),
        firm.minutes.all_present(MONTH),
    ),
    "minutes.notes": lambda firm, n: written(firm, "notes", n),
    "minutes.challenges": lambda firm, n: written(firm, "challenges", n),
    "minutes.support_note": lambda firm, n: written(firm, "support_note", n),
    "minutes.support": lambda firm, n: (
        convened(firm),
        firm.minutes.answer(MONTH, "E1", (SupportAnswer.GRANTED, SupportAnswer.REFUSED, None)[n % 3]),
    ),
    "resolution.write": minuted,
    "resolution.withdraw": lambda firm, n: (minuted(firm, n), firm.minutes.withdraw(MONTH, "E1", 0)),
    "resolution.move": lambda firm, n: (minuted(firm, n, 2), firm.minutes.move(MONTH, "E1", 0, 1)),
    "report.worked": lambda firm, n: firm.reports.write(MONTH, "E1", "worked", f"less waiting {n}"),
    "report.causes": lambda firm, n: firm.reports.write(MONTH, "E1", "causes", f"late billets {n}"),
    "report.support": lambda firm, n: firm.reports.write(MONTH, "E2", "support", ("none", "")[n % 2]),
    "report.propose": proposed,
    "report.change": lambda firm, n: firm.reports.change(proposed(firm, n), {"owner": "E3"}),
    "improvement.add": taken_on,
    "improvement.change": lambda firm, n: firm.improvements.change(taken_on(firm, n), {"goal": f"{n}"}),
    "improvement.accept": lambda firm, n: firm.improvements.accept([proposed(firm, n)]),
    "improvement.decline": lambda firm, n: firm.improvements.decline(proposed(firm, n), "no"),
    "improvement.finish": done,
    "improvement.close_out": closed,
    "improvement.send_back": lambda firm, n: firm.improvements.send_back(done(firm, n), "half done"),
    "improvement.drop": lambda firm, n: firm.improvements.drop(taken_on(firm, n), "no longer sold"),
    "improvement.reopen": lambda firm, n: firm.improvements.reopen(closed(firm, n), "it came back"),
    "improvement.reassign": lambda firm, n: firm.improvements.reassign([taken_on(firm, n)], "E3"),
    "improvement.checkpoint": looked_at,
    "improvement.uncheck": lambda firm, n: firm.improvements.remove_checkpoint(
        looked_at(firm, n), date(2026, 11, 13)
    ),
    "practice.add": shared,
    "practice.change": lambda firm, n: firm.practices.change(shared(firm, n), {"result": f"{n} t more"}),
    "practice.remove": lambda firm, n: firm.practices.remove(spread(firm, n)),
    "practice.spread": spread,
    "practice.unspread": lambda firm, n: firm.practices.unspread(spread(firm, n), "D2"),
    "pip.start": helped,
    "pip.change": lambda firm, n: firm.pips.change(helped(firm, n), {"support": f"an hour a week {n}"}),
    "pip.find": lambda firm, n: firm.pips.find(helped(firm, n), 30, FOUND),
    "pip.close": over,
    "pip.remove": lambda firm, n: firm.pips.remove(helped(firm, n)),
    "resolution.take_up": resolved,
    "report.take": form_taken,
    "report.withdraw": lambda firm, n: firm.reports.withdraw(proposed(firm, n)),
}
