"""The explanations: an auditor's line for every step, complete in both languages."""

import re
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from msgspec.structs import replace

from models.terms import Basis, Direction, Method, RaterGroup, SubjectType
from services.domain.entry import Rating
from services.domain.result import Step, SubjectResult
from services.domain.target import MonthTarget, TargetSource
from services.errors import Mendable
from services.language import Language
from services.printing.statements import veto_statements
from services.scoring.measured import Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule
from services.scoring.rounding import EXACT
from services.wording.exemptions import GROUNDS
from services.wording.problems import problem_words
from services.wording.rules import PROBLEMS
from services.wording.steps import STEPS, explain, tell
from services.wording.terms import TERMS, label
from tests.services.scoring.firm import Firm, dec, firm, months, person

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
            Method.PLUS_MINUS,
            HIGHER,
            "step=5; k=5; mode=whole",
            "-52",
            "-50",
            "档数 = (−52 − (−50)) ÷ 5 = −0.4；只计完整的档：0 档；100 + 0 × 5 = 100；得分 100.00",
            (
                "Steps = (−52 − (−50)) ÷ 5 = −0.4; Only completed steps count: 0; "
                "100 + 0 × 5 = 100; Score 100.00"
            ),
        ),
        (
            Method.PASS_FAIL,
            HIGHER,
            "condition=>=-20",
            "-1",
            "0",
            "−1 ≥ −20，条件满足，得 100 分；得分 100.00",
            "−1 ≥ −20, the condition is met: 100 points; Score 100.00",
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


def targeted(card: str | None = "500") -> Firm:
    made = firm().employee("1").open("2026-10").kpi("V", Method.RATIO)
    return made.card(person("1"), "V:100", target=card)


def target_told(made: Firm) -> tuple[TargetSource | None, str]:
    line = made.actual("2026-10", person("1"), "V", 460, **made_target(made)).line(
        "2026-10", person("1"), "V"
    )
    return line.target_from, tell(ZH, line.steps[0])


def made_target(made: Firm) -> dict[str, Decimal | None]:
    return {"target": next((one.target for one in made.records.actuals), None)}


def test_a_card_s_target_needs_no_words_in_the_explanation_but_is_known() -> None:
    source, told = target_told(targeted())
    assert (source, label(ZH, TargetSource.CARD)) == (TargetSource.CARD, "考核表")
    assert told.startswith("完成率 = 460 ÷ 500")


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ("500", "目标值 480 为本期单独设定，替代考核表的 500"),
        (None, "目标值 480 为本期单独设定，考核表未设目标值"),
    ],
)
def test_a_target_of_this_period_s_own_is_told_with_what_it_replaces(card: str | None, told: str) -> None:
    made = targeted(card).actual("2026-10", person("1"), "V", target=dec(480))
    assert target_told(made) == (TargetSource.PERIOD, told)


def test_a_target_from_the_year_s_plan_is_told_as_that() -> None:
    made = targeted().actual("2026-10", person("1"), "V", target=dec(480))
    made.add(month_targets=[MonthTarget("2026-10", "V", SubjectType.EMPLOYEE, "1", dec(480))])
    told = "目标值 480 取自年度目标分解到本月，替代考核表的 500"
    assert target_told(made) == (TargetSource.PLANNED, told)
    other = made.without("month_targets")
    other.add(month_targets=[MonthTarget("2026-09", "V", SubjectType.EMPLOYEE, "1", dec(480))])
    assert target_told(other)[0] is TargetSource.PERIOD


def test_a_year_s_sum_of_targets_is_known_as_that() -> None:
    made = firm().employee("1").open("2026-01", "2026-02")
    made.kpi("V", Method.RATIO, basis=Basis.YEAR_TO_DATE).card(person("1"), "V:100", target="100")
    made.actual("2026-01", person("1"), "V", 90).actual("2026-02", person("1"), "V", 110)
    line = made.line("2026-02", person("1"), "V")
    assert (line.target, line.target_from) == (200, TargetSource.MONTHS)


def test_a_missing_line_says_what_is_missing_alone() -> None:
    made = targeted().actual("2026-10", person("1"), "V", target=dec(480))
    line = made.line("2026-10", person("1"), "V")
    assert [step.code for step in line.steps] == ["line.missing"]
    assert line.target_from is TargetSource.PERIOD


def vetoed_for(count: int) -> SubjectResult:
    codes = months(2026, 11 - count, 10)
    made = firm(escalation_ceiling="C", veto_escalation=3).employee("1").open(*codes)
    made.kpi("V", veto="<95", veto_effect="0", unit="%").card(person("1"), "V:100")
    for code in codes:
        made.actual(code, person("1"), "V", 90)
    return made.of("2026-10", person("1"))


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, ""),
        (2, "连续第 2 期；第 3 期起年度等级不高于 C。"),
        (3, "连续第 3 期，年度等级不高于 C。"),
        (4, "连续第 4 期，年度等级不高于 C。"),
    ],
)
def test_vetoes_in_a_row_say_what_they_bring_on_for_the_year(count: int, told: str) -> None:
    (statement,) = veto_statements(vetoed_for(count), ZH)
    assert told in statement.words
    assert ("年度等级" in statement.words) == bool(told)


def test_a_veto_that_an_older_version_froze_says_what_it_said() -> None:
    result = vetoed_for(3)
    frozen = replace(result.vetoes[0], escalation=None, year_ceiling="")
    (statement,) = veto_statements(replace(result, vetoes=(frozen,)), EN)
    assert "3 periods in a row." in statement.words
    assert statement.words.endswith("The year's grade now has a ceiling.")


def _codes_in_sources() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "services" / "scoring").glob("*.py"):
        text = path.read_text("utf-8")
        found |= set(re.findall(r'(?:Step|Mendable)\(\s*"([^"]+)"', text))
        found |= set(re.findall(r'"([a-z_]+\.[a-z_.]+)"', text))
    targets = {f"target.{way}{rest}" for way in ("period", "planned") for rest in ("", ".only")}
    return (
        found
        | targets
        | {f"{stem}.{way}" for stem in ("ratio", "bands", "bands.otherwise") for way in (HIGHER, LOWER)}
    )


def test_every_code_of_the_core_has_words() -> None:
    assert _codes_in_sources() - set(STEPS) - set(PROBLEMS) - set(GROUNDS) == set()


def test_chinese_is_complete_and_fills_the_same_facts() -> None:
    with (ROOT / "resources/translations/zh_CN/LC_MESSAGES/zhanji.po").open("rb") as file:
        catalogue = read_po(file)
    fields = re.compile(r"\{(\w+)")
    for template in (*STEPS.values(), *PROBLEMS.values(), *GROUNDS.values()):
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
    assert problem_words(EN, caught.value) == '"k" is -1. Write a number above 0.'


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


def test_several_periods_are_listed_as_each_language_lists() -> None:
    step = Step("line.months_missing", (("periods", "2026-08, 2026-09"),))
    assert "2026-08、2026-09" in tell(ZH, step)
    assert "2026-08, 2026-09" in tell(EN, step)
