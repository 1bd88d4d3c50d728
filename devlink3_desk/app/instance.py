"""One desk a site and user: a second start raises the first one, and hands it the number that it has."""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ANSWER_MS: Final = 5_000
"""How long the first one gets to answer; it answers from its event loop, at once."""
LONGEST: Final = 1024
"""Octets of a message at most."""
_DONE: Final = b"done\n"


class _Message(msgspec.Struct, frozen=True):
    """What a second start asks of the first one."""

    number: str = ""


class Instance(QObject):
    """This start of the program among others of the same ``folder`` and ``site``."""

    asked = Signal(str)
    """Another start wants the window to be seen; the number that it brings, or nothing."""

    def __init__(self, folder: Path, site: str = "") -> None:
        super().__init__()
        key = hashlib.sha256(f"{folder.resolve()}\0{site}".encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / f"desk-{key}.lock"))
        self._lock.setStaleLockTime(0)  # however long it runs; one whose program is gone does not count
        self._name = _place(f"devlink3-desk-{key}")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._folder = folder

    def claim(self) -> bool:
        """Return whether this is the first one, and let others reach it; where nobody knows, it is."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._name)  # left behind by one that crashed
        if not self._server.listen(self._name):
            log.warning("Other starts cannot reach this one: %s.", self._server.errorString())
        return True

    def hand_over(self, number: str = "") -> bool:
        """Let the first one show its window, with ``number`` in the search; say whether it answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        _let_come_forward()
        socket.write(msgspec.json.encode(_Message(number)) + b"\n")
        said = b""
        while _DONE not in said and socket.waitForReadyRead(ANSWER_MS):
            said += bytes(socket.readAll().data())
        socket.abort()
        return said == _DONE

    def close(self) -> None:
        """Let the next start be the first one."""
        self._server.close()
        self._lock.unlock()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._listen(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._listen(socket)

    def _listen(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        try:
            message = msgspec.json.decode(bytes(socket.readLine(LONGEST).data()), type=_Message)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            socket.abort()
            return
        socket.write(_DONE)
        socket.flush()
        self.asked.emit(message.number)


def _place(name: str) -> str:
    """Return where the socket is: in the user's own folder for such things, else where Qt puts it."""
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return str(Path(own) / name) if sys.platform == "linux" and own else name


def _let_come_forward() -> None:
    """Windows lets a program raise its window only if the one that the person has just started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
