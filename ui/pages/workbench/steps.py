"""The month's steps in words, for the pipeline strip."""

from collections.abc import Callable, Mapping

from services.language import Language
from services.workbench import Month, Stage
from ui.widgets.pipeline import PipelineStep, StepState


def steps_of(
    say: Language, month: Month, acts: Mapping[Stage, Callable[[], object]]
) -> tuple[PipelineStep, ...]:
    """Every step with its count; those before the one that is due are done."""
    words = {
        Stage.COLLECT: (
            say("Collect"),
            f"{month.collected} / {month.entries}",
            say("Figures that are still missing"),
        ),
        Stage.SCORE: (say("Scoring"), f"{month.scored} / {month.subjects}", say("To the scoring grid")),
        Stage.REVIEW: (
            say("Review"),
            say("{count} exceptions", count=month.exceptions),
            say("What needs attention"),
        ),
        Stage.LOCK: _lock(say, month),
        Stage.PRINT: (say("Print"), say("{count} sheets", count=month.sheets), say("To the print centre")),
    }
    due = list(Stage).index(month.stage)
    return tuple(
        PipelineStep(*words[stage][:2], _state(at, due, stage, month), acts[stage], words[stage][2])
        for at, stage in enumerate(Stage)
    )


def _state(at: int, due: int, stage: Stage, month: Month) -> StepState:
    if at == due:
        return StepState.NOW
    if stage is Stage.COLLECT:
        return StepState.DONE if not month.missing else StepState.AHEAD
    return StepState.DONE if at < due else StepState.AHEAD


def _lock(say: Language, month: Month) -> tuple[str, str, str]:
    if month.locked:
        return say("Lock"), say("locked"), say("Reopen with a reason")
    return say("Lock"), say("open"), say("Freezes the results")
