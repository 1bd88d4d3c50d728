"""Traces: event streams written to a file and played back; ``docs/traces.md`` describes the format.

A trace is a text file with one JSON array per line, which a support engineer can read and shorten. It
contains the events and their times. Challenges and passwords are not events, so it never contains them.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Iterator, Sequence
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services import TraceError
from devlink3_desk.services.event_lines import decode_event, encode_event
from devlink3_desk.services.session.session import EventSink
from devlink3_desk.services.storage.json_store import open_for_owner

TRACE_FORMAT: Final = "devlink3-trace"
TRACE_VERSION: Final = 1
MAX_LINE_BYTES: Final = 16 * 1024 * 1024
"""Maximum length of a line; a frame is shorter."""

BATCH_SIZE: Final = 256
"""Events passed to the sink before other tasks of the event loop get their turn."""

_ENCODER: Final = msgspec.json.Encoder()

_RECORDING_ENDED: Final = QT_TRANSLATE_NOOP("Link", "The recording ends here.")
_UNREADABLE: Final = QT_TRANSLATE_NOOP("Link", "The trace {file} cannot be read: {why}.")
_NOT_A_TRACE: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is not a trace. Record one with 'devlink3-desk monitor --record FILE'."
)
_NEWER_VERSION: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The trace {file} is from a newer version (format {theirs}, supported up to {ours}). Replay it with "
    "that version.",
)
_DAMAGED_LINE: Final = QT_TRANSLATE_NOOP("Link", "Line {line} of the trace {file} is damaged: {why}.")


class TraceWriter:
    """Writes events to a file as they arrive; raises :class:`OSError` if that fails."""

    def __init__(self, path: Path, started: float | None = None) -> None:
        """``started`` is when the first event came, in seconds since 1970; it is noted in the header."""
        # Unbuffered: after a crash the trace contains everything up to it, and a full disk is noticed.
        # For its owner alone: a trace contains names and numbers.
        self._file = FileIO(path, "wb", opener=open_for_owner)
        self._start: float | None = None
        header = {"format": TRACE_FORMAT, "version": TRACE_VERSION}
        if started is not None:
            header["started"] = round(started, 3)
        try:
            self._file.write(_ENCODER.encode(header) + b"\n")
        except OSError:
            self._file.close()
            raise

    def write_event(self, event: AnyEvent, at: float) -> None:
        """Append one event that arrived at the instant ``at`` of a monotonic clock."""
        if self._start is None:
            self._start = at
        milliseconds = round((at - self._start) * 1000)
        self._file.write(encode_event(event, milliseconds) + b"\n")

    def close(self) -> None:
        """Close the file; closing it twice has no effect."""
        self._file.close()


class TraceSource:
    """A recorded trace as an :class:`.EventSource`.

    :param speed: Factor of the original speed; 0 plays as fast as possible.
    :param announce_end: Report the end as a lost link.

    The constructor reads the header and raises :class:`TraceError` if the file is not a trace.
    """

    def __init__(self, path: Path, speed: float = 1.0, *, announce_end: bool = True) -> None:
        self._path = path
        self._speed = speed
        self._announce_end = announce_end
        with _open_trace(path):
            pass

    async def run(self, sink: EventSink) -> None:
        """Pass the events to ``sink``, those of one instant together, and return at the end.

        The end is reported as a lost link, because the board is not updated any longer. So is a damaged
        line, before :class:`TraceError` is raised.
        """
        try:
            await self._play_events(sink)
        except TraceError as error:
            sink([LinkEvent(state=LinkState.LOST, reason=sentence_from_error(error))])
            raise
        if self._announce_end:
            sink([LinkEvent(state=LinkState.LOST, reason=Sentence(_RECORDING_ENDED))])

    async def _play_events(self, sink: EventSink) -> None:
        loop = asyncio.get_running_loop()
        start = loop.time()
        played = 0
        for milliseconds, batch in iter_batches(self._path):
            if self._speed:
                # By the start of the trace, not by the previous event: delays must not add up.
                due = start + milliseconds / 1000 / self._speed
                await asyncio.sleep(max(0.0, due - loop.time()))
            elif played >= BATCH_SIZE:
                played = 0
                await asyncio.sleep(0)
            played += len(batch)
            sink(batch)


def read_trace(path: Path) -> Iterator[tuple[int, AnyEvent]]:
    """Yield the events of a trace, each with its milliseconds since the first one.

    A truncated trace ends with its last complete line. Events of unknown kinds are skipped. Anything else
    that is wrong raises :class:`TraceError`.
    """
    with _open_trace(path) as file:
        for number in itertools.count(2):
            line = file.readline(MAX_LINE_BYTES)
            if not line:
                return
            try:
                decoded = _decode_line(path, number, line)
            except TraceError:
                # A line without its end is truncated. It is complete where an editor has written the trace.
                if line.endswith(b"\n"):
                    raise
                return
            if decoded is not None:
                yield decoded


def read_trace_start(path: Path) -> float | None:
    """Return when a trace began, in seconds since 1970; ``None`` if its header has no time.

    Raises :class:`TraceError` if the file is not a trace.
    """
    with _open_trace(path) as file:
        file.seek(0)
        header = decode_json(file.readline(MAX_LINE_BYTES), dict[str, Any])
    started = header.get("started")
    return float(started) if isinstance(started, (int, float)) else None


@contextlib.contextmanager
def _open_trace(path: Path) -> Iterator[BinaryIO]:
    """Open a trace, positioned after its header."""
    try:
        with path.open("rb") as file:
            _check_header(path, file.readline(MAX_LINE_BYTES))
            yield file
    except OSError as error:
        raise TraceError(Sentence(_UNREADABLE, file=str(path), why=error.strerror or str(error))) from error


def _check_header(path: Path, line: bytes) -> None:
    try:
        header = decode_json(line, dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        header = {}
    if header.get("format") != TRACE_FORMAT or not isinstance(header.get("version"), int):
        raise TraceError(Sentence(_NOT_A_TRACE, file=str(path)))
    if header["version"] > TRACE_VERSION:
        raise TraceError(
            Sentence(_NEWER_VERSION, file=str(path), theirs=header["version"], ours=TRACE_VERSION)
        )


def _decode_line(path: Path, number: int, line: bytes) -> tuple[int, AnyEvent] | None:
    try:
        return decode_event(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise TraceError(Sentence(_DAMAGED_LINE, line=number, file=str(path), why=str(error))) from error


def iter_batches(path: Path) -> Iterator[tuple[int, list[AnyEvent]]]:
    """Yield the events of a trace as :func:`read_trace`, up to :data:`BATCH_SIZE` of one instant together."""
    batch: list[AnyEvent] = []
    instant = 0
    try:
        for milliseconds, event in read_trace(path):
            if batch and (milliseconds != instant or len(batch) >= BATCH_SIZE):
                yield instant, batch
                batch = []
            instant = milliseconds
            batch.append(event)
    except TraceError:
        # The events before a damaged line are used, too.
        if batch:
            yield instant, batch
        raise
    if batch:
        yield instant, batch


MAX_RECENT_EVENTS: Final = 50_000
"""Maximum number of stored events; a busy site has some hundred thousand a day."""


class RecentTrace:
    """The latest events, for the support file: all since the snapshot before the last one.

    The trace therefore begins with the complete state. The desk requests a snapshot every quarter of an
    hour, so it covers a quarter to half an hour.
    """

    def __init__(self, max_events: int = MAX_RECENT_EVENTS) -> None:
        self._max_events = max_events
        self._previous_events: list[tuple[AnyEvent, float]] = []
        self._current_events: list[tuple[AnyEvent, float]] = []

    def record(self, events: Sequence[AnyEvent], at: float) -> None:
        """Store events that arrived at the instant ``at`` of a monotonic clock."""
        for event in events:
            if isinstance(event, SnapshotMarker) and not event.complete:
                self._previous_events, self._current_events = self._current_events, []
            self._current_events.append((event, at))
        if len(self._previous_events) + len(self._current_events) > self._max_events:
            self._previous_events = []
            del self._current_events[: -self._max_events]

    def copy(self) -> RecentTrace:
        """Return a trace of the same events, for another thread to write."""
        copied = RecentTrace(self._max_events)
        copied._previous_events = self._previous_events.copy()
        copied._current_events = self._current_events.copy()
        return copied

    def __len__(self) -> int:
        return len(self._previous_events) + len(self._current_events)

    def write(self, path: Path) -> None:
        """Write the events as a trace; raises :class:`OSError`."""
        writer = TraceWriter(path)
        try:
            for event, at in (*self._previous_events, *self._current_events):
                writer.write_event(event, at)
        finally:
            writer.close()
