"""Records of a snapshot that cannot be decoded: their calls may go on, and stay until something ends them."""

from __future__ import annotations

import pytest

from devlink3_desk.protocol.event_stream import EventDecoder
from devlink3_desk.protocol.events import AnyEvent, CallLost, CounterGap, SnapshotMarker, Undecodable
from devlink3_desk.protocol.packet_codec import encode_tuple
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint

NODE, PBX = "c0a82a03", "192.168.42.3"
BEGIN, END = SnapshotMarker(complete=False), SnapshotMarker(complete=True)


def decode(text: str) -> AnyEvent:
    """Return the event of a Delta3 record."""
    (event,) = EventDecoder().decode(EventPacket(PBX, 1, encode_tuple(0x00760001, text.encode() + b"\0")))
    return event


def make_record(call_id: int, party: str = "PartyA") -> str:
    return (
        f"<Detail>\n<Call>\n  {NODE.upper()} , {call_id},,,,0,,,,,\n</Call>\n"
        f"<{party}>{NODE}0000100{call_id},1,2,1,0,0,0,0,1,8,106,,400{call_id},0,0,,,,,,,400{call_id},100</{party}></Detail>"
    )


DAMAGED = [
    make_record(1).removesuffix("</Detail>"),
    make_record(1, "PartyX"),
    f"<DETAIL><Call >{NODE},1</Call></DETAIL>",
]


@pytest.fixture
def board() -> Switchboard:
    """A board with two calls, after a gap."""
    board = Switchboard()
    board.apply_all([BEGIN, decode(make_record(1)), decode(make_record(2)), END], 0.0)
    board.apply_all([CounterGap(pbx=PBX, counter=9, expected=3, received=9), BEGIN], 10.0)
    return board


@pytest.mark.parametrize("text", DAMAGED)
@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_the_call_of_a_record_that_cannot_be_decoded_stays(
    board: Switchboard, text: str, is_rebuilt: bool
) -> None:
    event = decode(text)
    assert isinstance(event, Undecodable)
    before = dict(board.calls)
    assert board.apply(event, 10.0) == []
    if is_rebuilt:
        checkpoint, board = build_checkpoint(board, 10.0), Switchboard()
        board.apply_all(checkpoint, 10.0)
    board.apply(END, 11.0)
    (kept,) = board.calls.values()
    assert kept == before[kept.id]
    assert kept.a is not None
    assert kept.a.number == "4001"
    board.apply(CallLost(NODE, f"{NODE}00001001", 0, 16, pbx=PBX), 12.0)
    assert not board.calls


def test_the_call_ends_with_the_next_snapshot_that_does_not_name_it(board: Switchboard) -> None:
    board.apply_all([decode(DAMAGED[0]), END], 10.0)
    assert len(board.calls) == 1
    board.apply_all([BEGIN, END], 900.0)
    assert not board.calls


@pytest.mark.parametrize(
    "event",
    [
        decode(f"<Detail><Call>{NODE},7"),
        decode("<Detail><Call>c0a82a04,1,</Call>"),
        decode("<Detail></Detail>"),
        Undecodable(reason="?", tuple_id=0x00760003, data=make_record(1).encode(), pbx=PBX),
        Undecodable(reason="?", tuple_id=0x00760001, data=b"<Call>c0a82a03,99999999999999999999,", pbx=PBX),
    ],
)
def test_what_names_no_known_call_keeps_none(board: Switchboard, event: AnyEvent) -> None:
    board.apply_all([event, END], 10.0)
    assert not board.calls
