"""Work that takes its time, off the GUI thread; what comes of it is told on the GUI thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Background(QObject):
    """Runs functions in threads of their own, which nobody waits for at the end of the program.

    A thread knows of a job nothing but its number: what is to be called in the end may hold widgets,
    and those must not be let go on another thread.
    """

    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Callable[[], None]] = {}
        self._numbers = count()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is being done."""
        return bool(self._jobs)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do ``work`` elsewhere, then call ``done`` with its result or ``failed`` with what it raised."""
        number = next(self._numbers)
        results: list[T] = []
        errors: list[Exception] = []

        def finish() -> None:
            if errors:
                failed(errors[0])
            else:
                done(results[0])

        def do() -> None:
            try:
                results.append(work())
            except Exception as error:  # noqa: BLE001 (it belongs to whoever asked)
                errors.append(error)
            with contextlib.suppress(RuntimeError):  # the window is gone, and nobody waits any more
                self._ended.emit(number)

        self._jobs[number] = finish
        threading.Thread(target=do, name="devlink3-background", daemon=True).start()

    @Slot(int)
    def _deliver(self, number: int) -> None:
        self._jobs.pop(number)()
