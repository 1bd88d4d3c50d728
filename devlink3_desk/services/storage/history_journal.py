"""What a recorder has not stored yet: blocks of events, when the link was live, changes of the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.storage.event_blocks import BlockKind, EventBlockBuilder, encode_rows
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.switchboard.checkpoint import BoardSnapshot

BLOCK_SECONDS: Final = 30.0
BLOCK_EVENTS: Final = 2_000
"""With more events in a block, its events become hardly smaller and reading one of them takes longer."""
CLOCK_TOLERANCE: Final = 1.0
"""Seconds by which the wall clock may differ from what durations make of it: time servers correct it."""
STRONG_SECONDS: Final = 5.0
"""A block that takes so long to fill is compressed as well as possible: on a busier site, time counts."""
SLICE_EVENTS: Final = 64
"""Events of a checkpoint that are encoded at a time: in less than a millisecond."""


class _Block(msgspec.Struct):
    number: int
    builder: EventBlockBuilder
    kind: BlockKind = BlockKind.EVENTS
    saved: int = 0
    """Events that are stored already, while the block grows."""


class _LivePeriod(msgspec.Struct):
    start: float
    end: float | None = None
    """``None`` while the link is live."""
    id: int | None = None
    """Number in the history, once it is stored."""
    new_id: int | None = None
    """The same, while the transaction that stores it is open."""


class JournalRows(msgspec.Struct, frozen=True, gc=False):
    """Events that came together, as rows of a block.

    They are made where the events arrive: that takes less time than to come back to values that have left
    the caches of the processor meanwhile, and a thousand of them less memory.
    """

    rows: list[bytes]
    at: float
    wall: float


class JournalBlock(msgspec.Struct, frozen=True):
    """Events that are a block of their own."""

    kind: BlockKind
    events: Sequence[AnyEvent] | BoardSnapshot
    at: float
    wall: float


class LinkChange(msgspec.Struct, frozen=True):
    """The link is live from ``wall`` on, or no longer."""

    is_live: bool
    wall: float


class EventJournal:
    """Collects what is to be stored; it is kept until :meth:`mark_saved` is called.

    The block that is being filled is stored again and again as it grows: events are on disk within a
    second, and yet a quiet site has blocks of half a minute, which are compressed better.
    """

    def __init__(self, pause: Callable[[], object] | None = None) -> None:
        """``pause`` is called between two slices of a checkpoint, for the sake of other threads."""
        self._pause = pause
        self.unsaved_events = 0
        self._next_number = 1
        self._full_blocks: list[_Block] = []
        self._directory: EventBlockBuilder | None = None
        """The last directory, which a history that is begun anew must have, too."""
        self._open_block: _Block | None = None
        self._is_open_dirty = False
        self._clock_changes: list[tuple[float, float]] = []
        self._live_periods: list[_LivePeriod] = []

    @property
    def is_dirty(self) -> bool:
        """Whether there is anything to store, apart from the link still being live."""
        has_changed_periods = any(
            period.id is None or period.end is not None for period in self._live_periods
        )
        return bool(self._full_blocks or self._is_open_dirty or self._clock_changes or has_changed_periods)

    def add_rows(self, rows: Sequence[bytes], at: float, wall: float) -> None:
        """Add events that came at the monotonic second ``at``, at ``wall`` seconds since 1970."""
        block = self._open_block
        if block is not None and self._must_close(block.builder, at, wall):
            self._close_block()
            block = None
        if block is None:
            block = self._open_block = _Block(self._allocate_number(), EventBlockBuilder(at, wall))
        block.builder.add_rows(rows, at)
        self._is_open_dirty = True
        self.unsaved_events += len(rows)

    def add_block(
        self, kind: BlockKind, events: Sequence[AnyEvent] | BoardSnapshot, at: float, wall: float
    ) -> None:
        """Add events that are a block of their own: a checkpoint after the events so far, or a directory."""
        # To rebuild the board, the blocks are read after the checkpoint, and none of the one before.
        self._close_block()
        builder = EventBlockBuilder(at, wall)
        if isinstance(events, BoardSnapshot):
            events = events.build_events()
        for start in range(0, len(events), SLICE_EVENTS):
            if start and self._pause is not None:
                self._pause()
            builder.add_rows(encode_rows(events[start : start + SLICE_EVENTS]), at)
        builder.finish()
        if kind is BlockKind.DIRECTORY:
            self._directory = builder
        self._full_blocks.append(_Block(self._allocate_number(), builder, kind))
        self.unsaved_events += len(events)

    def set_live(self, wall: float, *, is_live: bool) -> None:
        """Note that the link is live from ``wall`` on, or no longer."""
        # Reported again, such as after a snapshot, it changes nothing.
        current = self._live_periods[-1] if self._live_periods else None
        is_open = current is not None and current.end is None
        if is_live and not is_open:
            self._live_periods.append(_LivePeriod(wall))
        elif not is_live and current is not None and is_open:
            current.end = max(wall, current.start)

    def note_loss(self, since: float, wall: float) -> None:
        """Note that events were given up between two instants: the link was of no use meanwhile."""
        self._close_block()
        if self._live_periods and self._live_periods[-1].end is None:
            self.set_live(since, is_live=False)
            self.set_live(wall, is_live=True)

    def drop_saved_events(self) -> None:
        """Go on with what is not stored yet only, because what is stored was changed there."""
        blocks = [*self._full_blocks, *([] if self._open_block is None else [self._open_block])]
        if blocks:
            # A number that is left out looks like a block that is missing.
            self._next_number = blocks[0].number + (1 if blocks[0].saved else 0)
        self._full_blocks = [rest for block in self._full_blocks if (rest := self._cut_saved(block))]
        if self._open_block is not None:
            self._open_block = self._cut_saved(self._open_block)
        self._is_open_dirty = self._open_block is not None

    def _cut_saved(self, block: _Block) -> _Block | None:
        """Return what of a block is not stored yet, with a number that follows those that are stored."""
        builder = block.builder
        if block.saved:
            builder = builder.without_first(block.saved)
        return _Block(self._allocate_number(), builder, block.kind) if len(builder) else None

    def save(self, store: HistoryStore, run_id: int, wall: float) -> None:
        """Store everything; belongs to the transaction around it."""
        blocks = list(self._full_blocks)
        if self._open_block is not None and self._is_open_dirty:
            blocks.append(self._open_block)
        for block in blocks:
            store.save_block(run_id, block.number, block.builder, kind=block.kind)
        for expected, found in self._clock_changes:
            store.note_clock_change(run_id, expected, found)
        for period in self._live_periods:
            # Kept apart until the transaction is committed, in case it is rolled back.
            period.new_id = period.id
            if period.new_id is None:
                period.new_id = store.begin_live_period(run_id, period.start)
            # Until now, in case this program is killed: then nothing after this was recorded.
            store.extend_live_period(
                period.new_id, max(period.start, wall if period.end is None else period.end)
            )

    def mark_saved(self) -> None:
        """Forget what has been stored."""
        self._full_blocks.clear()
        self._is_open_dirty = False
        if self._open_block is not None:
            self._open_block.saved = len(self._open_block.builder)
        self._clock_changes.clear()
        for period in self._live_periods:
            period.id = period.new_id
        self._live_periods = [period for period in self._live_periods if period.end is None]
        self.unsaved_events = 0

    def begin_anew(self) -> None:
        """Prepare for an empty history in place of the one so far."""
        for period in self._live_periods:
            period.id = None
        if self._directory is not None:
            self._full_blocks.insert(0, _Block(self._allocate_number(), self._directory, BlockKind.DIRECTORY))
        if self._open_block is not None:
            # A part of it was stored in the earlier history.
            self._open_block.saved = 0
            self._is_open_dirty = True

    def _must_close(self, builder: EventBlockBuilder, at: float, wall: float) -> bool:
        elapsed = at - builder.at
        # A block has one reading of the clock, so that a clock that is set begins a new one.
        difference = wall - builder.wall - elapsed
        if 0.0 <= elapsed < BLOCK_SECONDS and len(builder) < BLOCK_EVENTS:
            if -CLOCK_TOLERANCE <= difference <= CLOCK_TOLERANCE:
                return False
            self._clock_changes.append((builder.wall + elapsed, wall))
        return True

    def _close_block(self) -> None:
        block = self._open_block
        if block is not None:
            is_slow = block.builder.milliseconds >= STRONG_SECONDS * 1000
            is_smaller = is_slow and block.builder.finish()
            if self._is_open_dirty or is_smaller:
                self._full_blocks.append(block)
        self._open_block = None
        self._is_open_dirty = False

    def _allocate_number(self) -> int:
        number = self._next_number
        self._next_number += 1
        return number
