"""What is wrong with a scorecard, a comparison or a target, and how to mend it."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    "ahp.lines": N_("Comparing in pairs takes {least} to {most} lines; this card has {count}."),
    "card.no_lines": N_("A scorecard needs at least one KPI. Add one, or delete the version."),
    "card.version_day": N_(
        "The new version must begin after the one before it, which begins on {start}. Write a later day."
    ),
    "target.no_total": N_("Write the year's target first; it is what is shared."),
    "target.no_months": N_("No month has a target yet. Share the year's target first."),
}
