"""A TCP proxy between client and PBX that makes the way between them go wrong."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Sequence
from enum import Enum, auto

import msgspec

from tests.support.pbx_peer import serve_connections

TASK_NAME = "proxy"
"""Of all its tasks."""


class FaultKind(Enum):
    """What goes wrong."""

    DROP = auto()
    """Both sides see the end of the stream."""
    RESET = auto()
    """Both sides see a reset."""
    STALL = auto()
    """Nothing passes any more, and everything stays open."""
    GARBAGE = auto()
    """The client receives bytes that the PBX did not send."""


class ProxyFault(msgspec.Struct, frozen=True):
    """What fails after ``after`` bytes of the PBX have been forwarded."""

    kind: FaultKind
    after: int
    garbage: bytes = b"\xff\x00nonsense" * 4
    """What the client receives that the PBX did not send."""


class FaultProxy:
    """Forwards to ``target``; the first connections have ``faults``, those that follow have none."""

    def __init__(self, target: int, faults: Sequence[ProxyFault | None] = ()) -> None:
        self.port = 0
        self.connections = 0
        self._target = target
        self._faults = list(faults)

    @contextlib.asynccontextmanager
    async def run(self) -> AsyncIterator[FaultProxy]:
        """Listen until the end of the block; then everything is closed."""
        async with serve_connections(self._forward_connection, TASK_NAME) as self.port:
            yield self

    async def _forward_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._faults.pop(0) if self._faults else None
        self.connections += 1
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            up = asyncio.create_task(copy_stream(reader, there_writer), name=TASK_NAME)
            try:
                await self._forward_downstream(there_reader, writer, fault)
            finally:
                up.cancel()
                await asyncio.gather(up, return_exceptions=True)
            if fault is not None and fault.kind is FaultKind.STALL:
                await asyncio.Event().wait()
            if fault is not None and fault.kind is FaultKind.RESET:
                raw = writer.get_extra_info("socket")
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
        finally:
            for each in (writer, there_writer):
                each.close()
            for each in (writer, there_writer):
                with contextlib.suppress(OSError):
                    await each.wait_closed()

    async def _forward_downstream(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, fault: ProxyFault | None
    ) -> None:
        """Forward the bytes of the PBX until they end, or until the fault is due."""
        if fault is None:
            await copy_stream(reader, writer)
            return
        left = fault.after
        with contextlib.suppress(OSError):
            while left:
                data = await reader.read(left)
                if not data:
                    return
                left -= len(data)
                writer.write(data)
                await writer.drain()
            if fault.kind is FaultKind.GARBAGE:
                writer.write(fault.garbage)
                await copy_stream(reader, writer)


async def copy_stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Forward everything until either side ends."""
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
