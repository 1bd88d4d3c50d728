"""The history of a desk: records what it receives, and answers the queries of its window."""

from __future__ import annotations

import asyncio
import logging
import math
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, QTimer, Signal

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.preferences import Preferences
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_recording import HistoryRecording
from devlink3_desk.services.history_repair import EarlierCalls, RunKey, find_earlier_calls, repair_runs
from devlink3_desk.services.session.reconnect import (
    SLEEP_CHECK_INTERVAL,
    SleepDetector,
    read_elapsed_seconds,
)
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import RetentionPolicy
from devlink3_desk.services.storage.history_store import LOCK_SECONDS
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions, RecordingStatus
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import Clock
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.live_board import LiveBoard

log = logging.getLogger(__name__)

REFRESH_INTERVAL_MS: Final = 1_000
"""Time between two signals that calls were stored."""
SECOND_REPAIR_MS: Final = int((LOCK_SECONDS + 2) * 1000)
"""Time until a run that was cut short just before this one differs from a run that still records."""

EARLIER_CALLS_TIMEOUT: Final = 2.0
"""Seconds that the first connection waits for the calls of the last run: a local file answers at once."""


class RecordingOptions(msgspec.Struct, frozen=True):
    """Where a desk records its calls and events."""

    location: HistoryLocation | None = None
    """``None`` records into a temporary file, which is removed at the end: for demos and traces."""
    source: str = ""
    """Address of the PBX."""
    is_recording: bool = True
    """Whether to record; without, the history is only read."""


