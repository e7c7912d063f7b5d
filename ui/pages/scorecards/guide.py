"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "A scorecard puts KPIs with weights to a department, a position or a person. The "
        "weights must total exactly 100; the total is always in sight. A person is scored by "
        "the own card, else by the card of the position; the head of a department by the "
        "department's. A change that is to hold from a certain month on is a new version, so "
        "that earlier months stay as they were."
    ),
)
