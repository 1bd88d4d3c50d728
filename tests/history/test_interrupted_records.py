"""Records of calls that were not seen from start to end: outages, snapshots, gaps, and restarts."""

from __future__ import annotations

import pytest

from devlink3_desk.history.call_record import CallOutcome, CallRecord, compute_outcome
from devlink3_desk.protocol.events import CounterGap, SnapshotMarker
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.history.recording_desk import (
    LINK_LOST,
    LINK_RESTORED,
    WALL,
    RecordingDesk,
    make_connected_call,
    make_departures,
    make_ringing_call,
)
from tests.support.event_notation import make_snapshot, parse_event


def test_a_call_that_outlives_an_outage_in_the_same_state_stays_in_it() -> None:
    """Ten minutes without a link, in the middle of a conversation."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(4, [make_connected_call()])
    desk.after(30, LINK_LOST)
    desk.after(600, [*LINK_RESTORED, *make_snapshot(make_connected_call())])
    (call,) = desk.after(6, make_departures())
    assert [leg.state for leg in call.legs] == ["ringing", "connected"]
    assert (call.wait, call.talk, call.answered) == (4.0, 636.0, WALL + 4)
    assert (call.complete, call.end_seen, compute_outcome(call)) == (False, True, CallOutcome.ANSWERED)


@pytest.mark.parametrize("is_answered", [True, False])
def test_a_call_that_ends_in_an_outage_ends_when_the_link_was_live_last(is_answered: bool) -> None:
    """An answer that was seen makes it answered; otherwise nobody knows."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    if is_answered:
        desk.after(4, [make_connected_call()])
    desk.after(20, LINK_LOST)
    lost_at = desk.wall
    (call,) = desk.after(600, [*LINK_RESTORED, *make_snapshot()])
    assert call.ended == lost_at
    assert (call.complete, call.end_seen) == (False, False)
    assert compute_outcome(call) == (CallOutcome.ANSWERED if is_answered else CallOutcome.UNKNOWN)


def test_an_answer_in_an_outage_has_no_instant() -> None:
    """The wait is what was seen of it, not ten minutes."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(7, LINK_LOST)
    desk.after(600, [*LINK_RESTORED, *make_snapshot(make_connected_call())])
    (call,) = desk.after(10, make_departures())
    assert (call.answered, call.wait, call.answered_by) == (None, 7.0, "4001")
    assert compute_outcome(call) is CallOutcome.ANSWERED


def answer_during_snapshot(desk: RecordingDesk) -> tuple[float, CallRecord]:
    """Connect again: the snapshot names the call ringing, and it is answered before the snapshot is over.

    Returns the instant of the answer, and the record.
    """
    desk.after(10, [*LINK_RESTORED, SnapshotMarker(complete=False), make_ringing_call()])
    desk.after(2, [make_connected_call()])
    answered = desk.wall
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, make_departures())
    return answered, call


def test_an_answer_while_the_snapshot_goes_on_has_its_instant() -> None:
    """A busy PBX sends events for seconds before its snapshot is over."""
    desk = RecordingDesk()
    desk.after(0, LINK_LOST)
    answered, call = answer_during_snapshot(desk)
    assert (call.answered, call.answered_by, call.complete) == (answered, "4001", False)
    assert (call.wait, call.talk) == (2.0, 31.0)


def test_a_call_that_rings_through_an_outage_has_the_instant_of_its_answer() -> None:
    """It was known before; the snapshot names it, still ringing, and goes on."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(7, LINK_LOST)
    answered, call = answer_during_snapshot(desk)
    assert (call.answered, call.answered_by, call.complete) == (answered, "4001", False)
    assert (call.wait, call.talk) == (19.0, 31.0)


def test_events_lost_in_a_snapshot_may_have_had_an_answer() -> None:
    """The counter jumps after the snapshot has named the call, which still rang then."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(7, LINK_LOST)
    desk.after(10, [*LINK_RESTORED, SnapshotMarker(complete=False), make_ringing_call()])
    desk.after(2, [CounterGap(pbx="192.168.1.1", expected=1, received=3), make_connected_call()])
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, make_departures())
    assert (call.answered, call.wait) == (None, 7.0)


def test_a_call_that_a_snapshot_has_not_named_yet_was_answered_before() -> None:
    """Until the snapshot is over, its first record of a call may show what happened during the outage."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(7, LINK_LOST)
    desk.after(10, [*LINK_RESTORED, SnapshotMarker(complete=False)])
    desk.after(2, [make_connected_call()])
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, make_departures())
    assert (call.answered, call.answered_by, call.wait) == (None, "4001", 7.0)


