"""Properties of all event streams: order, snapshots, ends of calls, bounds."""

from __future__ import annotations

import itertools
from collections import Counter
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from devlink3_desk.protocol.events import AnyEvent, CallLost, Detail
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionInfo, QueueInfo
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, ExtensionChanged, QueueChanged
from tests.support.event_notation import make_snapshot
from tests.switchboard import event_streams
from tests.switchboard.event_streams import (
    ENDS,
    NODES,
    SimulatedNetwork,
    play_events,
    summarise_board,
)

LATER = 3_600.0


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.floats(60, 250), st.randoms(use_true_random=False))
@example(30, 249.99999999999997, Random(0))
def test_any_order_of_nodes_gives_the_same_board(seed: int, seconds: float, random: Random) -> None:
    """The records of one node stay in order; how those of different nodes interleave does not matter.

    A consultation that was transferred may remain for seconds, until no other node reports where it goes on.
    """
    network = SimulatedNetwork(seed, seconds)
    queues = [list(reversed(stream)) for stream in network.split_by_node()]
    mixed: list[AnyEvent] = []
    while any(queues):
        mixed.append(random.choice([queue for queue in queues if queue]).pop())
    boards = [play_events(mixed), play_events(network.events)]
    for board in boards:
        board.apply_all((), LATER)
    assert summarise_board(boards[0]) == summarise_board(boards[1])


@given(st.lists(event_streams.details, max_size=4), st.data())
def test_any_order_of_single_views_gives_the_same_board(records: list[Detail], data: st.DataObject) -> None:
    """One record for each node, of any content: every order has the same result."""
    one_each = list({record.call.node_id: record for record in records}.values())
    boards = [summarise_board(play_events(order)) for order in itertools.permutations(one_each)]
    assert all(board == boards[0] for board in boards)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.floats(60, 250), st.floats(0, 1))
def test_a_prefix_and_a_snapshot_of_a_network_is_the_snapshot(seed: int, seconds: float, part: float) -> None:
    """Wherever the stream was interrupted."""
    network = SimulatedNetwork(seed, seconds)
    prefix = network.events[: round(len(network.events) * part)]
    assert summarise_board(play_events([*prefix, *network.snapshot])) == summarise_board(
        play_events(network.snapshot)
    )


@given(st.lists(event_streams.events, max_size=12), st.lists(event_streams.details, max_size=5))
def test_any_prefix_and_a_snapshot_is_the_snapshot(prefix: list[AnyEvent], records: list[Detail]) -> None:
    """Any events may have come before."""
    snapshot = make_snapshot(*records)
    assert summarise_board(play_events([*prefix, *snapshot])) == summarise_board(play_events(snapshot))


@given(st.lists(event_streams.events, max_size=15))
def test_no_calls_remain_when_all_ends_are_lost(events: list[AnyEvent]) -> None:
    """Every node reports the departure of every end, as it guarantees for those that it reported."""
    lost = [CallLost(node_id=node, end_id=end, cause=16) for node in NODES for end in ENDS]
    board = play_events([*events, *lost])
    assert not board.calls
    assert summarise_board(board) == summarise_board(Switchboard())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 40), st.floats(60, 250))
def test_one_departure_of_each_end_from_its_own_node_is_enough(seed: int, seconds: float) -> None:
    """The report of the node where an end is local is valid for all nodes."""
    network = SimulatedNetwork(seed, seconds)
    ends = {
        party.end_id: None
        for event in network.events
        if isinstance(event, Detail)
        for party in (event.party_a, event.party_b)
        if party is not None and party.end_id
    }
    lost = [CallLost(node_id=end[:8], end_id=end, cause=16) for end in ends]
    assert not play_events([*network.events, *lost]).calls


@given(st.lists(event_streams.events, max_size=15))
def test_the_changes_report_all_that_the_board_shows(events: list[AnyEvent]) -> None:
    """A listener that applies the changes has the values of the board, and these match each other."""
    board = Switchboard()
    calls: dict[str, CallInfo] = {}
    extensions: dict[str, ExtensionInfo] = {}
    queues: dict[str, QueueInfo] = {}
    for index, event in enumerate(events):
        for change in board.apply(event, float(index)):
            match change:
                case CallChanged(call=call):
                    calls[call.id] = call
                case CallEnded(id=key):
                    del calls[key]
                case ExtensionChanged(extension=extension):
                    extensions[extension.extension] = extension
                case QueueChanged(queue=queue):
                    queues[queue.group] = queue
    assert calls == board.calls
    assert extensions == board.extensions
    assert queues == board.queues
    assert all(set(view.calls) <= calls.keys() for view in extensions.values())
    waiting = Counter(call.state in (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT) for call in calls.values())
    assert sum(view.waiting for view in queues.values()) <= waiting[True]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_one_call_on_three_nodes_in_every_order(order: tuple[int, ...]) -> None:
    """Six orders, one row, with one identity from the first record on."""
    network = three_views()
    board = Switchboard()
    ids: set[str] = set()
    for index in order:
        board.apply(network[index], 1.0)
        ids.update(board.calls)
    (call,) = board.calls.values()
    assert len(ids) == 1
    assert call.nodes == NODES
    assert call.a is not None
    assert call.b is not None
    assert (call.a.number, call.a.line, call.b.number) == ("01707123456", "5.1", "6001")
    assert call.direction == "incoming"


def three_views() -> list[Detail]:
    """Return a call from a line on the first node, over the second, to a phone on the third."""
    from devlink3_desk.protocol.records import CallSection, Party

    def view(index: int) -> Detail:
        line = Party(
            end_id=ENDS[0], direction=1, state=2, audio_path=1, tone=0, remote=int(index != 0),
            public_line=int(index == 0), equipment_class=2 if index == 0 else 4,
            description="5.1" if index == 0 else "701.3", cli="01707123456", cli_presentation=100,
        )  # fmt: skip
        phone = Party(
            end_id=ENDS[6], direction=0, state=2, audio_path=1, tone=0, remote=int(index != 2), public_line=0,
            equipment_class=8 if index == 2 else 4, identity="6001" if index == 2 else "",
        )  # fmt: skip
        return Detail(call=CallSection(NODES[index], 40 + index), party_a=line, party_b=phone)

    return [view(index) for index in range(3)]
