"""The PBX server on real sockets: transports, snapshot, limits, faults."""

import asyncio
import contextlib
import gc
import socket
import ssl
from pathlib import Path

import pytest
import trustme

from devlink3_desk.protocol.connection import (
    Authenticated,
    AuthenticationRejected,
    Subscribed,
    SubscriptionRejected,
    TestResponseReceived,
)
from devlink3_desk.protocol.enums import EquipmentClass
from devlink3_desk.protocol.errors import FrameError
from devlink3_desk.protocol.events import CallLost, CounterGap, Detail, ExtensionState
from devlink3_desk.simulator.options import (
    DEMO_OPTIONS,
    ChallengeMode,
    ConnectionFaults,
    Fault,
    SimulatorOptions,
)
from devlink3_desk.simulator.server import PbxServer, SimulatorThread, serve
from tests.simulator.socket_client import SocketClient
from tests.support.waiting import wait_for


@contextlib.asynccontextmanager
async def run_server(**options):
    settings = {"extensions": 30, "calls_per_hour": 0.0, "tls_port": None, **options}
    server = PbxServer(SimulatorOptions(**settings))
    await server.start()
    clients = []
    try:

        async def connect(**how):
            client = await SocketClient.connect(server, **how)
            clients.append(client)
            return client

        yield server, connect
    finally:
        for client in clients:
            await client.close()
        await server.close()


def users(server):
    return list(server.company.users.values())


async def test_a_busy_warm_up_can_be_cancelled():
    server = PbxServer(SimulatorOptions(calls_per_hour=1e6, tls_port=None))
    starting = asyncio.create_task(server.start())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert 0 < server.simulation.now < server.options.warm_up
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    await server.close()


async def test_clients_are_served_however_fast_time_passes():
    async with run_server(calls_per_hour=1e5, speed=1000.0, warm_up=10.0) as (_, connect):
        client = await connect()
        assert isinstance(await client.subscribe("-CMExtn"), Subscribed)
        await client.wait_for_event(CallLost)


@pytest.mark.parametrize("tls", [False, True])
async def test_sign_in_and_stream_over_tcp_and_tls_3(tls):
    async with run_server(tls_port=0, calls_per_hour=900.0, speed=60.0) as (server, connect):
        client = await connect(tls=tls)
        subscribed = await client.subscribe("-CMExtn")
        assert isinstance(subscribed, Subscribed)
        await client.wait_for_event(Detail)
        await client.wait_for_event(CallLost)
        await client.wait_for_event(ExtensionState)
        assert not [event for event in client.events if isinstance(event, CounterGap)]
        assert len(server.fingerprint) == 64


async def test_the_plain_challenge_over_tls_6_3():
    async with run_server(tls_port=0, challenge=ChallengeMode.PLAIN) as (_, connect):
        client = await connect(tls=True)
        assert isinstance((await client.sign_in())[-1], Authenticated)


async def test_a_client_certificate_can_be_demanded_3(tmp_path: Path):
    good, bad = trustme.CA(), trustme.CA()
    good.cert_pem.write_to_path(tmp_path / "ca.pem")
    async with run_server(tls_port=0, client_ca=tmp_path / "ca.pem") as (_, connect):
        client = await connect(tls=True, cert=good.issue_cert("desk.example"))
        assert isinstance((await client.sign_in())[-1], Authenticated)
        for certificate in (None, bad.issue_cert("desk.example")):
            with pytest.raises((ConnectionError, ssl.SSLError, EOFError)):
                await _sign_in_with(connect, certificate)


async def _sign_in_with(connect, certificate):
    # In TLS 1.3, the server refuses a client certificate only after the client's handshake has ended.
    client = await connect(tls=True, cert=certificate)
    await client.sign_in()


async def test_a_certificate_can_be_given(tmp_path: Path):
    ca = trustme.CA()
    issued = ca.issue_cert("localhost")
    issued.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    issued.private_key_pem.write_to_path(tmp_path / "key.pem")
    async with run_server(tls_port=0, certificate=tmp_path / "cert.pem", key=tmp_path / "key.pem") as (
        server,
        _,
    ):
        context = ssl.create_default_context()
        ca.configure_trust(context)
        _, writer = await asyncio.open_connection(
            "127.0.0.1", server.tls_port, ssl=context, server_hostname="localhost"
        )
        writer.close()
        await writer.wait_closed()


async def test_the_snapshot_is_what_is_really_there_6_4_2():
    async with run_server(calls_per_hour=700.0, nodes=3, warm_up=600.0, speed=0.001) as (server, connect):
        client = await connect()
        await client.subscribe("-SCN")
        actual = server.actual_calls()
        assert len(actual) > 3
        expected = {(node, call_id) for call in actual for node, call_id in call.call_ids.items()}
        await client.wait_until(lambda events: len(events) > len(expected))
        details = client.events[1:]
        assert {(detail.call.node_id, detail.call.call_id) for detail in details} == expected
        ends = {call.a.end_id for call in actual} | {call.b.end_id for call in actual if call.b}
        reported = {p.end_id for detail in details for p in (detail.party_a, detail.party_b) if p}
        assert reported == ends


