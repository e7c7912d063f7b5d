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
    "improvement.add": N_("New action {code}"),
    "improvement.change": N_("Change of the action {code}"),
    "improvement.accept": N_("Proposed actions taken on: {codes}"),
    "improvement.decline": N_("Proposed action {code} declined"),
    "improvement.finish": N_("Action {code} done"),
    "improvement.close_out": N_("Action {code} closed out"),
    "improvement.send_back": N_("Action {code} sent back"),
    "improvement.drop": N_("Action {code} dropped"),
    "improvement.reopen": N_("Action {code} taken up again"),
    "improvement.reassign": N_("Actions given to {name}: {codes}"),
    "improvement.checkpoint": N_("Checkpoint of the action {code}, {day}"),
    "improvement.uncheck": N_("Deletion of the checkpoint of the action {code}, {day}"),
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
    "improvement": N_("Improvement actions"),
    "report": N_("Report sheets"),
    "resolution": N_("Resolutions"),
}
