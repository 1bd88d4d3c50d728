"""Blocks of events: what goes in comes out, and damage is told from events."""

from __future__ import annotations

import lzma
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol.events import AnyEvent, Delta2, Detail, LinkEvent, LinkState, RoundTrip
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.sentences import Sentence
from devlink3_desk.services import compression
from devlink3_desk.services.storage.event_blocks import (
    BLOCK_FORMAT,
    COMPRESSION_LEVEL,
    MIN_STRONG_BYTES,
    BlockError,
    BlockEvent,
    EventBlockBuilder,
    decode_block,
    decompress_block,
    encode_block,
    encode_rows,
)
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Process, Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from tests.support.random_events import EVENTS

MAX_EVENT_BYTES = 30
FIRST_FORMAT_BLOCK = (
    "785e636060889dc2d8c43269594a6a4e49a2d1b42525a91525cb8a5293f38b5296a565a6e6a4142f"
    "058a14252e2e48aa589e9c5f9a57925ac4376955119095125f52945930794d6e664e4e6631504b5e"
    "4a31b2b209931858ef323030304d67595871e0c0840307a6f09db6ffc10006070e00008f743362"
)


@given(st.lists(st.tuples(st.integers(0, 40_000), EVENTS), max_size=8))
def test_decoded_events_equal_the_encoded_ones(found: list[tuple[int, AnyEvent]]):
    events = [
        BlockEvent(milliseconds, event) for milliseconds, event in sorted(found, key=lambda each: each[0])
    ]

    assert decode_block(encode_block(events)) == events


@given(st.lists(EVENTS, min_size=1, max_size=8), st.integers(0, 8))
def test_rest_of_a_block_keeps_events_and_instants(events: list[AnyEvent], count: int):
    builder = EventBlockBuilder(100.0, 1_000.0)
    for index, event in enumerate(events):
        builder.add_events([event], 100.0 + index)

    rest = builder.without_first(min(count, len(events)))

    assert [each.event for each in decode_block(rest.build())] == events[count:]
    if count < len(events):
        assert (rest.at, rest.wall) == (100.0 + count, 1_000.0 + count)
        assert decode_block(rest.build())[-1].milliseconds == (len(events) - 1 - count) * 1000


def test_authorisation_code_is_not_stored():
    event = Detail(call=CallSection(authorization_code="4711"))

    assert b"4711" not in decompress_block(encode_block([BlockEvent(0, event)]))


def test_reason_of_a_lost_link_is_stored_as_text():
    event = LinkEvent(state=LinkState.LOST, reason=Sentence("Gone since {hour}.", hour="ten"))

    [stored] = decode_block(encode_block([BlockEvent(0, event)]))

    assert stored.event == event


def test_values_that_no_block_can_hold_are_stored_as_text():
    event = Detail(call=CallSection(call_id=2**80, tag="\ud800"), party_a=Party(state=-(2**70)))

    [stored] = decode_block(encode_block([BlockEvent(0, event)]))

    assert stored.event == Detail(
        call=CallSection(call_id=str(2**80), tag="?"), party_a=Party(state=str(-(2**70)))
    )


def test_kinds_of_a_newer_version_are_passed_over():
    block = encode_block([BlockEvent(0, RoundTrip(milliseconds=1.0)), BlockEvent(5, Delta2(text="x"))])
    raw = decompress_block(block).replace(b"round_trip", b"later_kind")

    assert decode_block(zlib.compress(raw)) == [BlockEvent(5, Delta2(text="x"))]


def test_fields_of_a_newer_version_are_passed_over():
    block = encode_block([BlockEvent(0, RoundTrip(milliseconds=1.0, pbx="192.0.2.1"))])
    raw = decompress_block(block).replace(b"counter", b"country")

    assert decode_block(zlib.compress(raw)) == [BlockEvent(0, RoundTrip(milliseconds=1.0, pbx="192.0.2.1"))]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_block_or_an_error(data: bytes):
    for damaged in (data, zlib.compress(data)):
        with pytest.raises(BlockError):
            decode_block(damaged)


