"""The strategy report, read back from its PDF."""

from datetime import UTC, date, datetime

from services.company import Company
from services.domain.company import Records
from services.domain.organisation import Department
from services.domain.settings import Settings
from services.domain.strategy import DiagnosisStep, Issue, StrategyYear
from services.language import Language
from services.printing.strategy_report import strategy_report_pdf
from services.strategy_report import report_of
from tests.services.printing.reading import bookmarks, extents, fonts, sizes, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 11, 12, 10, 31, tzinfo=UTC)


def printed(company: Company, say: Language) -> bytes:
    return strategy_report_pdf(company.diagnosis.report(2026, "2026-10"), say, printed_at=AT)


def test_it_tells_the_whole_chain_in_chinese(sample: Company) -> None:
    words = "".join(texts(printed(sample, ZH)))
    for part in (
        "2026年度战略报告",
        "以重点客户的合同带动全厂",
        "第1步行业竞争特点",
        "眼下这个行业靠什么取胜，两年以后又会靠什么？",
        "生产部按量、按时、按结构交出重点合同要的产品",
        "W20人力资源部",
        "■断点",
        "K36合理化建议采纳数",
        "断点2处，偏弱0处",
    ):
        assert part in words, part


def test_it_tells_it_in_english_too(sample: Company) -> None:
    words = "".join(texts(printed(sample, EN)))
    for part in ("Strategyreport2026", "2breaks,0weaklinks", "Step4Whichissuesstandintheway", "■none"):
        assert part in words, part
    assert "Page1of" in words


def test_every_part_has_its_bookmark(sample: Company) -> None:
    titles = [title for _, title, _ in bookmarks(printed(sample, ZH))]
    assert titles == [
        "一、驱动力与战略意图",
        "二、诊断四步",
        "三、部门工作目的",
        "四、问题与回应的指标",
        "五、对齐检查",
    ]


def test_it_is_portrait_within_the_margins_and_its_fonts_are_embedded(sample: Company) -> None:
    data = printed(sample, ZH)
    assert set(sizes(data)) == {(595, 842)}
    assert all(left > 30 and right < 565 and bottom > 25 for left, bottom, right, _ in extents(data))
    assert all(embedded for _, embedded in fonts(data))


def test_the_signatures_are_not_left_alone_on_a_page(sample: Company) -> None:
    for say in (ZH, EN):
        last = texts(printed(sample, say))[-1]
        assert "人力资源部91.7%" in last
        assert say("Approved by").replace(" ", "") in last


def test_the_same_report_gives_the_same_bytes(sample: Company) -> None:
    assert printed(sample, ZH) == printed(sample, ZH)


def test_an_empty_company_has_a_report_that_says_what_is_missing() -> None:
    words = "".join(
        texts(strategy_report_pdf(report_of(Records(), 2026, date(2026, 1, 1)), ZH, printed_at=AT))
    )
    for part in ("还没有部门。", "还没有问题。", "没有价值驱动力", "○空"):
        assert part in words, part


def test_very_long_findings_run_over_pages_whole() -> None:
    long = "".join(f"第{at}句话说得很长。" for at in range(900))
    records = Records(
        settings=Settings(name="长文公司"),
        departments=(Department("D1", "部", purpose=long),),
        issues=(Issue("W1", "D1", long),),
        strategy_years=(StrategyYear(2026, "x", "y"),),
        diagnosis=(DiagnosisStep(2026, 1, long),),
    )
    data = strategy_report_pdf(report_of(records, 2026, date(2026, 1, 1)), ZH, printed_at=AT)
    words = "".join(texts(data))
    assert words.count("第899句话说得很长。") == 5  # findings, purpose, issue, and its two gaps
    assert all(right < 565 and bottom > 25 for _, bottom, right, _ in extents(data))
