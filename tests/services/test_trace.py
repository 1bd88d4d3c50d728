"""Traces: events are read as they were written, also from a damaged file."""

from __future__ import annotations

import asyncio
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs

from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CallLost,
    CheckpointMarker,
    CounterGap,
    Delta2,
    Detail,
    DirectoryMarker,
    ExtensionState,
    ExtensionText,
    LinkEvent,
    LinkLost,
    LinkState,
    RoundTrip,
    SipTrack,
    SnapshotMarker,
    Undecodable,
)
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.services import TraceError, trace
from devlink3_desk.services.event_lines import EVENT_TYPES
from devlink3_desk.services.trace import TraceSource, TraceWriter
from tests.support.call_records import create_call_events, create_ringing_calls

EVENTS: list[AnyEvent] = [
    LinkEvent(state=LinkState.CONNECTING),
    LinkEvent(state=LinkState.CONNECTED, pbx_version="IP500 V2 12.0", variant="Standard", flags=("-SCN",)),
    SnapshotMarker(complete=False),
    *create_call_events(create_ringing_calls(2)),
    Detail(call=CallSection(), pbx="192.168.42.3", counter=7),
    Detail(
        call=CallSection("c0a82a03", "not a number", extra=("a", "b")),
        party_b=Party(end_id="", name="Zoë, “Z” Müller", extra=("x",)),
        targets=(Target(extra=("y",)), Target("e1", identity="4001")),
    ),
    SnapshotMarker(complete=True),
    CallLost(pbx="192.168.42.3", counter=7, node_id="c0a82a03", end_id="C0A8", cause=999, extra=("more",)),
    LinkLost(pbx="192.168.42.3", counter=7, node_id="c0a82a03", end_id="e", cause=16, link_reference="5.1"),
    AttemptReject(
        pbx="192.168.42.3",
        counter=7,
        node_id="c0a82a03",
        end_id="e",
        user="Ann",
        qualifier="dnd",
        timestamp=9,
    ),
    Delta2(
        pbx="192.168.42.3",
        counter=7,
        text="CALL:S\n,",
        record="S",
        fields={"a_name": "Ann", "cause": 16, "b_name": None},
    ),
    SipTrack(pbx="192.168.42.3", counter=7, action="START", end_id="e", sip_call_id="a@b"),
    SipTrack(pbx="192.168.42.3", counter=7, action="END", end_id="e", extra=("new", "")),
    ExtensionText(pbx="192.168.42.3", counter=7, text="Extn4001: CALL LOST", extension="4001"),
    ExtensionState(pbx="192.168.42.3", counter=7, v=1, p1=2, p2=0, extension="4001", text="Extn4001"),
    CounterGap(pbx="192.168.42.3", counter=7, expected=5, received=7),
    Undecodable(
        pbx="192.168.42.3", counter=7, reason="half a character", tuple_id=0x760003, data=b"\xff\x00\n\xfe"
    ),
    RoundTrip(milliseconds=0.25),
    DirectoryMarker(memory={"people": [{"number": "4001", "name": "Ann", "kind": "user"}]}),
    CheckpointMarker(complete=False),
    CheckpointMarker(complete=True, memory={"at": 1.5, "tracker": {"calls": []}}),
    LinkEvent(state=LinkState.RETRYING, retry_in=1.5, reason="Nobody answers."),
]


def record(path: Path, events: Sequence[AnyEvent], step: float = 0.0) -> None:
    """Write a trace whose events lie ``step`` seconds apart."""
    writer = TraceWriter(path)
    for index, event in enumerate(events):
        writer.write_event(event, 5_000.0 + index * step)
    writer.close()


def test_every_kind_of_event_comes_back_as_it_was(tmp_path: Path) -> None:
    """Every kind that a source can hand over is here, with and without its optional fields."""
    record(tmp_path / "t", EVENTS, step=0.5)
    back = list(trace.read_trace(tmp_path / "t"))
    assert [event for _, event in back] == EVENTS
    assert [milliseconds for milliseconds, _ in back] == [index * 500 for index in range(len(EVENTS))]
    assert {type(event).kind for event in EVENTS} == set(EVENT_TYPES)


def test_an_authorization_code_is_never_written(tmp_path: Path) -> None:
    """Not even where a PBX forgot to mask it."""
    call = CallSection("c0a82a03", 1, authorization_code="987654")
    record(tmp_path / "t", [Detail(call=call)])
    assert b"987654" not in (tmp_path / "t").read_bytes()
    ((_, event),) = trace.read_trace(tmp_path / "t")
    assert event == Detail(call=structs.replace(call, authorization_code="*****"))


@pytest.mark.parametrize("lost", [2, 3, 9, 200, 1000])
def test_a_trace_that_was_cut_short_is_read_up_to_there(tmp_path: Path, lost: int) -> None:
    """The last, half line is no event, and no error."""
    path = tmp_path / "t"
    record(path, EVENTS)
    whole = path.read_bytes()
    path.write_bytes(whole[:-lost])
    lines = whole[:-lost].count(b"\n") - 1
    assert [event for _, event in trace.read_trace(path)] == EVENTS[:lines]


