"""The packet against a bare canvas: 300 appraisal sheets, and the same strokes and strings by drawString.

Both sides are CPU time. The yardstick is told where everything goes: it only draws what our pages drew.
"""

# ruff: noqa: ANN401, SLF001 - ReportLab's canvas, and pages that are listened at

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from models.terms import Dimension, Direction, Method, PeriodState, SubjectType
from services.domain.result import (
    AppliedAdjustment,
    LineResult,
    LineState,
    PeriodResult,
    ResultState,
    Step,
    SubjectResult,
    TrendPoint,
)
from services.language import Language
from services.printing import page as page_module
from services.printing.fonts import FOLDER
from services.printing.packet import sheets_pdf

PRINTED = datetime(2026, 11, 12, 10, 31, tzinfo=UTC)
SAY = Language("zh")
RUNS = 5
KPIS = (
    ("重点合同执行率", "业绩", "%", "准时足量完成的合同批次 ÷ 应交合同批次"),
    ("结构品种产量", "业绩", "t", "当月入库的结构品种合格产量"),
    ("成品率", "质量", "%", "合格成品量 ÷ 投料量"),
    ("吨钢综合能耗", "成本", "kg", "综合能耗 ÷ 钢产量"),
    ("设备故障停机", "效率", "h", "计划外停机小时数"),
    ("客户投诉次数", "客户", "起", "当月受理并成立的投诉"),
    ("合理化建议", "学习与成长", "条", "被采纳的建议条数"),
    ("培训完成率", "学习与成长", "%", "完成培训人次 ÷ 计划人次"),
)


def company(people: int) -> PeriodResult:
    """A month of a made-up firm: every figure differs, the words recur as they do in a firm."""
    return PeriodResult(
        "2026-10",
        Dimension.MONTHLY,
        "华北型钢有限公司",
        PeriodState.LOCKED,
        tuple(_person(number) for number in range(people)),
        version=1,
        seal="7f3a92bb",
    )


def _person(number: int) -> SubjectResult:
    lines = tuple(_line(number, at) for at in range(len(KPIS)))
    total = sum((line.weighted for line in lines if line.weighted is not None), Decimal(0))
    trend = tuple(
        TrendPoint(f"2026-{month:02d}", Decimal(9000 + (number * 37 + month * 211) % 2000) / 100)
        for month in range(1, 11)
    )
    return SubjectResult(
        SubjectType.EMPLOYEE,
        f"E{number:04d}",
        "赵钱孙李周吴郑王冯陈"[number % 10]
        + "国建志文海明晓春永军"[number // 10 % 10]
        + "栋华强丽敏"[number // 100 % 5],
        f"D{number % 12:02d}",
        f"第{number % 12 + 1}生产车间",
        ResultState.COMPLETE,
        "班长",
        "何志远",
        lines=lines,
        adjustments=(AppliedAdjustment(Decimal(number % 5), "合理化建议被采纳"),) if number % 5 else (),
        total=total,
        grade="B",
        grade_coefficient=Decimal(1),
        coefficient=Decimal(1),
        rank=number + 1,
        trend=trend,
    )


def _line(number: int, at: int) -> LineResult:
    name, perspective, unit, definition = KPIS[at]
    target = Decimal(9000 + at * 100)
    actual = target + (number * 31 + at * 17) % 900 - 400
    score = (actual / target * 100).quantize(Decimal("0.01"))
    weight = Decimal("12.5")
    return LineResult(
        f"K{at}",
        name,
        weight,
        LineState.SCORED,
        Direction.HIGHER,
        Method.RATIO,
        unit,
        1,
        perspective=perspective,
        definition=definition,
        provider="财务部",
        target=target / 100,
        actual=actual / 100,
        achievement=score,
        self_score=score.quantize(Decimal(1)),
        score=score,
        effective_weight=weight,
        weighted=(score * weight / 100).quantize(Decimal("0.01")),
        steps=_steps(actual, target, score),
    )


def _steps(actual: Decimal, target: Decimal, score: Decimal) -> tuple[Step, ...]:
    rate = (("actual", actual), ("target", target), ("rate", score))
    return Step("ratio.plain", rate), Step("score.rounded", (("score", score),))


def ours(result: PeriodResult) -> bytes:
    """The sheets as the program prints them."""
    return sheets_pdf(result, SAY, printed_at=PRINTED)


Stroke = tuple[str, tuple[Any, ...]]


def strokes_of(result: PeriodResult) -> list[list[Stroke]]:
    """What our pages draw, shared parts included, as calls for a plain canvas."""
    tap = _Tap()
    with tap:
        ours(result)
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


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    started = time.process_time()
    work()
    return time.process_time() - started


def row(what: str, mine: list[float], theirs: list[float] | None, target: str) -> None:
    """One line for people and one for the table."""
    median = statistics.median(mine)
    spread = f"{min(mine) * 1000:.0f}–{max(mine) * 1000:.0f} ms"
    yardstick = ratio = "—"
    if theirs:
        yardstick = f"{statistics.median(theirs) * 1000:.0f} ms"
        ratio = f"{statistics.median(a / b for a, b in zip(mine, theirs, strict=True)):.2f}"
    print(f"{what}: {median * 1000:.1f} ms, yardstick {yardstick}, ratio {ratio} (target {target}; {spread})")
    print(f"ROW\t{what}\t{median * 1000:.1f} ms\t{yardstick}\t{ratio}\t{target}\t{spread}")


def main() -> None:
    """Measure in pairs, after one warm-up of each side."""
    for name, file in (("Bare", "NotoSansSC-Regular.ttf"), ("Bare-Bold", "NotoSansSC-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / file), shapable=False))
    one, many = company(1), company(300)
    first = [cpu(lambda: ours(one))]
    pages = strokes_of(many)
    bare(pages)
    mine, theirs = [], []
    for _ in range(RUNS):
        mine.append(cpu(lambda: ours(many)))
        theirs.append(cpu(lambda: bare(pages)))
    row("packet, 300 sheets, CPU", mine, theirs, "≤ 1.6 ×")
    row("one sheet, warm", [cpu(lambda: ours(one)) for _ in range(15)], None, "≤ 25 ms")
    row("first page of a packet, cold", first, None, "≤ 500 ms")


if __name__ == "__main__":
    main()
