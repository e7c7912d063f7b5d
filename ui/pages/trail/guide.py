"""What F1 says on this page."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "Every change stands here: who, when, what, the old value and the new one, and the "
        "reason where one was given. Nothing can be deleted from it. Look for a person, a KPI "
        "or a day; the last change can be undone with Ctrl+Z."
    ),
)
