"""The audit trail as a workbook, read back by another library."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from services.company import Company
from services.errors import Mendable
from services.exports import trail_workbook
from services.language import Language
from services.trail_search import Sought
from services.typed_lines import Typed
from services.wording.problems import problem_words
from services.workbooks import trail_book
from tests.services.any_edit import MONTH
from tests.services.small_firm import E1, E2
from tests.services.test_trail_search import purge

ZH = Language("zh")
BEIJING = timezone(timedelta(hours=8))
HEADERS = (
    "时间", "操作人", "操作", "原因", "对象", "指标", "考核期", "记录", "项目", "原值", "新值",
    "序号", "哈希",
)  # fmt: skip


def exported(firm: Company, folder: Path, say: Language = ZH, **sought: Any) -> list[tuple[Any, ...]]:
    path = folder / "trail.xlsx"
    trail_workbook(firm.trail_search, Sought(**sought), path, say, tz=BEIJING)
    sheet = load_workbook(path).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


@pytest.fixture
def worked(firm: Company) -> Company:
    firm.ledger.store.now = lambda: datetime(2026, 11, 3, 23, 30, 5, tzinfo=UTC)
    firm.ledger.store.who = "li"
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    firm.adjustments.replace(MONTH, E1, [(Decimal("1.50"), "=1+1\x07技改")])
    firm.actuals.mark_not_applicable(MONTH, E2, "RATE", "停产检修")
    return firm


def test_a_row_tells_who_did_what_when_to_whom_from_what_to_what(worked: Company, tmp_path: Path) -> None:
    header, *rows = exported(worked, tmp_path, who="li")
    page = worked.trail_search.page(Sought(who="li"), ZH)
    assert header == HEADERS
    assert rows[-1] == (
        "2026-11-04 07:30:05", "li", "Volume — → 460", None, "Ann E1", "Volume RATE", "2026年10月",
        "实际值", "实际值", None, "460", page.entries[-1].action.id, page.entries[-1].hash,
    )  # fmt: skip
    assert rows[0][3] == "停产检修"
    assert [row[11] for row in rows] == sorted((row[11] for row in rows), reverse=True)


def test_text_is_never_a_formula_and_holds_no_control_characters(worked: Company, tmp_path: Path) -> None:
    exported(worked, tmp_path)
    sheet = load_workbook(tmp_path / "trail.xlsx").active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1技改"]
    assert cells
    assert all(cell.data_type != "f" for cell in cells)


def test_only_what_the_filter_shows_is_exported(worked: Company, tmp_path: Path) -> None:
    worked.actuals.enter_many(MONTH, [Typed(E1, "SHARE", "7"), Typed(E2, "SHARE", "8")])
    for sought in ({"subject": "E2", "kpi": "SHARE"}, {"words": "Bo Yield"}):
        rows = [row for row in exported(worked, tmp_path, **sought)[1:] if row[11] > 2]
        assert [(row[4], row[10]) for row in rows] == [("Bo E2", "8")]


def test_it_speaks_the_language_that_is_asked_for(worked: Company, tmp_path: Path) -> None:
    header, first, *_ = exported(worked, tmp_path, Language("en"))
    assert header[:3] == ("Time", "Who", "Action")
    assert first[7] == "Actuals"


def test_an_action_without_changes_and_a_purged_one_have_their_rows(worked: Company, tmp_path: Path) -> None:
    purge(worked, worked.trail.actions(1)[0].id)
    _, first, *rest = exported(worked, tmp_path)
    assert first[2:4] == ("其他修改", "（已清除）")
    assert first[9:11] == ("（已清除）", "（已清除）")
    assert rest[-1][2] == "新建公司"
    assert rest[-1][4:11] == (None,) * 7


def test_more_rows_than_a_sheet_holds_are_refused_and_nothing_is_left(
    worked: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_book, "LONGEST", 3)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Mendable) as caught:
        exported(worked, tmp_path)
    assert "3" in problem_words(ZH, caught.value)
    assert sorted(tmp_path.iterdir()) == before


def test_progress_counts_actions_and_can_stop(worked: Company, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise KeyError

    with pytest.raises(KeyError):
        trail_workbook(worked.trail_search, Sought(), tmp_path / "t.xlsx", ZH, progress=tell)
    assert told == [(0, 5), (1, 5), (2, 5)]
    assert not list(tmp_path.glob("*t.xlsx*"))
