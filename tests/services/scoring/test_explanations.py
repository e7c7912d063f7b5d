"""The explanations: an auditor's line for every step, complete in both languages."""

import re
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from models.terms import Direction, Method, RaterGroup, SubjectType
from services.domain.entry import Rating
from services.domain.result import Step
from services.errors import Mendable
from services.language import Language
from services.scoring.measured import Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule
from services.scoring.rounding import EXACT
from services.wording.problems import problem_words
from services.wording.rules import PROBLEMS
from services.wording.steps import STEPS, explain, tell
from services.wording.terms import TERMS, label
from tests.services.scoring.firm import dec, firm, person

ZH, EN = Language("zh"), Language("en")
ROOT = Path(__file__).parent.parent.parent.parent
HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


def explained(
    say: Language, method: Method, direction: Direction, text: str, actual: str, target: str
) -> str:
    rule = parse_rule(method, direction, text)
    return explain(say, score_line(rule, Measured(Decimal(actual), None, Decimal(target))).steps)


@pytest.mark.parametrize(
    ("method", "direction", "text", "actual", "target", "chinese", "english"),
    [
        (
            Method.RATIO,
            HIGHER,
            "",
            "94",
            "95",
            "完成率 = 94 ÷ 95 = 98.947…%；得分 98.95（保留两位，四舍五入）",
            "Achievement rate = 94 ÷ 95 = 98.947…%; Score 98.95 (two places, half up)",
        ),
        (
            Method.RATIO,
            HIGHER,
            "",
            "-40",
            "-50",
            "完成率 = [1 + (−40 − (−50)) ÷ |−50|] × 100% = 120%；得分 120.00",
            "Achievement rate = [1 + (−40 − (−50)) ÷ |−50|] × 100% = 120%; Score 120.00",
        ),
        (
            Method.RATIO,
            LOWER,
            "zero_below=90",
            "2.4",
            "2",
            "完成率 = [1 − (2.4 − 2) ÷ 2] × 100% = 80%；完成率 80% 低于 90%，按规则计 0 分；得分 0.00",
            (
                "Achievement rate = [1 − (2.4 − 2) ÷ 2] × 100% = 80%; "
                "The rate 80% is under 90%: 0 points by the rule; Score 0.00"
            ),
        ),
        (
            Method.PLUS_MINUS,
            HIGHER,
            "step=5%; k=5; mode=whole",
            "128",
            "100",
            (
                "档数 = (128 − 100) ÷ (100 × 5%) = 5.6；只计完整的档：5 档；100 + 5 × 5 = 125；"
                "125 超过封顶 120，按 120 计；得分 120.00"
            ),
            (
                "Steps = (128 − 100) ÷ (100 × 5%) = 5.6; Only completed steps count: 5; 100 + 5 × 5 = 125; "
                "125 is over the cap 120: 120 counts; Score 120.00"
            ),
        ),
        (
            Method.PASS_FAIL,
            LOWER,
            "condition=<=T",
            "1",
            "0",
            "1 ≤ 0 不成立，条件未满足，得 0 分；得分 0.00",
            "1 ≤ 0 does not hold, the condition is not met: 0 points; Score 0.00",
        ),
    ],
)
def test_a_score_is_explained_with_its_numbers(
    method: Method, direction: Direction, text: str, actual: str, target: str, chinese: str, english: str
) -> None:
    assert explained(ZH, method, direction, text, actual, target) == chinese
    assert explained(EN, method, direction, text, actual, target) == english


def test_a_total_with_adjustment_veto_and_red_line_is_explained() -> None:
    made = firm().employee("1").open("2026-10").kpi("V", veto="<95", veto_effect="×0.5", unit="%")
    made.card(person("1"), "V:100").actual("2026-10", person("1"), "V", 90).adjust(
        "2026-10", person("1"), 2, "全勤"
    )
    told = explain(ZH, made.of("2026-10", person("1")).steps)
    assert told == (
        "加权平均 = Σ（得分 × 权重）÷ Σ 权重 = 9000 ÷ 100 = 90；加减分 +2：全勤；90 + 2 = 92；"
        "合计得分 92.00；92.00 ≥ 85，等级 B，系数 1；"
        "一票否决：kpi V 90%，触发“< 95”（name 1），系数 × 0.5；实际系数 = 1 × 0.5 = 0.5"
    )


