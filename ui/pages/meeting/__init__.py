"""The page of the report meeting (述职会)."""

from ui.pages.meeting.page import MeetingPage

__all__ = ["MeetingPage"]
