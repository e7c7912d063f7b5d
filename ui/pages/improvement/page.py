"""The page: one row of segments, and below it the section in sight."""

from ui.pages.improvement.sections import SECTIONS
from ui.sectioned import SectionedPage


class ImprovementPage(SectionedPage):
    """`shell.go("improvement", filter="pips")` turns to a section, `filter="actions:G012"` to one action."""

    entries = SECTIONS

    def print_here(self) -> None:
        form = "pips" if self.segments.current == "pips" else "tracking"
        self.desk.shell.go("printing", filter=form)
