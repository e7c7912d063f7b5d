"""The page: from the diagnosis to how the chain holds."""

from ui.pages.strategy.sections import SECTIONS
from ui.sectioned import SectionedPage


class Strategy(SectionedPage):
    """`shell.go("strategy", filter="map:C1")` turns to the map and to the objective C1 on it."""

    entries = SECTIONS
