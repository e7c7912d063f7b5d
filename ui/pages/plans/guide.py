"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Here stands what everybody has promised for the month: goal, key action, owner and "
        "due date, each of them required. Start the month by taking over what is unfinished "
        "and the revised actions of the last meeting. At its end say what came of each line: "
        "done, or why not. What is not done is carried over and marked."
    ),
    (
        ("Insert", N_("Add a line")),
        ("Enter", N_("Edit the line")),
        ("Space", N_("Say what came of it")),
        ("Alt+↑ / Alt+↓", N_("Move the line")),
        ("Delete", N_("Delete the line")),
    ),
)
