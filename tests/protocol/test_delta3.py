"""Delta3 records, section 6.7."""

import re
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol import delta3, enums, records, section_codec
from devlink3_desk.protocol.errors import UndecodableError
from devlink3_desk.protocol.events import (
    ATTEMPT_REJECT_FIELDS,
    CALL_LOST_FIELDS,
    LINK_LOST_FIELDS,
    AttemptReject,
    CallLost,
    Detail,
    LinkLost,
)
from devlink3_desk.protocol.records import CallSection, Party, Target
from tests.support.record_samples import ANSWERED_CALL, CALL_LOST, DIAL_TONE, RINGING_GROUP


def one(text):
    (event,) = delta3.decode_records(text)
    return event


def test_dial_tone_6_7_1_1():
    event = one(DIAL_TONE)
    assert (event.call.node_id, event.call.call_id, event.call.transfer_cause) == ("c0a82a03", 1, 0)
    assert event.call.current_user == ""
    assert event.call.voicemail_recording is None
    party = event.party_a
    assert (party.direction, party.state, party.tone) == (
        enums.Direction.IN,
        enums.CallState.DIALLING,
        enums.Tone.DIAL,
    )
    assert party.equipment_class is enums.EquipmentClass.TDM_PHONE
    assert (party.identity, party.cli, party.cli_presentation) == ("4001", "4001", 100)
    assert (party.name_type, party.name, party.related_end_id) == (None, None, None)
    assert event.party_b is None
    assert event.targets == ()


def test_group_rings_several_targets_6_7_1_2():
    event = one(RINGING_GROUP)
    assert event.call.original_huntgroup == event.call.current_huntgroup == "200"
    assert (event.party_a.did, event.party_a.cli, event.party_a.description) == (
        "5678",
        "01707123456",
        "5.23",
    )
    assert event.party_a.state is enums.CallState.RINGBACK
    assert [target.identity for target in event.targets] == ["4002", "4003"]
    assert event.targets[0].purpose == "200"


def test_answered_6_7_1_3():
    event = one(ANSWERED_CALL)
    assert event.party_b.direction is enums.Direction.OUT
    assert event.party_b.identity == "4001"


def test_call_lost_of_four_and_five_fields_6_7_5():
    event = one(CALL_LOST)
    assert event == CallLost("c0a82a03", "c0a82a0300000413", 1, 16, None)
    assert event.cause is enums.Cause.NORMAL
    assert one("<CallLost>c0a82a03,c0a82a0300000413,0,126,99999</CallLost>").timestamp == 99999


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4294967296", 2**32),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
        ("9223372036854775808", "9223372036854775808"),  # more than 64 bits
        ("-9223372036854775809", "-9223372036854775809"),
        ("9" * 5000, "9" * 5000),  # more than int() takes
    ],
)
def test_integers_have_64_bits(text: str, value: int | str):
    assert one(f"<CallLost>n,e,{text},{text},{text}</CallLost>") == CallLost("n", "e", value, value, value)


def test_link_lost_6_7_6():
    event = one("<LinkLost>\nc0a82a03,c0a82a0300000413,0,126,778,17.1003.1\n</LinkLost>")
    assert event == LinkLost("c0a82a03", "c0a82a0300000413", 0, 126, 778, "17.1003.1")


def test_attempt_reject_6_7_7():
    event = one("<AttemptReject>\nc0a82a03,c0a82a0300000413,Ann,dnd,778\n</AttemptReject>")
    assert event == AttemptReject("c0a82a03", "c0a82a0300000413", "Ann", "dnd", 778)


@pytest.mark.parametrize("count", [10, 11, 18, 20])
def test_calls_of_every_length_6_7_2(count):
    values = ["n", "7", *(str(i) for i in range(2, count))]
    call = one(f"<Detail><Call>{','.join(values)}</Call><PartyA>e</PartyA></Detail>").call
    attributes = msgspec.structs.astuple(call)
    assert attributes[1] == 7
    assert [value for value in attributes[:-1] if value is not None] == [
        value if field.value_type is str else int(value)
        for field, value in zip(records.CALL_FIELDS, values, strict=False)
    ]
    assert call.extra == tuple(values[len(records.CALL_FIELDS) :])


@pytest.mark.parametrize("count", [22, 23, 26, 28])
def test_parties_of_every_length_6_7_3(count):
    values = [str(i) for i in range(count)]
    party = one(f"<Detail><Call>n,1</Call><PartyA>{','.join(values)}</PartyA></Detail>").party_a
    assert party.cli == "21"
    assert party.cli_presentation == (22 if count > 22 else None)
    assert party.related_end_id == ("25" if count > 25 else None)
    assert party.extra == tuple(values[len(records.PARTY_FIELDS) :])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("7", 7),
        ("27", 27),
        ("-3", -3),
        ("007", 7),
        ("4294967296", 4294967296),
        ("x", "x"),
        ("1x", "1x"),
        (" 7\n", 7),
        ("9" * 30, "9" * 30),
        ("1_0", "1_0"),
        ("\u0664", "\u0664"),
    ],
)
def test_integer_fields(text, value):
    party = one(f"<Detail><Call>n,1</Call><PartyA>e,1,{text},1</PartyA></Detail>").party_a
    assert party.state == value
    assert type(party.state) in (enums.CallState, type(value))


