"""A part of a history as a trace, which shows the same when it is replayed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.history.anonymise import Anonymiser
from devlink3_desk.history.rewind import Moment
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.storage.history_location import HistoryError, HistoryProblem
from devlink3_desk.services.storage.history_store import HistoryStore, RunInfo
from devlink3_desk.services.trace import TraceWriter
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.directory import build_directory_event
from devlink3_desk.switchboard.site import Site

_NOTHING: Final = QT_TRANSLATE_NOOP(
    "Link", "Nothing was recorded in this time. Choose a time at which a window or a hub was recording."
)


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
        raise HistoryError(Sentence(_NOTHING), HistoryProblem.MISSING)
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
