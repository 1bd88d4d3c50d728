"""Records of waiting calls: the missed calls and the statistics of the day, stored between runs.

Both are fed by one tracker of waiting calls, so that they agree on what an abandoned call is.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QDate, QObject, QTimer, Signal

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.services.storage.json_store import JsonFile, ProblemReporter, log_problem
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.missed_calls import (
    MAX_MISSED_CALLS,
    MissedCallLog,
    MissedCallTracker,
    NumberNormaliser,
    use_as_presented,
)
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally
from devlink3_desk.switchboard.waiting_calls import WaitingCallTracker

log = logging.getLogger(__name__)

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


class MissedCallFile(JsonFile[MissedCallLog]):
    """The log of missed calls, ``missed.json`` in ``folder``."""

    def __init__(self, folder: Path, report: ProblemReporter = log_problem) -> None:
        super().__init__(folder / "missed.json", MissedCallLog, report)

    def load(self) -> MissedCallLog:
        """Return the log saved last, an empty one if there is none."""
        log = super().load() or MissedCallLog()
        return msgspec.structs.replace(log, calls=log.calls[:MAX_MISSED_CALLS])


class DayTallyFile(JsonFile[DayTally]):
    """The counters of the day, ``today.json`` in ``folder``."""

    def __init__(self, folder: Path, report: ProblemReporter = log_problem) -> None:
        super().__init__(folder / "today.json", DayTally, report)

    def load(self) -> DayTally:
        """Return the counters saved last, empty ones if there are none."""
        return super().load() or DayTally()


class WaitingCallRecorder(QObject):
    """Updates the missed calls and the statistics from the changes of the switchboard, and stores them."""

    missed_changed = Signal()
    """Emitted when the log of missed calls has changed, or was marked as seen."""

    def __init__(
        self,
        window: MainWindow,
        statistics: DayStatistics,
        data_dir: Path | None = None,
        normalise_number: NumberNormaliser = use_as_presented,
        report: ProblemReporter = log_problem,
    ) -> None:
        """Create the recorder of a window.

        :param statistics: updated by this object, and shown by the wallboard of ``window``.
        :param data_dir: the folder of the files; without it, nothing is loaded or stored.
        :param normalise_number: returns equal texts for all notations of a number that the PBX presents.
        :param report: called if a file cannot be read.
        """
        super().__init__(window)
        self._window, self._statistics = window, statistics
        self._clock = window.models.link_model.clock
        self._waiting_calls = WaitingCallTracker()
        self._tally_file = None if data_dir is None else DayTallyFile(data_dir, report)
        self._missed_file = None if data_dir is None else MissedCallFile(data_dir, report)
        stored_log = None if self._missed_file is None else self._missed_file.load()
        self._missed_calls = MissedCallTracker(stored_log, normalise_number)
        self._restore_tally()
        self._tally_saver = DelayedSaver(self._save_tally, "The statistics of the day", self)
        self._missed_saver = DelayedSaver(self._save_missed, "The missed calls", self)
        self._apply_preferences(window.preferences.value)
        window.preferences.changed.connect(self._apply_preferences)
        self._connect_pane()

    @property
    def missed_log(self) -> MissedCallLog:
        """The log of missed calls."""
        return self._missed_calls.log

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply changes of the switchboard."""
        outcomes = self._waiting_calls.apply(changes, self._clock())
        if self._statistics.apply(outcomes, current_day()):
            self._tally_saver.schedule()
        if self._missed_calls.apply(outcomes, time.time()):
            self._on_missed_changed()

    def stop(self) -> None:
        """Store what has changed."""
        self._tally_saver.stop()
        self._missed_saver.stop()

    def _apply_preferences(self, preferences: Preferences) -> None:
        abandoned_after = preferences.alerts.abandoned_after
        self._waiting_calls.own_extensions = frozenset(preferences.people.me)
        self._statistics.configure(preferences.wallboard.within, abandoned_after)
        self._missed_calls.configure(abandoned_after)

    # -- the pane of missed calls

    def _connect_pane(self) -> None:
        pane = self._window.pane_of_type(MissedPane)
        pane.title_changed.connect(self._window.docks["missed"].setWindowTitle)
        pane.list_seen.connect(self._mark_missed_seen)
        pane.clear_requested.connect(self._clear_missed)
        pane.site = self._window.models.site
        pane.show_log(self.missed_log)

    def _mark_missed_seen(self) -> None:
        if self._missed_calls.mark_seen(time.time()):
            self._on_missed_changed()

    def _clear_missed(self) -> None:
        self._missed_calls.clear()
        self._on_missed_changed()

    def _on_missed_changed(self) -> None:
        self._missed_saver.schedule()
        self._window.pane_of_type(MissedPane).show_log(self.missed_log)
        self.missed_changed.emit()

    # -- files

    def _restore_tally(self) -> None:
        tally = None if self._tally_file is None else self._tally_file.load()
        # Those of another day would be shown until the first call of today.
        if tally is not None and tally.day == current_day():
            self._statistics.restore(tally)

    def _save_tally(self) -> None:
        if self._tally_file is not None:
            self._tally_file.save(self._statistics.day_tally)

    def _save_missed(self) -> None:
        if self._missed_file is not None:
            self._missed_file.save(self.missed_log)


def current_day() -> int:
    """Return the number of the local day."""
    return QDate.currentDate().toJulianDay()
