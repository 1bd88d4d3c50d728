"""The one Qt application of this process."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any, Final, Self, TypeVar

import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QDialog


def ensure_application() -> QApplication:
    """Return the one Qt application of this process, made when it is first asked for."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(made, QApplication):
        raise TypeError("There is a Qt application without windows in this process already.")
    made.setApplicationName("DevLink3 Desk")
    made.setDesktopFileName("devlink3-desk")
    # With the last window Qt would end its loop at once, and nobody would close the link.
    made.setQuitOnLastWindowClosed(False)
    return made


COLLECT_INTERVAL_MS: Final = 1000


class GuiGarbageCollector:
    """While it is entered, the collector runs from a timer of the thread that entered it."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(COLLECT_INTERVAL_MS)
        self._timer.timeout.connect(collect_due_generations)

    def __enter__(self) -> Self:
        """Take the collector over; what is there already is not looked at again."""
        self._was_enabled = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Collect everything once more and give the collector back."""
        self._timer.stop()
        gc.collect()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()


def collect_due_generations() -> None:
    """Collect the oldest generation that Python itself would collect by now, if any."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, threshold) in enumerate(counts) if threshold and count > threshold]
    if due:
        gc.collect(due[-1])


Result = TypeVar("Result")


def run_coroutine(main: Coroutine[Any, Any, Result]) -> Result:
    """Run ``main`` on a Qt event loop to its end, and return what it returns."""
    qt = ensure_application()
    with GuiGarbageCollector(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qt)) as runner:
        try:
            return runner.run(main)
        finally:
            # What was closed last is deleted now: no loop of Qt's runs any more that would do it.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def run_dialog(dialog: QDialog) -> bool:
    """Show a dialog, let the loop go on, and return whether it was accepted."""
    over: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def end(code: int) -> None:
        if not over.done():
            over.set_result(code)

    dialog.finished.connect(end)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    try:
        return await over == QDialog.DialogCode.Accepted
    finally:
        dialog.close()


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
