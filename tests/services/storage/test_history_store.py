"""The history on both engines: calls, pages, searches, events, runs, live periods and locks."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import sys
from collections.abc import Sequence
from itertools import count, pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devlink3_desk.history.call_record import (
    CallLeg,
    CallOutcome,
    CallRecord,
    RecordedParty,
    compute_outcome,
    shift_call,
)
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_calls import delete_calls
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_store import (
    LOCK_SECONDS,
    HistoryStore,
    open_history,
)
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus
from tests.support.full_disk import limit_file_size
from tests.support.history_calls import (
    MONDAY_10,
    make_incoming_call,
    make_outgoing_call,
)

_EXAMPLES = count()
_TEXTS = st.text(st.characters(exclude_characters="\0\n", exclude_categories=["Cs"]), min_size=1, max_size=12)
_SECONDS = st.integers(0, 10**9).map(lambda milliseconds: milliseconds / 1000)
_PARTIES = st.builds(RecordedParty, st.just("") | _TEXTS, st.just("") | _TEXTS, st.none() | _TEXTS)


_FLAGS = st.sets(st.sampled_from(CallFlag)).map(lambda flags: tuple(f for f in CallFlag if f in flags))


@st.composite
def draw_calls(draw: st.DrawFn) -> CallRecord:
    """Draw a call whose legs follow each other from its start to its end, in whole milliseconds."""
    start = draw(st.integers(0, 4 * 10**12))
    instants = [start, *sorted(start + step for step in draw(st.lists(st.integers(0, 10**8), min_size=1)))]
    legs = tuple(
        CallLeg(
            draw(st.sampled_from(CallStatus)),
            first / 1000,
            last / 1000,
            draw(st.none() | _TEXTS),
            draw(st.lists(_TEXTS, max_size=3).map(tuple)),
            draw(st.none() | _TEXTS),
        )
        for first, last in pairwise(instants)
    )
    return draw(
        st.builds(
            CallRecord,
            id=_TEXTS,
            started=st.just(start / 1000),
            ended=st.just(instants[-1] / 1000),
            direction=st.sampled_from(CallDirection),
            caller=_PARTIES,
            called=_PARTIES,
            answered=st.none() | st.integers(start, instants[-1]).map(lambda instant: instant / 1000),
            answered_by=st.none() | _TEXTS,
            did=st.none() | _TEXTS,
            groups=st.lists(_TEXTS, max_size=3).map(tuple),
            wait=_SECONDS,
            talk=_SECONDS,
            hold=_SECONDS,
            parked=_SECONDS,
            transfers=st.integers(0, 1000),
            was_connected=st.booleans(),
            voicemail_answered=st.booleans(),
            start_seen=st.booleans(),
            end_seen=st.booleans(),
            complete=st.booleans(),
            account_code=st.none() | _TEXTS,
            tag=st.none() | _TEXTS,
            flags=_FLAGS,
            nodes=st.lists(_TEXTS, max_size=2).map(tuple),
            legs=st.just(legs),
        )
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(calls=st.lists(draw_calls(), max_size=3, unique_by=lambda call: call.id))
def test_calls_are_read_as_they_were_written(store: HistoryStore, calls: list[CallRecord]):
    # The examples share a store, and what is known of a call that is stored again is joined.
    example = next(_EXAMPLES)
    calls = [msgspec.structs.replace(call, id=f"{example}-{call.id}") for call in calls]

    store.write_calls(calls)

    assert store.find_calls([call.id for call in calls]) == {call.id: call for call in calls}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(call=draw_calls(), short=st.integers(0, 30))
def test_outcome_in_sql_is_that_of_the_record(store: HistoryStore, call: CallRecord, short: int):
    # The examples share a store, and what is known of a call that is stored again is joined.
    call = msgspec.structs.replace(call, id=f"{next(_EXAMPLES)}-{call.id}")
    store.write_calls([call])

    found = [
        outcome
        for outcome in CallOutcome
        for each in store.iter_calls(CallQuery(outcomes=(outcome,), short_seconds=short))
        if each.id == call.id
    ]

    assert found == [compute_outcome(call, short)]


def ids(calls: Sequence[CallRecord]) -> list[str]:
    """Return the ids of ``calls``."""
    return [call.id for call in calls]


def test_call_that_is_written_again_replaces_the_first(store: HistoryStore):
    store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    again = make_incoming_call("a-1", "01632960150", MONDAY_10, answered_by="302")
    store.write_calls([again])

    assert list(store.iter_calls(CallQuery())) == [again]


@pytest.mark.parametrize("milliseconds", [-30, -1, 0, 1, 30])
def test_call_that_is_written_again_keeps_its_place(store: HistoryStore, milliseconds: int):
    """Another recorder, which has read its clocks at another instant, goes on with a call."""
    first = make_incoming_call("a-1", "01632960150", MONDAY_10, answered_by="302")
    store.write_calls([first, make_incoming_call("a-2", "01632960151", MONDAY_10 + 0.001)])
    before = list(store.iter_calls(CallQuery()))
    store.write_calls([shift_call(first, milliseconds / 1000)])

    assert list(store.iter_calls(CallQuery())) == before


def test_call_that_is_known_to_have_begun_earlier_is_moved(store: HistoryStore):
    first = make_incoming_call("a-1", "01632960150", MONDAY_10)
    store.write_calls([first])
    earlier = shift_call(first, -2.0)
    store.write_calls([earlier])

    assert list(store.iter_calls(CallQuery())) == [earlier]


def test_text_is_stored_without_characters_that_databases_refuse(store: HistoryStore):
    call = make_incoming_call(
        "a-1", "01632960150", MONDAY_10, tag="x\0y", account_code="\ud800", did="d" * 900
    )
    store.write_calls([call])

    [stored] = store.iter_calls(CallQuery())

    assert (stored.tag, stored.account_code, stored.did) == ("x\ufffdy", "?", "d" * 500)


def test_ten_thousand_calls_of_one_instant_are_all_kept(store: HistoryStore):
    calls = [make_incoming_call(f"a-{number}", "01632960150", MONDAY_10) for number in range(10_000)]
    store.write_calls(calls[:5_000])
    store.write_calls(calls[5_000:])

    assert store.count_calls(CallQuery()) == 10_000
    assert len({call.id for call in store.iter_calls(CallQuery(with_legs=False))}) == 10_000


@pytest.mark.parametrize("count", [0, 1, 3, 255, 257, 1_021])
def test_rows_are_inserted_once_however_many_there_are(store: HistoryStore, count: int):
    changes = [(number,) for number in range(1, count + 1)]
    gaps = [(number, number + 1, number + 2, number + 3) for number in range(count)]
    with store.database.transaction():
        store.database.insert_rows("caller_changes (key_id)", changes)
        store.database.insert_rows("recording_gaps (started, ended, events, calls)", gaps)
    assert store.database.execute("SELECT key_id FROM caller_changes ORDER BY id") == changes
    sql = "SELECT started, ended, events, calls FROM recording_gaps ORDER BY id"
    assert store.database.execute(sql) == gaps


def test_numbers_of_texts_with_any_signs_are_found(store: HistoryStore):
    texts = ["1 2", " ", "", "a\nb", "\x01", "Grüße 7", *(f"{number} x" for number in range(2_000))]
    with store.database.transaction():
        added = store.texts.add_texts(texts)

    assert store.texts.find_ids([*texts, "unknown"]) == added
    assert store.texts.get_texts(added.values()) == {number: text for text, number in added.items()}
    assert store.texts.find_ids(["unknown"]) == {}


def test_calls_of_many_instants_follow_those_that_are_stored(store: HistoryStore):
    instants = [MONDAY_10 + number for number in range(250)]
    first = [make_incoming_call(f"a-{at}", "01632960150", at) for at in instants]
    second = [make_incoming_call(f"b-{at}", "01632960150", at) for at in instants]
    store.write_calls(first)
    store.write_calls(second)

    found = list(store.iter_calls(CallQuery(newest_first=False, with_legs=False)))
    assert [call.id for call in found] == [f"{run}-{at}" for at in instants for run in "ab"]


@pytest.mark.parametrize("newest_first", [True, False])
def test_pages_have_every_call_once_and_in_order(store: HistoryStore, newest_first: bool):
    calls = [make_incoming_call(f"a-{at}", "01632960150", MONDAY_10 + at // 3) for at in range(25)]
    store.write_calls(calls)
    query = CallQuery(limit=4, newest_first=newest_first)
    found: list[CallRecord] = []
    page = store.fetch_page(query)
    while True:
        found += page.calls
        if page.next_position is None:
            break
        # What arrives meanwhile must not shift the pages.
        store.write_calls([make_incoming_call(f"late-{len(found)}", "01632960199", MONDAY_10 + 99)])
        page = store.fetch_page(msgspec.structs.replace(query, after=page.next_position))

    expected = list(reversed(calls)) if newest_first else calls
    old = [call for call in found if not call.id.startswith("late")]
    assert old == expected
    assert len({call.id for call in found}) == len(found)


@pytest.mark.parametrize("change", ["replace", "remove"])
def test_call_that_changes_while_it_is_read_is_as_before_or_as_afterwards(tmp_path: Path, change: str):
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    statements = change_at = 0

    def count_statement() -> None:
        nonlocal statements
        statements += 1
        if statements == change_at and change == "replace":
            recorder.write_calls([after])
        elif statements == change_at:
            with recorder.database.transaction():
                delete_calls(recorder.database, recorder.fetch_page(CallQuery()).positions)

    with open_history(location) as recorder, open_history(location, pause=count_statement) as reader:
        seen = set()
        while statements >= change_at:
            before = make_incoming_call(f"a{change_at}", "01632960001", MONDAY_10)
            after = make_incoming_call(
                before.id, "01632960001", MONDAY_10, answered_by="302", wait=30.0, tag=f"tag {change_at}"
            )
            recorder.write_calls([before])
            statements, change_at = 0, change_at + 1
            found = reader.fetch_page(CallQuery(limit=1)).calls
            assert found in ((before,), (after,), ())
            seen.add(found)
    assert len(seen) > 1


def test_limit_returns_the_newest(store: HistoryStore):
    store.write_calls([make_incoming_call(f"a-{at}", "01632960150", MONDAY_10 + at) for at in range(5)])

    assert ids(list(store.iter_calls(CallQuery(limit=2)))) == ["a-4", "a-3"]
    assert ids(list(store.iter_calls(CallQuery(limit=0)))) == []


def test_since_and_until_go_by_the_start_and_are_half_open(store: HistoryStore):
    store.write_calls([make_incoming_call(f"a-{at}", "01632960150", MONDAY_10 + at) for at in range(5)])

    found = store.iter_calls(CallQuery(since=MONDAY_10 + 1, until=MONDAY_10 + 3, newest_first=False))

    assert ids(list(found)) == ["a-1", "a-2"]


@pytest.fixture
def busy_store(store: HistoryStore) -> HistoryStore:
    """A history with one call of each sort."""
    store.write_calls(
        [
            make_incoming_call(
                "in",
                "01632960150",
                MONDAY_10,
                answered_by="302",
                caller=RecordedParty("01632960150", "Zoë Müller"),
            ),
            make_incoming_call("lost", "01632960151", MONDAY_10 + 1),
            make_incoming_call("short", "01632960152", MONDAY_10 + 2, wait=3.0),
            make_outgoing_call("out", "01632960150", MONDAY_10 + 3),
            make_outgoing_call("busy", "01632960153", MONDAY_10 + 4, is_answered=False),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CallQuery(), ["in", "lost", "short", "out", "busy"]),
        (CallQuery(numbers=("01632960150",)), ["in"]),
        (CallQuery(numbers=("01632960150", "+441632960150")), ["in", "out"]),
        (CallQuery(numbers=("901632960150",)), ["out"]),
        (CallQuery(numbers=("0163296015",)), []),
        (CallQuery(extension="302"), ["in", "lost", "short"]),
        (CallQuery(extension="301"), ["in", "lost", "short", "out", "busy"]),
        (CallQuery(extension="200"), []),
        (CallQuery(group="200"), ["in", "lost", "short"]),
        (CallQuery(group="301"), []),
        (CallQuery(direction=CallDirection.OUTGOING), ["out", "busy"]),
        (CallQuery(outcomes=(CallOutcome.ABANDONED,)), ["lost"]),
        (CallQuery(outcomes=(CallOutcome.SHORT_ABANDONED, CallOutcome.UNANSWERED)), ["short", "busy"]),
        (CallQuery(outcomes=(CallOutcome.ABANDONED,), short_seconds=30.0), []),
        (CallQuery(text="632960150"), ["in", "out"]),
        (CallQuery(text="01632 960-151"), ["lost"]),
        (CallQuery(text="muller"), ["in"]),
        (CallQuery(text="MÜLL"), ["in"]),
        (CallQuery(text="müller zoe"), ["in"]),
        (CallQuery(text="müller ann"), []),
        (CallQuery(text="weber"), ["out", "busy"]),
        (CallQuery(text="ann"), ["out", "busy"]),
        (CallQuery(text="%"), []),
        (CallQuery(text="_"), []),
        (CallQuery(text="sales", outcomes=(CallOutcome.ABANDONED,)), ["lost"]),
        (CallQuery(text="0163", numbers=("01632960151",)), ["lost"]),
    ],
)
def test_query_finds(busy_store: HistoryStore, query: CallQuery, expected: list[str]):
    found = list(busy_store.iter_calls(msgspec.structs.replace(query, newest_first=False)))

    assert ids(found) == expected
    assert busy_store.count_calls(query) == len(expected)


# Events


def test_lock_is_held_by_one_until_it_is_given_up_or_too_old(store: HistoryStore):
    assert store.acquire_lock("recorder", "first", MONDAY_10) is None
    assert store.acquire_lock("recorder", "first", MONDAY_10 + 5) is None

    holder = store.acquire_lock("recorder", "second", MONDAY_10 + 6)

    assert holder is not None
    assert (holder.owner, holder.seen) == ("first", MONDAY_10 + 5)
    assert store.acquire_lock("recorder", "second", MONDAY_10 + 5 + LOCK_SECONDS) is None
    store.release_lock("recorder", "first")  # no longer theirs
    assert store.acquire_lock("recorder", "third", MONDAY_10 + 16) is not None
    store.release_lock("recorder", "second")
    assert store.acquire_lock("recorder", "third", MONDAY_10 + 17) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there, a process cannot be asked without ending it")
def test_lock_of_a_process_that_has_ended_is_free_at_once(store: HistoryStore):
    store.acquire_lock("recorder", "first", MONDAY_10)
    child = os.fork() if sys.platform != "win32" else 0
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    store.database.execute(
        "UPDATE locks SET process = replace(process, ?, ?)", (str(os.getpid()), str(child))
    )

    assert store.acquire_lock("recorder", "second", MONDAY_10 + 1) is None


# The file


def test_history_that_is_only_read_must_be_there(location: HistoryLocation):
    with pytest.raises(HistoryError, match="There is no history") as caught:
        open_history(location, read_only=True)

    assert caught.value.problem is HistoryProblem.MISSING


def read_tables(path: Path) -> list[tuple[str]]:
    """Read a file as SQLite does without further options."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT name FROM sqlite_master").fetchall()


