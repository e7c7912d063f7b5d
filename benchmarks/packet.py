"""The packet against a bare canvas: 300 appraisal sheets, and the same strokes and strings by drawString.

Both sides are CPU time. The yardstick is told where everything goes: it only draws what our pages drew.
"""

from datetime import UTC, datetime
from decimal import Decimal

from benchmarks._measure import alone, paired, row, seconds
from benchmarks._plain_canvas import bare, register_fonts, strokes_of
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


def main() -> None:
    """Measure in pairs; the first sheet is measured cold, before anything else."""
    one, many = company(1), company(300)
    first = seconds(lambda: ours(one))
    register_fonts()
    pages = strokes_of(lambda: ours(many))
    row("packet, 300 sheets, CPU", paired(lambda: ours(many), lambda: bare(pages), RUNS), "≤ 1.6 ×")
    row("one sheet, warm", alone(lambda: ours(one), 15), "≤ 25 ms")
    row("first page of a packet, cold", [first], "≤ 500 ms")


if __name__ == "__main__":
    main()
