"""Workbooks into real company files: all or nothing, once, never over what was done meanwhile."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.terms import PeriodState
from services.company import Company
from services.domain.company import Records
from services.domain.period import PeriodRecord
from services.errors import Mendable
from services.exports import company_workbook
from services.language import Language
from services.workbooks.raw import RawSheet
from tests.services.workbooks.firms import BASE, actuals, cards, ordered, raw, rich, saved

ZH = Language("zh")


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with Company.create(tmp_path / "厂.zhanji") as opened:
        yield opened


def bring(company: Company, folder: Path, *sheets: RawSheet) -> None:
    company.imports.apply(company.imports.preview(saved(folder / "in.xlsx", *sheets)))


def refusal(company: Company, path: Path) -> str:
    with pytest.raises(Mendable) as caught:
        company.imports.apply(company.imports.preview(path))
    return caught.value.code


MONTH = (
    *BASE,
    cards(("员工", "E1", "月度", "K1", 60, 100), ("员工", "E1", "月度", "K5", 40, None)),
    actuals(("2026-10", "员工", "E1", "K1", 110), ("2026-10", "员工", "E1", "K5", 90)),
)
LOCK = raw("考核期", ("考核期", "状态"), ("2026-10", "锁定"))


def test_a_whole_company_goes_into_an_empty_file_and_comes_out_equal(
    company: Company, tmp_path: Path
) -> None:
    path = tmp_path / "公司.xlsx"
    company_workbook(rich(), path, ZH)
    company.imports.apply(company.imports.preview(path))
    assert ordered(company.records()) == ordered(rich())
    company_workbook(company.records(), tmp_path / "again.xlsx", ZH)
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_importing_twice_is_one_action(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, *MONTH)
    before = company.records(), len(company.trail.actions(100))
    bring(company, tmp_path, *MONTH)
    assert (company.records(), len(company.trail.actions(100))) == before


def test_the_action_says_which_file_and_how_much(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, *MONTH)
    action = company.trail.actions(1)[0]
    assert action.verb == "import.workbook"
    assert (action.facts["file"], action.facts["added"], action.facts["unchanged"]) == ("in.xlsx", 14, 0)
    assert len(action.facts["digest"]) == 64


def test_with_any_error_nothing_is_written(company: Company, tmp_path: Path) -> None:
    before = company.path.read_bytes()
    path = saved(tmp_path / "in.xlsx", *MONTH, raw("岗位", ("编码", "名称"), ("P1", None)))
    assert refusal(company, path) == "import.refused"
    assert company.path.read_bytes() == before
    assert ordered(company.records()) == Records()


def test_a_workbook_changed_after_the_preview_is_refused(company: Company, tmp_path: Path) -> None:
    path = saved(tmp_path / "in.xlsx", *BASE)
    preview = company.imports.preview(path)
    saved(path, *MONTH)
    with pytest.raises(Mendable) as caught:
        company.imports.apply(preview)
    assert caught.value.code == "import.stale"


def test_a_company_changed_after_the_preview_is_refused(company: Company, tmp_path: Path) -> None:
    preview = company.imports.preview(saved(tmp_path / "a.xlsx", *MONTH))
    company.periods.open("2026-11")
    with pytest.raises(Mendable) as caught:
        company.imports.apply(preview)
    assert caught.value.code == "import.overtaken"
    assert company.records().departments == ()


def test_a_card_is_replaced_whole_in_the_file(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, *MONTH)
    bring(company, tmp_path, cards(("员工", "E1", "月度", "K5", 100, None)))
    assert [[line.kpi for line in card.lines] for card in company.records().scorecards] == [["K5"]]
    company.trail.undo()
    assert [[line.kpi for line in card.lines] for card in company.records().scorecards] == [["K1", "K5"]]


def test_periods_lock_once_their_rows_are_in(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, *MONTH, LOCK)
    assert company.records().periods == (PeriodRecord("2026-10", PeriodState.LOCKED),)
    result = company.results.of("2026-10")
    assert (result.version, result.results[0].total) == (1, Decimal("102.00"))


def test_an_incomplete_period_is_an_error_of_its_row_and_nothing_is_written(
    company: Company, tmp_path: Path
) -> None:
    sheets = (*MONTH[:-1], actuals(("2026-10", "员工", "E1", "K1", 110)), LOCK)
    preview = company.imports.preview(saved(tmp_path / "in.xlsx", *sheets))
    assert [(p.code, p.sheet, p.row, p.column) for p in preview.errors] == [
        ("period_incomplete", "考核期", 2, "状态")
    ]
    assert "王一" in preview.errors[0].words(ZH)
    assert refusal(company, saved(tmp_path / "in.xlsx", *sheets)) == "import.refused"
    assert company.records().periods == ()


def test_a_quarter_waits_for_its_months(company: Company, tmp_path: Path) -> None:
    months = [actuals(*((f"2026-{m:02d}", "员工", "E1", kpi, 90) for m in (10, 11) for kpi in ("K1", "K5")))]
    quarter = raw("考核期", ("考核期", "状态"), ("2026Q4", "锁定"), ("2026-10", "锁定"), ("2026-11", "锁定"))
    preview = company.imports.preview(saved(tmp_path / "in.xlsx", *MONTH[:-1], *months, quarter))
    assert [(p.code, p.row) for p in preview.errors] == [("period_incomplete", 2)]


def test_a_period_moves_to_the_state_that_a_workbook_names_and_undo_takes_it_back(
    company: Company, tmp_path: Path
) -> None:
    rows = (("2026-10", "复核"), ("2026-11", "收数"))
    company.periods.open("2026-10")
    bring(company, tmp_path, raw("考核期", ("考核期", "状态"), *rows))
    moved = (PeriodRecord("2026-10", PeriodState.REVIEW), PeriodRecord("2026-11", PeriodState.COLLECTING))
    assert company.records().periods == moved
    bring(company, tmp_path, raw("考核期", ("考核期",), ("2026-10",), ("2026-12",)))
    assert company.records().periods == (*moved, PeriodRecord("2026-12"))
    company.trail.undo()
    company.trail.undo()
    assert company.records().periods == (PeriodRecord("2026-10"),)


def test_an_export_with_locked_periods_fills_an_empty_file(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, *MONTH, LOCK)
    path = tmp_path / "out.xlsx"
    company_workbook(company.records(), path, Language("en"))
    with Company.create(tmp_path / "other.zhanji") as other:
        other.imports.apply(other.imports.preview(path))
        assert other.records() == company.records()


def test_rows_of_a_locked_period_are_refused(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, *MONTH, LOCK)
    path = saved(tmp_path / "in.xlsx", actuals(("2026-10", "员工", "E1", "K5", 91)))
    assert [problem.code for problem in company.imports.preview(path).errors] == ["period_locked"]


def test_a_file_that_is_no_workbook_is_refused_in_words(company: Company, tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    path.write_text("not a workbook")
    assert [problem.code for problem in company.imports.preview(path).errors] == ["nothing_recognised"]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    with pytest.raises(Mendable):
        company.imports.preview(path)
    with pytest.raises(Mendable) as caught:
        company.imports.preview(tmp_path / "none.xlsx")
    assert caught.value.code == "workbook.not_found"
    with pytest.raises(Mendable) as caught:
        company.imports.preview(tmp_path)
    assert caught.value.code == "workbook.not_a_file"


def test_settings_that_the_workbook_leaves_out_stay(company: Company, tmp_path: Path) -> None:
    bring(company, tmp_path, raw("设置", ("项目", "内容"), ("加减分上限", 5), ("匿名下限", 4)))
    bring(company, tmp_path, raw("设置", ("项目", "内容"), ("匿名下限", 5)))
    settings = company.settings.read()
    assert settings == replace(settings, adjustment_bound=Decimal(5), anonymity_minimum=5)
