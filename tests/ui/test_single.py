"""One window a user: later starts hand their file over. Real sockets, real processes."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from services.company import Company
from ui import single
from ui.preferences import PreferenceFile
from ui.shell.calls import Calls
from ui.single import CALL, LONGEST, TAKEN, Doorbell, Turn, hand_over, message, understood
from ui.window import Window

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="looks at the socket's file"),
    pytest.mark.qt_log_ignore(r"does not support raise\(\)"),
]


@pytest.fixture
def place() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="zj")  # short: the system allows a socket's path about 100 bytes
    yield f"{folder}/bell"
    shutil.rmtree(folder)


@pytest.fixture
def bell(qtbot: QtBot, place: str) -> Iterator[Doorbell]:
    found = Doorbell()
    assert found.listen(place)
    yield found
    found.close()


def second(place: str, file: Path | None, qtbot: QtBot) -> bool:
    """A second start: whether the running window has taken its file."""
    wanted = f"Path({str(file)!r})" if file is not None else "None"
    program = (
        f"from pathlib import Path; from ui.single import hand_over; print(hand_over({wanted}, {place!r}))"
    )
    start = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: start.poll() is not None, timeout=60_000)
    assert start.stdout is not None
    with start.stdout:
        return start.stdout.read().strip() == "True"


def heard(bell: Doorbell) -> list[Path | None]:
    calls: list[Path | None] = []
    bell.called.connect(calls.append)
    return calls


def test_a_second_start_hands_its_file_over(qtbot: QtBot, bell: Doorbell, place: str, tmp_path: Path) -> None:
    calls = heard(bell)
    file = tmp_path / "公司 文件夹" / "华北 型钢.zhanji"
    assert second(place, file, qtbot)
    assert second(place, None, qtbot)
    assert calls == [file, None]


def test_nobody_runs_so_the_start_goes_on_and_loads_no_network(place: str) -> None:
    program = (
        "import sys; from ui.single import hand_over;"
        f" print(hand_over(None, {place!r}), 'PySide6.QtNetwork' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["None", "False"]


def test_what_a_crash_left_is_taken_over(qtbot: QtBot, place: str) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(place)
    assert Path(place).exists()
    assert not hand_over(None, place)
    bell = Doorbell()
    assert bell.listen(place)
    assert second(place, None, qtbot)
    bell.close()
    assert not Path(place).exists()


def test_who_calls_at_the_very_beginning_is_answered(
    qtbot: QtBot, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows the server tells of such a call while it begins, and not again."""
    begin, caller = QLocalServer.listen, QLocalSocket()

    def called_at_once(server: QLocalServer, name: str) -> bool:
        begun = begin(server, name)
        caller.connectToServer(name)
        caller.write(message(None))
        return begun and bool(server.waitForNewConnection(2000))

    monkeypatch.setattr(QLocalServer, "listen", called_at_once)
    bell = Doorbell()
    calls = heard(bell)
    assert bell.listen(place)
    qtbot.waitUntil(lambda: calls == [None])
    qtbot.waitUntil(lambda: caller.bytesAvailable() == len(TAKEN))
    bell.close()


def test_a_place_that_somebody_holds_is_left_to_him(qtbot: QtBot, bell: Doorbell, place: str) -> None:
    calls, late = heard(bell), Doorbell()
    assert not late.listen(place)
    assert second(place, None, qtbot)
    assert calls == [None]


def test_only_the_same_user_may_call(bell: Doorbell, place: str) -> None:
    assert Path(place).stat().st_mode & 0o077 == 0


def test_another_users_socket_is_not_spoken_to(
    bell: Doorbell, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert not hand_over(None, place)
    assert not Doorbell().listen(place)


def test_a_window_that_hangs_does_not_keep_the_second_from_coming(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "PATIENCE", 200)
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(place)
        hung.listen()
        begun = time.monotonic()
        assert not hand_over(None, place)
        assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "told",
    [
        b"GET / HTTP/1.1\n",
        CALL + b"relative.zhanji\n",
        CALL + b"/a\x00b\n",
        CALL + b"/a\nzhanji 1 open /b\n",
        CALL + b"/" + b"a" * LONGEST + b"\n",
        b"\n",
        b"x" * 100_000,
    ],
)
def test_what_no_start_of_ours_would_say_is_hung_up_on(
    qtbot: QtBot, bell: Doorbell, place: str, told: bytes
) -> None:
    calls = heard(bell)
    assert understood(told) is None
    answers: list[bytes] = []

    def call() -> None:
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.settimeout(10)
            stranger.connect(place)
            try:
                stranger.sendall(told)
                answers.append(stranger.recv(100))
            except OSError:
                answers.append(b"")

    thread = threading.Thread(target=call)
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    thread.join()
    assert (answers, calls) == ([b""], [])
    assert second(place, None, qtbot)


