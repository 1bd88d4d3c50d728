"""The rules of the lease: whatever happens, two hubs never both believe that they lead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.services.hub.lease import POLL_SECONDS
from devlink3_desk.services.hub.lease_state import (
    LEASE_SECONDS,
    RENEWAL_SECONDS,
    LeaseAction,
    LeaseState,
)
from devlink3_desk.services.hub.pbx_follower import FOLLOWER_TIMING

TAKE_OVER_SECONDS = 4.0
"""Of the five in which another hub has to lead with a right board; one is left for the work itself."""


def test_a_take_over_fits_into_its_time_also_on_a_pbx_that_is_never_quiet():
    assert LEASE_SECONDS + POLL_SECONDS + FOLLOWER_TIMING.max_answered <= TAKE_OVER_SECONDS


class SimulatedBucket:
    """One key that expires, written by compare-and-swap."""

    def __init__(self) -> None:
        self.revision = 0
        self.owner: int | None = None
        self.written_at = 0.0

    def expire(self, now: float) -> None:
        if self.owner is not None and now - self.written_at >= LEASE_SECONDS:
            self.owner = None

    def write(self, hub: int, expected: int | None, now: float) -> int | None:
        """Write the key if its revision is the expected one, ``None``: if it is missing."""
        self.expire(now)
        if (self.owner is None) != (expected is None) or (expected is not None and expected != self.revision):
            return None
        self.revision += 1
        self.owner, self.written_at = hub, now
        return self.revision


steps = st.lists(
    st.tuples(
        st.integers(0, 2),  # which hub acts
        st.floats(0, 1.2),  # time until then
        st.floats(0, 3.0),  # how long its request takes to arrive
        st.booleans(),  # whether the answer arrives
    ),
    max_size=80,
)


@given(steps)
def test_at_most_one_hub_is_sure_to_lead(steps: list[tuple[int, float, float, bool]]):
    bucket = SimulatedBucket()
    hubs = [LeaseState() for _ in range(3)]
    now = 0.0
    for number, wait, delay, is_answered in steps:
        now += wait
        bucket.expire(now)
        hub = hubs[number]
        action = hub.next_action(now, is_taken=bucket.owner is not None)
        asked_at = now
        if action is not LeaseAction.WAIT:
            now += delay
            revision = bucket.write(number, hub.revision if action is LeaseAction.RENEW else None, now)
            if revision is None:
                hub.record_refusal()
            elif is_answered:
                hub.record_success(revision, asked_at)
        bucket.expire(now)
        leading = [index for index, each in enumerate(hubs) if each.is_held(now)]
        assert len(leading) <= 1
        assert all(bucket.owner == index for index in leading)


def test_a_free_lease_is_acquired_and_renewed_in_time():
    state = LeaseState()
    assert state.next_action(0.0, is_taken=True) is LeaseAction.WAIT
    assert state.next_action(0.0, is_taken=False) is LeaseAction.CREATE
    state.record_success(7, 0.0)
    assert state.next_action(RENEWAL_SECONDS / 2, is_taken=True) is LeaseAction.WAIT
    assert state.next_action(RENEWAL_SECONDS, is_taken=True) is LeaseAction.RENEW
    assert state.is_held(LEASE_SECONDS - 0.01)
    assert not state.is_held(LEASE_SECONDS)
