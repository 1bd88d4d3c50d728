"""Records events and calls in a thread of its own, so that live work never waits for a disk or a server.

Recording hands things over and goes on; within a second they are stored. While they cannot be stored,
they are kept in memory, up to a limit; the status has the reason and the time from which nothing is recorded.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from itertools import filterfalse
from typing import Final, TypeAlias, TypeVar

import msgspec

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.protocol.events import AnyEvent, DirectoryMarker
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.storage.event_blocks import BlockKind, encode_rows
from devlink3_desk.services.storage.history_journal import EventJournal, JournalBlock, JournalRows, LinkChange
from devlink3_desk.services.storage.history_location import (
    HistoryError,
    HistoryLocation,
    HistoryProblem,
    set_damaged_file_aside,
)
from devlink3_desk.services.storage.history_lock import STANDBY_SECONDS, LockError, RecorderLock, StandbyError
from devlink3_desk.services.storage.history_retention import ExpirySchedule, RetentionPolicy
from devlink3_desk.services.storage.history_schema import FORGOTTEN_META, read_meta
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.storage.writer_pace import WriterPace
from devlink3_desk.switchboard.checkpoint import BoardSnapshot

log = logging.getLogger(__name__)

COMMIT_SECONDS: Final = 0.5
"""Time between commits: an ended call must be listed, and an event be on disk, within two seconds."""
HEARTBEAT_SECONDS: Final = 2.0
"""Time between the notes that this recorder still runs."""
MAX_WAITING_EVENTS: Final = 200_000
"""Events kept while they cannot be stored: 100 s of the busiest site."""
MAX_WAITING_CALLS: Final = 50_000
CALLS_AT_ONCE: Final = 64
"""Calls whose rows are made between two statements: in some two milliseconds."""
URGENT_EVENTS: Final = 2_000
"""Number of waiting events that are stored without waiting for :data:`COMMIT_SECONDS`."""
FIRST_RETRY_SECONDS: Final = 1.0
MAX_RETRY_SECONDS: Final = 30.0
EXPIRY_PAUSE: Final = 0.02
"""Seconds between two slices of what is removed, in which other threads run."""

_UNEXPECTED: Final = QT_TRANSLATE_NOOP("Link", "The history cannot be written: {why}.")
_CLOSED: Final = QT_TRANSLATE_NOOP("Link", "The recording has ended.")

FunctionResult = TypeVar("FunctionResult")


class RecordingStatus(msgspec.Struct, frozen=True):
    """Whether everything is recorded, and what was lost."""

    problem: Sentence | None = None
    """Why nothing is recorded; ``None`` while all is well."""
    since: float | None = None
    """Second since 1970 from which nothing is recorded."""
    lost_events: int = 0
    """Events that were given up because there were too many to keep, since the recorder started."""
    lost_calls: int = 0
    kept_aside: str | None = None
    """Where a damaged history was put when a new one was begun."""
    is_standby: bool = False
    """Whether another recorder records the same, so that this one waits to take over."""


StatusCallback: TypeAlias = Callable[[RecordingStatus], None]
_Item: TypeAlias = JournalRows | JournalBlock | LinkChange | CallRecord
_Task: TypeAlias = Callable[[HistoryStore | None], None]
"""Called with the store, or without one where it is not open."""


class _Handover(msgspec.Struct, frozen=True):
    """What was handed over since the last time, and what was given up meanwhile."""

    items: list[_Item]
    tasks: list[_Task]
    lost_events: int
    lost_calls: int
    is_closing: bool


class RecorderOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a recorder notes about its run, and how it runs."""

    call_id_prefix: str
    """Begins the ids of the calls of this run."""
    source: str = ""
    """Name of the site or address of its PBX."""
    lock: str | None = None
    """Name of a lock of the history that this recorder must hold, so that it is the only one."""
    stands_by: bool = False
    """Whether to wait without a problem while another recorder holds the lock, or a hub records."""
    lock_tolerance: float = 0.0
    """Seconds for which another recorder may hold the lock before ``on_status`` is called."""
    retention: RetentionPolicy = RetentionPolicy()
    on_calls_stored: Callable[[], object] | None = None
    """Called from the recorder's thread after calls were committed."""
    read_wall: Callable[[], float] = time.time
    max_waiting_events: int = MAX_WAITING_EVENTS


