"""Unexpected errors while calls are recorded: they reach neither the source of events nor its board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.services.history_recording import RESUME_SECONDS, HistoryRecording
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change
from tests.support.event_notation import parse_event
from tests.support.history_calls import MONDAY_10
from tests.support.one_call import RINGING

LIVE: list[AnyEvent] = [LinkEvent(state=LinkState.CONNECTED), SnapshotMarker(complete=True)]
REPORT = "The recording was interrupted"


def fail() -> Iterator[Change]:
    """Return changes that cannot be recorded."""
    yield from ()
    raise RuntimeError("a defect of the program")


class RecordedSite:
    """A switchboard and its recording, by simulated clocks."""

    def __init__(self, location: HistoryLocation, *, reports: bool) -> None:
        self.problems: list[str | None] = []
        self.board = Switchboard(call_id_prefix="run")
        self.writer = HistoryWriter(location, RecorderOptions(call_id_prefix="run"))
        self.recording = HistoryRecording(
            self.board,
            self.writer,
            on_problem=(lambda problem: self.problems.append(problem and str(problem))) if reports else None,
        )
        self.feed(LIVE, 0.0)

    def feed(self, events: Sequence[AnyEvent], at: float) -> None:
        changes = self.board.apply_all(events, at)
        self.recording.record(events, changes, at, MONDAY_10 + at)

    def break_down(self, at: float) -> None:
        self.recording.record([], fail(), at, MONDAY_10 + at)


@pytest.fixture
def location(tmp_path: Path) -> HistoryLocation:
    return HistoryLocation.parse(str(tmp_path / "history.sqlite"))


@pytest.mark.expect_log(REPORT)
def test_an_error_is_reported_once_and_recording_goes_on(location: HistoryLocation) -> None:
    site = RecordedSite(location, reports=True)
    for at in (1.0, 2.0, 3.0 + RESUME_SECONDS):
        site.break_down(at)
    assert len(site.problems) == 1
    assert "RuntimeError: a defect of the program" in str(site.problems[0])
    later = 4.0 + 2 * RESUME_SECONDS
    site.feed([parse_event(RINGING)], later)
    assert site.problems[1:] == [None]
    site.recording.close(later + 5, MONDAY_10 + later + 5)
    assert site.writer.close(30.0)
    with open_history(location, read_only=True) as store:
        assert [call.started for call in store.iter_calls(CallQuery())] == [MONDAY_10 + later]
        periods = store.list_live_periods(0, MONDAY_10 + 1000)
    # Nothing counts as seen in between.
    interrupted = MONDAY_10 + 1, MONDAY_10 + later
    assert sum(max(0.0, min(end, interrupted[1]) - max(begin, interrupted[0])) for begin, end in periods) == 0


def test_without_anyone_to_report_to_the_error_is_raised(location: HistoryLocation) -> None:
    """As where a trace is imported, which must not end with half of its calls."""
    site = RecordedSite(location, reports=False)
    with pytest.raises(RuntimeError, match="a defect"):
        site.break_down(1.0)
    site.recording.close(2.0, MONDAY_10 + 2.0)
    assert site.writer.close(30.0)
