"""Ctrl+C and SIGTERM while Qt runs the loop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Final, Self

from PySide6.QtCore import QSocketNotifier

INTERRUPTED: Final = 130
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Calls ``end`` when the program is told to end; the second time, it ends at once.

    Qt's loop does not return to Python while nothing happens, so that a signal would wait for the
    next event: the octet that Python writes for it wakes the loop.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self.code = 0
        """130 after Ctrl+C, 0 otherwise."""
        self._end = end
        self._reader, self._writer = socket.socketpair()
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain)

    def __enter__(self) -> Self:
        """Take the signals over."""
        self._old_fd = signal.set_wakeup_fd(self._writer.fileno())
        self._old = {number: signal.signal(number, self._take) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signals back."""
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _drain(self) -> None:
        # Python runs the handler of the signal as soon as this function has begun.
        self._reader.recv(64)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            if self.code:
                raise KeyboardInterrupt
            self.code = INTERRUPTED
        self._end()
