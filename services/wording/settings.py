"""What the settings are called."""

from collections.abc import Mapping

from services.language import N_, Language

SETTINGS: Mapping[str, str] = {
    "name": N_("Company name"),
    "fiscal_start": N_("Fiscal year begins in month"),
    "value_driver": N_("Value driver"),
    "strategic_intent": N_("Strategic intent"),
    "grades": N_("Grades and coefficients"),
    "adjustment_bound": N_("Adjustment limit"),
    "company_coefficient": N_("Company coefficient"),
    "veto_escalation": N_("Consecutive vetoes"),
    "escalation_ceiling": N_("Highest grade for the year"),
    "annual_parts": N_("Annual score"),
    "anonymity_minimum": N_("Fewest raters shown separately"),
    "rating_groups": N_("Rating groups and weights"),
    "perspectives": N_("Order of the perspectives"),
    "alarm_periods": N_("Periods looked at"),
    "alarm_green": N_("KPI green from"),
    "alarm_red": N_("Outcome red below"),
    "meeting_workday": N_("Working day of the report meeting"),
    "meeting_start": N_("Report meeting begins at"),
    "meeting_end": N_("Report meeting ends at"),
    "meeting_place": N_("Place of the report meeting"),
    "meeting_chair": N_("Chair of the report meeting"),
    "meeting_recorder": N_("Recorder of the report meeting"),
    "meeting_order": N_("Speaking order"),
    "report_minutes": N_("Minutes to report"),
    "challenge_minutes": N_("Minutes to challenge"),
    "comment_minutes": N_("Minutes to comment"),
    "revision_days": N_("Working days to revise actions"),
    "logo": N_("Logo"),
    "language": N_("Language of the company file"),
}


def setting_name(say: Language, item: str) -> str:
    """What a setting is called."""
    return say(SETTINGS[item]) if item in SETTINGS else item


def setting_names(say: Language, items: str) -> str:
    """The names of settings that the trail lists as `item, item`."""
    names = [setting_name(say, item) for item in items.split(", ")]
    return say(", ").join(names)
