"""The history as one object: what was recorded in it, and what can be asked of it.

A store is one connection: it belongs to one thread at a time. The recorder has its own
(:mod:`.history_writer`), and readers open another one.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.history.continued_record import combine_calls
from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.history.report_rows import ReportDirectory
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.storage import history_callbacks, history_queries
from devlink3_desk.services.storage.call_rows import to_milliseconds
from devlink3_desk.services.storage.event_blocks import (
    BlockError,
    BlockEvent,
    BlockKind,
    EventBlockBuilder,
    decode_block,
)
from devlink3_desk.services.storage.history_callbacks import FindSpellings
from devlink3_desk.services.storage.history_callers import CallerIndex, Normalise
from devlink3_desk.services.storage.history_calls import RecordError, write_calls
from devlink3_desk.services.storage.history_database import Database, SqlRow
from devlink3_desk.services.storage.history_engines import open_database
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_schema import check_version, prepare_schema
from devlink3_desk.services.storage.history_texts import TextTable

log = logging.getLogger(__name__)

LOCK_SECONDS: Final = 10.0
"""Seconds without a refresh after which a lock has expired."""


class RunInfo(msgspec.Struct, frozen=True):
    """One run of a recorder."""

    id: int
    call_id_prefix: str
    source: str
    """What was recorded: the name of the site or the address of its PBX."""
    started: float
    started_monotonic: float
    seen: float
    """Last instant at which it is known to have run."""
    ended: float | None
    """``None`` where it runs, or did not end in an orderly way."""


class RecordedEvents(msgspec.Struct, frozen=True):
    """Events that came together, with the instant at which they came."""

    at: float
    """Second of the monotonic clock of their run."""
    wall: float
    """Second since 1970 in UTC."""
    events: tuple[AnyEvent, ...]
    kind: BlockKind = BlockKind.EVENTS


class LockHolder(msgspec.Struct, frozen=True):
    """Who holds a lock."""

    owner: str
    process: str
    seen: float


class HistoryStore:
    """A history that is open. Methods raise :class:`.HistoryError`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.texts = TextTable(database)
        self._callers = CallerIndex(database, self.texts)
        self.known_directory: tuple[list[SqlRow], ReportDirectory] | None = None
        """The directory of reports, and the blocks that it was read from."""

    def __enter__(self) -> Self:
        """Return this store, which is closed at the end of the ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    @property
    def location(self) -> HistoryLocation:
        """Where the history is."""
        return self.database.location

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        self.database.close()

    # Runs

    def begin_run(self, call_id_prefix: str, source: str, at: float, wall: float) -> int:
        """Note that a recorder has started and return the number of its run."""
        start = to_milliseconds(wall)
        rows = self.database.execute(
            "INSERT INTO runs (prefix, source, started, started_monotonic, seen) VALUES (?, ?, ?, ?, ?) "
            "RETURNING id",
            (call_id_prefix, source, start, at, start),
        )
        return int(rows[0][0])

    def touch_run(self, run_id: int, wall: float, *, has_ended: bool = False) -> None:
        """Note that a recorder still runs, or that it has ended in an orderly way."""
        now = to_milliseconds(wall)
        self.database.execute(
            "UPDATE runs SET seen = ?, ended = ? WHERE id = ?", (now, now if has_ended else None, run_id)
        )

    def list_runs(self, *, unfinished_only: bool = False) -> list[RunInfo]:
        """Return the runs of recorders, oldest first; ``unfinished_only``: those that were cut short."""
        condition = "WHERE ended IS NULL" if unfinished_only else ""
        rows = self.database.execute(f"SELECT {RUN_COLUMNS} FROM runs {condition} ORDER BY id")  # noqa: S608
        return [decode_run(row) for row in rows]

    # Events

    def save_block(
        self, run_id: int, number: int, block: EventBlockBuilder, *, kind: BlockKind = BlockKind.EVENTS
    ) -> None:
        """Store a block of a run; one with this number is replaced by what it has grown to."""
        data = block.build()
        self.database.execute(
            _SAVE_BLOCK,
            (
                *(run_id, number, kind.value, to_milliseconds(block.wall), block.at),
                *(block.milliseconds, len(block), len(data), data),
            ),
        )

    def replay_run(
        self, run: RunInfo, until: float | None = None, *, since: float | None = None
    ) -> Iterator[RecordedEvents]:
        """Return what rebuilds the board of a run at ``until``, or at its end.

        That is the directory, the newest checkpoint, and the events since. With ``since``, it is the newest
        checkpoint before that monotonic second, or the first one. Without a checkpoint it is every event of
        the run, because a run begins with an empty board.
        """
        end = _END_OF_TIME if until is None else to_milliseconds(until)
        first = self.database.execute(
            "SELECT coalesce(max(CASE WHEN monotonic <= ? THEN number END), min(number)) FROM event_blocks "
            "WHERE run_id = ? AND is_checkpoint = 1 AND started <= ?",
            (_END_OF_TIME if since is None else since, run.id, end),
        )[0][0]
        rows = self.database.execute(
            "SELECT id FROM event_blocks WHERE run_id = ? AND number < ? AND is_checkpoint = 2 "
            "ORDER BY number DESC LIMIT 1",
            (run.id, first or 0),
        )
        rows += self.database.execute(
            "SELECT id FROM event_blocks WHERE run_id = ? AND number >= ? AND started <= ? "
            "AND (is_checkpoint <> 1 OR number = ?) ORDER BY number",
            (run.id, first or 0, end, -1 if first is None else first),
        )
        for recorded in self._iter_blocks(rows):
            if recorded.kind is not BlockKind.EVENTS or to_milliseconds(recorded.wall) <= end:
                yield recorded

    def count_run_events(self, run: RunInfo, since: float) -> int:
        """Return how many events a run has recorded in the blocks that end after a monotonic second."""
        rows = self.database.execute(
            "SELECT sum(events) FROM event_blocks "
            "WHERE run_id = ? AND is_checkpoint = 0 AND monotonic + length / 1000.0 >= ?",
            (run.id, since),
        )
        return int(rows[0][0] or 0)

    def iter_run(self, run: RunInfo, after: float, until: float) -> Iterator[RecordedEvents]:
        """Return the events and directories of a run after ``after`` and before ``until``, in order."""
        rows = self.database.execute(
            "SELECT id FROM event_blocks WHERE run_id = ? AND is_checkpoint <> 1 AND started < ? "
            "AND started + length >= ? ORDER BY number",
            (run.id, to_milliseconds(until), to_milliseconds(after)),
        )
        for recorded in self._iter_blocks(rows):
            if to_milliseconds(after) < to_milliseconds(recorded.wall) < to_milliseconds(until):
                yield recorded

    def _iter_blocks(self, ids: Iterable[SqlRow]) -> Iterator[RecordedEvents]:
        """Read blocks one by one, so that a day of events needs no memory."""
        for (block_id,) in ids:
            rows = self.database.execute(
                "SELECT started, monotonic, is_checkpoint, data FROM event_blocks WHERE id = ?", (block_id,)
            )
            for started, monotonic, kind, data in rows:  # none where a purge was faster
                try:
                    events = decode_block(data)
                except BlockError as error:
                    log.warning("block %d of the history is left out: %s", block_id, error)
                    continue
                yield from group_events(events, started / 1000, monotonic, BlockKind(kind))

    # Calls

    def write_calls(self, calls: Sequence[CallRecord]) -> None:
        """Store calls; a record of a call that is stored already is combined with the stored one."""
        try:
            with self.database.transaction():
                ids = [call.id for call in calls]
                known = history_queries.find_calls(self.database, self.texts, ids)
                write_calls(self.database, self.texts, combine_calls(known, calls))
        except BaseException:
            self.texts.forget_cache()
            raise

    def fetch_page(self, query: CallQuery) -> CallPage:
        """Return the calls of one page and where the next one begins."""
        with self._reading_calls():
            return history_queries.fetch_page(self.database, self.texts, query)

    def fetch_page_in_slices(self, query: CallQuery) -> Generator[None, None, CallPage]:
        """Return the same, in slices of some milliseconds; a search for rare words takes seconds."""
        with self._reading_calls():
            return (yield from history_queries.fetch_page_in_slices(self.database, self.texts, query))

    def iter_calls(self, query: CallQuery) -> Iterator[CallRecord]:
        """Return every call that is found, up to ``query.limit``."""
        with self._reading_calls():
            yield from history_queries.iter_calls(self.database, self.texts, query)

    def count_calls(self, query: CallQuery) -> int:
        """Return how many calls are found, without regard to ``query.limit``."""
        return history_queries.count_calls(self.database, self.texts, query)

    def count_calls_in_slices(self, query: CallQuery) -> Generator[None, None, int]:
        """Return the same, in slices of some milliseconds; a short text in a year of calls takes seconds."""
        return history_queries.count_in_slices(self.database, self.texts, query)

    def find_newest_call(self) -> int | None:
        """Return a number that differs once a call was stored that started later than all others."""
        rows = self.database.execute("SELECT max(id) FROM calls")
        return None if rows[0][0] is None else int(rows[0][0])

    def find_calls(self, ids: Sequence[str]) -> dict[str, CallRecord]:
        """Return calls by the ids that the board showed."""
        with self._reading_calls():
            return history_queries.find_calls(self.database, self.texts, ids)

    @contextlib.contextmanager
    def _reading_calls(self) -> Generator[None]:
        try:
            yield
        except RecordError as error:
            raise self.database.create_damage_error(error) from error

    # Callers to be called back

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
        normalise: Normalise | None = None,
    ) -> list[Callback]:
        """Return the callers who are to be called back (:meth:`.CallerIndex.list_in_slices`)."""
        slices = self.list_callbacks_in_slices(
            since=since, short_seconds=short_seconds, with_done=with_done, normalise=normalise
        )
        while True:
            try:
                next(slices)
            except StopIteration as end:
                callbacks: list[Callback] = end.value
                return callbacks

    def list_callbacks_in_slices(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
        normalise: Normalise | None = None,
    ) -> Generator[None, None, list[Callback]]:
        """Return the same, in slices of some milliseconds; the first list takes about a second in all."""
        return self._callers.list_in_slices(
            since=since, short_seconds=short_seconds, with_done=with_done, normalise=normalise
        )

    def mark_callback(
        self, key: str, state: CallbackState, *, who: str, wall: float, reason: str = ""
    ) -> None:
        """Note that ``who`` is going to call back, that it is done, or that it is open again."""
        history_callbacks.mark_callback(
            self.database, self.texts, key, state, who=who, wall=wall, reason=reason
        )

    def undo_callback_mark(self, key: str) -> bool:
        """Take back the last mark of a caller; return whether there was one."""
        return history_callbacks.undo_mark(self.database, self.texts, key)

    def find_returns(
        self, calls: Collection[CallRecord], find_spellings: FindSpellings | None = None
    ) -> dict[str, ReturnedCall]:
        """Return the later call that returned each of the unanswered ``calls``, by the id of the call."""
        return history_callbacks.find_returns(self.database, self.texts, calls, find_spellings)

    def summarise_contact(
        self, numbers: tuple[str, ...], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> ContactSummary:
        """Return the summary of a number; its calls are counted from ``since`` on, in seconds since 1970."""
        with self._reading_calls():
            return history_callbacks.summarise_contact(
                self.database, self.texts, numbers, since, short_seconds
            )

    # Copies

    def back_up(self, path: Path) -> None:
        """Write a consistent copy while others go on writing; only from SQLite."""
        self.database.back_up(path)

    # When the link was live

    def begin_live_period(self, run_id: int, start: float) -> int:
        """Note that the link is live since ``start`` and return the number of the period."""
        rows = self.database.execute(
            "INSERT INTO live_periods (run_id, started, ended) VALUES (?, ?, ?) RETURNING id",
            (run_id, to_milliseconds(start), to_milliseconds(start)),
        )
        return int(rows[0][0])

    def extend_live_period(self, period: int, end: float) -> None:
        """Note that the link was live until ``end``."""
        self.database.execute(
            "UPDATE live_periods SET ended = ? WHERE id = ?", (to_milliseconds(end), period)
        )

    def find_live_end(self, run_id: int) -> float | None:
        """Return until when the link was live in a run; ``None`` if it never was."""
        rows = self.database.execute("SELECT max(ended) FROM live_periods WHERE run_id = ?", (run_id,))
        return None if rows[0][0] is None else rows[0][0] / 1000

    def list_live_periods(self, since: float, until: float) -> list[tuple[float, float]]:
        """Return when the link was live and recorded, within the interval, merged and in order."""
        first, last = to_milliseconds(since), to_milliseconds(until)
        rows = self.database.execute(
            "SELECT started, ended FROM live_periods WHERE ended > ? AND started < ? ORDER BY started",
            (first, last),
        )
        merged: list[tuple[int, int]] = []
        for start, end in rows:
            start, end = max(start, first), min(end, last)  # noqa: PLW2901 - cut at the borders
            if merged and start <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return [(start / 1000, end / 1000) for start, end in merged]

    def note_gap(self, since: float, until: float, events: int, calls: int) -> None:
        """Note that so many events and calls could not be recorded."""
        self.database.execute(
            "INSERT INTO recording_gaps (started, ended, events, calls) VALUES (?, ?, ?, ?)",
            (to_milliseconds(since), to_milliseconds(until), events, calls),
        )

    def note_clock_change(self, run_id: int, expected: float, found: float) -> None:
        """Note that the wall clock was set from ``expected`` to ``found``."""
        self.database.execute(
            "INSERT INTO clock_changes (run_id, expected, found) VALUES (?, ?, ?)",
            (run_id, to_milliseconds(expected), to_milliseconds(found)),
        )

    # Locks

    def acquire_lock(self, name: str, owner: str, wall: float) -> LockHolder | None:
        """Take or refresh a lock; return ``None`` if it is ours now, else who holds it.

        It must be refreshed more often than every :data:`LOCK_SECONDS`. That of a process of this machine
        that has ended is free at once.
        """
        process = f"{socket.gethostname()}:{os.getpid()}"
        with self.database.transaction():
            holder = self.find_lock_holder(name, wall)
            if holder is not None and (holder.owner, holder.process) != (owner, process):
                return holder
            self.database.execute(
                "INSERT INTO locks (name, owner, process, seen) VALUES (?, ?, ?, ?) ON CONFLICT (name) "
                "DO UPDATE SET owner = excluded.owner, process = excluded.process, seen = excluded.seen",
                (name, owner, process, to_milliseconds(wall)),
            )
        return None

    def find_lock_holder(self, name: str, wall: float) -> LockHolder | None:
        """Return the holder of a lock; ``None`` if it is free, has expired, or its process has ended."""
        rows = self.database.execute("SELECT owner, process, seen FROM locks WHERE name = ?", (name,))
        holder = LockHolder(rows[0][0], rows[0][1], rows[0][2] / 1000) if rows else None
        if holder is None or abs(wall - holder.seen) >= LOCK_SECONDS or not _is_running(holder.process):
            return None
        return holder

    def find_lock_owner(self, name: str) -> str | None:
        """Return the owner that took a lock last and has not released it, even if the lock has expired."""
        rows = self.database.execute("SELECT owner FROM locks WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def release_lock(self, name: str, owner: str) -> None:
        """Release a lock, if ``owner`` holds it."""
        self.database.execute("DELETE FROM locks WHERE name = ? AND owner = ?", (name, owner))


_END_OF_TIME: Final = 2**62
"""Later than every instant, in milliseconds."""
RUN_COLUMNS: Final = "id, prefix, source, started, started_monotonic, seen, ended"
_SAVE_BLOCK: Final = (
    "INSERT INTO event_blocks "
    "(run_id, number, is_checkpoint, started, monotonic, length, events, size, data) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id, number) DO UPDATE SET "
    "length = excluded.length, events = excluded.events, size = excluded.size, data = excluded.data"
)


def decode_run(row: SqlRow) -> RunInfo:
    """Return a run from its row, with the columns of :data:`RUN_COLUMNS`."""
    run_id, prefix, source, started, monotonic, seen, ended = row
    end = None if ended is None else ended / 1000
    return RunInfo(run_id, prefix, source, started / 1000, monotonic, seen / 1000, end)


def group_events(
    events: Sequence[BlockEvent], wall: float, at: float, kind: BlockKind
) -> Iterator[RecordedEvents]:
    """Return the events of one millisecond together; those of a checkpoint all belong together."""
    if kind is not BlockKind.EVENTS:
        yield RecordedEvents(at, wall, tuple(event for _, event in events), kind)
        return
    position = 0
    while position < len(events):
        milliseconds = events[position].milliseconds
        end = position
        while end < len(events) and events[end].milliseconds == milliseconds:
            end += 1
        seconds = milliseconds / 1000
        together = tuple(event for _, event in events[position:end])
        yield RecordedEvents(at + seconds, wall + seconds, together)
        position = end


def _is_running(process: str) -> bool:
    """Return whether a process runs, as far as that can be determined: of another machine it is assumed."""
    host, _, number = process.rpartition(":")
    if host != socket.gethostname() or os.name == "nt":
        return True  # on Windows, the usual way to ask would end the process
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it belongs to another process
    return True


def open_history(
    location: HistoryLocation, *, read_only: bool = False, pause: Callable[[], object] | None = None
) -> HistoryStore:
    """Open a history, and create it where there is none unless it is only to be read.

    Raises :class:`.HistoryError`, with :attr:`.HistoryProblem.NEWER` where a newer program has written it:
    then it can be opened with ``read_only``. ``pause`` is called after each statement on a file.
    """
    database = open_database(location, read_only=read_only, pause=pause)
    try:
        if read_only:
            check_version(database, newer_is_readable=True)
        else:
            prepare_schema(database)
    except BaseException:
        database.close()
        raise
    return HistoryStore(database)
