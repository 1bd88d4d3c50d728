"""A scripted PBX: a server in a thread that sends exactly what a test wants it to send.

It does not use the simulator, as the client must understand every peer that follows the protocol.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

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
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    TestResponse,
)
from tests.support.waiting import loop_turns

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
    """Return an event packet with one call."""
    (event,) = delta3.decode_records(format_detail(call_id))
    assert isinstance(event, Detail)
    return EventPacket(pbx, counter, event_stream.encode_event(event))


class HungUpError(Exception):
    """The client has closed the connection."""


class PeerConversation:
    """A connection, from the side of the PBX."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        self.number = number
        """The number of this connection, from 1."""
        self.received_bytes = b""
        """Everything that the client has sent."""
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
            if data.startswith(
                b"\x16\x03"
            ):  # a TLS ClientHello: the client tests whether the port speaks TLS
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
        """Send every byte in a segment of its own."""
        raw = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in data:
            self._writer.write(bytes((byte,)))
            await self._writer.drain()
            await asyncio.sleep(0)

    async def challenge_client(
        self, challenge: bytes = b"0123456789abcdef", *, plain: bool = False
    ) -> ChallengeAnswer:
        """Receive the sign-in request, send a challenge, and return the answer."""
        request = await self.expect_packet(AuthenticateRequest)
        result = AuthResult.PLAIN_CHALLENGE if plain else AuthResult.SHA1_CHALLENGE
        await self.send_packets(AuthenticateResponse(request.request_id, result, challenge))
        return await self.expect_packet(ChallengeAnswer)

    async def accept_sign_in(self) -> None:
        """Sign the client in with any password."""
        answer = await self.challenge_client()
        await self.send_packets(AuthenticateResponse(answer.request_id, 0, b"", VERSION, VARIANT))

    async def receive_event_request(self) -> EventRequest:
        """Return the event request; answer test packets that precede it."""
        while True:
            packet = await self.receive_packet()
            if isinstance(packet, EventRequest):
                return packet
            await self.answer_test(packet)

    async def grant_events(self, *packets: Packet) -> EventRequest:
        """Grant the event request, and send ``packets`` in the same piece."""
        request = await self.receive_event_request()
        await self.send_packets(EventResponse(request.request_id, 0, request.flags), *packets)
        return request

    async def answer_file_request(self, contents: bytes) -> None:
        """Receive a request for a file, and send ``contents`` as the file."""
        request = await self.expect_packet(ReadFileRequest)
        await self.send_packets(ReadFileResponse(request.request_id, 0, contents))

    async def answer_test(self, packet: Packet) -> None:
        assert isinstance(packet, TestRequest), packet
        await self.send_packets(TestResponse(packet.request_id, TestResult.SUCCESS, packet.payload))

    async def answer_tests(self) -> None:
        """Answer test packets until the client closes the connection."""
        with contextlib.suppress(HungUpError):
            while True:
                await self.answer_test(await self.receive_packet())

    async def wait_for_hang_up(self) -> None:
        """Send nothing until the client closes the connection."""
        with contextlib.suppress(HungUpError):
            while True:
                await self.receive_packet()

    def hang_up(self) -> None:
        self._writer.close()

    def reset_connection(self) -> None:
        """Close the connection with a TCP reset."""
        raw = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


PeerScript = Callable[[PeerConversation], Awaitable[None]]


