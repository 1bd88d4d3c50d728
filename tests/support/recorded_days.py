"""Histories that a simulated site filled, with what a live switchboard showed at chosen moments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.services.history_recording import HistoryRecording
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import Person, PersonKind, encode_board
from devlink3_desk.switchboard.changes import CallEnded
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import MONDAY_10

FLUSH_EVENTS = 5_000


class SimulatedRecorder:
    """Records the events of a live switchboard, by simulated clocks, and what it shows at chosen moments."""

    def __init__(
        self,
        location: HistoryLocation,
        prefix: str,
        wall: float,
        at: float,
        moments: Iterable[float] = (),
        switchboard: Switchboard | None = None,
        seen_ends: Collection[str] = (),
        *,
        drift: float = 0.0,
    ) -> None:
        """Start a run at ``wall``, when its monotonic clock says ``at``.

        ``drift`` is by how many seconds the monotonic clock is ahead after each second.
        """
        self.location = location
        self._wall, self._offset = wall, at - wall
        self._begin, self._drift = wall, drift
        options = RecorderOptions(call_id_prefix=prefix, source="site", read_wall=lambda: self._wall)
        self._writer = HistoryWriter(location, options)
        self.switchboard = switchboard or Switchboard(Site(), call_id_prefix=prefix)
        self._recording = HistoryRecording(self.switchboard, self._writer, seen_ends)
        self._moments = sorted(moments)
        self.shown: dict[float, msgspec.Raw] = {}
        """What ``board`` printed, by the moment; as JSON, which takes a tenth of the memory of the values."""
        self.merged_calls: dict[str, str] = {}
        """The calls that have become a part of another one, with that one."""
        self._unflushed = 0
        self.flush()  # by the clock of the start

    def advance_to(self, wall: float) -> None:
        """Let time pass, and print the board at each moment that is due before ``wall``."""
        while self._moments and self._moments[0] < wall:
            moment = self._moments.pop(0)
            if moment >= self._wall:
                board = encode_board(self.switchboard, moment + self._offset)
                self.shown[moment] = msgspec.Raw(msgspec.json.encode(board))
        self._wall = wall

    def feed(self, events: Sequence[AnyEvent], wall: float) -> None:
        """Apply and record events that arrive at ``wall``."""
        self.advance_to(wall)
        at = wall + self._offset + (wall - self._begin) * self._drift
        changes = self.switchboard.apply_all(events, at)
        for change in changes:
            if isinstance(change, CallEnded) and change.merged_into is not None:
                self.merged_calls[change.id] = change.merged_into
        self._recording.record(events, changes, at, wall)
        self._unflushed += len(events)
        if self._unflushed >= FLUSH_EVENTS:
            assert self._writer.flush()
            self._unflushed = 0

    def set_clock(self, wall: float) -> None:
        """Set the clock, as an administrator or a time server does; the monotonic one goes on."""
        self._offset += self._wall - wall
        self._wall = wall

    def set_directory(self, directory: Directory, wall: float) -> None:
        """Use a directory from ``wall`` on."""
        self.advance_to(wall)
        at = wall + self._offset + (wall - self._begin) * self._drift
        self._recording.record_changes(self.switchboard.set_directory(directory, at), at, wall)

    def close(self) -> None:
        """End the run in order."""
        self._recording.close(self._wall + self._offset, self._wall)
        assert self._writer.close(30.0)

    def flush(self) -> None:
        """Store everything so far."""
        assert self._writer.flush()


def build_directory(version: int) -> Directory:
    """Return a directory in which everybody has another name in each version."""
    people = [
        Person(str(number), f"Person {number} of {version}", PersonKind.USER)
        for number in range(4001, 4040 + version)
    ]
    people += [
        Person(str(number), f"Group {number} of {version}", PersonKind.GROUP) for number in (200, 201, 202)
    ]
    return Directory(people, {"200": ("4001", "4002")})


def lose_link(reason: str) -> list[AnyEvent]:
    """Return the events of a lost connection to the PBX."""
    return [LinkEvent(state=LinkState.LOST, reason=reason), LinkEvent(state=LinkState.RETRYING, retry_in=5.0)]


def to_json(value: object) -> Any:
    """Return a value as decoded from its JSON."""
    return msgspec.json.decode(msgspec.json.encode(value))


def assert_same_board(found: Any, expected: Any, tolerance: float = 0.1) -> None:
    """Compare two boards field by field; durations may differ by a tenth of a second."""
    found, expected = to_json(found), to_json(expected)
    found.pop("at", None)
    assert found.keys() == expected.keys()
    for name in ("calls", "extensions", "queues"):
        assert len(found[name]) == len(expected[name]), name
        for one, other in zip(found[name], expected[name], strict=True):
            assert one.keys() == other.keys()
            for key, value in other.items():
                if key in ("seconds", "longest_wait"):
                    assert abs(one[key] - value) <= tolerance + 1e-9, (name, key, one, other)
                else:
                    assert one[key] == value, (name, key, one, other)
    assert found["link"] == expected["link"]


__all__ = ["MONDAY_10", "SimulatedRecorder", "assert_same_board", "build_directory", "lose_link"]
