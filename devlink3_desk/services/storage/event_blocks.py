"""Events packed into compressed blocks, each of which can be read by itself.

A block is compressed MessagePack: the number of its format, the events as arrays of values, and at its end
the fields of the kinds that occur in it, and when each event happened. As it names its fields, a block stays
readable when a later version of this program gives a record more of them. As the names come last, a block
that grows is stored again and again without compressing an event twice: by zlib, at a low level. One that is
full can be compressed by xz (LZMA), which takes three times as long and saves a quarter.

In blocks of format 1, the names and instants came first. They are still read.
"""

from __future__ import annotations

import enum
import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from devlink3_desk.decoding import convert_value, decode_msgpack
from devlink3_desk.protocol.events import AnyEvent, Detail
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.services.compression import (
    XZ_MARK,
    CompressionError,
    compress_xz,
    decompress_xz,
    decompress_zlib,
    is_xz_available,
)
from devlink3_desk.services.event_lines import EVENT_TYPES

BLOCK_FORMAT: Final = 2
_FIRST_FORMAT: Final = 1
COMPRESSION_LEVEL: Final = 3
"""Of zlib. Measured on a busy simulated site: 23 bytes an event in 1.4 µs. Level 5 needs 21 and takes 2.1 µs;
level 9 needs 20 and takes 7 µs."""
MIN_STRONG_BYTES: Final = 4_000
"""With less than that, what xz adds to each block is more than what it saves."""
MAX_RAW_BYTES: Final = 64 * 1024 * 1024
"""Of one block: far more than is ever written, and less than a forged block could ask for."""
HIDDEN_CODE: Final = "*****"
"""Stands for an authorisation code, which the PBX has masked already; a history must not depend on that."""

_EVENT_KINDS: Final = tuple(EVENT_TYPES)
_KIND_NUMBERS: Final = {kind: number for number, kind in enumerate(_EVENT_KINDS)}
_DETAIL_NUMBER: Final = _KIND_NUMBERS[Detail.kind]
_FIELDS: Final = [kind.__struct_fields__ for kind in EVENT_TYPES.values()]
_SECTIONS: Final[tuple[type[msgspec.Struct], ...]] = (CallSection, Party, Target)
"""Records within a Detail record; they are written as arrays, too."""
_SECTION_FIELDS: Final = tuple(section.__struct_fields__ for section in _SECTIONS)
_LENGTH: Final = struct.Struct(">I")
_FORMAT_BYTE: Final = bytes([BLOCK_FORMAT])
_ARRAY_HEAD: Final = struct.Struct(">BI")
_ARRAY_32: Final = 0xDD
"""Type byte of a MessagePack array whose length follows in 32 bits."""
_ARRAY_16: Final = 0xDC
"""The same with 16 bits; those of shorter arrays are less."""
_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=str)
"""A sentence is written as the text that it is."""
_encode_values = _ENCODER.encode
_INT_RANGE: Final = range(-(2**63), 2**64)
"""Integers that MessagePack can hold."""

StructType = TypeVar("StructType", bound=msgspec.Struct)


class BlockKind(enum.IntEnum):
    """What the events of a block are; the number is stored."""

    EVENTS = 0
    """Events as they came."""
    CHECKPOINT = 1
    """Events that rebuild the whole board, save the directory, whatever came before."""
    DIRECTORY = 2
    """The directory as it is from then on."""


class BlockError(ValueError):
    """A block is damaged, or of a newer format."""


class _BlockHead(msgspec.Struct, array_like=True):
    """The meaning of the values in a block's arrays."""

    format: int
    kinds: dict[int, tuple[str, tuple[str, ...]]]
    """Kind of event and its fields, by the number that the events of the block have for it."""
    sections: tuple[tuple[str, ...], ...] = ()
    """Fields of the sections of a Detail record, in the order of :data:`_SECTIONS`."""
    steps: tuple[int, ...] = ()
    """Milliseconds from each event to the next, beginning with 0."""


class BlockEvent(NamedTuple):
    """An event and its milliseconds since the first one of its block."""

    milliseconds: int
    event: AnyEvent


