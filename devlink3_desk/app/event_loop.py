"""The asyncio event loop on Qt's event loop, for every coroutine that needs a window."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import qasync
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QNativeInterface

QUIT_TIMEOUT: Final = 15.0
"""Seconds that a coroutine may take to end by itself once the system has asked the program to quit."""
ROUND_SECONDS: Final = 0.002
"""Pause between two loops of Qt without a display, each of which ends at once."""

LoopResult = TypeVar("LoopResult")


def return_from_lost_display(application: QGuiApplication) -> None:
    """Let Qt notice that the X server is gone, where Xlib does so first and would end the process.

    Calls and events that are not stored yet would be lost.
    """
    if application.platformName() != "xcb":
        return
    import ctypes

    try:
        xlib = ctypes.CDLL("libX11.so.6")
        set_exit_handler = xlib.XSetIOErrorExitHandler
    except (OSError, AttributeError):
        return  # libX11 before 1.7 always ends the process
    # A function of C that does nothing: Xlib also calls it on threads that Python does not know.
    do_nothing = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
    set_exit_handler.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    set_exit_handler.restype = None
    native = cast("QNativeInterface.QX11Application", application.nativeInterface())
    set_exit_handler(native.display(), do_nothing, None)
    # In place of that of Qt, which calls the default one, which ends the process, too.
    xlib.XSetIOErrorHandler.argtypes = (ctypes.c_void_p,)
    xlib.XSetIOErrorHandler.restype = ctypes.c_void_p
    xlib.XSetIOErrorHandler(do_nothing)


class LoopQuitError(RuntimeError):
    """Qt's event loop has ended before the coroutine, which was cancelled."""

    def __init__(self, code: int) -> None:
        """``code`` is the result of Qt's loop: 0 at the end of a session, 1 if the display is lost."""
        super().__init__("The event loop ended before the coroutine did.")
        self.code = code


class QtEventLoop(qasync.QEventLoop):  # type: ignore[misc] # qasync ships no types
    """qasync's event loop with functions replaced that hang or warn on Python 3.14, or end too early.

    A coroutine also ends in order where Qt's loop is ended from outside, as at the end of a session.
    ``QtEventLoop(application)`` runs on the event loop of a ``QApplication``.
    """

    def run_until_complete(self, future: Awaitable[LoopResult]) -> LoopResult:
        """Run until ``future`` is done and return its result.

        If Qt's loop ends first, ``future`` is awaited all the same. Raises :class:`LoopQuitError` if it had
        to be cancelled then, and ``RuntimeError`` if :meth:`stop` has ended the loop.
        """
        # qasync processes the remaining events afterwards, when no loop is the running one any more. A task
        # that is due then fails to start on Python 3.14, is never resumed, and closing the loop waits for it.
        if self.is_running():
            raise RuntimeError("The event loop is already running.")
        task = asyncio.ensure_future(future, loop=cast("asyncio.AbstractEventLoop", self))
        task.add_done_callback(self._stop_when_done)
        try:
            code = self._run_to_exit_code()
            if code is not None and not task.done():
                self._await_after_quit(task, code)
        finally:
            task.remove_done_callback(self._stop_when_done)
        if not task.done():
            raise RuntimeError("The event loop ended before the coroutine did.")
        if code is not None and task.cancelled():
            raise LoopQuitError(code)
        return task.result()

    def stop(self) -> None:
        """End the loop, with a coroutine that is not done as well."""
        self._is_stopped = True
        super().stop()

    def _run_to_exit_code(self) -> int | None:
        """Run Qt's loop; return its result if it was ended from outside, and ``None`` after :meth:`stop`."""
        self._is_stopped = False
        code: int = self.run_forever()
        return None if self._is_stopped else code

    def _await_after_quit(self, task: asyncio.Future[Any], code: int) -> None:
        """Run until ``task`` is done, which is cancelled where it does not end by itself."""
        if code == 0:
            # The coroutine has been asked to end, as by Ctrl+C.
            timeout = self.call_later(QUIT_TIMEOUT, task.cancel)
            self.run_forever()
            timeout.cancel()
            return
        # Without a display, each new loop of Qt ends at once, but handles the events that are due before.
        # It also prints that the display is lost, which Qt has printed once already.
        previous_handler = qInstallMessageHandler(lambda *_message: None)
        task.cancel()
        deadline = time.monotonic() + QUIT_TIMEOUT
        try:
            while not task.done() and time.monotonic() < deadline:
                time.sleep(ROUND_SECONDS)
                self.run_forever()
        finally:
            qInstallMessageHandler(previous_handler)

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Call ``callback`` after ``delay`` seconds. ``call_soon`` and ``call_at`` use this function, too."""
        # qasync checks each callback with asyncio.iscoroutinefunction, which is slow and deprecated.
        loop = cast("asyncio.AbstractEventLoop", self)
        handle: asyncio.Handle = self._add_callback(asyncio.Handle(callback, args, loop, context), delay)
        return handle

    def _stop_when_done(self, _future: asyncio.Future[Any]) -> None:
        self.stop()
