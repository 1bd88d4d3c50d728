"""The calls of the last minutes, ready to be played back: for the file that support is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from devlink3_desk.protocol.events import AnyEvent, SnapshotMarker

from .trace import TraceWriter

MAX_RECENT_EVENTS: Final = 50_000
"""Events kept at most; a busy site has some hundred thousand a day."""


class RecentTrace:
    """Keeps the events since the last snapshot but one, so that what is kept begins with a whole picture.

    A snapshot is asked for every quarter of an hour: this is the last quarter to half of an hour.
    """

    def __init__(self, max_events: int = MAX_RECENT_EVENTS) -> None:
        self._max_events = max_events
        self._previous_events: list[tuple[AnyEvent, float]] = []
        self._current_events: list[tuple[AnyEvent, float]] = []

    def record(self, events: Sequence[AnyEvent], at: float) -> None:
        """Keep events that arrived at the monotonic second ``at``."""
        for event in events:
            if isinstance(event, SnapshotMarker) and not event.complete:
                self._previous_events, self._current_events = self._current_events, []
            self._current_events.append((event, at))
        if len(self._previous_events) + len(self._current_events) > self._max_events:
            self._previous_events = []
            del self._current_events[: -self._max_events]

    def __len__(self) -> int:
        return len(self._previous_events) + len(self._current_events)

    def write(self, path: Path) -> None:
        """Write a trace for ``--replay``; raises :class:`OSError`."""
        writer = TraceWriter(path)
        try:
            for event, at in (*self._previous_events, *self._current_events):
                writer.write_event(event, at)
        finally:
            writer.close()
