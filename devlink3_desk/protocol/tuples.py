"""Tables of tuples: id, length, data, without a count (sections 6.2.1.1, 6.2.4.1 and 6.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from struct import Struct
from typing import Final

from .enums import TupleId
from .errors import LocalProtocolError, UndecodableError

_TUPLE_HEADER: Final = Struct(">IH")
_TUPLE_ID: Final = Struct(">I")
_MAX_TUPLE_DATA: Final = 0xFFFF
_DOUBLED_DELTA_ID: Final = _TUPLE_ID.pack(TupleId.CALL_DELTA3) + _TUPLE_ID.pack(TupleId.CALL_DELTA2)


class TruncatedTupleError(UndecodableError):
    """A tuple says that it is longer than what is left of its packet."""

    def __init__(self, tuple_id: int, data: bytes) -> None:
        """Keep the id and whatever there was of the data."""
        super().__init__("the tuple is longer than what is left of its packet")
        self.tuple_id = tuple_id
        self.data = data


def encode_tuple(tuple_id: int, data: bytes) -> bytes:
    """Return one tuple. Raises :class:`LocalProtocolError` on more than 65,535 octets."""
    if len(data) > _MAX_TUPLE_DATA:
        raise LocalProtocolError(f"{len(data)} octets do not fit into one tuple.")
    return _TUPLE_HEADER.pack(tuple_id, len(data)) + data


def split_tuples(data: bytes) -> Iterable[tuple[int, bytes]]:
    """Give id and data of every tuple, one after another; unknown ids too, for the caller to pass over.

    To go through them raises :class:`TruncatedTupleError` where the last one is cut short.
    """
    if len(data) >= _TUPLE_HEADER.size:
        tuple_id, length = _TUPLE_HEADER.unpack_from(data)
        if length == len(data) - _TUPLE_HEADER.size and not data.startswith(_DOUBLED_DELTA_ID):
            return ((tuple_id, data[_TUPLE_HEADER.size :]),)  # the only one, as in nearly every packet
    return _iter_tuples(data)


def _iter_tuples(data: bytes) -> Iterator[tuple[int, bytes]]:
    position, size = 0, len(data)
    while position < size:
        # The official text prints a CallDelta2 tuple with the id of CallDelta3 before its own. No
        # length can look like that: a Delta3 text never begins with a zero octet.
        if data.startswith(_DOUBLED_DELTA_ID, position):
            position += _TUPLE_ID.size
        if size - position < _TUPLE_HEADER.size:
            raise _create_truncated_header_error(data[position:])
        tuple_id, length = _TUPLE_HEADER.unpack_from(data, position)
        position += _TUPLE_HEADER.size
        if length > size - position:
            raise TruncatedTupleError(tuple_id, data[position:])
        yield tuple_id, data[position : position + length]
        position += length


def _create_truncated_header_error(rest: bytes) -> TruncatedTupleError:
    if len(rest) < _TUPLE_ID.size:
        return TruncatedTupleError(0, rest)
    return TruncatedTupleError(_TUPLE_ID.unpack_from(rest)[0], rest[_TUPLE_ID.size :])
