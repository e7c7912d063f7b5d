"""What can be wrong with the waiver of a veto, and how to mend it."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    "waiver.no_name": N_("A waiver needs the name of who approved it. Write the name; the sheet prints it."),
    "waiver.no_veto": N_("{kpi} has no veto, so there is nothing to waive."),
    "waiver.not_hit": N_(
        "{name} did not hit the veto of {kpi} in this period, so there is nothing to waive."
    ),
    "waiver.none": N_("The veto of {kpi} is not waived, so there is nothing to take back."),
}