def test_history_in_a_folder_that_cannot_be_written_is_read(tmp_path: Path):
    path = tmp_path / "history.sqlite"
    location = HistoryLocation.parse(str(path))
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    # SQLite can neither create nor open this file, as in a folder of someone else or on a disk that is
    # read-only. It would open a folder for reading, and wait ten seconds for the log below to become valid.
    obstacle = path.with_name(f"{path.name}-shm")
    if sys.platform == "win32":
        obstacle.mkdir()
    else:
        obstacle.symlink_to(obstacle)
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        read_tables(path)

    with open_history(location, read_only=True) as reader:
        assert [call.id for call in reader.iter_calls(CallQuery())] == ["a-1"]
    # With a log beside it, the file alone is not what was recorded.
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"what has not been written into the file yet")
    with pytest.raises(HistoryError, match="cannot be used"):
        open_history(location, read_only=True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files there")
def test_history_on_a_full_disk_is_read(tmp_path: Path):
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    # No new file has room.
    with limit_file_size(1_000):
        with pytest.raises(HistoryError, match="is full") as caught:
            open_history(location)
        with open_history(location, read_only=True) as reader:
            found = [call.id for call in reader.iter_calls(CallQuery())]

    assert caught.value.problem is HistoryProblem.FULL
    assert found == ["a-1"]


def test_reader_sees_what_is_committed_and_writes_nothing(location: HistoryLocation):
    with open_history(location) as writer, open_history(location, read_only=True) as reader:
        writer.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])

        assert reader.count_calls(CallQuery()) == 1
        with pytest.raises(HistoryError) as caught:
            reader.begin_run("b", "site", 0.0, MONDAY_10)
    assert caught.value.problem is HistoryProblem.READ_ONLY


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of the folder there")
def test_files_are_for_this_user_alone(location: HistoryLocation):
    if location.path is None:
        pytest.skip("a server keeps its own files")
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        files = list(location.path.parent.iterdir())

        assert len(files) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(location.path.parent.stat().st_mode) == 0o700


def test_folder_may_have_any_name(tmp_path: Path):
    folder = tmp_path / ("a b#%41ü" if sys.platform == "win32" else "a b?#%41ü")
    location = HistoryLocation(folder / "history.db")

    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    with open_history(location, read_only=True) as reader:
        assert reader.count_calls(CallQuery()) == 1
    assert (folder / "history.db").exists()


def test_backup_is_a_whole_history(location: HistoryLocation):
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        if location.path is None:
            with pytest.raises(HistoryError, match="pg_dump"):
                store.back_up(Path("copy.db"))
            return
        target = location.path.with_name("backup.db")
        store.back_up(target)
        store.back_up(target)  # over the first

    assert sorted(path.name for path in target.parent.iterdir()) == ["backup.db", "history.db"]
    with open_history(HistoryLocation.parse(str(target)), read_only=True) as copy:
        assert copy.count_calls(CallQuery()) == 1
