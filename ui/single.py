"""One window a user and screen: a second start hands its file to the window that runs, and ends.

They talk through a local socket (on Windows a named pipe) that only the same user may open; no network is
involved. Nothing of it is loaded before it is needed. A window listens only once it is furnished; a lock
file says before that who is about to make one.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 5000
"""Milliseconds that a running window has to answer; one that hangs must not keep the second from coming."""

BEGINNING = 30_000
"""Milliseconds that a start has until its window listens, before another makes a window of its own."""

_BEAT = 100
CALL, TAKEN = b"zhanji 1 open ", b"zhanji 1 taken\n"
LONGEST = 4096
_SCREENS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")


def address() -> str:
    """Where the window of this user on this screen listens."""
    screen = "-".join(os.environ.get(name, "") for name in _SCREENS)
    name = "zhanji-" + "".join(sign if sign.isalnum() else "_" for sign in screen)
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}-{os.environ.get('USERDOMAIN', '')}-{os.environ.get('USERNAME', '')}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - see `_ours`
    return os.path.join(folder, f"{name}-{os.getuid()}")  # noqa: PTH118 - asked at every start


def message(file: Path | None) -> bytes:
    """What a second start says: the call, and the file's whole path or nothing. Empty for a path that cannot
    be sent.
    """
    path = os.fsencode(file.absolute()) if file is not None else b""
    return b"" if len(path) > LONGEST or _has_control(path) else CALL + path + b"\n"


def understood(told: bytes) -> tuple[Path | None] | None:
    """The file in a message, if any; None for what no second start of ours would say."""
    path = told[len(CALL) : -1]
    if not (told.startswith(CALL) and told.endswith(b"\n")) or len(path) > LONGEST or _has_control(path):
        return None
    if not path:
        return (None,)
    file = Path(os.fsdecode(path))
    return (file,) if file.is_absolute() else None


def _has_control(path: bytes) -> bool:
    return any(sign < 32 or sign == 127 for sign in path)


def _ours(place: str) -> bool:
    """Whether somebody may listen there, and it is this user: on Linux and Macs a socket has an owner."""
    if sys.platform == "win32":
        return True
    try:
        return Path(place).lstat().st_uid == os.getuid()
    except OSError:
        return False


class Turn:
    """Of starts at once the first makes the window: it holds a lock file for as long as the turn exists."""

    def __init__(self, place: str = "") -> None:
        self._place = place or address()
        path = self._place
        if sys.platform == "win32":  # pipes lie in no folder
            from PySide6.QtCore import QDir

            path = QDir.temp().filePath(self._place.rpartition("\\")[2])
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)  # however long ago, it holds while its program runs, and no longer

    def passes_to_another(self, file: Path | None) -> bool:
        """Whether another start's window has taken the file, which may have to be waited for."""
        deadline = QDeadlineTimer(BEGINNING)
        while message(file) and not deadline.hasExpired():
            taken = hand_over(file, self._place)
            if taken is not None:
                return taken
            if self._lock.tryLock(_BEAT) or self._lock.error() is not QLockFile.LockError.LockFailedError:
                return False
        return False


def hand_over(file: Path | None, place: str = "") -> bool | None:
    """Whether a running window has taken the file (or, without one, the call to come to the front); None
    where nobody listens.
    """
    place, call = place or address(), message(file)
    if not call or not _ours(place):
        return None
    from PySide6.QtCore import QIODevice
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(PATIENCE)
    socket = QLocalSocket()
    socket.connectToServer(place, QIODevice.OpenModeFlag.ReadWrite)
    if not socket.waitForConnected(PATIENCE):
        return None
    _let_come_forward()
    socket.write(call)
    answer = b""
    while len(answer) < len(TAKEN) and deadline.remainingTime() > 0:
        if not socket.waitForReadyRead(deadline.remainingTime()):
            break
        answer += bytes(socket.readAll().data())
    return answer == TAKEN


def _let_come_forward() -> None:
    """Windows lets only the program that was just started bring a window to the front, or whom it allows."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


class Doorbell(QObject):
    """Listens for later starts; `called` gives the file each brings, or None."""

    called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, place: str = "") -> bool:
        """Begin. What a crash left there is taken over; a place that somebody holds is left to him."""
        from PySide6.QtNetwork import QLocalServer

        place = place or address()
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server = server
        server.newConnection.connect(self._on_call)  # before: on Windows somebody may call while it begins
        if _is_held(place) or not server.listen(place):  # Qt would put its own in place of one that is held
            self._server = None
            server.deleteLater()
            return False
        return True

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _on_call(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(len(CALL) + LONGEST + 2)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            if socket.bytesAvailable():
                self._hear(socket)

    def _hear(self, socket: "QLocalSocket") -> None:
        """Answer a whole call; whoever says something else is hung up on."""
        told = bytes(socket.peek(len(CALL) + LONGEST + 2).data())
        if not told.endswith(b"\n") and len(told) <= len(CALL) + LONGEST:
            return
        found = understood(told)
        socket.readAll()
        if found is None:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        self.called.emit(found[0])


def _is_held(place: str) -> bool:
    """Whether somebody listens there; our own socket that nobody answers at any more is taken away."""
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    if not _ours(place):
        return os.path.lexists(place)
    socket = QLocalSocket()
    socket.connectToServer(place)
    if socket.waitForConnected(PATIENCE):
        socket.abort()
        return True
    return not QLocalServer.removeServer(place)


class Clicks(QObject):
    """The files that a Mac says were double-clicked: it tells the application that runs, or that it has just
    started for one, perhaps before there is a window. They are kept until somebody asks or listens.
    """

    clicked = Signal(object)

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        self._kept: list[Path] = []
        self._heard = False
        if sys.platform == "darwin":
            application.installEventFilter(self)

    def take(self) -> Path | None:
        """The first file that nobody has opened yet."""
        return self._kept.pop(0) if self._kept else None

    def listen(self, answer: Callable[[Path | None], object]) -> None:
        """Give every further file to `answer`, those that were kept at once."""
        self._heard = True
        self.clicked.connect(answer)
        while self._kept:
            self.clicked.emit(self._kept.pop(0))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen:
            return False
        from PySide6.QtGui import QFileOpenEvent

        if not isinstance(event, QFileOpenEvent) or not event.file():
            return False
        if self._heard:
            self.clicked.emit(Path(event.file()))
        else:
            self._kept.append(Path(event.file()))
        return True
