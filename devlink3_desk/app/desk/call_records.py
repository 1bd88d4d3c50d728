"""What the desk records about calls between runs: the statistics of the day, saved with a delay."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QDate, QObject, QTimer

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.core.row_model import Clock
from devlink3_desk.services.storage.json_store import DayTallyFile
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally

log = logging.getLogger(__name__)

SAVE_DELAY_MS: Final = 2_000
"""Time from a change until it is saved. A busy site changes a figure with every call."""


class DelayedSaver(QObject):
    """Saves something a while after its first change, and when it is stopped.

    An error is logged only: the desk works without its records.
    """

    def __init__(self, save: Callable[[], None], subject: str, parent: QObject | None = None) -> None:
        """``save`` raises :class:`OSError` if it fails; ``subject`` begins the message for the log."""
        super().__init__(parent)
        self._save, self._subject = save, subject
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self._save_now)

    def schedule(self) -> None:
        """Save after the delay, unless that is scheduled already."""
        # The timer is not restarted: with a change every second, nothing would ever be saved.
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Save now if there are unsaved changes."""
        if self._timer.isActive():
            self._timer.stop()
            self._save_now()

    def _save_now(self) -> None:
        try:
            self._save()
        except OSError as error:
            log.warning("%s cannot be saved for the next start: %s.", self._subject, error.strerror)


class StatisticsRecorder(QObject):
    """Counts the calls of the day, continuing from the stored figures of today, and stores them."""

    def __init__(
        self, preferences: PreferencesModel, tally_file: DayTallyFile | None, clock: Clock, parent: QObject
    ) -> None:
        """``clock`` is that of the changes; without ``tally_file`` nothing is loaded or stored."""
        super().__init__(parent)
        self._tally_file, self._clock = tally_file, clock
        self.statistics = DayStatistics(self._load_tally())
        self._saver = DelayedSaver(self._save_tally, "The statistics of the day", self)
        self._apply_preferences(preferences.value)
        preferences.changed.connect(self._apply_preferences)

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply changes of the switchboard."""
        if self.statistics.apply(changes, self._clock(), time.time(), current_day()):
            self._saver.schedule()

    def stop(self) -> None:
        """Store unsaved figures."""
        self._saver.stop()

    def _apply_preferences(self, preferences: Preferences) -> None:
        self.statistics.configure(preferences.wallboard.within, preferences.alerts.abandoned_after)

    def _load_tally(self) -> DayTally | None:
        tally = None if self._tally_file is None else self._tally_file.load()
        return tally if tally is not None and tally.day == current_day() else None

    def _save_tally(self) -> None:
        if self._tally_file is not None:
            self._tally_file.save(self.statistics.day_tally)


def current_day() -> int:
    """Return the number of the local day."""
    return QDate.currentDate().toJulianDay()
