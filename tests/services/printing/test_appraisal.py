import re
from decimal import Decimal

import pytest
from msgspec.structs import replace

from models.terms import Dimension, PeriodState
from services.domain.result import Step, SubjectResult, TrendPoint
from services.language import Language
from services.printing.packet import sheets_pdf
from tests.services.printing.made_results import (
    EN,
    EVERYONE,
    EXEMPT,
    INCOMPLETE,
    PLANT,
    PRINTED,
    RED_LINED,
    SHARED,
    UNSCORED,
    VETOED,
    WAIVED,
    ZH,
    department,
    month,
    person,
)
from tests.services.printing.reading import extents, sizes, texts

LONG = "按合同约定的交货期准时足量完成的批次占应交批次的比例，提前交货须经用户书面同意，" * 12
DERIVED = (("count", 3), ("dimension", "monthly"), ("sum", Decimal("302.34")), ("mean", Decimal("100.78")))


def sheet(subject: SubjectResult, say: Language = ZH, **facts: object) -> list[str]:
    return texts(sheets_pdf(month(subject, **facts), say, printed_at=PRINTED))


def test_a_sheet_is_one_landscape_page() -> None:
    assert sizes(sheets_pdf(month(person()), ZH, printed_at=PRINTED)) == [(842, 595)]


def test_the_sheet_says_whose_it_is_and_of_when() -> None:
    (words,) = sheet(person())
    for part in (
        "华北型钢有限公司",
        "月度绩效考核表",
        "2026年10月",
        "赵国栋",
        "E0012",
        "生产部",
        "部长",
        "何志远",
    ):
        assert part in words


def test_every_line_shows_its_figures() -> None:
    (words,) = sheet(person())
    assert "重点合同执行率★■完成数÷计划数25%95.0%94.0%98.95%" in words
    assert "结构品种产量完成数÷计划数30%12,000t12,380t103.17%" in words
    assert "合计（加减分0.00）" in words
    assert "100.78" in words
    assert "等级A系数1.1" in words


def test_the_sheet_says_that_the_total_is_not_the_sum_of_the_rounded_scores() -> None:
    assert "不等于各项加权得分取整后之和" in sheet(person())[0]
    assert "notthesumoftheroundedweightedscores" in sheet(person(), EN)[0]


def test_the_footer_names_form_print_time_data_and_page() -> None:
    (words,) = sheet(person())
    assert "ZJ-02版本1" in words
    assert "打印2026-11-1210:31" in words
    assert "数据版本v1·7f3a92" in words
    assert "第1页/共1页" in words


def test_an_open_period_is_marked_as_not_locked() -> None:
    (words,) = sheet(person(), state=PeriodState.OPEN, version=0, seal="")
    assert "未锁定·数据仍可能变动" in words
    assert "数据版本未锁定" in words


def test_a_veto_is_told_with_its_effect_and_count() -> None:
    (words,) = sheet(VETOED)
    assert "「重点合同执行率」实际94.0%，否决条件为<95。连续第2期。本期奖金不予发放；得分不变。" in words
    assert "绩效系数1.1→0" in words


def test_a_waived_veto_names_who_waived_it_and_why() -> None:
    (words,) = sheet(WAIVED)
    assert "经陆文涛批准豁免，不产生影响。理由：用户书面同意延期三天" in words
    assert "奖金不予发放" not in words


def test_red_lines_and_adjustments_are_told_with_their_reasons() -> None:
    (words,) = sheet(RED_LINED)
    assert "案号DC-2026-03，III类，" in words
    assert "未办作业票。绩效系数×0.5。" in words
    assert "+2.00合理化建议被采纳" in words
    assert "−0.50例会缺席一次" in words
    assert "合计（加减分+1.50）" in words


def test_an_incomplete_result_says_what_is_missing_and_from_whom() -> None:
    (words,) = sheet(INCOMPLETE)
    assert "▲不完整" in words
    assert "缺「成品率」，数据提供部门：质量部。" in words
    assert "等级A" not in words


def test_an_exempt_subject_has_the_reason_and_no_table() -> None:
    (words,) = sheet(EXEMPT)
    assert "连续病假超过30天" in words
    assert "加权得分" not in words
    assert "得分说明" not in words


def test_an_unscored_subject_is_told_so() -> None:
    (words,) = sheet(UNSCORED)
    assert "不产生总分、等级和排名" in words
    assert words.count("停产检修") == len(PLANT)


def test_a_shared_weight_shows_what_it_became_and_why() -> None:
    (words,) = sheet(SHARED)
    assert "有效权重27.78%" in words
    assert "本月停炉" in words
    assert "不适用" in words


def test_a_department_sheet_names_its_head() -> None:
    (words, _) = texts(sheets_pdf(month(department(), person()), ZH, printed_at=PRINTED))
    assert (
        "部门生产部编号PROD负责人赵国栋" in re.sub(r"(部门|编号|负责人|合计方法){4}", "", words)
        or "赵国栋" in words
    )


