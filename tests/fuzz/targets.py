"""What is fuzzed: every decoder with what must hold whatever octets it gets, and octets to begin with."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

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
from devlink3_desk.qt.core.text import MAX_TEXT_LENGTH, extract_digits, fold_text, sanitize_text
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from tests.support import record_samples

FuzzTarget: TypeAlias = Callable[[bytes], None]

PBX: Final = "192.168.42.3"


def frames(data: bytes) -> None:
    """However a stream is split, the same frames come out of it."""
    assert _read_frames([data]) == _read_frames([data[at : at + 1] for at in range(len(data))])


def _read_frames(pieces: Iterable[bytes]) -> tuple[list[bytes], bool]:
    reader = FrameReader()
    found: list[bytes] = []
    try:
        for piece in pieces:
            found.extend(reader.feed_data(piece))
    except FrameError:
        return found, False
    return found, True


def packets(data: bytes) -> None:
    """A packet that can be read is written so that it is read as the same again."""
    try:
        packet = packet_codec.decode_packet(data)
    except PacketError:
        return
    if not isinstance(packet, UnknownPacket):
        again = packet_codec.decode_packet(packet_codec.encode_packet(packet))
        assert type(again) is type(packet)


def connection(data: bytes) -> None:
    """Nothing that a peer says raises; in pieces it is told the same as in one."""
    whole = _create_signed_in().receive_data(data)
    part = _create_signed_in()
    found = part.receive_data(data, 1)
    while part.has_pending_events:
        found += part.receive_data(b"", 1)
    assert found == whole or str(found) == str(whole)


def _create_signed_in() -> DevLinkConnection:
    found = DevLinkConnection(encrypted=False)
    found.request_sign_in("desk", "fuzz")
    return found


def events(data: bytes) -> None:
    """Whatever an event packet holds becomes events, each a line of JSON, and the board takes them all."""
    decoder, board = EventDecoder(), Switchboard()
    for counter in range(2):
        told = decoder.decode(EventPacket(PBX, counter, data))
        _assert_json_lines(told)
        board.apply_all(told, float(counter))


def _assert_json_lines(told: Iterable[StreamEvent]) -> None:
    for event in told:
        line = encode_event_line(event)
        assert line is not None
        assert b"\n" not in line
        assert isinstance(json.loads(line), dict)


def records(data: bytes) -> None:
    """A record that was read is the same after it was written and read again."""
    try:
        found = delta3.decode_records(decode_utf8(data))
    except UndecodableError:
        return
    for event in found:
        (again,) = delta3.decode_records(delta3.encode_record(event))
        assert _comparable_event(again) == _comparable_event(event)


def _comparable_event(event: Detail | CallLost | LinkLost | AttemptReject) -> object:
    """Return an event's values as far as a text can tell them apart: blanks around a field it cannot."""
    return _comparable_value(msgspec.to_builtins(event))


def _comparable_value(value: object) -> object:
    if isinstance(value, dict):
        return {key: _comparable_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        kept = [_comparable_value(each) for each in value]
        while kept and kept[-1] in (None, ""):
            kept.pop()
        return kept
    return (value.strip() or None) if isinstance(value, str) else value


def others(data: bytes) -> None:
    """The smaller records, and the texts that are parsed."""
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
    """Every pseudo-file gives rows of what was asked for, and no more of them than lines."""
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
    """What goes to the screen is one short line without controls, whatever it was."""
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
    """Say where targets that need a file may write it."""
    _FOLDER[:] = [folder]


def settings(data: bytes) -> None:
    """A settings file gives settings, and at worst the defaults with a sentence that says so."""
    store = SettingsStore(_FOLDER[0])
    store.path.write_bytes(data)
    store.load()


TARGETS: Final[dict[str, FuzzTarget]] = {
    each.__name__: each
    for each in (frames, packets, connection, events, records, others, files, shown, settings)
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
"""What each target begins with."""
