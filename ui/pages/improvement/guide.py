"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Here is what changes behaviour: actions with owner and due date, overdue ones first; "
        "good practices and where they have spread; improvement plans for people; and how "
        "each gap was closed. An action ends with a close-out: what was reached, and how one "
        "knows. What is overdue also stands on the Workbench."
    ),
)