async def test_the_fourth_monitor_is_refused_7():
    async with run_server() as (_, connect):
        for _ in range(3):
            assert isinstance(await (await connect()).subscribe(), Subscribed)
        client = await connect()
        assert (await client.sign_in())[-1] == AuthenticationRejected(0x80000042)


@pytest.mark.parametrize("length", [1, 16, 40])
async def test_a_sign_in_that_is_odd_but_legal_6_2(length):
    async with run_server(challenge_length=length, result_of_first_request=True) as (_, connect):
        assert isinstance((await (await connect()).sign_in())[-1], Authenticated)


async def test_a_wrong_password_kills_the_stream_6_1():
    async with run_server() as (_, connect):
        client = await connect()
        assert (await client.sign_in("wrong"))[-1] == AuthenticationRejected(0x80000041)


async def test_test_packets_before_and_after_the_sign_in_6_1():
    async with run_server() as (_, connect):
        client = await connect()
        first = client.connection.send_test(b"early")
        await client.send_pending()
        assert await client.wait_for_event(TestResponseReceived) == TestResponseReceived(first, 0, b"early")
        client.events.clear()
        await client.sign_in()
        second = client.connection.send_test(b"late")
        await client.send_pending()
        assert await client.wait_for_event(TestResponseReceived) == TestResponseReceived(second, 0, b"late")


async def test_user_list_of_three_thousand_6_6_1():
    async with run_server(extensions=3000, nodes=32) as (_, connect):
        read = await (await connect()).read_file("nasystem/user_list")
        assert read.result == 0
        assert read.contents.count(b"\r\n") == 3001


async def test_a_file_of_three_megabytes_to_a_slow_client():
    big = b"0123456789abcdef" * 200_000
    async with run_server(extra_files={"nasystem/big": big}) as (_, connect):
        assert (await (await connect()).read_file("nasystem/big")).contents == big


@pytest.mark.expect_log("does not read")
@pytest.mark.large(40)
async def test_a_client_that_does_not_read_is_dropped():
    big = b"x" * 4_000_000
    async with run_server(extra_files={"nasystem/big": big}, max_backlog=6_000_000) as (server, connect):
        client = await connect()
        await client.sign_in()
        client.writer.transport.pause_reading()
        for _ in range(4):
            client.connection.request_file("nasystem/big")
        await client.send_pending()
        await wait_for(lambda: not server.connections)


async def test_garbage_from_a_client_ends_its_connection_and_no_other():
    async with run_server() as (server, connect):
        good, bad = await connect(), await connect()
        await good.subscribe()
        bad.writer.write(b"GET / HTTP/1.1\r\n\r\n")
        await bad.wait_closed()
        server.simulation.pbx.lift_handset(users(server)[0])
        await good.wait_for_event(Detail)
        assert len(server.connections) == 1


async def test_drop():
    async with run_server() as (server, connect):
        client = await connect()
        await client.subscribe()
        server.inject_fault(Fault.DROP)
        await client.wait_closed()
        assert isinstance(await (await connect()).subscribe(), Subscribed)


async def test_stall_holds_back_and_then_sends_all():
    async with run_server() as (server, connect):
        client = await connect()
        await client.subscribe()
        loop = asyncio.get_running_loop()
        started = loop.time()
        server.inject_fault(Fault.STALL, 0.2)
        for user in users(server)[:3]:
            server.simulation.pbx.lift_handset(user)
        await client.wait_until(lambda events: len(events) == 4)
        assert loop.time() - started >= 0.19


async def test_half_open_stays_open_and_sends_nothing():
    async with run_server() as (server, connect):
        client = await connect()
        await client.subscribe()
        server.inject_fault(Fault.HALF_OPEN)
        server.simulation.pbx.lift_handset(users(server)[0])
        client.connection.send_test()
        await client.send_pending()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await client.wait_until(lambda events: len(events) > 1)
        assert len(server.connections) == 1


async def test_every_byte_separately():
    async with run_server(faults=ConnectionFaults(split=True)) as (server, connect):
        client = await connect()
        await client.subscribe()
        server.simulation.pbx.lift_handset(users(server)[0])
        await client.wait_for_event(Detail)
        assert len(client.read_sizes) > 100, "many small pieces, not a few large ones"


async def test_slow():
    async with run_server(faults=ConnectionFaults(slow=20_000)) as (_, connect):
        client = await connect()
        started = asyncio.get_running_loop().time()
        read = await client.read_file("nasystem/dir_list")
        size = len(read.contents)
        assert size > 800
        assert asyncio.get_running_loop().time() - started >= 0.5 * size / 20_000


