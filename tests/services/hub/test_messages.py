"""The messages of a hub: there and back, damaged ones, newer ones, and the order of several."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol.events import AnyEvent, CounterGap, Delta2, LinkEvent, LinkState
from devlink3_desk.services.hub.event_reader import EventOrder, MessageOrder
from devlink3_desk.services.hub.messages import (
    MessageError,
    MessageHead,
    NewerVersionError,
    decode_head,
    decode_message,
    encode_hub_event,
    encode_message,
)
from devlink3_desk.services.hub.names import HubNameError, SiteNames


def create_head(sequence: int = 0, count: int = 0, epoch: str = "e1") -> MessageHead:
    return MessageHead(
        site="main", epoch=epoch, sequence=sequence, count=count, at=1.5, wall=1_700_000_000.25
    )


def encode(events: list[AnyEvent], head: MessageHead | None = None) -> bytes:
    return encode_message(head or create_head(0, len(events)), [encode_hub_event(event) for event in events])


texts = st.text(max_size=20)
events = st.one_of(
    st.builds(
        Delta2, text=texts, pbx=st.none() | st.just("192.168.42.1"), counter=st.none() | st.integers(0)
    ),
    st.builds(CounterGap, expected=st.integers(), received=st.integers()),
    st.builds(LinkEvent, state=st.sampled_from(LinkState), reason=st.none() | texts),
)


@given(st.lists(events, max_size=60), st.integers(0, 2**40))
def test_messages_come_back_as_they_were(batch: list[AnyEvent], sequence: int):
    head = create_head(sequence, len(batch))
    data = encode(batch, head)
    message = decode_message(data)
    assert message.head == head == decode_head(data)
    assert list(message.events) == batch
    assert head.next_sequence == sequence + len(batch)


def test_large_messages_are_compressed():
    data = encode([Delta2(text="a" * 500)] * 20)
    assert len(data) < 1_000
    assert len(decode_message(data).events) == 20


def test_half_a_character_does_not_end_the_reading():
    message = decode_message(encode([Delta2(text="\ud83d", pbx="1.2.3.4", counter=7), Delta2(text="next")]))
    assert [event.kind for event in message.events] == ["undecodable", "delta2"]
    assert message.events[0].counter == 7


def test_unknown_kinds_of_events_count():
    head = create_head(0, 2)
    message = decode_message(
        encode_message(head, [b'[0,"of_the_future",1]', encode_hub_event(Delta2(text="x"))])
    )
    assert len(message.events) == 1
    assert message.head.next_sequence == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        b"{}",
        b'{"format":"devlink3-trace","version":1}',
        b'{"format":"devlink3-hub","version":1}',
        zlib.compress(b"nonsense"),
        zlib.compress(encode([Delta2(text="x")]))[:-3],
        b"\x78\x9cnonsense",
        encode([Delta2(text="x")]) + b"\n[0]",
        encode([Delta2(text="x")]) + b'\n[0,"detail",1,2,3,4,5]',
    ],
)
def test_damaged_messages_are_refused(data: bytes):
    with pytest.raises(MessageError):
        decode_message(data)


@pytest.mark.large(130)
def test_a_message_that_decompresses_to_too_many_bytes_is_refused():
    compressor = zlib.compressobj(9)
    bomb = b"".join(compressor.compress(b" " * 1_000_000) for _ in range(200)) + compressor.flush()
    with pytest.raises(MessageError):
        decode_message(bomb)


def test_newer_versions_are_recognised():
    head = msgspec.to_builtins(create_head()) | {"version": 2}
    with pytest.raises(NewerVersionError):
        decode_message(msgspec.json.encode(head))


@given(st.lists(st.integers(0, 5), max_size=40), st.data())
def test_every_event_is_accepted_once_and_nothing_after_a_gap(counts: list[int], data: st.DataObject):
    """Messages that are lost, repeated or late never lead to a wrong sequence of events."""
    heads = []
    sequence = 0
    for count in counts:
        heads.append(create_head(sequence, count))
        sequence += count
    order = EventOrder()
    order.restart(create_head())
    accepted: list[int] = []
    arrivals = data.draw(st.lists(st.sampled_from(heads), max_size=80)) if heads else []
    for head in arrivals:
        before = order.next_sequence
        result = order.accept(head)
        assert result is not MessageOrder.NEW_EPOCH
        if result is MessageOrder.NEXT:
            accepted += range(head.sequence, head.next_sequence)
        elif result is MessageOrder.GAP:
            assert head.sequence > before
        assert order.next_sequence >= before
    assert accepted == list(range(len(accepted)))


def test_another_epoch_needs_its_checkpoint():
    order = EventOrder()
    assert order.accept(create_head()) is MessageOrder.NEW_EPOCH
    order.restart(create_head(5))
    assert order.accept(create_head(5, 2)) is MessageOrder.NEXT
    assert order.accept(create_head(0, 2, "e2")) is MessageOrder.NEW_EPOCH
    assert order.accept(create_head(7, 0)) is MessageOrder.NEXT


@pytest.mark.parametrize("name", ["", "a.b", "a b", "*", ">", "ü", "x" * 33, "a\nb"])
def test_names_that_cannot_be_part_of_a_subject_are_refused(name: str):
    with pytest.raises(HubNameError, match="letters"):
        SiteNames(name)
