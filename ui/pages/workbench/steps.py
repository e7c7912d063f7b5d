"""The month's steps in words, for the pipeline strip."""

from collections.abc import Callable, Mapping

from services.domain.cycle_due import CycleDue, MeetingStep
from services.language import N_, Language
from services.workbench import Month, Stage
from ui.widgets.pipeline import PipelineStep, StepState

_OPTIONAL = N_("The month can be locked without a meeting. To the meeting")


def steps_of(
    say: Language, month: Month, due: CycleDue | None, acts: Mapping[Stage, Callable[[], object]]
) -> tuple[PipelineStep, ...]:
    """Every step with its count; those before the one that is due are done. The meeting's count waits until
    it is read what is `due` of the cycle.
    """
    words = {
        Stage.COLLECT: (
            say("Collect"),
            f"{month.collected} / {month.entries}",
            say("Figures that are still missing"),
        ),
        Stage.SCORE: (say("Scoring"), f"{month.scored} / {month.subjects}", say("To the scoring grid")),
        Stage.REVIEW: (
            say("Review"),
            say("{count} {count:exception|exceptions}", count=month.exceptions),
            say("What needs attention"),
        ),
        Stage.MEETING: _meeting(say, due),
        Stage.LOCK: _lock(say, month),
        Stage.PRINT: (
            say("Print"),
            say("{count} {count:sheet|sheets}", count=month.sheets),
            say("To the print centre"),
        ),
    }
    now = list(Stage).index(month.stage)
    held = due is not None and due.step is MeetingStep.HELD and not due.gaps
    return tuple(
        PipelineStep(
            *words[stage][:2], _state(at, now, stage, month, held=held), acts[stage], words[stage][2]
        )
        for at, stage in enumerate(Stage)
    )


def _state(at: int, now: int, stage: Stage, month: Month, *, held: bool) -> StepState:
    if at == now:
        return StepState.NOW
    if stage is Stage.MEETING:
        return StepState.DONE if held else StepState.AHEAD
    if stage is Stage.COLLECT:
        return StepState.DONE if not month.missing else StepState.AHEAD
    return StepState.DONE if at < now else StepState.AHEAD


def _meeting(say: Language, due: CycleDue | None) -> tuple[str, str, str]:
    """How far the meeting is; that there need not be one where there is none."""
    name = say("Report meeting")
    if due is None:
        return name, "…", ""
    if due.day is None:
        return name, say("none, optional"), say(_OPTIONAL)
    if due.step is MeetingStep.HELD:
        words = say("without action: {count}", count=due.gaps) if due.gaps else say("held")
        return name, words, say("Held on {day}. To the improvement actions", day=say.day(due.day))
    short = f"{due.day:%m-%d}"
    far = say("{day} · sheets {done} / {count}", day=short, done=due.sheets, count=due.speakers)
    if due.step is MeetingStep.UNDER_WAY:
        far = say("under way")
    hint = say(
        "Prepared for {day}; {done} of {count} report {count:sheet is|sheets are} written",
        day=say.day(due.day),
        done=due.sheets,
        count=due.speakers,
    )
    return name, far, hint


def _lock(say: Language, month: Month) -> tuple[str, str, str]:
    if month.locked:
        return say("Lock"), say("locked"), say("Reopen with a reason")
    return say("Lock"), say("open"), say("Freezes the results")