class ScriptedPeer:
    """A server that runs a script for each connection."""

    def __init__(self, port: int, script: PeerScript) -> None:
        self.port = port
        self.conversations: list[PeerConversation] = []
        self.failures: list[BaseException] = []
        self._script = script

    @property
    def received_bytes(self) -> bytes:
        """Everything that clients have sent."""
        return b"".join(conversation.received_bytes for conversation in self.conversations)

    async def handle_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Run the script for a connection; note what it raises."""
        conversation = PeerConversation(reader, writer, len(self.conversations) + 1)
        self.conversations.append(conversation)
        try:
            await self._script(conversation)
        except (HungUpError, ConnectionError, ssl.SSLError, asyncio.CancelledError):
            pass
        except BaseException as error:  # noqa: BLE001 (raised by run_pbx_peer)
            self.failures.append(error)
        finally:
            writer.close()


ConnectionHandler: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class _TransportRecorder(asyncio.StreamReaderProtocol):
    """Records its transport: a conversation that is cancelled before its first step cannot close it."""

    def __init__(self, handler: ConnectionHandler, transports: list[asyncio.BaseTransport]) -> None:
        super().__init__(asyncio.StreamReader(), handler)
        self._transports = transports

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transports.append(transport)
        super().connection_made(transport)


async def _close_all(transports: Iterable[asyncio.BaseTransport]) -> None:
    """Cancel all conversations and close all connections."""
    own_task = asyncio.current_task()
    others = [task for task in asyncio.all_tasks() if task is not own_task]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    for transport in transports:
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()
    for _ in range(5):  # with TLS, it takes several rounds until the socket is closed
        await asyncio.sleep(0)


@contextlib.contextmanager
def run_pbx_peer(
    script: PeerScript, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Iterator[ScriptedPeer]:
    """Run a server in a thread; a failed assertion of the script fails the test at the end of the block."""
    # On Windows, too: the default loop there cannot stop accepting while connections remain open.
    loop = asyncio.SelectorEventLoop()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, 0), family=family)
    peer = ScriptedPeer(listener.getsockname()[1], script)
    stop = asyncio.Event()
    ready = threading.Event()

    async def serve() -> None:
        # Clients that break the connection are part of the tests.
        loop.set_exception_handler(lambda *_: None)
        transports: list[asyncio.BaseTransport] = []
        server = await loop.create_server(
            lambda: _TransportRecorder(peer.handle_connection, transports), sock=listener, ssl=tls
        )
        ready.set()
        await stop.wait()
        # A connection that was just accepted gets its transport within some rounds. Closing the server
        # earlier would leak its socket.
        loop.remove_reader(listener.fileno())
        for _ in range(5):
            await asyncio.sleep(0)
        server.close()
        await _close_all(transports)

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    ready.wait(60)
    try:
        yield peer
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(60)
        loop.close()
    if peer.failures:
        raise peer.failures[0]


def stream_snapshots(*snapshots: Sequence[EventPacket]) -> PeerScript:
    """Return a script that lets the client in, and grants an event request for each of ``snapshots``."""

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        for packets in snapshots:
            await conversation.grant_events(*packets)
        await conversation.answer_tests()

    return script


def stream_packets(*packets: EventPacket) -> PeerScript:
    """Return a script that lets the client in, and sends ``packets`` with the answer to the event request."""
    return stream_snapshots(packets)


def lose_stream(*packets: EventPacket) -> PeerScript:
    """Return a script that lets the client in, sends ``packets``, and closes the connection."""

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(*packets)
        conversation.hang_up()

    return script


def refuse_sign_in(result: int, challenge: bytes = b"") -> PeerScript:
    """Return a script that answers the password with ``result``, and waits until the client leaves."""

    async def script(conversation: PeerConversation) -> None:
        answer = await conversation.challenge_client()
        await conversation.send_packets(AuthenticateResponse(answer.request_id, result, challenge))
        await conversation.wait_for_hang_up()

    return script


def script_sequence(steps: Iterable[PeerScript]) -> PeerScript:
    """Return a script that runs one of ``steps`` for each connection, the last one for the rest."""
    scripts = list(steps)

    async def play(conversation: PeerConversation) -> None:
        await scripts[min(conversation.number, len(scripts)) - 1](conversation)

    return play


@contextlib.asynccontextmanager
async def serve_connections(
    serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]],
    task_name: str | None = None,
) -> AsyncIterator[int]:
    """Run ``serve`` for each connection to a free port, which is yielded; close them when the block ends."""
    tasks: set[asyncio.Task[None]] = set()
    writers: set[asyncio.StreamWriter] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.create_task(serve(reader, writer), name=task_name))
        writers.add(writer)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in writers:  # a task that is cancelled before its first step closes nothing
            writer.transport.abort()
        await loop_turns()


@contextlib.contextmanager
def run_tls_handshaker(context: ssl.SSLContext) -> Iterator[int]:
    """Run a server that only performs TLS handshakes, sending an alert if one fails; yield its port."""
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
        with contextlib.suppress(OSError):  # on Linux this ends a blocking accept(); elsewhere close() does
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
