"""Rebuilds recorded moments from checkpoints and the events after them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Final, TypeVar

import msgspec

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.rewind import (
    MAX_CALL_SECONDS,
    DayOutline,
    DayQuery,
    FoundMoment,
    MissingMoment,
    MissingReason,
    Moment,
    build_day_outline,
)
from devlink3_desk.protocol.events import DirectoryMarker
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.call_rows import to_milliseconds
from devlink3_desk.services.storage.event_blocks import BlockError, BlockKind, decode_block
from devlink3_desk.services.storage.history_database import Database
from devlink3_desk.services.storage.history_store import (
    RUN_COLUMNS,
    HistoryStore,
    RecordedEvents,
    RunInfo,
    decode_run,
    group_events,
)
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory, restore_directory
from devlink3_desk.switchboard.site import Site

Answer = TypeVar("Answer")

MAX_CACHED_EVENTS: Final = 20_000
"""Events that are kept decoded, some 60 MB: dragging and playing read the same blocks again and again."""


MAX_START_DELAY: Final = 60_000
"""Milliseconds that a recorder may take to open its history, while it has events already."""

# The first events are there before the recorder has opened the history and noted its start.
_RUNS_AT: Final = (
    f"SELECT {RUN_COLUMNS} FROM runs r WHERE seen >= ? AND (started <= ? OR started <= ? AND EXISTS "  # noqa: S608
    "(SELECT 1 FROM event_blocks WHERE run_id = r.id AND started <= ?)) ORDER BY id"
)


class _BlockInfo(msgspec.Struct, frozen=True):
    id: int
    number: int
    kind: BlockKind
    started: int
    monotonic: float
    events: int
    size: int


class MomentReader:
    """Rebuilds moments of one history. It belongs to the thread of its store."""

    def __init__(self, store: HistoryStore, site: Site) -> None:
        self._store = store
        self._database: Database = store.database
        self._site = site
        self._blocks: OrderedDict[tuple[int, int], tuple[RecordedEvents, ...]] = OrderedDict()
        """Decoded blocks by id and size, the one that was used last at the end."""
        self._cached_events = 0
        self._directory: tuple[tuple[int, int], Directory] | None = None
        """The directory that was used last, by id and size of its block: building one takes a while."""

    def read_moment(self, wall: float, run: RunInfo | None = None) -> FoundMoment:
        """Return the switchboard as it was at ``wall``; of ``run``, if it is given."""
        instant = to_milliseconds(wall)
        runs = self.list_runs(wall) if run is None else [run]
        for candidate in runs:
            moment = self._rebuild_moment(candidate, wall, instant)
            if moment is not None:
                return moment
        return self._explain_missing(wall, instant)

    def list_runs(self, wall: float) -> list[RunInfo]:
        """Return the runs that recorded ``wall``, the best one first.

        That is one whose link was live then, and among those the oldest, which has seen the most.
        """
        instant = to_milliseconds(wall)
        rows = self._database.execute(_RUNS_AT, self._list_instants(instant))
        live = {
            row[0]
            for row in self._database.execute(
                "SELECT run_id FROM live_periods WHERE started <= ? AND ended >= ?", (instant, instant)
            )
        }
        return sorted(map(decode_run, rows), key=lambda run: run.id not in live)

    def read_day(self, query: DayQuery) -> DayOutline:
        """Return what happened in the course of a day."""
        calls = self._store.iter_calls(
            CallQuery(since=query.since - MAX_CALL_SECONDS, until=query.until, newest_first=False)
        )
        return build_day_outline(query, calls, self._store.list_live_periods(query.since, query.until))

    # -- rebuilding

    def _rebuild_moment(self, run: RunInfo, wall: float, instant: int) -> Moment | None:
        blocks = self._find_segment(run, instant)
        if blocks is None:
            return None
        first = blocks[0].number if blocks and blocks[0].kind is BlockKind.CHECKPOINT else 0
        directory = self._read_directory(run, first)
        switchboard = Switchboard(self._site, directory, call_id_prefix=run.call_id_prefix)
        last_at, last_wall = run.started_monotonic, run.started
        try:
            for recorded in self._iter_segment(blocks, instant):
                switchboard.apply_all(recorded.events, recorded.at)
                last_at, last_wall = recorded.at, recorded.wall
        except BlockError:
            return None
        at = last_at + max(0.0, wall - last_wall)
        # A clock that was set forward, or a computer that has slept, does not make calls older.
        limit = self._find_start(run, blocks[-1].number + 1) if blocks else None
        return Moment(wall, at if limit is None else min(at, limit), switchboard)

    def _find_segment(self, run: RunInfo, instant: int) -> list[_BlockInfo] | None:
        """Return the blocks that rebuild a moment; ``None`` where they are not all there."""
        execute = self._database.execute
        last = self._find_last_block(run, instant)
        found = execute(
            "SELECT number FROM event_blocks WHERE run_id = ? AND number <= ? AND is_checkpoint = 1 "
            "ORDER BY number DESC LIMIT 1",
            (run.id, last),
        )
        checkpoint = int(found[0][0]) if found else None
        # Bounded on both sides: a run can have a hundred thousand blocks.
        rows = execute(
            "SELECT id, number, is_checkpoint, started, monotonic, events, size FROM event_blocks "
            "WHERE run_id = ? AND number BETWEEN ? AND ? ORDER BY number",
            (run.id, checkpoint or 0, last),
        )
        blocks = [_BlockInfo(row[0], row[1], BlockKind(row[2]), *row[3:]) for row in rows]
        first = checkpoint or 1
        if [block.number for block in blocks] != list(range(first, first + len(blocks))):
            return None
        if (
            checkpoint is None
            and self._find_start(run, first + len(blocks)) is None
            and not any(block.kind is BlockKind.EVENTS for block in blocks)
        ):
            # Not even the first events are there, only the directory that others still need.
            return None
        began = blocks[0].started if blocks else to_milliseconds(run.started)
        gaps = execute(
            "SELECT 1 FROM recording_gaps WHERE started <= ? AND ended > ? LIMIT 1", (instant, began)
        )
        return None if gaps else blocks

    def _find_last_block(self, run: RunInfo, instant: int) -> int:
        """Return the number of the block that was recorded at an instant, or last before it; 0 for none.

        Where a clock was set back, an instant was there more than once: it is a block of one of them.
        """
        starts = [
            row[0]
            for kind in BlockKind  # each by the index of its kind
            for row in self._database.execute(
                "SELECT started FROM event_blocks WHERE is_checkpoint = ? AND started <= ? AND run_id = ? "
                "ORDER BY started DESC LIMIT 1",
                (kind.value, instant, run.id),
            )
        ]
        if not starts:
            return 0
        rows = self._database.execute(
            "SELECT max(number) FROM event_blocks WHERE is_checkpoint IN (0, 1, 2) AND started = ? "
            "AND run_id = ?",
            (max(starts), run.id),
        )
        return int(rows[0][0] or 0)  # none where an index is damaged

    def _find_start(self, run: RunInfo, number: int) -> float | None:
        """Return the monotonic second at which a block begins, ``None`` if there is none with this number."""
        rows = self._database.execute(
            "SELECT monotonic FROM event_blocks WHERE run_id = ? AND number = ?", (run.id, number)
        )
        return float(rows[0][0]) if rows else None

    def _iter_segment(self, blocks: list[_BlockInfo], instant: int) -> Iterator[RecordedEvents]:
        for block in blocks:
            # All events of earlier blocks are before the instant, also if a clock was corrected since.
            is_last = block is blocks[-1]
            for recorded in self._read_block(block):
                if is_last and to_milliseconds(recorded.wall) > instant:
                    return
                yield recorded

    def _read_block(self, block: _BlockInfo) -> tuple[RecordedEvents, ...]:
        key = block.id, block.size
        cached = self._blocks.pop(key, None)
        if cached is None:
            rows = self._database.execute("SELECT data FROM event_blocks WHERE id = ?", (block.id,))
            if not rows:
                raise BlockError("a block was removed while it was to be read")
            events = decode_block(rows[0][0])
            cached = tuple(group_events(events, block.started / 1000, block.monotonic, block.kind))
            self._cached_events += _count_events(cached)
        self._blocks[key] = cached
        while self._cached_events > MAX_CACHED_EVENTS and len(self._blocks) > 1:
            self._cached_events -= _count_events(self._blocks.popitem(last=False)[1])
        return cached

    def _read_directory(self, run: RunInfo, before: int) -> Directory | None:
        rows = self._database.execute(
            "SELECT id, size FROM event_blocks WHERE run_id = ? AND number < ? AND is_checkpoint = 2 "
            "ORDER BY number DESC LIMIT 1",
            (run.id, before),
        )
        if not rows:
            return None
        key = int(rows[0][0]), int(rows[0][1])
        if self._directory is not None and self._directory[0] == key:
            return self._directory[1]
        data = self._database.execute("SELECT data FROM event_blocks WHERE id = ?", (key[0],))
        try:
            events = [each.event for each in decode_block(data[0][0])] if data else []
        except BlockError:
            return None  # the calls are worth more than their names
        for event in events:
            directory = restore_directory(event, self._site) if isinstance(event, DirectoryMarker) else None
            if directory is not None:
                self._directory = key, directory
                return directory
        return None

    def _explain_missing(self, wall: float, instant: int) -> MissingMoment:
        """Return why there is no such moment."""
        oldest = self._database.execute("SELECT min(started) FROM event_blocks WHERE is_checkpoint IN (0, 1)")
        newest = self._database.execute("SELECT max(seen) FROM runs")
        first, last = oldest[0][0], newest[0][0]
        reason = MissingReason.NOT_RECORDED
        if last is None or instant > last:
            reason = MissingReason.NOT_YET
        elif first is None or instant < first:
            reason = MissingReason.NO_LONGER if self._was_recorded(instant) else MissingReason.NOT_RECORDED
        return MissingMoment(
            wall, reason, None if first is None else first / 1000, None if last is None else last / 1000
        )

    @staticmethod
    def _list_instants(instant: int) -> tuple[int, int, int, int]:
        """Return the parameters of :data:`_RUNS_AT`."""
        return instant, instant, instant + MAX_START_DELAY, instant

    def _was_recorded(self, instant: int) -> bool:
        return bool(self._database.execute(_RUNS_AT, self._list_instants(instant)))


class HistoryMoments:
    """Answers queries for recorded moments, in the thread of a history; a :class:`.MomentAccess`."""

    def __init__(self, history: LocalHistory, site: Site) -> None:
        """``site`` defines how numbers are written."""
        self._history = history
        self._site = site
        self._reader: tuple[HistoryStore, MomentReader] | None = None

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        """Return the switchboard as it was at ``wall``, in seconds since 1970."""
        return self.run_with_reader(lambda reader: reader.read_moment(wall))

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Return what happened in the course of a day."""
        return self.run_with_reader(lambda reader: reader.read_day(query))

    def run_with_reader(self, function: Callable[[MomentReader], Answer]) -> Future[Answer]:
        """Call ``function`` with the reader in the thread of the history; return the future of its result."""
        return self._history.run(lambda store: function(self._use_reader(store)))

    def _use_reader(self, store: HistoryStore) -> MomentReader:
        """Return the reader of a store, whose cache is of no use for another store."""
        if self._reader is None or self._reader[0] is not store:
            self._reader = store, MomentReader(store, self._site)
        return self._reader[1]


def _count_events(block: tuple[RecordedEvents, ...]) -> int:
    return sum(len(recorded.events) for recorded in block)
