"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Look back here: months beside each other, the course of a person or a department, "
        "versions of a locked month compared. Nothing can be changed on this page. Numbers of "
        "locked months come from what was frozen at the lock, whatever has changed since."
    ),
)