async def test_garbage_to_a_client():
    async with run_server() as (server, connect):
        client = await connect()
        await client.subscribe()
        server.inject_fault(Fault.GARBAGE)
        with pytest.raises(FrameError):
            await client.wait_until(lambda events: len(events) > 1)


async def test_counter_gap_6_5_1():
    async with run_server() as (server, connect):
        client = await connect()
        await client.subscribe()
        pbx = server.simulation.pbx
        pbx.lift_handset(users(server)[0])
        await client.wait_for_event(Detail)
        server.inject_fault(Fault.GAP, 5)
        pbx.lift_handset(users(server)[1])
        gap = await client.wait_for_event(CounterGap)
        assert (gap.expected, gap.received) == (2, 7)


async def test_restart_forgets_calls_and_begins_anew():
    async with run_server() as (server, connect):
        client = await connect()
        await client.subscribe()
        first = server.simulation.pbx.lift_handset(users(server)[0]).a.id
        port = server.tcp_port
        await server.restart(0.05)
        await client.wait_closed()
        assert server.tcp_port == port
        assert server.actual_calls() == []
        client = await connect()
        await client.subscribe()
        assert server.simulation.pbx.lift_handset(users(server)[0]).a.id == first
        detail = await client.wait_for_event(Detail)
        assert (detail.counter, detail.call.call_id) == (1, 1)


@pytest.mark.parametrize("faults", [ConnectionFaults(drop_after=60), ConnectionFaults(half_open_after=60)])
async def test_faults_from_the_beginning_of_a_connection(faults):
    async with run_server(faults=faults) as (server, connect):
        client = await connect()
        with pytest.raises((EOFError, TimeoutError, ConnectionError)):
            async with asyncio.timeout(0.5):
                await client.read_file("nasystem/user_list")
        assert (len(server.connections) == 1) == (faults.half_open_after is not None)


async def test_gap_every_so_many_events():
    async with run_server(faults=ConnectionFaults(gap_every=3)) as (server, connect):
        client = await connect()
        await client.subscribe()
        for user in users(server)[:6]:
            server.simulation.pbx.lift_handset(user)
        await client.wait_until(lambda events: sum(isinstance(event, CounterGap) for event in events) == 2)


async def test_scn_needs_licences_5():
    async with run_server(licences=1, nodes=2) as (_, connect):
        assert await (await connect()).subscribe("-SCN") == SubscriptionRejected(0x80000022)


async def test_time_runs_as_fast_as_is_asked():
    async with run_server(speed=200.0, calls_per_hour=10.0) as (server, _):
        started = server.simulation.now
        await wait_for(lambda: server.simulation.now > started + 60)


async def test_a_port_in_use_is_an_os_error():
    async with run_server() as (server, _):
        with pytest.raises(OSError, match="address"):
            await PbxServer(SimulatorOptions(port=server.tcp_port, tls_port=None)).start()


async def test_serve_runs_until_cancelled():
    task = asyncio.create_task(serve(SimulatorOptions(extensions=5, tls_port=None)))
    done, _ = await asyncio.wait({task}, timeout=0.2)
    assert not done
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_thread_of_its_own_with_calls_in_progress():
    thread = SimulatorThread(DEMO_OPTIONS)
    server = thread.start()
    try:
        actual = thread.actual_calls()
        classes = {end.equipment_class for call in actual for end in (call.a, call.b) if end is not None}
        assert {EquipmentClass.CONFERENCE, EquipmentClass.PARK_SLOT, EquipmentClass.VOICEMAIL} <= classes
        assert any(call.targets for call in actual), "a call is ringing"
        assert any(call.section.queue_state for call in actual), "a call is waiting"
        client = await SocketClient.connect(server)
        assert isinstance(await client.subscribe("-SCN -CMExtn -SIPTrack"), Subscribed)
        await client.wait_for_event(Detail)
        thread.inject_fault(Fault.DROP)
        await client.wait_closed()
        await client.close()
    finally:
        thread.stop()
    thread.stop()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", server.tcp_port)


def test_a_thread_that_cannot_start_raises_the_reason():
    first = SimulatorThread(DEMO_OPTIONS)
    port = first.start().tcp_port
    try:
        second = SimulatorThread(SimulatorOptions(port=port, tls_port=None))
        with pytest.raises(OSError, match="address"):
            second.start()
    finally:
        first.stop()


@pytest.mark.parametrize("steps", range(6))
def test_a_client_that_connects_while_the_server_closes_is_disconnected(steps: int):
    async def connect_and_close() -> socket.socket:
        server = PbxServer(SimulatorOptions(tls_port=None))
        await server.start()
        client = socket.create_connection(("127.0.0.1", server.tcp_port), timeout=60.0)
        for _ in range(steps):
            await asyncio.sleep(0)
        await server.close()
        return client

    with asyncio.run(connect_and_close()) as client, contextlib.suppress(ConnectionResetError):
        assert client.recv(1) == b""
    gc.collect()  # A transport that was left would warn.