def test_unknown_numbers_keep_their_value_and_show_as_such():
    assert enums.format_enum_value(enums.CallState, 27) == "state 27"
    assert enums.format_enum_value(enums.CallState, 19) == "Ringback"
    assert enums.format_enum_value(enums.CallState, None) == ""
    assert enums.format_enum_value(enums.CallState, "odd") == "odd"
    assert enums.format_enum_value(enums.AuthResult, 0x80000041) == "AUTHENTICATION FAILED"
    assert enums.format_enum_value(enums.AuthResult, 0x80000077) == "result 0x80000077"


@pytest.mark.parametrize("tag", ["Target_list", "Target list", "Targets"])
def test_every_spelling_of_the_target_list(tag):
    event = one(RINGING_GROUP.replace("Target_list", tag))
    assert event == one(RINGING_GROUP)


def test_attributes_of_tags_are_skipped():
    """The text is "xml formatted" (section 6.5.1.1), so a tag may have attributes one day."""
    record = re.sub(r"<(\w+)>", r"""<\1 version="1.2"  xml:id = 'a-1' >""", RINGING_GROUP)
    assert one(record) == one(RINGING_GROUP)
    assert one(re.sub(r"<(\w+)>", r'<\1 v="">', CALL_LOST)) == one(CALL_LOST)
    assert one(f'<Detail><Note text="1"/>{DIAL_TONE.strip()[8:]}') == one(DIAL_TONE)


def party_with_name(name_field):
    return f"e,1,2,1,0,0,0,0,0,8,106,,4001,0,0,,,,,,,4001,100,5,{name_field},rel"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Smith, John"', "Smith, John"),
        ('""', ""),
        ("", ""),
        ('"O""Neil"', 'O"Neil'),
        (r'"O\"Neil"', 'O"Neil'),
        ('"a < b"', "a < b"),
        ('"</PartyA>"', "</PartyA>"),
        ('"AT&T"', "AT&T"),
        ('"AT&amp;T &lt;b&gt; &#233;&#xe9; &apos;&quot;"', "AT&T <b> éé '\""),
        ('"&nbsp;&#0;&#xd800;"', "&nbsp;&#0;&#xd800;"),
        ("plain", "plain"),
        ('no "quote" here', 'no "quote" here'),
        ('"a,"",b"', 'a,",b'),
        ('""""', '"'),
        ("Zoë", "Zoë"),
        (' "spaced, out" ', "spaced, out"),
    ],
)
def test_quoted_fields(written, read):
    text = f"<Detail><Call>n,1</Call><PartyA>\n{party_with_name(written)}\n</PartyA></Detail>"
    party = one(text).party_a
    assert party.name == read
    assert party.related_end_id == "rel"
    assert party.extra == ()


def test_white_space_around_a_field_is_no_part_of_it():
    text = (
        "<Detail><Call>\n c0a82a03 , 7, 12 34 ,\r\n,,0,,200,\t,200 ,\n</Call>"
        '<PartyA>e1, 1,7,1,3,0,0,0,1,8,106, ,\n4001 ,0,0,,,,,,, 4001,100, 5, " A, B " , rel\n</PartyA>'
        "<PartyB>e2,0,1,1,3,0,0,0,1,8,106,,\n4002</PartyB>"
        "<Target_list>"
        "<Target>e3,0,0,8,106,, 4003 ,0</Target><Target>e4,0,0,8,106,,4004,0</Target>"
        "</Target_list>"
        "</Detail>"
    )
    for record in (text, text.replace("4003", "4&#48;03")):
        event = one(record)
        call, party = event.call, event.party_a
        assert (call.node_id, call.call_id, call.account_code, call.authorization_code) == (
            "c0a82a03", 7, "12 34", "",
        )  # fmt: skip
        assert (call.original_huntgroup, call.current_huntgroup, call.current_user) == ("200", "200", "")
        assert (party.end_id, party.direction, party.description, party.identity) == ("e1", 1, "", "4001")
        assert (party.cli, party.name, party.related_end_id) == ("4001", " A, B ", "rel")
        assert event.party_b.identity == "4002"
        assert [target.identity for target in event.targets] == ["4003", "4004"]


def test_an_unclosed_quotation_affects_its_section_only():
    text = f"<Detail><Call>n,1</Call><PartyA>{party_with_name(chr(34) + 'oops')}</PartyA></Detail>"
    party = one(text).party_a
    assert party.name == '"oops'
    assert party.cli == "4001"


def test_an_empty_party_is_none():
    assert one("<Detail><Call>n,1</Call><PartyA>a</PartyA><PartyB>\n</PartyB></Detail>").party_b is None


