"""A server that hangs up while a desk connects again, as one does that is being stopped or started."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from devlink3_desk.protocol.events import LinkState
from tests.services.session.fault_proxy import TASK_NAME, copy_stream
from tests.support.hub_rig import HubProcess, WindowlessDesk
from tests.support.nats_server import NatsServer
from tests.support.pbx_peer import serve_connections
from tests.support.waiting import wait_for

CLIENT_CERTIFICATE = b'INFO {"tls_verify":true,"max_payload":1048576}\r\n'
ENCRYPTION = b'INFO {"tls_required":true,"max_payload":1048576}\r\n'
INTERNAL_ERROR = bytes.fromhex("15030300020250")


class HangUpProxy:
    """Forwards to a server, or hangs up in place of it, after a greeting and an alert of TLS."""

    def __init__(self, target: int, greeting: bytes, alert: bytes) -> None:
        self.hangs_up = asyncio.Event()
        self.hang_ups = 0
        self._target, self._greeting, self._alert = target, greeting, alert

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        with contextlib.closing(writer):
            if self.hangs_up.is_set():
                self.hang_ups += 1
                writer.write(self._greeting)
                if self._alert and await reader.read(1):
                    writer.write(self._alert)
                return
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._target)
            with contextlib.closing(there_writer):
                waiting = [
                    copy_stream(reader, there_writer),
                    copy_stream(there_reader, writer),
                    self.hangs_up.wait(),
                ]
                tasks = [asyncio.create_task(each, name=TASK_NAME) for each in waiting]
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize(
    ("greeting", "alert"), [(CLIENT_CERTIFICATE, b""), (ENCRYPTION, INTERNAL_ERROR)], ids=["plain", "alert"]
)
async def test_a_desk_that_was_connected_tries_again_after_a_hang_up(
    server: NatsServer, hub: HubProcess, greeting: bytes, alert: bytes
):
    proxy = HangUpProxy(server.port, greeting, alert)
    async with serve_connections(proxy.serve, TASK_NAME) as port:
        desk = WindowlessDesk(server.access("desk", port=port))
        async with desk.run():
            await wait_for(lambda: desk.is_live)
            proxy.hangs_up.set()
            await wait_for(lambda: proxy.hang_ups >= 2 and desk.links[-1].state is not LinkState.CONNECTING)
            proxy.hangs_up.clear()
            await wait_for(lambda: desk.is_live or desk.links[-1].state is LinkState.REFUSED)
    assert LinkState.REFUSED not in [link.state for link in desk.links]
    assert not hub.has_ended
