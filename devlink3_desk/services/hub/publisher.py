"""Publishes the events of the leading hub, in order, each message fenced against those of other hubs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.hub import jetstream
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import HubStorageError, LeadershipLostError
from devlink3_desk.services.hub.jetstream import SequenceConflictError
from devlink3_desk.services.hub.messages import (
    MAX_EVENTS,
    MessageHead,
    encode_hub_event,
    encode_message,
)
from devlink3_desk.services.hub.names import SiteNames

BATCH_SECONDS: Final = 0.018
"""Time for which events are gathered into one message, which is less work than one for each event."""
HEARTBEAT_SECONDS: Final = 1.0
"""Seconds without events after which an empty message is published as a heartbeat."""
MAX_WAITING_EVENTS: Final = 50_000
"""Events that wait for a slow server; with more, the hub begins a new epoch."""
_BEGIN_ATTEMPTS: Final = 20

ReadClocks: TypeAlias = Callable[[], tuple[float, float]]
"""Returns the monotonic second and the second since 1970."""


class PublisherFigures(msgspec.Struct):
    """Counters of a publisher, for status and metrics."""

    messages: int = 0
    events: int = 0
    published_bytes: int = 0
    checkpoints: int = 0
    last_checkpoint_bytes: int = 0
    last_store_seconds: float = 0.0


class _WaitingMessage(msgspec.Struct):
    lines: list[bytes]
    at: float
    wall: float
    is_sealed: bool = False
    """Whether a checkpoint stands after it: no further events may be added."""


class EventPublisher:
    """Publishes one epoch of one site; a new epoch needs a new publisher.

    The first message of the epoch and every later one is only stored if nothing else was stored since. A hub
    that was stopped while another one took the lead is thus refused, and no desk receives its messages.
    """

    def __init__(self, connection: HubConnection, names: SiteNames, epoch: str) -> None:
        self.epoch: Final = epoch
        self.figures: Final = PublisherFigures()
        self._connection, self._names = connection, names
        self._waiting: list[_WaitingMessage] = []
        self._is_due = asyncio.Event()
        """Set when events have been gathered, or a heartbeat is due."""
        self._gathering: asyncio.TimerHandle | None = None
        self._added = 0
        """Events that were added since the epoch began."""
        self._stored = 0
        """Events that are stored."""
        self._stream_sequence = 0
        self._subject_sequences: dict[str, int] = {}
        self._state_lock = asyncio.Lock()

    @property
    def lag(self) -> int:
        """Events that are not stored yet."""
        return self._added - self._stored

    async def begin(self, at: float, wall: float) -> None:
        """Begin the epoch: from now on, messages of an earlier one are refused.

        Raises :class:`.LeadershipLostError` if another hub keeps publishing.
        """
        for subject in (self._names.checkpoint, self._names.plan):
            last = await self._connection.get_last_message(self._names.state_stream, subject)
            self._subject_sequences[subject] = 0 if last is None else last.sequence
        for _ in range(_BEGIN_ATTEMPTS):
            self._stream_sequence = await jetstream.find_last_sequence(
                self._connection, self._names.event_stream
            )
            try:
                await self._store([], at, wall)
            except SequenceConflictError:
                continue
            return
        raise LeadershipLostError("another hub keeps publishing")

    def add_events(self, events: Sequence[AnyEvent], at: float, wall: float) -> None:
        """Take events over; they are published by :meth:`run`."""
        for start in range(0, len(events), MAX_EVENTS):
            part = events[start : start + MAX_EVENTS]
            last = self._waiting[-1] if self._waiting else None
            if last is None or last.is_sealed or len(last.lines) + len(part) > MAX_EVENTS:
                last = _WaitingMessage([], at, wall)
                self._waiting.append(last)
            last.lines.extend(map(encode_hub_event, part))
            last.at, last.wall = at, wall
        self._added += len(events)
        if self._gathering is None:
            self._gathering = asyncio.get_running_loop().call_later(BATCH_SECONDS, self._is_due.set)

    async def run(self, read_clocks: ReadClocks) -> None:
        """Publish until cancelled; raises if the server refuses, or another hub leads."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                heartbeat = loop.call_later(HEARTBEAT_SECONDS, self._is_due.set)
                await self._is_due.wait()
                heartbeat.cancel()
                self._is_due.clear()
                if self._gathering is not None:
                    self._gathering.cancel()
                    self._gathering = None
                await self._store_waiting(read_clocks)
        finally:
            heartbeat.cancel()

    async def _store_waiting(self, read_clocks: ReadClocks) -> None:
        if self.lag > MAX_WAITING_EVENTS:
            raise HubStorageError
        # Events that come meanwhile are gathered anew.
        messages, self._waiting = self._waiting, []
        for message in messages or [_WaitingMessage([], *read_clocks())]:
            await self._store(message.lines, message.at, message.wall)

    async def publish_checkpoint(self, events: Sequence[AnyEvent], at: float, wall: float) -> None:
        """Publish events that rebuild the board as it is after all events that were added so far."""
        if self._waiting:
            self._waiting[-1].is_sealed = True
        head = MessageHead(
            site=self._names.site,
            epoch=self.epoch,
            sequence=self._added,
            at=at,
            wall=wall,
            stream_sequence=self._stream_sequence,
        )
        data = encode_message(head, [encode_hub_event(event) for event in events])
        self.figures.checkpoints += 1
        self.figures.last_checkpoint_bytes = len(data)
        await self.publish_state(self._names.checkpoint, data)

    async def publish_state(self, subject: str, data: bytes) -> None:
        """Replace what is stored under a subject of the state stream."""
        async with self._state_lock:
            self._subject_sequences[subject] = await jetstream.store_message(
                self._connection, subject, data, last_in_subject=self._subject_sequences[subject]
            )

    async def _store(self, lines: Sequence[bytes], at: float, wall: float) -> None:
        head = MessageHead(
            site=self._names.site,
            epoch=self.epoch,
            sequence=self._stored,
            count=len(lines),
            at=at,
            wall=wall,
        )
        data = encode_message(head, lines)
        started = asyncio.get_running_loop().time()
        self._stream_sequence = await jetstream.store_message(
            self._connection, self._names.events, data, last_in_stream=self._stream_sequence
        )
        self._stored += len(lines)
        figures = self.figures
        figures.messages += 1
        figures.events += len(lines)
        figures.published_bytes += len(data)
        figures.last_store_seconds = asyncio.get_running_loop().time() - started
