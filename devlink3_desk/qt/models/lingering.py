"""Ended calls that stay in sight for a moment, so that nothing jumps under the eye or the mouse."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from .keyed import Clock

MAX_RETAINED: Final = 40
"""More ended calls than this help nobody; those that ended first go at once."""

PAUSED_RETRY_MS: Final = 250

RemoveRows = Callable[[Iterable[str]], None]


class EndedCallRetention(QObject):
    """Knows which rows are to go and when; ``drop`` takes them out."""

    def __init__(self, clock: Clock, remove_rows: RemoveRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.retention_seconds = 0.0
        """How long an ended call stays; 0: not at all."""
        self.is_paused: Callable[[], bool] = lambda: False
        """Whether those whose time is over are to stay for yet another moment."""
        self._clock, self._remove_rows = clock, remove_rows
        self._expiries: deque[tuple[float, str]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.remove_expired)

    def retain_calls(self, keys: Iterable[str]) -> None:
        """Let ended calls stay for their time."""
        until = self._clock() + self.retention_seconds
        self._expiries.extend((until, key) for key in keys)
        if len(self._expiries) > MAX_RETAINED:
            self._remove_rows([self._expiries.popleft()[1] for _ in range(len(self._expiries) - MAX_RETAINED)])
        self._schedule_removal()

    def remove_expired(self) -> None:
        """Take out those whose time is over."""
        if self.is_paused():
            self._timer.start(PAUSED_RETRY_MS)
            return
        now = self._clock()
        over: list[str] = []
        while self._expiries and self._expiries[0][0] <= now:
            over.append(self._expiries.popleft()[1])
        if over:
            self._remove_rows(over)
        self._schedule_removal()

    def _schedule_removal(self) -> None:
        if self._expiries and not self._timer.isActive():
            self._timer.start(max(50, round((self._expiries[0][0] - self._clock()) * 1000)))
