"""A client on a real socket, for tests of the server."""

from __future__ import annotations

import asyncio
import contextlib
import ssl

from devlink3_desk.protocol.connection import (
    Authenticated,
    ChallengeReceived,
    DevLinkConnection,
    FileReceived,
    ProtocolViolation,
)
from devlink3_desk.protocol.flags import parse_flags

TIMEOUT = 10.0
"""Seconds after which a test fails."""


class SocketClient:
    """Connects to the PBX and collects the connection events in ``events``."""

    def __init__(self, reader, writer, encrypted):
        self.reader, self.writer = reader, writer
        self.connection = DevLinkConnection(encrypted=encrypted)
        self.events = []
        self.read_sizes = []

    @classmethod
    async def connect(cls, server, *, tls=False, cert=None):
        context = None
        if tls:
            context = ssl.create_default_context(cadata=server.certificate_pem)
            if cert is not None:
                cert.configure_cert(context)
        reader, writer = await asyncio.open_connection(
            "127.0.0.1",
            server.tls_port if tls else server.tcp_port,
            ssl=context,
            server_hostname="localhost" if tls else None,
        )
        return cls(reader, writer, tls)

    async def send_pending(self):
        self.writer.write(self.connection.data_to_send())
        await self.writer.drain()

    async def wait_until(self, condition):
        """Read until ``condition`` is true for the events; fails on a timeout or when disconnected."""
        async with asyncio.timeout(TIMEOUT):
            while not condition(self.events):
                data = await self.reader.read(65536)
                if not data:
                    raise EOFError("The PBX has closed the connection.")
                self.read_sizes.append(len(data))
                self.events += self.connection.receive_data(data)
                if self.events and isinstance(self.events[-1], ProtocolViolation):
                    raise self.events[-1].error
        return self.events

    async def wait_for_event(self, kind):
        await self.wait_until(lambda events: any(isinstance(event, kind) for event in events))
        return next(event for event in self.events if isinstance(event, kind))

    async def sign_in(self, password="desk-password", user="desk"):
        self.connection.request_sign_in(user, "test")
        await self.send_pending()
        await self.wait_for_event(ChallengeReceived)
        self.connection.answer_challenge(password)
        await self.send_pending()
        return await self.wait_until(lambda events: len(events) > 1)

    async def subscribe(self, flags=""):
        await self.sign_in()
        assert isinstance(self.events[-1], Authenticated), self.events
        self.events.clear()
        self.connection.request_events(parse_flags(flags))
        await self.send_pending()
        await self.wait_until(bool)
        return self.events[0]

    async def read_file(self, name):
        await self.sign_in()
        self.connection.request_file(name)
        await self.send_pending()
        return await self.wait_for_event(FileReceived)

    async def wait_closed(self):
        """Read until the PBX disconnects; a connection that is reset counts as closed."""
        async with asyncio.timeout(TIMEOUT):
            with contextlib.suppress(ConnectionError):
                while await self.reader.read(65536):
                    pass

    async def close(self):
        self.writer.close()
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await self.writer.wait_closed()
