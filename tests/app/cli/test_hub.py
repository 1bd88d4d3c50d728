"""``hub``: records the calls of a simulator, ends in order, and repairs what a killed one left."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from devlink3_desk.app.cli.hub import HubRecorder
from devlink3_desk.app.cli.hub_publish import create_follower_session
from devlink3_desk.app.cli.pbx_session import MAX_REASONS, LossReporter
from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.link.endpoint import Password
from devlink3_desk.protocol.enums import EventResult
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.protocol.packets import (
    AuthenticateResponse,
    EventRequest,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.services.storage.settings import Profile
from devlink3_desk.switchboard.site import Site
from tests.services.session.fault_proxy import FaultKind, FaultProxy, ProxyFault
from tests.support import certificates
from tests.support.command_line import CommandResult, RunCommand, repeat_until
from tests.support.pbx_peer import PASSWORD, PeerConversation, run_pbx_peer
from tests.support.simulator import LONG_CALL, SHORT_CALLS_PBX, run_scenario_pbx, run_simulator
from tests.support.waiting import wait_for


@pytest.fixture(scope="module")
def connection() -> Iterator[list[str]]:
    with run_simulator(SHORT_CALLS_PBX) as pbx:
        yield ["--host", "127.0.0.1", "--port", str(pbx.server.tcp_port), "--no-tls", "--user", "desk"]


def start_hub(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a hub and wait until it is ready."""
    argv = [sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", str(folder), *arguments]
    environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}
    process = subprocess.Popen(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stderr is not None
    assert process.stderr.readline() == b"ready\n"
    return process


def wait_for_complete_call(cli: RunCommand) -> None:
    """Wait for a call that was recorded from its beginning; at first, calls end that had begun before."""
    repeat_until(lambda: cli("history"), lambda calls: any(call["complete"] for call in calls))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_sigterm_ends_it_with_0_and_calls_in_progress_are_recorded(
    cli: RunCommand, connection: list[str], tmp_path: Path
):
    with start_hub(tmp_path, *connection) as hub:
        wait_for_complete_call(cli)
        hub.terminate()
        assert hub.wait(60) == 0
    calls = cli("history").json_lines
    assert calls
    assert {call["complete"] for call in calls} == {True, False}


def test_options_say_how_the_site_writes_its_numbers(cli: RunCommand, connection: list[str], tmp_path: Path):
    def has_national_caller(call: dict[str, Any]) -> bool:
        return str(call["caller"]["number"]).startswith("01")

    with start_hub(tmp_path, *connection, "--country", "DE", "--outside-prefix", "0") as hub:
        try:
            repeat_until(lambda: cli("history"), lambda calls: any(map(has_national_caller, calls)))
        finally:
            hub.kill()
    callers = [call["caller"] for call in cli("history").json_lines if has_national_caller(call)]
    assert [caller for caller in callers if not str(caller["e164"]).startswith("+49")] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_sigterm_before_anything_is_connected_ends_it_with_0(tmp_path: Path):
    fifo = tmp_path / "look-up.json"
    os.mkfifo(fifo)
    argv = [sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", str(tmp_path / "config")]
    argv += ["--host", "127.0.0.1", "--user", "desk", "--publish", "nats://127.0.0.1", "--site", "main"]
    environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}
    with subprocess.Popen([*argv, "--look-up", str(fifo)], env=environment, stderr=subprocess.PIPE) as hub:
        # It returns once the hub reads its options.
        with fifo.open("wb"):
            hub.terminate()
            assert hub.wait(60) == 0
        assert hub.stderr is not None
        assert hub.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="there, a lock is only free after ten seconds")
def test_what_a_killed_hub_left_is_repaired_at_the_next_start(
    cli: RunCommand, connection: list[str], tmp_path: Path
):
    with start_hub(tmp_path, *connection) as hub:
        wait_for_complete_call(cli)
        hub.kill()
        hub.wait(60)
    before = {call["id"]: call for call in cli("history").json_lines}
    assert cli("hub", *connection, "--duration", "1").code == 0
    after = {call["id"]: call for call in cli("history").json_lines}
    prefix = next(iter(before)).rpartition("-")[0]
    repaired = [after[id_] for id_ in after.keys() - before.keys() if id_.rpartition("-")[0] == prefix]
    assert repaired
    assert not any(call["complete"] for call in repaired if call["outcome"] == "unknown")
    assert not all(call["complete"] for call in repaired)
    # Calls that had ended are still there, once each.
    assert before.keys() <= after.keys()
    assert [after[id_]["outcome"] for id_ in before] == [call["outcome"] for call in before.values()]


