"""The outline of a day: the calls in each minute are those that the boards of that minute showed.

A consultation that still rang when it was transferred was a part of the caller's call.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from devlink3_desk.history.rewind import SLOT_SECONDS, DayOutline, DayQuery
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import MONDAY_10
from tests.support.recorded_days import SimulatedRecorder
from tests.switchboard.damaged_stream import DamagedStream

MINUTES: Final = 6
STATES: Final[Mapping[str, tuple[CallStatus, ...]]] = {
    "ringing": (CallStatus.RINGING, CallStatus.DIALLING),
    "waiting": (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT),
    "talking": (
        *(CallStatus.CONNECTED, CallStatus.CONFERENCE, CallStatus.HELD),
        *(CallStatus.PARKED, CallStatus.VOICEMAIL),
    ),
}


class BoardMeans:
    """The mean number of calls on the boards of each minute, measured while they were shown."""

    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard
        self._wall = MONDAY_10
        self._seconds: dict[str, dict[tuple[str, int], float]] = {}
        """Of each call, by state and minute."""

    def advance_to(self, wall: float) -> None:
        """Count what the board shows until ``wall``."""
        shown = {
            call.id: name
            for call in self._switchboard.calls.values()
            for name, states in STATES.items()
            if call.state in states
        }
        while self._wall < wall:
            minute = int((self._wall - MONDAY_10) // SLOT_SECONDS)
            end = min(wall, MONDAY_10 + (minute + 1) * SLOT_SECONDS)
            for call_id, name in shown.items():
                of_call = self._seconds.setdefault(call_id, {})
                of_call[name, minute] = of_call.get((name, minute), 0.0) + end - self._wall
            self._wall = end

    def compute_means(self, merged_calls: Collection[str]) -> dict[str, list[float]]:
        """Return the means, without those of ``merged_calls`` that nobody had answered."""
        means = {name: [0.0] * MINUTES for name in STATES}
        for call_id, of_call in self._seconds.items():
            was_answered = any(name == "talking" for name, _ in of_call)
            if call_id in merged_calls and not was_answered:
                continue
            for (name, minute), seconds in of_call.items():
                if minute < MINUTES:
                    means[name][minute] += seconds / SLOT_SECONDS
        return means


def record_and_outline(location: HistoryLocation, seed: int) -> tuple[DayOutline, dict[str, list[float]]]:
    """Record some minutes of two nodes, with gaps in the events; return the outline and the means."""
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    boards = BoardMeans(recorder.switchboard)
    for at, events in DamagedStream(seed, 2, MINUTES * SLOT_SECONDS).iter_batches():
        # The history keeps whole milliseconds.
        wall = round(MONDAY_10 + at, 3)
        boards.advance_to(wall)
        recorder.feed(events, wall)
    end = MONDAY_10 + MINUTES * SLOT_SECONDS
    boards.advance_to(end)
    recorder.advance_to(max(end, wall))
    recorder.close()
    with open_history(location, read_only=True) as store:
        outline = MomentReader(store, Site()).read_day(DayQuery(MONDAY_10, end))
    return outline, boards.compute_means(recorder.merged_calls)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10_000))
@example(seed=83)
def test_means_of_each_minute_are_those_of_the_boards(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        location = HistoryLocation.parse(str(Path(folder) / "history.sqlite"))
        outline, means = record_and_outline(location, seed)
    for name, expected in means.items():
        assert getattr(outline, name) == pytest.approx(expected, abs=0.01), name
    assert max(means["talking"]) > 0
