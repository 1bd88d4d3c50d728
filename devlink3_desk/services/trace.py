"""Traces: an event stream written to a file and played back (the format: ``docs/traces.md``).

A trace is text, one JSON array a line, so that a support engineer can read and cut it. It holds what
the stream told and when, never what was needed to get it: challenges and passwords are no events.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias, get_args

import msgspec

from devlink3_desk.protocol.events import AnyEvent, Detail, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.errors import TraceError

TRACE_FORMAT: Final = "devlink3-trace"
TRACE_VERSION: Final = 1
MAX_LINE_BYTES: Final = 16 * 1024 * 1024
"""Octets of a line at most: a frame is smaller."""

BATCH_SIZE: Final = 256
"""Events handed over at most before the loop gets its turn."""

EventSink: TypeAlias = Callable[[Sequence[AnyEvent]], None]

EVENT_TYPES: Final[dict[str, type[AnyEvent]]] = {
    kind.kind: kind for union in get_args(AnyEvent) for kind in (get_args(union) or (union,))
}
"""Kinds of events by the word that a line has for them."""
_SECTION_TYPES: Final[dict[str, type[CallSection | Party | Target]]] = {
    "call": CallSection,
    "party_a": Party,
    "party_b": Party,
}
_FIELDS_BY_TYPE: Final = {
    kind: ("pbx", "counter", *(name for name in kind.__struct_fields__ if name not in ("pbx", "counter")))
    for kind in EVENT_TYPES.values()
}
_ENCODER: Final = msgspec.json.Encoder(enc_hook=str)
"""A sentence is written as the text that it is."""

_RECORDING_ENDED: Final = QT_TRANSLATE_NOOP("Link", "The recording ends here.")
_UNREADABLE: Final = QT_TRANSLATE_NOOP("Link", "The trace {file} cannot be read: {why}.")
_NOT_A_TRACE: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is no trace: record one with 'devlink3-desk monitor --record FILE'."
)
_NEWER_VERSION: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The trace {file} was written by a newer version (format {theirs}, this program reads up to {ours}): "
    "replay it with that one.",
)
_DAMAGED_LINE: Final = QT_TRANSLATE_NOOP("Link", "Line {line} of the trace {file} is damaged: {why}.")


class TraceWriter:
    """Writes events to a file as they arrive. Raises :class:`OSError` where that cannot be done."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)
        self._start: float | None = None
        try:
            self._file.write(_ENCODER.encode({"format": TRACE_FORMAT, "version": TRACE_VERSION}) + b"\n")
        except OSError:
            self._file.close()
            raise

    def write_event(self, event: AnyEvent, at: float) -> None:
        """Add one event that arrived at the monotonic second ``at``."""
        if self._start is None:
            self._start = at
        milliseconds = round((at - self._start) * 1000)
        self._file.write(encode_event(event, milliseconds) + b"\n")

    def close(self) -> None:
        """Finish the file; closing twice does nothing."""
        self._file.close()


