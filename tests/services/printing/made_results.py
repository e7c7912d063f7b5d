"""Results made up for the printing tests: a plant's October, and every state a subject can be in."""

from datetime import UTC, datetime
from decimal import Decimal

from msgspec.structs import replace

from models.terms import (
    Dimension,
    Direction,
    Liability,
    Method,
    PeriodState,
    RedLineClass,
    SubjectType,
    VetoScope,
)
from services.domain.result import (
    AppliedAdjustment,
    Divergence,
    Exceptional,
    ExceptionKind,
    LineResult,
    LineState,
    PeriodResult,
    RedLineEffect,
    ResultState,
    Step,
    SubjectResult,
    TrendPoint,
    VetoEffect,
    VetoMark,
)
from services.domain.scorecard import SubjectKey
from services.language import Language

ZH, EN = Language("zh"), Language("en")
PRINTED = datetime(2026, 11, 12, 10, 31, tzinfo=UTC)
D = Decimal
EMPTY = {
    "total": None,
    "grade": None,
    "grade_before": None,
    "grade_coefficient": None,
    "coefficient": None,
    "rank": None,
}


def line(
    number: int, name: str, weight: str, target: str, actual: str, score: str, **facts: object
) -> LineResult:
    """A scored line; `facts` replace any field."""
    made = LineResult(
        f"K{number}",
        name,
        D(weight),
        LineState.SCORED,
        Direction.HIGHER,
        Method.RATIO,
        unit="%",
        perspective="业绩",
        definition="完成数 ÷ 计划数",
        provider="财务部",
        target=D(target),
        actual=D(actual),
        achievement=D(score),
        self_score=D(score).quantize(D(1)),
        score=D(score),
        effective_weight=D(weight),
        weighted=(D(score) * D(weight) / 100).quantize(D("0.01")),
    )
    return replace(made, **facts)  # type: ignore[arg-type]


PLANT = (
    line(
        1, "重点合同执行率", "25", "95", "94", "98.95", decimals=1, key_strategic=True, veto_mark=VetoMark.HIT
    ),
    line(2, "结构品种产量", "30", "12000", "12380", "103.17", unit="t"),
    line(3, "成品率", "20", "92", "93.1", "101.20", decimals=1, perspective="质量", provider="质量部"),
    line(
        4, "吨钢能耗", "15", "586", "592", "98.98", unit="kg", perspective="成本", direction=Direction.LOWER
    ),
    line(5, "安全事故", "10", "0", "0", "100.00", unit="起", perspective="安全", method=Method.PASS_FAIL),
)
TREND = tuple(
    TrendPoint(code, D(total))
    for code, total in (("2026-07", "97"), ("2026-08", "99.10"), ("2026-09", "94.80"), ("2026-10", "100.78"))
)
VETO = VetoEffect(
    "K1",
    "重点合同执行率",
    SubjectKey(SubjectType.EMPLOYEE, "E0012"),
    "赵国栋",
    "<95",
    D(94),
    "%",
    VetoScope.OWN,
    factor=D(0),
    consecutive=2,
)


