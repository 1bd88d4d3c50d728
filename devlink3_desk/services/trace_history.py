"""Traces and histories: a trace as a history that can be asked, and a part of a history as a trace."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.history.anonymise import Anonymiser
from devlink3_desk.history.rewind import DayOutline, DayQuery, FoundMoment, Moment
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services import TraceError
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_recording import HistoryRecording, create_call_id_prefix
from devlink3_desk.services.history_replay import HistoryMoments, MomentReader
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_store import HistoryStore, RunInfo
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.services.trace import TraceWriter, iter_batches, read_trace, read_trace_start
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.directory import build_directory_event
from devlink3_desk.switchboard.site import Site

FLUSH_EVENTS: Final = 10_000
"""Events that are handed to the writer at a time: it keeps a limited number of them in memory."""

_NOTHING: Final = QT_TRANSLATE_NOOP(
    "Link", "Nothing was recorded in this time. Choose a time at which a window or a hub was recording."
)


class TraceMoments:
    """Answers queries for the moments of a trace, until :meth:`close`; a :class:`.MomentAccess`."""

    def __init__(self, path: Path, site: Site) -> None:
        self._path, self._site = path, site
        self._folder = tempfile.TemporaryDirectory(prefix="devlink3-desk-", ignore_cleanup_errors=True)
        self._location = HistoryLocation(path=Path(self._folder.name) / "trace.sqlite")
        self._history = LocalHistory(self._location, site)
        self._moments = HistoryMoments(self._history, site)
        self._span: Future[tuple[float, float]] | None = None

    def fetch_span(self) -> Future[tuple[float, float]]:
        """Return the first and the last moment; the first query reads the trace."""
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
        for milliseconds, events in _iter_undamaged(path):
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
    """Return when a trace began, in seconds since 1970: by its header, else by the time of its file."""
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


def _iter_undamaged(path: Path) -> Iterator[tuple[int, list[AnyEvent]]]:
    """Yield the events of a trace up to a damaged line; raises :class:`.TraceError` if that is the first."""
    batch = None
    try:
        for batch in iter_batches(path):
            yield batch
    except TraceError:
        if batch is None:
            raise


class ExportedPart(msgspec.Struct, frozen=True):
    """What a trace contains."""

    since: float
    """Its first moment, in seconds since 1970: later than asked for if the recording begins later."""
    events: int


def export_trace(
    store: HistoryStore, site: Site, since: float, until: float, path: Path, *, anonymised: bool = False
) -> ExportedPart:
    """Write the events from ``since`` to before ``until``, after a checkpoint, as a trace.

    ``anonymised`` replaces numbers and names. Raises :class:`.HistoryError` if nothing was recorded then, and
    :class:`OSError` if the file cannot be written.
    """
    part = _RecordedPart(store, site, since, until)
    anonymiser = None
    if anonymised:
        # All numbers have to be known before the first is replaced: a replacement must not be one of them.
        anonymiser = Anonymiser()
        anonymiser.collect(event for _, event in part.iter_events())
    writer = None
    count = 0
    start = since
    try:
        for wall, event in part.iter_events():
            written = event if anonymiser is None else anonymiser.replace(event)
            if writer is None:
                start = wall
                writer = TraceWriter(path, wall)
            if written is not None:
                writer.write_event(written, wall)
                count += 1
    finally:
        if writer is not None:
            writer.close()
    if writer is None:
        raise HistoryError(Sentence(_NOTHING), HistoryProblem.REFUSED)
    return ExportedPart(start, count)


class _RecordedPart:
    """The events of a part of a history, however many runs recorded it."""

    def __init__(self, store: HistoryStore, site: Site, since: float, until: float) -> None:
        self._store, self._site = store, site
        self._since, self._until = since, until
        self._reader = MomentReader(store, site)

    def iter_events(self) -> Iterator[tuple[float, AnyEvent]]:
        """Yield events with their instants, in order; those of each run begin with a checkpoint."""
        end = self._since
        for run in self._list_runs():
            start = max(end, run.started)
            moment = self._reader.read_moment(start, run)
            if not isinstance(moment, Moment):
                continue
            yield from _begin_run(moment, start)
            last = start
            for recorded in self._store.iter_run(run, start, self._until):
                last = max(last, recorded.wall)
                for event in recorded.events:
                    yield last, event
            end = max(end, run.seen)
            if end >= self._until:
                return

    def _list_runs(self) -> list[RunInfo]:
        """Return the runs of the part, the best one for its beginning first, then the later ones."""
        first = self._reader.list_runs(self._since)[:1]
        later = [
            run
            for run in self._store.list_runs()
            if run.started < self._until and run.started >= (first[0].seen if first else self._since)
        ]
        return first + later


def _begin_run(moment: Moment, wall: float) -> Iterator[tuple[float, AnyEvent]]:
    board: Switchboard = moment.switchboard
    if board.directory.people:
        yield wall, build_directory_event(board.directory)
    for event in build_checkpoint(board, moment.at):
        yield wall, event
