"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Here are departments, positions and people. Paste a list from Excel, or add people "
        "one by one; names of departments that are new are made along the way. Whoever leaves "
        "gets a leave date: people with results are never deleted. What is changed here does "
        "not touch months that are locked."
    ),
    (
        ("Ctrl+V", N_("Paste a list from Excel")),
        ("Enter", N_("Edit the chosen row")),
        ("Delete", N_("Delete or make inactive, after a question")),
    ),
)