def person(code: str = "E0012", name: str = "赵国栋", **facts: object) -> SubjectResult:
    """A head with a complete result and no effects."""
    made = SubjectResult(
        SubjectType.EMPLOYEE,
        code,
        name,
        "PROD",
        "生产部",
        ResultState.COMPLETE,
        "部长",
        "何志远",
        head=True,
        lines=PLANT,
        total=D("100.78"),
        grade="A",
        grade_before="A",
        grade_coefficient=D("1.1"),
        coefficient=D("1.1"),
        rank=1,
        trend=TREND,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def department(code: str = "PROD", name: str = "生产部", **facts: object) -> SubjectResult:
    """A department's result."""
    made = person(code, name, type=SubjectType.DEPARTMENT, head=False, position_name="", manager_name="")
    return replace(made, department=code, department_name=name, **facts)  # type: ignore[arg-type]


def without_figures(each: LineResult, state: LineState, **facts: object) -> LineResult:
    """The line missing or not applicable."""
    bare = {"actual": None, "achievement": None, "score": None, "weighted": None, "effective_weight": None}
    return replace(each, state=state, self_score=None, **bare, **facts)  # type: ignore[arg-type]


VETOED = person(vetoes=(VETO,), coefficient=D(0))
WAIVED = person(
    "E0013", "孙丽", vetoes=(replace(VETO, waived_by="陆文涛", waiver_reason="用户书面同意延期三天"),)
)
RED_LINED = person(
    "E0014",
    "李䶮",
    coefficient=D("0.55"),
    red_lines=(RedLineEffect("DC-2026-03", RedLineClass.III, Liability.MANAGERIAL, "未办作业票", D("0.5")),),
    adjustments=(AppliedAdjustment(D(2), "合理化建议被采纳"), AppliedAdjustment(D("-0.5"), "例会缺席一次")),
)
INCOMPLETE = person(
    "E0015",
    "周敏",
    state=ResultState.INCOMPLETE,
    head=False,
    lines=(*PLANT[:2], without_figures(PLANT[2], LineState.MISSING), *PLANT[3:]),
    **EMPTY,
)
EXEMPT = person(
    "E0016", "吴刚", state=ResultState.EXEMPT, head=False, lines=(), exemption="连续病假超过30天", **EMPTY
)
UNSCORED = person(
    "E0017",
    "郑军",
    state=ResultState.UNSCORED,
    head=False,
    lines=tuple(without_figures(each, LineState.NOT_APPLICABLE, na_reason="停产检修") for each in PLANT),
    **EMPTY,
)
SHARED = person(
    "E0018",
    "王海",
    head=False,
    lines=(
        *(replace(each, effective_weight=each.weight / D("0.9")) for each in PLANT[:4]),
        without_figures(PLANT[4], LineState.NOT_APPLICABLE, na_reason="本月停炉"),
    ),
)
EVERYONE = (VETOED, WAIVED, RED_LINED, INCOMPLETE, EXEMPT, UNSCORED, SHARED)


def month(*results: SubjectResult, **facts: object) -> PeriodResult:
    """A locked October with these subjects."""
    made = PeriodResult(
        "2026-10",
        Dimension.MONTHLY,
        "华北型钢有限公司",
        PeriodState.LOCKED,
        results,
        version=1,
        seal="7f3a92bb00",
        grades=("S", "A", "B", "C", "D"),
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def firm(**facts: object) -> PeriodResult:
    """A month with departments, everyone, exceptions and a divergence."""
    return month(
        department(
            vetoes=(replace(VETO, owner=SubjectKey(SubjectType.DEPARTMENT, "PROD")),), coefficient=D(0)
        ),
        department("SALE", "销售部", total=D("91.50"), grade="B", rank=2),
        *EVERYONE,
        person("E0101", "钱进", department="SALE", department_name="销售部"),
        exceptions=(
            Exceptional(
                ExceptionKind.EXEMPT,
                SubjectType.EMPLOYEE,
                "E0016",
                "吴刚",
                None,
                "",
                Step("result.exempt", (("reason", "病假"),)),
            ),
            Exceptional(
                ExceptionKind.VETO,
                SubjectType.DEPARTMENT,
                "PROD",
                "生产部",
                "K1",
                "重点合同执行率",
                Step("exception.veto", (("condition", "<95"), ("owner", "生产部"), ("count", 2))),
            ),
        ),
        divergences=(
            Divergence(
                "K3",
                "成品率",
                "K9",
                "客户投诉次数",
                ("2026-08", "2026-09", "2026-10"),
                (D(96), D(97), D(98)),
                (D(60), D(55), D(50)),
                D(97),
                D(55),
            ),
        ),
        **facts,
    )
