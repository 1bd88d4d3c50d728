"""A PBX of the tests' own: a raw server in a thread that says exactly what a script tells it to say.

It is not the simulator on purpose: the client must understand any legal peer.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from devlink3_desk.protocol import delta3, event_stream, packet_codec
from devlink3_desk.protocol.enums import AuthResult, TestResult
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventPacket,
    EventRequest,
    EventResponse,
    Packet,
    TestRequest,
    TestResponse,
)

PASSWORD = "Öffne-mich-17-sesam"
VERSION = "Avaya IP500v2 11.1.0"
VARIANT = "Standard 1.0"


Kind = TypeVar("Kind")


def encode_packet_frame(packet: Packet) -> bytes:
    return encode_frame(packet_codec.encode_packet(packet))


def format_detail(call_id: int, extension: str = "4001") -> str:
    return (
        f"<Detail><Call>c0a82a03,{call_id},,,,0,,,,,</Call>"
        f"<PartyA>c0a82a03000003{call_id:02x},1,2,1,0,0,0,0,1,8,106,,{extension},0,0,,,,,,,{extension},100</PartyA></Detail>"
    )


def make_detail_packet(counter: int, call_id: int = 1, pbx: str = "192.168.42.3") -> EventPacket:
    """Make an event packet with one call in it."""
    (event,) = delta3.decode_records(format_detail(call_id))
    assert isinstance(event, Detail)
    return EventPacket(pbx, counter, event_stream.encode_event(event))


class HungUpError(Exception):
    """The client has closed the connection."""


class PeerConversation:
    """One connection as the PBX sees it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        self.number = number
        """Which connection of this server it is, from 1."""
        self.received_bytes = b""
        """All that the client has sent."""
        self._reader = reader
        self._writer = writer
        self._frames = FrameReader()
        self._packets: list[Packet] = []

    async def receive_packet(self) -> Packet:
        """Return the next packet of the client."""
        while not self._packets:
            data = await self._reader.read(65536)
            if not data:
                raise HungUpError
            if data.startswith(b"\x16\x03"):  # a look whether this port speaks TLS
                raise HungUpError
            self.received_bytes += data
            self._packets += [packet_codec.decode_packet(payload) for payload in self._frames.feed_data(data)]
        return self._packets.pop(0)

    async def expect_packet(self, kind: type[Kind]) -> Kind:
        """Return the next packet of the client, which must be a ``kind``."""
        packet = await self.receive_packet()
        assert isinstance(packet, kind), packet
        return packet

    async def send_packets(self, *packets: Packet) -> None:
        """Send packets in one piece."""
        await self.send_bytes(b"".join(encode_packet_frame(packet) for packet in packets))

    async def send_bytes(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def send_bytewise(self, data: bytes) -> None:
        """Send every octet by itself."""
        raw = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for octet in data:
            self._writer.write(bytes((octet,)))
            await self._writer.drain()
            await asyncio.sleep(0)

    async def challenge_client(
        self, challenge: bytes = b"0123456789abcdef", *, plain: bool = False
    ) -> ChallengeAnswer:
        """Take the sign-in request, ask for the password, and return the answer."""
        request = await self.expect_packet(AuthenticateRequest)
        result = AuthResult.PLAIN_CHALLENGE if plain else AuthResult.SHA1_CHALLENGE
        await self.send_packets(AuthenticateResponse(request.request_id, result, challenge))
        return await self.expect_packet(ChallengeAnswer)

    async def accept_sign_in(self) -> None:
        """Sign the client in, whatever its password."""
        answer = await self.challenge_client()
        await self.send_packets(AuthenticateResponse(answer.request_id, 0, b"", VERSION, VARIANT))

    async def receive_event_request(self) -> EventRequest:
        """Return the event request, with test packets before it answered."""
        while True:
            packet = await self.receive_packet()
            if isinstance(packet, EventRequest):
                return packet
            await self.answer_test(packet)

    async def grant_events(self, *also: Packet) -> EventRequest:
        """Grant the event request; ``also`` goes out in the same piece."""
        request = await self.receive_event_request()
        await self.send_packets(EventResponse(request.request_id, 0, request.flags), *also)
        return request

    async def answer_test(self, packet: Packet) -> None:
        assert isinstance(packet, TestRequest), packet
        await self.send_packets(TestResponse(packet.request_id, TestResult.SUCCESS, packet.payload))

    async def answer_tests(self) -> None:
        """Answer test packets until the client hangs up."""
        with contextlib.suppress(HungUpError):
            while True:
                await self.answer_test(await self.receive_packet())

    async def wait_for_hang_up(self) -> None:
        """Say nothing until the client hangs up."""
        with contextlib.suppress(HungUpError):
            while True:
                await self.receive_packet()

    def hang_up(self) -> None:
        self._writer.close()

    def reset_connection(self) -> None:
        """Drop the connection without a goodbye."""
        raw = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


PeerScript = Callable[[PeerConversation], Awaitable[None]]


class ScriptedPeer:
    """A server with one script for every connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.conversations: list[PeerConversation] = []
        self.failures: list[BaseException] = []

    @property
    def received_bytes(self) -> bytes:
        """All that clients have sent."""
        return b"".join(each.received_bytes for each in self.conversations)


ConnectionHandler: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class _TransportRecorder(asyncio.StreamReaderProtocol):
    """Notes its transport: a conversation cancelled before its first step could not close it."""

    def __init__(self, handler: ConnectionHandler, transports: list[asyncio.BaseTransport]) -> None:
        super().__init__(asyncio.StreamReader(), handler)
        self._transports = transports

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transports.append(transport)
        super().connection_made(transport)


async def _close_all(transports: Iterable[asyncio.BaseTransport]) -> None:
    """End every conversation and every connection."""
    mine = asyncio.current_task()
    others = [task for task in asyncio.all_tasks() if task is not mine]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    for transport in transports:
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()
    for _ in range(5):  # TLS takes several rounds until the socket itself is closed
        await asyncio.sleep(0)


@contextlib.contextmanager
def run_peer(script: PeerScript, tls: ssl.SSLContext | None = None) -> Iterator[ScriptedPeer]:
    """Run a server in a thread; a failed assertion of the script fails the test at the end."""
    loop = asyncio.SelectorEventLoop()  # on Windows, too: it alone can stop accepting and keep the rest
    listener = socket.create_server(("127.0.0.1", 0))
    found = ScriptedPeer(listener.getsockname()[1])
    stop = asyncio.Event()
    ready = threading.Event()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = PeerConversation(reader, writer, len(found.conversations) + 1)
        found.conversations.append(conversation)
        try:
            await script(conversation)
        except (HungUpError, ConnectionError, ssl.SSLError, asyncio.CancelledError):
            pass
        except BaseException as error:  # noqa: BLE001 - shown at the end
            found.failures.append(error)
        finally:
            writer.close()

    async def serve() -> None:
        loop.set_exception_handler(lambda *_: None)  # what clients do to our transports is their business
        transports: list[asyncio.BaseTransport] = []
        server = await loop.create_server(
            lambda: _TransportRecorder(converse, transports), sock=listener, ssl=tls
        )
        ready.set()
        await stop.wait()
        # A connection that was just accepted gets its transport within some rounds, and would lose its
        # socket if the server were closed before.
        loop.remove_reader(listener.fileno())
        for _ in range(5):
            await asyncio.sleep(0)
        server.close()
        await _close_all(transports)

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    ready.wait(5)
    try:
        yield found
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
    if found.failures:
        raise found.failures[0]


def script_sequence(steps: Iterable[PeerScript]) -> PeerScript:
    """Play one script a connection, in order; the last one for all that follow."""
    scripts = list(steps)

    async def play(conversation: PeerConversation) -> None:
        await scripts[min(conversation.number, len(scripts)) - 1](conversation)

    return play


@contextlib.contextmanager
def run_tls_handshaker(context: ssl.SSLContext) -> Iterator[int]:
    """Run a server that only shakes hands, and that says by an alert why it does not; gives its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                raw, _ = listener.accept()
            except OSError:
                return
            with raw:
                raw.settimeout(5)
                with contextlib.suppress(OSError), context.wrap_socket(raw, server_side=True) as tls:
                    tls.recv(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        with contextlib.suppress(OSError):  # wakes who accepts on Linux; elsewhere closing does
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