class EventBlockBuilder:
    """Collects the events of one block; it can be built at any time, to save what is there so far."""

    def __init__(self, at: float, wall: float) -> None:
        """Begin a block whose first event comes at the monotonic second ``at``, by the clock ``wall``."""
        self.at = at
        self.wall = wall
        self.milliseconds = 0
        """Time from the first event to the last."""
        self._rows: list[bytes] = []
        self._steps: list[int] = []
        self._kinds: set[int] = set()
        """Numbers of the kinds of the rows that are compressed."""
        self._compressor = zlib.compressobj(COMPRESSION_LEVEL)
        self._compressed: list[bytes] = []
        """What the compressor has returned so far."""
        self._compressed_rows = 0
        self._is_strong = False

    def __len__(self) -> int:
        return len(self._rows)

    def add_events(self, events: Iterable[AnyEvent], at: float) -> None:
        """Add events that arrived at the monotonic second ``at``."""
        self.add_rows(encode_rows(events), at)

    def add_rows(self, rows: Sequence[bytes], at: float) -> None:
        """Add rows of :func:`encode_rows`, whose events arrived at the monotonic second ``at``."""
        if not rows:
            return
        # From the start and not from the event before: roundings must not add up.
        step = round((at - self.at) * 1000) - self.milliseconds
        if step < 0:
            step = 0
        self.milliseconds += step
        if len(rows) == 1:
            self._steps.append(step)
            self._rows.append(rows[0])
        else:
            self._steps += (step, *[0] * (len(rows) - 1))
            self._rows += rows

    def finish(self) -> bool:
        """Compress the block as well as possible from now on, because it does not grow any more.

        Returns whether that makes a difference.
        """
        self._is_strong = is_xz_available() and sum(map(len, self._rows)) >= MIN_STRONG_BYTES
        return self._is_strong

    def without_first(self, count: int) -> EventBlockBuilder:
        """Return a block of the events after the first ``count``."""
        skipped = sum(self._steps[: count + 1])
        rest = EventBlockBuilder(self.at + skipped / 1000, self.wall + skipped / 1000)
        rest._rows = self._rows[count:]
        rest._steps = [0, *self._steps[count + 1 :]][: len(rest._rows)]
        rest.milliseconds = self.milliseconds - skipped
        return rest

    def build(self) -> bytes:
        """Return the block as bytes; it can grow further."""
        new_rows = self._rows[self._compressed_rows :]
        # The kind is the first value of a row. The length of the row comes before it: in one byte, or in
        # three if it has sixteen values or more.
        self._kinds.update({row[1] if row[0] < _ARRAY_16 else row[3] for row in new_rows})
        kinds = {number: (_EVENT_KINDS[number], _FIELDS[number]) for number in sorted(self._kinds)}
        sections = _SECTION_FIELDS if _DETAIL_NUMBER in kinds else ()
        head = _ENCODER.encode(_BlockHead(BLOCK_FORMAT, kinds, sections, tuple(self._steps)))
        end = head + _LENGTH.pack(len(head))
        if self._is_strong:
            return compress_xz(b"".join((_FORMAT_BYTE, *self._rows, end)))
        start = b"" if self._compressed else _FORMAT_BYTE
        self._compressed.append(self._compressor.compress(start + b"".join(new_rows)))
        self._compressed_rows = len(self._rows)
        compressor = self._compressor.copy()
        return b"".join((*self._compressed, compressor.compress(end), compressor.flush()))


def encode_block(events: Sequence[BlockEvent]) -> bytes:
    """Return events as one block."""
    builder = EventBlockBuilder(0.0, 0.0)
    for milliseconds, event in events:
        builder.add_events([event], milliseconds / 1000)
    builder.finish()
    return builder.build()


def decode_block(data: bytes) -> list[BlockEvent]:
    """Return the events of a block; events of kinds that this version cannot decode are skipped.

    Raises :class:`BlockError` where the block is damaged or of a newer format.
    """
    try:
        head, rows = _split_block(decompress_block(data))
        events = []
        milliseconds = 0
        for step, (number, *values) in zip(head.steps, rows, strict=True):
            milliseconds += step
            kind, names = head.kinds[number]
            event_type = EVENT_TYPES.get(kind)
            if event_type is not None:
                fields = dict(zip(names, values, strict=True))
                if event_type is Detail:
                    _restore_sections(fields, head.sections)
                events.append(BlockEvent(milliseconds, convert_value(fields, event_type)))
    except BlockError:
        raise
    except (msgspec.MsgspecError, struct.error, ValueError, LookupError, TypeError) as error:
        raise BlockError(f"a block of events is damaged: {error}") from error
    return events