def test_the_last_line_needs_no_line_end(tmp_path: Path) -> None:
    """Many editors, with which a trace is shortened, write none."""
    path = tmp_path / "t"
    record(path, EVENTS)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert [event for _, event in trace.read_trace(path)] == EVENTS


def test_kinds_that_are_not_known_are_passed_over(tmp_path: Path) -> None:
    """So a trace with news in it can still be replayed."""
    path = tmp_path / "t"
    record(path, [SnapshotMarker(complete=True)])
    path.write_bytes(
        path.read_bytes() + b'[4,"weather",null,null,"rain"]\n[5,"snapshot",null,null,false,"new"]\n'
    )
    assert [event for _, event in trace.read_trace(path)] == [
        SnapshotMarker(complete=True),
        SnapshotMarker(complete=False),
    ]


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (b"", "is not a trace"),
        (b"\x00\xff\xfe", "is not a trace"),
        (b'{"format":"devlink3-trace","version":"1"}\n', "is not a trace"),
        (b'{"format":"something","version":1}\n', "is not a trace"),
        (b'{"format":"devlink3-trace","version":2}\n', "newer version"),
    ],
)
def test_what_is_no_trace_is_refused_at_once(tmp_path: Path, contents: bytes, sentence: str) -> None:
    """With a sentence that gives the reason, before a window is opened on it."""
    (tmp_path / "t").write_bytes(contents)
    with pytest.raises(TraceError, match=sentence):
        TraceSource(tmp_path / "t")


def test_a_missing_trace_is_an_error_with_its_name(tmp_path: Path) -> None:
    """And no OSError."""
    with pytest.raises(TraceError, match="nowhere"):
        TraceSource(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "line",
    [b"{}", b"[]", b"[1]", b"\xff", b'["1","snapshot"]', b'[1,"detail",null,null]',
     b'[1,"detail",null,null,7]', b'[1,"snapshot",null,null,"yes"]',
     b'[1,"link",null,null,"sleeping"]', b'[1,"gap",null,null,1,2'],
)  # fmt: skip
def test_a_damaged_line_is_an_error_with_its_number(tmp_path: Path, line: bytes) -> None:
    """Never an exception of another kind."""
    path = tmp_path / "t"
    record(path, [SnapshotMarker(complete=True)])
    path.write_bytes(path.read_bytes() + line + b"\n")
    with pytest.raises(TraceError, match="Line 3"):
        list(trace.read_trace(path))


async def test_the_source_hands_over_what_belongs_together(tmp_path: Path) -> None:
    """Events of one instant in one call, in order, and at last that nothing follows."""
    path = tmp_path / "t"
    writer = TraceWriter(path)
    for event, at in zip(EVENTS[:5], (1.0, 1.0, 2.0, 2.0, 3.0), strict=True):
        writer.write_event(event, at)
    writer.close()
    batches: list[Sequence[AnyEvent]] = []
    await TraceSource(path, 0).run(batches.append)
    assert [list(batch) for batch in batches[:-1]] == [EVENTS[:2], EVENTS[2:4], EVENTS[4:5]]
    (end,) = batches[-1]
    assert isinstance(end, LinkEvent)
    assert end.state is LinkState.LOST


async def test_damage_in_the_middle_is_emitted_as_an_event_and_raised(tmp_path: Path) -> None:
    """The events before it have been played, and the link is reported as lost."""
    path = tmp_path / "t"
    record(path, [SnapshotMarker(complete=True)])
    path.write_bytes(path.read_bytes() + b"[damage\n")
    events: list[AnyEvent] = []
    with pytest.raises(TraceError, match="Line 3"):
        await TraceSource(path, 0).run(events.extend)
    assert events[0] == SnapshotMarker(complete=True)
    assert isinstance(events[1], LinkEvent)
    assert "Line 3" in (events[1].reason or "")


async def test_the_source_keeps_time(tmp_path: Path) -> None:
    """At ten times the speed, three tenths of a second take three hundredths."""
    path = tmp_path / "t"
    record(path, [SnapshotMarker(complete=False)] * 4, step=0.1)
    loop = asyncio.get_running_loop()
    started = loop.time()
    times: list[float] = []
    await TraceSource(path, 10, announce_end=False).run(lambda _: times.append(loop.time() - started))
    assert len(times) == 4
    assert all(at >= 0.0095 * index for index, at in enumerate(times))


async def test_a_long_trace_does_not_keep_the_loop(tmp_path: Path) -> None:
    """At full speed other tasks get their turn."""
    path = tmp_path / "t"
    record(path, [SnapshotMarker(complete=False)] * 5_000)
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    await TraceSource(path, 0).run(lambda _: None)
    task.cancel()
    assert turns >= 10


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_new_trace_is_readable_by_its_owner_only(tmp_path: Path):
    new, existing = tmp_path / "new.trace", tmp_path / "existing.trace"
    existing.touch()
    existing.chmod(0o644)
    for path in (new, existing):
        TraceWriter(path).close()
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert stat.S_IMODE(existing.stat().st_mode) == 0o644, "what its owner has set stays"
