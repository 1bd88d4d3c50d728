"""The time that the switchboard needs for an event, with ten calls and with ten thousand."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from devlink3_desk.protocol.events import Detail
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.rows import Row, measure_rates
from tests.support.call_records import create_call_events, create_ringing_calls

LIVE_CALLS = (10, 1_000, 10_000)
EVENTS = 2_000
MAX_COST_RATIO = 1.3
"""The time for an event with the most calls, as a multiple of that with the fewest."""


def run() -> list[Row]:
    """Measure changes of known calls, and complete calls, with different numbers of other calls."""
    return [
        *_measure_scaling(
            "a Detail that changes a known call", [_create_change_work(live) for live in LIVE_CALLS]
        ),
        *_measure_scaling(
            "an event of a call from ringing to cleared", [_create_call_work(live) for live in LIVE_CALLS]
        ),
    ]


def _measure_scaling(name: str, works: list[Callable[[], None]]) -> list[Row]:
    costs = [1e6 / rate for rate in measure_rates([(work, EVENTS) for work in works])]
    rows = [Row(f"{name}, {LIVE_CALLS[0]} live calls", costs[0], "µs")]
    for live, cost in zip(LIVE_CALLS[1:], costs[1:], strict=True):
        ratio = cost / costs[0]
        against = f"{LIVE_CALLS[0]} live calls"
        aim = f"at most {MAX_COST_RATIO} times"
        rows.append(
            Row(
                f"{name}, {live} live calls",
                cost,
                "µs",
                against,
                costs[0],
                ratio,
                aim,
                ratio <= MAX_COST_RATIO,
            )
        )
    return rows


def _create_change_work(live: int) -> Callable[[], None]:
    """Return work that changes the same ten calls, however many others there are."""
    calls = create_ringing_calls(live)
    board = Switchboard()
    board.apply_all(calls, 0.0)
    ten = calls[:: live // 10][:10]
    turns = [[_with_tag(call, str(turn)) for call in ten] for turn in range(2)]

    def work() -> None:
        for _ in range(EVENTS // 20):
            for turn in turns:
                for event in turn:
                    board.apply(event, 1.0)

    return work


def _with_tag(call: Detail, tag: str) -> Detail:
    return structs.replace(call, call=structs.replace(call.call, tag=tag))


def _create_call_work(live: int) -> Callable[[], None]:
    """Return work that starts and ends calls while others remain."""
    others = create_ringing_calls(live)
    board = Switchboard()
    board.apply_all(others, 0.0)
    passing = create_call_events(
        [_move_to_other_node(call) for call in create_ringing_calls(EVENTS // 4, seed=2)]
    )
    clock = iter(range(1, 1_000_000))

    def work() -> None:
        # A later minute in each round: the tracker remembers for a while which ends have been lost.
        now = 60.0 * next(clock)
        for event in passing:
            board.apply(event, now)

    return work


def _move_to_other_node(call: Detail) -> Detail:
    """Return a call as another node reports it, so that it has no end in common with those that remain."""
    node = "c0a82a04"
    assert call.party_a is not None
    party = structs.replace(call.party_a, end_id=node + (call.party_a.end_id or "")[8:])
    targets = tuple(
        structs.replace(target, end_id=node + (target.end_id or "")[8:]) for target in call.targets
    )
    return structs.replace(
        call, call=structs.replace(call.call, node_id=node), party_a=party, targets=targets
    )