def test_a_result_without_lines_shows_its_total() -> None:
    (words,) = sheet(
        person(lines=(), steps=(Step("total.derived", DERIVED),)),
        period="2026Q3",
        dimension=Dimension.QUARTERLY,
    )
    assert "季度绩效考核表" in words
    assert "100.78" in words
    assert "各短周期总分的平均值" in words


def test_the_change_against_the_period_before_is_signed() -> None:
    assert "94.80→100.78（+5.98）" in sheet(person())[0]
    lower = person(trend=(TrendPoint("2026-09", Decimal("101.00")), TrendPoint("2026-10", Decimal("100.78"))))
    assert "101.00→100.78（−0.22）" in sheet(lower)[0]


def test_everyone_who_signs_has_a_place() -> None:
    (words,) = sheet(person())
    for part in ("被考核人", "已收到", "有异议", "直接上级", "分管领导", "人力资源部", "总经理"):
        assert part in words


def test_english_has_no_chinese_of_ours() -> None:
    english = replace(
        person(name="Zhao", department_name="Plant", position_name="Head", manager_name="He"),
        lines=tuple(
            replace(
                each, name="Yield", perspective="Work", definition="done / due", provider="Finance", unit="t"
            )
            for each in PLANT
        ),
    )
    (words,) = sheet(english, EN, company="North Steel")
    assert not re.search("[\u4e00-\u9fff]", words)
    assert "Monthlyappraisalsheet" in words


def test_long_texts_wrap_and_nothing_is_lost() -> None:
    lines = (replace(PLANT[0], definition=LONG[:200], note="说明" * 40), *PLANT[1:])
    data = sheets_pdf(month(person(lines=lines, name="欧阳" * 30)), ZH, printed_at=PRINTED)
    words = "".join(texts(data))
    assert LONG[:200] in words
    assert "说明" * 40 in words
    assert "欧阳" * 30 in words


def test_a_text_taller_than_a_page_finds_its_pages() -> None:
    endless = "".join(chr(0x4E00 + at) for at in range(2000))
    data = sheets_pdf(
        month(person(lines=(replace(PLANT[0], definition=endless), *PLANT[1:]))), ZH, printed_at=PRINTED
    )
    pages = texts(data)
    assert len(pages) > 2
    told = "".join(re.findall("[\u4e00-\u9fff]", "".join(pages)))
    assert all(endless[at : at + 8] in told for at in range(0, 1992, 96))


def test_twelve_wordy_lines_take_two_pages_with_the_head_repeated_and_rows_before_the_signatures() -> None:
    lines = tuple(
        replace(PLANT[0], kpi=f"L{at}", name=f"指标{at}号", definition=LONG[:24]) for at in range(12)
    )
    first, second = sheet(person(lines=lines))
    assert "定义/公式" in first
    assert "定义/公式" in second
    assert "月度绩效考核表（续）" in second
    assert "赵国栋" in second
    assert "被考核人" not in first
    assert "指标10号" in second
    assert "指标11号" in second
    assert "被考核人" in second
    assert "第2页/共2页" in second


@pytest.mark.parametrize("say", [ZH, EN])
@pytest.mark.parametrize("subject", EVERYONE)
def test_nothing_leaves_the_margins(subject: SubjectResult, say: Language) -> None:
    wordy = replace(
        subject,
        name="司马" * 20,
        lines=tuple(
            replace(each, name=LONG[:60], provider="数据" * 20, unit="万元/人·月") for each in subject.lines
        ),
        exemption=LONG,
    )
    data = sheets_pdf(month(wordy, company="华北型钢" * 30), say, printed_at=PRINTED)
    for (left, bottom, right, top), (width, height) in zip(extents(data), sizes(data), strict=True):
        assert left >= 34
        assert bottom >= 30
        assert right <= width - 34
        assert top <= height - 30


def test_a_long_note_stands_below_the_table() -> None:
    (words,) = sheet(
        person(lines=(replace(PLANT[0], note="应交85批，兑现80批；延期5批中3批因插单换产"), *PLANT[1:]))
    )
    assert "见注1" in words
    assert "※注1应交85批，兑现80批；延期5批中3批因插单换产" in words


def test_the_sheet_tells_how_every_score_came_about() -> None:
    step = Step("score.rounded", (("score", Decimal("98.95")),))
    (words,) = sheet(person(lines=(replace(PLANT[0], steps=(step,)), *PLANT[1:])))
    assert "得分说明1得分98.95" in words


def test_a_card_as_firms_have_it_fits_one_page() -> None:
    wordy = {"definition": LONG[:26], "formula": "准时足量批次 ÷ 应交批次 × 100%", "perspective": "内部流程"}
    lines = tuple(replace(PLANT[at % 5], **wordy) for at in range(6))
    assert len(sheet(person(lines=lines))) == 1
    assert len(sheet(person(lines=lines), EN)) == 1


def test_large_figures_are_set_smaller_rather_than_broken() -> None:
    large = replace(PLANT[1], target=Decimal("123456789012.25"), actual=Decimal("123456789012.75"), unit="元")
    (words,) = sheet(person(lines=(large, *PLANT[1:])))
    assert "123,456,789,012.25元" in words
