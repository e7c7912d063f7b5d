"""A company with people and nothing to score them by: its empty pages say what is next, and lead there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.company import Company
from tests.services.workbooks.firms import KPI_HEADERS, raw, saved
from ui.first_step import FirstStep
from ui.pages.new_company import NewCompanyPage
from ui.window import Window

PEOPLE = (
    raw("部门", ("编码", "名称"), ("D1", "供应部"), ("D2", "生产部")),
    raw(
        "员工", ("工号", "姓名", "部门编码"), ("E1", "康北", "D1"), ("E2", "雷川", "D2"), ("E3", "宋喆", "D2")
    ),
)
MONTH = raw("考核期", ("考核期", "状态"), ("2026-10", "开放"))
KPIS = raw("指标", KPI_HEADERS, ("K1", "到货及时率", "%", "正向", "完成率法", None))


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Company]:
    with Company.create(tmp_path / "firm.zhanji") as company:
        yield company


def bring_in(company: Company, folder: Path, *sheets: object) -> None:
    company.imports.apply(company.imports.preview(saved(folder / "in.xlsx", *sheets)))  # type: ignore[arg-type]


def first_step(window: Window) -> FirstStep:
    assert window.page is not None
    return next(found for found in window.page.findChildren(FirstStep) if found.isVisible())


@pytest.mark.parametrize("page", ["scoring", "scorecards", "workbench"])
def test_people_alone_lead_to_the_choice_of_kpis(
    open_window: Callable[..., Window], firm: Company, tmp_path: Path, page: str
) -> None:
    bring_in(firm, tmp_path, *PEOPLE, MONTH)
    window = open_window(firm, page=page)
    step = first_step(window)
    assert step.title.text() == "还没有指标"
    assert "3 人" in step.words.text()
    assert step.button is not None
    step.button.click()
    assert isinstance(window.page, NewCompanyPage)


def test_kpis_without_cards_lead_to_the_weights(
    open_window: Callable[..., Window], firm: Company, tmp_path: Path
) -> None:
    bring_in(firm, tmp_path, *PEOPLE, KPIS, MONTH)
    window = open_window(firm, page="scoring")
    assert first_step(window).title.text() == "还没有考核表"