def test_a_line_s_shared_weight_and_a_missing_month_are_told() -> None:
    assert tell(ZH, Step("line.share", (("weight", dec(40)), ("effective", dec("57.14"))))) == (
        "权重 40，分摊后有效权重 57.14"
    )
    assert "2026-02" in tell(EN, Step("line.months_missing", (("periods", "2026-02"),)))


def test_ratings_name_groups_in_the_user_s_language_and_protect_the_raters() -> None:
    ratings = tuple(
        Rating("2026-10", SubjectType.EMPLOYEE, "1", "K", at, group, Decimal(points))
        for at, (group, points) in enumerate(
            [(RaterGroup.PEER, 70), (RaterGroup.INNER, 60), (RaterGroup.INNER, 61)]
        )
    )
    rule = parse_rule(Method.RATING, HIGHER, "groups=superior:60, peer:20, inner:20")
    told = explain(ZH, score_line(rule, Measured(ratings=ratings)).steps)
    assert told.startswith("同级、内部客户（人数少，合并显示）：3 份评分，平均 65.25，权重 40；上级：无评分")


def _codes_in_sources() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "services" / "scoring").glob("*.py"):
        text = path.read_text("utf-8")
        found |= set(re.findall(r'(?:Step|Mendable)\(\s*"([^"]+)"', text))
        found |= set(re.findall(r'"([a-z_]+\.[a-z_.]+)"', text))
    return found | {
        f"{stem}.{way}" for stem in ("ratio", "bands", "bands.otherwise") for way in (HIGHER, LOWER)
    }


def test_every_code_of_the_core_has_words() -> None:
    assert _codes_in_sources() - set(STEPS) - set(PROBLEMS) == set()


def test_chinese_is_complete_and_fills_the_same_facts() -> None:
    with (ROOT / "resources/translations/zh_CN/LC_MESSAGES/zhanji.po").open("rb") as file:
        catalogue = read_po(file)
    fields = re.compile(r"\{(\w+)")
    for template in (*STEPS.values(), *PROBLEMS.values()):
        message = catalogue.get(template)
        assert message is not None
        assert isinstance(message.string, str)
        assert sorted(fields.findall(message.string)) == sorted(fields.findall(template)), template


def test_every_term_has_a_label_in_both_languages() -> None:
    for vocabulary, words in TERMS.items():
        assert set(words) == set(vocabulary)
        for term in vocabulary:
            assert label(EN, term)
            assert not label(ZH, term).isascii(), term


def test_a_refused_rule_is_told_with_its_mend() -> None:
    with pytest.raises(Mendable) as caught:
        parse_rule(Method.DEDUCTION, LOWER, "k=-1")
    assert problem_words(ZH, caught.value) == "“k”为 -1，请填写大于 0 的数。"
    assert problem_words(EN, caught.value) == "“k” is -1. Write a number above 0."


def test_a_number_without_end_is_cut_and_marked_and_a_long_one_that_was_entered_is_not() -> None:
    third = Decimal(1) / Decimal(3)
    assert tell(EN, Step("direct", (("actual", third),))) == "The actual is the score: 0.333…"
    assert tell(EN, Step("direct", (("actual", dec("0.123456")),))) == "The actual is the score: 0.123456"


def test_enormous_numbers_are_told_too() -> None:
    huge = (Decimal(10) ** 40 + Decimal(1)) / Decimal(3)
    with localcontext(EXACT):
        third = Decimal(10) ** 30 / Decimal(3)
    assert tell(EN, Step("direct", (("actual", third),))).endswith("3333.333…")
    assert tell(EN, Step("direct", (("actual", huge),))).endswith("0")