class TraceSource:
    """A recorded trace as a source of events.

    ``speed`` is how many times faster than it happened; 0 hands everything over as fast as it can.
    The header is read at once: raises :class:`TraceError` where the file is no trace.
    """

    def __init__(self, path: Path, speed: float = 1.0, *, announce_end: bool = True) -> None:
        self._path = path
        self._speed = speed
        self._announce_end = announce_end
        with _open_trace(path):
            pass

    async def run(self, sink: EventSink) -> None:
        """Hand the events to ``sink``, those of one instant together, and return at the end.

        The end is told as a lost link, since what is on the board is no longer followed by anything; so
        is damage in the middle, before it raises :class:`TraceError`.
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
        handed_over = 0
        for milliseconds, batch in _iter_batches(read_trace(self._path)):
            if self._speed:
                due = start + milliseconds / 1000 / self._speed
                await asyncio.sleep(max(0.0, due - loop.time()))
            elif handed_over >= BATCH_SIZE:
                handed_over = 0
                await asyncio.sleep(0)
            handed_over += len(batch)
            sink(batch)


def read_trace(path: Path) -> Iterator[tuple[int, AnyEvent]]:
    """Return the events of a trace with their milliseconds since the first.

    A trace that was cut short ends with its last whole line; kinds of events that this version does
    not know are passed over. Raises :class:`TraceError` on whatever else is wrong.
    """
    with _open_trace(path) as file:
        for number in itertools.count(2):
            line = file.readline(MAX_LINE_BYTES)
            if not line.endswith(b"\n"):
                return
            found = _decode_line(path, number, line)
            if found is not None:
                yield found


@contextlib.contextmanager
def _open_trace(path: Path) -> Iterator[BinaryIO]:
    """Open a trace behind its header."""
    try:
        with path.open("rb") as file:
            _check_header(path, file.readline(MAX_LINE_BYTES))
            yield file
    except OSError as error:
        raise TraceError(Sentence(_UNREADABLE, file=str(path), why=error.strerror or str(error))) from error


def _check_header(path: Path, line: bytes) -> None:
    try:
        header = msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        header = {}
    if header.get("format") != TRACE_FORMAT or not isinstance(header.get("version"), int):
        raise TraceError(Sentence(_NOT_A_TRACE, file=str(path)))
    if header["version"] > TRACE_VERSION:
        raise TraceError(
            Sentence(_NEWER_VERSION, file=str(path), theirs=header["version"], ours=TRACE_VERSION)
        )


def encode_event(event: AnyEvent, milliseconds: int) -> bytes:
    """Return one line without its end: time, kind, then the fields in order without an empty tail."""
    return _ENCODER.encode([milliseconds, event.kind, *_pack_fields(event, _FIELDS_BY_TYPE[type(event)])])


def _pack_fields(record: msgspec.Struct, names: Sequence[str]) -> list[Any]:
    values = [getattr(record, name) for name in names]
    while values and values[-1] in (None, ()):
        values.pop()
    return [_plain_value(name, value) for name, value in zip(names, values, strict=False)]


def _plain_value(name: str, value: Any) -> Any:  # noqa: ANN401 (a field of any record)
    if name == "authorization_code" and value:
        return "*****"  # the PBX has masked it already; a trace must not depend on that
    if isinstance(value, (CallSection, Party, Target)):
        return _pack_fields(value, value.__struct_fields__)
    if name == "targets":
        return [_pack_fields(target, target.__struct_fields__) for target in value]
    return value


def decode_event(line: bytes) -> tuple[int, AnyEvent] | None:
    """Return the milliseconds and the event of one line, ``None`` for a kind that is not known.

    Raises :class:`msgspec.MsgspecError` where the line has another shape.
    """
    milliseconds, name, *values = msgspec.json.decode(line, type=list[Any]) or (None, None)
    if not isinstance(milliseconds, int) or not isinstance(name, str):
        raise msgspec.ValidationError("a line begins with time and kind")
    kind = EVENT_TYPES.get(name)
    if kind is None:
        return None
    found = _fields_by_name(_FIELDS_BY_TYPE[kind], values)
    if kind is Detail:
        for field, section in _SECTION_TYPES.items():
            if found.get(field) is not None:
                found[field] = _fields_by_name(section.__struct_fields__, found[field])
        found["targets"] = [
            _fields_by_name(Target.__struct_fields__, target) for target in found.get("targets") or ()
        ]
    return milliseconds, msgspec.convert(found, kind)


def _fields_by_name(names: Sequence[str], values: object) -> dict[str, Any]:
    if not isinstance(values, list):
        raise msgspec.ValidationError("a record is a list of fields")
    return dict(zip(names, values, strict=False))


def _decode_line(path: Path, number: int, line: bytes) -> tuple[int, AnyEvent] | None:
    try:
        return decode_event(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise TraceError(Sentence(_DAMAGED_LINE, line=number, file=str(path), why=str(error))) from error


def _iter_batches(events: Iterator[tuple[int, AnyEvent]]) -> Iterator[tuple[int, list[AnyEvent]]]:
    """Return what happened at one instant together, but never too much at once."""
    batch: list[AnyEvent] = []
    instant = 0
    try:
        for milliseconds, event in events:
            if batch and (milliseconds != instant or len(batch) >= BATCH_SIZE):
                yield instant, batch
                batch = []
            instant = milliseconds
            batch.append(event)
    except TraceError:
        if batch:
            yield instant, batch
        raise
    if batch:
        yield instant, batch


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
