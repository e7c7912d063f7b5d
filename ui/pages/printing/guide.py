"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Choose here what is printed for the month; the monthly packet is ticked to begin "
        "with. The preview shows the pages as they come out of the printer. Print them, or "
        "save them as PDF. Black and white is enough: no sheet needs colour."
    ),
)
