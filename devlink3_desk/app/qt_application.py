"""The Qt application of the process: its event loop, garbage collection on its thread, and its signals.

asyncio, socket and the event loop are imported inside functions. The window is painted before they are
loaded, and asyncio and qasync are among the modules that take longest.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLoggingCategory,
    QMetaObject,
    QObject,
    QSocketNotifier,
    QTimer,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli.output import DisplayLostError, ExitCode, write_message
from devlink3_desk.qt.core.assets import FONT_LOG_RULE
from devlink3_desk.qt.core.window_placement import raise_window, show_in_front

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine
    from types import FrameType

    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QDialog

COLLECT_INTERVAL_MS: Final = 1000
FULL_COLLECTION_SECONDS: Final = 60.0
"""Time between two full collections at least: each stops the window for as long as it has objects."""
FULL_COLLECTION_GROWTH: Final = 1.25
"""By this factor, old objects must have become more since the last full collection, as in Python's own."""
SWITCH_SECONDS: Final = 0.001
"""How long another thread may compute while the GUI thread waits for the lock of the interpreter.

Nearly each call of Qt releases that lock, and then waits for a thread that computes: with Python's 5 ms,
frames that are painted while the history is written take longer.
"""

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)

Result = TypeVar("Result")


class DeskApplication(QApplication):
    """The Qt application, which reports that the system asks the program to quit."""

    quit_requested = Signal()
    """The session ends, or the user has chosen *Quit* in the dock of macOS."""

    def event(self, event: QEvent) -> bool:
        """Emit :attr:`quit_requested` first: a window that stays in the tray would refuse to be closed."""
        if event.type() == QEvent.Type.Quit:
            self.quit_requested.emit()
        return super().event(event)


def encode_locale() -> None:
    """Replace a locale without a language by the same one in UTF-8, which Qt needs; Qt would print a warning.

    A locale that was chosen in another encoding stays: what Qt writes about that is a real warning.
    """
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    name = next((name for name in names if os.environ.get(name)), "LC_CTYPE")
    if sys.platform.startswith("linux") and os.environ.get(name, "C") in ("", "C", "POSIX"):
        os.environ["LC_CTYPE" if name == "LANG" else name] = "C.UTF-8"


def ensure_application() -> QApplication:
    """Return the Qt application of the process, which the first call creates."""
    encode_locale()
    QLoggingCategory.setFilterRules(FONT_LOG_RULE)
    application = QApplication.instance() or _create_application()
    if not isinstance(application, QApplication):
        raise TypeError("The Qt application of this process does not support windows.")
    application.setApplicationName("DevLink3 Desk")
    application.setDesktopFileName("devlink3-desk")
    # Qt would otherwise end its loop when the last window closes, before the link has been closed.
    application.setQuitOnLastWindowClosed(False)
    return application


def _create_application() -> QApplication:
    """Create the application; where Qt would abort the process, it ends with 2 and what to do."""
    previous_handler = qInstallMessageHandler(_report_message)
    try:
        return DeskApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(previous_handler)