def test_a_path_that_cannot_be_sent_starts_a_window_of_its_own() -> None:
    assert message(Path("/a\nb.zhanji")) == b""
    assert message(Path("/" + "很" * LONGEST)) == b""
    assert understood(message(Path("/公司 a/b.zhanji"))) == (Path("/公司 a/b.zhanji"),)
    assert TAKEN.endswith(b"\n")


def test_the_window_opens_the_file_and_comes_to_the_front(
    open_window: Callable[..., Window], own_sample: Path, tmp_path: Path
) -> None:
    window = open_window()
    window.frame.showMinimized()
    Calls(window).answer(own_sample)
    assert not window.frame.isMinimized()
    assert window.company is not None
    assert window.company.path == own_sample
    before, link = window.company, tmp_path / "link.zhanji"
    link.symlink_to(own_sample)
    window.frame.showMinimized()
    Calls(window).answer(link)
    assert not window.frame.isMinimized()
    assert window.company is before


def test_a_file_that_is_none_is_refused_in_words_and_the_open_one_stays(
    window: Window, tmp_path: Path
) -> None:
    before = window.company
    Calls(window).answer(tmp_path / "gone.zhanji")
    assert "gone.zhanji" in window.toasts.toasts[0].label.text()
    assert window.company is before


def test_an_unsaved_draft_is_asked_about_before_another_file_comes(
    window: Window, own_sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    before = window.company
    monkeypatch.setattr(window, "may_leave", lambda: bool(asked.append(True)))
    Calls(window).answer(own_sample)
    assert asked == [True]
    assert window.company is before
    Company.open(own_sample).close()  # nobody holds it


def test_under_an_open_dialog_nothing_changes(qtbot: QtBot, window: Window, own_sample: Path) -> None:
    before, dialog = window.company, QDialog(window)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    Calls(window).answer(own_sample)
    assert window.company is before
    assert window.toasts.toasts[0].label.text() == f"请先完成打开着的对话框，再打开 {own_sample.name}。"


def test_a_lock_that_a_crash_left_does_not_hold_a_start_up(place: str) -> None:
    program = f"import os; from ui.single import Turn; turn = Turn({place!r});"
    program += " turn.passes_to_another(None); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 9
    assert Path(f"{place}.lock").exists()
    assert not Turn(place).passes_to_another(None)


def test_a_start_that_never_comes_to_its_window_keeps_nobody_waiting_for_ever(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Turn(place), Turn(place)
    assert not first.passes_to_another(None)
    monkeypatch.setattr(single, "BEGINNING", 300)
    assert not second.passes_to_another(None)


def test_a_start_waits_for_the_window_of_the_one_before(qtbot: QtBot, place: str, tmp_path: Path) -> None:
    first, bell, file = Turn(place), Doorbell(), tmp_path / "华北 型钢.zhanji"
    calls = heard(bell)
    assert not first.passes_to_another(None)
    program = "from ui.single import Turn; from pathlib import Path; print(flush=True);"
    program += f" print(Turn({place!r}).passes_to_another(Path({str(file)!r})))"
    later = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert later.stdout is not None
    with later.stdout:
        later.stdout.readline()
        assert bell.listen(place)
        qtbot.waitUntil(lambda: later.poll() is not None, timeout=60_000)
        assert later.stdout.read().strip() == "True"
    assert calls == [file]
    bell.close()


def test_starts_of_the_program_make_one_window(own_sample: Path, tmp_path: Path) -> None:
    """The whole way, by `main.py`: of two at once one ends, and so does a later one that brings a file."""
    runtime = tempfile.mkdtemp(prefix="zj")
    surroundings = os.environ | {"XDG_RUNTIME_DIR": runtime, "XDG_CONFIG_HOME": str(tmp_path / "settings")}
    command = [sys.executable, str(ROOT / "main.py")]
    starts = [subprocess.Popen(command, env=surroundings) for _ in range(2)]
    try:
        wait(lambda: any(start.poll() is not None for start in starts))
        later = subprocess.run([*command, own_sample], env=surroundings, timeout=60, check=False)
        assert later.returncode == 0
        settings = tmp_path / "settings" / "zhanji" / "window.json"
        wait(lambda: PreferenceFile(settings).now.recent == (str(own_sample),))
        assert sorted(str(start.poll()) for start in starts) == ["0", "None"]
    finally:
        for start in starts:
            start.kill()
            start.wait()
        shutil.rmtree(runtime)


def wait(until: Callable[[], bool]) -> None:
    for _ in range(1200):
        if until():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")
