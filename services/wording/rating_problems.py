"""What is wrong with typed ratings and described cases, and how to mend it."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    "ratings.refused": N_(
        "Nothing was saved: {count} {count:cell|cells} of the ratings must be corrected or removed first."
    ),
    "ratings.group_missing": N_("The group is missing: choose who rates."),
    "ratings.group": N_("“{text}” is no rater group. Choose one from the list."),
    "ratings.score_missing": N_("The score is missing: write one from 0 to 100, or remove the row."),
    "ratings.not_a_number": N_("“{text}” is not a number. Write a score from 0 to 100, such as 85."),
    "ratings.percent": N_("A rating is a score, not a percent. Write {score} without the sign."),
    "ratings.scale": N_("{score} is outside the scale. Write a score from 0 to 100."),
    "ratings.rater_twice": N_(
        "{rater} rates in this group already (row {row}). Keep one of the two, or choose another group."
    ),
    "ratings.other_method": N_("{kpi} is not scored by ratings. Enter its actual instead."),
    "ratings.not_applicable": N_(
        "{kpi} is marked not applicable. Make it applicable again, then enter the ratings."
    ),
    "actual.rated": N_(
        "{kpi} has ratings, and they make its score. Change them under “Ratings…”, or clear them all and "
        "type the number then."
    ),
    "actual.no_level": N_("{kpi} takes one of its listed cases. Choose one."),
    "actual.level_reason": N_("{kpi} needs a reason for its case. Write it under “Note” first."),
    "actual.level_keeps_reason": N_(
        "The case of {kpi} must keep its reason. Write another one, or clear the actual first."
    ),
}