def decompress_block(data: bytes) -> bytes:
    """Return the bytes of a block, in which texts stand as they are; raises :class:`BlockError`."""
    decompress = decompress_xz if data.startswith(XZ_MARK) else decompress_zlib
    try:
        return decompress(data, MAX_RAW_BYTES)
    except CompressionError as error:
        raise BlockError(f"a block of events cannot be read: {error}") from error


def _split_block(raw: bytes) -> tuple[_BlockHead, list[list[Any]]]:
    # The format stands first, so that a newer one is recognised before anything else is read. The first
    # one began with a length of less than 16 MB, in four bytes.
    block_format = raw[0] or _FIRST_FORMAT
    if block_format > BLOCK_FORMAT:
        raise BlockError(f"a block of events has format {block_format}, newer than {BLOCK_FORMAT}")
    if block_format == _FIRST_FORMAT:
        (head_length,) = _LENGTH.unpack_from(raw)
        start = _LENGTH.size + head_length
        head = decode_msgpack(raw[_LENGTH.size : start], _BlockHead)
        return head, decode_msgpack(raw[start:], list[list[Any]])
    head_end = len(raw) - _LENGTH.size
    (head_length,) = _LENGTH.unpack_from(raw, head_end)
    head_start = head_end - head_length
    if head_start < len(_FORMAT_BYTE):
        raise BlockError("a block of events is damaged: its end is missing")
    head = decode_msgpack(raw[head_start:head_end], _BlockHead)
    rows = _ARRAY_HEAD.pack(_ARRAY_32, len(head.steps)) + raw[len(_FORMAT_BYTE) : head_start]
    return head, decode_msgpack(rows, list[list[Any]])


def _restore_sections(fields: dict[str, Any], names: Sequence[Sequence[str]]) -> None:
    """Turn the sections of a Detail record from arrays into fields by name."""
    call, party, target = names
    fields["call"] = dict(zip(call, fields["call"], strict=True))
    for key in ("party_a", "party_b"):
        if fields[key] is not None:
            fields[key] = dict(zip(party, fields[key], strict=True))
    fields["targets"] = [dict(zip(target, values, strict=True)) for values in fields["targets"]]


_CALL_INDEX, _PARTY_A_INDEX, _PARTY_B_INDEX, _TARGETS_INDEX = (
    # The number of the kind stands before the fields.
    1 + Detail.__struct_fields__.index(name)
    for name in ("call", "party_a", "party_b", "targets")
)


def encode_rows(events: Iterable[AnyEvent]) -> list[bytes]:
    """Return events as the rows of a block."""
    return [_encode_row(event) for event in events]


def _encode_row(event: AnyEvent) -> bytes:
    values = _list_values(event)
    try:
        return _encode_values(values)
    except (OverflowError, UnicodeEncodeError):
        # A hostile PBX can send any number; a record of it matters more than its exact value.
        return _encode_values(_limit_values(values))


def _list_values(event: AnyEvent) -> Sequence[Any]:
    number = _KIND_NUMBERS[event.kind]
    if not isinstance(event, Detail):
        # Records within others keep their names, because they are few.
        return (number, *msgspec.structs.astuple(event))
    call = event.call
    if call.authorization_code:
        call = msgspec.structs.replace(call, authorization_code=HIDDEN_CODE)
    values: list[Any] = [number, *msgspec.structs.astuple(event)]
    values[_CALL_INDEX] = msgspec.structs.astuple(call)
    if event.party_a is not None:
        values[_PARTY_A_INDEX] = msgspec.structs.astuple(event.party_a)
    if event.party_b is not None:
        values[_PARTY_B_INDEX] = msgspec.structs.astuple(event.party_b)
    if event.targets:
        values[_TARGETS_INDEX] = [msgspec.structs.astuple(target) for target in event.targets]
    return values


def _limit_values(value: Any) -> Any:  # noqa: ANN401 (any value of any record)
    """Return ``value`` with what MessagePack cannot hold as text that it can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, int) and value not in _INT_RANGE:
        return str(value)
    if isinstance(value, (tuple, list)):
        return [_limit_values(each) for each in value]
    if isinstance(value, dict):
        return {key: _limit_values(each) for key, each in value.items()}
    return value
