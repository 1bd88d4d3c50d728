"""Ctrl+C and SIGTERM while Qt runs the loop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Final, Self

from PySide6.QtCore import QSocketNotifier

INTERRUPTED_EXIT_CODE: Final = 130
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class InterruptHandler:
    """Calls ``end`` when the program is told to end; the second time, it ends at once.

    Qt's loop does not return to Python while nothing happens, so that a signal would wait for the
    next event: the octet that Python writes for it wakes the loop.
    """

    def __init__(self, on_interrupt: Callable[[], None]) -> None:
        self.exit_code = 0
        """130 after Ctrl+C, 0 otherwise."""
        self._on_interrupt = on_interrupt
        self._reader, self._writer = socket.socketpair()
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain_socket)

    def __enter__(self) -> Self:
        """Take the signals over."""
        self._previous_wakeup_fd = signal.set_wakeup_fd(self._writer.fileno())
        self._previous_handlers = {number: signal.signal(number, self._handle_signal) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signals back."""
        for number, handler in self._previous_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._previous_wakeup_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _drain_socket(self) -> None:
        # Python runs the handler of the signal as soon as this function has begun.
        self._reader.recv(64)

    def _handle_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            if self.exit_code:
                raise KeyboardInterrupt
            self.exit_code = INTERRUPTED_EXIT_CODE
        self._on_interrupt()
