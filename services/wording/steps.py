"""The explanation of a score in words: one template a step, told in the user's language."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from models.terms import Dimension, Liability, RaterGroup, RedLineClass
from services.domain.result import Fact, Step
from services.language import N_, Language
from services.scoring.rounding import EXACT
from services.wording.rules import PROBLEMS
from services.wording.terms import label

STEPS: Mapping[str, str] = {
    # The methods
    "ratio.plain": N_("Achievement rate = {actual:p} ÷ {target} = {rate}%"),
    "ratio.higher": N_("Achievement rate = [1 + ({actual} − {target:p}) ÷ {target:a}] × 100% = {rate}%"),
    "ratio.lower": N_("Achievement rate = [1 − ({actual} − {target:p}) ÷ {target:a}] × 100% = {rate}%"),
    "ratio.zero": N_("The rate {rate}% is under {limit}%: 0 points by the rule"),
    "interpolate.between": N_(
        "{actual} lies between {left} ({left_score} points) and {right} ({right_score} points): "
        "{left_score} + ({actual} − {left:p}) ÷ ({right} − {left:p}) × ({right_score} − "
        "{left_score:p}) = {raw}"
    ),
    "interpolate.point": N_("{actual} is a point of the table: {points} points"),
    "interpolate.best": N_("{actual} reaches the best point {point}: {points} points"),
    "interpolate.clamp": N_("{actual} is worse than the worst point {point}: that point's {points} points"),
    "interpolate.zero": N_("{actual} is worse than the worst point {point}: 0 points"),
    "bands.higher": N_("{actual} ≥ {limit}: {points} points"),
    "bands.lower": N_("{actual} ≤ {limit}: {points} points"),
    "bands.otherwise.higher": N_("{actual} < {limit}, under every limit: {points} points"),
    "bands.otherwise.lower": N_("{actual} > {limit}, over every limit: {points} points"),
    "milestone": N_("Days late {actual} ≤ {limit}: {points} points"),
    "milestone.otherwise": N_("Days late {actual} > {limit}, over every limit: {points} points"),
    "deduction": N_("100 − {k} × {actual} = {raw}"),
    "deduction.free": N_("100 − {k} × ({actual} − {free}) = {raw}, of which {free} cost nothing"),
    "deduction.none": N_("{actual} is not over {free}, nothing is deducted: 100 points"),
    "plus_minus.higher": N_("Steps = ({actual} − {target:p}) ÷ {step} = {steps}"),
    "plus_minus.lower": N_("Steps = ({target} − {actual:p}) ÷ {step} = {steps}"),
    "plus_minus.higher.percent": N_("Steps = ({actual} − {target:p}) ÷ ({target:a} × {step}%) = {steps}"),
    "plus_minus.lower.percent": N_("Steps = ({target} − {actual:p}) ÷ ({target:a} × {step}%) = {steps}"),
    "plus_minus.whole": N_("Only completed steps count: {whole}"),
    "plus_minus.more": N_("100 + {steps} × {k} = {raw}"),
    "plus_minus.less": N_("100 − {steps} × {k} = {raw}"),
    "closer.deviation": N_("Deviation = |{actual} − {target:p}| = {deviation}"),
    "closer.within": N_("Within the tolerance {tolerance}: 100 points"),
    "closer.beyond": N_("100 − {k} × ({deviation} − {tolerance}) ÷ {step} = {raw}"),
    "efficacy": N_("({actual} − {bad:p}) ÷ ({good} − {bad:p}) × 40 + 60 = {raw}"),
    "direct": N_("The actual is the score: {actual}"),
    "described": N_("Case “{level}”: {points} points"),
    "pass_fail.met": N_("{actual} {condition}, the condition is met: 100 points"),
    "pass_fail.failed": N_("{actual} {condition} does not hold, the condition is not met: 0 points"),
    "pass_fail.yes": N_("The condition is met: 100 points"),
    "pass_fail.no": N_("The condition is not met: 0 points"),
    # Ratings
    "rating.group": N_("{groups}: ratings {count}, mean {mean}, weight {weight}"),
    "rating.trimmed": N_(
        "{groups}: ratings {count}, mean without the highest and the lowest {mean}, weight {weight}"
    ),
    "rating.joined": N_(
        "{groups}, shown together to protect the raters: ratings {count}, mean {mean}, weight {weight}"
    ),
    "rating.hidden": N_("{groups}: fewer than {minimum} ratings, not shown apart"),
    "rating.absent": N_("{group}: no rating, its weight goes to the others in proportion"),
    "rating.mean": N_("Σ(mean × weight) ÷ Σ weight = {raw}"),
    "rating.entered": N_("No ratings, the entered score counts: {actual}"),
    # A line's target and score
    "target.period": N_("Target {target}, set for this period in place of the scorecard's {card}"),
    "target.period.only": N_("Target {target}, set for this period; the scorecard has none"),
    "target.planned": N_("Target {target}, planned for this month in place of the scorecard's {card}"),
    "target.planned.only": N_("Target {target}, planned for this month; the scorecard has none"),
    "year_to_date": N_("Year to date, {first} to {last}, {count} months: actual {actual}"),
    "year_to_date.target": N_(
        "Year to date, {first} to {last}, {count} months: actual {actual}, target {target}"
    ),
    "score.cap": N_("{raw} is over the cap {cap}: {cap} counts"),
    "score.floor": N_("{raw} is under the floor {floor}: {floor} counts"),
    "score.exact": N_("Score {score}"),
    "score.rounded": N_("Score {score} (two places, half up)"),
    "line.share": N_("Weight {weight} counts as {effective} after sharing"),
    "line.share_simple": N_("Every line counts alike: effective weight {effective}"),
    "line.not_applicable": N_("Not applicable: {reason}. The other lines share its weight in proportion"),
    # A total
    "total.weighted": N_("Weighted mean = Σ(score × weight) ÷ Σ weight = {sum} ÷ {divisor} = {mean}"),
    "total.simple": N_("Simple mean = Σ score ÷ number of lines = {sum} ÷ {divisor} = {mean}"),
    "annual.part": N_("{part}: {score} × weight {weight}"),
    "annual.absent": N_("{part}: no score, the other parts scale up"),
    "total.derived": N_("Mean of {count} official totals ({dimension}) = {sum} ÷ {count} = {mean}"),
    "adjustment": N_("Adjustment {points:+}: {reason}"),
    "total.plus": N_("{mean} + {points} = {adjusted}"),
    "total.minus": N_("{mean} − {points} = {adjusted}"),
    "total.cap": N_("{raw} is over the total's cap {cap}: {cap} counts"),
    "total.floor": N_("{raw} is under the total's floor {floor}: {floor} counts"),
    "total.exact": N_("Total {total}"),
    "total.rounded": N_("Total {total} (two places, half up)"),
    "result.exempt": N_("Exempt from this period: {reason}"),
    "result.missing": N_("Incomplete, data lack for {count}: {kpis}"),
    "result.unscored": N_("No applicable line with a weight, so this period is not scored"),
    "result.periods_missing": N_("Incomplete or not yet opened: {periods}"),
    "result.periods_exempt": N_("Exempt in each of its periods"),
    "result.periods_unscored": N_("None of its periods has a total"),
    # Grade and coefficient
    "grade.reached": N_("{total} ≥ {bound}: grade {grade}, coefficient {coefficient}"),
    "grade.last": N_("{total} < {bound}: grade {grade}, coefficient {coefficient}"),
    "grade.only": N_("Grade {grade}, coefficient {coefficient}"),
    "grade.limited": N_("Grade under the ceiling: {grade}, coefficient {coefficient}"),
    "veto.denied": N_("Veto: {kpi} {actual}{unit} meets {condition} ({owner}), the coefficient becomes 0"),
    "veto.factor": N_("Veto: {kpi} {actual}{unit} meets {condition} ({owner}), the coefficient × {factor}"),
    "veto.ceiling": N_(
        "Veto: {kpi} {actual}{unit} meets {condition} ({owner}), the grade is at most {ceiling}"
    ),
    "veto.other": N_(
        "Veto also hit: {kpi} {actual}{unit} meets {condition} ({owner}); the heavier one counts"
    ),
    "veto.waived": N_("Veto waived: {kpi} {actual}{unit} meets {condition} ({owner}); by {by}: {reason}"),
    "veto.escalated": N_(
        "{kpi}: vetoed {count} periods in a row up to {period}, so the year's grade is at most {ceiling}"
    ),
    "redline.factor": N_("Red line {case} ({class}, {liability}): the coefficient × {factor}"),
    "redline.ceiling": N_("Red line {case} ({class}): the year's grade is at most {ceiling}"),
    "coefficient.veto": N_("Effective coefficient = {grade} × {veto} = {coefficient}"),
    "coefficient.redline": N_("Effective coefficient = {grade} × {redline} = {coefficient}"),
    "coefficient.both": N_("Effective coefficient = {grade} × {veto} × {redline} = {coefficient}"),
    # Exceptions and alarms
    "exception.no_card": N_(
        "No scorecard holds in this period: make one for the person or the position (a department's holds for"
        " its head alone)"
    ),
    "exception.no_card_department": N_("No scorecard holds for this department in this period"),
    "exception.veto": N_("Veto hit: {condition} ({owner}), {count} in a row"),
    "exception.waived": N_("Veto waived by {by}: {reason}"),
    "alarm.levels": N_(
        "{kpi} averages {mean} while its outcome {outcome} averages {outcome_mean} ({periods})"
    ),
    "alarm.correlation": N_(
        "{kpi} and its outcome {outcome} move in opposite directions: rank correlation {correlation} "
        "over their last 6 common periods; averages {mean} and {outcome_mean} in {periods}"
    ),
}

_PARTS: Mapping[str, str] = {
    "months": N_("Mean of the year's totals"),
    "satisfaction": N_("Customer satisfaction"),
    "review": N_("Year-end review"),
    "card": N_("Annual scorecard"),
}
_TERMS: Mapping[str, type[StrEnum]] = {
    "class": RedLineClass,
    "dimension": Dimension,
    "group": RaterGroup,
    "groups": RaterGroup,
    "liability": Liability,
}
_OFFICIAL = frozenset({"score", "total", "effective"})
_SIGNS = {"<=": "≤ ", ">=": "≥ ", "<": "< ", ">": "> ", "=": "= "}
_MOST_PLACES = 6


class Told(str):
    """A fact in words: `:p` brackets a negative number, `:a` its size, `:+` signs a positive one."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        negative = self.startswith("−")
        if spec in {"p", "a"} and negative:
            return f"({self})" if spec == "p" else f"|{self}|"
        return f"+{self}" if spec == "+" and not negative else str(self)


