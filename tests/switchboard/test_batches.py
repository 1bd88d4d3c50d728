"""Batches of events: applied together, they have the same result as one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from devlink3_desk.protocol.enums import CallState, Direction, Remote
from devlink3_desk.protocol.events import AnyEvent, CallLost, Detail, ExtensionState, SnapshotMarker
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionInfo, QueueInfo
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    ExtensionChanged,
    ExtensionRemoved,
    QueueChanged,
    QueueRemoved,
)
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.statistics import CallAbandoned, DayStatistics, GroupTally, WaitingCallTracker
from tests.switchboard import event_streams
from tests.switchboard.event_streams import ENDS, NODES, SimulatedNetwork, summarise_board

_SITE = Site(cmextn_states=event_streams.STATES)
_words = st.builds(
    ExtensionState, v=st.just(1), p1=st.integers(0, 3), p2=st.just(0), extension=st.just("4001")
)
batches = st.lists(st.lists(event_streams.events | _words, max_size=6), max_size=6)


class Desk:
    """A board, the listeners that count its calls, and a copy of it built from its changes."""

    def __init__(self) -> None:
        self.board = Switchboard(_SITE)
        self.calls: dict[str, CallInfo] = {}
        self.extensions: dict[str, ExtensionInfo] = {}
        self.queues: dict[str, QueueInfo] = {}
        self._waiting_calls = WaitingCallTracker()
        self._abandoned: list[CallAbandoned] = []
        self._statistics = DayStatistics()
        self._statistics.configure(5.0, 0.0)

    def apply(self, events: Iterable[AnyEvent], at: float) -> list[Change]:
        changes = self.board.apply_all(events, at)
        outcomes = self._waiting_calls.apply(changes, at)
        self._abandoned += [outcome for outcome in outcomes if isinstance(outcome, CallAbandoned)]
        self._statistics.apply(outcomes, 1)
        for change in changes:
            self._show(change)
        return changes

    def _show(self, change: Change) -> None:
        match change:
            case CallChanged(call=call):
                self.calls[call.id] = call
            case CallEnded(id=key):
                self.calls.pop(key, None)
            case ExtensionChanged(extension=extension):
                self.extensions[extension.extension] = extension
            case ExtensionRemoved(extension=key):
                del self.extensions[key]
            case QueueChanged(queue=queue):
                self.queues[queue.group] = queue
            case QueueRemoved(group=key):
                del self.queues[key]

    def counted(self) -> tuple[list[CallAbandoned], dict[str, GroupTally]]:
        return self._abandoned, self._statistics.day_tally.groups


def both(batches: Sequence[Sequence[AnyEvent]]) -> tuple[Desk, Desk]:
    """Return a desk that has applied whole batches, and one that has applied event by event."""
    at_once, one_by_one = Desk(), Desk()
    for second, batch in enumerate(batches):
        at_once.apply(batch, float(second))
        for event in batch:
            one_by_one.apply((event,), float(second))
    return at_once, one_by_one


@given(batches)
def test_events_at_once_lead_where_they_lead_one_by_one(batches: list[list[AnyEvent]]) -> None:
    """The same calls and hunt groups, and the same states and calls of extensions."""
    at_once, one_by_one = both(batches)
    assert summarise_board(at_once.board) == summarise_board(one_by_one.board)
    assert dict(at_once.board.calls) == dict(one_by_one.board.calls)
    extensions = at_once.board.extensions
    assert [(e.extension, e.state, set(e.calls)) for _, e in sorted(extensions.items())] == [
        (e.extension, e.state, set(e.calls)) for _, e in sorted(one_by_one.board.extensions.items())
    ]


@given(batches)
def test_who_was_missed_and_answered_does_not_depend_on_what_came_together(
    batches: list[list[AnyEvent]],
) -> None:
    """A call that rings, is answered and ends within one batch counts like any other."""
    at_once, one_by_one = both(batches)
    assert at_once.counted() == one_by_one.counted()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 40), st.floats(60, 600), st.randoms(use_true_random=False))
def test_a_network_counts_the_same_however_its_stream_is_cut(
    seed: int, seconds: float, random: Random
) -> None:
    """Simulated calls, in batches of any length."""
    events = SimulatedNetwork(seed, seconds).events
    cuts = sorted({0, len(events), *(random.randint(0, len(events)) for _ in range(12))})
    at_once, one_by_one = both([events[start:end] for start, end in pairwise(cuts)])
    assert at_once.counted() == one_by_one.counted()
    assert summarise_board(at_once.board) == summarise_board(one_by_one.board)


@given(batches)
def test_the_changes_of_batches_report_all_that_the_board_shows(batches: list[list[AnyEvent]]) -> None:
    """A copy built from the changes equals the board."""
    desk = Desk()
    for second, batch in enumerate(batches):
        desk.apply(batch, float(second))
        assert desk.calls == desk.board.calls
        assert desk.extensions == desk.board.extensions
        assert desk.queues == desk.board.queues


@given(st.lists(event_streams.events | _words, max_size=12))
def test_a_batch_says_no_more_than_it_must(events: list[AnyEvent]) -> None:
    """One change for each extension and hunt group; no disconnecting call that ends in the same batch."""
    changes = Switchboard(_SITE).apply_all(events, 1.0)
    shown = [change.extension.extension for change in changes if isinstance(change, ExtensionChanged)]
    shown += [change.queue.group for change in changes if isinstance(change, QueueChanged)]
    assert len(shown) == len(set(shown))
    ending: set[str] = set()
    for change in changes:
        if isinstance(change, CallChanged) and change.call.state is CallStatus.DISCONNECTING:
            ending.add(change.call.id)
        # One that has ended may return: its record came after the end of the snapshot.
        assert not (isinstance(change, CallEnded) and change.id in ending)


@pytest.mark.parametrize(
    "between",
    [
        SnapshotMarker(complete=False),
        SnapshotMarker(complete=True),
        ExtensionState(v=1, p1=2, p2=0, extension="4001"),
    ],
    ids=["snapshot begins", "snapshot ends", "words of an extension"],
)
def test_a_call_that_is_about_to_end_and_ends_is_reported_once(between: AnyEvent) -> None:
    """Whatever comes between the two in the batch."""
    ended = CallLost(node_id=NODES[0], end_id=ENDS[0], cause=16)
    board = Switchboard(_SITE)
    board.apply(_create_record(CallState.CONNECTED), 1.0)
    (key,) = board.calls
    about_to_end = _create_record(CallState.DISCONNECTING)
    batch: list[AnyEvent] = [about_to_end, between, ended]
    changes = board.apply_all(batch, 2.0)
    assert [c for c in changes if isinstance(c, CallChanged | CallEnded)] == [CallEnded(key)]
    changes = Switchboard(_SITE).apply_all(batch, 1.0)
    assert not [c for c in changes if isinstance(c, CallChanged | CallEnded)], "nobody has seen the call"


def test_a_call_that_begins_and_ends_in_a_batch_introduces_its_extension() -> None:
    """As it does one by one; the call itself is not shown, even if its first record says that it ends."""
    board = Switchboard(_SITE)
    ended = CallLost(node_id=NODES[0], end_id=ENDS[0], cause=16)
    changes = board.apply_all([_create_record(CallState.DISCONNECTING), ended], 1.0)
    assert not [c for c in changes if isinstance(c, CallChanged | CallEnded)]
    shown = [(c.extension.extension, c.extension.calls) for c in changes if isinstance(c, ExtensionChanged)]
    assert shown == [("4001", ())]


@pytest.mark.parametrize("identity", [None, "4002"])
def test_a_party_that_is_gone_in_the_batch_in_which_its_call_begins_is_introduced(
    identity: str | None,
) -> None:
    """The second record has no parties, or another one, which is no more than a damaged PBX sends."""
    first = _create_record(CallState.DISCONNECTING)
    assert first.party_a is not None
    party = None if identity is None else structs.replace(first.party_a, identity=identity)
    at_once, one_by_one = both([[first, structs.replace(first, party_a=party)]])
    assert sorted(at_once.extensions) == sorted(one_by_one.extensions)
    assert "4001" in at_once.extensions


def test_a_call_that_does_not_end_in_its_batch_is_shown_as_about_to_end() -> None:
    """Also if a snapshot begins and an extension is reported after it, in the same batch."""
    board = Switchboard(_SITE)
    board.apply(_create_record(CallState.CONNECTED), 1.0)
    words = ExtensionState(v=1, p1=0, p2=0, extension="4002")
    batch: list[AnyEvent] = [_create_record(CallState.DISCONNECTING), SnapshotMarker(complete=False), words]
    shown = [c.call.state for c in board.apply_all(batch, 2.0) if isinstance(c, CallChanged)]
    assert shown == [CallStatus.DISCONNECTING]
    assert [call.state for call in board.calls.values()] == [CallStatus.DISCONNECTING]


def _create_record(state: CallState) -> Detail:
    """Return the record of a call that extension 4001 makes, in this state."""
    return Detail(
        call=CallSection(node_id=NODES[0], call_id=1),
        party_a=Party(
            end_id=ENDS[0], direction=Direction.IN, state=state, identity="4001", remote=Remote.LOCAL
        ),
        pbx="192.168.1.1",
    )
