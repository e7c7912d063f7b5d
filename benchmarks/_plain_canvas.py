"""The same pages by ReportLab's canvas alone: what our pages draw, listened to and drawn by drawString."""

# ruff: noqa: ANN401, SLF001 - ReportLab's canvas, and pages that are listened at

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from services.printing import page as page_module
from services.printing.fonts import FOLDER

Stroke = tuple[str, tuple[Any, ...]]


def strokes_of(draw: Callable[[], object]) -> list[list[Stroke]]:
    """What `draw` draws on every page, shared parts included, as calls for a plain canvas."""
    tap = _Tap()
    with tap:
        draw()
    return tap.pages


class _Tap:
    """Listens at `Page` while it stands."""

    def __init__(self) -> None:
        self.pages: list[list[Stroke]] = []
        self._of: dict[int, list[Stroke]] = {}
        self._shared: dict[str, list[Stroke]] = {}
        self._kept = {
            name: getattr(page_module.Page, name)
            for name in ("__init__", "text", "path", "box", "bar", "dot", "form")
        }

    def __enter__(self) -> None:
        tap, kept = self, self._kept

        def started(page: Any, ink: Any, *, landscape: bool) -> None:
            kept["__init__"](page, ink, landscape=landscape)
            page.strokes = []
            tap.pages.append(page.strokes)

        def text(
            page: Any,
            x: float,
            y: float,
            words: str,
            size: float = 9.0,
            *,
            bold: bool = False,
            grey: float = 0.09,
            anchor: str = "left",
        ) -> float:
            page.strokes.append(("text", (x, page.height - y, words, size, bold, grey, anchor)))
            return float(kept["text"](page, x, y, words, size, bold=bold, grey=grey, anchor=anchor))

        def path(page: Any, points: Any, *, grey: float = 0.09, thickness: float = 1.0) -> None:
            points = list(points)
            page.strokes.append(("path", ([(x, page.height - y) for x, y in points], grey, thickness)))
            kept["path"](page, points, grey=grey, thickness=thickness)

        def box(
            page: Any,
            x: float,
            y: float,
            width: float,
            height: float,
            *,
            grey: float = 0.09,
            thickness: float = 0.7,
        ) -> None:
            page.strokes.append(("box", (x, page.height - y - height, width, height, grey, thickness)))
            kept["box"](page, x, y, width, height, grey=grey, thickness=thickness)

        def dot(page: Any, x: float, y: float, radius: float, *, grey: float = 0.09) -> None:
            page.strokes.append(("dot", (x, page.height - y, radius, grey)))
            kept["dot"](page, x, y, radius, grey=grey)

        def form(page: Any, name: str, draw: Callable[[Any], None], *, down: float = 0.0) -> None:
            pages = len(tap.pages)
            kept["form"](page, name, draw, down=down)
            if len(tap.pages) > pages:
                tap._shared[name] = tap.pages.pop()
            page.strokes.extend(_moved(stroke, down) for stroke in tap._shared[name])

        for name, method in (
            ("__init__", started),
            ("text", text),
            ("path", path),
            ("box", box),
            ("dot", dot),
            ("form", form),
        ):
            setattr(page_module.Page, name, method)

    def __exit__(self, *_: object) -> None:
        for name, method in self._kept.items():
            setattr(page_module.Page, name, method)


def _moved(stroke: Stroke, down: float) -> Stroke:
    kind, facts = stroke
    if kind == "path":
        return kind, ([(x, y - down) for x, y in facts[0]], *facts[1:])
    return kind, (facts[0], facts[1] - down, *facts[2:])


def bare(pages: list[list[Stroke]]) -> bytes:
    """The same pages by ReportLab's canvas alone, the strings by drawString."""
    stream = io.BytesIO()
    canvas: Any = Canvas(stream, pagesize=(841.89, 595.28), invariant=1, pageCompression=1)
    for page in pages:
        for kind, facts in page:
            _DRAW[kind](canvas, *facts)
        canvas.showPage()
        canvas.fill = canvas.pen = None
    canvas.save()
    return stream.getvalue()


def _text(
    canvas: Any, x: float, y: float, words: str, size: float, bold: bool, grey: float, anchor: str
) -> None:
    font = "Bare-Bold" if bold else "Bare"
    if (canvas._fontname, canvas._fontsize) != (font, size):
        canvas.setFont(font, size)
    if getattr(canvas, "fill", None) != grey:
        canvas.fill = grey
        canvas.setFillGray(grey)
    {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}[anchor](
        x, y, words
    )


def _pen(canvas: Any, grey: float, thickness: float) -> None:
    if getattr(canvas, "pen", None) != (grey, thickness):
        canvas.pen = (grey, thickness)
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(thickness)


def _path(canvas: Any, points: list[tuple[float, float]], grey: float, thickness: float) -> None:
    _pen(canvas, grey, thickness)
    if len(points) == 2:
        canvas.line(*points[0], *points[1])
        return
    canvas.lines([(*start, *end) for start, end in pairwise(points)])


def _box(canvas: Any, x: float, y: float, width: float, height: float, grey: float, thickness: float) -> None:
    _pen(canvas, grey, thickness)
    canvas.rect(x, y, width, height)


def _dot(canvas: Any, x: float, y: float, radius: float, grey: float) -> None:
    canvas.fill = grey
    canvas.setFillGray(grey)
    canvas.circle(x, y, radius, stroke=0, fill=1)


_DRAW: dict[str, Callable[..., None]] = {"text": _text, "path": _path, "box": _box, "dot": _dot}


def register_fonts() -> None:
    """The same faces as ours, as ReportLab itself loads them."""
    for name, file in (("Bare", "NotoSansSC-Regular.ttf"), ("Bare-Bold", "NotoSansSC-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / file), shapable=False))
