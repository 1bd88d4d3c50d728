"""Reads what a hub publishes: a checkpoint, and the events from its sequence on, without a gap.

The reader fetches the messages of the stream one by one, by number. A message on the live subject shows that
there is something to fetch, and replaces the request if it is the next message itself. The server therefore
stores nothing about a reader.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence
from enum import Enum, auto, unique
from typing import Final

import msgspec
from nats.aio.subscription import Subscription

from devlink3_desk.protocol.events import AnyEvent, CheckpointMarker
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.hub.client import RawMessage
from devlink3_desk.services.hub.connection import HubConnection, StoredMessage
from devlink3_desk.services.hub.errors import (
    HubLostError,
    HubMissingError,
    HubSilentError,
    HubVersionError,
)
from devlink3_desk.services.hub.messages import (
    HubMessage,
    MessageError,
    MessageHead,
    NewerVersionError,
    decode_head,
    decode_message,
)
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.requests import RequestVerb
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint

SILENT_AFTER: Final = 5.0
"""Seconds without a message after which :class:`.HubSilentError` is raised; a hub sends one each second."""
FIRST_SIGN_SECONDS: Final = 3.0
"""The same for a reader that begins, and has received no answer."""
MAX_BUFFERED: Final = 256
"""Maximum number of live messages in memory; others are fetched by number."""
_EPOCH_WAIT_SECONDS: Final = 5.0
"""Time for a new leader to publish its first checkpoint."""
_POLL_SECONDS: Final = 0.05
_NO_MESSAGE: Final = QT_TRANSLATE_NOOP("Link", "The hub sends what is no message of a hub: {why}.")


@unique
class MessageOrder(Enum):
    """How a message relates to those before it."""

    NEXT = auto()
    """It is the next one: apply it."""
    REPEATED = auto()
    """Its events have been applied already: ignore it."""
    GAP = auto()
    """Events are missing before it: a checkpoint must be loaded."""
    NEW_EPOCH = auto()
    """It belongs to another epoch: a checkpoint of that epoch must be loaded."""


class EventOrder:
    """The position of a reader within the events of a hub."""

    def __init__(self) -> None:
        self.epoch: str | None = None
        self.next_sequence = 0

    def restart(self, checkpoint: MessageHead) -> None:
        """Go on after a checkpoint."""
        self.epoch, self.next_sequence = checkpoint.epoch, checkpoint.sequence

    def classify(self, head: MessageHead) -> MessageOrder:
        """Return how a message relates to what was accepted so far."""
        if head.epoch != self.epoch:
            return MessageOrder.NEW_EPOCH
        if head.sequence == self.next_sequence:
            return MessageOrder.NEXT
        if head.next_sequence <= self.next_sequence:
            return MessageOrder.REPEATED
        return MessageOrder.GAP

    def accept(self, head: MessageHead) -> MessageOrder:
        """Return the same as :meth:`classify`, and move on after a message that is the next one."""
        order = self.classify(head)
        if order is MessageOrder.NEXT:
            self.next_sequence = head.next_sequence
        return order


@unique
class ReadingKind(Enum):
    """What was read."""

    EVENTS = auto()
    CHECKPOINT = auto()
    """The board is to be replaced: it begins a reading, or follows a gap or a new epoch."""


class Reading(msgspec.Struct, frozen=True):
    """Events to be applied together."""

    kind: ReadingKind
    events: Sequence[AnyEvent]
    head: MessageHead


class EventReader:
    """Reads one site over one connection."""

    def __init__(self, connection: HubConnection, names: SiteNames, user: str = "") -> None:
        self.gaps = 0
        """Number of gaps in the sequence, each closed by a new checkpoint."""
        self.head: MessageHead | None = None
        """The head of the last message."""
        self._connection, self._names, self._user = connection, names, user
        self._order = EventOrder()
        self._is_loaded = False
        """Whether all that was passed on is a board as it was after :attr:`head`."""
        self._next_in_stream = 0
        self._buffer: OrderedDict[int, bytes] = OrderedDict()
        self._subscription: Subscription | None = None
        self._arrived = asyncio.Event()
        self._last_arrival = time.monotonic()
        connection.woken_at_end.add(self._arrived)

    async def begin(self) -> list[Reading]:
        """Subscribe, and return the newest checkpoint.

        Raises :class:`.HubMissingError` if nothing was ever published, :class:`.HubPermissionError` if the
        site may not be read.
        """
        self._subscription = await self._connection.subscribe_directly(
            self._names.live, self._handle_live_message
        )
        await self._connection.flush()
        if not await self._request_checkpoint():
            await self._fetch_checkpoint()
            # What is stored may be of a hub that has ended: only what it sends now shows that it lives.
            self._last_arrival = time.monotonic() - SILENT_AFTER + FIRST_SIGN_SECONDS
            await self._wait_for_arrival()
        # What is stored may also be of a hub before the one that has begun to publish.
        return await self._load_checkpoint(self._newest_live_epoch())

    @property
    def last_arrival(self) -> float:
        """Monotonic second of the last message; of one that was only stored, by the clock of its hub."""
        if self._subscription is not None or self.head is None:
            return self._last_arrival
        return time.monotonic() - max(0.0, time.time() - self.head.wall)

    async def catch_up(self) -> list[Reading]:
        """Return all that is stored and was not read yet, without waiting for more.

        It is for a hub that has just ended the epoch that it was reading. Without a board so far, that begins
        with the newest checkpoint. Raises :class:`.HubMissingError` if nothing was ever published.
        """
        if not self._is_loaded:
            return await self._load_checkpoint(None)
        messages = await self._drain()
        return [Reading(ReadingKind.EVENTS, each.events, each.head) for each in messages if each.events]

    async def close(self) -> None:
        """End the subscription; the connection stays open."""
        subscription, self._subscription = self._subscription, None
        self._connection.woken_at_end.discard(self._arrived)
        if subscription is not None:
            await self._connection.unsubscribe(subscription)

    async def read_next(self) -> list[Reading]:
        """Wait for the next events; after a gap, the newest checkpoint.

        Raises :class:`.HubLostError` or :class:`.HubSilentError` where nothing more will come.
        """
        while True:
            message = await self._fetch_next_message()
            if message is None:
                await self._wait_for_arrival()
                continue
            order = self._order.accept(message.head)
            if order in (MessageOrder.NEXT, MessageOrder.REPEATED):
                self.head = message.head
                if order is MessageOrder.NEXT and message.events:
                    return [Reading(ReadingKind.EVENTS, message.events, message.head)]
                continue
            if order is MessageOrder.GAP:
                self.gaps += 1
                self._is_loaded = False
                await self._request_checkpoint()
                return await self._load_checkpoint(None)
            return await self._load_checkpoint(message.head.epoch)

    # fetching

    async def _fetch_next_message(self) -> HubMessage | None:
        """Return the next message of the stream, ``None`` if there is none yet."""
        number = self._next_in_stream
        data = self._buffer.pop(number, None)
        if data is None:
            # The live subject may have lost messages: the next one to arrive shows that.
            if not self._buffer:
                return None
            stored = await self._connection.get_message(self._names.event_stream, number)
            if stored is None:
                return await self._skip_missing()
            data = stored.data
        self._next_in_stream = number + 1
        return _decode(data)

    async def _skip_missing(self) -> HubMessage | None:
        """Go on with what has arrived, where the stream does not have a message (any more)."""
        for number in [number for number in self._buffer if number < self._next_in_stream]:
            # Only a stream that was created anew numbers its messages from 1 again: its epoch is new, too.
            data = self._buffer.pop(number)
            if _decode_head(data).epoch != self._order.epoch:
                self._next_in_stream = number + 1
                return _decode(data)
        if self._buffer:
            self._next_in_stream = min(self._buffer)
        return None

    def _handle_live_message(self, message: RawMessage) -> None:
        number = message.read_sequence()
        if not number:
            return  # the stream does not have it: some account may publish what only the server may
        self._last_arrival = time.monotonic()
        self._buffer[number] = message.data
        while len(self._buffer) > MAX_BUFFERED:
            self._buffer.popitem(last=False)
        self._arrived.set()

    async def _wait_for_arrival(self) -> None:
        if self._next_in_stream in self._buffer:
            return
        self._arrived.clear()
        if not self._connection.is_open:
            raise HubLostError
        try:
            async with asyncio.timeout(max(0.0, self._last_arrival + SILENT_AFTER - time.monotonic())):
                await self._arrived.wait()
        except TimeoutError as error:
            raise HubSilentError from error
        if not self._connection.is_open:
            raise HubLostError

    # checkpoints

    async def _request_checkpoint(self) -> bool:
        """Ask the leader for a fresh checkpoint, and return whether it has answered."""
        if not self._user:
            return False
        try:
            subject = self._names.build_request_subject(self._user, RequestVerb.CHECKPOINT)
            await self._connection.request(subject, timeout=2.0)
        except (HubLostError, HubMissingError):
            if not self._connection.is_open:
                raise
            return False
        return True

    async def _load_checkpoint(self, epoch: str | None) -> list[Reading]:
        """Return the newest checkpoint, of ``epoch`` if that is given, brought up to date."""
        self._is_loaded = False
        deadline = time.monotonic() + _EPOCH_WAIT_SECONDS
        while True:
            message = await self._fetch_checkpoint()
            if epoch is None or message.head.epoch == epoch:
                break
            newest = self._newest_live_epoch()
            epoch = newest or epoch
            if time.monotonic() > deadline:
                raise HubSilentError
            await asyncio.sleep(_POLL_SECONDS)
        self._order.restart(message.head)
        self._next_in_stream = message.head.stream_sequence + 1
        later = await self._drain()
        for number in [number for number in self._buffer if number < self._next_in_stream]:
            del self._buffer[number]
        self.head = later[-1].head if later else message.head
        checkpoint = _advance_checkpoint(message, later) if later else _check_checkpoint(message)
        self._is_loaded = True
        return [Reading(ReadingKind.CHECKPOINT, checkpoint, self.head)]

    def _newest_live_epoch(self) -> str | None:
        # Others were read by their numbers before they arrived, and may be of an earlier epoch.
        later = [number for number in self._buffer if number >= self._next_in_stream]
        return _decode_head(self._buffer[max(later)]).epoch if later else None

    async def _fetch_checkpoint(self) -> HubMessage:
        stored = await self._connection.get_last_message(self._names.state_stream, self._names.checkpoint)
        if stored is None:
            raise HubMissingError
        return _decode(stored.data)

    async def _drain(self) -> list[HubMessage]:
        """Return the messages that the stream has after a checkpoint, as far as they follow each other."""
        messages: list[HubMessage] = []
        while True:
            number = self._next_in_stream
            data = self._buffer.pop(number, None)
            if data is None:
                stored: StoredMessage | None = await self._connection.get_message(
                    self._names.event_stream, number
                )
                if stored is None:
                    return messages
                data = stored.data
            message = _decode(data)
            order = self._order.classify(message.head)
            if order in (MessageOrder.GAP, MessageOrder.NEW_EPOCH):
                # Left to read_next(), which loads another checkpoint.
                self._buffer[number] = data
                return messages
            self._order.accept(message.head)
            self._next_in_stream = number + 1
            if order is MessageOrder.NEXT:
                messages.append(message)


def _check_checkpoint(message: HubMessage) -> tuple[AnyEvent, ...]:
    """Return the events of a checkpoint; raises :class:`.HubVersionError` if it is incomplete."""
    last = message.events[-1] if message.events else None
    if not isinstance(last, CheckpointMarker) or last.memory is None:
        raise HubVersionError(Sentence(_NO_MESSAGE, why="the checkpoint is incomplete"))
    return message.events


def _advance_checkpoint(message: HubMessage, later: Sequence[HubMessage]) -> list[AnyEvent]:
    """Return a checkpoint as it is after the messages that followed it.

    A board that has seen some of them already must not go back: calls would appear and end a second time.
    Instants are those of the hub's clock, so that durations are right, too.
    """
    board = Switchboard()
    board.apply_all(_check_checkpoint(message), message.head.at)
    for each in later:
        board.apply_all(each.events, each.head.at)
    return build_checkpoint(board, later[-1].head.at)


def _decode(data: bytes) -> HubMessage:
    try:
        return decode_message(data)
    except MessageError as error:
        raise _create_version_error(error) from error


def _decode_head(data: bytes) -> MessageHead:
    try:
        return decode_head(data)
    except MessageError as error:
        raise _create_version_error(error) from error


def _create_version_error(error: MessageError) -> HubVersionError:
    if isinstance(error, NewerVersionError):
        return HubVersionError()
    return HubVersionError(Sentence(_NO_MESSAGE, why=str(error)))
