"""Records after a snapshot has ended, which no message marks: late ones, and those of other calls."""

from __future__ import annotations

import pytest

from devlink3_desk.protocol.events import LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.calls.unconfirmed_calls import LATE_RECORD_SECONDS
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.support.event_notation import parse_event

CALL = parse_event(["detail n1/1", "a e1 4001 connected", "b e2 4002 connected"])
LATER_CALL = parse_event(["detail n1/1", "a e1 4001 connected", "b e3 4003 connected"])
"""With the same CallID and an extension of the first one, as after a restart of the PBX."""
SNAPSHOT = (SnapshotMarker(complete=False), SnapshotMarker(complete=True))
SNAPSHOT_ENDED_AT = 10.0


@pytest.fixture(params=[False, True], ids=["live", "rebuilt"])
def board(request: pytest.FixtureRequest) -> Switchboard:
    """A board whose last snapshot did not name a call, and one that was rebuilt from its checkpoint."""
    board = Switchboard()
    board.apply_all([*SNAPSHOT, CALL], 0.0)
    assert list(board.calls) == ["call-2"]
    board.apply_all(SNAPSHOT, SNAPSHOT_ENDED_AT)
    assert not board.calls
    if not request.param:
        return board
    rebuilt = Switchboard()
    rebuilt.apply_all(build_checkpoint(board, SNAPSHOT_ENDED_AT), SNAPSHOT_ENDED_AT)
    return rebuilt


def test_a_record_that_is_late_belongs_to_the_call(board: Switchboard) -> None:
    board.apply(CALL, SNAPSHOT_ENDED_AT + LATE_RECORD_SECONDS)
    assert list(board.calls) == ["call-2"]


def test_a_state_that_a_snapshot_showed_first_may_be_older() -> None:
    board = Switchboard()
    later = parse_event(["detail n1/1", "a e1 4001 connected hold", "b e2 4002 connected"])
    board.apply_all([SNAPSHOT[0], CALL, SNAPSHOT[1]], 0.0)
    assert [call.may_be_older for call in board.calls.values()] == [True]
    rebuilt = Switchboard()
    rebuilt.apply_all(build_checkpoint(board, 1.0), 1.0)
    assert [call.may_be_older for call in rebuilt.calls.values()] == [True]
    for each in (board, rebuilt):
        each.apply(later, 2.0)
        (call,) = each.calls.values()
        assert (call.since_snapshot, call.may_be_older) == (True, False)
        # While the link was lost, nobody saw when the call was taken back.
        each.apply(LinkEvent(state=LinkState.LOST), 30.0)
        each.apply_all([SNAPSHOT[0], CALL, SNAPSHOT[1]], 60.0)
        (call,) = each.calls.values()
        assert (call.since, call.may_be_older) == (60.0, True)


def test_a_call_that_begins_while_connected_has_exact_times(board: Switchboard) -> None:
    board.apply(LATER_CALL, SNAPSHOT_ENDED_AT + 100.0)
    (call,) = board.calls.values()
    assert not call.may_be_older


def test_a_record_with_another_end_is_another_call(board: Switchboard) -> None:
    board.apply(LATER_CALL, SNAPSHOT_ENDED_AT + 0.1)
    (call_id,) = board.calls
    assert call_id != "call-2"


def test_a_record_that_comes_later_is_another_call(board: Switchboard) -> None:
    board.apply(LATER_CALL, SNAPSHOT_ENDED_AT + LATE_RECORD_SECONDS + 0.1)
    (call_id,) = board.calls
    assert call_id != "call-2"


def test_the_next_snapshot_names_another_call(board: Switchboard) -> None:
    at = SNAPSHOT_ENDED_AT + 60
    board.apply_all([SNAPSHOT[0], LATER_CALL, SNAPSHOT[1]], at)
    (call_id,) = board.calls
    assert call_id != "call-2"
