"""What can be wrong with a PBX or the way to it, and the outlet that makes a connection behave so."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import Final

import msgspec

GARBAGE: Final = b"\x00\xffGARBAGE\r\n"
"""Octets that begin no frame."""

TICK: Final = 0.02
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


class Faults(msgspec.Struct, frozen=True, kw_only=True):
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


class Outlet:
    """What a connection's octets pass through on their way to the socket; faultless, they pass at once."""

    def __init__(self, transport: asyncio.Transport, faults: Faults) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._split = faults.split
        self._rate = faults.slow
        self._drop_after = faults.drop_after
        self._half_open_after = faults.half_open_after
        self._waiting = bytearray()
        self._pump: asyncio.TimerHandle | asyncio.Handle | None = None
        self._stalled_until = 0.0
        self._sent = 0
        self.deaf = False
        """Whether what the client sends is to be ignored (half-open)."""

    @property
    def backlog(self) -> int:
        """Octets that have not reached the operating system."""
        return len(self._waiting) + self._transport.get_write_buffer_size()

    def write(self, data: bytes) -> None:
        """Send ``data``, as well as the faults allow."""
        if self.deaf or not data:
            return
        if self._pump is None and not self._hampered():
            self._send(data)
            return
        self._waiting += data
        self._schedule()

    def stall(self, seconds: float) -> None:
        """Send nothing for ``seconds``."""
        self._stalled_until = self._loop.time() + seconds

    def split(self) -> None:
        """Send every octet alone from now on."""
        self._split = True

    def slow(self, rate: int) -> None:
        """Send ``rate`` octets a second from now on."""
        self._rate = max(1, rate)

    def go_deaf(self) -> None:
        """Neither send nor listen any more, and stay open."""
        self.deaf = True
        self._waiting.clear()

    def close(self) -> None:
        """Stop sending; what waits is lost."""
        if self._pump is not None:
            self._pump.cancel()
            self._pump = None
        self._waiting.clear()

    def _hampered(self) -> bool:
        return self._split or self._rate is not None or self._loop.time() < self._stalled_until

    def _schedule(self) -> None:
        if self._pump is not None or not self._waiting:
            return
        wait = self._stalled_until - self._loop.time()
        if wait <= 0 and self._rate is not None:
            wait = TICK
        self._pump = (
            self._loop.call_later(wait, self._pump_on) if wait > 0 else self._loop.call_soon(self._pump_on)
        )

    def _pump_on(self) -> None:
        self._pump = None
        if self._loop.time() >= self._stalled_until:
            size = len(self._waiting)
            if self._rate is not None:
                size = max(1, round(self._rate * TICK))
            if self._split:
                size = 1
            piece = bytes(self._waiting[:size])
            del self._waiting[:size]
            self._send(piece)
        self._schedule()

    def _send(self, data: bytes) -> None:
        limit = self._drop_after if self._drop_after is not None else self._half_open_after
        if limit is None:
            self._transport.write(data)
            return
        room = limit - self._sent
        self._sent += len(data)
        self._transport.write(data[: max(0, room)])
        if len(data) < room:
            return
        if self._drop_after is not None:
            self.close()
            self._transport.close()
        else:
            self.go_deaf()
