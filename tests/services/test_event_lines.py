"""Events as lines: any event is read as it was written, also by another version."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol.events import AnyEvent, Detail, ExtensionState, LinkEvent, LinkState
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.event_lines import decode_event, encode_event
from tests.support.random_events import EVENTS

DETAIL = Detail(
    call=CallSection("c0a82a03", 7, authorization_code="1234"),
    party_b=Party("", name="Zoë", extra=("x",)),
    targets=(Target(), Target("e1", identity="4001")),
    pbx="192.168.42.3",
)
DETAIL_LINE = (
    '[5,"detail","192.168.42.3",null,["c0a82a03",7,null,"*****"],null,'
    '["",' + "null," * 23 + '"Zoë",null,["x"]],[[],["e1",null,null,null,null,null,"4001"]]]'
).encode()


@given(EVENTS, st.integers(-(2**40), 2**40))
def test_any_event_comes_back(event: AnyEvent, milliseconds: int):
    assert decode_event(encode_event(event, milliseconds)) == (milliseconds, event)


def test_empty_fields_at_the_end_are_omitted():
    assert encode_event(DETAIL, 5) == DETAIL_LINE
    call = msgspec.structs.replace(DETAIL.call, authorization_code="*****")
    assert decode_event(DETAIL_LINE) == (5, msgspec.structs.replace(DETAIL, call=call))


def test_an_empty_section_is_there():
    event = Detail(call=CallSection(), party_b=Party(None))
    assert decode_event(encode_event(event, 0)) == (0, event)


def test_a_sentence_is_written_as_its_text():
    event = LinkEvent(state=LinkState.LOST, reason=Sentence("Lost {what}.", what="it"))
    assert decode_event(encode_event(event, 0)) == (0, event)


def test_fields_of_a_newer_version_are_ignored():
    event = ExtensionState(v=1, p1=2, p2=0, extension="200", text="Extn200")
    longer = encode_event(event, 0)[:-1] + b',"new",[1]]'
    assert decode_event(longer) == (0, event)
    assert decode_event(b'[0,"detail",null,null,["c0a82a03"],null,null,[],{"new":1}]') == (
        0,
        Detail(call=CallSection("c0a82a03")),
    )


def test_a_line_may_have_blanks():
    assert decode_event(b' [ 3 , "snapshot", null, null, true ]') is not None


def test_an_unknown_kind_is_no_event():
    assert decode_event(b'[3,"hologram",null,null,{"a":[1,2]}]') is None


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"[3]",
        b"{}",
        b"3,4",
        b'["snapshot",null,null,true]',
        b"[3,4,5]",
        b"[3,[]]",
        b'[3.5,"snapshot",null,null,true]',
        b'[3,"snapshot",null,null]',
        b'[3,"snapshot",null,null,"yes"]',
        b'[3,"detail",null,null,"call"]',
        b'[3,"detail",null,null,[],5]',
        b'[3,"snapshot",null,null,true',
        b'[3,"snapshot",null,null,true]]',
        b'[3,"\xff"]',
    ],
)
def test_a_damaged_line_is_an_error(line: bytes):
    with pytest.raises((msgspec.MsgspecError, ValueError)):
        decode_event(line)
