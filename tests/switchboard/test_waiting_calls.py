"""Waiting calls: each wait ends once, as answered or abandoned, with its group and instants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.switchboard.board_values import CallDirection, CallStatus, LinkStatus, PartyKind
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, ExtensionChanged
from devlink3_desk.switchboard.statistics import (
    CallAbandoned,
    CallAnswered,
    WaitingCallTracker,
    WaitOutcome,
)
from tests.support.board_values import (
    make_call,
    make_extension,
    make_link_change,
    make_party,
)

ANN, BOB = make_party("201", "Ann"), make_party("202", "Bob")


@pytest.fixture
def tracker() -> WaitingCallTracker:
    return WaitingCallTracker()


def queued(key: str = "c1", since: float = 1000.0, group: str = "600") -> CallChanged:
    return CallChanged(make_call(key, CallStatus.QUEUED, group=group, since=since))


def test_an_answered_call_has_its_group_and_instants(tracker: WaitingCallTracker) -> None:
    assert tracker.apply([queued()], 1000.0) == []
    (answered,) = tracker.apply([CallChanged(make_call("c1", CallStatus.CONNECTED, b=BOB))], 1012.0)
    assert isinstance(answered, CallAnswered)
    assert (answered.wait.group, answered.wait.since) == ("600", 1000.0)
    assert (answered.at, answered.wait.measure(answered.at)) == (1012.0, 12.0)
    assert len(tracker) == 0


def test_an_abandoned_call_has_its_group_and_instants(tracker: WaitingCallTracker) -> None:
    tracker.apply([queued()], 1000.0)
    (abandoned,) = tracker.apply([CallEnded("c1")], 1030.0)
    assert isinstance(abandoned, CallAbandoned)
    assert (abandoned.wait.group, abandoned.voicemail) == ("600", False)
    assert abandoned.wait.measure(abandoned.at) == 30.0


def test_the_wait_for_a_group_begins_when_the_group_has_the_call(tracker: WaitingCallTracker) -> None:
    tracker.apply([CallChanged(make_call(targets=(ANN,), since=1000.0))], 1000.0)
    tracker.apply([queued(since=1015.0)], 1015.0)
    (abandoned,) = tracker.apply([CallEnded("c1")], 1020.0)
    assert isinstance(abandoned, CallAbandoned)
    assert abandoned.wait.measure(abandoned.at) == 5.0


def test_voicemail_ends_a_wait_and_is_no_answer(tracker: WaitingCallTracker) -> None:
    tracker.apply([queued()], 1000.0)
    mailbox = make_party("", "", PartyKind.VOICEMAIL)
    voicemail = CallChanged(make_call("c1", CallStatus.VOICEMAIL, b=mailbox))
    (abandoned,) = tracker.apply([voicemail], 1020.0)
    assert isinstance(abandoned, CallAbandoned)
    assert abandoned.voicemail
    assert tracker.apply([CallEnded("c1")], 1040.0) == []


def test_a_merged_call_waits_on_in_its_heir(tracker: WaitingCallTracker) -> None:
    tracker.apply([queued()], 1000.0)
    assert tracker.apply([CallEnded("c1", merged_into="c2")], 1010.0) == []
    (abandoned,) = tracker.apply([CallEnded("c2")], 1025.0)
    assert isinstance(abandoned, CallAbandoned)
    assert (abandoned.wait.call_id, abandoned.wait.measure(abandoned.at)) == ("c2", 25.0)


def test_an_end_that_was_not_observed_has_no_outcome(tracker: WaitingCallTracker) -> None:
    tracker.apply([queued(), make_link_change(LinkStatus.LOST)], 1000.0)
    assert tracker.apply([CallEnded("c1")], 1030.0) == []
    assert len(tracker) == 0


def test_other_changes_and_outgoing_calls_are_not_tracked(tracker: WaitingCallTracker) -> None:
    outgoing = make_call(a=BOB, targets=(ANN,), direction=CallDirection.OUTGOING)
    changes: list[Change] = [ExtensionChanged(make_extension("201")), CallChanged(outgoing)]
    assert tracker.apply(changes, 1000.0) == []
    assert len(tracker) == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("c1", "c2", "c3")),
        st.sampled_from([*CallStatus, "ends", "merges"]),
        st.sampled_from((None, "600", "601")),
        st.booleans(),
        st.floats(0, 60),
    ),
    max_size=50,
)


def make_changes(steps: list[tuple[str, str, str | None, bool, float]]) -> list[tuple[float, Change]]:
    """Return the changes of random steps, each with its instant."""
    changes: list[tuple[float, Change]] = []
    at = 1000.0
    for key, what, group, rings_here, seconds in steps:
        at += seconds
        if what == "ends":
            changes.append((at, CallEnded(key)))
        elif what == "merges":
            changes.append((at, CallEnded(key, merged_into="c1" if key != "c1" else "c2")))
        else:
            targets = (ANN,) if rings_here else (BOB,)
            call = make_call(key, CallStatus(what), group=group, targets=targets, since=at)
            changes.append((at, CallChanged(call)))
    return changes


@given(STEPS)
def test_no_wait_ends_twice_or_before_it_began(
    steps: list[tuple[str, str, str | None, bool, float]],
) -> None:
    tracker = WaitingCallTracker()
    began = ended = 0
    for at, change in make_changes(steps):
        waiting_before = len(tracker)
        outcomes = tracker.apply([change], at)
        ends = [o for o in outcomes if isinstance(o, CallAnswered | CallAbandoned)]
        assert len(ends) <= 1
        began += max(0, len(tracker) - waiting_before)
        ended += len(ends)
        for end in ends:
            assert end.wait.group
            assert end.wait.since <= end.at == at
    assert ended + len(tracker) <= began
    at = 1e6
    for key in ("c1", "c2", "c3"):
        tracker.apply([CallEnded(key)], at)
    assert len(tracker) == 0


@given(STEPS, st.integers(1, 10))
def test_batches_have_the_outcomes_of_single_changes(
    steps: list[tuple[str, str, str | None, bool, float]], size: int
) -> None:
    changes = [change for _, change in make_changes(steps)]
    together, single = WaitingCallTracker(), WaitingCallTracker()
    in_batches: list[WaitOutcome] = []
    one_by_one: list[WaitOutcome] = []
    for start in range(0, len(changes), size):
        batch = changes[start : start + size]
        in_batches += together.apply(batch, 2000.0 + start)
        for change in batch:
            one_by_one += single.apply([change], 2000.0 + start)
    assert in_batches == one_by_one
