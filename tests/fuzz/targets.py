"""The fuzz targets: each decoder with the properties that hold for any bytes, and seeds to start with."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.numbers.search import extract_digits
from devlink3_desk.protocol import delta3, event_stream, flags, packet_codec, pseudo_files
from devlink3_desk.protocol.connection import DevLinkConnection
from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.errors import FlagsError, FrameError, PacketError, UndecodableError
from devlink3_desk.protocol.event_stream import EventDecoder
from devlink3_desk.protocol.events import (
    AttemptReject,
    CallLost,
    Detail,
    LinkLost,
    StreamEvent,
    encode_event_line,
)
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.protocol.packet_codec import decode_utf8, decode_utf16, encode_utf16
from devlink3_desk.protocol.packets import EventPacket, UnknownPacket
from devlink3_desk.qt.core.text import MAX_TEXT_LENGTH, fold_text, sanitize_text
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from tests.support import record_samples

FuzzTarget: TypeAlias = Callable[[bytes], None]

PBX: Final = "192.168.42.3"


def frames(data: bytes) -> None:
    """A stream gives the same frames in whatever pieces it arrives."""
    assert _read_frames([data]) == _read_frames([data[start : start + 1] for start in range(len(data))])


def _read_frames(pieces: Iterable[bytes]) -> tuple[list[bytes], bool]:
    reader = FrameReader()
    payloads: list[bytes] = []
    try:
        for piece in pieces:
            payloads.extend(reader.feed_data(piece))
    except FrameError:
        return payloads, False
    return payloads, True


def packets(data: bytes) -> None:
    """A packet that can be decoded can be encoded and decoded again."""
    try:
        packet = packet_codec.decode_packet(data)
    except PacketError:
        return
    if not isinstance(packet, UnknownPacket):
        again = packet_codec.decode_packet(packet_codec.encode_packet(packet))
        assert type(again) is type(packet)


def connection(data: bytes) -> None:
    """No data raises an exception, and it gives the same events one by one as together."""
    expected = _create_connection().receive_data(data)
    connection = _create_connection()
    events = connection.receive_data(data, 1)
    while connection.has_pending_events:
        events += connection.receive_data(b"", 1)
    assert events == expected or str(events) == str(expected)


def _create_connection() -> DevLinkConnection:
    connection = DevLinkConnection(encrypted=False)
    connection.request_sign_in("desk", "fuzz")
    return connection


def events(data: bytes) -> None:
    """Any event packet gives events; each has a line of JSON, and the switchboard applies them all."""
    decoder, switchboard = EventDecoder(), Switchboard()
    for counter in range(2):
        decoded = decoder.decode(EventPacket(PBX, counter, data))
        _assert_json_lines(decoded)
        switchboard.apply_all(decoded, float(counter))


def _assert_json_lines(decoded: Iterable[StreamEvent]) -> None:
    for event in decoded:
        line = encode_event_line(event)
        assert line is not None
        assert b"\n" not in line
        assert isinstance(json.loads(line), dict)


def records(data: bytes) -> None:
    """A record that can be decoded is the same after it is encoded and decoded again."""
    try:
        decoded = delta3.decode_records(decode_utf8(data))
    except UndecodableError:
        return
    for event in decoded:
        (again,) = delta3.decode_records(delta3.encode_record(event))
        assert _comparable_event(again) == _comparable_event(event)


def _comparable_event(event: Detail | CallLost | LinkLost | AttemptReject) -> object:
    """Return the values of an event without blanks around fields, which the encoding does not preserve."""
    return _comparable_value(msgspec.to_builtins(event))


def _comparable_value(value: object) -> object:
    if isinstance(value, dict):
        return {key: _comparable_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        items = [_comparable_value(item) for item in value]
        while items and items[-1] in (None, ""):
            items.pop()
        return items
    return (value.strip() or None) if isinstance(value, str) else value


def others(data: bytes) -> None:
    """The other records, flags and tuples raise nothing but the errors that they document."""
    with contextlib.suppress(UndecodableError):
        _assert_json_lines([event_stream.decode_delta2(decode_utf8(data))])
    with contextlib.suppress(UndecodableError):
        _assert_json_lines([event_stream.decode_sip_track(decode_utf16(data))])
    with contextlib.suppress(UndecodableError):
        _assert_json_lines([event_stream.decode_cm_extn(data)])
    with contextlib.suppress(FlagsError):
        flags.parse_flags(decode_utf8(data))
    flags.parse_accepted_flags(decode_utf8(data))
    with contextlib.suppress(packet_codec.TruncatedTupleError):
        list(packet_codec.split_tuples(data))


def files(data: bytes) -> None:
    """Every pseudo-file gives rows, and no more of them than it has lines."""
    for file in (
        pseudo_files.USER_LIST,
        pseudo_files.USER_LIST_8,
        pseudo_files.HUNT_LIST,
        pseudo_files.DIRECTORY_LIST,
        pseudo_files.MEMBER_OF,
        pseudo_files.USER_INFO,
        pseudo_files.LICENCE_LIST,
    ):
        assert len(file.parse(data)) <= data.count(b"\n") + data.count(b"\r") + 1
    pseudo_files.parse_members(data)
    pseudo_files.parse_who_is(data)


def shown(data: bytes) -> None:
    """Any text becomes one short line without control characters on the screen."""
    text = data.decode("utf-8", "surrogatepass") if _is_text(data) else data.decode("latin-1")
    line = sanitize_text(text)
    assert len(line) <= MAX_TEXT_LENGTH
    assert all(c.isprintable() or c in "\u200c\u200d" for c in line)
    fold_text(line)
    extract_digits(line)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


_FOLDER: list[Path] = []


def set_target_folder(folder: Path) -> None:
    """Set the folder for targets that write a file."""
    _FOLDER[:] = [folder]


def settings(data: bytes) -> None:
    """Any settings file gives settings, which are the defaults in the worst case."""
    store = SettingsStore(_FOLDER[0], report=lambda _problem: None)
    store.path.write_bytes(data)
    store.load()


TARGETS: Final[dict[str, FuzzTarget]] = {
    target.__name__: target
    for target in (frames, packets, connection, events, records, others, files, shown, settings)
}

_RECORDS: Final = tuple(
    text.encode()
    for text in (
        record_samples.DIAL_TONE,
        record_samples.RINGING_GROUP,
        record_samples.ANSWERED_CALL,
        record_samples.CALL_LOST,
    )
)
_TUPLES: Final = (
    *(packet_codec.encode_tuple(TupleId.CALL_DELTA3, record + b"\0") for record in _RECORDS),
    packet_codec.encode_tuple(TupleId.CALL_DELTA2, b"CALL:S1,2,0,0,,,,,a,b\0"),
    packet_codec.encode_tuple(TupleId.SIP_TRACK, encode_utf16("START,c0a8,17.1,TRUNK,IN,a@b")),
    packet_codec.encode_tuple(TupleId.CM_EXTN, encode_utf16("Extn4001")),
    packet_codec.encode_tuple(
        TupleId.CM_EXTN, bytes((0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3)) + encode_utf16("Extn4001")
    ),
)
_PACKETS: Final = tuple(
    packet_codec.encode_packet(EventPacket(PBX, number, data)) for number, data in enumerate(_TUPLES)
)
_FILES: Final = (
    b"Ann,4001,Archer, Ann,1\r\n",
    b"Main,200,,2,1,,,0,,7\r\n",
    b'IP500 "v2" sn: "00e0"\r\n',
    b"*4001\n",
)

SEEDS: Final[dict[str, tuple[bytes, ...]]] = {
    "frames": tuple(map(encode_frame, _PACKETS)),
    "packets": _PACKETS,
    "connection": tuple(map(encode_frame, _PACKETS)),
    "events": _TUPLES,
    "records": _RECORDS,
    "others": (b"CALL:S1,2", b"-SCN -CMExtn", encode_utf16("START,c0a8,17.1"), *_TUPLES),
    "files": _FILES,
    "shown": ("Zoë <b>\u202e".encode(), b"+44 (0)1632 960-123"),
    "settings": (b'{"version":1,"profiles":[{"name":"a","host":"b"}],"desk":{}}', b'{"version":99}'),
}
"""The first inputs of each target."""
