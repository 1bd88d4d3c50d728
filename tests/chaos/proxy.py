"""A proxy between client and PBX that makes connections fail on demand."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from enum import Enum, auto
from random import Random
from typing import assert_never

from tests.support.pbx_peer import serve_connections

READ_SIZE = 65_536


class ConnectionFault(Enum):
    """A fault of all current connections, and of some that follow."""

    DROP = auto()
    """They are closed."""
    CUT = auto()
    """They are reset in the middle of a transmission."""
    STALL = auto()
    """They stay open, and nothing is forwarded any more."""
    SPLIT = auto()
    """Data is forwarded in pieces of a few bytes."""
    BUNCH = auto()
    """Data is held back, and then forwarded in one piece."""
    REORDER = auto()
    """They are reset; the next connection is accepted late, after a later one."""


class ChaosProxy:
    """Forwards connections to the port ``target``."""

    def __init__(self, target: int, random: Random) -> None:
        self.port = 0
        self._target = target
        self._random = random
        self._connections: set[_ProxiedConnection] = set()
        self._delayed_count = 0

    @contextlib.asynccontextmanager
    async def run(self) -> AsyncIterator[ChaosProxy]:
        """Listen until the block ends; then close all connections."""
        async with serve_connections(self._serve_client) as self.port:
            yield self

    def trigger(self, fault: ConnectionFault) -> None:
        """Cause a fault now."""
        if fault is ConnectionFault.REORDER:
            self._delayed_count = 1
        for connection in self._connections:
            connection.trigger(fault)

    async def _serve_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._delayed_count:
            self._delayed_count -= 1
            await asyncio.sleep(0.8)  # by then the client has given up and connected again
        try:
            target_reader, target_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        connection = _ProxiedConnection(self._random)
        self._connections.add(connection)
        upstream = asyncio.create_task(connection.forward(reader, target_writer))
        downstream = asyncio.create_task(connection.forward(target_reader, writer))
        try:
            await asyncio.wait([upstream, downstream, connection.ended], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._connections.discard(connection)
            for task in (upstream, downstream):
                task.cancel()
            # Before anything is waited for: this task may be cancelled meanwhile.
            for end in (writer, target_writer):
                end.transport.abort() if connection.is_aborted else end.close()
            await asyncio.gather(upstream, downstream, return_exceptions=True)
            for end in (writer, target_writer):
                with contextlib.suppress(OSError):
                    await end.wait_closed()


class _ProxiedConnection:
    """Both directions of one connection."""

    def __init__(self, random: Random) -> None:
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.is_aborted = False
        self._random = random
        self._can_pass = asyncio.Event()
        self._can_pass.set()
        self._split = self._bunch = False

    def trigger(self, fault: ConnectionFault) -> None:
        match fault:
            case ConnectionFault.SPLIT:
                self._split = True
            case ConnectionFault.BUNCH:
                self._bunch = True
            case ConnectionFault.STALL:
                self._can_pass.clear()
            case ConnectionFault.DROP | ConnectionFault.CUT | ConnectionFault.REORDER:
                self.is_aborted = fault is not ConnectionFault.DROP
                if not self.ended.done():
                    self.ended.set_result(None)
            case _:
                assert_never(fault)

    async def forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(READ_SIZE):
                await self._can_pass.wait()
                if self._bunch:
                    self._bunch = False
                    await asyncio.sleep(0.3)
                size = self._random.randint(1, 40) if self._split else READ_SIZE
                for start in range(0, len(data), size):
                    writer.write(data[start : start + size])
                    await writer.drain()
                    if self._split:
                        await asyncio.sleep(0)
