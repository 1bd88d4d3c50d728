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

ANSWER_TIMEOUT_MS: Final = 5_000
"""How long the first one gets to answer; it answers from its event loop, at once."""
MAX_MESSAGE_BYTES: Final = 1024
"""Octets of a message at most."""
_ACKNOWLEDGEMENT: Final = b"done\n"


class _ActivationMessage(msgspec.Struct, frozen=True):
    """What a second start asks of the first one."""

    number: str = ""


class SingleInstance(QObject):
    """This start of the program among others of the same ``folder`` and ``site``."""

    activation_requested = Signal(str)
    """Another start wants the window to be seen; the number that it brings, or nothing."""

    def __init__(self, config_dir: Path, site: str = "") -> None:
        super().__init__()
        key = hashlib.sha256(f"{config_dir.resolve()}\0{site}".encode()).hexdigest()[:16]
        self._lock = QLockFile(str(config_dir / f"desk-{key}.lock"))
        self._lock.setStaleLockTime(0)  # however long it runs; one whose program is gone does not count
        self._server_name = _build_server_path(f"devlink3-desk-{key}")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept_connections)
        self._config_dir = config_dir

    def acquire_lock(self) -> bool:
        """Return whether this is the first one, and let others reach it; where nobody knows, it is."""
        try:
            self._config_dir.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._server_name)  # left behind by one that crashed
        if not self._server.listen(self._server_name):
            log.warning("Other starts cannot reach this one: %s.", self._server.errorString())
        return True

    def activate_running(self, number: str = "") -> bool:
        """Let the first one show its window, with ``number`` in the search; say whether it answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._server_name)
        if not socket.waitForConnected(ANSWER_TIMEOUT_MS):
            return False
        _allow_foreground()
        socket.write(msgspec.json.encode(_ActivationMessage(number)) + b"\n")
        said = b""
        while _ACKNOWLEDGEMENT not in said and socket.waitForReadyRead(ANSWER_TIMEOUT_MS):
            said += bytes(socket.readAll().data())
        socket.abort()
        return said == _ACKNOWLEDGEMENT

    def close(self) -> None:
        """Let the next start be the first one."""
        self._server.close()
        self._lock.unlock()

    def _accept_connections(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read_message(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read_message(socket)

    def _read_message(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MAX_MESSAGE_BYTES:
                socket.abort()
            return
        try:
            message = msgspec.json.decode(
                bytes(socket.readLine(MAX_MESSAGE_BYTES).data()), type=_ActivationMessage
            )
        except (msgspec.MsgspecError, UnicodeDecodeError):
            socket.abort()
            return
        socket.write(_ACKNOWLEDGEMENT)
        socket.flush()
        self.activation_requested.emit(message.number)


def _build_server_path(name: str) -> str:
    """Return where the socket is: in the user's own folder for such things, else where Qt puts it."""
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return str(Path(own) / name) if sys.platform == "linux" and own else name


def _allow_foreground() -> None:
    """Windows lets a program raise its window only if the one that the person has just started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