class HistoryWriter:
    """Records into one history until it is closed. Its methods can be called from any thread."""

    def __init__(
        self, location: HistoryLocation, options: RecorderOptions, on_status: StatusCallback | None = None
    ) -> None:
        """Start recording; ``on_status`` is called from the recorder's thread when the status changes."""
        self._waiting: deque[_Item] = deque()
        self._tasks: deque[_Task] = deque()
        # Used directly where no notification is needed: entering a condition takes twice the time.
        self._lock = threading.Lock()
        self._condition = threading.Condition(self._lock)
        self._is_closing = False
        self._waiting_events = self._waiting_calls = 0
        self._lost_events = self._lost_calls = 0
        self._max_events = options.max_waiting_events
        self._pace = WriterPace(self._has_urgent_work)
        self._recorder = _Recorder(location, options, self._pace.pause, on_status)
        self._thread = threading.Thread(target=self._run, name="devlink3-history", daemon=True)
        self._thread.start()

    @property
    def status(self) -> RecordingStatus:
        """The present status."""
        return self._recorder.status

    def record_events(self, events: Sequence[AnyEvent], at: float, wall: float) -> None:
        """Record events that came at the monotonic second ``at``, at ``wall`` seconds since 1970."""
        self._enqueue(JournalRows(encode_rows(events), at, wall), events=len(events))

    def record_checkpoint(self, events: Sequence[AnyEvent] | BoardSnapshot, at: float, wall: float) -> None:
        """Record what rebuilds the whole board, as it is after the events recorded so far."""
        self._enqueue(JournalBlock(BlockKind.CHECKPOINT, events, at, wall), events=len(events))

    def record_directory(self, event: DirectoryMarker, at: float, wall: float) -> None:
        """Record the directory as it is from now on."""
        self._enqueue(JournalBlock(BlockKind.DIRECTORY, (event,), at, wall), events=1)

    def record_calls(self, calls: Sequence[CallRecord]) -> None:
        """Record calls that have ended; one that is recorded already is replaced."""
        for call in calls:
            self._enqueue(call, calls=1)

    def record_link(self, *, is_live: bool, wall: float) -> None:
        """Record that the link is live from now on, or no longer."""
        self._enqueue(LinkChange(is_live, wall))

    def run(self, function: Callable[[HistoryStore], FunctionResult]) -> Future[FunctionResult]:
        """Call ``function`` with the store in the recorder's thread, after what was recorded so far.

        The future fails with :class:`.HistoryError` where the history is not open.
        """
        future: Future[FunctionResult] = Future()

        def task(store: HistoryStore | None) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                if store is None:
                    sentence = self.status.problem or Sentence(_CLOSED)
                    raise HistoryError(sentence, HistoryProblem.UNAVAILABLE)  # noqa: TRY301
                result = function(store)
            except BaseException as error:  # noqa: BLE001 - it is raised where the result is used
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._condition:
            # Under the lock, so that the thread either sees the task or has not ended yet.
            if not self._is_closing:
                self._tasks.append(task)
                self._condition.notify()
                return future
        task(None)
        return future

    def set_retention(self, policy: RetentionPolicy) -> None:
        """Apply another retention policy from now on."""
        self._recorder.expiry.policy = policy

    def flush(self, timeout: float = 10.0) -> bool:
        """Store what was recorded so far now; return whether all of it is stored."""
        try:
            self.run(lambda _store: None).result(timeout)
        except (HistoryError, TimeoutError):
            return False
        return not self._recorder.has_unsaved

    def close(self, timeout: float = 5.0) -> bool:
        """Store the rest and end; return whether all of it was stored within ``timeout`` seconds."""
        with self._condition:
            self._is_closing = True
            self._condition.notify()
        self._thread.join(timeout)
        return not self._thread.is_alive() and not self._recorder.has_unsaved

    def _enqueue(self, item: _Item, *, events: int = 0, calls: int = 0) -> None:
        with self._lock:
            if self._is_closing:
                return
            kept_events, kept_calls = self._recorder.unsaved_counts
            if (
                self._waiting_events + kept_events + events > self._max_events
                or self._waiting_calls + kept_calls + calls > MAX_WAITING_CALLS
            ):
                # What comes last is given up: the earlier events are no use with a gap among them.
                self._lost_events += events
                self._lost_calls += calls
                return
            self._waiting.append(item)
            self._waiting_events += events
            self._waiting_calls += calls
            # Otherwise the thread checks the queue twice a second: waking it for each event costs more.
            if self._waiting_events >= URGENT_EVENTS:
                self._condition.notify()

    def _run(self) -> None:
        is_idle = True
        is_closing = False
        while not is_closing:
            work = self._wait_for_work(COMMIT_SECONDS if is_idle else EXPIRY_PAUSE)
            is_closing = work.is_closing
            is_urgent = bool(work.tasks) or is_closing
            with self._pace.pausing(is_allowed=not is_urgent):
                self._recorder.absorb(work.items, work.lost_events, work.lost_calls)
                store = self._recorder.save(is_urgent=is_urgent)
            for task in work.tasks:
                task(store)
            # One slice a turn: what arrives meanwhile is stored before the next slice.
            is_idle = is_closing or not self._recorder.remove_expired()
        self._recorder.close()

    def _has_urgent_work(self) -> bool:
        return self._is_closing or bool(self._tasks) or self._waiting_events >= URGENT_EVENTS

    def _wait_for_work(self, seconds: float) -> _Handover:
        """Wait and return everything that has been handed over."""
        with self._condition:
            self._condition.wait_for(self._has_urgent_work, seconds)
            work = _Handover(
                list(self._waiting), list(self._tasks), self._lost_events, self._lost_calls, self._is_closing
            )
            self._waiting.clear()
            self._tasks.clear()
            self._waiting_events = self._waiting_calls = self._lost_events = self._lost_calls = 0
            return work


