"""Which outside lines a call used, and from when to when."""

from __future__ import annotations

import pytest

from devlink3_desk.history.call_record import CallRecord, RecordedParty, list_line_uses, list_lines
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.outside_lines import identify_line, join_line, split_line
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallDirection, PartyInfo, PartyKind
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.support.event_notation import parse_event

WALL = 1_790_000_000.0
NOBODY = RecordedParty()


class RecordedBoard:
    """A switchboard and its recorder, with a clock that is set."""

    def __init__(self) -> None:
        self.board = Switchboard(call_id_prefix="call")
        self.recorder = CallRecorder(self.board.site)
        self.records: list[CallRecord] = []

    def apply(self, at: float, *blocks: str | AnyEvent) -> None:
        events = [parse_event(each.split(" / ")) if isinstance(each, str) else each for each in blocks]
        changes = self.board.apply_all(events, at)
        self.records += self.recorder.apply(changes, at, WALL + at)


def list_uses(call: CallRecord) -> list[tuple[str, float, float]]:
    """Return line, first and last second, counted from the start of the call."""
    return [
        (use.line, round(use.start - call.started, 3), round(use.end - call.started, 3))
        for use in call.lines or ()
    ]


def test_a_call_that_came_in_has_its_line_until_it_ends() -> None:
    board = RecordedBoard()
    board.apply(0, "detail n1/1 / a t1 trunk ringback cli=01707123456 line=5.23 / t e1 4001")
    board.apply(4, "detail n1/1 / a t1 trunk connected cli=01707123456 line=5.23 / b e1 4001 connected")
    board.apply(30, "lost n1 t1", "lost n1 e1")
    (call,) = board.records
    assert list_uses(call) == [("5@" + call.nodes[0], 0, 30)]


def test_a_line_is_in_use_from_when_it_was_seized() -> None:
    board = RecordedBoard()
    board.apply(0, "detail n1/5 / a e1 4001 dialling dialled=901707123456")
    board.apply(
        3,
        "detail n1/5 / a e1 4001 dialled dialled=901707123456"
        " / b t1 trunk dialled number=01707123456 line=1.1",
    )
    board.apply(20, "lost n1 t1")
    board.apply(22, "lost n1 e1")
    (call,) = board.records
    assert [use[1:] for use in list_uses(call)] == [(3, 20)]


def test_a_line_is_known_once_its_own_pbx_has_reported() -> None:
    """The other one describes the end by its link to that PBX."""
    board = RecordedBoard()
    board.apply(0, "detail n2/7 / a t1@n1 trunk ringback cli=01707123456 line=17.4 / t e1 4001")
    (info,) = board.recorder.open_calls(1)
    assert list_lines(info) == [""]
    board.apply(1, "detail n1/3 / a t1 trunk ringback cli=01707123456 line=5.2 / t e1@n2 4001")
    board.apply(9, "lost n1 t1", "lost n1 e1@n2", "lost n2 t1@n1", "lost n2 e1")
    (call,) = board.records
    assert list_uses(call) == [("5@" + call.nodes[0], 0, 9)]


def test_a_call_that_is_transferred_outside_has_two_channels_of_a_line() -> None:
    """They are in use at the same time, and the call counts once for the line."""
    board = RecordedBoard()
    board.apply(0, "detail n1/1 / a t1 trunk connected cli=01707123456 line=5.1 / b e1 4001 connected")
    board.apply(
        10,
        "detail n1/1 / a t1 trunk connected cli=01707123456 line=5.1"
        " / b t2 trunk connected number=01632960150 line=5.30",
    )
    board.apply(15, "lost n1 t2", "lost n1 t1", "lost n1 e1")
    (call,) = board.records
    assert [use[1:] for use in list_uses(call)] == [(0, 15), (10, 15)]
    assert list_lines(call) == ["5@" + call.nodes[0]]


def test_a_line_goes_on_in_the_next_run() -> None:
    board = RecordedBoard()
    ringing = "detail n1/1 / a t1 trunk ringback cli=01707123456 line=5.23 / t e1 4001"
    board.apply(0, ringing)
    records = board.recorder.open_calls(8)
    checkpoint = build_checkpoint(board.board, 8)
    after = RecordedBoard()
    after.board.apply_all(checkpoint, 100)
    after.recorder.apply(after.board.apply_all([LinkEvent(state=LinkState.LOST)], 100), 100, WALL + 100)
    after.recorder.restore(records, 100, WALL + 100)
    snapshot = (
        SnapshotMarker(complete=False),
        parse_event(ringing.split(" / ")),
        SnapshotMarker(complete=True),
    )
    after.apply(100, LinkEvent(state=LinkState.CONNECTED), *snapshot)
    after.apply(130, "lost n1 t1", "lost n1 e1")
    (call,) = after.records
    assert list_uses(call) == [("5@" + call.nodes[0], 0, 130)]


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("5.23", "5"),
        ("17", "17"),
        ("f81d4fae-7dec-11d0-a765-00a0c91e6bf6@example.org", "sip"),
        ("0f5757c5c504c74197be9699697eab8d", "sip"),
        ("T1 West", "T1-West"),
        # Numbers of callers are never kept as lines.
        ("01707123456", None),
        ("", None),
    ],
)
def test_the_name_of_a_line(description: str, name: str | None) -> None:
    party = PartyInfo("", "", PartyKind.TRUNK, description, "c0a82a0300002329")
    line = identify_line(party, ("c0a82a03",))
    assert split_line(line) == (name, "c0a82a03" if name else None)
    assert join_line(*split_line(line)) == line


def test_calls_that_were_recorded_without_their_lines() -> None:
    call = CallRecord("a", WALL, WALL + 9, CallDirection.INCOMING, NOBODY, NOBODY)
    assert list_lines(call) == [""]
    assert [(use.start, use.end) for use in list_line_uses(call)] == [(WALL, WALL + 9)]
    assert list_lines(CallRecord("b", WALL, WALL + 9, CallDirection.INTERNAL, NOBODY, NOBODY)) == []