@pytest.mark.skipif(os.name == "nt", reason="there, a lock is only free after ten seconds")
@pytest.mark.parametrize("is_killed", [True, False])
def test_a_call_is_continued_by_the_next_hub(cli: RunCommand, tmp_path: Path, is_killed: bool) -> None:
    """One call under one id, from its start on."""

    def read_board() -> CommandResult:
        # A hub without events says every two seconds that it still records.
        return cli("board", "--at", (datetime.now(UTC) - timedelta(seconds=3)).isoformat())

    began = datetime.now(UTC)
    with run_scenario_pbx(tmp_path, LONG_CALL) as pbx:
        connection = ["--host", "127.0.0.1", "--port", str(pbx.server.tcp_port), "--no-tls", "--user", "desk"]
        with start_hub(tmp_path, *connection) as hub:
            (board,) = repeat_until(read_board, lambda boards: has_answered_call(boards, began))
            hub.kill() if is_killed else hub.terminate()
            hub.wait(60)
        restarted = datetime.now(UTC)
        with start_hub(tmp_path, *connection) as hub:
            (board_after,) = repeat_until(read_board, lambda boards: has_answered_call(boards, restarted))
            hub.terminate()
            assert hub.wait(60) == 0
    (call,) = cli("history").json_lines
    assert {call["id"]} == {each["calls"][0]["id"] for each in (board, board_after)}
    assert board_after["calls"][0]["seconds"] > board["calls"][0]["seconds"]
    assert datetime.fromisoformat(call["started"]) < restarted < datetime.fromisoformat(call["ended"])
    assert call["legs"][-1]["parties"] == ["01707123456", "4001"]
    assert call["complete"] is False


def has_answered_call(boards: list[dict[str, Any]], after: datetime) -> bool:
    """Return whether a board shows a call that is answered, at a moment after ``after``."""
    return any(
        call["state"] == "connected" and datetime.fromisoformat(board["at"]) > after
        for board in boards
        for call in board["calls"]
    )


def test_the_directory_is_read_again_with_each_further_connection(tmp_path: Path):
    """A PBX that was restarted may have other users, and calls are stored with their names."""
    readings: list[str] = []
    writer = HistoryWriter(
        HistoryLocation(path=tmp_path / "history.sqlite"), RecorderOptions(call_id_prefix="a")
    )
    recorder = HubRecorder(
        Site(), "a", writer, lambda _event: None, on_reconnected=lambda: readings.append("again")
    )
    try:
        recorder.apply([LinkEvent(state=LinkState.CONNECTED)])
        assert readings == []
        recorder.apply([LinkEvent(state=LinkState.LOST), LinkEvent(state=LinkState.CONNECTED)])
        assert readings == ["again"]
    finally:
        recorder.close()
        writer.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_a_hub_goes_on_while_a_pbx_that_has_restarted_reports_missing_licences(tmp_path: Path):
    directory_read, refused = threading.Event(), threading.Event()

    async def script(conversation: PeerConversation) -> None:
        if directory_read.is_set():
            answer = await conversation.challenge_client()
            await conversation.send_packets(AuthenticateResponse(answer.request_id, 0x80000044))
            await conversation.wait_for_hang_up()
            refused.set()
            return
        await conversation.accept_sign_in()
        request = await conversation.receive_packet()
        if isinstance(request, ReadFileRequest):
            await conversation.send_packets(ReadFileResponse(request.request_id, 1))
            if request.name == "nasystem/dir_list":
                directory_read.set()
        elif isinstance(request, EventRequest):
            await conversation.send_packets(EventResponse(request.request_id, 0, request.flags))
            while not directory_read.is_set():
                await conversation.answer_test(await conversation.receive_packet())

    with run_pbx_peer(script) as pbx:
        options = ["--host", "127.0.0.1", "--port", str(pbx.port), "--no-tls", "--user", "desk"]
        with start_hub(tmp_path, *options) as hub:
            assert refused.wait(60)
            hub.terminate()
            assert hub.wait(60) == 0


