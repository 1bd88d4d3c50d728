"""A PBX that restarts: for a while, it may have loaded neither its licences nor its certificates."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import TlsOptions
from devlink3_desk.link.errors import EncryptionError, InsufficientLicenceError, LicenceMissingError
from devlink3_desk.protocol.events import LinkState, RecoveryAction
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import EventResponse
from tests.services.session.fault_proxy import FaultKind, FaultProxy, ProxyFault
from tests.services.session.session_runner import (
    QUICK_TIMING,
    SessionRecorder,
    create_session,
    run_session,
    send_two_calls,
)
from tests.support import certificates
from tests.support.pbx_peer import (
    PeerConversation,
    lose_stream,
    make_detail_packet,
    refuse_sign_in,
    run_pbx_peer,
    script_sequence,
)
from tests.support.waiting import wait_for

lose = lose_stream(make_detail_packet(1, 1))
report_missing_licence = refuse_sign_in(0x80000044)


async def reject_network(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    request = await conversation.receive_event_request()
    if "-SCN" not in request.flags:
        await conversation.send_packets(EventResponse(request.request_id, 0, request.flags))
        await conversation.answer_tests()
    await conversation.send_packets(EventResponse(request.request_id, 0x80000022))
    await conversation.wait_for_hang_up()


@pytest.mark.parametrize("steps", [[lose, report_missing_licence], [report_missing_licence]])
async def test_a_session_that_waits_for_a_restart_tries_again_at_a_slow_pace(steps):
    recorder = SessionRecorder()
    with run_pbx_peer(script_sequence([*steps, *steps[-1:], send_two_calls])) as pbx:
        session = create_session(pbx, retry_first_failure=True, wait_for_restart=True)
        async with run_session(session, recorder):
            await wait_for(lambda: "snapshot over" in recorder.words[-2:], timeout=60)
    assert "refused" not in recorder.words
    waits = [link for link in recorder.links if link.state is LinkState.RETRYING][-2:]
    assert [wait.reason for wait in waits] == [str(LicenceMissingError())] * 2
    assert {wait.retry_in for wait in waits} == {QUICK_TIMING.long_retry.initial}


@pytest.mark.parametrize(
    ("refuse", "error"),
    [(report_missing_licence, LicenceMissingError), (reject_network, InsufficientLicenceError)],
)
async def test_a_session_that_does_not_wait_for_a_restart_ends_when_it_reconnects(refuse, error):
    recorder = SessionRecorder()
    with run_pbx_peer(script_sequence([lose, refuse])) as pbx, pytest.raises(error):
        await create_session(pbx, flags={EventFlag.SCN}).run(recorder)
    assert recorder.words[-1] == "refused"


async def test_without_retrying_the_first_failure_missing_licences_end_the_session():
    recorder = SessionRecorder()
    with run_pbx_peer(report_missing_licence) as pbx, pytest.raises(LicenceMissingError):
        await create_session(pbx, wait_for_restart=True).run(recorder)
    assert recorder.words == ["connecting", "refused"]


async def test_while_licences_are_waited_for_the_network_can_be_left_out():
    recorder = SessionRecorder()
    with run_pbx_peer(reject_network) as pbx:
        session = create_session(
            pbx, flags={EventFlag.SCN, EventFlag.CM_EXTN}, retry_first_failure=True, wait_for_restart=True
        )
        async with run_session(session, recorder):
            await wait_for(lambda: "retrying" in recorder.words)
            assert recorder.links[-1].recovery is RecoveryAction.EXCLUDE_NETWORK
            session.set_flags({EventFlag.CM_EXTN})
            session.retry_now()
            await wait_for(lambda: "connected" in recorder.words)
    assert recorder.links[-1].flags == ("-CMExtn",)


WARNING, FATAL = 1, 2
CLOSE_NOTIFY = 0
HANDSHAKE_FAILURE = 40
INSUFFICIENT_SECURITY = 71
INTERNAL_ERROR = 80
USER_CANCELED = 90


def make_alert(description: int, level: int = FATAL) -> ProxyFault:
    """Return the fault of a connection whose handshake is rejected with a TLS alert (RFC 8446, section 6)."""
    return ProxyFault(FaultKind.GARBAGE, 0, bytes((21, 3, 3, 0, 2, level, description)))


@pytest.mark.parametrize("description", [HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY])
async def test_a_handshake_that_a_pbx_rejects_is_tried_again_if_it_was_connected_before(
    tmp_path: Path, description: int
):
    context, pin = certificates.create_self_signed_context(tmp_path)
    recorder = SessionRecorder()
    with run_pbx_peer(script_sequence([lose, send_two_calls]), context) as pbx:
        proxy = FaultProxy(pbx.port, [None, make_alert(description)])
        async with proxy.run():
            session = create_session(proxy, tls=TlsOptions(pin=pin), wait_for_restart=True)
            async with run_session(session, recorder):
                await wait_for(lambda: "resynchronised" in recorder.words, timeout=60)
    (_, rejected) = (link for link in recorder.links if link.state is LinkState.RETRYING)
    assert rejected.retry_in == QUICK_TIMING.long_retry.initial
    assert rejected.recovery is RecoveryAction.RECONFIGURE


async def test_a_new_session_of_a_pbx_that_was_connected_before_waits_for_its_restart(tmp_path: Path):
    context, pin = certificates.create_self_signed_context(tmp_path)
    recorder = SessionRecorder()
    with run_pbx_peer(send_two_calls, context) as pbx:
        proxy = FaultProxy(pbx.port, [make_alert(HANDSHAKE_FAILURE)])
        async with proxy.run():
            session = create_session(
                proxy, tls=TlsOptions(pin=pin), was_connected=True, wait_for_restart=True
            )
            async with run_session(session, recorder):
                await wait_for(lambda: "resynchronised" in recorder.words, timeout=60)
    assert recorder.words[:4] == ["connecting", "retrying", "connecting", "connected"]


@pytest.mark.parametrize(("faults", "waits"), [([], True), ([None], False)])
async def test_a_handshake_that_a_pbx_rejects_at_first_or_a_command_meets_ends_the_session(
    tmp_path: Path, faults: list[ProxyFault | None], waits: bool
):
    context, pin = certificates.create_self_signed_context(tmp_path)
    with run_pbx_peer(lose, context) as pbx:
        proxy = FaultProxy(pbx.port, [*faults, make_alert(HANDSHAKE_FAILURE)])
        async with proxy.run():
            session = create_session(
                proxy, tls=TlsOptions(pin=pin), retry_first_failure=True, wait_for_restart=waits
            )
            with pytest.raises(EncryptionError):
                await session.run(SessionRecorder())


@pytest.mark.parametrize(
    "alert",
    [
        make_alert(CLOSE_NOTIFY, WARNING),
        make_alert(CLOSE_NOTIFY),
        make_alert(INTERNAL_ERROR),
        make_alert(USER_CANCELED),
    ],
    ids=["close_notify", "fatal_close_notify", "internal_error", "user_canceled"],
)
async def test_a_handshake_that_a_pbx_ends_without_a_verdict_is_tried_again_soon(
    tmp_path: Path, alert: ProxyFault
):
    context, pin = certificates.create_self_signed_context(tmp_path)
    recorder = SessionRecorder()
    with run_pbx_peer(script_sequence([lose, send_two_calls]), context) as pbx:
        proxy = FaultProxy(pbx.port, [None, alert])
        async with proxy.run(), run_session(create_session(proxy, tls=TlsOptions(pin=pin)), recorder):
            await wait_for(lambda: {"resynchronised", "refused"} & set(recorder.words))
    assert recorder.words.count("retrying") == 2
