"""What F1 says in the room."""

from services.language import N_
from ui.guide import Guide

GUIDE = Guide(
    N_(
        "The screen is for everybody in the room: the agenda on the left, the speaker's sheet in the middle, "
        "the time and what is written on the right. What you type is saved within a second. You can leave at "
        "any time: the clock stops, and the meeting goes on later from where you left it."
    ),
    (
        ("Space", N_("Stop the clock, or let it go on (while the cursor is in no field)")),
        ("PgDn / PgUp", N_("Next or previous item; after the last one to the end of the meeting")),
        ("F6", N_("Next section of the turn: report, challenges, comment")),
        ("F2 / F3 / F4", N_("Write notes, challenges, a new resolution")),
        ("Tab", N_("To the next field")),
        ("Ctrl+T", N_("Attendance")),
        ("Ctrl+↑ / Ctrl+↓", N_("Move the sheet up or down")),
        ("Ctrl++ / Ctrl+-", N_("Larger or smaller type")),
        ("F11", N_("In a window, or over the whole screen")),
        ("F1", N_("Show this help, or put it away")),
        ("Esc", N_("Put the help away; without it leave the meeting, and nothing is lost")),
    ),
)
