"""Pauses of the thread that writes the history, for the sake of the thread of the window.

Only one thread of Python runs at a time, by the lock of the interpreter. The module sqlite3 gives that lock
away before each step of a statement and takes it again afterwards, and the thread of the window, which gives
it away with nearly each call of Qt, then waits for its turn. Without pauses, a commit takes the lock some two
hundred times in a row: while a single frame is painted, which takes twice as long.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator
from typing import Final

PAUSE_SECONDS: Final = 0.005
"""One pause: several times what a statement takes, so that most of a frame is painted undisturbed."""
MAX_PAUSED_SECONDS: Final = 0.5
"""Time after which a commit goes on without pauses: other programs may wait to write to the same file."""


class WriterPace:
    """Decides when the thread of a writer pauses; belongs to that thread."""

    def __init__(self, has_urgent_work: Callable[[], object]) -> None:
        """Pause only while ``has_urgent_work`` returns nothing true."""
        self._has_urgent_work = has_urgent_work
        self._end = 0.0

    @contextlib.contextmanager
    def pausing(self, *, is_allowed: bool) -> Generator[None]:
        """Have :meth:`pause` pause within, for half a second at most, if ``is_allowed``."""
        if is_allowed:
            self._end = time.monotonic() + MAX_PAUSED_SECONDS
        try:
            yield
        finally:
            self._end = 0.0

    def pause(self) -> None:
        """Let other threads run for a moment, unless somebody waits for this one."""
        if time.monotonic() < self._end and not self._has_urgent_work():
            time.sleep(PAUSE_SECONDS)