def tell(say: Language, step: Step) -> str:
    """A step in words."""
    template = STEPS.get(step.code) or PROBLEMS[step.code]
    return say(template, **{name: _told(say, name, fact) for name, fact in step.facts})


def explain(say: Language, steps: Iterable[Step]) -> str:
    """Several steps as one text."""
    return say("; ").join(tell(say, step) for step in steps)


def _told(say: Language, name: str, fact: Fact) -> Told:
    if isinstance(fact, Decimal):
        return Told((say.fixed(fact) if name in _OFFICIAL else number_words(say, fact)).replace("-", "−"))
    if name in _TERMS and isinstance(fact, str):
        return Told(say(", ").join(label(say, _TERMS[name](part)) for part in fact.split("+")))
    if name == "periods" and isinstance(fact, str):
        return Told(say(", ").join(fact.split(", ")))
    if name == "part" and fact in _PARTS:
        return Told(say(_PARTS[str(fact)]))
    if name == "condition":
        return Told(condition_words(str(fact)))
    return Told(fact)


def number_words(say: Language, number: Decimal) -> str:
    """A number with all its digits; one that never ends is cut after three places and marked."""
    words = say.plain(number)
    if len(words.partition(".")[2]) <= _MOST_PLACES:
        return words
    return f"{number.quantize(Decimal('0.001'), ROUND_DOWN, EXACT):f}…"


def condition_words(condition: str) -> str:
    """A condition with proper signs."""
    sign = next((sign for sign in _SIGNS if condition.startswith(sign)), "")
    return _SIGNS.get(sign, "") + condition[len(sign) :].replace("-", "−")
