"""Recorded moments: the board at any of them is the one that a live switchboard printed then."""

from __future__ import annotations

import gc
from pathlib import Path
from random import Random

import msgspec
import pytest

from devlink3_desk.history.rewind import (
    DayQuery,
    MissingMoment,
    MissingReason,
    Moment,
    MomentKind,
    encode_moment,
)
from devlink3_desk.protocol.events import RoundTrip
from devlink3_desk.services.history_recording import CHECKPOINT_EVENTS
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import DAY_SECONDS, ExpiryTask, RetentionPolicy
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import parse_event, read_corpus_scenario
from tests.support.history_calls import MONDAY_10
from tests.support.postgres_server import postgres_server
from tests.support.recorded_days import (
    SimulatedRecorder,
    assert_same_board,
    build_directory,
    lose_link,
    to_json,
)
from tests.switchboard.damaged_stream import DamagedStream
from tests.switchboard.scenario_corpus import CORPUS, switchboard

__all__ = ["postgres_server"]

PART_SECONDS = {"sqlite": 300.0, "postgresql": 250.0}
"""Between two restarts of a PBX; blocks are read by the same code from a file and from a server."""
MOMENTS = {"sqlite": 120, "postgresql": 60}
"""Moments that are compared."""


class RecordedHour:
    """Twenty minutes of four nodes: gaps, outages, restarts of PBX and recorder, new directories."""

    def __init__(self, location: HistoryLocation, seed: int, part_seconds: float, moments: int) -> None:
        self.shown: dict[float, msgspec.Raw] = {}
        self.merged_calls: dict[str, str] = {}
        self._part_seconds = part_seconds
        self.moments = moments
        random = Random(seed)
        wall = self.start = MONDAY_10
        self.run_starts = []
        for run in range(2):
            end = wall + 2 * (part_seconds + 60.0)
            at = [random.uniform(wall + 5.0, end - 65.0) for _ in range(moments // 2)]
            recorder = SimulatedRecorder(location, f"run{run}", wall, 7_000.0 * run + 0.123, at)
            self.run_starts.append(wall)
            recorder.set_directory(build_directory(run), wall + 1.0)
            for part in range(2):
                wall = self._record_part(recorder, seed + 10 * run + part, wall + 2.0, run)
            recorder.close()
            self.shown |= recorder.shown
            self.merged_calls |= recorder.merged_calls
            self.end = wall
            wall += 600.0

    def _record_part(self, recorder: SimulatedRecorder, seed: int, wall: float, run: int) -> float:
        """Record until the PBX restarts, which ends every call; return when it is back."""
        has_new_directory = False
        for at, events in DamagedStream(seed, 4, self._part_seconds).iter_batches():
            if at > self._part_seconds / 2 and not has_new_directory:
                has_new_directory = True
                recorder.set_directory(build_directory(run + seed % 7), wall + at)
            recorder.feed(events, wall + at)
        restarted = wall + self._part_seconds
        recorder.feed(lose_link("The PBX restarts."), restarted)
        recorder.advance_to(restarted + 57.0)
        return restarted + 57.0


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def hour(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[HistoryLocation, RecordedHour]:
    """A recorded history, in a file and on a server."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("hour") / "history.sqlite")
    else:
        place = request.getfixturevalue("postgres_server").create_database()
    location = HistoryLocation.parse(place)
    return location, RecordedHour(location, 5, PART_SECONDS[request.param], MOMENTS[request.param])


@pytest.mark.timeout(1_500)  # fifteen seconds of processor time: minutes on a slow machine with other work
def test_board_at_any_moment_is_the_one_that_was_printed_then(
    hour: tuple[HistoryLocation, RecordedHour],
) -> None:
    """Random moments, each by a reader that knows nothing yet and by one that has a cache."""
    location, recorded = hour
    assert len(recorded.shown) == recorded.moments
    with open_history(location, read_only=True) as store:
        reader = MomentReader(store, Site())
        busy, is_named = 0, False
        for number, (wall, expected) in enumerate(recorded.shown.items()):
            moment = reader.read_moment(wall)
            assert isinstance(moment, Moment)
            assert_same_board(encode_moment(moment), expected)
            if number % 10 == 0:
                gc.collect()  # the boards of earlier moments
            calls = to_json(expected)["calls"]
            busy += bool(calls)
            is_named = is_named or any(" of " in party["name"] for call in calls for party in call["targets"])
        for wall, expected in list(recorded.shown.items())[::10]:
            moment = MomentReader(store, Site()).read_moment(wall)
            assert isinstance(moment, Moment)
            assert_same_board(encode_moment(moment), expected)
            gc.collect()
        assert busy > recorded.moments / 2
        assert is_named


def test_ids_are_those_of_the_history(hour: tuple[HistoryLocation, RecordedHour]) -> None:
    """Each call on the board of a moment is found in the history by its id.

    What still rang when it was transferred is a part of the caller's call then.
    """
    location, recorded = hour
    with open_history(location, read_only=True) as store:
        for board in list(recorded.shown.values())[::20]:
            calls = {call["id"]: call["state"] for call in to_json(board)["calls"]}
            found = set(store.find_calls(list(calls)))
            for call_id in calls.keys() - found:
                assert calls[call_id] in ("dialling", "ringing")
                assert recorded.merged_calls[call_id] in store.find_calls([recorded.merged_calls[call_id]])


@pytest.mark.parametrize(
    ("offset", "reason"),
    [(-1.0, MissingReason.NOT_RECORDED), (None, MissingReason.NOT_RECORDED), (1e6, MissingReason.NOT_YET)],
)
def test_moment_that_is_not_recorded_says_so(
    hour: tuple[HistoryLocation, RecordedHour], offset: float | None, reason: MissingReason
) -> None:
    """Before the first run, between two runs, and in the future."""
    location, recorded = hour
    wall = recorded.run_starts[1] - 300.0 if offset is None else recorded.start + offset
    with open_history(location, read_only=True) as store:
        moment = MomentReader(store, Site()).read_moment(wall)
    assert isinstance(moment, MissingMoment)
    assert moment.reason is reason
    assert moment.newest == pytest.approx(recorded.end, abs=0.01)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_step_of_a_scenario(path: Path, tmp_path: Path) -> None:
    """The board after each step, read from the history."""
    scenario = read_corpus_scenario(path)
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    start = min(step.at for step in scenario.steps)
    walls = [MONDAY_10 + step.at - start + 0.001 for step in scenario.steps]
    live = switchboard(scenario)
    recorder = SimulatedRecorder(location, "call", MONDAY_10 - 1.0, start - 1.0, walls, live)
    for step in scenario.steps:
        recorder.feed(step.events, MONDAY_10 + step.at - start)
    recorder.advance_to(walls[-1] + 1.0)
    recorder.close()
    with open_history(location, read_only=True) as store:
        reader = MomentReader(store, live.site)
        for wall, expected in recorder.shown.items():
            moment = reader.read_moment(wall)
            assert isinstance(moment, Moment)
            assert_same_board(encode_moment(moment), expected)
    assert recorder.shown


def test_names_are_those_of_the_time(tmp_path: Path) -> None:
    """Each moment has the directory that was in use, also one before the last checkpoint."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    for minute in range(10):
        recorder.feed(lose_link("away"), MONDAY_10 + 60 * minute + 2)
    recorder.set_directory(build_directory(2), MONDAY_10 + 601)
    recorder.set_directory(build_directory(2), MONDAY_10 + 602)  # read again, without a change
    recorder.feed(lose_link("away"), MONDAY_10 + 700)
    recorder.close()
    with open_history(location, read_only=True) as store:
        reader = MomentReader(store, Site())
        names = {
            0.5: None,
            3: "Person 4001 of 1",
            599: "Person 4001 of 1",
            650: "Person 4001 of 2",
            700: "Person 4001 of 2",
        }
        for seconds, name in names.items():
            moment = reader.read_moment(MONDAY_10 + seconds)
            assert isinstance(moment, Moment)
            last = moment
            found = moment.switchboard.extensions.get("4001")
            assert (None if found is None else found.name) == name
        assert last.switchboard.directory.members == {"200": ("4001", "4002")}
        count = store.database.execute("SELECT count(*) FROM event_blocks WHERE is_checkpoint = 2")
        assert count == [(2,)]


def expire(store: HistoryStore, wall: float) -> None:
    """Remove all that is older than a day at ``wall``."""
    task = ExpiryTask(RetentionPolicy(events_days=1.0))
    while task.remove_slice(store, wall):
        pass


def test_retention_while_rewind_shows_the_past(tmp_path: Path) -> None:
    """What is gone says so at once; what is still there keeps its names, whose record is older."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0, [MONDAY_10 + 900, MONDAY_10 + 100])
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    for at, events in DamagedStream(3, 2, 1_000.0).iter_batches():
        recorder.feed(events, MONDAY_10 + 2 + at)
    recorder.close()
    with open_history(location) as store:
        reader = MomentReader(store, Site())
        moment = reader.read_moment(MONDAY_10 + 100)
        assert isinstance(moment, Moment)
        expire(store, MONDAY_10 + DAY_SECONDS + 500)
        assert moment.switchboard.extensions["4001"].name == "Person 4001 of 1"
        gone = reader.read_moment(MONDAY_10 + 100)
        assert isinstance(gone, MissingMoment)
        assert gone.reason is MissingReason.NO_LONGER
        assert gone.oldest is not None
        assert gone.oldest >= MONDAY_10 + 470
        kept = reader.read_moment(MONDAY_10 + 900)
        assert isinstance(kept, Moment)
        assert_same_board(encode_moment(kept), recorder.shown[MONDAY_10 + 900])
        # The events between the limit and the next checkpoint are not enough for a board.
        assert isinstance(reader.read_moment(gone.oldest + 0.5), MissingMoment | Moment)
        expire(store, MONDAY_10 + 3 * DAY_SECONDS)
        assert store.database.execute("SELECT count(*) FROM event_blocks") == [(0,)]
        gone = reader.read_moment(MONDAY_10 + 900)
        assert isinstance(gone, MissingMoment)
        assert gone.reason is MissingReason.NO_LONGER


def test_moment_in_a_recording_with_a_gap_is_not_shown(tmp_path: Path) -> None:
    """Events that could not be stored are missing until the next checkpoint."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    for second in range(0, 200, 10):
        recorder.feed(lose_link("away"), MONDAY_10 + second)
    recorder.close()
    with open_history(location) as store:
        store.note_gap(MONDAY_10 + 70, MONDAY_10 + 75, 5, 0)
        reader = MomentReader(store, Site())
        found = [isinstance(reader.read_moment(MONDAY_10 + second), Moment) for second in (65, 72, 110, 125)]
    assert found == [True, False, False, True]


def test_run_with_a_live_link_is_preferred(tmp_path: Path) -> None:
    """Of two desks that record at the same time, the one that saw the PBX."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    blind = SimulatedRecorder(location, "blind", MONDAY_10, 5.0)
    blind.feed(lose_link("no cable"), MONDAY_10)
    blind.flush()
    seeing = SimulatedRecorder(location, "seeing", MONDAY_10, 9_000.0, [MONDAY_10 + 100])
    for at, events in DamagedStream(3, 1, 120.0).iter_batches():
        seeing.feed(events, MONDAY_10 + at)
    blind.advance_to(MONDAY_10 + 130)
    for recorder in (blind, seeing):
        recorder.close()
    with open_history(location, read_only=True) as store:
        moment = MomentReader(store, Site()).read_moment(MONDAY_10 + 100)
    assert isinstance(moment, Moment)
    assert_same_board(encode_moment(moment), seeing.shown[MONDAY_10 + 100])
    assert moment.switchboard.calls


def test_outline_of_a_recorded_hour(hour: tuple[HistoryLocation, RecordedHour]) -> None:
    """Its moments show the calls that they are about."""
    location, recorded = hour
    with open_history(location, read_only=True) as store:
        reader = MomentReader(store, Site())
        outline = reader.read_day(DayQuery(MONDAY_10, recorded.end, hold_limit=5.0))
        kinds = {moment.kind for moment in outline.moments}
        assert {MomentKind.ABANDONED, MomentKind.LONGEST_WAIT, MomentKind.LINK_LOST} <= kinds
        assert max(outline.talking) > 1
        assert any(end - start > 500 for start, end in outline.blind)
        for interesting in outline.moments[::25]:
            if interesting.call_id is None:
                continue
            moment = reader.read_moment(interesting.wall)
            assert isinstance(moment, Moment)
            assert interesting.call_id in moment.switchboard.calls, interesting


def test_large_site_has_earlier_checkpoints(tmp_path: Path) -> None:
    """After so many events that replaying them takes long, but not more often than every ten seconds."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    for second in range(60):
        recorder.feed([RoundTrip(milliseconds=1.0)] * (CHECKPOINT_EVENTS // 4), MONDAY_10 + second)
    recorder.close()
    with open_history(location, read_only=True) as store:
        rows = store.database.execute("SELECT started FROM event_blocks WHERE is_checkpoint = 1 ORDER BY 1")
    assert [row[0] / 1000 - MONDAY_10 for row in rows] == [0.0, *range(10, 60, 10)]


RINGS = [parse_event(["detail n1/3", "a t1 trunk ringback cli=01632960144", "t e1 201"])]
ANSWERED = [parse_event(["detail n1/3", "a t1 trunk connected cli=01632960144", "b e1 201 connected"])]
OTHER_RINGS = [parse_event(["detail n1/4", "a t2 trunk ringback cli=01632960155", "t e2 202"])]
HUNG_UP = [parse_event([f"lost n1 {end} 16"]) for end in ("t1", "e1")]


def list_states(location: HistoryLocation, seconds: float) -> list[tuple[str, str, float]] | None:
    """Return caller, state and seconds in it of each call at a moment; ``None`` where it is missing."""
    with open_history(location, read_only=True) as store:
        moment = MomentReader(store, Site()).read_moment(MONDAY_10 + seconds)
    if not isinstance(moment, Moment):
        return None
    return [
        ("" if call.a is None else call.a.number[-3:], call.state.value, round(moment.at - call.since, 1))
        for call in moment.switchboard.calls.values()
    ]


def test_a_clock_that_was_corrected_by_less_than_a_second(tmp_path: Path) -> None:
    """The next block begins before the last event of the one before, which has happened all the same."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.feed([], MONDAY_10)
    recorder.feed(RINGS, MONDAY_10 + 10.0)
    recorder.feed(HUNG_UP, MONDAY_10 + 39.9)
    recorder.set_clock(MONDAY_10 + 39.2)
    recorder.feed(OTHER_RINGS, MONDAY_10 + 39.5)
    recorder.feed([RoundTrip(milliseconds=1)], MONDAY_10 + 45.0)
    recorder.close()
    assert list_states(location, 39.6) == [("155", "ringing", 0.1)]
    assert list_states(location, 39.3) == [("144", "ringing", 29.3)]


def test_a_clock_that_was_set_back(tmp_path: Path) -> None:
    """Of an instant that was there twice, one is shown, and not a mixture of both."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.feed([], MONDAY_10)
    recorder.feed(RINGS, MONDAY_10 + 10.0)
    recorder.feed(HUNG_UP, MONDAY_10 + 30.0)
    recorder.set_clock(MONDAY_10 - 20.0)
    recorder.feed(OTHER_RINGS, MONDAY_10 - 19.0)
    recorder.feed([RoundTrip(milliseconds=1)], MONDAY_10 + 5.0)
    recorder.feed([RoundTrip(milliseconds=1)], MONDAY_10 + 25.0)
    recorder.close()
    assert list_states(location, -10.0) == [("155", "ringing", 9.0)]
    assert list_states(location, 5.0) in ([], [("155", "ringing", 24.0)])
    assert list_states(location, 20.0) in ([("144", "ringing", 10.0)], [("155", "ringing", 39.0)])


def test_a_clock_that_was_set_forward(tmp_path: Path) -> None:
    """As after a computer has slept: meanwhile, no call became older."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.feed(RINGS, MONDAY_10)
    recorder.feed(ANSWERED, MONDAY_10 + 10.0)
    recorder.set_clock(MONDAY_10 + 3_610.0)
    recorder.feed([RoundTrip(milliseconds=1)], MONDAY_10 + 3_615.0)
    recorder.close()
    assert list_states(location, 1_800.0) == [("144", "connected", 5.0)]
    assert list_states(location, 3_617.0) is None
    assert list_states(location, 3_615.0) == [("144", "connected", 5.0)]
