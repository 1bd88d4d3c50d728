"""Streams that are expensive to apply: neither the time for an event nor the memory grows without bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from devlink3_desk.protocol.events import AnyEvent, AttemptReject, CallLost, Detail, ExtensionState
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.calls import tracker
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH
from tests.support.waiting import read_cost

NODE = "c0a82a03"
LONG = "x" * 60_000


def make_end_id(number: int) -> str:
    return f"{NODE}{number:08x}"


def make_detail(number: int, a: str, b: str | None = None, node: str = NODE, name: str = "") -> Detail:
    other = None if b is None else Party(end_id=b, identity="200", equipment_class=8, state=2)
    return Detail(
        call=CallSection(node, number),
        party_a=Party(end_id=a, direction=1, state=19, name=name),
        party_b=other,
    )


def iter_one_call_at_a_thousand_nodes() -> Iterator[AnyEvent]:
    number = 0
    while True:
        yield make_detail(1, make_end_id(1), node=f"{number % 1000:08x}", name=str(number))
        number += 1


def iter_ends_that_are_never_lost() -> Iterator[AnyEvent]:
    number = 0
    while True:
        yield make_detail(number, make_end_id(number), make_end_id(number + 10**8))
        number += 1


def iter_calls_to_one_target() -> Iterator[AnyEvent]:
    for number in range(1_200):
        yield Detail(
            call=CallSection(NODE, number),
            party_a=Party(end_id=make_end_id(number + 10)),
            targets=(Target(end_id=make_end_id(1), identity="200"),),
        )
    while True:
        yield AttemptReject(node_id=NODE, end_id=make_end_id(1))
        yield CallLost(node_id=NODE, end_id=make_end_id(1))


def iter_calls_in_one_conference() -> Iterator[AnyEvent]:
    number = 0
    while True:
        yield Detail(
            call=CallSection(NODE, number),
            party_a=Party(end_id=make_end_id(number + 10)),
            party_b=Party(end_id=make_end_id(1), equipment_class=17),
        )
        number += 1


STREAMS = (
    iter_one_call_at_a_thousand_nodes,
    iter_ends_that_are_never_lost,
    iter_calls_to_one_target,
    iter_calls_in_one_conference,
)


@pytest.mark.parametrize("stream", STREAMS)
def test_the_later_events_cost_no_more_than_the_sooner_ones(stream: Callable[[], Iterator[AnyEvent]]) -> None:
    board, events = Switchboard(), stream()
    for count, event in enumerate(islice(events, 1_500)):
        board.apply(event, count / 1000)

    def measure_cost() -> float:
        """Return the seconds for an event, the best of three: other processes only make it slower."""
        costs = []
        for _ in range(3):
            batch = list(islice(events, 60))
            started = read_cost()
            for event in batch:
                board.apply(event, 5.0)
            costs.append((read_cost() - started) / len(batch))
        return min(costs)

    first_cost = measure_cost()
    for event in islice(events, 1_500):
        board.apply(event, 5.0)
    assert measure_cost() < 4 * first_cost + 1e-4
    assert measure_cost() < 0.1


def test_names_of_60_kb_are_stored_for_as_many_calls_as_memory_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tracker, "MAX_TOTAL_BYTES", 1_000_000)
    board = Switchboard()
    for number in range(100):
        board.apply(make_detail(number, make_end_id(number), name=LONG), 0.0)
    assert 10 < len(board.calls) < 17
    assert [info.a.name for info in board.calls.values() if info.a is not None] == [LONG] * len(board.calls)
    for number in range(100):
        board.apply(make_detail(number, make_end_id(number)), 1.0)
    assert len(board.calls) == 100, "with short names again, all are stored"


def test_identifiers_numbers_and_groups_of_60_kb_are_distinguished_by_their_beginning() -> None:
    board = Switchboard()
    board.apply(
        Detail(
            call=CallSection("n" + LONG, "i" + LONG, current_huntgroup="g" + LONG, queue_state=1),
            party_a=Party(end_id="e" + LONG, direction=1, identity="1" + LONG),
        ),
        0.0,
    )
    board.apply(ExtensionState(v=1, p1=2, p2=1, extension="7" + LONG, text=LONG), 0.0)
    assert len(board.calls) == 1
    assert {len(number) for number in board.extensions} == {MAX_KEY_LENGTH}
    assert {len(group) for group in board.queues} == {MAX_KEY_LENGTH}
    board.apply(CallLost(node_id="n" + LONG, end_id="e" + LONG), 1.0)
    assert not board.calls
