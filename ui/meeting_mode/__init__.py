"""Meeting mode: the report meeting on the projector, over the whole screen."""

from ui.meeting_mode.mode import MeetingMode

__all__ = ["MeetingMode"]
