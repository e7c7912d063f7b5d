"""What lies on the meeting's table for a period: the forms, in the order in which they are printed."""

from enum import StrEnum


class Part(StrEnum):
    """A form, or the sheets of one kind; the meeting begins with what was promised."""

    PROMISES = "promises"
    NOTICE = "notice"
    SUMMARY = "summary"
    SHEETS = "sheets"
    REPORTS = "reports"
    TRACKING = "tracking"
    MINUTES = "minutes"
    PLANS = "plans"
    COACHING = "coaching"
    PIPS = "pips"


PACKET = (
    Part.PROMISES,
    Part.NOTICE,
    Part.SUMMARY,
    Part.SHEETS,
    Part.REPORTS,
    Part.TRACKING,
    Part.MINUTES,
)
"""The monthly report packet (月度述职资料包); the other forms are printed besides it."""
PERSONAL = (Part.SHEETS, Part.REPORTS, Part.PLANS, Part.COACHING, Part.PIPS)
"""What there is a sheet of for each person or department."""
