"""Reference cycles are collected on the GUI thread alone.

Python collects them on whatever thread happens to allocate. A Qt object that dies on another thread
than its own leaves its timers running, and the next one to fire ends the program.
"""

from __future__ import annotations

import gc
from typing import Final, Self

from PySide6.QtCore import QTimer

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
