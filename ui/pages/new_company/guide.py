"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Five steps lead from an empty file to the first month: the firm's name, people, KPIs "
        "from the library, weights, and the month itself. Each step is saved on its own; you "
        "can stop and go on another day. Everything can be changed later on its own page."
    ),
)
