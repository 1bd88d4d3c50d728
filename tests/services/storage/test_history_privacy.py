"""Forgetting a number leaves no byte of it; pseudonyms and retention leave what sums need."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.history.call_record import CallbackState, CallRecord, ReachedParty, RecordedParty
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.rewind import Moment
from devlink3_desk.protocol.events import (
    AnyEvent,
    CheckpointMarker,
    Delta2,
    Detail,
    ExtensionState,
    SnapshotMarker,
)
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.storage.event_blocks import BlockKind, EventBlockBuilder
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_privacy import NumberPattern, clear_event, forget_number
from devlink3_desk.services.storage.history_retention import (
    CALLS_PER_SLICE,
    DAY_SECONDS,
    SLICE_SECONDS,
    ExpiryTask,
    RetentionPolicy,
)
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import parse_event
from tests.support.history_calls import (
    MONDAY_10,
    list_recorded_events,
    make_incoming_call,
    make_outgoing_call,
)

ANN = "01632960150"
ANN_E164 = "+441632960150"
BOB = "01632960151"
PARTY = Party(end_id="c0a82a0100000001", cli=ANN, name="Ann Weber", identity="302")


def make_detail(cli: str = ANN, name: str = "Ann Weber") -> Detail:
    """Return a record of a call from ``cli``."""
    return Detail(call=CallSection("c0a82a01", 7), party_a=msgspec.structs.replace(PARTY, cli=cli, name=name))


def read_files(location: HistoryLocation) -> bytes:
    """Return the bytes of the database and of every file beside it."""
    assert location.path is not None
    return b"".join(path.read_bytes() for path in location.path.parent.iterdir())


@pytest.mark.parametrize(
    ("numbers", "text", "is_found"),
    [
        ([ANN], ANN, True),
        ([ANN], f"9{ANN}", True),
        ([ANN], ANN_E164, True),  # by what they have in common
        ([ANN], "+44 (1632) 960-150", True),
        ([ANN], "tel 01632/960 150 (home)", True),
        ([ANN], BOB, False),
        ([ANN], "0163296015", False),
        (["302"], "302", True),
        (["302"], "Extn 302: busy", True),
        (["302"], "3020", False),
        (["302"], "17.302.1", False),
        (["+"], "01632", False),
        ([], "anything", False),
        ([""], "anything", False),
    ],
)
def test_number_is_found_in_text(numbers: list[str], text: str, is_found: bool):
    pattern = NumberPattern(numbers)

    assert pattern.occurs_in(text) == is_found
    assert pattern.may_occur_in(b"\x00" + text.encode() + b"\xff") >= is_found


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (make_detail(), make_detail("", "")),
        (
            Detail(call=CallSection(tag=f"from {ANN}"), targets=(Target(identity="302"),)),
            Detail(call=CallSection(tag=""), targets=(Target(identity="302"),)),
        ),
        (Delta2(text=f"CALL:S,{ANN}", record="S", fields={"a": 1}), Delta2(text="")),
        (
            Detail(call=CallSection(), party_a=Party(emergency_location=int(ANN))),
            Detail(call=CallSection(), party_a=Party(emergency_location=0)),
        ),
        (
            CheckpointMarker(complete=True, memory={"calls": [[ANN, 1.5]], ANN: None}),
            CheckpointMarker(complete=True, memory={"calls": [["", 1.5]], "": None}),
        ),
    ],
)
def test_event_loses_the_number_and_the_name_beside_it(event: AnyEvent, expected: AnyEvent):
    assert clear_event(event, NumberPattern([ANN])) == expected


@pytest.mark.parametrize(
    "event", [make_detail(BOB), ExtensionState(v=1, p1=2, p2=3), SnapshotMarker(complete=True)]
)
def test_event_without_the_number_stays_the_same_object(event: AnyEvent):
    assert clear_event(event, NumberPattern([ANN])) is event


def fill(store: HistoryStore) -> list[CallRecord]:
    """Store calls, events and a note about two numbers."""
    caller = RecordedParty(ANN, "Ann Weber", ANN_E164)
    calls = [
        make_incoming_call("1", ANN, MONDAY_10, answered_by="302", caller=caller, tag=f"ring {ANN}"),
        make_outgoing_call("2", ANN, MONDAY_10 + 60),
        make_incoming_call("3", BOB, MONDAY_10 + 90),
        make_incoming_call("4", ANN, MONDAY_10 + 99, caller=caller),
    ]
    store.write_calls(calls)
    run = store.begin_run("a", "site", 0.0, MONDAY_10)
    blocks: list[list[AnyEvent]] = [
        [make_detail()] * 3,
        [make_detail(BOB, "Bob")],
        [Delta2(text=f"9{ANN}")],
    ]
    for number, events in enumerate(blocks):
        block = EventBlockBuilder(float(number), MONDAY_10 + number)
        block.add_events(events, float(number))
        store.save_block(run, number, block)
    store.mark_callback(ANN_E164, CallbackState.CLAIMED, who="Eva", wall=MONDAY_10 + 100)
    return calls


def test_forgotten_number_is_gone_from_calls_events_and_notes(store: HistoryStore):
    calls = fill(store)

    counts = forget_number(store, [ANN, ANN_E164, f"9{ANN}"])

    assert (counts.calls, counts.events, counts.notes) == (3, 4, 1)
    left = list(store.iter_calls(CallQuery(newest_first=False)))
    assert [call.id for call in left] == ["1", "2", "3", "4"]
    assert left[2] == calls[2]
    for before, after in zip(calls, left, strict=True):
        assert (before.started, before.ended, before.wait, before.talk) == (
            after.started,
            after.ended,
            after.wait,
            after.talk,
        )
        assert (before.groups, before.was_connected) == (after.groups, after.was_connected)
        assert [len(leg.parties) for leg in before.legs] == [len(leg.parties) for leg in after.legs]
    assert left[0].caller == RecordedParty()
    assert left[0].answered_by == "302"
    assert left[1].caller == RecordedParty("301", "Ann Weber")  # one of ours who has the same name
    assert store.find_calls(["1"])["1"].legs[1].parties == ("", "302")
    assert store.count_calls(CallQuery(text="9601")) == 1
    assert [callback.number for callback in store.list_callbacks()] == [BOB]
    events = [event for each in list_recorded_events(store) for event in each.events]
    assert events == [*[make_detail("", "")] * 3, make_detail(BOB, "Bob"), Delta2(text="")]


def test_no_byte_of_a_forgotten_number_is_left_in_the_files(tmp_path: Path):
    location = HistoryLocation.parse(str(tmp_path / "history" / "history.db"))
    with open_history(location) as store:
        # Enough that pages were split and freed.
        for start in range(0, 2_000, 100):
            store.write_calls(
                [
                    make_incoming_call(f"x{at}", ANN if at % 7 == 0 else f"0164{at:07}", MONDAY_10 + at)
                    for at in range(start, start + 100)
                ]
            )
        fill(store)
        caller = RecordedParty(ANN, "Erika Mustermann", ANN_E164)
        store.write_calls([make_incoming_call("named", ANN, MONDAY_10 + 5_000, caller=caller)])
        assert ANN.encode() in read_files(location)

        forget_number(store, [ANN])  # one way to write it leads to the others

        contents = read_files(location)
        assert b"1632960150" not in contents
        assert b"Mustermann" not in contents  # nor the name beside it
        assert b"mustermann" not in contents
        assert BOB.encode() in contents
        assert store.database.execute("PRAGMA integrity_check") == [("ok",)]
        assert store.count_calls(CallQuery()) == 2_005


def test_forgotten_number_is_gone_from_checkpoints(store: HistoryStore):
    """A checkpoint names callers in its records and in what the switchboard remembers of them."""
    people = [Person("301", "Eva", PersonKind.USER), Person(f"9{ANN}", "Ann Weber", PersonKind.CONTACT)]
    site = Site(country="GB", outside_prefix="9")
    board = Switchboard(site, Directory(people, site=site))
    records = [
        parse_event(
            [f"detail n1/{number}", f"a t{number} trunk connected {cli}", f"b e{number} 301 connected"]
        )
        for number, cli in ((1, f'cli=9{ANN} name="Ann Weber"'), (2, f"cli={BOB}"))
    ]
    board.apply_all([*records, parse_event(["lost n1 e1 126"])], 1.0)
    checkpoint = build_checkpoint(board, 2.0)
    encoded = msgspec.json.encode([msgspec.to_builtins(event, enc_hook=str) for event in checkpoint])
    assert ANN.encode() in encoded
    run = store.begin_run("a", "site", 0.0, MONDAY_10)
    block = EventBlockBuilder(0.0, MONDAY_10)
    block.add_events(checkpoint, 0.0)
    store.save_block(run, 1, block, kind=BlockKind.CHECKPOINT)

    assert forget_number(store, [ANN, ANN_E164, f"9{ANN}"]).events > 0
    [left] = store.replay_run(store.list_runs()[0])
    assert left.kind is BlockKind.CHECKPOINT
    text = msgspec.json.encode([msgspec.to_builtins(event, enc_hook=str) for event in left.events])
    assert ANN[1:].encode() not in text
    assert b"Ann Weber" not in text
    assert BOB.encode() in text
    restored = Switchboard(site)
    restored.apply_all(left.events, 2.0)
    assert restored.calls.keys() == board.calls.keys()


def test_forgotten_number_is_gone_from_calls_that_it_joined(store: HistoryStore):
    joined = (ReachedParty(ANN_E164, MONDAY_10 + 30, "302"), ReachedParty("+441632960199", MONDAY_10 + 40))
    store.write_calls([make_incoming_call("1", BOB, MONDAY_10, answered_by="302", reached=joined)])
    assert forget_number(store, [ANN, ANN_E164]).calls == 1
    assert store.find_calls(["1"])["1"].reached == joined[1:]
    assert store.texts.find_ids([ANN_E164]) == {}


def test_extension_can_be_forgotten(store: HistoryStore):
    fill(store)

    forget_number(store, ["302"])

    assert store.find_calls(["1"])["1"].answered_by == ""
    assert store.count_calls(CallQuery(extension="302")) == 0
    assert store.count_calls(CallQuery(extension="301")) == 4


def test_unknown_number_is_forgotten_without_effect(store: HistoryStore):
    calls = fill(store)

    counts = forget_number(store, ["01632960999"])

    assert (counts.calls, counts.events, counts.notes) == (0, 0, 0)
    assert list(store.iter_calls(CallQuery(newest_first=False))) == calls


@pytest.mark.parametrize("is_closed", [False, True])
def test_recorder_does_not_store_again_what_was_forgotten(location: HistoryLocation, is_closed: bool):
    options = RecorderOptions(call_id_prefix="a", read_wall=lambda: MONDAY_10 + 100)
    writer = HistoryWriter(location, options)
    try:
        writer.record_events([make_detail(), make_detail(BOB, "Bob")], 0.0, MONDAY_10)
        writer.record_calls([make_incoming_call("1", ANN, MONDAY_10)])
        assert writer.flush(240.0)
        with open_history(location) as other:
            assert forget_number(other, [ANN]).events == 1
        writer.record_events([Delta2(text="later")], 1.0, MONDAY_10 + 1)
        if is_closed:
            # The block is stored once more when it is full, which a checkpoint makes it.
            writer.record_checkpoint([Delta2(text="board")], 2.0, MONDAY_10 + 2)
        # The recorder remembers the number of the text that is gone.
        writer.record_calls([make_incoming_call("2", ANN, MONDAY_10 + 5)])
        assert writer.flush(240.0)
    finally:
        writer.close()

    with open_history(location) as reader:
        events = [event for each in list_recorded_events(reader) for event in each.events]
        assert events == [make_detail("", ""), make_detail(BOB, "Bob"), Delta2(text="later")]
        found = reader.find_calls(["1", "2"])
        assert (found["1"].caller.number, found["2"].caller.number) == ("", ANN)


def test_moments_are_there_after_a_number_was_forgotten(location: HistoryLocation):
    """Blocks that were not stored yet have the next numbers, without one that is left out."""
    writer = HistoryWriter(location, RecorderOptions(call_id_prefix="a", read_wall=lambda: MONDAY_10 + 100))
    try:
        writer.record_events([make_detail()], 0.0, MONDAY_10)
        assert writer.flush(240.0)
        with open_history(location) as other:
            forget_number(other, [ANN])
        writer.record_events([make_detail(BOB, "Bob")], 40.0, MONDAY_10 + 40)
        assert writer.flush(240.0)
        writer.record_events([Delta2(text="later")], 80.0, MONDAY_10 + 80)
        assert writer.flush(240.0)
    finally:
        writer.close()
    with open_history(location) as store:
        assert store.database.execute("SELECT number FROM event_blocks ORDER BY 1") == [(1,), (2,), (3,)]
        assert isinstance(MomentReader(store, Site()).read_moment(MONDAY_10 + 90), Moment)


def run_expiry(store: HistoryStore, wall: float, policy: RetentionPolicy) -> int:
    """Remove everything that has expired and return how many slices that took."""
    task = ExpiryTask(policy)
    slices = 1
    while task.remove_slice(store, wall):
        slices += 1
    return slices


def test_calls_and_events_that_are_too_old_are_removed_in_slices(store: HistoryStore):
    old = [make_incoming_call(f"o{at}", f"0164{at:07}", MONDAY_10 + at) for at in range(1_000)]
    store.write_calls([*old, make_incoming_call("new", BOB, MONDAY_10 + 10 * DAY_SECONDS)])
    run = store.begin_run("a", "site", 0.0, MONDAY_10)
    for number in range(120):
        block = EventBlockBuilder(float(number), MONDAY_10 + number * DAY_SECONDS / 10)
        block.add_events([Delta2(text=str(number))], float(number))
        store.save_block(run, number, block, kind=BlockKind(number % 2))

    policy = RetentionPolicy(calls_days=5.0, events_days=3.0)
    slices = run_expiry(store, MONDAY_10 + 12 * DAY_SECONDS, policy)

    assert slices >= 5
    assert [call.id for call in store.iter_calls(CallQuery())] == ["new"]
    for table in ("calls", "legs", "call_texts"):
        rows = store.database.execute(f"SELECT count(*) FROM {table}")
        assert rows[0][0] == {"calls": 1, "legs": 1, "call_texts": 7}[table]
    assert store.database.execute("SELECT count(*) FROM texts WHERE text LIKE '0164%'") == [(0,)]
    assert store.database.execute("SELECT min(number) FROM event_blocks") == [(90,)]
    assert run_expiry(store, MONDAY_10 + 12 * DAY_SECONDS, policy) == 1


def test_slices_that_take_long_become_smaller(store: HistoryStore):
    """Whoever asks the recorder's thread waits for one slice at most, also on a slow machine."""
    old = [make_incoming_call(f"o{at}", f"0164{at:07}", MONDAY_10 + at) for at in range(1_000)]
    store.write_calls(old)
    clock, seconds = 0.0, 0.0

    def read_clock() -> float:
        nonlocal clock
        clock += seconds / 2
        return clock

    task = ExpiryTask(RetentionPolicy(calls_days=1.0), read_clock)

    def remove_calls() -> int:
        before = store.count_calls(CallQuery())
        assert task.remove_slice(store, MONDAY_10 + 10 * DAY_SECONDS)
        return before - store.count_calls(CallQuery())

    first = [remove_calls() for _ in range(6)]
    assert first == sorted(first)
    assert first[-1] == CALLS_PER_SLICE
    seconds = 2 * SLICE_SECONDS + 0.02
    slow = [remove_calls() for _ in range(4)]
    assert slow == [CALLS_PER_SLICE // divisor for divisor in (1, 2, 4, 8)]


def test_events_are_limited_to_a_number_of_bytes(store: HistoryStore):
    run = store.begin_run("a", "site", 0.0, MONDAY_10)
    for number in range(200):
        block = EventBlockBuilder(float(number), MONDAY_10 + number)
        block.add_events([Delta2(text=str(number))], float(number))
        store.save_block(run, number, block)
    total = int(store.database.execute("SELECT sum(size) FROM event_blocks")[0][0])

    run_expiry(store, MONDAY_10 + 300, RetentionPolicy(events_bytes=int(total * 0.6)))

    first, last, size = store.database.execute(
        "SELECT min(number), max(number), sum(size) FROM event_blocks"
    )[0]
    assert 0 < first < last == 199
    assert total * 0.3 <= size <= total * 0.6


def test_nothing_is_removed_where_everything_is_kept(store: HistoryStore):
    fill(store)
    policy = RetentionPolicy(events_days=None, events_bytes=None, calls_days=None)

    assert run_expiry(store, MONDAY_10 + 10_000 * DAY_SECONDS, policy) == 1
    assert store.count_calls(CallQuery()) == 4
    assert store.database.execute("SELECT count(*) FROM event_blocks") == [(3,)]


@pytest.mark.large(40)
def test_file_gives_back_what_a_purge_has_freed(tmp_path: Path):
    path = tmp_path / "history.db"
    with open_history(HistoryLocation.parse(str(path))) as store:
        calls = [make_incoming_call(f"o{at}", f"0164{at:07}", MONDAY_10 + at) for at in range(20_000)]
        store.write_calls(calls)
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = path.stat().st_size
        run_expiry(store, MONDAY_10 + 500 * DAY_SECONDS, RetentionPolicy())
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        assert before > 8_000_000
        assert path.stat().st_size < before * 0.75


def test_recording_goes_on_while_a_month_is_removed(location: HistoryLocation):
    with open_history(location) as store:
        store.write_calls([make_incoming_call(f"o{at}", BOB, MONDAY_10 + at) for at in range(5_000)])
    options = RecorderOptions(call_id_prefix="a", read_wall=lambda: MONDAY_10 + 500 * DAY_SECONDS)
    writer = HistoryWriter(location, options)
    try:
        commits_before_the_end = 0
        removed = threading.Event()
        for number in range(10_000):
            writer.record_calls(
                [make_incoming_call(f"n{number}", ANN, MONDAY_10 + 499 * DAY_SECONDS + number)]
            )
            left = writer.run(lambda store: store.count_calls(CallQuery(until=MONDAY_10 + 400 * DAY_SECONDS)))
            if not left.result(30.0):
                removed.set()
                break
            commits_before_the_end += 1
    finally:
        writer.close()

    assert removed.is_set()
    assert commits_before_the_end > 3
    with open_history(location) as reader:
        assert reader.count_calls(CallQuery()) == commits_before_the_end + 1


def outside_numbers(calls: Sequence[CallRecord]) -> list[str]:
    """Return the number of the outside party of each call."""
    return [call.caller.number if call.direction == "incoming" else call.called.number for call in calls]


def test_pseudonyms_keep_who_is_the_same_and_hide_who_it_is(store: HistoryStore):
    before = fill(store)
    policy = RetentionPolicy(pseudonymise_days=30.0)
    assert run_expiry(store, MONDAY_10 + 20 * DAY_SECONDS, policy) > 0
    assert list(store.iter_calls(CallQuery(newest_first=False))) == before

    run_expiry(store, MONDAY_10 + 40 * DAY_SECONDS, policy)

    calls = list(store.iter_calls(CallQuery(newest_first=False)))
    ann, dialled, bob, again = outside_numbers(calls)
    assert ann == dialled == again != bob
    assert all(number.startswith("~") for number in (ann, bob))
    assert [call.caller.name for call in calls] == ["", "Ann Weber", "", ""]  # ours keeps her name
    assert [call.answered_by for call in calls] == ["302", dialled, None, None]
    assert store.find_calls(["1"])["1"].legs[1].parties == (ann, "302")
    assert store.count_calls(CallQuery(text="96015")) == 0
    assert store.count_calls(CallQuery(numbers=(ann,))) == 3
    assert store.list_callbacks() == []  # nobody can be called back any more
    assert store.database.execute("SELECT count(*) FROM event_blocks") == [(0,)]


@given(st.text(), st.text(min_size=1, max_size=12))
def test_pattern_is_never_an_expression_of_the_user(text: str, number: str):
    pattern = NumberPattern([number])

    assert pattern.occurs_in(text) in (True, False)
