"""Properties that the legs of every call have."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from devlink3_desk.history.call_record import TALK_STATES, CallRecord
from devlink3_desk.switchboard.board_values import CallStatus


def check_legs(call: CallRecord) -> None:
    """Assert that the legs of a call are consecutive, without gaps, and add up."""
    assert call.legs
    assert call.legs[0].start == call.started
    assert call.legs[-1].end == call.ended
    for first, second in pairwise(call.legs):
        assert first.end == second.start
        assert (first.state, first.group, first.parties) != (second.state, second.group, second.parties)
    assert all(leg.end >= leg.start for leg in call.legs)
    in_states: defaultdict[CallStatus, int] = defaultdict(int)
    for leg in call.legs:
        in_states[leg.state] += measure_milliseconds(leg.start, leg.end)
    # Exactly, as anybody finds who adds up the instants that are listed.
    assert to_milliseconds(call.talk) == sum(in_states[state] for state in TALK_STATES)
    assert to_milliseconds(call.hold) == in_states[CallStatus.HELD]
    assert to_milliseconds(call.parked) == in_states[CallStatus.PARKED]
    if call.answered is not None:
        assert to_milliseconds(call.wait) == measure_milliseconds(call.started, call.answered)
    elif not call.was_connected:
        assert to_milliseconds(call.wait) == measure_milliseconds(call.started, call.ended)
    assert 0.0 <= call.wait <= call.ended - call.started + 0.001


def measure_milliseconds(start: float, end: float) -> int:
    """Return the time between two instants as they are listed."""
    return to_milliseconds(end) - to_milliseconds(start)


def to_milliseconds(seconds: float) -> int:
    """Return seconds as they are stored."""
    return round(seconds * 1000)