@given(st.data())
def test_damaged_block_raises_an_error(data: st.DataObject):
    block = encode_block([BlockEvent(0, Delta2(text="CALL:S"))] * 20)
    position = data.draw(st.integers(0, len(block) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    damaged = block[:position] + bytes([block[position] ^ bit]) + block[position + 1 :]

    try:
        decoded = decode_block(damaged)
    except BlockError:
        pass
    else:
        assert decoded == decode_block(block)  # the last byte of compressed data has bits of no meaning
    with pytest.raises(BlockError):
        decode_block(block[:position])


def test_block_that_grows_can_be_read_at_any_time():
    builder = EventBlockBuilder(100.0, 1_000.0)
    events: list[BlockEvent] = []
    for number in range(5):
        events += [
            BlockEvent(number * 500, Delta2(text=str(number))),
            BlockEvent(number * 500, RoundTrip(milliseconds=1.0)),
        ]
        builder.add_events([events[-2].event, events[-1].event], 100.0 + number / 2)

        assert decode_block(builder.build()) == events
    assert decode_block(builder.build()) == events


@given(st.lists(EVENTS, min_size=1, max_size=8))
def test_full_block_is_compressed_better_and_has_the_same_events(events: list[AnyEvent]):
    builder = EventBlockBuilder(0.0, 0.0)
    rows = encode_rows(events)
    for second in range(MIN_STRONG_BYTES // sum(map(len, rows)) + 1):
        builder.add_rows(rows, float(second))
    quick = builder.build()

    assert builder.finish()
    strong = builder.build()

    assert strong.startswith(b"\xfd7zXZ")
    assert not quick.startswith(b"\xfd7zXZ")
    assert decode_block(strong) == decode_block(quick)


def test_without_lzma_full_blocks_are_stored_as_they_are(monkeypatch: pytest.MonkeyPatch):
    """A Python that was compiled by its user may have no module lzma."""
    events = [BlockEvent(number, Delta2(text=f"CALL:S{number}")) for number in range(300)]
    strong = encode_block(events)
    monkeypatch.setattr(compression, "lzma", None)

    block = encode_block(events)

    assert decode_block(block) == events
    with pytest.raises(BlockError, match="needs the module lzma"):
        decode_block(strong)


def test_small_block_is_not_compressed_again():
    builder = EventBlockBuilder(0.0, 0.0)
    builder.add_events([Delta2(text="x")], 0.0)
    before = builder.build()

    assert not builder.finish()
    assert builder.build() == before


@given(st.data())
def test_damaged_full_block_raises_an_error(data: st.DataObject):
    block = encode_block([BlockEvent(number, Delta2(text=f"CALL:S{number}")) for number in range(300)])
    assert block.startswith(b"\xfd7zXZ")
    position = data.draw(st.integers(0, len(block) - 1))
    damaged = block[:position] + bytes([block[position] ^ 1]) + block[position + 1 :]

    with pytest.raises(BlockError):
        decode_block(damaged)
    with pytest.raises(BlockError):
        decode_block(block[:position])


def test_block_of_the_first_format_is_read():
    block = bytes.fromhex(FIRST_FORMAT_BLOCK)

    assert decode_block(block) == [
        BlockEvent(0, Delta2(text="x")),
        BlockEvent(5, RoundTrip(milliseconds=1.5)),
    ]


def test_block_of_a_newer_format_is_refused():
    with pytest.raises(BlockError, match=f"has format {BLOCK_FORMAT + 1}, newer than {BLOCK_FORMAT}"):
        decode_block(zlib.compress(bytes([BLOCK_FORMAT + 1, 1, 2, 3, 4, 5, 6])))


@pytest.mark.large(130)
def test_forged_block_cannot_ask_for_all_memory():
    with pytest.raises(BlockError, match="cut short"):
        decode_block(zlib.compress(bytes(80 * 1024 * 1024)))
    with pytest.raises(BlockError, match="cut short"):
        decode_block(lzma.compress(bytes(80 * 1024 * 1024), preset=0))
    with pytest.raises(BlockError, match="Memory usage limit"):
        # A dictionary of 64 MB, for which the reader would need as much memory.
        decode_block(lzma.compress(b"x", preset=9))


def test_event_of_a_busy_site_takes_few_bytes():
    emissions: list[NodeEvent] = []
    company = build_company(seed=1, extensions=300, nodes=4, first_address="192.168.42.1")
    simulation = Simulation(company, 1, emissions.append)
    simulation.start_process(_run_traffic(simulation))
    builder = EventBlockBuilder(0.0, 0.0)
    counters: dict[str | None, int] = {}
    for second in range(400):
        simulation.advance_to(float(second))
        for emission in emissions:
            # As the wire has it: each PBX counts its events.
            pbx = emission.event.pbx
            counters[pbx] = counters.get(pbx, 0) + 1
            event = msgspec.structs.replace(emission.event, counter=counters[pbx])
            builder.add_events([event], float(second))
        emissions.clear()

    assert len(builder) > 5_000
    assert len(builder.build()) / len(builder) <= MAX_EVENT_BYTES
    assert COMPRESSION_LEVEL < 9  # the last percent would cost three times as much


def _run_traffic(simulation: Simulation) -> Process:
    for wait in generate_traffic(simulation, 10_000, talk_time=60.0):
        if simulation.now + wait > 400.0:
            return
        yield wait
