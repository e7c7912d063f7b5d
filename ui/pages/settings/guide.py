"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Here are the rules of the firm: grades and coefficients, bounds of adjustments, the "
        "year's parts, the calendar, the meeting's times, name and logo on the sheets. Set "
        "them before the first month; a change holds for months that are open, never for "
        "locked ones. Backup and a check of the file stand here too."
    ),
)
