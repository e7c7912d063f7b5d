"""The Scoring page over the sample, in a window that opened on it."""

from collections.abc import Callable

import pytest

from services.company import Company
from ui.pages.scoring import Scoring
from ui.window import Window


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="scoring")


@pytest.fixture
def page(window: Window) -> Scoring:
    return page_of(window)


def page_of(window: Window) -> Scoring:
    page = window.page
    assert isinstance(page, Scoring)
    return page
