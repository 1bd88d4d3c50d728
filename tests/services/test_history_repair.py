"""Runs that have ended while people talked: what is stored of their calls, and how these go on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from devlink3_desk.history.call_record import CallOutcome, CallRecord, compute_outcome
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.rewind import Moment
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, RoundTrip, SnapshotMarker
from devlink3_desk.services.history_recording import CHECKPOINT_INTERVAL
from devlink3_desk.services.history_repair import (
    MAX_PAUSE,
    MAX_QUIET_SECONDS,
    RunKey,
    find_earlier_calls,
    repair_runs,
)
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import make_snapshot, parse_event
from tests.support.recorded_days import MONDAY_10, SimulatedRecorder

KILLED, RESTARTED, ENDED = 200.0, 230.0, 300.0
"""Seconds after the first run began."""
CONNECTED = [LinkEvent(state=LinkState.CONNECTED, flags=("-SCN",))]
QUIET = [RoundTrip(milliseconds=1)]


def create_record(second: float, *, is_answered: bool) -> AnyEvent:
    """Return the record of a call from outside at an instant."""
    stamp = f"stamp={round(second * 10) + 70_000}"
    if not is_answered:
        return parse_event(
            [f"detail n1/3 {stamp} group=200", "a t1 trunk ringback cli=01632960144", "t e1 201"]
        )
    return parse_event(
        [f"detail n1/3 {stamp} group=200", "a t1 trunk connected cli=01632960144", "b e1 201 connected"]
    )


def hang_up() -> list[AnyEvent]:
    return [parse_event([f"lost n1 {end} 16"]) for end in ("t1", "e1")]


class Runs:
    """Runs of a recorder on one history, of which the first ones are killed or closed."""

    def __init__(self, folder: Path) -> None:
        self.location = HistoryLocation.parse(str(folder / "history.sqlite"))
        self._recorders: list[SimulatedRecorder] = []

    def start(
        self, prefix: str, second: float, monotonic: float, *, is_reached: bool = True
    ) -> SimulatedRecorder:
        """Start a run, which expects the calls of the one before."""
        wall = MONDAY_10 + second
        board = Switchboard(Site(), call_id_prefix=prefix)
        with open_history(self.location) as store:
            earlier = find_earlier_calls(store, RunKey("site", prefix), Site(), now=wall)
        if earlier is not None:
            earlier.expect_in(board, monotonic, wall)
        return self._start(board, prefix, wall, monotonic, is_reached=is_reached)

    def continue_board(
        self, prefix: str, second: float, monotonic: float, published: list[AnyEvent]
    ) -> SimulatedRecorder:
        """Start a run that goes on from a board, as it was when the one before was killed."""
        board = Switchboard(Site())
        board.apply_all(published, monotonic - (second - KILLED))
        board.use_call_id_prefix(prefix)
        return self._start(board, prefix, MONDAY_10 + second, monotonic)

    def start_without_snapshot(self, seen: str, prefix: str, second: float, monotonic: float) -> None:
        """Start a run that is killed before its first snapshot ends."""
        if seen == "nothing":
            with open_history(self.location) as store:
                store.begin_run(prefix, "site", monotonic, MONDAY_10 + second)
            return
        run = self.start(prefix, second, monotonic, is_reached=seen != "no connection")
        if seen == "half a snapshot":
            snapshot = make_snapshot(create_record(second, is_answered=True))[:-1]
            run.feed(snapshot, MONDAY_10 + second + 0.1)
        run.feed(QUIET, MONDAY_10 + second + 0.5)
        run.flush()

    def _start(
        self, board: Switchboard, prefix: str, wall: float, monotonic: float, *, is_reached: bool = True
    ) -> SimulatedRecorder:
        recorder = SimulatedRecorder(self.location, prefix, wall, monotonic, (), board)
        self._recorders.append(recorder)
        recorder.feed([LinkEvent(state=LinkState.CONNECTING)], wall)
        if is_reached:
            recorder.feed(CONNECTED, wall)
        return recorder

    def begin_call(self) -> SimulatedRecorder:
        """Start the first run, in which a call rings after 10 s and is answered after 15 s."""
        first = self.start("one", 0.0, 5.0)
        first.feed(make_snapshot(), MONDAY_10 + 1.0)
        first.feed([create_record(10.0, is_answered=False)], MONDAY_10 + 10.0)
        first.feed([create_record(15.0, is_answered=True)], MONDAY_10 + 15.0)
        for second in (30.0, 90.0, CHECKPOINT_INTERVAL + 10.0, KILLED):
            first.feed(QUIET, MONDAY_10 + second)
        first.flush()
        return first

    def repair(self, second: float) -> None:
        with open_history(self.location) as store:
            repair_runs(store, Site(), now=MONDAY_10 + second)

    def list_calls(self) -> list[CallRecord]:
        for recorder in self._recorders[1:]:
            recorder.flush()
        with open_history(self.location, read_only=True) as store:
            return list(store.iter_calls(CallQuery()))

    def close(self) -> None:
        """Close what was not closed in an orderly way, once the history has been read."""
        for recorder in self._recorders:
            recorder.close()


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    """A history without runs. A recorder that is not closed before its calls are read was killed."""
    runs = Runs(tmp_path)
    yield runs
    runs.close()


def check_call(call: CallRecord) -> None:
    """Assert that the call is there from its first second to its last."""
    began = MONDAY_10 + 10.0
    assert (call.started, call.answered, call.ended) == pytest.approx(
        (began, began + 5, MONDAY_10 + ENDED), abs=0.01
    )
    assert [leg.state.value for leg in call.legs] == ["ringing", "connected"]
    assert (call.wait, call.talk) == pytest.approx((5.0, ENDED - 15.0), abs=0.01)
    assert (call.complete, call.start_seen, call.end_seen) == (False, True, True)
    assert (compute_outcome(call), call.answered_by, call.caller.number) == (
        CallOutcome.ANSWERED,
        "201",
        "01632960144",
    )


@pytest.mark.parametrize("is_repaired_late", [False, True])
def test_a_call_that_outlives_a_killed_recorder_is_one_call(runs: Runs, is_repaired_late: bool) -> None:
    """With its true start, and one id; a repair may come after the call has ended."""
    first = runs.begin_call()
    (call_id,) = first.switchboard.calls
    if not is_repaired_late:
        runs.repair(RESTARTED)
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(create_record(RESTARTED, is_answered=True)), MONDAY_10 + RESTARTED)
    (shown,) = second.switchboard.calls.values()
    assert shown.id == call_id
    assert shown.started == pytest.approx(9_000.0 - RESTARTED + 10.0)
    second.feed(hang_up(), MONDAY_10 + ENDED)
    second.flush()
    if is_repaired_late:
        runs.repair(ENDED + 60.0)
    (call,) = runs.list_calls()
    assert call.id == call_id
    check_call(call)


def test_a_call_that_outlives_two_killed_recorders_is_one_call(runs: Runs) -> None:
    runs.begin_call()
    runs.repair(RESTARTED)
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(create_record(RESTARTED, is_answered=True)), MONDAY_10 + RESTARTED)
    second.feed(QUIET, MONDAY_10 + RESTARTED + 10)
    second.flush()
    runs.repair(RESTARTED + 30)
    third = runs.start("three", RESTARTED + 30, 50.0)
    record = create_record(RESTARTED + 30, is_answered=True)
    third.feed(make_snapshot(record), MONDAY_10 + RESTARTED + 30)
    third.feed(hang_up(), MONDAY_10 + ENDED)
    (call,) = runs.list_calls()
    check_call(call)


@pytest.mark.parametrize("repaired_after", [(1, 2, 3), (2, 3), (3,)])
def test_what_only_the_run_in_the_middle_has_seen_is_kept(
    runs: Runs, repaired_after: tuple[int, ...]
) -> None:
    """The first run has seen the call ring, and the last one has seen it after it was answered."""
    first = runs.start("one", 0.0, 5.0)
    first.feed(make_snapshot(), MONDAY_10 + 1.0)
    first.feed([create_record(10.0, is_answered=False)], MONDAY_10 + 10.0)
    first.feed(QUIET, MONDAY_10 + 12.0)
    first.flush()
    for number, second in ((1, 14.0), (2, RESTARTED)):
        if number in repaired_after:
            runs.repair(second)
        run = runs.start(str(number), second, 1_000.0 * number)
        run.feed(make_snapshot(create_record(second, is_answered=number == 2)), MONDAY_10 + second)
        if number == 1:
            run.feed([create_record(15.0, is_answered=True)], MONDAY_10 + 15.0)
            run.feed(QUIET, MONDAY_10 + KILLED)
        else:
            run.feed(hang_up(), MONDAY_10 + ENDED)
        run.flush()
    runs.repair(ENDED + 60.0)
    (call,) = runs.list_calls()
    check_call(call)


def test_a_call_that_outlives_a_recorder_that_was_closed_is_one_call(runs: Runs) -> None:
    runs.begin_call().close()
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(create_record(RESTARTED, is_answered=True)), MONDAY_10 + RESTARTED)
    second.feed(hang_up(), MONDAY_10 + ENDED)
    (call,) = runs.list_calls()
    check_call(call)


def test_a_call_that_was_transferred_between_two_runs_is_one_call_with_both_parties(runs: Runs) -> None:
    runs.begin_call().close()
    second = runs.start("two", RESTARTED, 9_000.0)
    transferred = parse_event(
        [
            f"detail n1/3 stamp={round(RESTARTED * 10) + 70_000} group=200",
            "a t1 trunk connected cli=01632960144",
            "b e9 209 connected",
        ]
    )
    second.feed(make_snapshot(transferred), MONDAY_10 + RESTARTED)
    second.feed([parse_event([f"lost n1 {end} 16"]) for end in ("t1", "e9")], MONDAY_10 + ENDED)
    (call,) = runs.list_calls()
    assert (call.answered_by, call.complete) == ("201", False)
    assert call.talk == pytest.approx(ENDED - 15.0)
    assert [leg.parties for leg in call.legs] == [
        ("201",),
        ("01632960144", "201"),
        ("01632960144", "209"),
    ]


@pytest.mark.parametrize("is_new_node_first", [False, True])
def test_a_call_that_went_to_another_node_between_two_runs_is_one_call(
    runs: Runs, is_new_node_first: bool
) -> None:
    """The snapshot may name the other node, which nobody has reported before, first."""
    runs.begin_call().close()
    second = runs.start("two", RESTARTED, 9_000.0)
    stamp = f"stamp={round(RESTARTED * 10) + 70_000}"
    line = "connected cli=01632960144"
    records = [
        parse_event([f"detail n1/3 {stamp} group=200", f"a t1 trunk {line}", "b e9@n2 509 connected"]),
        parse_event([f"detail n2/4 {stamp}", f"a t1@n1 tie {line}", "b e9 509 connected"]),
    ]
    if is_new_node_first:
        records.reverse()
    second.feed([SnapshotMarker(complete=False)], MONDAY_10 + RESTARTED)
    for number, record in enumerate(records):
        second.feed([record], MONDAY_10 + RESTARTED + number)
    second.feed([SnapshotMarker(complete=True)], MONDAY_10 + RESTARTED + 2)
    ends = ("n1 t1", "n1 e9@n2", "n2 t1@n1", "n2 e9")
    second.feed([parse_event([f"lost {end} 16"]) for end in ends], MONDAY_10 + ENDED)
    (call,) = runs.list_calls()
    assert [leg.parties for leg in call.legs] == [
        ("201",),
        ("01632960144", "201"),
        ("01632960144", "509"),
    ]
    assert (call.start_seen, call.end_seen, call.answered_by) == (True, True, "201")


@pytest.mark.parametrize("is_repaired_late", [False, True])
def test_a_call_that_another_hub_takes_over_has_its_beginning(runs: Runs, is_repaired_late: bool) -> None:
    """The board of the other hub knows since when people talk, but not how long the phone has rung before."""
    first = runs.begin_call()
    published = build_checkpoint(first.switchboard, KILLED + 5.0)
    if not is_repaired_late:
        runs.repair(RESTARTED)
    second = runs.continue_board("two", RESTARTED, 9_000.0, published)
    second.feed(make_snapshot(create_record(RESTARTED, is_answered=True)), MONDAY_10 + RESTARTED)
    second.feed(hang_up(), MONDAY_10 + ENDED)
    second.flush()
    if is_repaired_late:
        runs.repair(ENDED + 60.0)
    (call,) = runs.list_calls()
    check_call(call)


@pytest.mark.parametrize("seen", ["nothing", "no connection", "no snapshot", "half a snapshot"])
def test_a_run_that_sees_no_whole_snapshot_hands_the_calls_on(runs: Runs, seen: str) -> None:
    """It was killed while the PBX could not be reached, or before that had listed its calls."""
    runs.begin_call()
    runs.repair(RESTARTED)
    runs.start_without_snapshot(seen, "two", RESTARTED, 9_000.0)
    now = RESTARTED + 20.0
    third = runs.start("three", now, 700.0)
    third.feed(make_snapshot(create_record(now, is_answered=True)), MONDAY_10 + now)
    runs.repair(now + 20.0)
    third.feed(hang_up(), MONDAY_10 + ENDED)
    (call,) = runs.list_calls()
    check_call(call)


def test_after_a_run_without_calls_there_are_none_to_go_on(runs: Runs) -> None:
    """The calls of the run before have ended, even if the PBX assigns their identifiers again."""
    runs.begin_call()
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(), MONDAY_10 + RESTARTED)
    second.feed([LinkEvent(state=LinkState.LOST)], MONDAY_10 + RESTARTED + 5.0)
    second.flush()
    with open_history(runs.location) as store:
        assert (
            find_earlier_calls(store, RunKey("site", "three"), Site(), now=MONDAY_10 + RESTARTED + 10.0)
            is None
        )


@pytest.mark.parametrize("step", [-31.0, -400.0])
def test_after_a_clock_was_set_back_calls_are_others(runs: Runs, step: float) -> None:
    """How long the pause was is not known, nor since when people talk; this PBX sends no time stamps."""
    record = parse_event(["detail n1/3", "a t1 trunk connected cli=01632960144", "b e1 201 connected"])
    first = runs.start("one", 0.0, 5.0)
    first.feed(make_snapshot(record), MONDAY_10 + 1.0)
    first.feed(QUIET, MONDAY_10 + KILLED)
    first.flush()
    now = RESTARTED + step
    second = runs.start("two", now, 9_000.0)
    second.feed(make_snapshot(record), MONDAY_10 + now)
    assert [call.id.split("-")[0] for call in second.switchboard.calls.values()] == ["two"]


def test_without_a_checkpoint_the_calls_of_a_run_have_its_ids(runs: Runs) -> None:
    """As where it was killed between its first events and the checkpoint after them."""
    (call_id,) = runs.begin_call().switchboard.calls
    with open_history(runs.location) as store:
        store.database.execute("DELETE FROM event_blocks WHERE is_checkpoint = 1")
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(create_record(RESTARTED, is_answered=True)), MONDAY_10 + RESTARTED)
    assert list(second.switchboard.calls) == [call_id]


def test_a_call_that_ends_meanwhile_is_stored_as_far_as_it_was_seen(runs: Runs) -> None:
    """Its legs from before the last checkpoint included."""
    runs.begin_call()
    runs.repair(RESTARTED)
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(), MONDAY_10 + RESTARTED)
    assert not second.switchboard.calls
    (call,) = runs.list_calls()
    assert (call.started, call.ended) == pytest.approx((MONDAY_10 + 10.0, MONDAY_10 + KILLED), abs=0.01)
    assert [leg.state.value for leg in call.legs] == ["ringing", "connected"]
    assert (call.complete, call.end_seen) == (False, False)


@pytest.mark.parametrize(("quiet", "ended"), [(4.0, 4.0), (600.0, MAX_QUIET_SECONDS)])
def test_a_call_in_progress_ends_when_the_link_was_live_last(runs: Runs, quiet: float, ended: float) -> None:
    """That is noted while no events come; after a long time without, the computer has slept."""
    seen = MONDAY_10 + KILLED + quiet
    runs.begin_call().advance_to(seen)
    with open_history(runs.location) as store:
        # As the recorder does every two seconds.
        ((period,),) = store.database.execute("SELECT id FROM live_periods")
        store.extend_live_period(period, seen)
        store.touch_run(store.list_runs()[0].id, seen)
    runs.repair(KILLED + quiet + 60.0)
    (call,) = runs.list_calls()
    assert call.ended == pytest.approx(MONDAY_10 + KILLED + ended, abs=0.01)
    assert call.talk == pytest.approx(KILLED + ended - 15.0, abs=0.01)


def test_the_legs_before_a_clock_was_set_are_stored(runs: Runs) -> None:
    """The checkpoint before the beginning of a call is found by the clock that nobody sets."""
    first = runs.begin_call()
    first.set_clock(MONDAY_10 + KILLED + 600.0)
    for second in (CHECKPOINT_INTERVAL, CHECKPOINT_INTERVAL + 10.0):
        first.feed(QUIET, MONDAY_10 + KILLED + 600.0 + second)
    first.flush()
    runs.repair(KILLED + 900.0)
    (call,) = runs.list_calls()
    assert [leg.state.value for leg in call.legs] == ["ringing", "connected"]
    assert call.wait == pytest.approx(5.0, abs=0.01)


def test_after_a_long_pause_calls_are_others(runs: Runs) -> None:
    runs.begin_call()
    now = KILLED + MAX_PAUSE + 1.0
    runs.repair(now)
    second = runs.start("two", now, 9_000.0)
    second.feed(make_snapshot(create_record(now, is_answered=True)), MONDAY_10 + now)
    second.feed(hang_up(), MONDAY_10 + now + 10.0)
    assert sorted(call.id.split("-")[0] for call in runs.list_calls()) == ["one", "two"]


def test_the_calls_of_a_recorder_that_is_at_work_are_its_own(runs: Runs) -> None:
    """A desk that starts beside the one that records waits for it, and shows calls under ids of its own."""
    runs.begin_call()
    now = MONDAY_10 + KILLED
    options = RecorderOptions(
        call_id_prefix="two", source="site", lock="desk", stands_by=True, read_wall=lambda: now
    )
    find = partial(find_earlier_calls, own_run=RunKey("site", "two"), site=Site(), now=now)
    with open_history(runs.location) as store:
        assert store.acquire_lock("desk", "one", now) is None
        writer = HistoryWriter(runs.location, options)
        try:
            with pytest.raises(HistoryError):
                writer.run(find).result(30.0)
            store.release_lock("desk", "one")
            assert writer.run(find).result(30.0) is not None
        finally:
            writer.close()
        assert find_earlier_calls(store, RunKey("other", "two"), Site(), now=now) is None


def test_the_owner_of_the_lock_repairs_a_run_that_was_just_killed(runs: Runs) -> None:
    """What it has seen is stored before what the next run sees; the next run itself is left alone."""
    runs.begin_call()
    second = runs.start("two", KILLED + 1.0, 9_000.0)
    with open_history(runs.location) as store:
        now = MONDAY_10 + KILLED + 1.0
        assert repair_runs(store, Site(), now=now) == 0
        assert repair_runs(store, Site(), now=now, own_run=RunKey("other", "two")) == 0
        assert repair_runs(store, Site(), now=now + 60.0, own_run=RunKey("site", "two")) == 1
        assert [run.ended is None for run in store.list_runs()] == [False, True]
    second.feed(make_snapshot(create_record(KILLED + 1.0, is_answered=True)), MONDAY_10 + KILLED + 1.0)
    second.feed(hang_up(), MONDAY_10 + ENDED)
    (call,) = runs.list_calls()
    check_call(call)


def test_a_moment_of_the_second_run_shows_the_call_under_its_id(runs: Runs) -> None:
    (call_id,) = runs.begin_call().switchboard.calls
    second = runs.start("two", RESTARTED, 9_000.0)
    second.feed(make_snapshot(create_record(RESTARTED, is_answered=True)), MONDAY_10 + RESTARTED)
    second.feed(QUIET, MONDAY_10 + ENDED)
    second.flush()
    with open_history(runs.location, read_only=True) as store:
        for second_of_run in (RESTARTED + 1.0, ENDED - 1.0):
            moment = MomentReader(store, Site()).read_moment(MONDAY_10 + second_of_run)
            assert isinstance(moment, Moment)
            (call,) = moment.switchboard.calls.values()
            assert call.id == call_id
            assert moment.at - call.started == pytest.approx(second_of_run - 10.0, abs=0.1)
