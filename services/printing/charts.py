"""Small charts in the hand of the sheets: a line of the last periods, the change against the one before."""

from collections.abc import Callable
from decimal import Decimal

from services.domain.result import SubjectResult
from services.language import Language
from services.printing.page import HAIRLINE, INK, MUTED, Page
from services.printing.statements import signed


def trend(page: Page, box: tuple[float, float, float, float], subject: SubjectResult, say: Language) -> None:
    """The change against the period before, above a line of the periods, in `box` (x, y, width, height)."""
    x, top, width, height = box
    page.text(x, top + 9, against_last(subject, say), bold=True)
    points = [point.total for point in subject.trend]
    if sum(total is not None for total in points) > 1:
        sparkline(page, (x + 4, top + 18, width - 8, height - 28), points)
        page.text(x, top + height - 1, say.period(subject.trend[0].period), 6.5, grey=MUTED)
        page.text(
            x + width, top + height - 1, say.period(subject.trend[-1].period), 6.5, grey=MUTED, anchor="right"
        )


def against_last(subject: SubjectResult, say: Language) -> str:
    """The total beside the one before."""
    before = subject.trend[-2].total if len(subject.trend) > 1 else None
    if before is None:
        return say("No result in the period before")
    if subject.total is None:
        return say("Period before {before}", before=say.fixed(before))
    change = signed(subject.total - before, say)
    return say(
        "Against last period  {before} → {total} ({change})",
        before=say.fixed(before),
        total=say.fixed(subject.total),
        change=change,
    )


def sparkline(page: Page, box: tuple[float, float, float, float], totals: list[Decimal | None]) -> None:
    """A line through the totals with a dot on the last; where a period has none the line is broken."""
    x, top, width, height = box
    known = [float(total) for total in totals if total is not None]
    low, high = min(known), max(known)
    reach = max(high - low, 1.0)
    middle = (high + low) / 2
    run: list[tuple[float, float]] = []
    last = (x, top)
    for at, total in enumerate(totals):
        if total is None:
            _stroke(page, run)
            run = []
            continue
        last = (x + width * at / (len(totals) - 1), top + height * (0.5 - (float(total) - middle) / reach))
        run.append(last)
    _stroke(page, run)
    page.dot(*last, 2.4)


def _stroke(page: Page, run: list[tuple[float, float]]) -> None:
    if len(run) > 1:
        page.path(run, grey=INK, thickness=1.1)
    elif run:
        page.dot(*run[0], 1.2)


def bar_row(
    left: float, right: float, total: Decimal | None, before: Decimal | None
) -> Callable[[Page, float, float], None]:
    """A bar for a score between 0 and 120, an upright mark for the one before, a hairline at 100."""
    unit = (right - left) / 120

    def draw(page: Page, top: float, height: float) -> None:
        middle = top + height / 2
        page.upright(left + 100 * unit, top, top + height, grey=HAIRLINE, thickness=0.5)
        page.upright(left, top, top + height, grey=INK, thickness=0.6)
        if total is not None:
            page.bar(left, middle - 4, max(float(total), 0.0) * unit, 8, grey=0.55)
        if before is not None:
            page.upright(
                left + max(float(before), 0.0) * unit, middle - 7, middle + 7, grey=INK, thickness=1.6
            )

    return draw
