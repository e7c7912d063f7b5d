"""What the actions of the cycle plan → meeting → revised action are called."""

from collections.abc import Mapping

from services.language import N_

CYCLE_ACTIONS: Mapping[str, str] = {
    "plan.add": N_("New line in the plan of {name}, {period}"),
    "plan.change": N_("Change of a line in the plan of {name}, {period}"),
    "plan.remove": N_("Deletion of a line in the plan of {name}, {period}"),
    "plan.move": N_("Order of the plan of {name}, {period}"),
    "plan.state": N_("What came of a line in the plan of {name}, {period}"),
    "plan.start": N_("{count} lines taken over into the plans of {period}"),
    "plan.approve": N_("Approval of the plan of {name}, {period}"),
    "plan.withdraw": N_("Approval of the plan of {name}, {period} taken back"),
    "report.worked": N_("What worked, report sheet of {name}"),
    "report.causes": N_("Gaps and causes, report sheet of {name}"),
    "report.support": N_("Support needed, report sheet of {name}"),
    "report.propose": N_("Next action {code} of {name}"),
    "report.change": N_("Change of the next action {code} of {name}"),
    "report.take": N_("{count} report sheets taken from Excel: {names}"),
    "report.withdraw": N_("Deletion of the next action {code} of {name}"),
    "resolution.take_up": N_("{count} resolutions made into actions"),
}
CYCLE_KINDS: Mapping[str, str] = {
    "plan": N_("Plans"),
    "report": N_("Report sheets"),
    "resolution": N_("Resolutions"),
}