class _Recorder:
    """The part that runs in the recorder's thread: keeps what is not stored yet, and stores it."""

    def __init__(
        self,
        location: HistoryLocation,
        options: RecorderOptions,
        pause: Callable[[], object],
        on_status: StatusCallback | None,
    ) -> None:
        self.status = self._reported = RecordingStatus()
        self._pause = pause
        self._location = location
        self._options = options
        self._lock = RecorderLock(
            options.lock,
            options.call_id_prefix,
            options.read_wall,
            stands_by=options.stands_by,
            tolerance=options.lock_tolerance,
            on_change=options.on_calls_stored,
        )
        self._on_status = on_status
        self._journal = EventJournal(pause)
        self._calls: list[CallRecord] = []
        self._store: HistoryStore | None = None
        self._run_id = 0
        self._retry_at = 0.0
        self._retry_seconds = FIRST_RETRY_SECONDS
        self._last_heartbeat = 0.0
        self._lost_events = self._lost_calls = 0
        self._forgotten: str | None = None
        self._is_suspicious = False
        self.expiry = ExpirySchedule(options.retention)

    @property
    def unsaved_counts(self) -> tuple[int, int]:
        """Events and calls that are not stored yet."""
        return self._journal.unsaved_events, len(self._calls)

    @property
    def has_unsaved(self) -> bool:
        """Whether there is anything that is not stored."""
        return self._journal.is_dirty or bool(self._calls)

    def absorb(self, items: Sequence[_Item], lost_events: int, lost_calls: int) -> None:
        """Take over what was handed to the writer, and count what it had to give up."""
        journal = self._journal
        for item in items:
            if isinstance(item, JournalRows):  # first, because most are
                journal.add_rows(item.rows, item.at, item.wall)
            elif isinstance(item, JournalBlock):
                journal.add_block(item.kind, item.events, item.at, item.wall)
            elif isinstance(item, LinkChange):
                journal.set_live(item.wall, is_live=item.is_live)
            elif not self._lock.is_recorded_by_predecessor(item):
                self._calls.append(item)
        if lost_events or lost_calls:
            self._count_losses(lost_events, lost_calls)

    def _count_losses(self, events: int, calls: int) -> None:
        self._lost_events += events
        self._lost_calls += calls
        events, calls = self.status.lost_events + events, self.status.lost_calls + calls
        self._set_status(msgspec.structs.replace(self.status, lost_events=events, lost_calls=calls))

    def save(self, *, is_urgent: bool) -> HistoryStore | None:
        """Store what there is; return the store, ``None`` while it cannot be used."""
        now = time.monotonic()
        is_waiting = self.status.problem is not None or self.status.is_standby
        if is_waiting and now < self._retry_at and not is_urgent:
            return None
        is_due = now - self._last_heartbeat >= HEARTBEAT_SECONDS
        if self._store is not None and not (self.has_unsaved or is_due):
            # Nothing is written while nothing happens, for the sake of disks that wear out.
            return self._store
        try:
            store = self._open_store()
            if self.status.is_standby:
                self._lock.note_takeover(store)
                self._drop_unsaved(list(filterfalse(self._lock.is_recorded_by_predecessor, self._calls)))
            if self._is_suspicious:
                self._drop_unstorable_calls(store)
            self._commit(store)
        except StandbyError:
            self._stand_by()
            return None
        except HistoryError as error:
            self._handle_failure(error, sentence_from_error(error))
            return None
        except Exception as error:
            # A programming error must not end the recording of everything else.
            log.exception("the history could not be written")
            self._handle_failure(None, Sentence(_UNEXPECTED, why=str(error)))
            self._is_suspicious = True
            return None
        self._last_heartbeat = now
        return store

    def _open_store(self) -> HistoryStore:
        if self._store is not None and self._store.database.is_current:
            return self._store
        if self._store is not None:
            # The file was moved or removed: this connection would write to a file without a name.
            self._close_store()
            self._reset_for_new_file()
        store = open_history(self._location, pause=self._pause)
        try:
            self._lock.acquire(store)
            if not self._run_id:
                self._forgotten = read_meta(store.database, FORGOTTEN_META)
                options = self._options
                self._run_id = store.begin_run(
                    options.call_id_prefix, options.source, time.monotonic(), options.read_wall()
                )
        except BaseException:
            store.close()
            raise
        self._store = store
        return store

    def _stand_by(self) -> None:
        """Wait, and give up what was handed over: another recorder stores the same.

        The last calls are kept: if that recorder is killed, it may not have stored them.
        """
        self._close_store()
        self._drop_unsaved(self._lock.select_recent_calls(self._calls))
        self._run_id = 0
        self._retry_at = time.monotonic() + STANDBY_SECONDS
        self._set_status(RecordingStatus(is_standby=True))

    def _drop_unsaved(self, kept_calls: list[CallRecord]) -> None:
        self._journal, self._calls = EventJournal(self._pause), kept_calls
        self._lost_events = self._lost_calls = 0

    def _commit(self, store: HistoryStore) -> None:
        """Store everything in one transaction, so that nothing is stored twice or half."""
        wall = self._options.read_wall()
        if self._lost_events or self._lost_calls:
            self._journal.note_loss(self.status.since or wall, wall)
        try:
            with store.database.transaction():
                # Refreshed with every commit, and taken again where another process took it meanwhile.
                self._lock.acquire(store)
                self._check_forgotten(store)
                for start in range(0, len(self._calls), CALLS_AT_ONCE):
                    store.write_calls(self._calls[start : start + CALLS_AT_ONCE])
                self._journal.save(store, self._run_id, wall)
                if self._lost_events or self._lost_calls:
                    store.note_gap(self.status.since or wall, wall, self._lost_events, self._lost_calls)
                store.touch_run(self._run_id, wall)
        except BaseException:
            store.texts.forget_cache()
            raise
        self._journal.mark_saved()
        if self._calls and self._options.on_calls_stored is not None:
            self._options.on_calls_stored()
        self._calls.clear()
        self._lost_events = self._lost_calls = 0
        self._retry_seconds = FIRST_RETRY_SECONDS
        self._set_status(msgspec.structs.replace(self.status, problem=None, since=None, is_standby=False))

    def _drop_unstorable_calls(self, store: HistoryStore) -> None:
        """Store calls one by one, and give up those that cannot be stored: they would block all others."""
        remaining, self._calls = self._calls, []
        for call in remaining:
            try:
                store.write_calls([call])
            except HistoryError:
                # The disk again; the calls that are stored already are only replaced later.
                self._calls = remaining
                raise
            except Exception:
                log.exception("call %s cannot be stored", call.id)
                self._count_losses(0, 1)
        self._is_suspicious = False

    def _check_forgotten(self, store: HistoryStore) -> None:
        """Drop the events in memory that are stored already, where a number was forgotten in them since."""
        forgotten = read_meta(store.database, FORGOTTEN_META)
        if forgotten != self._forgotten:
            self._journal.drop_saved_events()
            self._forgotten = forgotten

    def _handle_failure(self, error: HistoryError | None, sentence: Sentence) -> None:
        """Report the problem, close the connection, and schedule another attempt."""
        is_damaged = error is not None and error.problem is HistoryProblem.DAMAGED
        if self._store is not None and not self._store.database.is_current:
            # Another desk has put the damaged file aside already; the one in its place is a new one.
            is_damaged = False
        self._close_store()
        kept_aside = self.status.kept_aside
        if is_damaged and self._location.path is not None:
            with contextlib.suppress(OSError):
                kept_aside = str(set_damaged_file_aside(self._location.path))
                log.warning("%s; it is kept as %s", sentence, kept_aside)
                self._reset_for_new_file()
        self._retry_at = time.monotonic() + self._retry_seconds
        self._retry_seconds = min(self._retry_seconds * 2, MAX_RETRY_SECONDS)
        since = self._options.read_wall() if self.status.since is None else self.status.since
        is_tolerated = isinstance(error, LockError) and error.is_tolerated
        status = msgspec.structs.replace(self.status, problem=sentence, since=since, kept_aside=kept_aside)
        self._set_status(status, is_reported=not is_tolerated)

    def _reset_for_new_file(self) -> None:
        """Prepare for a new file, which contains neither this run nor what it has stored so far."""
        self._run_id = 0
        self._journal.begin_anew()

    def _set_status(self, status: RecordingStatus, *, is_reported: bool = True) -> None:
        self.status = status
        if is_reported and status != self._reported:
            self._reported = status
            if self._on_status is not None:
                self._on_status(status)

    def remove_expired(self) -> bool:
        """Remove one slice of what is too old; return whether there is more."""
        return self._store is not None and self.expiry.remove_due(self._store, self._options.read_wall())

    def close(self) -> None:
        """Note an orderly end and close the store."""
        store = self._store
        if store is None:
            return
        try:
            store.touch_run(self._run_id, self._options.read_wall(), has_ended=True)
            self._lock.release(store)
        except HistoryError as error:
            log.info("the end of the recording could not be noted: %s", error)
        self._close_store()

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
