"""One running desk for each site and folder of settings.

A second start hands its phone number to the running desk, which raises its window.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import time
from enum import Enum, auto
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from devlink3_desk.decoding import decode_json

log = logging.getLogger(__name__)

ANSWER_TIMEOUT_MS: Final = 5_000
"""Time for the running desk to answer from its event loop."""
START_SECONDS: Final = 20.0
"""Time for a running desk to answer, or to end: it may be starting itself, or be closing."""
RETRY_SECONDS: Final = 0.1
MAX_MESSAGE_BYTES: Final = 1024
_ACKNOWLEDGEMENT: Final = b"done\n"
_LOCK_NAME: Final = "desk-{}.lock"


class _ActivationMessage(msgspec.Struct, frozen=True):
    """The request of a second start, sent as a line of JSON."""

    number: str = ""


class StartOutcome(Enum):
    """What a start is to do."""

    FIRST = auto()
    """Open a desk: there is no other one."""
    HANDED_OVER = auto()
    """End: the running desk shows its window."""
    UNANSWERED = auto()
    """Report that the running desk does not respond."""


class SingleInstance(QObject):
    """A lock on a folder of settings and a site, and a local socket for starts that do not get it."""

    activation_requested = Signal(str)
    """Emitted with the number to look up, or an empty text, when another start requests the window."""

    def __init__(self, config_dir: Path, site: str = "") -> None:
        super().__init__()
        # A digest, as neither the path nor the site need be valid in a file name.
        key = hashlib.sha256(f"{config_dir.resolve()}\0{site}".encode()).hexdigest()[:16]
        self._lock = QLockFile(str(config_dir / _LOCK_NAME.format(key)))
        # By default a lock is stale after 30 s. A desk runs for days; Qt still detects one that has crashed.
        self._lock.setStaleLockTime(0)
        self._server_name = _build_server_path(key)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept_connections)
        self._config_dir = config_dir
        self._is_answering = False

    def start(self, number: str = "") -> StartOutcome:
        """Acquire the lock, or have the running desk look up ``number``; blocks until one of them is done.

        Another start may be between acquiring the lock and listening, and a desk that is closing does not
        answer: then the lock is free soon.
        """
        deadline = time.monotonic() + START_SECONDS
        while True:
            if self.acquire_lock():
                return StartOutcome.FIRST
            if self.activate_running(number):
                return StartOutcome.HANDED_OVER
            if time.monotonic() >= deadline:
                return StartOutcome.UNANSWERED
            time.sleep(RETRY_SECONDS)

    def acquire_lock(self) -> bool:
        """Acquire the lock and listen for other starts; return whether this is the only desk.

        If no lock can be created at all, the desk starts nevertheless.
        """
        try:
            self._config_dir.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        # A desk that has crashed leaves its socket behind, on which listen() would fail.
        QLocalServer.removeServer(self._server_name)
        if not self._server.listen(self._server_name):
            log.warning("Other starts cannot reach this one: %s.", self._server.errorString())
        return True

    def activate_running(self, number: str = "") -> bool:
        """Ask the running desk to show its window and look up ``number``; return whether it answered."""
        return self._activate(self._server_name, number)

    def hand_over(self, number: str) -> bool:
        """Ask the desk of any other site with the same settings likewise; return whether one answered."""
        locks = sorted(self._config_dir.glob(_LOCK_NAME.format("*")))
        names = (_build_server_path(path.stem.partition("-")[2]) for path in locks)
        return any(self._activate(name, number) for name in names if name != self._server_name)

    def _activate(self, server_name: str, number: str) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(server_name)
        if not socket.waitForConnected(ANSWER_TIMEOUT_MS):
            return False
        _allow_foreground()
        socket.write(msgspec.json.encode(_ActivationMessage(number)) + b"\n")
        answer = b""
        while _ACKNOWLEDGEMENT not in answer and socket.waitForReadyRead(ANSWER_TIMEOUT_MS):
            answer += bytes(socket.readAll().data())
        socket.abort()
        return answer == _ACKNOWLEDGEMENT

    def hold_answers(self) -> None:
        """Let other starts wait until :meth:`resume_answers` or the end of the program."""
        self._is_answering = False

    def resume_answers(self) -> None:
        """Answer other starts, those that wait included; at first, and between two desks, they wait."""
        self._is_answering = True
        self._accept_connections()

    def close(self) -> None:
        """Release the lock and stop listening."""
        self._server.close()
        self._lock.unlock()

    def _accept_connections(self) -> None:
        while self._is_answering and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read_message(socket))
            socket.disconnected.connect(socket.deleteLater)
            # The message may have arrived before readyRead was connected.
            self._read_message(socket)

    def _read_message(self, socket: QLocalSocket) -> None:
        if not self._is_answering:
            socket.abort()  # it tries again
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > MAX_MESSAGE_BYTES:
                socket.abort()
            return
        try:
            message = decode_json(bytes(socket.readLine(MAX_MESSAGE_BYTES).data()), _ActivationMessage)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            socket.abort()
            return
        socket.write(_ACKNOWLEDGEMENT)
        socket.flush()
        self.activation_requested.emit(message.number)


def _build_server_path(key: str) -> str:
    """Return the name of the server of a desk, with the user's runtime folder on Linux."""
    name = f"devlink3-desk-{key}"
    # Qt's default there is the shared /tmp, in which other users could create the socket first.
    runtime_dir = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return str(Path(runtime_dir) / name) if sys.platform == "linux" and runtime_dir else name


def _allow_foreground() -> None:
    """Allow the running desk to raise its window, on Windows."""
    # Windows permits it only to the program that the user has just started, which can pass the permission on.
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
