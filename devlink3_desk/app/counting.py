"""Today's counters of the wallboard, kept over a restart."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QObject, QTimer

from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.tally_file import DayTallyFile

log = logging.getLogger(__name__)

SAVE_DELAY_MS: Final = 2_000
"""How long a counter may wait to be written."""


class DayStatisticsSaver(QObject):
    """Gives the window what was counted before, and keeps what it counts."""

    def __init__(self, window: MainWindow, tally_file: DayTallyFile) -> None:
        super().__init__(window)
        self._wallboard, self._tally_file = window.wallboard_controller, tally_file
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_DELAY_MS)
        self._save_timer.timeout.connect(self._save_tally)
        self._wallboard.restore_tally(tally_file.load())
        self._wallboard.statistics_changed.connect(self._schedule_save)

    def stop(self) -> None:
        """Write what waits."""
        if self._save_timer.isActive():
            self._save_tally()

    def _schedule_save(self) -> None:
        if not self._save_timer.isActive():
            self._save_timer.start()

    def _save_tally(self) -> None:
        self._save_timer.stop()
        try:
            self._tally_file.save(self._wallboard.tally)
        except OSError as error:
            log.warning("Today's counters cannot be kept for the next start: %s.", error.strerror)
