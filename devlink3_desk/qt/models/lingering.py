"""Ended calls that stay in sight for a moment, so that nothing jumps under the eye or the mouse."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from .keyed import Clock

MOST: Final = 40
"""More ended calls than this help nobody; those that ended first go at once."""

AGAIN_MS: Final = 250

Drop = Callable[[Iterable[str]], None]


class Lingering(QObject):
    """Knows which rows are to go and when; ``drop`` takes them out."""

    def __init__(self, clock: Clock, drop: Drop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = 0.0
        """How long an ended call stays; 0: not at all."""
        self.wait: Callable[[], bool] = lambda: False
        """Whether those whose time is over are to stay for yet another moment."""
        self._clock, self._drop = clock, drop
        self._due: deque[tuple[float, str]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.sweep)

    def take(self, keys: Iterable[str]) -> None:
        """Let ended calls stay for their time."""
        until = self._clock() + self.seconds
        self._due.extend((until, key) for key in keys)
        if len(self._due) > MOST:
            self._drop([self._due.popleft()[1] for _ in range(len(self._due) - MOST)])
        self._wake()

    def sweep(self) -> None:
        """Take out those whose time is over."""
        if self.wait():
            self._timer.start(AGAIN_MS)
            return
        now = self._clock()
        over: list[str] = []
        while self._due and self._due[0][0] <= now:
            over.append(self._due.popleft()[1])
        if over:
            self._drop(over)
        self._wake()

    def _wake(self) -> None:
        if self._due and not self._timer.isActive():
            self._timer.start(max(50, round((self._due[0][0] - self._clock()) * 1000)))
