"""A hostile PBX on the link: whatever it sends or withholds, the memory of the client is bounded."""

from __future__ import annotations

import asyncio
import contextlib
import tracemalloc

import pytest

from devlink3_desk.link import connection, transport
from devlink3_desk.link.connection import LinkConnection, read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import FileRefusedError, InvalidStreamError, StepTimeoutError
from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.connection import ConnectionEvent
from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.events import AnyEvent, Detail, LinkEvent
from devlink3_desk.protocol.packets import (
    EventPacket,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    UnknownPacket,
)
from devlink3_desk.sentences import Sentence
from devlink3_desk.services import pbx_directory
from devlink3_desk.services.session.session import DevLinkSession
from tests.support.pbx_peer import (
    PASSWORD,
    HungUpError,
    PeerConversation,
    PeerScript,
    ScriptedPeer,
    encode_packet_frame,
    make_detail_packet,
    run_pbx_peer,
)
from tests.support.waiting import loop_turns, wait_for

SECRET = Password(PASSWORD)
MEGABYTE = 1024 * 1024


def make_endpoint(pbx: ScriptedPeer, timeout: float = 20.0) -> Endpoint:
    return Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=timeout)


async def connect_and_subscribe(pbx: ScriptedPeer, events: list[ConnectionEvent]) -> LinkConnection:
    link = LinkConnection(make_endpoint(pbx), events.extend)
    await link.connect()
    await link.sign_in("desk", SECRET)
    await link.subscribe(frozenset())
    return link


