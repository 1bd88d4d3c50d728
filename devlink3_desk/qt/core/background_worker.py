"""Work that takes its time, off the GUI thread; what comes of it is told on the GUI thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class BackgroundWorker(QObject):
    """Runs functions in threads of their own, which nobody waits for at the end of the program.

    A thread knows of a job nothing but its number: what is to be called in the end may hold widgets,
    and those must not be let go on another thread.
    """

    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callbacks: dict[int, Callable[[], None]] = {}
        self._numbers = count()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done."""
        return bool(self._callbacks)

    def run_in_thread(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Do ``work`` elsewhere, then call ``done`` with its result or ``failed`` with what it raised."""
        number = next(self._numbers)
        results: list[T] = []
        errors: list[Exception] = []

        def finish() -> None:
            if errors:
                on_error(errors[0])
            else:
                on_done(results[0])

        def do() -> None:
            try:
                results.append(work())
            except Exception as error:  # noqa: BLE001 (it belongs to whoever asked)
                errors.append(error)
            with contextlib.suppress(RuntimeError):  # the window is gone, and nobody waits any more
                self._finished.emit(number)

        self._callbacks[number] = finish
        threading.Thread(target=do, name="devlink3-background", daemon=True).start()

    @Slot(int)
    def _on_finished(self, number: int) -> None:
        self._callbacks.pop(number)()
