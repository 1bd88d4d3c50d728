"""Pauses of the thread that writes the history, for the sake of the thread of the window.

Only one thread of Python runs at a time, by the lock of the interpreter. The module sqlite3 gives that lock
away before each step of a statement and takes it again afterwards, and the thread of the window, which gives
it away with nearly each call of Qt, then waits for its turn. Without pauses, a commit takes the lock some two
hundred times in a row: while a single frame is painted, which takes twice as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

PAUSE_SECONDS: Final = 0.005
"""One pause: several times what a statement takes, so that most of a frame is painted undisturbed."""
MAX_COMMIT_PAUSES: Final = 0.3
"""Seconds after which a commit goes on without pauses: other programs may wait to write to the same file."""
MAX_ENCODING_PAUSES: Final = 1.0
"""The same for a checkpoint that is encoded, for which nobody waits; it must be on disk within two seconds."""


class WriterPace:
    """Decides when the thread of a writer pauses; belongs to that thread."""

    def __init__(self, has_urgent_work: Callable[[], object]) -> None:
        """Pause only while ``has_urgent_work`` returns nothing true."""
        self._has_urgent_work = has_urgent_work
        self._end = 0.0

    def begin(self, seconds: float) -> None:
        """Begin a piece of work that pauses during its first ``seconds``."""
        self._end = time.monotonic() + seconds

    def pause(self) -> None:
        """Let other threads run for a moment, unless somebody waits for this one."""
        if not self._has_urgent_work() and time.monotonic() < self._end:
            time.sleep(PAUSE_SECONDS)
