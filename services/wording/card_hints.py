"""The quiet hints on a scorecard, in words."""

from collections.abc import Mapping
from decimal import Decimal

from services.language import Language
from services.scoring.card_hints import FEWEST, HEAVIEST, LIGHTEST, MOST, CardHint, HintKind
from services.scoring.weights import STEP


def hint_words(say: Language, hint: CardHint, names: Mapping[str, str]) -> str:
    """One hint; `names` are the KPIs' names by code."""
    kpis = say(", ").join(names.get(code, code) for code in hint.kpis)
    match hint.kind:
        case HintKind.COUNT:
            return say("{least} to {most} lines are usual", least=FEWEST, most=MOST)
        case HintKind.WEIGHT_RANGE:
            return say(
                "{kpis}: a weight of {least} to {most}% is usual", kpis=kpis, least=LIGHTEST, most=HEAVIEST
            )
        case HintKind.WEIGHT_STEP:
            return say("{kpis}: weights are usually multiples of {step}%", kpis=kpis, step=STEP)
        case HintKind.NO_STRATEGY:
            return say("no line is tied to a strategic objective")
        case HintKind.SAME_OUTCOME:
            outcome = names.get(hint.outcome, hint.outcome)
            return say("{kpis} are to move the same outcome: {outcome}", kpis=kpis, outcome=outcome)


def total_words(say: Language, total: Decimal) -> str:
    """What the weights total, and what is missing or too much."""
    if total == 100:
        return say("✓ total {total}", total=say.fixed(total))
    if total < 100:
        return say("▲ total {total}, {gap} missing", total=say.fixed(total), gap=say.fixed(100 - total))
    return say("▼ total {total}, {gap} too much", total=say.fixed(total), gap=say.fixed(total - 100))
