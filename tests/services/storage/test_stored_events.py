"""Recorded events on both engines: blocks, runs, and the periods with a live connection."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from devlink3_desk.protocol.events import Delta2, RoundTrip
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.storage.event_blocks import BlockKind, EventBlockBuilder
from devlink3_desk.services.storage.history_store import (
    HistoryStore,
    RecordedEvents,
)
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import (
    MONDAY_10,
    list_recorded_events,
)


def save_block(
    store: HistoryStore,
    run: int,
    number: int,
    at: float,
    wall: float,
    *texts: str,
    kind: BlockKind = BlockKind.EVENTS,
) -> None:
    """Store a block with an event a second."""
    block = EventBlockBuilder(at, wall)
    for second, text in enumerate(texts):
        block.add_events([Delta2(text=text)], at + second)
    store.save_block(run, number, block, kind=kind)


def read_texts(recorded: Iterable[RecordedEvents]) -> list[str]:
    """Return the texts of recorded events."""
    return [event.text for each in recorded for event in each.events if isinstance(event, Delta2)]


def test_events_are_found_by_the_clock(store: HistoryStore):
    run = store.begin_run("k3", "site", 50.0, MONDAY_10)
    save_block(store, run, 1, 50.0, MONDAY_10, "a", "b", "c")
    save_block(store, run, 2, 53.0, MONDAY_10 + 3, "d", "e")

    found = list(store.iter_run(store.list_runs()[0], MONDAY_10, MONDAY_10 + 4))

    assert read_texts(found) == ["b", "c", "d"]
    assert [(each.at, each.wall) for each in found] == [
        (51.0, MONDAY_10 + 1),
        (52.0, MONDAY_10 + 2),
        (53.0, MONDAY_10 + 3),
    ]


def test_block_that_has_grown_replaces_what_it_was(store: HistoryStore):
    run = store.begin_run("k3", "site", 50.0, MONDAY_10)
    save_block(store, run, 1, 50.0, MONDAY_10, "a")
    save_block(store, run, 1, 50.0, MONDAY_10, "a", "b")

    assert read_texts(list_recorded_events(store)) == ["a", "b"]


def test_round_trips_belong_to_the_events(store: HistoryStore):
    run = store.begin_run("a", "site", 50.0, MONDAY_10)
    block = EventBlockBuilder(50.0, MONDAY_10)
    block.add_events([RoundTrip(milliseconds=2.5), Delta2(text="x")], 50.0)
    store.save_block(run, 1, block)

    [together] = list_recorded_events(store)

    assert together.events == (RoundTrip(milliseconds=2.5), Delta2(text="x"))


def test_board_is_rebuilt_from_the_last_checkpoint(store: HistoryStore):
    run_id = store.begin_run("k3", "site", 50.0, MONDAY_10)
    save_block(store, run_id, 1, 50.0, MONDAY_10, "a", "b")
    save_block(store, run_id, 2, 60.0, MONDAY_10 + 10, "board", kind=BlockKind.CHECKPOINT)
    save_block(store, run_id, 3, 60.0, MONDAY_10 + 10, "c", "d", "e")
    save_block(store, run_id, 4, 70.0, MONDAY_10 + 20, "later board", kind=BlockKind.CHECKPOINT)
    store.touch_run(run_id, MONDAY_10 + 25)

    runs = MomentReader(store, Site())
    (run,) = runs.list_runs(MONDAY_10 + 11)
    assert (run.call_id_prefix, run.source, run.started_monotonic) == ("k3", "site", 50.0)
    assert read_texts(store.replay_run(run, MONDAY_10 + 5)) == ["a", "b"]
    assert read_texts(store.replay_run(run, MONDAY_10 + 11)) == ["board", "c", "d"]
    assert read_texts(store.replay_run(run)) == ["later board"]
    checkpoint = next(store.replay_run(run, MONDAY_10 + 19))
    assert (checkpoint.at, checkpoint.kind) == (60.0, BlockKind.CHECKPOINT)
    assert runs.list_runs(MONDAY_10 - 1) == []
    assert runs.list_runs(MONDAY_10 + 26) == []


@pytest.mark.expect_log("block .* is left out")
def test_damaged_block_is_left_out_and_logged(store: HistoryStore):
    run = store.begin_run("k3", "site", 50.0, MONDAY_10)
    for number, text in enumerate("abc"):
        save_block(store, run, number, 50.0 + number, MONDAY_10 + number, text)
    store.database.execute("UPDATE event_blocks SET data = ? WHERE number = 1", (b"\x78\x9c damaged",))

    assert read_texts(list_recorded_events(store)) == ["a", "c"]


def test_run_that_was_cut_short_is_distinguished_from_an_orderly_end(store: HistoryStore):
    orderly = store.begin_run("a", "site", 50.0, MONDAY_10)
    store.begin_run("b", "site", 10.0, MONDAY_10 + 60)
    store.touch_run(orderly, MONDAY_10 + 30, has_ended=True)

    assert [run.call_id_prefix for run in store.list_runs()] == ["a", "b"]
    assert [run.call_id_prefix for run in store.list_runs(unfinished_only=True)] == ["b"]


def test_live_periods_are_what_a_recorder_saw(store: HistoryStore):
    run = store.begin_run("a", "site", 50.0, MONDAY_10)
    for start, end in ((0.0, 10.0), (5.0, 12.0), (20.0, 30.0)):
        store.extend_live_period(store.begin_live_period(run, MONDAY_10 + start), MONDAY_10 + end)

    assert store.list_live_periods(MONDAY_10 + 2, MONDAY_10 + 25) == [
        (MONDAY_10 + 2, MONDAY_10 + 12),
        (MONDAY_10 + 20, MONDAY_10 + 25),
    ]
    assert store.list_live_periods(MONDAY_10 + 100, MONDAY_10 + 110) == []
