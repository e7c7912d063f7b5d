"""What is wrong with a rule, a line, weights or settings, and how to mend it."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    # A KPI's parameters
    "rule.form": N_(
        "“{text}” is not of the form name=value. Write parameters as name=value, separated by semicolons."
    ),
    "rule.twice": N_("“{name}” is there twice. Keep one."),
    "rule.unknown": N_("This method has no parameter “{name}”. Remove it; known here: {allowed}."),
    "rule.none_known": N_("This method takes no parameters: remove “{name}”."),
    "rule.missing": N_("The parameter “{name}” is missing. Add {name}=…."),
    "rule.number": N_(
        "“{text}” in “{name}” is not a number. Write a plain number such as 92.5, of at most 18 digits."
    ),
    "rule.positive": N_("“{name}” is {value}. Write a number above 0."),
    "rule.negative": N_("“{name}” is {value}. Write 0 or a number above it."),
    "rule.choice": N_("“{value}” does not fit “{name}”. Choose one of: {choices}."),
    "rule.pair": N_(
        "“{text}” in “{name}” is not of the form value:score. Separate pairs by commas; put names "
        "that hold , : or ; in double quotes."
    ),
    "rule.points_few": N_("Interpolation needs at least two points. Add one, such as points=90:60, 100:100."),
    "rule.points_monotone": N_(
        "The values of {points} neither rise nor fall throughout. Order them, each value once."
    ),
    "rule.points_order": N_(
        "In {points} a better value has a lower score. Correct the scores, or the KPI's direction."
    ),
    "rule.bands_few": N_("“{name}” has no limit. Write at least one, such as {name}=30:100, else:0."),
    "rule.bands_order": N_(
        "{bands} does not run from best to worst for the KPI's direction. Order the limits, with "
        "scores that never rise and the score otherwise last."
    ),
    "rule.direction": N_(
        "This method needs a KPI whose direction is higher or lower. Change the direction, or the method."
    ),
    "rule.good_is_bad": N_("The good and the bad value are both {value}. Make them differ."),
    "rule.good_bad_order": N_(
        "bad={bad} and good={good} contradict the KPI's direction. Exchange them, or change the direction."
    ),
    "rule.group": N_("“{text}” is no rater group. Choose among: {allowed}."),
    "rule.groups_self": N_(
        "Ratings need at least one group besides self with a weight above 0. Add one, such as superior:60."
    ),
    "rule.condition": N_("“{text}” is no condition. Write a comparison such as <95, >=0 or <T."),
    "rule.veto_effect": N_("“{text}” is no veto effect. Write 0, ×0.5 (a factor from 0 to 1) or grade<=C."),
    "rule.sum_of_percent": N_(
        "Values in {unit} cannot be added up over the year. Set the basis to period, or use another unit."
    ),
    "rule.sum_of_words": N_(
        "This method's actuals are not numbers that add up over the year. Set the basis to period."
    ),
    # A line
    "line.missing": N_("No actual yet: enter it, or mark the line not applicable with a reason"),
    "line.target_missing": N_("No target: set it on the scorecard's line or for this period"),
    "line.target_zero": N_(
        "A target of 0 gives no achievement rate: set another target, or choose another method"
    ),
    "line.target_zero_steps": N_(
        "A percentage of a target of 0 makes no step: set another target, or give the step in units"
    ),
    "line.not_number": N_("“{text}” is not a number: enter a number"),
    "line.yes_no": N_("“{text}” is neither a number nor yes or no: enter one of them"),
    "line.level": N_("“{level}” is not among the cases: choose one of {levels}"),
    "line.level_number": N_("A case is needed, not a number: choose one of {levels}"),
    "line.condition_missing": N_(
        "The KPI has no condition to test a number with: enter yes or no, or add condition=… to its "
        "parameters"
    ),
    "line.rating_scale": N_("The rating {score} is outside the scale from 0 to 100: correct it"),
    "line.only_self": N_("Only self-ratings so far: another group with a weight must rate"),
    "line.months_missing": N_(
        "The year's sum lacks {periods}: enter those actuals, or mark them not applicable with a reason"
    ),
    # Weights
    "weights.range": N_("A weight of {weight} is not possible. Write a number from 0 to 100."),
    "weights.places": N_("The weight {weight} has more than two decimals. Round it to two."),
    "weights.total": N_(
        "The weights total {total}, not 100: {difference} to go. Change them until they total exactly 100."
    ),
    # Settings
    "grades.form": N_("“{text}” is not a grade. Write grades as S>=110:1.2, A>=100:1.1, …, D:0.5."),
    "grades.twice": N_("Grade {name} is there twice. Keep one."),
    "grades.last": N_(
        "Only the last grade stands without a bound, so that no total falls between. Write it as D:0.5."
    ),
    "grades.order": N_(
        "The bounds of the grades do not fall from the top. Order them from the best grade down."
    ),
    "grades.unknown": N_("There is no grade {name}. Choose one of: {grades}."),
    "annual.form": N_(
        "“{text}” is not a part of the year. Write parts as months:60, satisfaction:25, review:15."
    ),
    "annual.twice": N_("The part {name} is there twice. Keep one."),
    "annual.weight": N_("The parts of the year need weights of 0 or above, one of them above 0."),
    # Calculations
    "pool.nobody": N_("Nobody has a share in the pool. Check bases, coefficients and attendance."),
    "pool.incomplete": N_(
        "{name} has no complete result yet, so the pool cannot be shared. Complete or exempt first."
    ),
    "pool.negative": N_("The pool is {amount}. Write 0 or an amount above it."),
    "ahp.size": N_("The comparison takes 1 to 10 lines; there are {count}."),
    "ahp.reciprocal": N_(
        "The comparisons of lines {row} and {column} do not answer each other. Correct one of them."
    ),
    "ahp.scale": N_("The comparison of lines {row} and {column} lies outside 1/9 to 9."),
    "ahp.step": N_("Steps of {step} leave no weight for each of {count} lines. Choose smaller steps."),
    "target.no_pattern": N_("Last year has no values to go by. Share evenly, or write the months by hand."),
    "distribution.shares": N_("The shares total {total}, not 100. Change them until they total exactly 100."),
    "satisfaction.nobody": N_("Nobody answered with a level, so there is no satisfaction to compute."),
    "annual.nothing": N_("No part of the year has a score yet."),
}
