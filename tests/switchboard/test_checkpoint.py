"""Checkpoints: a switchboard that is fed with one equals the one that it was made of, and stays equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devlink3_desk.decoding import decode_json
from devlink3_desk.protocol.enums import CallState, Direction
from devlink3_desk.protocol.events import (
    AnyEvent,
    CallLost,
    CheckpointMarker,
    Detail,
    ExtensionState,
    SipTrack,
)
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.services.event_lines import decode_event, encode_event
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_memory import MoveMemory
from devlink3_desk.switchboard.board_values import encode_board
from devlink3_desk.switchboard.calls.call_moves import MoveKind
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, ExtensionRemoved, LinkChanged
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.support.event_notation import read_corpus_scenario
from tests.switchboard import event_streams
from tests.switchboard.damaged_stream import DamagedStream
from tests.switchboard.event_streams import ENDS, NODES, SimulatedNetwork
from tests.switchboard.scenario_corpus import CORPUS, switchboard


def assert_equal(first: Switchboard, second: Switchboard, at: float) -> None:
    """Compare all that two switchboards show, and what they remember."""
    assert encode_board(second, at) == encode_board(first, at)
    assert dict(second.calls) == dict(first.calls)
    assert dict(second.extensions) == dict(first.extensions)
    assert dict(second.queues) == dict(first.queues)
    assert second.link == first.link
    for call_id in first.calls:
        assert second.call_details(call_id) == first.call_details(call_id)
    assert build_checkpoint(second, at) == build_checkpoint(first, at)


def copy_by_trace(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return events as they come back from a trace."""
    copies = [decode_event(encode_event(event, 0)) for event in events]
    return [copy[1] for copy in copies if copy is not None]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_checkpoint_after_any_step_of_a_scenario(path: Path) -> None:
    """The rebuilt switchboard has the same board at once and after each of the steps that remain."""
    scenario = read_corpus_scenario(path)
    for taken_after in range(len(scenario.steps)):
        first, second = switchboard(scenario), switchboard(scenario)
        for step in scenario.steps[: taken_after + 1]:
            first.apply_all(step.events, step.at)
        second.apply_all(copy_by_trace(build_checkpoint(first, step.at)), step.at)
        assert_equal(first, second, step.at)
        for step in scenario.steps[taken_after + 1 :]:
            assert first.apply_all(step.events, step.at) == second.apply_all(step.events, step.at)
            assert_equal(first, second, step.at)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.integers(1, 4), st.floats(0, 1))
def test_a_checkpoint_in_a_stream_with_gaps_and_outages(seed: int, nodes: int, part: float) -> None:
    """Wherever it is taken, both switchboards understand the rest of the stream alike."""
    batches = list(DamagedStream(seed, nodes, 240.0).iter_batches())
    taken_after = round((len(batches) - 1) * part)
    first, second = Switchboard(), Switchboard()
    for at, events in batches[: taken_after + 1]:
        first.apply_all(events, at)
    second.apply_all(copy_by_trace(build_checkpoint(first, at)), at)
    assert_equal(first, second, at)
    for number, (at, events) in enumerate(batches[taken_after + 1 :]):
        assert first.apply_all(events, at) == second.apply_all(events, at)
        if number % 25 == 0:
            assert_equal(first, second, at)
    assert_equal(first, second, at)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(event_streams.events, max_size=12),
    st.lists(event_streams.events, max_size=8),
    st.sampled_from([0.0, 0.25, 3.0]),
)
def test_a_checkpoint_in_a_stream_of_anything(
    before: Sequence[AnyEvent], after: Sequence[AnyEvent], step: float
) -> None:
    """What was remembered of any events has the same effect later."""
    first, second = Switchboard(), Switchboard()
    at = 0.0
    for event in before:
        at += step
        first.apply(event, at)
    second.apply_all(copy_by_trace(build_checkpoint(first, at)), at)
    assert_equal(first, second, at)
    for event in after:
        at += step
        assert first.apply(event, at) == second.apply(event, at)
    assert_equal(first, second, at)


