"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "The Workbench says what there is to do today. The strip at the top is the month step "
        "by step: collect, score, review, meeting, lock, print; press a step to go there. On "
        "the right stands what needs a look before the month is locked: vetoes, missing data, "
        "alarms, overdue actions. The button at the top right is always the next step."
    ),
)
