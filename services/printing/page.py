"""A page being drawn: text, rules, boxes, marks, kept as PDF operators; points from the top left corner."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from services.printing.document import Ink

A4 = (595.28, 841.89)
MARGIN = 38.0  # 13.4 mm: what office printers keep
INK, MUTED, HAIRLINE, SHADE = 0.09, 0.36, 0.76, 0.93  # greys that stay apart on a black-and-white printer
BODY, SMALL, TITLE = 9.0, 7.5, 16.5


def content_width(*, landscape: bool) -> float:
    """What lies between the margins."""
    return A4[landscape] - 2 * MARGIN


Anchor = Literal["left", "right", "centre"]
Picture = tuple[bytes, float, float, float, float]
"""A PNG, its lower left corner and its size, as ReportLab counts."""


class Page:
    """Draws; knows nothing of what is drawn. `y` of a text is its baseline."""

    def __init__(self, ink: "Ink", *, landscape: bool) -> None:
        self.ink = ink
        self.width, self.height = (A4[1], A4[0]) if landscape else A4
        self.operators: list[str] = []
        self.forms: list[str] = []
        self.pictures: list[Picture] = []
        self._fill = self._stroke = self._thickness = -1.0

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - MARGIN

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = BODY,
        *,
        bold: bool = False,
        grey: float = INK,
        anchor: Anchor = "left",
    ) -> float:
        """Write one line; returns its width."""
        if not words:
            return 0.0
        shown, width = self.ink.show(words, size, bold=bold)
        if anchor != "left":
            x -= width if anchor == "right" else width / 2
        self._paint(grey)
        self.operators.append(f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {shown} ET")
        return width

    def column(
        self,
        x: float,
        y: float,
        words: Iterable[str],
        lead: float,
        size: float = BODY,
        *,
        bold: bool = False,
        grey: float = INK,
        anchor: Anchor = "left",
    ) -> None:
        """Write lines below one another, `lead` apart, the first on the baseline `y`."""
        for line in words:
            self.text(x, y, line, size, bold=bold, grey=grey, anchor=anchor)
            y += lead

    def rule(self, x0: float, y: float, x1: float, *, grey: float = HAIRLINE, thickness: float = 0.6) -> None:
        """A level line."""
        self.path([(x0, y), (x1, y)], grey=grey, thickness=thickness)

    def upright(
        self, x: float, y0: float, y1: float, *, grey: float = HAIRLINE, thickness: float = 0.6
    ) -> None:
        """An upright line."""
        self.path([(x, y0), (x, y1)], grey=grey, thickness=thickness)

    def path(
        self, points: Iterable[tuple[float, float]], *, grey: float = INK, thickness: float = 1.0
    ) -> None:
        """A line through points."""
        self._pen(grey, thickness)
        steps = [f"{x:.2f} {self.height - y:.2f}" for x, y in points]
        self.operators.append(f"{steps[0]} m " + " ".join(f"{step} l" for step in steps[1:]) + " S")

    def curve(
        self, points: Sequence[tuple[float, float]], *, grey: float = INK, thickness: float = 1.0
    ) -> None:
        """A smooth line: its start, then three points for each cubic Bézier piece."""
        self._pen(grey, thickness)
        start, *steps = [f"{x:.2f} {self.height - y:.2f}" for x, y in points]
        pieces = [" ".join(steps[at : at + 3]) for at in range(0, len(steps), 3)]
        self.operators.append(f"{start} m " + " ".join(f"{piece} c" for piece in pieces) + " S")

    def shape(self, points: Sequence[tuple[float, float]], *, grey: float = INK) -> None:
        """A filled shape with straight sides."""
        self._paint(grey)
        start, *steps = [f"{x:.2f} {self.height - y:.2f}" for x, y in points]
        self.operators.append(f"{start} m " + " ".join(f"{step} l" for step in steps) + " h f")

    def box(
        self, x: float, y: float, width: float, height: float, *, grey: float = INK, thickness: float = 0.7
    ) -> None:
        """The outline of a rectangle whose top left corner is at x, y."""
        self._pen(grey, thickness)
        self.operators.append(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re S")

    def bar(self, x: float, y: float, width: float, height: float, *, grey: float = INK) -> None:
        """A filled rectangle whose top left corner is at x, y."""
        self._paint(grey)
        self.operators.append(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def dot(self, x: float, y: float, radius: float, *, grey: float = INK) -> None:
        """A filled circle: a round-capped line of no length."""
        place = f"{x:.2f} {self.height - y:.2f}"
        self.operators.append(f"q 1 J {2 * radius:.2f} w {grey:.2f} G {place} m {place} l S Q")

    def tick_box(self, x: float, y: float, size: float = BODY) -> None:
        """An empty box to tick, standing on the baseline `y`."""
        self.box(x, y - size * 0.78, size * 0.86, size * 0.86, grey=INK, thickness=0.6)

    def form(self, name: str, draw: "Callable[[Page], None]", *, down: float = 0.0) -> None:
        """Draw what many pages share, once a document; later pages only refer to it, moved `down` points."""
        form, internal = self.ink.form(name, draw, landscape=self.width > self.height)
        self.forms.append(form)
        call = f"/{internal} Do"
        self.operators.append(f"q 1 0 0 1 0 {-down:.2f} cm {call} Q" if down else call)

    def picture(self, png: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture whose top left corner is at x, y; only on what pages share."""
        self.pictures.append((png, x, self.height - y - height, width, height))

    def _paint(self, grey: float) -> None:
        if grey != self._fill:
            self._fill = grey
            self.operators.append(f"{grey:.2f} g")

    def _pen(self, grey: float, thickness: float) -> None:
        if grey != self._stroke:
            self._stroke = grey
            self.operators.append(f"{grey:.2f} G")
        if thickness != self._thickness:
            self._thickness = thickness
            self.operators.append(f"{thickness:.2f} w")