def test_a_transfer_that_goes_on_elsewhere_is_still_waited_for() -> None:
    """Also if it is not known on which node the person has left the call."""
    phone = (Target(end_id=ENDS[1], identity="4002"),)
    ringing, goes_on = (
        Detail(
            call=CallSection(node_id=NODES[0], call_id=number),
            party_a=Party(end_id=end, direction=Direction.IN, state=CallState.RINGBACK, identity=caller),
            targets=phone,
            pbx="192.168.1.1",
        )
        for number, end, caller in ((1, ENDS[0], "4001"), (2, ENDS[2], "4009"))
    )
    left = CallLost(end_id=ENDS[0], cause=126)
    first, second = Switchboard(), Switchboard()
    first.apply_all([ringing, left], 10.0)
    second.apply_all(copy_by_trace(build_checkpoint(first, 10.0)), 10.0)
    assert first.apply(goes_on, 10.5) == second.apply(goes_on, 10.5)
    assert_equal(first, second, 10.5)


def test_a_checkpoint_read_at_another_instant_has_the_same_durations() -> None:
    """The clock of the next run begins again."""
    network = SimulatedNetwork(3, 120.0)
    first, second = Switchboard(), Switchboard(call_id_prefix="other")
    for number, event in enumerate(network.events):
        first.apply(event, 1000.0 + number * 0.125)
    at = 1000.0 + len(network.events) * 0.125
    second.apply_all(build_checkpoint(first, at), 16.0)
    assert first.calls
    assert encode_board(second, 16.0) == encode_board(first, at)


def test_a_checkpoint_replaces_what_was_on_the_board() -> None:
    """Going back in time removes calls and extensions that were not there yet."""
    network = SimulatedNetwork(4, 200.0)
    half = len(network.events) // 2
    board = Switchboard()
    board.apply_all(network.events[:half], 1.0)
    checkpoint = build_checkpoint(board, 1.0)
    earlier = encode_board(board, 1.0)
    board.apply_all([*network.events[half:], ExtensionState(v=1, p1=2, p2=0, extension="9999")], 2.0)
    newer = set(board.calls)
    changes = board.apply_all(checkpoint, 1.0)
    assert encode_board(board, 1.0) == earlier
    ended = {change.id for change in changes if isinstance(change, CallEnded)}
    assert ended == newer - set(board.calls)
    assert ended
    assert ExtensionRemoved("9999") in changes
    assert {change.call.id for change in changes if isinstance(change, CallChanged)} == set(board.calls)
    assert any(isinstance(change, LinkChanged) for change in changes)


def test_a_damaged_checkpoint_changes_nothing() -> None:
    """Neither another shape of its memory nor records that are missing."""
    board = Switchboard()
    board.apply_all(SimulatedNetwork(5, 90.0).events, 1.0)
    before = encode_board(board, 1.0)
    begin, *records, end = build_checkpoint(board, 1.0)
    assert isinstance(end, CheckpointMarker)
    assert not board.apply_all([begin, CheckpointMarker(complete=True, memory={"at": "noon"})], 1.0)
    assert not board.apply_all([begin, CheckpointMarker(complete=True)], 1.0)
    assert not board.apply_all([begin, *records[2:], end], 1.0)
    assert encode_board(board, 1.0) == before
    board.apply(CallLost(node_id=NODES[0], end_id="c0a8010100000000", cause=16), 2.0)


def test_the_dialogues_of_calls_are_in_a_checkpoint() -> None:
    """A dialogue is reported once, however long the call lasts."""
    board, other = Switchboard(), Switchboard()
    events: list[AnyEvent] = [
        SipTrack(action="START", end_id="C0A8010100000001", sip_call_id="one"),
        SipTrack(action="START", end_id="c0a8010100000001", sip_call_id="two"),
        SipTrack(action="START", end_id="c0a8010100000002", sip_call_id="three"),
    ]
    board.apply_all(events, 1.0)
    other.apply_all(build_checkpoint(board, 1.0), 1.0)
    assert list(other.iter_dialogues()) == list(board.iter_dialogues())


def test_a_transfer_that_is_not_complete_keeps_its_key_in_stored_checkpoints() -> None:
    stored = b'{"kind":"transfer","at":1.0,"is_settled":false}'
    memory = MoveMemory(MoveKind.TRANSFER, 1.0, is_complete=False)
    assert decode_json(stored, MoveMemory) == memory
    assert msgspec.json.encode(memory) == stored
