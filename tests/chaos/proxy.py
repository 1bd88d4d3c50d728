"""A proxy between client and PBX on which disaster can be called down at any moment."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from enum import Enum, auto
from random import Random

READ_SIZE = 65_536


class Disaster(Enum):
    """What happens to the connections that there are, and to some that follow."""

    DROP = auto()
    """They are closed."""
    CUT = auto()
    """They are aborted in the middle of what they were saying."""
    STALL = auto()
    """Nothing passes any more, and they stay open."""
    SPLIT = auto()
    """What passes comes in pieces of a few octets."""
    BUNCH = auto()
    """What passes is held back and comes all at once."""
    REORDER = auto()
    """They are cut; the next one is let through late, after one that came later."""


class ChaosProxy:
    """Forwards to ``target``."""

    def __init__(self, target: int, random: Random) -> None:
        self.port = 0
        self._target = target
        self._random = random
        self._connections: set[_ProxiedConnection] = set()
        self._delayed_count = 0

    @contextlib.asynccontextmanager
    async def run(self) -> AsyncIterator[ChaosProxy]:
        """Listen until the end of the block; then everything is closed."""
        tasks: set[asyncio.Task[None]] = set()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            tasks.add(asyncio.create_task(self._serve_client(reader, writer)))

        server = await asyncio.start_server(accept, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.sleep(0)

    def trigger(self, disaster: Disaster) -> None:
        """Let it happen now."""
        if disaster is Disaster.REORDER:
            self._delayed_count = 1
        for way in self._connections:
            way.trigger(disaster)

    async def _serve_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._delayed_count:
            self._delayed_count -= 1
            await asyncio.sleep(0.8)  # by then the client has given up and come again
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        way = _ProxiedConnection(self._random)
        self._connections.add(way)
        ups = asyncio.create_task(way.forward(reader, there_writer))
        downs = asyncio.create_task(way.forward(there_reader, writer))
        try:
            await asyncio.wait([ups, downs, way.ended], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._connections.discard(way)
            for task in (ups, downs):
                task.cancel()
            await asyncio.gather(ups, downs, return_exceptions=True)
            for each in (writer, there_writer):
                each.transport.abort() if way.is_aborted else each.close()
            for each in (writer, there_writer):
                with contextlib.suppress(OSError):
                    await each.wait_closed()


class _ProxiedConnection:
    """Both directions of one connection."""

    def __init__(self, random: Random) -> None:
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.is_aborted = False
        self._random = random
        self._can_pass = asyncio.Event()
        self._can_pass.set()
        self._split = self._bunch = False

    def trigger(self, disaster: Disaster) -> None:
        match disaster:
            case Disaster.SPLIT:
                self._split = True
            case Disaster.BUNCH:
                self._bunch = True
            case Disaster.STALL:
                self._can_pass.clear()
            case _:
                self.is_aborted = disaster is not Disaster.DROP
                if not self.ended.done():
                    self.ended.set_result(None)

    async def forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(READ_SIZE):
                await self._can_pass.wait()
                if self._bunch:
                    self._bunch = False
                    await asyncio.sleep(0.3)
                size = self._random.randint(1, 40) if self._split else READ_SIZE
                for at in range(0, len(data), size):
                    writer.write(data[at : at + size])
                    await writer.drain()
                    if self._split:
                        await asyncio.sleep(0)
