"""Records of one call by recorders that overlap, or do not, are combined into one that adds up."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.history.continued_record import SAME_INSTANT, combine_records
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

WALL = 1_790_000_000.0
LENGTHS = (1.0, 2.5, 7.0, 30.0, 60.0)
SERVED = (CallStatus.CONNECTED, CallStatus.HELD, CallStatus.PARKED)


def make_legs(chance: random.Random) -> list[CallLeg]:
    """Return a call that rings and waits, and may be answered, held and parked."""
    legs: list[CallLeg] = []
    at = WALL
    is_answered = False
    for _ in range(chance.randrange(1, 7)):
        is_answered = bool(legs) and (is_answered or chance.random() < 0.5)
        waiting = (CallStatus.RINGING, CallStatus.QUEUED)
        first_talk = is_answered and legs[-1].state not in SERVED
        state = CallStatus.CONNECTED if first_talk else chance.choice(SERVED if is_answered else waiting)
        group = legs[-1].group if is_answered else chance.choice((None, "200", "201"))
        parties = tuple(chance.sample(("301", "302", "303"), chance.randrange(1, 3)))
        end = at + chance.choice(LENGTHS)
        legs.append(CallLeg(state, at, end, group, parties))
        at = end
    return legs


def make_record(legs: Sequence[CallLeg], *, start_seen: bool, end_seen: bool) -> CallRecord:
    """Return the record of a recorder that has seen these legs."""
    started, ended = legs[0].start, legs[-1].end
    first_talk = next((leg for leg in legs if leg.state in SERVED), None)
    answered = None if first_talk is None or first_talk is legs[0] else first_talk.start
    unanswered_wait = ended - started if first_talk is None else 0.0
    return CallRecord(
        id="call-1",
        started=started,
        ended=ended,
        direction=CallDirection.INCOMING,
        caller=RecordedParty("01632960101"),
        called=RecordedParty("200"),
        answered=answered,
        was_connected=first_talk is not None,
        start_seen=start_seen,
        end_seen=end_seen,
        complete=start_seen and end_seen,
        wait=unanswered_wait if answered is None else answered - started,
        talk=sum_seconds(legs, CallStatus.CONNECTED),
        hold=sum_seconds(legs, CallStatus.HELD),
        parked=sum_seconds(legs, CallStatus.PARKED),
        legs=tuple(legs),
    )


def sum_seconds(legs: Iterable[CallLeg], state: CallStatus) -> float:
    """Return the seconds in a state."""
    return sum(leg.end - leg.start for leg in legs if leg.state is state)


def make_parts(seed: int) -> list[CallRecord]:
    """Return what two or three recorders have of a call, each for a while."""
    chance = random.Random(seed)
    whole = make_legs(chance)
    started, ended = whole[0].start, whole[-1].end
    parts: list[CallRecord] = []
    while len(parts) < chance.choice((2, 3)):
        start = started + chance.uniform(-0.3, 0.9) * (ended - started)
        end = start + chance.uniform(0.2, 1.2) * (ended - started)
        legs = [
            structs.replace(leg, start=max(leg.start, start), end=min(leg.end, end))
            for leg in whole
            if leg.end > start and leg.start < end
        ]
        if legs:
            parts.append(make_record(legs, start_seen=start <= started, end_seen=ended <= end))
    return parts


@given(st.integers(0, 1_000_000))
@example(1_029)  # the third one began before the second one, saw the answer and lasted longer
def test_a_combined_record_adds_up_and_has_what_any_part_has_seen(seed: int) -> None:
    parts = make_parts(seed)
    call = parts[0]
    for part in parts[1:]:
        call = combine_records(call, part)

    assert (call.legs[0].start, call.legs[-1].end) == (call.started, call.ended)
    assert all(leg.end == after.start for leg, after in pairwise(call.legs))
    assert all(leg.start <= leg.end for leg in call.legs)
    sums = [sum_seconds(call.legs, state) for state in SERVED]
    assert [call.talk, call.hold, call.parked] == pytest.approx(sums, abs=0.001)

    # Of three parts, two may each differ from the next one by as much as counts as the same instant.
    tolerance = 2 * SAME_INSTANT + 0.001
    assert call.started == pytest.approx(min(part.started for part in parts), abs=tolerance)
    assert call.ended == pytest.approx(max(part.ended for part in parts), abs=tolerance)
    assert call.end_seen is any(part.end_seen for part in parts)
    assert call.was_connected is any(part.was_connected for part in parts)
    assert call.answered == next((part.answered for part in parts if part.answered is not None), None)
    assert 0.0 <= call.wait <= call.ended - call.started + 0.001
    if call.answered is not None:
        assert call.wait == pytest.approx(call.answered - call.started, abs=0.001)
