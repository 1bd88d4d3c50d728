"""The history of a desk: records what it receives, and answers the questions of its window."""

from __future__ import annotations

import logging
import tempfile
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, Qt, QTimer, Signal, SignalInstance

from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_recording import HistoryRecording, repair_runs
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import LOCK_SECONDS
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions, RecordingStatus
from devlink3_desk.switchboard.board import Switchboard

log = logging.getLogger(__name__)

REFRESH_INTERVAL_MS: Final = 1_000
"""Time between two signals that calls were stored."""
SECOND_REPAIR_MS: Final = int((LOCK_SECONDS + 2) * 1000)
"""Time until runs that were cut short just before this one can be told from runs that still record."""


class RecordingOptions(msgspec.Struct, frozen=True):
    """Where a desk records its calls and events."""

    location: HistoryLocation | None = None
    """``None`` records into a temporary file, which is removed at the end: for demos and traces."""
    source: str = ""
    """Address of the PBX."""
    is_recording: bool = True
    """Whether to record; without, the history is only read."""


class DeskRecorder(QObject):
    """Records what one switchboard is fed with, and sets the history of the window's models.

    The disk is only used on other threads: those of the writer and of :class:`.LocalHistory`.
    """

    history_changed = Signal()
    """Emitted after calls were stored, at most once a second."""
    problem_changed = Signal(str)
    """Emitted with since when and why nothing is recorded, or an empty text when everything is again."""

    _status_changed = Signal(object)
    _calls_stored = Signal()

    def __init__(self, window: MainWindow, switchboard: Switchboard, options: RecordingOptions) -> None:
        super().__init__()  # without a parent: the window is deleted before the last calls are stored
        self._switchboard = switchboard
        self._temporary_folder: tempfile.TemporaryDirectory[str] | None = None
        self.location: Final = options.location or self._create_temporary_location()
        """Where the history is."""
        self._access = LocalHistory(self.location, switchboard.site, read_only=not options.is_recording)
        self._writer: HistoryWriter | None = None
        self.recording: HistoryRecording | None = None
        """What the desk passes its events to; ``None`` if nothing is to be recorded."""
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_INTERVAL_MS)
        self._refresh_timer.timeout.connect(self._emit_pending_change)
        self._has_pending_change = False
        self._is_repair_due = False
        # Queued: both are emitted by the thread of the writer.
        self._status_changed.connect(self._show_status, Qt.ConnectionType.QueuedConnection)
        self._calls_stored.connect(self._on_calls_stored, Qt.ConnectionType.QueuedConnection)
        self.history_changed.connect(window.models.history_changed)
        self.problem_changed.connect(window.link_bar.show_recording_problem)
        if options.is_recording:
            self._start_recording(options.source)
        window.models.set_history(self._access)

    def close(self) -> None:
        """Store the calls in progress, and close the history."""
        self._refresh_timer.stop()
        if self.recording is not None:
            self.recording.close(time.monotonic(), time.time())
        if self._writer is not None and not self._writer.close():
            log.warning("The last calls and events could not be stored.")
        self._access.close()
        if self._temporary_folder is not None:
            self._temporary_folder.cleanup()

    def _create_temporary_location(self) -> HistoryLocation:
        self._temporary_folder = tempfile.TemporaryDirectory(
            prefix="devlink3-desk-", ignore_cleanup_errors=True
        )
        return HistoryLocation(path=Path(self._temporary_folder.name) / "history.sqlite")

    # -- recording

    def _start_recording(self, source: str) -> None:
        options = RecorderOptions(
            call_id_prefix=self._switchboard.call_id_prefix,
            source=source,
            on_calls_stored=partial(_emit_safely, self._calls_stored),
        )
        self._writer = HistoryWriter(self.location, options, partial(_emit_safely, self._status_changed))
        self.recording = HistoryRecording(self._switchboard, self._writer)
        self._repair_runs()
        QTimer.singleShot(SECOND_REPAIR_MS, self, self._repair_runs)

    def _repair_runs(self) -> None:
        """Store the calls of runs that were cut short, in the thread of the writer."""
        assert self._writer is not None  # noqa: S101 (called only while it records)
        site, directory = self._switchboard.site, self._switchboard.directory
        self._is_repair_due = False
        repair = self._writer.run(lambda store: repair_runs(store, site, directory))
        repair.add_done_callback(self._finish_repair)

    def _finish_repair(self, repair: Future[int]) -> None:
        # Runs in the thread of the writer, or in ours where the writer is closed.
        if (error := repair.exception()) is not None:
            log.info("Runs that were cut short are repaired later: %s", error)
            self._is_repair_due = True
        elif repair.result():
            _emit_safely(self._calls_stored)

    # -- showing

    def _on_calls_stored(self) -> None:
        if self._refresh_timer.isActive():
            self._has_pending_change = True
            return
        self.history_changed.emit()
        self._refresh_timer.start()

    def _emit_pending_change(self) -> None:
        if self._has_pending_change:
            self._has_pending_change = False
            self._on_calls_stored()

    def _show_status(self, status: RecordingStatus) -> None:
        self.problem_changed.emit(format_recording_problem(status))
        if status.problem is None and self._is_repair_due:
            self._repair_runs()


def _emit_safely(signal: SignalInstance, *values: object) -> None:
    """Emit a signal on another thread, where its object may have been deleted meanwhile."""
    try:
        signal.emit(*values)
    except RuntimeError:
        log.debug("the window was closed before the history")


def format_recording_problem(status: RecordingStatus) -> str:
    """Return since when and why nothing is recorded, an empty text if everything is."""
    if status.problem is None:
        return ""
    since, now = QDateTime.fromSecsSinceEpoch(int(status.since or time.time())), QDateTime.currentDateTime()
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    text = (
        locale.toString(since.time(), short) if since.date() == now.date() else locale.toString(since, short)
    )
    return QCoreApplication.translate("Recording", "Nothing is recorded since {time}: {problem}").format(
        time=text, problem=translate_sentence(status.problem)
    )
