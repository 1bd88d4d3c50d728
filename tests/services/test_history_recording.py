"""What is recorded of a directory, of calls whose ends were seen, and what a repair makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.rewind import Moment
from devlink3_desk.protocol.events import LinkEvent, LinkState, RoundTrip, SnapshotMarker
from devlink3_desk.services.history_recording import CHECKPOINT_INTERVAL, CONTACTS_INTERVAL
from devlink3_desk.services.history_repair import repair_runs
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.hub.pbx_follower import take_over_history
from devlink3_desk.services.storage.history_calls import delete_calls
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.directory import Directory, PhoneBook
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import parse_event
from tests.support.one_call import RINGING
from tests.support.recorded_days import MONDAY_10, SimulatedRecorder, build_directory

LOST = LinkEvent(state=LinkState.LOST, reason="test")


def add_contact(directory: Directory, name: str) -> Directory:
    return directory.with_contacts(PhoneBook([Person("01632960144", name, PersonKind.CONTACT)]))


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[SimulatedRecorder]:
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.feed([LOST], MONDAY_10)
    yield recorder
    recorder.close()


def read_names(recorder: SimulatedRecorder, *seconds: float) -> list[tuple[str, str]]:
    """Return the name of a user and that of the contact, as they were recorded at each instant."""
    recorder.flush()
    names = []
    with open_history(recorder.location, read_only=True) as store:
        for each in seconds:
            moment = MomentReader(store, Site()).read_moment(MONDAY_10 + each)
            assert isinstance(moment, Moment)
            user, contact = (moment.switchboard.directory.find(number) for number in ("4001", "01632960144"))
            names.append((user.name if user else "", contact.name if contact else ""))
    return names


def test_contacts_alone_are_recorded_once_an_hour(recorder: SimulatedRecorder) -> None:
    directory = build_directory(1)
    recorder.set_directory(directory, MONDAY_10 + 1)
    for second, name in ((10, "Ann"), (20, "Bob"), (600, "Carl")):
        recorder.set_directory(add_contact(directory, name), MONDAY_10 + second)
    recorder.feed([LOST], MONDAY_10 + 9 + CONTACTS_INTERVAL)
    recorder.feed([LOST], MONDAY_10 + 11 + CONTACTS_INTERVAL)
    recorder.feed([LOST], MONDAY_10 + 20 + CONTACTS_INTERVAL)

    user = "Person 4001 of 1"
    moments = read_names(recorder, 5, 15, 700, 10 + CONTACTS_INTERVAL, 15 + CONTACTS_INTERVAL)
    assert moments == [(user, ""), (user, "Ann"), (user, "Ann"), (user, "Ann"), (user, "Carl")]


def test_the_directory_of_the_pbx_is_recorded_at_once(recorder: SimulatedRecorder) -> None:
    recorder.set_directory(add_contact(build_directory(1), "Ann"), MONDAY_10 + 1)
    recorder.set_directory(add_contact(build_directory(1), "Bob"), MONDAY_10 + 10)
    recorder.set_directory(add_contact(build_directory(1), "Carl"), MONDAY_10 + 20)
    recorder.set_directory(add_contact(build_directory(2), "Carl"), MONDAY_10 + 30)
    recorder.feed([LOST], MONDAY_10 + 40)

    assert read_names(recorder, 5, 25, 35) == [
        ("Person 4001 of 1", "Ann"),
        ("Person 4001 of 1", "Bob"),
        ("Person 4001 of 2", "Carl"),
    ]


def test_contacts_that_are_what_they_were_do_not_wait(recorder: SimulatedRecorder) -> None:
    """Zoe is recorded, Bob waits, and is Zoe again before the hour is over."""
    for second, name in ((1, "Ann"), (10, "Zoe"), (20, "Bob"), (30, "Zoe")):
        recorder.set_directory(add_contact(build_directory(1), name), MONDAY_10 + second)
    recorder.feed([LOST], MONDAY_10 + 20 + CONTACTS_INTERVAL)
    # Nothing has waited: the next change is recorded at once.
    recorder.set_directory(add_contact(build_directory(1), "Carl"), MONDAY_10 + 30 + CONTACTS_INTERVAL)
    recorder.feed([LOST], MONDAY_10 + 40 + CONTACTS_INTERVAL)

    moments = read_names(recorder, 15, 25, 25 + CONTACTS_INTERVAL, 35 + CONTACTS_INTERVAL)
    assert [contact for _, contact in moments] == ["Zoe", "Zoe", "Zoe", "Carl"]


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_seen_end_is_not_replaced_by_a_call_that_is_only_gone(tmp_path: Path, is_killed: bool) -> None:
    """A hub that takes over has the board as it was when the one before could publish for the last time."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    first = SimulatedRecorder(location, "first", MONDAY_10, 5.0)
    snapshot = [SnapshotMarker(complete=False), SnapshotMarker(complete=True)]
    first.feed([LinkEvent(state=LinkState.CONNECTED), *snapshot], MONDAY_10)
    first.feed([parse_event(RINGING)], MONDAY_10 + 1)
    published = build_checkpoint(first.switchboard, 6.0)
    first.feed([parse_event(["lost n1 t1 16"])], MONDAY_10 + 4)
    first.flush()

    board = Switchboard(Site())
    board.apply_all(published, 105.0)
    (call_id,) = board.calls
    seen_ends = take_over_history(location, "second", tuple(board.calls)).seen_ends
    assert seen_ends == {call_id}
    second = SimulatedRecorder(location, "second", MONDAY_10 + 10, 110.0, (), board, seen_ends)
    second.feed([LOST], MONDAY_10 + 10)
    second.feed(snapshot, MONDAY_10 + 11)
    assert not board.calls
    second.flush()
    if is_killed:
        with open_history(location) as store:
            repair_runs(store, Site(), now=MONDAY_10 + 1_000)
    second.close()
    first.close()
    with open_history(location, read_only=True) as store:
        stored = store.find_calls([call_id])[call_id]
    assert (stored.end_seen, stored.complete, stored.ended) == (True, True, MONDAY_10 + 4)