def test_a_second_hub_on_one_file_is_refused(cli: RunCommand, connection: list[str], tmp_path: Path):
    with start_hub(tmp_path, *connection) as hub:
        outcome = cli("hub", *connection, "--duration", "1")
        hub.kill()
    assert outcome.code == 2
    outcome.assert_stderr("Another hub", "--history")


def test_a_location_that_makes_no_sense_is_wrong_usage(cli: RunCommand, connection: list[str]):
    outcome = cli("hub", *connection, "--history", "mysql://server/calls")
    assert outcome.code == 2
    outcome.assert_stderr("mysql")


@pytest.mark.parametrize("result", [EventResult.SUCCESS, EventResult.INSUFFICIENT_LICENCE])
def test_it_says_why_it_has_no_connection_to_the_pbx_and_when_it_has_one_again(
    tmp_path: Path, result: EventResult
):
    """It waits for a PBX without licences, too, which may be restarting."""
    requests: list[EventRequest] = []

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        packet = await conversation.receive_packet()
        if isinstance(packet, EventRequest):
            requests.append(packet)
            code = EventResult.SUCCESS if len(requests) == 1 else result
            await conversation.send_packets(EventResponse(packet.request_id, code, packet.flags))
            if len(requests) == 1:
                conversation.hang_up()
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        connection = ["--host", "127.0.0.1", "--port", str(pbx.port), "--no-tls", "--user", "desk"]
        with start_hub(tmp_path, *connection) as hub:
            assert hub.stderr is not None
            lines = [hub.stderr.readline().decode() for _ in range(2)]
            hub.kill()
    lost = "devlink3-desk: There is no connection to the PBX: "
    assert lines[0] == f"{lost}The PBX closed the connection.\n"
    assert lines[1] == (
        "devlink3-desk: The PBX is connected again.\n"
        if result is EventResult.SUCCESS
        else f"{lost}The PBX says INSUFFICIENT LICENCE for these event flags.\n"
    )


def test_each_reason_for_a_lost_connection_is_reported_once(capsys: pytest.CaptureFixture[str]):
    """Some networks alternate between two of them while the PBX is away."""
    reporter = LossReporter()

    def handle(state: LinkState, reason: str | None = None) -> str:
        reporter.handle_link(LinkEvent(state=state, retry_in=1.0, reason=reason))
        return capsys.readouterr().err

    for _ in range(2):
        assert "No route." in handle(LinkState.RETRYING, "No route.")
        assert "No answer." in handle(LinkState.RETRYING, "No answer.")
        for reason in ("No route.", "No answer.", "No route."):
            assert handle(LinkState.RETRYING, reason) == ""
        assert "connected again" in handle(LinkState.CONNECTED)
    for number in range(MAX_REASONS + 1):
        assert f"Result {number}." in handle(LinkState.RETRYING, f"Result {number}.")
    assert handle(LinkState.RETRYING, f"Result {MAX_REASONS}.") == ""


async def test_a_publishing_hub_waits_for_a_pbx_that_was_connected_before_and_restarts(tmp_path: Path):
    context, pin = certificates.create_self_signed_context(tmp_path)
    events: list[AnyEvent] = []
    with run_pbx_peer(PeerConversation.wait_for_hang_up, context) as pbx:
        alert = ProxyFault(FaultKind.GARBAGE, 0, bytes.fromhex("15030300020228"))
        async with FaultProxy(pbx.port, [alert]).run() as proxy:
            profile = Profile(host="127.0.0.1", port=proxy.port, pin=pin, user="desk")
            connection = ConnectionParameters.from_profile(profile, Password(PASSWORD))
            session = create_follower_session(connection, asyncio.Event(), True)
            running = asyncio.create_task(session.run(events.extend))
            await wait_for(lambda: len(events) > 1, timeout=20)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    assert [event.state for event in events if isinstance(event, LinkEvent)] == [
        LinkState.CONNECTING,
        LinkState.RETRYING,
    ]
