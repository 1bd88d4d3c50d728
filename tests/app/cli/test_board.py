"""``board``: against the simulator, and from recorded traces."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devlink3_desk.protocol.events import AnyEvent, Detail, DirectoryMarker, LinkEvent, LinkState
from devlink3_desk.protocol.packets import EventRequest, EventResponse, ReadFileRequest, ReadFileResponse
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.services.event_lines import encode_event
from devlink3_desk.simulator.options import SimulatorOptions
from tests.support.command_line import CommandResult, RunCommand
from tests.support.pbx_peer import PASSWORD, PeerConversation, make_detail_packet, run_pbx_peer
from tests.support.simulator import run_simulator

BUSY = SimulatorOptions(
    password=PASSWORD, user="Müller", extensions=20, nodes=2, calls_per_hour=2400, warm_up=600, seed=3
)
CALL = [
    "id", "state", "direction", "a", "b", "targets", "held_by", "group", "did", "account_code", "tag",
    "flags", "nodes", "seconds", "since_snapshot",
]  # fmt: skip


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with run_simulator(BUSY) as simulator:
        yield simulator.server.tcp_port


def without_seconds(line):
    for call in line["calls"]:
        del call["seconds"]
    for queue in line["queues"]:
        del queue["longest_wait"]
    return line


def test_once_prints_the_board_when_it_is_quiet(plain: Callable[..., CommandResult], port: int):
    outcome = plain("board", port, "--flags", "-SCN -CMExtn", "--once", "--settle", 1)
    assert outcome.code == 0
    (board,) = outcome.json_lines
    assert list(board) == ["calls", "extensions", "queues", "link"]
    assert board["link"]["state"] == "live"
    assert set(board["link"]["flags"]) == {"-SCN", "-CMExtn"}
    assert board["calls"]
    for call in board["calls"]:
        assert [key for key in call if key != "rejected"] == CALL
        assert call["since_snapshot"] in (True, False)
    assert all(list(e) == ["extension", "name", "state", "calls", "cmextn"] for e in board["extensions"])
    assert len(board["extensions"]) == 20
    assert all(extension["name"] for extension in board["extensions"])
    ids = {call["id"] for call in board["calls"]}
    assert {id_ for extension in board["extensions"] for id_ in extension["calls"]} <= ids
    for queue in board["queues"]:
        assert list(queue) == ["group", "name", "waiting", "longest_wait", "ringing", "connected"]
        assert queue["name"]


async def answer_slowly(conversation: PeerConversation) -> None:
    """Answer the requests of one connection, and each file after a second."""
    await conversation.accept_sign_in()
    while True:
        match await conversation.receive_packet():
            case EventRequest(request_id=request_id, flags=flags):
                granted = EventResponse(request_id, 0, flags)
                await conversation.send_packets(granted, make_detail_packet(1))
            case ReadFileRequest(request_id=request_id, name=name):
                await asyncio.sleep(1)
                rows = b"Ann,4001,Ann Archer,1\r\n"
                answer = (0, rows) if name == "nasystem/user_list" else (1, b"")
                await conversation.send_packets(ReadFileResponse(request_id, *answer))
            case packet:
                await conversation.answer_test(packet)


def test_a_board_is_not_quiet_while_its_names_arrive(plain: Callable[..., CommandResult]):
    """A slow PBX sends the files of its directory one after the other, and the names come with the last."""
    with run_pbx_peer(answer_slowly) as pbx:
        outcome = plain("board", pbx.port, "--once", "--settle", 3)
    assert outcome.code == 0
    (board,) = outcome.json_lines
    assert [extension["name"] for extension in board["extensions"]] == ["Ann Archer"]


def test_every_change_is_a_line(plain: Callable[..., CommandResult], port: int):
    outcome = plain("board", port, "--flags", "-SCN", "--duration", 3)
    assert outcome.code == 0
    lines = outcome.json_lines
    assert lines[0]["link"]["state"] == "catching_up"
    assert lines[-1]["link"]["state"] == "live"
    assert len(lines) > 3


def test_a_trace_is_replayed_into_the_board_that_was_recorded(
    plain: Callable[..., CommandResult], cli: RunCommand, port: int, tmp_path: Path
):
    trace = tmp_path / "trace"
    assert plain("monitor", port, "--flags", "-SCN -CMExtn", "--duration", 3, "--record", trace).code == 0
    assert PASSWORD.encode() not in trace.read_bytes()
    lines = cli("board", "--replay", trace).json_lines
    (last,) = cli("board", "--replay", trace, "--once").json_lines
    assert without_seconds(last) == without_seconds(lines[-1])
    assert last["calls"]
    assert last["link"]["state"] == "live"


@pytest.mark.parametrize("contents", [None, b"", b'{"format":"devlink3-trace","version":99}\n'])
def test_what_cannot_be_replayed_is_wrong_usage(cli: RunCommand, tmp_path: Path, contents: bytes | None):
    trace = tmp_path / "trace"
    if contents is not None:
        trace.write_bytes(contents)
    outcome = cli("board", "--replay", trace)
    assert outcome.code == 2
    assert outcome.out == b""
    outcome.assert_stderr(str(trace), "What to do: check the path")


def test_a_trace_is_shown_with_the_numbering_of_the_profile(cli: RunCommand, tmp_path: Path):
    """The directory has a number without the digits for an outside line, which the call begins with."""
    trace = tmp_path / "trace"
    caller = Party("e1", 1, 2, 1, identity="4001")
    called = Party("e2", 0, 2, 1, public_line=1, equipment_class=2, target_number="7701632960150")
    events: list[AnyEvent] = [
        LinkEvent(state=LinkState.CONNECTED),
        DirectoryMarker(memory={"people": [{"number": "01632960150", "name": "Ann", "kind": "user"}]}),
        Detail(CallSection("n", 1), caller, called, pbx="192.168.42.3", counter=1),
    ]
    header = b'{"format":"devlink3-trace","version":1}'
    trace.write_bytes(b"\n".join([header, *(encode_event(event, 0) for event in events), b""]))
    settings = '{"profiles":[{"name":"p","host":"h","country":"GB","outside_prefix":"77"}]}'
    (tmp_path / "settings.json").write_text(settings)
    for options, name in (((), "7701632960150"), (("--profile", "p"), "Ann")):
        (board,) = cli("board", "--replay", trace, "--once", *options).json_lines
        assert board["calls"][0]["b"]["name"] == name
    outcome = cli("board", "--replay", trace, "--profile", "nowhere")
    assert outcome.code == 2
    outcome.assert_stderr("unknown profile 'nowhere'", "Use one of these: 'p'.")


def test_a_damaged_line_of_a_trace_is_wrong_usage(cli: RunCommand, tmp_path: Path):
    trace = tmp_path / "trace"
    header = '{"format":"devlink3-trace","version":1}'
    trace.write_text(f'{header}\n[0,"extension",null,1,"Extn1"]\n[0,"gap",\n[0,"link",null,null,"lost"]\n')
    outcome = cli("board", "--replay", trace, "--once")
    assert outcome.code == 2
    outcome.assert_stderr(f"Line 3 of the trace {trace}", "What to do: check the path")


def test_a_refused_password_is_tried_once(
    plain: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
):
    with run_simulator(SimulatorOptions(password=PASSWORD, user="Müller", calls_per_hour=0)) as simulator:
        port = simulator.server.tcp_port
        monkeypatch.setenv("DEVLINK3_PASSWORD", "wrong")
        # Three wrong ones within ten minutes would lock the account: two commands make two attempts.
        assert [plain("board", port, "--once").code for _ in range(2)] == [5, 5]
        monkeypatch.setenv("DEVLINK3_PASSWORD", PASSWORD)
        assert plain("board", port, "--once", "--settle", 0.1).code == 0
