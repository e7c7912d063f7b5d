"""A strategy year with its four steps of diagnosis (战略诊断)."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from services.domain.company import Records
from services.domain.strategy import DiagnosisStep, StrategyYear

STEPS = (1, 2, 3, 4)


class StepState(StrEnum):
    """How far a step is."""

    BLANK = "blank"
    BEGUN = "begun"
    DONE = "done"


class Diagnosis(Struct, frozen=True):
    """A strategy year with its four steps, blank ones included."""

    year: int
    value_driver: str = ""
    strategic_intent: str = ""
    steps: tuple[DiagnosisStep, ...] = ()

    def step(self, number: int) -> DiagnosisStep:
        """One step, from 1."""
        return self.steps[number - 1]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.done for step in self.steps)


def state_of(step: DiagnosisStep) -> StepState:
    """How far a step is: done is the officer's word, begun is any writing."""
    if step.done:
        return StepState.DONE
    written = step.findings or step.evidence or step.asked or step.day
    return StepState.BEGUN if written else StepState.BLANK


def years_of(records: Records) -> tuple[Diagnosis, ...]:
    """Every strategy year, the newest first.

    What a year does not say itself the newest has from the company's settings, so that a company brought in
    from a workbook without strategy years is whole.
    """
    meant = {one.year: one for one in records.strategy_years}
    steps = {(one.year, one.step): one for one in records.diagnosis}
    years = sorted({*meant, *(year for year, _ in steps)}, reverse=True)
    found = [_year(year, meant, steps) for year in years]
    if found:
        settings, newest = records.settings, found[0]
        found[0] = replace(
            newest,
            value_driver=newest.value_driver or settings.value_driver,
            strategic_intent=newest.strategic_intent or settings.strategic_intent,
        )
    return tuple(found)


def _year(
    year: int, meant: Mapping[int, StrategyYear], steps: Mapping[tuple[int, int], DiagnosisStep]
) -> Diagnosis:
    own = meant.get(year, StrategyYear(year))
    each = tuple(steps.get((year, number), DiagnosisStep(year, number)) for number in STEPS)
    return Diagnosis(year, own.value_driver, own.strategic_intent, each)
