"""Identifiers that a PBX uses again within a call, and records that come late or differ between nodes."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from devlink3_desk.protocol.events import AnyEvent, CallLost, SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from tests.support.event_notation import parse_event

CALLER = "a t1 trunk in connected cli=01707123456"


def play(steps: Iterable[tuple[float, tuple[str, ...] | AnyEvent]]) -> Switchboard:
    """Return a board that has seen a complete snapshot without calls, and then events at their seconds."""
    board = Switchboard()
    board.apply_all([SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 0.0)
    for at, step in steps:
        event = parse_event(list(step)) if isinstance(step, tuple) else step
        board.apply(event, at)
    return board


def lose(text: str, timestamp: int) -> AnyEvent:
    """Return a loss with a time stamp."""
    event = parse_event([text])
    assert isinstance(event, CallLost)
    return structs.replace(event, timestamp=timestamp)


def test_a_transferred_call_may_have_the_call_id_of_the_consultation() -> None:
    board = play(
        [
            (10.0, ("detail n1/1", CALLER, "b e1 4001 connected")),
            (10.2, ("detail n1/2", "a e2 4001 ringback", "t e3 4003")),
            (10.4, ("lost n1 e2 126",)),
            (10.6, ("detail n1/2", "a t1 trunk in ringback cli=01707123456 related=e2", "t e3 4003")),
            (10.8, ("lost n1 e1 126",)),
            (11.0, ("detail n1/2", f"{CALLER} related=e2", "b e3 4003 connected")),
        ]
    )
    assert [call.b and call.b.number for call in board.calls.values()] == ["4003"]
    board.apply_all([parse_event(["lost n1 e3 16"]), parse_event(["lost n1 t1 16"])], 12.0)
    assert not board.calls


def test_a_late_record_does_not_bring_back_who_has_transferred_the_call() -> None:
    board = play(
        [
            (10.0, ("detail n1/1 stamp=100", CALLER, "b e1 4001 connected")),
            (10.1, lose("lost n1 e1 126", 101)),
            (10.1, ("detail n1/1 stamp=102", CALLER)),
            (10.1, ("detail n1/1 stamp=100", CALLER, "b e1 4001 connected")),
            (11.1, ("detail n1/1 stamp=110", CALLER, "b e3 4003 connected")),
            (16.1, lose("lost n1 t1 16", 160)),
            (16.1, lose("lost n1 e3 16", 160)),
        ]
    )
    assert not board.calls


def test_who_answers_long_after_a_pick_up_without_a_person_has_not_picked_up() -> None:
    board = play(
        [
            (10.0, ("detail n1/1", "a t1 trunk in ringback cli=01707123456", "t e2 4002 · t e3 4003")),
            (11.0, ("lost n1 e2 119",)),
            (31.0, ("detail n1/1", CALLER, "b e3 4003 connected")),
        ]
    )
    (call,) = board.calls.values()
    assert call.moves is not None
    assert call.moves.by is None


def test_nodes_that_an_end_is_not_on_may_present_it_differently_after_an_outage() -> None:
    first = ("detail n1/1", CALLER, "b e1@n2 5001 connected")
    other = ("detail n3/4", "a t1@n1 tie in connected public=0 cli=999000", "b e1@n2 tie connected")
    board = play([(10.0, first), (10.0, other)])
    ids = list(board.calls)
    second = ("detail n2/7", "a t1@n1 tie in connected public=0 cli=01707123456", "b e1 5001 connected")
    board.apply(SnapshotMarker(complete=False), 20.0)
    for record in (second, first, other):
        board.apply(parse_event(list(record)), 20.0)
    board.apply(SnapshotMarker(complete=True), 21.0)
    assert list(board.calls) == ids
