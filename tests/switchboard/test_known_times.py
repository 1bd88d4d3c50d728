"""Instants that the board knows exactly, and those that are lower bounds of a duration only."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from devlink3_desk.protocol.events import (
    AnyEvent,
    CounterGap,
    Detail,
    LinkEvent,
    LinkState,
    SnapshotMarker,
)
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.support.event_notation import parse_event
from tests.switchboard import event_streams

BEGIN, END = SnapshotMarker(complete=False), SnapshotMarker(complete=True)
CONNECTED = parse_event(["detail n1/1", "a e1 4001 connected", "b e2 4002 connected"])
HELD = parse_event(["detail n1/1", "a e1 4001 connected hold", "b e2 4002 connected"])
QUEUED = parse_event(["detail n1/1 group=200 queue=1", "a e1 4001 ringback"])
ANNOUNCEMENT = parse_event(["detail n1/1 group=200 queue=3", "a e1 4001 ringback"])
GAP = parse_event(["gap n1"])
LOST = LinkEvent(state=LinkState.LOST)
TOLERANCE = 0.2
"""Seconds by which time stamps of the PBX, in tenths of a second, may differ from the clock."""


def live_board(*events: AnyEvent) -> Switchboard:
    """Return a board after an empty snapshot and ``events``, all at 0 s."""
    board = Switchboard()
    board.apply_all([BEGIN, END, *events], 0.0)
    return board


def rebuild(board: Switchboard, at: float) -> Switchboard:
    """Return a board that was rebuilt from a checkpoint of ``board``."""
    rebuilt = Switchboard()
    rebuilt.apply_all(build_checkpoint(board, at), at)
    return rebuilt


def hold_later(board: Switchboard, *, is_rebuilt: bool) -> CallInfo:
    """Return the only call after it was put on hold at 60 s; the board may have been rebuilt at 50 s."""
    board = rebuild(board, 50.0) if is_rebuilt else board
    board.apply(HELD, 60.0)
    return find_call(board)


def find_call(board: Switchboard) -> CallInfo:
    """Return the only call."""
    (call,) = board.calls.values()
    return call


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_the_first_record_after_a_gap_may_show_an_older_state(*, is_rebuilt: bool) -> None:
    board = live_board(CONNECTED)
    board.apply(GAP, 50.0)
    board = rebuild(board, 50.0) if is_rebuilt else board
    board.apply(HELD, 60.0)
    assert (find_call(board).since, find_call(board).may_be_older) == (60.0, True)
    assert not find_call(board).since_snapshot
    board.apply_all([BEGIN, HELD, END], 61.0)
    board = rebuild(board, 61.0) if is_rebuilt else board
    assert find_call(board).may_be_older
    board.apply(CONNECTED, 62.0)
    assert (find_call(board).since, find_call(board).may_be_older) == (62.0, False)


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_a_call_that_is_first_seen_after_a_gap_has_an_unknown_start(*, is_rebuilt: bool) -> None:
    board = live_board()
    board.apply(GAP, 50.0)
    board = rebuild(board, 50.0) if is_rebuilt else board
    board.apply(CONNECTED, 50.0)
    assert (find_call(board).since_snapshot, find_call(board).may_be_older) == (True, True)


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_a_gap_of_another_pbx_leaves_the_times_exact(*, is_rebuilt: bool) -> None:
    board = live_board(CONNECTED)
    board.apply(parse_event(["gap n2"]), 50.0)
    assert not hold_later(board, is_rebuilt=is_rebuilt).may_be_older


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_a_snapshot_makes_up_for_a_gap(*, is_rebuilt: bool) -> None:
    board = live_board(CONNECTED)
    board.apply_all([GAP, BEGIN, CONNECTED, END], 50.0)
    call = hold_later(board, is_rebuilt=is_rebuilt)
    assert (call.since_snapshot, call.may_be_older) == (False, False)


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_a_snapshot_makes_up_for_a_gap_within_it(*, is_rebuilt: bool) -> None:
    """A session does not ask again for a gap between its request and the answer."""
    board = live_board(CONNECTED)
    board.apply_all([BEGIN, GAP, CONNECTED], 50.0)
    board = rebuild(board, 50.0) if is_rebuilt else board
    board.apply(END, 51.0)
    board.apply(HELD, 60.0)
    assert not find_call(board).may_be_older


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_a_refresh_leaves_the_times_exact(*, is_rebuilt: bool) -> None:
    """Calls are asked for again every quarter of an hour, although no event has been lost."""
    board = live_board(CONNECTED)
    board.apply(BEGIN, 50.0)
    board = rebuild(board, 50.0) if is_rebuilt else board
    board.apply(HELD, 50.5)
    board.apply(END, 51.0)
    assert (find_call(board).since, find_call(board).may_be_older) == (50.5, False)


@pytest.mark.parametrize("before", [GAP, LOST], ids=["gap", "loss"])
def test_a_snapshot_after_a_loss_may_show_an_older_state(before: AnyEvent) -> None:
    board = live_board(CONNECTED)
    board.apply_all([before, BEGIN, HELD, END], 50.0)
    assert find_call(board).may_be_older


def test_a_gap_in_a_refresh_makes_states_lower_bounds() -> None:
    board = live_board(CONNECTED)
    board.apply_all([BEGIN, GAP, HELD, END], 50.0)
    assert find_call(board).may_be_older


@pytest.mark.parametrize(
    ("record", "may_be_older"), [(QUEUED, False), (CONNECTED, True)], ids=["waits", "answered"]
)
def test_a_call_that_is_first_seen_in_a_refresh_is_new_unless_it_is_answered(
    record: AnyEvent, *, may_be_older: bool
) -> None:
    """An answered one may be that of a PBX that is back in the network."""
    board = live_board()
    board.apply_all([BEGIN, record, END], 50.0)
    assert find_call(board).since_snapshot is may_be_older
    assert find_call(board).may_be_older is may_be_older


def test_the_state_after_node_calls_have_vanished_may_be_older() -> None:
    """While the link was lost, the far node left the call that it had put on hold."""
    far = parse_event(["detail n2/7", "a t1@n1 tie in connected", "b e1 5001 connected hold"])
    near = parse_event(["detail n1/1", "a t1 trunk in connected", "b e1@n2 5001 connected"])
    board = live_board(near, far)
    assert find_call(board).state is CallStatus.HELD
    board.apply_all([BEGIN, near, END], 60.0)
    assert (find_call(board).state, find_call(board).since) == (CallStatus.CONNECTED, 60.0)
    assert find_call(board).may_be_older


@pytest.mark.parametrize("other_node", [False, True], ids=["ended", "goes-on"])
def test_a_late_record_of_a_snapshot_may_show_an_older_state(*, other_node: bool) -> None:
    view = parse_event(["detail n2/7", "a e1@n1 4001 connected", "b e2@n1 4002 connected"])
    others = [view] if other_node else []
    board = live_board(CONNECTED, *others)
    (call_id,) = board.calls
    board.apply_all([BEGIN, *others, END], 60.0)
    board.apply(HELD, 61.0)
    assert (find_call(board).id, find_call(board).since) == (call_id, 61.0)
    assert find_call(board).may_be_older
    board.apply(CONNECTED, 62.0)
    assert not find_call(board).may_be_older


def test_a_call_that_is_split_off_keeps_its_state_and_time() -> None:
    near = ["detail n1/1", "a t1 trunk in connected"]
    board = live_board(
        parse_event([*near, "b e1@n2 5001 ringing"]),
        parse_event(["detail n2/7", "a t1@n1 tie in connected", "b e1 5001 ringing"]),
    )
    board.apply(parse_event(["detail n2/7", "a t1@n1 tie in connected", "b e1 5001 connected"]), 20.0)
    # The line has another party now, and the phone another partner.
    board.apply(parse_event([*near, "b e5 4005 connected"]), 90.0)
    board.apply(parse_event(["detail n2/7", "a e6 5006 connected", "b e1 5001 connected"]), 90.0)
    times = {
        (call.a.end_id, call.b.end_id): call.since
        for call in board.calls.values()
        if call.a is not None and call.b is not None
    }
    assert set(times.values()) == {20.0}
    assert len(times) == 2


def test_a_call_that_is_split_off_is_not_older_than_its_records() -> None:
    """After a restart, the PBX has assigned an end of another call again."""
    near = parse_event(["detail n1/1", "a t1 trunk in connected", "b e1@n2 5001 connected"])
    board = live_board(near)
    far = parse_event(["detail n2/7", "a e1 5001 connected", "b e2 5002 connected"])
    other = parse_event(["detail n1/1", "a t1 trunk in connected", "b e5 4005 connected"])
    board.apply_all([BEGIN, far, other, END], 60.0)
    times = {
        call.b.number: (call.since, call.since_snapshot, call.may_be_older)
        for call in board.calls.values()
        if call.b is not None
    }
    assert times == {"5002": (60.0, True, True), "4005": (0.0, False, False)}


def test_the_wait_of_a_call_that_was_first_seen_in_the_queue_may_be_longer() -> None:
    board = live_board(CONNECTED)
    board.apply_all([LOST, BEGIN, QUEUED, END], 60.0)
    for each in (board, rebuild(board, 61.0)):
        each.apply(ANNOUNCEMENT, 70.0)
        call = find_call(each)
        assert (call.since_snapshot, call.queued_since, call.wait_may_be_older) == (False, 60.0, True)


def test_a_wait_that_was_seen_from_its_beginning_is_exact() -> None:
    board = Switchboard()
    board.apply_all([BEGIN, CONNECTED, END], 0.0)
    board.apply(QUEUED, 60.0)
    board.apply(ANNOUNCEMENT, 70.0)
    call = find_call(board)
    assert (call.since_snapshot, call.queued_since, call.wait_may_be_older) == (True, 60.0, False)


def find_extension_time(board: Switchboard, number: str) -> tuple[str, float]:
    """Return the state of an extension, and since when."""
    return board.extensions[number].state, board.extensions[number].since


OTHER_CALL = parse_event(["detail n1/9", "a e8 4001 connected", "b e9 4003 connected"])


def test_an_extension_in_another_call_after_an_outage_may_have_been_idle_meanwhile() -> None:
    board = live_board(CONNECTED)
    board.apply_all([BEGIN, OTHER_CALL, END], 60.0)
    assert find_extension_time(board, "4001") == ("busy", 60.0)


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_an_extension_in_another_call_after_a_gap_may_have_been_idle_meanwhile(*, is_rebuilt: bool) -> None:
    board = live_board(CONNECTED)
    board.apply_all([GAP, OTHER_CALL], 50.0)
    board = rebuild(board, 50.0) if is_rebuilt else board
    board.apply_all([BEGIN, OTHER_CALL], 60.0)
    board = rebuild(board, 60.0) if is_rebuilt else board
    board.apply(END, 61.0)
    assert find_extension_time(board, "4001") == ("busy", 61.0)


def test_an_extension_that_stays_in_one_of_its_calls_has_not_been_idle() -> None:
    board = live_board(CONNECTED)
    board.apply(OTHER_CALL, 5.0)
    board.apply_all([BEGIN, OTHER_CALL, END], 60.0)
    assert find_extension_time(board, "4001") == ("busy", 0.0)


class TimedNetwork:
    """A simulated network of three nodes whose events have instants."""

    def __init__(self, seed: int) -> None:
        self._events: list[tuple[float, AnyEvent]] = []
        self._company = build_company(seed=seed, extensions=24, nodes=3, first_address="192.168.42.1")
        self._simulation = Simulation(
            self._company, seed, lambda each: self._events.append((self._simulation.now, each.event))
        )
        self._simulation.start_process(generate_traffic(self._simulation, 2_000.0))

    def advance_by(self, seconds: float) -> list[tuple[float, list[AnyEvent]]]:
        """Return the events of the next ``seconds``, those of one instant together."""
        self._events.clear()
        self._simulation.advance_to(self._simulation.now + seconds)
        by_instant = itertools.groupby(self._events, key=lambda timed: timed[0])
        return [(at, [event for _, event in group]) for at, group in by_instant]

    def restart(self) -> None:
        """Start the PBX again: it forgets all calls, and assigns the same identifiers again."""
        self._simulation.restart()
        self._simulation.start_process(generate_traffic(self._simulation, 2_000.0))

    def build_snapshot(self) -> tuple[float, list[AnyEvent]]:
        """Return the present instant, and the events of a snapshot."""
        told = self._simulation.pbx.reporter.build_snapshot(self._company.nodes)
        records = [each.event for each in told if isinstance(each.event, Detail)]
        return self._simulation.now, [BEGIN, *records, END]


def assert_times_are_true(complete: Switchboard, board: Switchboard, kept: Iterable[CallInfo]) -> None:
    """Compare the times of a board that has missed events with those of one that has seen all.

    A call that outlives the pause in the same state stays in it: ``kept`` are the calls before the pause.
    """
    actual_by_ends = {_list_ends(call): call for call in complete.calls.values()}
    kept_times = {(call.id, call.state, call.since) for call in kept}
    for call in board.calls.values():
        actual = actual_by_ends.get(_list_ends(call))
        if actual is None or actual.state is not call.state:
            continue  # in between, a call can be in two
        if (call.id, call.state, call.since) not in kept_times:
            assert call.since >= actual.since - TOLERANCE
            assert call.may_be_older or call.since <= actual.since + TOLERANCE


def _list_ends(call: CallInfo) -> frozenset[str]:
    return frozenset(each.end_id for each in (call.a, call.b, *call.targets) if each is not None)


def assert_times_are_possible(board: Switchboard, now: float) -> None:
    """Check that every state begins after its call, and before now."""
    for call in board.calls.values():
        assert call.started <= call.since <= now
        assert call.started <= call.waiting_since <= now
        assert call.queued_since is not None or not call.wait_may_be_older
    assert all(extension.since <= now for extension in board.extensions.values())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.floats(30, 90), st.floats(0, 60))
@example(2, 50.0, 40.0)
def test_every_state_begins_within_its_call_after_a_restart(seed: int, before: float, outage: float) -> None:
    network = TimedNetwork(seed)
    board = live_board()
    for at, events in network.advance_by(before):
        board.apply_all(events, at)
    network.restart()
    network.advance_by(outage)
    at, snapshot = network.build_snapshot()
    for event in snapshot:
        board.apply(event, at)
        assert_times_are_possible(board, at)


_GAPS = st.builds(
    CounterGap, pbx=st.sampled_from(["192.168.1.1", None]), expected=st.just(1), received=st.just(3)
)


@settings(max_examples=300)
@given(st.lists(event_streams.events | _GAPS, max_size=20))
def test_every_state_begins_within_its_call(events: list[AnyEvent]) -> None:
    """Whatever arrives in whatever order."""
    board = Switchboard()
    for at, event in enumerate(events):
        board.apply(event, float(at))
        assert_times_are_possible(board, at)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.floats(60, 200), st.floats(0, 60))
def test_times_after_an_outage(seed: int, before: float, outage: float) -> None:
    network = TimedNetwork(seed)
    complete, board = live_board(), live_board()
    for at, events in network.advance_by(before):
        complete.apply_all(events, at)
        board.apply_all(events, at)
    kept = list(board.calls.values())
    for at, events in network.advance_by(outage):
        complete.apply_all(events, at)
    at, snapshot = network.build_snapshot()
    board.apply_all([LOST, *snapshot], at)
    assert_times_are_true(complete, board, kept)
    for at, events in network.advance_by(20.0):
        complete.apply_all(events, at)
        board.apply_all(events, at)
        assert_times_are_true(complete, board, kept)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.floats(60, 200), st.floats(0, 60), st.floats(0, 10))
def test_times_after_a_gap(seed: int, before: float, lost: float, delay: float) -> None:
    """The new snapshot may come with a delay (:class:`.SnapshotRateLimiter`)."""
    network = TimedNetwork(seed)
    complete, board = live_board(), live_board()
    for at, events in network.advance_by(before):
        complete.apply_all(events, at)
        board.apply_all(events, at)
    kept = list(board.calls.values())
    missed: set[str | None] = set()
    for at, events in network.advance_by(lost):
        complete.apply_all(events, at)
        missed.update(event.pbx for event in events if not isinstance(event, SnapshotMarker))
    for at, events in network.advance_by(delay):
        complete.apply_all(events, at)
        for event in events:
            if event.pbx in missed:
                missed.remove(event.pbx)
                board.apply(CounterGap(pbx=event.pbx, expected=1, received=3), at)
            board.apply(event, at)
        assert_times_are_true(complete, board, kept)
    at, snapshot = network.build_snapshot()
    # At the latest, the first record of a PBX shows that events of it were lost.
    gaps = [CounterGap(pbx=pbx, expected=1, received=3) for pbx in sorted(filter(None, missed))]
    board.apply_all([*gaps, *snapshot], at)
    for at, events in network.advance_by(20.0):
        complete.apply_all(events, at)
        board.apply_all(events, at)
        assert_times_are_true(complete, board, kept)


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_the_longest_wait_of_a_hunt_group_is_a_lower_bound_as_that_of_its_call(*, is_rebuilt: bool) -> None:
    board = Switchboard()
    board.apply_all([BEGIN, QUEUED, END], 0.0)
    board.apply(parse_event(["detail n1/2 group=200 queue=1", "a e2 4002 ringback"]), 10.0)
    board = rebuild(board, 20.0) if is_rebuilt else board
    assert (board.queues["200"].waiting_since, board.queues["200"].is_wait_lower_bound) == (0.0, True)
    board.apply(parse_event(["lost n1 e1"]), 30.0)
    assert (board.queues["200"].waiting_since, board.queues["200"].is_wait_lower_bound) == (10.0, False)
    board.apply(parse_event(["lost n1 e2"]), 31.0)
    assert (board.queues["200"].waiting_since, board.queues["200"].is_wait_lower_bound) == (None, False)


@pytest.mark.parametrize("is_rebuilt", [False, True])
@pytest.mark.parametrize(("held_at", "may_be_older"), [(50.4, True), (50.6, False)])
def test_a_call_that_a_snapshot_has_named_has_exact_times_from_then_on(
    held_at: float, may_be_older: bool, is_rebuilt: bool
) -> None:
    """Each of its nodes names it within half a second, also on a board that is rebuilt meanwhile."""
    board = live_board(CONNECTED)
    board.apply_all([LOST], 40.0)
    board.apply_all([LinkEvent(state=LinkState.CONNECTED), BEGIN, CONNECTED], 50.0)
    board = rebuild(board, 50.2) if is_rebuilt else board
    board.apply(HELD, held_at)
    assert find_call(board).may_be_older is may_be_older
