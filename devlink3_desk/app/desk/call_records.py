"""Records of waiting calls: the statistics of the day, stored between runs.

Who is to be called back is in the history; the missed calls of earlier versions are moved there.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QObject, QTimer

from devlink3_desk.app.desk import on_demand
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.storage.json_store import JsonFile, ProblemReporter, log_problem
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, WaitingCallTracker

log = logging.getLogger(__name__)

MISSED_CALLS_FILE: Final = "missed.json"
"""The file in which earlier versions kept the missed calls."""

SAVE_DELAY_MS: Final = 2_000
"""Time from a change until it is saved. On a busy site there is one with every call."""


class DelayedSaver(QObject):
    """Saves something a while after its first change, and when it is stopped.

    An error is logged only: the desk works without its records.
    """

    def __init__(self, save: Callable[[], None], subject: str, parent: QObject | None = None) -> None:
        """``save`` raises :class:`OSError` if it fails; ``subject`` begins the message for the log."""
        super().__init__(parent)
        self._save, self._subject = save, subject
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
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


class DayTallyFile(JsonFile[DayTally]):
    """The counters of the day at one site, in ``folder``."""

    def __init__(self, folder: Path, site: str, report: ProblemReporter = log_problem) -> None:
        """``site`` is any text that no other site has; ``report`` is called if the file cannot be read."""
        # A digest, as the name of a site need not be valid in that of a file.
        digest = hashlib.sha256(site.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        super().__init__(folder / f"today-{digest}.json", DayTally, report)

    def load(self) -> DayTally:
        """Return the counters saved last, empty ones if there are none."""
        return super().load() or DayTally()


class WaitingCallRecorder(QObject):
    """Updates the statistics from the changes of the switchboard, and stores them."""

    def __init__(
        self,
        window: MainWindow,
        statistics: DayStatistics,
        tally_file: DayTallyFile | None = None,
        *,
        read_wall: Callable[[], float] = time.time,
    ) -> None:
        """Create the recorder of a window.

        :param statistics: updated by this object, and shown by the wallboard of ``window``.
        :param tally_file: without it, nothing is loaded or stored.
        :param read_wall: returns the time, in seconds since 1970.
        """
        super().__init__(window)
        self._statistics, self._read_wall = statistics, read_wall
        self._clock = window.models.link_model.clock
        self._waiting_calls = WaitingCallTracker()
        self._tally_file = tally_file
        self.is_counting = True
        """Whether the statistics are those of the calls that were seen here."""
        self._restore_tally()
        self._tally_saver = DelayedSaver(self._save_tally, "The statistics of the day", self)
        self._apply_preferences(window.preferences.value)
        window.preferences.changed.connect(self._apply_preferences)
        # The counters begin anew at midnight, and not only with the first call of the day.
        window.ticker.ticked.connect(self._update_day)

    def stop_counting(self) -> None:
        """Leave the statistics to the figures of the history."""
        self.is_counting = False

    def resume_counting(self) -> None:
        """Count the calls that are seen here, on top of what the statistics have."""
        self.is_counting = True

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply changes of the switchboard."""
        # Applied even while not counting: callers who wait when counting begins have their full time.
        outcomes = self._waiting_calls.apply(changes, self._clock())
        if self.is_counting and self._statistics.apply(outcomes, self._find_day()):
            self._tally_saver.schedule()

    def stop(self) -> None:
        """Store what has changed."""
        self._tally_saver.stop()

    def _find_day(self) -> int:
        return find_local_day(self._read_wall()).toJulianDay()

    def _update_day(self) -> None:
        self.apply(())

    def _apply_preferences(self, preferences: Preferences) -> None:
        self._statistics.configure(preferences.wallboard.within, preferences.alerts.abandoned_after)

    def _restore_tally(self) -> None:
        tally = None if self._tally_file is None else self._tally_file.load()
        # Counters of another day would be shown until the first call of today.
        if tally is not None and tally.day == self._find_day():
            self._statistics.restore(tally)

    def _save_tally(self) -> None:
        if self._tally_file is not None:
            self._tally_file.save(self._statistics.day_tally)


def find_local_day(wall: float) -> QDate:
    """Return the local day of an instant, in seconds since 1970."""
    return QDateTime.fromSecsSinceEpoch(int(wall)).date()


class CallbackConnector(QObject):
    """Connects the pane of callers to call back with the window, and moves the missed calls of earlier
    versions into the history.
    """

    def __init__(
        self, window: MainWindow, data_dir: Path | None = None, report: ProblemReporter = log_problem
    ) -> None:
        """``data_dir`` is the folder in which earlier versions kept the missed calls."""
        super().__init__(window)
        self._models, self._data_dir, self._report = window.models, data_dir, report
        self._receiver = FutureReceiver(self)
        pane = window.find_pane(CallbacksPane)
        pane.site = self._models.site
        pane.title_changed.connect(window.docks["missed"].setWindowTitle)
        pane.settings_requested.connect(lambda: on_demand.show_history_settings(window))
        pane.refresh_rows()
        self._models.history_changed.connect(self._import_missed_calls)
        self._import_missed_calls()

    def _import_missed_calls(self) -> None:
        """Move the missed calls into the first history of this computer that is written."""
        history, folder, site, report = self._models.history, self._data_dir, self._models.site, self._report
        if folder is None or history is None:
            return
        # Imported late: a window without a history of its own does not load SQLite.
        from devlink3_desk.services.history_access import LocalHistory

        if not isinstance(history, LocalHistory) or history.is_read_only:
            return
        self._data_dir = None
        if not (folder / MISSED_CALLS_FILE).exists():
            return
        # In the thread of the history, because reading and writing files blocks.
        future = history.run(lambda store: on_demand.import_missed_calls(folder, store, site, report))
        self._receiver.wait_for(
            future, lambda _count: self._models.callbacks.refresh(), self._log_failed_import
        )

    def _log_failed_import(self, sentence: Sentence) -> None:
        log.warning("The missed calls of an earlier version are moved at the next start: %s", sentence)
