"""What can be wrong with a PBX or the way to it, and the outlet that makes a connection behave so."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import Final

import msgspec

GARBAGE_BYTES: Final = b"\x00\xffGARBAGE\r\n"
"""Octets that begin no frame."""

SLOW_SEND_INTERVAL: Final = 0.02
"""Seconds between two pieces of a slow connection."""


class Fault(StrEnum):
    """Faults that can be asked for while the PBX runs; the number with them is in brackets."""

    DROP = "drop"
    """Close the connection without a word."""
    STALL = "stall"
    """Send nothing for [seconds]; afterwards everything that has gathered."""
    HALF_OPEN = "half-open"
    """Send nothing and read nothing any more, and keep the connection open."""
    SPLIT = "split"
    """Send every octet alone from now on."""
    SLOW = "slow"
    """Send [octets] a second from now on."""
    GARBAGE = "garbage"
    """Send octets that are no frame."""
    GAP = "gap"
    """Skip [number] event counters, as if as many events were lost."""
    RESTART = "restart"
    """Drop all connections and forget all calls, as after a power cut."""


class ConnectionFaults(msgspec.Struct, frozen=True, kw_only=True):
    """Faults that every connection has from its beginning."""

    split: bool = False
    slow: int | None = None
    """Octets a second."""
    drop_after: int | None = None
    """Octets sent, after which the connection is dropped."""
    half_open_after: int | None = None
    """Octets sent, after which nothing is sent or read any more."""
    gap_every: int | None = None
    """Events after which one counter is skipped, again and again."""


class FaultyTransport:
    """What a connection's octets pass through on their way to the socket; faultless, they pass at once."""

    def __init__(self, transport: asyncio.Transport, faults: ConnectionFaults) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._splits_bytes = faults.split
        self._bytes_per_second = faults.slow
        self._drop_after = faults.drop_after
        self._half_open_after = faults.half_open_after
        self._buffer = bytearray()
        self._flush_handle: asyncio.TimerHandle | asyncio.Handle | None = None
        self._stalled_until = 0.0
        self._bytes_sent = 0
        self.is_half_open = False
        """Whether what the client sends is to be ignored (half-open)."""

    @property
    def backlog(self) -> int:
        """Octets that have not reached the operating system."""
        return len(self._buffer) + self._transport.get_write_buffer_size()

    def write(self, data: bytes) -> None:
        """Send ``data``, as well as the faults allow."""
        if self.is_half_open or not data:
            return
        if self._flush_handle is None and not self._needs_buffering():
            self._write_through(data)
            return
        self._buffer += data
        self._schedule_flush()

    def stall(self, seconds: float) -> None:
        """Send nothing for ``seconds``."""
        self._stalled_until = self._loop.time() + seconds

    def enable_split(self) -> None:
        """Send every octet alone from now on."""
        self._splits_bytes = True

    def limit_rate(self, bytes_per_second: int) -> None:
        """Send ``rate`` octets a second from now on."""
        self._bytes_per_second = max(1, bytes_per_second)

    def become_half_open(self) -> None:
        """Neither send nor listen any more, and stay open."""
        self.is_half_open = True
        self._buffer.clear()

    def close(self) -> None:
        """Stop sending; what waits is lost."""
        if self._flush_handle is not None:
            self._flush_handle.cancel()
            self._flush_handle = None
        self._buffer.clear()

    def _needs_buffering(self) -> bool:
        return (
            self._splits_bytes
            or self._bytes_per_second is not None
            or self._loop.time() < self._stalled_until
        )

    def _schedule_flush(self) -> None:
        if self._flush_handle is not None or not self._buffer:
            return
        wait = self._stalled_until - self._loop.time()
        if wait <= 0 and self._bytes_per_second is not None:
            wait = SLOW_SEND_INTERVAL
        self._flush_handle = (
            self._loop.call_later(wait, self._flush_buffer)
            if wait > 0
            else self._loop.call_soon(self._flush_buffer)
        )

    def _flush_buffer(self) -> None:
        self._flush_handle = None
        if self._loop.time() >= self._stalled_until:
            size = len(self._buffer)
            if self._bytes_per_second is not None:
                size = max(1, round(self._bytes_per_second * SLOW_SEND_INTERVAL))
            if self._splits_bytes:
                size = 1
            piece = bytes(self._buffer[:size])
            del self._buffer[:size]
            self._write_through(piece)
        self._schedule_flush()

    def _write_through(self, data: bytes) -> None:
        limit = self._drop_after if self._drop_after is not None else self._half_open_after
        if limit is None:
            self._transport.write(data)
            return
        room = limit - self._bytes_sent
        self._bytes_sent += len(data)
        self._transport.write(data[: max(0, room)])
        if len(data) < room:
            return
        if self._drop_after is not None:
            self.close()
            self._transport.close()
        else:
            self.become_half_open()
