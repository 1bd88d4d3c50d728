"""Today's counters of the wallboard, kept over a restart."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QObject, QTimer

from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.tally_file import TallyFile

log = logging.getLogger(__name__)

KEEP_MS: Final = 2_000
"""How long a counter may wait to be written."""


class Counting(QObject):
    """Gives the window what was counted before, and keeps what it counts."""

    def __init__(self, window: MainWindow, kept: TallyFile) -> None:
        super().__init__(window)
        self._wall, self._kept = window.wall, kept
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEEP_MS)
        self._later.timeout.connect(self._keep)
        self._wall.resume(kept.load())
        self._wall.counted.connect(self._soon)

    def end(self) -> None:
        """Write what waits."""
        if self._later.isActive():
            self._keep()

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _keep(self) -> None:
        self._later.stop()
        try:
            self._kept.save(self._wall.tally)
        except OSError as error:
            log.warning("Today's counters cannot be kept for the next start: %s.", error.strerror)