def test_a_call_that_a_snapshot_names_twice_was_answered_before() -> None:
    """Two nodes report it; the first one has not heard of the answer yet."""
    desk = RecordingDesk()
    desk.after(0, LINK_LOST)
    desk.after(10, [*LINK_RESTORED, SnapshotMarker(complete=False), make_ringing_call()])
    desk.after(0.2, [make_connected_call()])
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, make_departures())
    assert (call.answered, call.answered_by, call.wait, call.complete) == (None, "4001", 0.0, False)


def test_first_seen_ringing_and_given_up_is_abandoned() -> None:
    """However short it was: nobody knows how long the caller had waited before."""
    desk = RecordingDesk()
    desk.after(0, [*LINK_RESTORED, *make_snapshot(make_ringing_call())])
    (call,) = desk.after(3, make_departures())
    assert (compute_outcome(call), call.complete, call.wait) == (CallOutcome.ABANDONED, False, 3.0)
    desk.after(0, [make_ringing_call(number=2)])
    (call,) = desk.after(3, make_departures(2))
    assert (compute_outcome(call), call.complete) == (CallOutcome.SHORT_ABANDONED, True)
    assert compute_outcome(call, short_seconds=2.0) is CallOutcome.ABANDONED


def test_first_seen_connected() -> None:
    """Nothing is known of the answer and of the wait."""
    desk = RecordingDesk()
    desk.after(0, [*LINK_RESTORED, *make_snapshot(make_connected_call())])
    (call,) = desk.after(60, make_departures())
    assert (call.answered, call.wait, call.talk, call.complete) == (None, 0.0, 60.0, False)


def test_a_gap_makes_the_calls_of_that_pbx_incomplete() -> None:
    """Those in progress then; neither those of another PBX nor later ones."""
    desk = RecordingDesk()
    other = parse_event(["detail n2/1", "a x1 5001 dialled", "t x2 5002"])
    desk.after(0, [*LINK_RESTORED, *make_snapshot()])
    desk.after(1, [make_ringing_call(), other])
    desk.after(
        1, [CounterGap(pbx="192.168.1.1", expected=1, received=3), *make_snapshot(make_ringing_call(), other)]
    )
    desk.after(1, [make_ringing_call(number=2)])
    desk.after(20, [*make_departures(), *make_departures(2), parse_event(["lost n2 x1"])])
    assert [(call.caller.number, call.complete) for call in desk.records] == [
        ("01707123456", False),
        ("01707123456", True),
        ("5001", True),
    ]


def test_a_pbx_that_starts_again_gives_its_identifiers_to_other_calls() -> None:
    """The same CallID and the same ends, another phone: two calls."""
    desk = RecordingDesk()
    desk.after(0, [*LINK_RESTORED, *make_snapshot()])
    desk.after(1, [make_connected_call("01707123456", "4001")])
    desk.after(10, LINK_LOST)
    (first,) = desk.after(90, [*LINK_RESTORED, *make_snapshot(make_connected_call("01707999999", "4007"))])
    (second,) = desk.after(5, make_departures())
    assert first.id != second.id
    assert (first.end_seen, first.caller.number, second.caller.number) == (
        False,
        "01707123456",
        "01707999999",
    )
    assert all("4007" not in leg.parties for leg in first.legs)


def test_a_call_id_in_use_again_ends_the_earlier_call() -> None:
    """Its departures were lost: nobody knows how it has ended."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    again = parse_event(["detail n1/1", "a t8 trunk ringback cli=01707000000", "t e8 4002"])
    (call,) = desk.after(30, [again])
    assert (compute_outcome(call), call.end_seen, call.ended) == (CallOutcome.UNKNOWN, False, WALL + 30)


def test_calls_go_on_in_another_run() -> None:
    """A checkpoint and the open calls of one run are continued by the next, whose clock begins again."""
    first = RecordingDesk("one")
    first.after(0, [*LINK_RESTORED, *make_snapshot()])
    first.after(1000, [make_ringing_call()])
    first.after(5, [make_connected_call()])
    checkpoint = build_checkpoint(first.board, first.at)
    open_calls = first.recorder.open_calls(first.at)
    second = RecordingDesk("two")
    second.wall, second.at = first.wall + 60.0, 16.0
    second.recorder.restore(open_calls, 16.0, first.wall + 60.0)
    second.recorder.apply(second.board.apply_all(checkpoint, 16.0 - 60.0), 16.0 - 60.0, first.wall)
    second.board.use_call_id_prefix("two")
    second.after(0, LINK_LOST)
    second.after(
        0, [*LINK_RESTORED, *make_snapshot(make_connected_call()), make_ringing_call("01707999999", 2)]
    )
    records = second.after(40, [*make_departures(), *make_departures(2)])
    assert [record.id.split("-")[0] for record in records] == ["one", "two"]
    call = records[0]
    assert (call.started, call.wait, call.talk) == pytest.approx((WALL + 1000, 5.0, 100.0))
    assert (call.complete, [leg.state for leg in call.legs]) == (False, ["ringing", "connected"])
