"""What a page reads in the background: the newest question counts, one reading at a time."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs
from ui.reading import Reading


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs(lambda error: pytest.fail(str(error)))
    yield jobs
    jobs.stop()


class Slow:
    """A reading that ends when it is let."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.at_once = 0
        self.most = 0

    def __call__(self, answer: str) -> Callable[[], str]:
        def read() -> str:
            self.at_once += 1
            self.most = max(self.most, self.at_once)
            self.begun.set()
            self.go.wait(10)
            self.at_once -= 1
            return answer

        return read


def test_the_newest_question_alone_is_answered_and_no_two_are_read_at_once(qtbot: QtBot, jobs: Jobs) -> None:
    owner, slow, seen, announced = QObject(), Slow(), [], []  # type: ignore[var-annotated]
    jobs.started.connect(announced.append)
    reading = Reading(jobs, owner)
    for answer in ("September", "October", "November"):
        reading.ask(slow(answer), seen.append, seen.append)
    assert reading.waiting
    slow.begun.wait(10)
    slow.go.set()
    qtbot.waitUntil(lambda: not reading.waiting and not jobs.busy)
    assert (seen, slow.most, announced) == (["November"], 1, [])


def test_who_turned_away_is_told_nothing_and_can_ask_again(qtbot: QtBot, jobs: Jobs) -> None:
    owner, slow, seen = QObject(), Slow(), []  # type: ignore[var-annotated]
    reading = Reading(jobs, owner)
    reading.ask(slow("old"), seen.append, seen.append)
    slow.begun.wait(10)
    reading.drop()
    assert not reading.waiting
    slow.go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert seen == []
    reading.ask(lambda: "new", seen.append, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["new"]


def test_what_goes_wrong_is_told_and_the_next_question_is_read(qtbot: QtBot, jobs: Jobs) -> None:
    owner, seen, wrong = QObject(), [], []  # type: ignore[var-annotated]
    reading = Reading(jobs, owner)

    def broken() -> str:
        raise LookupError("gone")

    reading.ask(broken, seen.append, wrong.append)
    qtbot.waitUntil(lambda: bool(wrong))
    assert (seen, str(wrong[0]), reading.waiting) == ([], "gone", False)
    reading.ask(lambda: "whole", seen.append, wrong.append)
    qtbot.waitUntil(lambda: bool(seen))
