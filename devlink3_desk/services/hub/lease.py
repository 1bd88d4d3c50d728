"""The lease of the leading hub, in a bucket whose entries expire."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from typing import Final, NoReturn

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.services.hub.connection import HubConnection, StoredMessage
from devlink3_desk.services.hub.errors import LeadershipLostError
from devlink3_desk.services.hub.jetstream import (
    SequenceConflictError,
    find_end_of_empty_stream,
    store_message,
)
from devlink3_desk.services.hub.lease_state import (
    LEASE_KEY,
    RENEWAL_SECONDS,
    LeaseAction,
    LeaseHolder,
    LeaseState,
)
from devlink3_desk.services.hub.names import SiteNames

POLL_SECONDS: Final = RENEWAL_SECONDS / 2


def build_process_name() -> str:
    """Return the host name and the id of this process, to be shown."""
    return f"{socket.gethostname()}:{os.getpid()}"


async def find_holder(connection: HubConnection, names: SiteNames) -> LeaseHolder | None:
    """Return the holder of the lease, ``None`` if it is free."""
    return _decode_holder(await _read_entry(connection, names))


async def _read_entry(connection: HubConnection, names: SiteNames) -> StoredMessage | None:
    return await connection.get_last_message(f"KV_{names.lease_bucket}", _build_subject(names))


def _build_subject(names: SiteNames) -> str:
    return f"$KV.{names.lease_bucket}.{LEASE_KEY}"


def _decode_holder(entry: StoredMessage | None) -> LeaseHolder | None:
    # An empty entry is left by a hub that has ended in order.
    if entry is None or not entry.data:
        return None
    try:
        return decode_json(entry.data, LeaseHolder)
    except msgspec.MsgspecError:
        return LeaseHolder("", "?", 0.0)


class LeaderLease:
    """Acquires, renews and releases the lease over one connection."""

    def __init__(self, connection: HubConnection, names: SiteNames) -> None:
        self.holder: LeaseHolder | None = None
        """The holder that was read last; this hub after a successful :meth:`try_acquire`."""
        self._connection, self._names = connection, names
        self._state = LeaseState()

    @property
    def is_held(self) -> bool:
        """Whether this hub can be sure to lead."""
        return self._state.is_held(time.monotonic())

    async def try_acquire(self, epoch: str) -> bool:
        """Acquire the lease if it is free; return whether this hub holds it."""
        entry = await _read_entry(self._connection, self._names)
        self.holder = _decode_holder(entry)
        last = await self._find_end() if entry is None else entry.sequence
        asked_at = time.monotonic()
        is_taken = self.holder is not None or last is None
        if self._state.next_action(asked_at, is_taken=is_taken) is not LeaseAction.CREATE:
            return False
        holder = LeaseHolder(epoch, build_process_name(), time.time())
        try:
            revision = await self._write(holder, last or 0)
        except SequenceConflictError:
            return False
        self._state.record_success(revision, asked_at)
        self.holder = holder
        return True

    async def keep_renewed(self) -> NoReturn:
        """Renew the lease until cancelled; raises :class:`.LeadershipLostError` when it is lost."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            now = time.monotonic()
            if self._state.next_action(now, is_taken=True) is not LeaseAction.RENEW:
                continue
            try:
                revision = await self._write(self.holder, self._state.revision or 0)
            except SequenceConflictError as error:
                self._state.record_refusal()
                raise LeadershipLostError("another hub has taken the lead") from error
            self._state.record_success(revision, now)

    async def release(self) -> None:
        """Release the lease, so that another hub need not wait until it expires."""
        revision = self._state.revision
        self._state.record_refusal()
        if revision is not None and self._connection.is_open:
            await self._write(None, revision)

    async def _find_end(self) -> int | None:
        """Return the number of the last message of the bucket, ``None`` while it still has one.

        nats-server 2.9 may lose its count of the messages of a subject, until it is started again: it then
        stores entries of the lease, and does not find them.
        """
        return await find_end_of_empty_stream(self._connection, f"KV_{self._names.lease_bucket}")

    async def _write(self, holder: LeaseHolder | None, last: int) -> int:
        data = b"" if holder is None else msgspec.json.encode(holder)
        # By the last message of the bucket, which has one subject: for the same reason.
        return await store_message(
            self._connection, _build_subject(self._names), data, last_in_stream=last, timeout=2.0
        )