def send_after_sign_in(data: bytes, *, bytewise: bool = False) -> PeerScript:
    async def play(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        await (conversation.send_bytewise if bytewise else conversation.send_bytes)(data)
        await conversation.wait_for_hang_up()

    return play


async def test_a_long_frame_may_arrive_one_byte_at_a_time():
    data = encode_packet_frame(UnknownPacket(99, bytes(40_000))) + encode_packet_frame(make_detail_packet(1))
    events: list[ConnectionEvent] = []
    with run_pbx_peer(send_after_sign_in(data, bytewise=True)) as pbx:
        link = await connect_and_subscribe(pbx, events)
        await wait_for(lambda: any(isinstance(event, Detail) for event in events))
        await link.close()


async def test_a_length_is_no_reason_to_set_memory_aside():
    bomb = b"\x49\xff\x7f\xff" + bytes(1000)  # the longest frame there is, of which no more will come
    events: list[ConnectionEvent] = []
    with run_pbx_peer(send_after_sign_in(bomb)) as pbx:
        link = await connect_and_subscribe(pbx, events)
        tracemalloc.start()
        try:
            await loop_turns()
            assert tracemalloc.get_traced_memory()[1] < MEGABYTE
        finally:
            tracemalloc.stop()
        link.check_connected()
        await link.close()


@pytest.mark.parametrize("data", [b"\x49\x80\x00\x02", b"\x49\x00\x01", b"GET / HTTP/1.0\r\n\r\n"])
async def test_a_length_that_makes_no_sense_ends_the_connection(data):
    with run_pbx_peer(send_after_sign_in(data)) as pbx:
        link = await connect_and_subscribe(pbx, [])
        with pytest.raises(InvalidStreamError):
            await wait_for(link.check_connected, timeout=20)
        await link.close()


@pytest.mark.parametrize("slice_seconds", [transport.DECODE_SLICE_SECONDS, 0.0], ids=["fast", "slow"])
async def test_a_peer_that_asks_and_never_listens_is_not_answered_without_end(
    slice_seconds: float, monkeypatch: pytest.MonkeyPatch
):
    """Each test packet asks for a kilobyte back; unread answers must not pile up here.

    On a slow machine, decoding stops after every slice, and reading must not begin again because of that.
    """
    monkeypatch.setattr(transport, "DECODE_SLICE_SECONDS", slice_seconds)
    test = encode_packet_frame(TestRequest(7, bytes(1000)))
    sent = 0
    blocked = asyncio.Event()

    async def never_read(conversation: PeerConversation) -> None:
        nonlocal sent
        await conversation.accept_sign_in()
        await conversation.grant_events()
        with contextlib.suppress(TimeoutError):
            while sent < 300 * MEGABYTE:
                async with asyncio.timeout(2):
                    await conversation.send_bytes(test * 100)
                sent += len(test) * 100
        blocked.set()
        await conversation.wait_for_hang_up()

    with run_pbx_peer(never_read) as pbx:
        link = await connect_and_subscribe(pbx, [])
        await asyncio.wait_for(blocked.wait(), 60)
        assert sent < 60 * MEGABYTE, "the socket buffers of both sides and no more"
        link.abort(InvalidStreamError(Sentence("enough")))


async def test_a_file_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "READ_TIMEOUT", 1.0)

    async def send_endlessly(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.expect_packet(ReadFileRequest)
        data = encode_packet_frame(ReadFileResponse(request.request_id, 0, b"a,1\r\n" * 100_000))
        with contextlib.suppress(HungUpError, ConnectionError):
            for position in range(len(data)):
                await conversation.send_bytes(data[position : position + 1])
                await asyncio.sleep(0.05)

    with run_pbx_peer(send_endlessly) as pbx, pytest.raises(StepTimeoutError):
        await read_file(make_endpoint(pbx, timeout=0.5), "desk", SECRET, "nasystem/user_list")


async def test_packets_that_are_no_answer_do_not_prolong_the_wait_for_a_file():
    """A PBX may send test packets at any time (section 6.1), also one that has forgotten the request."""

    async def send_tests(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.expect_packet(ReadFileRequest)
        with contextlib.suppress(HungUpError, ConnectionError):
            while True:
                await conversation.send_packets(TestRequest(1))
                await asyncio.sleep(0.02)

    with run_pbx_peer(send_tests) as pbx:
        link = LinkConnection(make_endpoint(pbx))
        await link.connect()
        await link.sign_in("desk", SECRET)
        link.endpoint = make_endpoint(pbx, timeout=0.3)
        async with asyncio.timeout(60):
            with pytest.raises(StepTimeoutError):
                await link.read_file("nasystem/user_list")
        await link.close()


@pytest.mark.large(60)
async def test_of_a_file_with_a_million_rows_only_so_many_are_people(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pbx_directory, "MAX_ROWS", 1_000)
    monkeypatch.setattr(pbx_directory, "MAX_GROUPS", 5)
    requested: list[str] = []

    async def read(name: str) -> bytes:
        requested.append(name)
        if name == "nasystem/hunt_list":
            return b"".join(b"g%d,%d\r\n" % (number, number) for number in range(5_000))
        if name.startswith("nasystem/user_list"):
            return b"u,1\r\n" * 600_000
        if name.startswith("nasystem/hunt_info"):
            return b"1\r\n"
        raise FileRefusedError(name, 1)

    directory = await pbx_directory.read_directory(read)
    assert len(directory.people) <= 2_000
    assert len(requested) < 20


@pytest.mark.parametrize("text_size", [0, 60_000])
async def test_events_before_the_answer_to_the_request_are_stored_up_to_a_limit(text_size: int):
    text = packet_codec.encode_tuple(TupleId.CM_EXTN, b"\0x" * (text_size // 2))
    events = b"".join(encode_packet_frame(EventPacket("10.0.0.1", number, text)) for number in range(100))

    async def never_grant(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.receive_event_request()
        with contextlib.suppress(ConnectionError):
            while True:
                await conversation.send_bytes(events)

    async def read_password() -> Password:
        return SECRET

    received: list[AnyEvent] = []
    with run_pbx_peer(never_grant) as pbx:
        session = DevLinkSession(make_endpoint(pbx, timeout=200), "desk", read_password, ())
        with pytest.raises(InvalidStreamError, match="events before the answer"):
            await session.run(received.extend)
    assert {type(event) for event in received} == {LinkEvent}


async def test_ten_thousand_unknown_packets_are_ignored():
    data = b"".join(
        encode_packet_frame(UnknownPacket(number + 100, b"?")) for number in range(10_000)
    ) + encode_packet_frame(make_detail_packet(1))
    events: list[ConnectionEvent] = []
    with run_pbx_peer(send_after_sign_in(data)) as pbx:
        link = await connect_and_subscribe(pbx, events)
        await wait_for(lambda: any(isinstance(event, Detail) for event in events))
        link.check_connected()
        await link.close()


async def test_everything_before_the_end_is_reported_however_much_it_is():
    """The peer sends more than a slice of decoding and hangs up."""
    packets = b"".join(
        encode_packet_frame(make_detail_packet(number, number % 200)) for number in range(5_000)
    )
    events: list[ConnectionEvent] = []

    async def send_and_hang_up(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        await conversation.send_bytes(packets)
        conversation.hang_up()

    with run_pbx_peer(send_and_hang_up) as pbx:
        link = await connect_and_subscribe(pbx, events)
        with contextlib.suppress(Exception):
            await wait_for(link.check_connected, timeout=20)
        await link.close()
    assert sum(isinstance(event, Detail) for event in events) == 5_000


def test_an_event_packet_cannot_be_larger_than_a_frame():
    with pytest.raises(Exception, match="does not fit"):
        encode_packet_frame(EventPacket("1.2.3.4", 1, bytes(5 * MEGABYTE)))
