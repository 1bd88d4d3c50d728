"""Pauses of the thread that writes the history, for the sake of the thread of the window.

Only one thread of Python runs at a time, by the lock of the interpreter. The module sqlite3 gives that lock
away before each step of a statement and takes it again afterwards, and the thread of the window, which gives
it away with nearly each call of Qt, then waits for its turn. Without pauses, a commit takes the lock some two
hundred times in a row: while a single frame is painted, which takes twice as long.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Generator
from typing import Final

WORK_SECONDS: Final = 0.002
"""Time to work, or to wait for the lock, before a pause. While no other thread runs, there are few pauses."""
PAUSE_SECONDS: Final = 0.006
"""One pause: several times as long, so that most of a frame is painted undisturbed."""
MAX_PAUSED_SECONDS: Final = 0.5
"""Time after which a commit goes on without pauses: other programs may wait to write to the same file."""


class WriterPace:
    """Decides when the thread of a writer pauses; belongs to that thread."""

    def __init__(
        self,
        has_urgent_work: Callable[[], object],
        read_clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Pause only while ``has_urgent_work`` returns nothing true."""
        self._has_urgent_work = has_urgent_work
        self._read_clock = read_clock
        self._sleep = sleep
        self._end = -math.inf
        self._worked_since = 0.0

    @contextlib.contextmanager
    def pausing(self, *, is_allowed: bool) -> Generator[None]:
        """Have :meth:`pause` pause within, for half a second at most, if ``is_allowed``."""
        if is_allowed:
            self._worked_since = self._read_clock()
            self._end = self._worked_since + MAX_PAUSED_SECONDS
        try:
            yield
        finally:
            self._end = -math.inf

    def pause(self) -> None:
        """Let other threads run for a moment if it is time to, unless someone waits for this one."""
        now = self._read_clock()
        if now >= self._end or now - self._worked_since < WORK_SECONDS or self._has_urgent_work():
            return
        self._sleep(PAUSE_SECONDS)
        self._worked_since = self._read_clock()