class DeskRecorder(QObject):
    """Records what one switchboard applies, and sets the history of the window's models.

    The disk is only used on other threads: those of the writer and of :class:`.LocalHistory`.
    """

    history_changed = Signal()
    """Emitted after calls were stored, at most once a second."""
    problem_changed = Signal(str)
    """Emitted with since when and why nothing is recorded, or an empty text when everything is again."""

    def __init__(
        self,
        window: MainWindow,
        switchboard: LiveBoard,
        options: RecordingOptions,
        *,
        read_elapsed: Clock = read_elapsed_seconds,
    ) -> None:
        """``switchboard`` is that of one site: several are recorded by their hubs.

        ``read_elapsed`` returns the seconds of a clock that goes on while the computer sleeps.
        """
        super().__init__()  # without a parent: the window is deleted before the last calls are stored
        assert isinstance(switchboard, Switchboard)  # noqa: S101 (nothing records several sites as one)
        self._switchboard, self._options = switchboard, options
        self._temporary_folder: tempfile.TemporaryDirectory[str] | None = None
        self.location: Final = options.location or self._create_temporary_location()
        """Where the history is."""
        self.access: Final = LocalHistory(self.location, switchboard.site, read_only=not options.is_recording)
        """Answers queries of the history."""
        self._writer: HistoryWriter | None = None
        self._recording: HistoryRecording | None = None
        self._is_standby = False
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_INTERVAL_MS)
        self._refresh_timer.timeout.connect(self._emit_pending_change)
        self._has_pending_change = False
        self._sleep_detector = SleepDetector(read_elapsed)
        sleep_timer = QTimer(self, interval=int(SLEEP_CHECK_INTERVAL * 1000))
        sleep_timer.timeout.connect(lambda: self._check_sleep(time.time()))
        sleep_timer.start()
        self._is_repair_due = False
        self._recording_since = -math.inf
        """When this desk began to record, or took over, in seconds since 1970."""
        self._earlier_calls: Future[EarlierCalls | None] | None = None
        """The calls of the last run, which may go on in this one."""
        self.history_changed.connect(window.models.history_changed)
        self.problem_changed.connect(window.link_bar.show_recording_problem)
        self.apply_preferences(window.preferences.value)
        window.preferences.changed.connect(self.apply_preferences)
        window.models.set_history(self.access)

    @property
    def is_temporary(self) -> bool:
        """Whether the history is removed at the end."""
        return self._temporary_folder is not None

    @property
    def is_recording(self) -> bool:
        """Whether received events are recorded, by this desk or by another one on the same PBX."""
        return self._recording is not None

    def close(self) -> None:
        """Store the calls in progress, and close the history."""
        self._refresh_timer.stop()
        writer = self._stop_recording()
        if writer is not None and not writer.close():
            log.warning("The last calls and events could not be stored.")
        self.access.close()
        if self._temporary_folder is not None:
            self._temporary_folder.cleanup()

    @property
    def _own_run(self) -> RunKey:
        return RunKey(self._options.source, self._switchboard.call_id_prefix)

    async def expect_earlier_calls(self) -> None:
        """Continue the calls of the last run that the PBX still reports; called before the first event.

        If the history cannot be opened in time, these calls are recorded as new ones.
        """
        if self._earlier_calls is None:
            return
        finding, self._earlier_calls = asyncio.wrap_future(self._earlier_calls), None
        await asyncio.wait([finding], timeout=EARLIER_CALLS_TIMEOUT)
        if not finding.done():
            finding.cancel()
        elif (error := finding.exception()) is not None:
            log.info("The calls of the last run are not known: %s", error)
        elif (earlier := finding.result()) is not None:
            earlier.expect_in(self._switchboard, time.monotonic(), time.time())

    def record(self, events: Sequence[AnyEvent], changes: Sequence[Change], at: float, wall: float) -> None:
        """Record events and their changes; they came at the monotonic second ``at``."""
        # Before the loss of the link, which is the first event after the computer has slept.
        self._check_sleep(wall)
        if self._recording is not None:
            self._recording.record(events, changes, at, wall)

    def record_changes(self, changes: Sequence[Change], at: float, wall: float) -> None:
        """Record changes that no event has caused."""
        if self._recording is not None:
            self._recording.record_changes(changes, at, wall)

    def _check_sleep(self, wall: float) -> None:
        """Note if the computer has slept: until ``wall``, nothing was received."""
        since = self._sleep_detector.check(wall)
        if since is not None and self._recording is not None:
            self._recording.note_sleep(since, wall)

    def list_open_calls(self) -> list[CallRecord]:
        """Return the calls in progress as far as they were seen; none while nothing is recorded here.

        Of calls that began before, the history has what an earlier run or another desk has recorded.
        """
        if self._recording is None:
            return []
        calls = self._recording.list_open_calls(time.monotonic())
        return [call for call in calls if call.started > self._recording_since]

    def _create_temporary_location(self) -> HistoryLocation:
        self._temporary_folder = tempfile.TemporaryDirectory(
            prefix="devlink3-desk-", ignore_cleanup_errors=True
        )
        return HistoryLocation(path=Path(self._temporary_folder.name) / "history.sqlite")

    # -- recording

    def apply_preferences(self, preferences: Preferences) -> None:
        """Start or stop recording, and apply the retention policy of the preferences."""
        policy = RetentionPolicy.from_preferences(preferences.history)
        if not (self._options.is_recording and preferences.history.record):
            writer = self._stop_recording()
            if writer is not None:
                # On another thread: a disk that hangs must not block the window.
                threading.Thread(target=writer.close, name="devlink3-history-close", daemon=True).start()
                self.problem_changed.emit("")
        elif self._writer is None:
            self._start_recording(policy)
        else:
            self._writer.set_retention(policy)

    def _start_recording(self, policy: RetentionPolicy) -> None:
        options = RecorderOptions(
            call_id_prefix=self._switchboard.call_id_prefix,
            source=self._options.source,
            lock=f"desk {self._options.source}",
            stands_by=True,
            retention=policy,
            on_calls_stored=relay_to_gui(self._on_calls_stored),
        )
        self._recording_since = time.time()
        self._writer = HistoryWriter(self.location, options, relay_to_gui(self._show_status))
        self._recording = HistoryRecording(
            self._switchboard, self._writer, on_problem=self._show_interruption
        )
        own_run, site = self._own_run, self._switchboard.site
        self._earlier_calls = self._writer.run(lambda store: find_earlier_calls(store, own_run, site))
        self._repair_runs()
        QTimer.singleShot(SECOND_REPAIR_MS, self, self._repair_runs)

    def _stop_recording(self) -> HistoryWriter | None:
        """Hand over the calls in progress, and return the writer, which is still to be closed."""
        writer, recording = self._writer, self._recording
        self._writer, self._recording = None, None
        if recording is not None:
            recording.close(time.monotonic(), time.time())
        return writer

    def _repair_runs(self) -> None:
        """Store the calls of runs that were cut short, in the thread of the writer."""
        self._is_repair_due = False
        if self._writer is None:
            return
        site, directory = self._switchboard.site, self._switchboard.directory
        own_run = self._own_run
        # At once, so that what earlier runs have seen is stored before what this one sees.
        repair = self._writer.run(lambda store: repair_runs(store, site, directory, own_run=own_run))
        repair.add_done_callback(relay_to_gui(self._finish_repair))

    def _finish_repair(self, repair: Future[int]) -> None:
        if (error := repair.exception()) is not None:
            log.info("Runs that were cut short are repaired later: %s", error)
            self._is_repair_due = True
        elif repair.result():
            self._on_calls_stored()

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

    def _show_interruption(self, problem: Sentence | None) -> None:
        """Show that an unexpected error has interrupted the recording, or what there is when it goes on."""
        if problem is not None:
            self.problem_changed.emit(format_recording_problem(RecordingStatus(problem=problem)))
        elif self._writer is not None:
            self.problem_changed.emit(format_recording_problem(self._writer.status))

    def _show_status(self, status: RecordingStatus) -> None:
        if self._recording is None:
            return  # it was switched off meanwhile
        if self._recording.problem is None:
            self.problem_changed.emit(format_recording_problem(status))
        if self._is_standby and not status.is_standby:
            self._recording.begin_anew()
            self._recording_since = time.time()
            QTimer.singleShot(SECOND_REPAIR_MS, self, self._repair_runs)
        self._is_standby = status.is_standby
        if status.problem is None and not status.is_standby and self._is_repair_due:
            self._repair_runs()


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
