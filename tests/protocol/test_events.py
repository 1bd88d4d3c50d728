"""JSON lines: events as scripts read them."""

import json
from typing import Any

import pytest

from devlink3_desk.protocol import delta3, event_stream
from devlink3_desk.protocol.events import (
    AnyEvent,
    CheckpointMarker,
    CounterGap,
    DirectoryMarker,
    ExtensionState,
    LinkEvent,
    LinkState,
    RoundTrip,
    SipTrack,
    SnapshotMarker,
    Undecodable,
    encode_event_line,
)
from devlink3_desk.protocol.records import CALL_FIELDS
from tests.support.record_samples import CALL_LOST, DIAL_TONE


def line(event: AnyEvent) -> dict[str, Any]:
    encoded = encode_event_line(event)
    assert encoded is not None
    fields: dict[str, Any] = json.loads(encoded)
    return fields


def test_missing_is_null_empty_is_empty_and_integers_are_integers():
    fields = line(delta3.decode_records(DIAL_TONE)[0])
    assert fields["call"]["voicemail_recording"] is None
    assert fields["call"]["account_code"] == ""
    assert fields["party_a"]["public_line"] == 0
    assert fields["party_a"]["name"] is None


def test_fields_beyond_the_table_stand_under_extra():
    count = len(CALL_FIELDS)
    text = "<Detail><Call>" + ",".join(map(str, range(count + 2))) + "</Call><PartyA>e</PartyA></Detail>"
    assert line(delta3.decode_records(text)[0])["call"]["extra"] == [str(count), str(count + 1)]
    assert line(delta3.decode_records("<CallLost>n,e,1,16,5,more</CallLost>")[0])["extra"] == ["more"]
    assert line(event_stream.decode_delta2("CALL:D1,2,3,4"))["fields"] == {
        "a_call_id": "1",
        "b_call_id": "2",
        "call_id": 3,
        "extra": ["4"],
    }


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            delta3.decode_records(CALL_LOST, "10.0.0.1", 1)[0],
            {
                "event": "call_lost",
                "node_id": "c0a82a03",
                "end_id": "c0a82a0300000413",
                "cleared_inbound": 1,
                "cause": 16,
            }
            | {"timestamp": None, "pbx": "10.0.0.1", "counter": 1},
        ),
        (
            CounterGap(5, 9, pbx="p", counter=9),
            {"event": "gap", "pbx": "p", "counter": 9, "expected": 5, "received": 9},
        ),
        (
            Undecodable("why", 0x00760001, b"\xab\x00", pbx="p", counter=9),
            {
                "event": "undecodable",
                "pbx": "p",
                "counter": 9,
                "reason": "why",
                "tuple_id": 0x760001,
                "hex": "ab00",
            },
        ),
        (
            ExtensionState(1, 2, 0, "77", "Extn77", pbx="p", counter=9),
            {
                "event": "extension_state",
                "pbx": "p",
                "counter": 9,
                "v": 1,
                "p1": 2,
                "p2": 0,
                "extension": "77",
            },
        ),
        (
            SipTrack("START", "e", "17.1003.1", "TRUNK", "IN", "x", pbx="p", counter=9),
            {
                "event": "siptrack",
                "pbx": "p",
                "counter": 9,
                "action": "START",
                "end_id": "e",
                "channel": "17.1003.1",
            }
            | {"sip_type": "TRUNK", "direction": "IN", "sip_call_id": "x"},
        ),
        (
            SipTrack("END", "e", extra=("new", ""), pbx="p", counter=9),
            {
                "event": "siptrack",
                "pbx": "p",
                "counter": 9,
                "action": "END",
                "end_id": "e",
                "channel": None,
            }
            | {"sip_type": None, "direction": None, "sip_call_id": None, "extra": ["new", ""]},
        ),
        (event_stream.decode_delta2("odd"), {"event": "delta2", "pbx": None, "counter": None, "text": "odd"}),
        (
            LinkEvent(LinkState.CONNECTED),
            {"event": "link", "pbx": None, "counter": None, "state": "connected"},
        ),
        (
            LinkEvent(LinkState.RETRYING, 2.5),
            {"event": "link", "pbx": None, "counter": None, "state": "retrying", "retry_in": 2.5},
        ),
    ],
)
def test_the_other_events(event, expected):
    assert line(event) == expected


@pytest.mark.parametrize(
    "event",
    [
        LinkEvent(LinkState.CONNECTING),
        LinkEvent(LinkState.REFUSED),
        SnapshotMarker(complete=True),
        CheckpointMarker(complete=True, memory={}),
        DirectoryMarker(memory={}),
        RoundTrip(1.0),
    ],
)
def test_what_is_not_for_scripts(event):
    assert encode_event_line(event) is None


def test_a_line_is_one_line_whatever_a_name_holds():
    text = '<Detail><Call>n,1,"a\nb\u2028"</Call><PartyA>e</PartyA></Detail>'
    encoded = encode_event_line(delta3.decode_records(text)[0])
    assert encoded is not None
    assert b"\n" not in encoded
