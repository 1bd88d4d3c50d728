"""Properties that the legs of every call have."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

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
    in_states: defaultdict[CallStatus, float] = defaultdict(float)
    for leg in call.legs:
        in_states[leg.state] += leg.duration
    assert call.talk == pytest.approx(sum(in_states[state] for state in TALK_STATES), abs=0.001)
    assert call.hold == pytest.approx(in_states[CallStatus.HELD], abs=0.001)
    assert call.parked == pytest.approx(in_states[CallStatus.PARKED], abs=0.001)
    assert 0.0 <= call.wait <= call.ended - call.started + 0.001
