"""The print centre of the sample company, its pages made."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from services.company import Company
from tests.ui.pages.printing.sight import made
from ui.pages.printing import Printing
from ui.window import Window


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Iterator[Window]:
    window = open_window(company, page="printing")
    yield window
    window.close_company()


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> Printing:
    page = window.page
    assert isinstance(page, Printing)
    made(qtbot, page)
    return page