@pytest.mark.parametrize("empty", ["<Target></Target>", "<Target>\n </Target>", "<Target/>"])
@pytest.mark.parametrize("others", ["", "<Target>e3,0,0,8,106,,4003</Target>", '<Target>"e3",0</Target>'])
def test_an_empty_target_is_none(empty: str, others: str):
    targets = f"<Target_list>{empty}{others}{empty}</Target_list>"
    event = one(f"<Detail><Call>n,1</Call><PartyA>a</PartyA>{targets}</Detail>")
    assert [target.end_id for target in event.targets] == (["e3"] if others else [])


def test_several_records_and_noise_around_them():
    events = delta3.decode_records(f'<?xml version="1.0"?>{CALL_LOST} noise {DIAL_TONE}{CALL_LOST}')
    assert [event.kind for event in events] == ["call_lost", "detail", "call_lost"]


@pytest.mark.parametrize(
    "text", ["", "hello", "<Detail></Detail>", "<Other>1,2</Other>", "<Detail", "<<<>>>"]
)
def test_what_is_no_record_is_undecodable(text):
    with pytest.raises(UndecodableError):
        delta3.decode_records(text)


@pytest.mark.parametrize("record", [DIAL_TONE, RINGING_GROUP, ANSWERED_CALL, CALL_LOST])
def test_a_record_that_ends_before_its_outermost_tag_is_closed_is_undecodable(record):
    text = record.strip()
    for length in range(len(text)):
        with pytest.raises(UndecodableError) as caught:
            delta3.decode_records(text[:length])
        assert caught.value.decoded_events == []


@pytest.mark.parametrize(
    "party", ["", "<PartyA></PartyA>", "<PartyA> \n</PartyA>", "<PartyB>e</PartyB>", "<PartyA/>"]
)
def test_a_detail_without_a_party_a_is_undecodable(party):
    with pytest.raises(UndecodableError, match="PartyA"):
        delta3.decode_records(f"<Detail><Call>n,1</Call>{party}</Detail>")


def test_an_undecodable_record_leaves_those_beside_it():
    with pytest.raises(UndecodableError) as caught:
        delta3.decode_records(f"{CALL_LOST}<Detail></Detail>{CALL_LOST}")
    assert [event.kind for event in caught.value.decoded_events] == ["call_lost", "call_lost"]


PARTY_NUMBERS = st.sampled_from(["", "0", "1", "2", "19", "27", "300", "007", " 7", "x", "1_0", "9" * 20])
PARTY_TEXTS = st.sampled_from(
    ["", "4001", " 4001\n", "40 01", '""', '"Smith, John"', '"a""b"', r'"a\"b"', "AT&amp;T", "a&b", "Zoë"]
)


PARTY_VALUES = st.tuples(
    *(PARTY_TEXTS if field.value_type is str else PARTY_NUMBERS for field in records.PARTY_FIELDS)
)


@given(PARTY_VALUES, st.integers(1, len(records.PARTY_FIELDS) + 2))
def test_every_path_of_the_section_decoder_gives_the_same_record(values, count):
    """The compiled functions and the loop over the table differ in speed alone."""
    text = ",".join([*values, "more", '"and, more"'][:count])
    codec = section_codec.SectionCodec("Party", Party, records.PARTY_FIELDS)
    expected = codec._build_irregular_record(section_codec._split_irregular_fields(text))
    if text:
        assert codec.decode(text) == codec.decode(text) == codec.decode(f" {text}\n") == expected


@given(st.text(alphabet=st.sampled_from('<>/"\\,&; \nDetailCPryAB_s0123'), max_size=200))
def test_nothing_but_undecodable_is_raised(text):
    for candidate in (text, f"<Detail><Call>{text}</Call><PartyA>{text}</PartyA></Detail>"):
        with suppress(UndecodableError):
            delta3.decode_records(candidate)


# What the encoder writes, the decoder reads.

_text = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
# White space at the edges of a section is not part of it, so it is at the edge of no unquoted field either.
_plain = _text.map(str.strip)


def _values(table):
    return st.tuples(
        *(st.none() | st.integers(-5, 10**15) if f.value_type is int else _plain for f in table), st.just(())
    )


def _records(record, table):
    return _values(table).map(lambda values: record(*values))


_details = st.builds(
    Detail,
    call=_records(CallSection, records.CALL_FIELDS),
    party_a=_records(Party, records.PARTY_FIELDS),
    party_b=st.none() | _records(Party, records.PARTY_FIELDS),
    targets=st.lists(_records(Target, records.TARGET_FIELDS), max_size=3).map(tuple),
)
_flat = st.one_of(
    _records(CallLost, CALL_LOST_FIELDS),
    _records(LinkLost, LINK_LOST_FIELDS),
    _records(AttemptReject, ATTEMPT_REJECT_FIELDS),
)


@given(_details)
def test_details_come_back(event):
    assert list(map(_full, delta3.decode_records(delta3.encode_record(event)))) == [_full(event)]


@given(_flat)
def test_losses_and_rejects_come_back(event):
    decoded = one(delta3.encode_record(event))
    assert _tail(decoded) == _tail(event)


def _tail(record):
    """A missing tail and an empty one are written alike."""
    return [value if value != "" else None for value in msgspec.structs.astuple(record)]


def _full(event):
    sections = (event.call, event.party_a, event.party_b, *event.targets)
    return [section and _tail(section) for section in sections]
