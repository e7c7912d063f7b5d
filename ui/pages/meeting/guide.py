"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Prepare the monthly report meeting here. The agenda on the left is made by the rule "
        "that you choose and can be dragged. On the right are each speaker's report sheet, "
        "the arrangements, and afterwards the resolutions. Meeting mode fills the screen for "
        "the projector, with a timer, minutes and resolutions typed as they are spoken. After "
        "it every gap gets an action."
    ),
    (
        ("Alt+↑ / Alt+↓", N_("Move the item")),
        ("Enter", N_("Edit the item")),
        ("Delete", N_("Take the item off the agenda")),
    ),
)
