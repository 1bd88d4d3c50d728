"""Recorded moments of a trace: the trace is read once into a temporary history, which is then asked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from devlink3_desk.history.rewind import DayOutline, DayQuery, FoundMoment
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services import TraceError
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_recording import HistoryRecording, create_call_id_prefix
from devlink3_desk.services.history_replay import HistoryMoments
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.services.trace import read_trace, read_trace_start
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site

FLUSH_EVENTS: Final = 10_000
"""Events that are handed to the writer at a time: it keeps a limited number of them in memory."""


class TraceMoments:
    """Answers questions for the moments of a trace, until :meth:`close`; a :class:`.MomentAccess`."""

    def __init__(self, path: Path, site: Site) -> None:
        self._path, self._site = path, site
        self._folder = tempfile.TemporaryDirectory(prefix="devlink3-desk-", ignore_cleanup_errors=True)
        self._location = HistoryLocation(path=Path(self._folder.name) / "trace.sqlite")
        self._history = LocalHistory(self._location, site)
        self._moments = HistoryMoments(self._history, site)
        self._span: Future[tuple[float, float]] | None = None

    def fetch_span(self) -> Future[tuple[float, float]]:
        """Return the first and the last moment; the first question reads the trace."""
        if self._span is None:
            self._span = self._history.run(self._read_trace)
        return self._span

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        """Return the switchboard as it was at ``wall``, in seconds since 1970."""
        self.fetch_span()
        return self._moments.fetch_moment(wall)

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Return what happened in a stretch of time."""
        self.fetch_span()
        return self._moments.fetch_day(query)

    def close(self) -> None:
        """End the thread and remove the temporary history."""
        self._history.close()
        self._folder.cleanup()

    def _read_trace(self, store: HistoryStore) -> tuple[float, float]:
        del store  # it is open, so that there is a history to record into
        return record_trace(self._path, self._location, self._site)


def record_trace(path: Path, location: HistoryLocation, site: Site) -> tuple[float, float]:
    """Record the events of a trace as if they came now, with their own times; return its span.

    The events before a damaged line are recorded. Raises :class:`.TraceError` if there are none.
    """
    start = wall = find_trace_start(path)
    prefix = create_call_id_prefix()
    writer = HistoryWriter(location, RecorderOptions(call_id_prefix=prefix, read_wall=lambda: wall))
    switchboard = Switchboard(site, call_id_prefix=prefix)
    recording = HistoryRecording(switchboard, writer)
    count = 0
    try:
        writer.flush()
        for milliseconds, events in _iter_instants(path):
            at = milliseconds / 1000
            wall = start + at
            recording.record(events, switchboard.apply_all(events, at), at, wall)
            count += len(events)
            if count >= FLUSH_EVENTS:
                writer.flush(60.0)
                count = 0
        recording.close(wall - start, wall)
    finally:
        writer.close(60.0)
    return start, wall


def find_trace_start(path: Path) -> float:
    """Return when a trace began, in seconds since 1970: as it says itself, else by the age of its file."""
    start = read_trace_start(path)
    if start is not None:
        return start
    last = 0
    try:
        for milliseconds, _ in read_trace(path):
            last = milliseconds
    except TraceError:
        pass  # a damaged line ends it
    return path.stat().st_mtime - last / 1000


def _iter_instants(path: Path) -> Iterator[tuple[int, list[AnyEvent]]]:
    """Yield the events of one instant together, up to the end or to a damaged line."""
    batch: list[AnyEvent] = []
    instant = 0
    try:
        for milliseconds, event in read_trace(path):
            if batch and milliseconds != instant:
                yield instant, batch
                batch = []
            instant = milliseconds
            batch.append(event)
    except TraceError:
        if not batch:
            raise
    if batch:
        yield instant, batch
