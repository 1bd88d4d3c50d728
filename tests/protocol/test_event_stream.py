"""The event stream, section 6.5."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.enums import Delta2State, TupleId
from devlink3_desk.protocol.errors import LocalProtocolError
from devlink3_desk.protocol.event_stream import (
    DELTA2_STATUS_FIELDS,
    MAX_COUNTERS,
    EventDecoder,
    decode_delta2,
    encode_delta2,
    encode_event,
)
from devlink3_desk.protocol.events import (
    CounterGap,
    Delta2,
    ExtensionState,
    ExtensionText,
    SipTrack,
    Undecodable,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import EventPacket
from tests.support.record_samples import CALL_LOST, RINGING_GROUP

PBX = "192.168.42.1"


def packet(data=b"", counter=1, address=PBX):
    return EventPacket(address, counter, data)


def decode(*tables, flags=()):
    return EventDecoder(flags).decode(packet(b"".join(tables)))


def utf16(text):
    return text.encode("utf-16-be") + b"\0\0"


def delta3(text):
    return packet_codec.encode_tuple(TupleId.CALL_DELTA3, text.encode() + b"\0")


def test_several_tuples_in_a_packet_with_an_unknown_one_between():
    events = decode(delta3(RINGING_GROUP), packet_codec.encode_tuple(0x00769999, b"?"), delta3(CALL_LOST))
    assert [event.kind for event in events] == ["detail", "undecodable", "call_lost"]
    assert {(event.pbx, event.counter) for event in events} == {(PBX, 1)}


def test_an_unknown_tuple_is_undecodable_with_its_id():
    (event,) = decode(packet_codec.encode_tuple(0x00769999, b"?"))
    assert isinstance(event, Undecodable)
    assert (event.tuple_id, event.data, event.pbx, event.counter) == (0x00769999, b"?", PBX, 1)


def test_siptrack_6_5_1_3():
    text = "START,c0a82a1f000003eb,17.1003.1,TRUNK,IN,0f5757c5c504c74197be@host"
    (event,) = decode(packet_codec.encode_tuple(TupleId.SIP_TRACK, utf16(text)))
    assert event == SipTrack(
        "START",
        "c0a82a1f000003eb",
        "17.1003.1",
        "TRUNK",
        "IN",
        "0f5757c5c504c74197be@host",
        pbx=PBX,
        counter=1,
    )


def test_further_fields_of_siptrack_are_kept():
    # No Call-ID contains a comma (RFC 3261, section 25.1).
    (event,) = decode(packet_codec.encode_tuple(TupleId.SIP_TRACK, utf16("END,e,1.2.3,PHONE,OUT,id, new,,7")))
    assert event == SipTrack("END", "e", "1.2.3", "PHONE", "OUT", "id", ("new", "", "7"), pbx=PBX, counter=1)


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("Extn4001: CALL LOST (CMCauseForceIdle)", "4001"),
        ("Extn865001", "865001"),
        ("Something else", None),
        ("", None),
    ],
)
def test_extension_in_words_6_5_1_4(text, extension):
    (event,) = decode(packet_codec.encode_tuple(TupleId.CM_EXTN, utf16(text)))
    assert event == ExtensionText(text, extension, pbx=PBX, counter=1)


@pytest.mark.parametrize(("text", "extension"), [("Extn865001", "865001"), ("", None), ("4001", "4001")])
def test_extension_in_numbers_6_5_1_5(text, extension):
    numbers = b"\0\0\0\1\0\0\0\2\0\0\0\0"
    (event,) = decode(packet_codec.encode_tuple(TupleId.CM_EXTN, numbers + utf16(text)))
    assert event == ExtensionState(1, 2, 0, extension, text, pbx=PBX, counter=1)


STATUS = (
    "CALL:S0.1000.1,0.1001.2,2,12,1,0,0,1,Ann,Bob,x;y,1,2,0,4001,0,01632960123,,,0,200,0,,1,16,0,1,0,"
    "200,200,4001,200,4001,,0,123456,7,3,70,30,eng,5,0,tag,0,1,2,3,acc,42"
)


def delta2_fields(event: Delta2) -> dict[str, int | str | None]:
    assert event.fields is not None
    return event.fields


def test_delta2_status_has_fifty_fields():
    assert len(DELTA2_STATUS_FIELDS) == 50
    event = decode_delta2(STATUS)
    assert event.record == "S"
    fields = delta2_fields(event)
    assert list(fields) == list(DELTA2_STATUS_FIELDS)
    assert (fields["a_call_id"], fields["call_id"]) == ("0.1000.1", 42)
    assert fields["b_state"] is Delta2State.HELD
    assert (fields["a_name"], fields["b_list"], fields["account_code"]) == ("Ann", "x;y", "acc")
    assert fields["dialled_number"] == "200"
    assert None not in [fields[name] for name in ("park_slot", "quota_time", "cause")]
    assert encode_delta2("S", fields) == STATUS


@pytest.mark.parametrize(
    ("text", "kind", "ids"),
    [
        ("CALL:D0.1,0.2,42", "D", ("0.1", "0.2", 42)),
        ("CALL: A 0.1,0.2,42", "A", ("0.1", "0.2", 42)),
        ("CALL:D,0.1,0.2", "D", ("0.1", "0.2", None)),
    ],
)
def test_delta2_deleted_and_swapped(text, kind, ids):
    event = decode_delta2(text)
    assert event.record == kind
    assert tuple(delta2_fields(event).values()) == ids


def test_delta2_of_an_unknown_kind_keeps_its_text():
    assert decode_delta2("CALL:X1,2") == Delta2("CALL:X1,2")
    assert decode_delta2("LINE:1").fields is None


@pytest.mark.parametrize(
    ("flags", "data"),
    [
        ((), utf16("CALL:D1,2,3")),
        ({EventFlag.TEXT}, b"CALL:D1,2,3\0"),
        ({EventFlag.TEXT}, utf16("CALL:D1,2,3")),
        ((), b"CALL:D1,2,3\0"),
    ],
)
def test_delta2_in_either_coding_6_4_1(flags, data):
    (event,) = decode(packet_codec.encode_tuple(TupleId.CALL_DELTA2, data), flags=flags)
    assert event.text == "CALL:D1,2,3"
    assert event.fields["call_id"] == 3


@pytest.mark.parametrize("flags", [(), {EventFlag.TEXT}])
@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0"])
def test_an_empty_delta2_is_an_event_without_text(flags, data):
    events = decode(packet_codec.encode_tuple(TupleId.CALL_DELTA2, data), flags=flags)
    assert events == [Delta2("", pbx=PBX, counter=1)]


@pytest.mark.parametrize("data", [b"", b"\0\0"])
def test_an_empty_cmextn_is_an_event_without_text(data):
    events = decode(packet_codec.encode_tuple(TupleId.CM_EXTN, data))
    assert events == [ExtensionText("", pbx=PBX, counter=1)]


def test_a_field_of_delta3_that_is_not_utf8_is_decoded_as_windows_1252():
    text = RINGING_GROUP.replace("5678", "Zoë\N{RIGHT SINGLE QUOTATION MARK}s").encode("cp1252") + b"\0"
    (event,) = decode(packet_codec.encode_tuple(TupleId.CALL_DELTA3, text))
    assert event.party_a.did == "Zoë\N{RIGHT SINGLE QUOTATION MARK}s"


def test_fields_in_two_encodings_leave_one_another_alone():
    text = "Zoë,O\N{RIGHT SINGLE QUOTATION MARK}Brien\0".encode().replace("ë".encode(), b"\xeb")
    assert packet_codec.decode_utf8(text) == "Zoë,O\N{RIGHT SINGLE QUOTATION MARK}Brien"


def test_undecodable_is_reported_with_its_bytes_and_the_rest_goes_on():
    events = decode(delta3("<Odd/>" + "x" * 100), delta3(CALL_LOST))
    assert isinstance(events[0], Undecodable)
    assert events[0].tuple_id == TupleId.CALL_DELTA3
    assert events[0].data == b"<Odd/>" + b"x" * 58
    assert events[1].kind == "call_lost"


def test_records_beside_an_undecodable_one_are_not_lost():
    cut = RINGING_GROUP.partition("</Target_list>")[0]
    events = decode(delta3(CALL_LOST + "<Detail><Call>n,1</Call></Detail>" + CALL_LOST + cut))
    assert [event.kind for event in events] == ["call_lost", "call_lost", "undecodable"]


def test_a_tuple_cut_short_is_reported_after_what_came_before_it():
    events = decode(delta3(CALL_LOST), b"\0\x76\0\1\0\x50abc")
    assert [event.kind for event in events] == ["call_lost", "undecodable"]
    assert (events[1].tuple_id, events[1].data) == (TupleId.CALL_DELTA3, b"abc")


def test_half_a_double_byte_character_is_undecodable():
    (event,) = decode(packet_codec.encode_tuple(TupleId.SIP_TRACK, b"\0S\0"))
    assert isinstance(event, Undecodable)


def test_a_counter_that_jumps_is_a_gap_before_its_event():
    decoder = EventDecoder()
    assert decoder.decode(packet(counter=5)) == []
    assert decoder.decode(packet(counter=6)) == []
    events = decoder.decode(packet(delta3(CALL_LOST), counter=9))
    assert events[0] == CounterGap(7, 9, pbx=PBX, counter=9)
    assert events[1].kind == "call_lost"
    assert decoder.decode(packet(counter=10)) == []
    assert decoder.decode(packet(counter=10))[0] == CounterGap(11, 10, pbx=PBX, counter=10)


def test_counters_are_kept_for_every_pbx_and_wrap():
    decoder = EventDecoder()
    for address, counter in ((PBX, 0xFFFFFFFF), ("10.0.0.2", 7), (PBX, 0), ("10.0.0.2", 8)):
        assert decoder.decode(packet(counter=counter, address=address)) == []


def test_counters_of_endless_pbxs_do_not_pile_up():
    decoder = EventDecoder()
    for number in range(MAX_COUNTERS + 10):
        decoder.decode(packet(address=str(number)))
    assert decoder.decode(packet(counter=5, address="0")) == []
    assert decoder.decode(packet(counter=5, address=str(MAX_COUNTERS))) != []


EVENTS = [
    SipTrack("END", "e", "1.2.3", "PHONE", "OUT", "id", pbx=PBX, counter=1),
    SipTrack("END", "e", "1.2.3", "", "", "", ("new", ""), pbx=PBX, counter=1),
    ExtensionText("Extn1: x", "1", pbx=PBX, counter=1),
    ExtensionState(1, 0, 2, "77", "Extn77", pbx=PBX, counter=1),
]


@pytest.mark.parametrize("event", EVENTS)
def test_what_the_encoder_wrote(event):
    assert decode(encode_event(event)) == [event]


def test_events_that_no_pbx_sends_have_no_tuple():
    with pytest.raises(LocalProtocolError):
        encode_event(CounterGap(1, 3, pbx=PBX, counter=3))


@given(st.lists(st.binary(max_size=200), max_size=4), st.sampled_from([(), {EventFlag.TEXT}]))
def test_no_bytes_raise(pieces, flags):
    decoder = EventDecoder(flags)
    for tuple_id in TupleId:
        decoder.decode(packet(b"".join(packet_codec.encode_tuple(tuple_id, data) for data in pieces)))
    decoder.decode(packet(b"".join(pieces)))


@given(st.data())
def test_mutated_records_raise_nothing(data):
    damaged = bytearray(
        delta3(RINGING_GROUP) + packet_codec.encode_tuple(TupleId.CM_EXTN, b"\0" * 12 + utf16("Extn1"))
    )
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(damaged) - 1))
        damaged[position] = data.draw(st.integers(0, 255))
    for event in decode(bytes(damaged)):
        assert event.pbx == PBX
