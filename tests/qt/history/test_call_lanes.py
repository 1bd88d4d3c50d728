"""The lanes of a call: computed from its legs, and complete for any legs."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.qt.history.call_lanes import LaneKind, LegMoveKind, build_call_lanes, choose_tick_step
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus
from tests.support.recorded_history import START, make_moved_call

Step: TypeAlias = tuple[CallStatus, float, tuple[str, ...], str | None, str | None]

CALLER = "01632960144"
NUMBERS = st.sampled_from([CALLER, "301", "302", "303"])
LEGS = st.lists(
    st.tuples(
        st.sampled_from(list(CallStatus)),
        st.floats(0.0, 5_000.0),
        st.lists(NUMBERS, unique=True, max_size=4).map(tuple),
        st.sampled_from([None, "200", "210"]),
        st.none() | NUMBERS,
    ),
    max_size=12,
)


def make_call(steps: list[Step]) -> CallRecord:
    legs, at = [], START
    for state, seconds, parties, group, by in steps:
        legs.append(CallLeg(state, at, at + seconds, group, parties, by))
        at += seconds
    return CallRecord(
        id="c1",
        started=START,
        ended=at,
        direction=CallDirection.INCOMING,
        caller=RecordedParty(CALLER),
        called=RecordedParty("200"),
        legs=tuple(legs),
    )


@given(LEGS)
def test_lanes_have_every_party_of_every_leg(steps: list[Step]) -> None:
    call = make_call(steps)
    call_lanes = build_call_lanes(call)
    lanes = {(lane.number, lane.kind): lane.segments for lane in call_lanes.lanes}
    for leg in call.legs:
        for party in leg.parties:
            assert any(
                segment.state is leg.state
                and segment.start <= leg.start - START
                and leg.end - START <= segment.end
                for segment in lanes[party, LaneKind.PARTY]
            )


@given(LEGS)
def test_segments_of_a_lane_follow_each_other_within_the_call(steps: list[Step]) -> None:
    call_lanes = build_call_lanes(make_call(steps))
    for lane in call_lanes.lanes:
        ends = [0.0, *(segment.end for segment in lane.segments)]
        assert all(segment.start >= end for segment, end in zip(lane.segments, ends, strict=False))
        assert all(0.0 <= segment.start <= segment.end <= call_lanes.duration for segment in lane.segments)


@given(LEGS)
def test_every_act_is_one_move_at_the_start_of_its_leg(steps: list[Step]) -> None:
    call = make_call(steps)
    expected = [(leg.start - START, leg.by) for leg in call.legs if leg.by]
    assert [(move.at, move.by) for move in build_call_lanes(call).moves] == expected


def test_lanes_and_moves_of_a_call_that_was_moved() -> None:
    call_lanes = build_call_lanes(make_moved_call())
    assert [(lane.number, lane.kind) for lane in call_lanes.lanes] == [
        (CALLER, LaneKind.PARTY),
        ("200", LaneKind.GROUP),
        ("301", LaneKind.PARTY),
        ("302", LaneKind.PARTY),
        ("303", LaneKind.PARTY),
    ]
    assert [(move.kind, move.by, move.to) for move in call_lanes.moves] == [
        (LegMoveKind.TRANSFER, "301", "302"),
        (LegMoveKind.PARK, "302", ""),
        (LegMoveKind.PICK_UP, "303", ""),
    ]
    caller = call_lanes.lanes[0].segments
    assert (caller[0].start, caller[-1].end) == (0.0, call_lanes.duration)
    assert all(before.end == after.start for before, after in pairwise(caller))


@given(st.floats(0.0, 200_000.0), st.integers(1, 40))
def test_time_axis_has_no_more_marks_than_fit(duration: float, max_ticks: int) -> None:
    step = choose_tick_step(duration, max_ticks)
    assert duration / step <= max_ticks or step == 86_400
