import threading

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs, Progress


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, failures: list[Exception]) -> Jobs:
    return Jobs(failures.append)


def test_the_result_comes_back_in_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int, bool]] = []
    here = threading.get_ident()
    jobs.start(
        "add",
        lambda _: (1 + 1, threading.get_ident()),
        lambda got: seen.append((*got, threading.get_ident() == here)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] == 2
    assert seen[0][1] != here
    assert seen[0][2]
    assert not jobs.busy


def test_progress_is_told_with_a_count(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[int, int]] = []
    go = threading.Event()

    def work(progress: Progress) -> None:
        go.wait(10)
        for at in range(1, 4):
            progress(at, 3)

    job = jobs.start("count", work, lambda _: None)
    job.progressed.connect(lambda at, total: told.append((at, total)))
    with qtbot.waitSignal(job.ended):
        go.set()
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_cancelled_job_tells_nobody(qtbot: QtBot, jobs: Jobs, failures: list[Exception]) -> None:
    seen: list[object] = []
    begun, go = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go.wait(10)
        progress(1, 2)

    job = jobs.start("wait", work, seen.append)
    begun.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go.set()
    assert (seen, failures) == ([], [])


def test_an_error_goes_to_whoever_takes_it(qtbot: QtBot, jobs: Jobs, failures: list[Exception]) -> None:
    mine: list[Exception] = []
    jobs.start("fail", lambda _: 1 / 0, lambda _: None, mine.append)
    jobs.start("fail", lambda _: 1 / 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(mine and failures))
    assert isinstance(mine[0], ZeroDivisionError)
    assert isinstance(failures[0], ZeroDivisionError)


def test_stopping_waits_for_the_threads_and_tells_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[object] = []
    jobs.start("quick", lambda _: 1, seen.append)
    jobs.stop()
    assert not jobs.busy
    qtbot.wait(0)
    assert seen == []
