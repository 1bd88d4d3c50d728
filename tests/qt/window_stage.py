"""What the windows of :mod:`.all_windows` are opened from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest

from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import Change
from tests.support.desk_models import ManualClock, MemoryLayoutStore, create_stored_models, open_window

WAIT_LIMIT_MS: Final = 240_000


@dataclass
class WindowStage:
    """What a window is opened from."""

    window: MainWindow
    folder: Path
    has_settings_pages: bool = False
    """Whether the pages of the settings that need a store were added."""

    def wait(self, condition: Callable[[], bool]) -> None:
        """Process events until ``condition`` holds."""
        deadline = QDeadlineTimer(WAIT_LIMIT_MS)
        while not condition():
            assert not deadline.hasExpired(), "What a window waits for did not happen."
            QTest.qWait(10)


@contextmanager
def open_stage(folder: Path, changes: Sequence[Change]) -> Iterator[WindowStage]:
    """Show a window with ``changes``, which stores imported contacts and notes in ``folder``."""
    models = create_stored_models(ManualClock(), folder)
    with open_window(models, MemoryLayoutStore()) as window:
        window.apply(changes)
        window.batcher.flush()
        yield WindowStage(window, folder)
