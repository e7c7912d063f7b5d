"""Report sheets in words: which parts are missing, where a promise stands, what a gap cost."""

from collections.abc import Mapping

from services.domain.gap import Gap
from services.domain.report import Part, Progress, Promise
from services.language import N_, Language
from services.wording.terms import label

PARTS: Mapping[str, str] = {
    "worked": N_("Measures and what worked"),
    "causes": N_("Gaps and causes"),
    "support": N_("Support needed"),
}
"""The fields that the speaker writes."""
_MISSING: Mapping[Part, str] = {
    Part.WORKED: N_("What worked is blank"),
    Part.CAUSE: N_("No cause for {name}"),
    Part.ACTION: N_("No next action for {name}"),
    Part.SUPPORT: N_("Support needed is blank (write “none” if none)"),
}
_NOTHING = N_("Finished")


def progress_words(say: Language, progress: Progress) -> str:
    """All that a speaker's sheet still lacks, in one line."""
    comma, stop = ("、", "；") if say.code == "zh" else (", ", "; ")
    names: dict[Part, list[str]] = {}
    for one in progress.missing:
        names.setdefault(one.part, []).append(one.name)
    parts = [say(_MISSING[part], name=comma.join(found)) for part, found in names.items()]
    return stop.join(parts) or say(_NOTHING)


def gap_words(say: Language, gap: Gap) -> str:
    """What a gap cost, and for how long its line has been below 100."""
    if gap.in_a_row > 1:
        return say(
            "cost {points} points, {count} months in a row", points=say.fixed(gap.points), count=gap.in_a_row
        )
    return say("cost {points} points", points=say.fixed(gap.points))


def gap_issue(say: Language, gap: Gap) -> str:
    """A gap as the issue that an action answers."""
    line = gap.line
    return say(
        "{name}: target {target}, actual {actual}, cost {points} points",
        name=line.name,
        target=say.quantity(line.target, line.decimals),
        actual=say.quantity(line.actual, line.decimals),
        points=say.fixed(gap.points),
    )


def promise_state(say: Language, promise: Promise) -> str:
    """Where a promise stands; overdue is said in words."""
    return say("Overdue") if promise.overdue else label(say, promise.state)