def _report_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write a message of Qt to stderr; the fatal one is that it cannot use the display."""
    from PySide6.QtCore import QtMsgType, qFormatLogMessage

    write_message(qFormatLogMessage(kind, context, text))
    if kind is QtMsgType.QtFatalMsg:
        write_message("devlink3-desk: Qt cannot open a window on this display.")
        write_message(
            "What to do: run it in a desktop session, and check DISPLAY, WAYLAND_DISPLAY and QT_QPA_PLATFORM."
        )
        os._exit(ExitCode.USAGE)


def run_coroutine(main: Coroutine[Any, Any, Result]) -> Result:
    """Run ``main`` on a Qt event loop and return its result.

    ``main`` is cancelled when Qt's loop is ended from outside. Then raises ``SystemExit`` at the end of a
    session, and :class:`.DisplayLostError` without a display.
    """
    import asyncio

    from devlink3_desk.app.event_loop import LoopQuitError, QtEventLoop, return_from_lost_display

    application = ensure_application()
    return_from_lost_display(application)
    sys.setswitchinterval(SWITCH_SECONDS)
    with GuiGarbageCollector(), asyncio.Runner(loop_factory=lambda: QtEventLoop(application)) as runner:
        try:
            return runner.run(main)
        except LoopQuitError as error:
            if error.code == 0:
                raise SystemExit(ExitCode.SUCCESS) from None
            raise DisplayLostError(
                "The connection to the display was lost, and the window is closed. Start it again."
            ) from None
        finally:
            # No event loop runs after this one, so that deleteLater() would have no effect.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def run_dialog(dialog: QDialog) -> bool:
    """Show a dialog, wait for it without blocking the loop, and return whether it was accepted."""
    import asyncio

    from PySide6.QtWidgets import QDialog

    result: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def set_result(code: int) -> None:
        if not result.done():
            result.set_result(code)

    dialog.finished.connect(set_result)
    dialog.show()
    raise_window(dialog)
    dialog.activateWindow()
    try:
        return await result == QDialog.DialogCode.Accepted
    finally:
        dialog.close()


def raise_windows() -> None:
    """Bring the open windows and dialogs to the front, those in front of others last."""
    from PySide6.QtWidgets import QDialog, QMainWindow

    windows = [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow | QDialog)
    ]
    for window in sorted(windows, key=lambda window: (isinstance(window, QDialog), window.isModal())):
        if window.isVisible():
            show_in_front(window)


class GuiGarbageCollector:
    """Context manager that collects reference cycles from a timer of its thread, and on no other thread.

    Python's collector runs on whichever thread allocates. A Qt object that is deleted on a thread that is
    not its own leaves its timers running, and the program crashes.

    There are two generations only: objects of the last second, and all others. With a third one, collected
    every tenth time, the survivors of ten seconds are traversed at once: at 2,000 events/s, for 50 ms.
    """

    def __init__(self, read_clock: Callable[[], float] = time.monotonic) -> None:
        self._read_clock = read_clock
        self._next_full = read_clock() + FULL_COLLECTION_SECONDS
        self._old_count = 0
        """Objects that the last full collection has left."""
        self._timer = QTimer()
        self._timer.setInterval(COLLECT_INTERVAL_MS)

    def __enter__(self) -> Self:
        """Disable the automatic collector and start the timer."""
        self._was_enabled = gc.isenabled()
        gc.disable()
        # Modules and classes live as long as the process: collections need not traverse them.
        gc.freeze()
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Collect all cycles and restore the automatic collector."""
        self._timer.stop()
        self._timer.timeout.disconnect(self.collect_due)
        gc.collect()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def collect_due(self) -> None:
        """Collect new objects if there are enough of them, and all others if these have become many more."""
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        now = self._read_clock()
        if now >= self._next_full:
            self._next_full = now + FULL_COLLECTION_SECONDS
            if len(gc.get_objects(2)) > self._old_count * FULL_COLLECTION_GROWTH:
                gc.collect()
                self._old_count = len(gc.get_objects(2))
                return
        gc.collect(1)


class InterruptHandler:
    """Context manager that calls ``on_interrupt`` on SIGINT, SIGTERM, and when the system asks to quit.

    A second SIGINT has the previous handler called, in case the program does not end.
    """

    # Python runs a signal handler only between two bytecodes, and Qt's loop does not return to Python
    # until an event arrives. The byte that the wakeup descriptor receives is such an event.

    def __init__(self, on_interrupt: Callable[[], None]) -> None:
        import socket

        self.exit_code = ExitCode.SUCCESS
        """``INTERRUPTED`` after a SIGINT."""
        self._on_interrupt = on_interrupt
        self._quit_connection: QMetaObject.Connection | None = None
        self._reader, self._writer = socket.socketpair()
        # set_wakeup_fd requires a non-blocking socket.
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain_socket)

    def __enter__(self) -> Self:
        """Install the handlers."""
        self._previous_wakeup_fd = signal.set_wakeup_fd(self._writer.fileno())
        self._previous_handlers = {number: signal.signal(number, self._handle_signal) for number in _SIGNALS}
        application = QApplication.instance()
        if isinstance(application, DeskApplication):
            self._quit_connection = application.quit_requested.connect(self._on_interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        """Restore the previous handlers."""
        if self._quit_connection is not None:
            QObject.disconnect(self._quit_connection)
        for number, handler in self._previous_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._previous_wakeup_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _drain_socket(self) -> None:
        # By the time that this runs, Python has called the handler of the signal.
        self._reader.recv(64)

    def _handle_signal(self, number: int, frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            previous = self._previous_handlers[signal.SIGINT]
            if self.exit_code is ExitCode.INTERRUPTED and callable(previous):
                previous(number, frame)
            self.exit_code = ExitCode.INTERRUPTED
        self._on_interrupt()
