"""A verdict in a chip: mark, word and colour together."""

from ui.widgets.restyle import restyle
from ui.widgets.text import Chip, Tone


class TotalChip(Chip):
    """Changes its words and its tone."""

    def show_total(self, words: str, tone: Tone) -> None:
        """Say it."""
        self.setText(words)
        self.setAccessibleName(words)
        restyle(self, chip=tone)
