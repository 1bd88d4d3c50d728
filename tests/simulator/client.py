"""A client of the protocol room on a real socket, for tests of the server."""

from __future__ import annotations

import asyncio
import contextlib
import ssl

from devlink3_desk.protocol.connection import Connection
from devlink3_desk.protocol.flags import parse
from devlink3_desk.protocol.happenings import Authenticated, Broken, Challenged, FileRead

LIMIT = 10.0
"""Seconds after which a test gives up."""


class SocketClient:
    """Reads what the PBX tells into ``happenings``."""

    def __init__(self, reader, writer, encrypted):
        self.reader, self.writer = reader, writer
        self.connection = Connection(encrypted=encrypted)
        self.happenings = []
        self.reads = []

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

    async def flush(self):
        self.writer.write(self.connection.data_to_send())
        await self.writer.drain()

    async def until(self, condition):
        """Read until ``condition`` holds of the happenings; fails after a while and at the end."""
        async with asyncio.timeout(LIMIT):
            while not condition(self.happenings):
                data = await self.reader.read(65536)
                if not data:
                    raise EOFError("The PBX has closed the connection.")
                self.reads.append(len(data))
                self.happenings += self.connection.receive_data(data)
                if self.happenings and isinstance(self.happenings[-1], Broken):
                    raise self.happenings[-1].error
        return self.happenings

    async def until_any(self, kind):
        await self.until(lambda found: any(isinstance(one, kind) for one in found))
        return next(one for one in self.happenings if isinstance(one, kind))

    async def sign_in(self, password="desk-password", user="desk"):
        self.connection.authenticate(user, "test")
        await self.flush()
        await self.until_any(Challenged)
        self.connection.answer_challenge(password)
        await self.flush()
        return await self.until(lambda found: len(found) > 1)

    async def subscribe(self, flags=""):
        await self.sign_in()
        assert isinstance(self.happenings[-1], Authenticated), self.happenings
        self.happenings.clear()
        self.connection.request_events(parse(flags))
        await self.flush()
        await self.until(bool)
        return self.happenings[0]

    async def read(self, name):
        await self.sign_in()
        self.connection.read_file(name)
        await self.flush()
        return await self.until_any(FileRead)

    async def ends(self):
        """Read until the PBX closes; a broken stream counts as closed."""
        async with asyncio.timeout(LIMIT):
            with contextlib.suppress(ConnectionError):
                while await self.reader.read(65536):
                    pass

    async def close(self):
        self.writer.close()
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await self.writer.wait_closed()