CONNECTED = ["detail n1/3", "a t1 trunk connected cli=901632960144 line=5.23", "b e1 201 connected"]


def record_calls(recorder: SimulatedRecorder) -> None:
    """Record calls that end after a checkpoint, at instants that are no whole milliseconds."""
    snapshot = [SnapshotMarker(complete=False), SnapshotMarker(complete=True)]
    recorder.feed([LinkEvent(state=LinkState.CONNECTED), *snapshot], MONDAY_10 + 0.000_4)
    recorder.feed([parse_event(RINGING)], MONDAY_10 + 1.000_49)
    recorder.feed([parse_event(CONNECTED)], MONDAY_10 + 9.123_51)
    # The next checkpoint is made: from here on, a repair replays.
    recorder.feed([RoundTrip(milliseconds=1)], MONDAY_10 + CHECKPOINT_INTERVAL + 1.0)
    ends = [parse_event([f"lost n1 {end} 16"]) for end in ("t1", "e1")]
    recorder.feed(ends, MONDAY_10 + CHECKPOINT_INTERVAL + 1.345_67)
    for number in range(2, 40):
        start = MONDAY_10 + CHECKPOINT_INTERVAL + number + number * 0.000_173
        detail = [f"detail n1/{number + 10}", f"a t{number} trunk ringback cli=90163296{number:04} line=5.23"]
        recorder.feed([parse_event([*detail, f"t e{number} 201"])], start)
        recorder.feed([parse_event([f"lost n1 t{number} 16"])], start + 0.333_3)
    recorder.flush()


@pytest.mark.parametrize("drift", [0.0, 0.000_05, -0.000_2])
def test_a_repair_leaves_calls_as_they_were_stored_when_they_ended(tmp_path: Path, drift: float) -> None:
    """A checkpoint knows less of a call than the recorder did, and clocks differ by fractions of seconds."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    with closing(SimulatedRecorder(location, "run", MONDAY_10, 5.0, drift=drift)) as recorder:
        record_calls(recorder)
        with open_history(location) as store:
            before = list(store.iter_calls(CallQuery()))
            assert len(before) == 39
            assert all(call.complete and call.end_seen for call in before)
            assert repair_runs(store, Site(), now=MONDAY_10 + 10_000) == 1
            assert list(store.iter_calls(CallQuery())) == before


def test_a_repair_stores_what_was_not_stored_yet(tmp_path: Path) -> None:
    """The end of a call may be recorded, and the program killed before the call itself is stored."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    last = ["detail n1/90", "a t90 trunk ringback cli=901632960090 line=5.23", "t e90 201"]
    with closing(SimulatedRecorder(location, "run", MONDAY_10, 5.0)) as recorder:
        record_calls(recorder)
        recorder.feed([parse_event(last)], MONDAY_10 + 200)
        recorder.flush()
        with open_history(location) as store:
            before = {call.id: call for call in store.iter_calls(CallQuery())}
            with store.database.transaction():
                (row,) = store.database.execute(
                    "SELECT id FROM calls WHERE public_id = ?", (next(iter(before)),)
                )
                delete_calls(store.database, [int(row[0])])
            assert len(list(store.iter_calls(CallQuery()))) == len(before) - 1
            repair_runs(store, Site(), now=MONDAY_10 + 10_000)
            after = {call.id: call for call in store.iter_calls(CallQuery())}
    assert {call_id for call_id, call in after.items() if call.end_seen} == before.keys()
    (cut_short,) = (call for call in after.values() if not call.end_seen)
    assert (cut_short.caller.number, cut_short.complete) == ("901632960090", False)
