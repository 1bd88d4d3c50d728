"""Who is to be called back, who was, and what is known about a number that rings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from devlink3_desk.history.call_record import (
    Callback,
    CallbackState,
    CallRecord,
    ReachedParty,
    RecordedParty,
    ReturnedCall,
)
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage import history_calls
from devlink3_desk.services.storage.history_callers import CHANGES_VERSION
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.board_values import CallDirection
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call

ANN = "01632960150"
BOB = "01632960151"
ANN_E164 = "+441632960150"
HOUR = 3600.0


def list_keys(store: HistoryStore) -> list[str]:
    """Return the callers who are to be called back."""
    return [callback.key for callback in store.list_callbacks()]


def test_caller_is_one_row_with_all_attempts(store: HistoryStore):
    caller = RecordedParty(ANN, "Ann Weber", ANN_E164)
    store.write_calls(
        [
            make_incoming_call("1", ANN, MONDAY_10),
            make_incoming_call("2", BOB, MONDAY_10 + HOUR),
            make_incoming_call("3", ANN, MONDAY_10 + 2 * HOUR, caller=caller, groups=("201", "200")),
        ]
    )

    assert store.list_callbacks() == [
        Callback(
            key=ANN_E164,
            number=ANN,
            e164=ANN_E164,
            name="Ann Weber",
            group="201",
            called="200",
            attempts=2,
            first=MONDAY_10,
            last=MONDAY_10 + 2 * HOUR,
            last_call="3",
            targets=("200", "201"),
        ),
        Callback(
            key="+441632960151",
            number=BOB,
            e164="+441632960151",
            name="",
            group="200",
            called="200",
            attempts=1,
            first=MONDAY_10 + HOUR,
            last=MONDAY_10 + HOUR,
            last_call="2",
            targets=("200",),
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "is_listed"),
    [
        ({}, True),
        ({"wait": 10.0}, False),
        ({"wait": 3.0, "start_seen": False}, True),
        ({"wait": 3.0, "voicemail_answered": True}, True),
        ({"answered_by": "302"}, False),
        ({"end_seen": False}, False),
        ({"caller": RecordedParty(name="withheld")}, False),
        ({"caller": RecordedParty(ANN)}, True),
        ({"direction": CallDirection.INTERNAL}, False),
        ({"groups": ()}, True),
    ],
)
def test_call_that_is_to_be_returned(store: HistoryStore, changes: dict[str, Any], is_listed: bool):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10, **changes)])

    assert len(store.list_callbacks()) == is_listed


def test_limit_of_a_short_call_can_be_chosen(store: HistoryStore):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10, wait=8.0)])

    assert len(store.list_callbacks(short_seconds=5.0)) == 1
    assert len(store.list_callbacks(short_seconds=8.0)) == 0


def test_attempts_before_an_instant_can_be_left_out(store: HistoryStore):
    store.write_calls(
        [make_incoming_call("1", ANN, MONDAY_10), make_incoming_call("2", ANN, MONDAY_10 + HOUR)]
    )

    [callback] = store.list_callbacks(since=MONDAY_10 + 1)

    assert (callback.attempts, callback.first) == (1, MONDAY_10 + HOUR)


@pytest.mark.parametrize(
    "reached",
    [
        make_outgoing_call("2", ANN, MONDAY_10 + HOUR),
        make_incoming_call("2", ANN, MONDAY_10 + HOUR, answered_by="302"),
    ],
)
def test_caller_who_was_reached_is_listed_no_more(store: HistoryStore, reached: CallRecord):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10), reached])
    assert list_keys(store) == []

    store.write_calls([make_incoming_call("3", ANN, MONDAY_10 + 2 * HOUR)])
    [callback] = store.list_callbacks()
    assert (callback.attempts, callback.first) == (1, MONDAY_10 + 2 * HOUR)


@pytest.mark.parametrize("caller", ["transferred", "internal"])
def test_caller_who_was_put_through_by_one_of_us_was_reached(store: HistoryStore, caller: str):
    """The conversation is one between others, or of two of ours until then."""
    joined = ReachedParty(ANN_E164, MONDAY_10 + HOUR + 30, "302")
    if caller == "transferred":
        call = make_incoming_call("2", BOB, MONDAY_10 + HOUR, answered_by="302", reached=(joined,))
    else:
        call = make_outgoing_call(
            "2", "302", MONDAY_10 + HOUR, direction=CallDirection.INTERNAL, reached=(joined,)
        )
    missed = make_incoming_call("1", ANN, MONDAY_10)
    store.write_calls([missed, make_incoming_call("3", BOB, MONDAY_10 + 2 * HOUR), call])
    assert list_keys(store) == ["+441632960151"]
    assert store.find_returns([missed]) == {"1": ReturnedCall(MONDAY_10 + HOUR + 30, "302", "2")}
    assert store.find_calls(["2"])["2"] == call
    # A call with this number, wherever in the call it is.
    assert store.count_calls(CallQuery(numbers=(ANN_E164,))) == 2

    # Rewritten, such as by a later record of the same call, it keeps what was reached; removed, it does not.
    store.write_calls([call])
    assert list_keys(store) == ["+441632960151"]
    store.write_calls([msgspec.structs.replace(call, reached=())])
    assert list_keys(store) == [ANN_E164, "+441632960151"]
    assert store.database.execute("SELECT count(*) FROM reached_parties") == [(0,)]


def test_call_is_returned_by_the_first_answer_not_by_the_call_that_began_first(store: HistoryStore):
    # Bob is put through to her after a consultation, in which someone talked to her before he did.
    missed = make_incoming_call("1", ANN, MONDAY_10)
    joined = ReachedParty(ANN_E164, MONDAY_10 + HOUR + 100, "301")
    call = make_incoming_call("2", BOB, MONDAY_10 + HOUR, answered_by="301", reached=(joined,))
    consultation = make_outgoing_call("3", ANN, MONDAY_10 + HOUR + 50)
    store.write_calls([missed, call, consultation])

    returns = store.find_returns([missed], lambda number: (number, f"9{number}", ANN_E164))
    assert returns == {"1": ReturnedCall(MONDAY_10 + HOUR + 55, "301", "3")}


def test_attempt_to_reach_the_caller_in_vain_changes_nothing(store: HistoryStore):
    store.write_calls(
        [
            make_outgoing_call("0", ANN, MONDAY_10 - HOUR),
            make_incoming_call("1", ANN, MONDAY_10),
            make_outgoing_call("2", ANN, MONDAY_10 + HOUR, is_answered=False),
        ]
    )

    assert list_keys(store) == [ANN_E164]


def test_callback_is_claimed_done_and_undone(store: HistoryStore):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])

    store.mark_callback(ANN_E164, CallbackState.CLAIMED, who="Eva", wall=MONDAY_10 + 60)
    [callback] = store.list_callbacks()
    assert (callback.state, callback.by, callback.marked) == ("claimed", "Eva", MONDAY_10 + 60)

    store.mark_callback(
        ANN_E164, CallbackState.DONE, who="Tom", wall=MONDAY_10 + 90, reason="wrote an e-mail"
    )
    assert store.list_callbacks() == []
    [callback] = store.list_callbacks(with_done=True)
    assert (callback.state, callback.by, callback.reason) == ("done", "Tom", "wrote an e-mail")

    assert store.undo_callback_mark(ANN_E164)
    assert [each.state for each in store.list_callbacks()] == ["claimed"]
    assert store.undo_callback_mark(ANN_E164)
    assert [each.state for each in store.list_callbacks()] == ["open"]
    assert not store.undo_callback_mark(ANN_E164)
    assert not store.undo_callback_mark("nobody")


def test_claim_is_given_up_by_marking_it_as_open(store: HistoryStore):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])
    store.mark_callback(ANN_E164, CallbackState.CLAIMED, who="Eva", wall=MONDAY_10 + 60)
    store.mark_callback(ANN_E164, CallbackState.OPEN, who="Eva", wall=MONDAY_10 + 70)

    assert [each.state for each in store.list_callbacks()] == ["open"]


def test_caller_who_calls_again_after_it_was_done_is_open_again(store: HistoryStore):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])
    store.mark_callback(ANN_E164, CallbackState.DONE, who="Tom", wall=MONDAY_10 + 90)
    store.write_calls([make_incoming_call("2", ANN, MONDAY_10 + HOUR)])

    [callback] = store.list_callbacks()

    assert (callback.state, callback.attempts, callback.first) == ("open", 1, MONDAY_10 + HOUR)


def test_claim_ends_when_the_caller_was_reached(store: HistoryStore):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])
    store.mark_callback(ANN_E164, CallbackState.CLAIMED, who="Eva", wall=MONDAY_10 + 60)
    store.write_calls(
        [make_outgoing_call("2", ANN, MONDAY_10 + HOUR), make_incoming_call("3", ANN, MONDAY_10 + 2 * HOUR)]
    )

    assert [each.state for each in store.list_callbacks()] == ["open"]


def test_numbering_plan_joins_what_was_stored_apart(store: HistoryStore):
    """Without the plan of the site when it was recorded, each way to write a number is one of its own."""
    plain = RecordedParty(ANN)
    store.write_calls(
        [
            make_incoming_call("1", ANN, MONDAY_10, caller=plain),
            make_outgoing_call("2", ANN, MONDAY_10 + HOUR, called=RecordedParty(f"9{ANN}")),
        ]
    )
    missed = store.find_calls(["1"])

    def normalise(number: str) -> str:
        return number.removeprefix("9")

    assert list_keys(store) == [ANN]
    assert store.list_callbacks(normalise=normalise) == []
    assert store.find_returns(missed.values()) == {}
    assert store.find_returns(missed.values(), lambda number: (number, f"9{number}")) == {
        "1": ReturnedCall(MONDAY_10 + HOUR + 5, "301", "2")
    }


def test_caller_is_found_by_another_way_to_write_the_number_later(store: HistoryStore):
    """Numbers are compared by the plan once there are others with the same last digits."""
    other = f"02079{ANN[-6:]}"
    asked: set[str] = set()

    def normalise(number: str) -> str:
        asked.add(number)
        return number.removeprefix("9")

    def list_open() -> list[str]:
        return sorted(callback.key for callback in store.list_callbacks(normalise=normalise))

    store.write_calls([make_incoming_call("1", ANN, MONDAY_10, caller=RecordedParty(ANN))])
    assert (list_open(), asked) == ([ANN], set())
    store.write_calls([make_incoming_call("2", other, MONDAY_10 + 60, caller=RecordedParty(other))])
    assert (list_open(), asked) == (sorted([ANN, other]), {ANN, other})
    store.write_calls([make_outgoing_call("3", ANN, MONDAY_10 + HOUR, called=RecordedParty(f"9{ANN}"))])
    assert list_open() == [other]


def test_callers_are_listed_beside_a_text_that_was_forgotten(store: HistoryStore):
    """It is empty, because a call that was recorded meanwhile has it."""
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])
    store.database.execute("INSERT INTO texts (text, folded) VALUES (NULL, NULL)")
    assert [caller.attempts for caller in store.list_callbacks(normalise=str.lower)] == [1]


def test_returned_call_is_the_first_one_that_reached_somebody(store: HistoryStore):
    calls = [
        make_incoming_call("1", ANN, MONDAY_10, wait=3.0),
        make_outgoing_call("2", ANN, MONDAY_10 + 1 * HOUR, is_answered=False),
        make_incoming_call("3", ANN, MONDAY_10 + 2 * HOUR, answered_by="302"),
        make_outgoing_call("4", ANN, MONDAY_10 + 3 * HOUR),
        make_incoming_call("5", ANN, MONDAY_10 + 4 * HOUR),
        make_incoming_call("6", BOB, MONDAY_10),
    ]
    store.write_calls(calls)

    assert store.find_returns(calls) == {"1": ReturnedCall(MONDAY_10 + 2 * HOUR + 20, "302", "3")}


def test_contact_is_summarised(store: HistoryStore):
    spoken = make_incoming_call("1", ANN, MONDAY_10 - 90 * HOUR, answered_by="302")
    store.write_calls(
        [
            make_incoming_call("0", ANN, MONDAY_10 - 200 * HOUR),
            spoken,
            make_incoming_call("2", ANN, MONDAY_10),
            make_incoming_call("3", ANN, MONDAY_10 + HOUR),
            make_incoming_call("4", BOB, MONDAY_10),
        ]
    )

    summary = store.summarise_contact((ANN, ANN_E164), since=MONDAY_10 - 10 * HOUR)

    assert summary.last_call == spoken
    assert (summary.calls, summary.unreturned_since) == (2, MONDAY_10)
    # The callers waited for 20 seconds.
    assert store.summarise_contact((ANN,), 0.0, short_seconds=60.0).unreturned_since is None
    unknown = store.summarise_contact(("0999",), since=0.0)
    assert (unknown.last_call, unknown.calls, unknown.unreturned_since) == (None, 0, None)
    assert store.summarise_contact((), since=0.0).calls == 0


def test_shortest_wait_of_nothing_is_an_option_like_any_other(store: HistoryStore):
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10, wait=1.0)])
    assert len(store.list_callbacks(short_seconds=0.0)) == 1
    assert store.list_callbacks() == []
    assert len(store.list_callbacks(short_seconds=0.0)) == 1


def test_callers_of_a_history_that_notes_no_changes_yet(tmp_path: Path):
    """A history of the version before is read as it is, and converted once something is recorded."""
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    with open_history(location) as store:
        store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])
        store.database.execute("DROP TABLE caller_changes")
        store.database.execute("ALTER TABLE legs DROP COLUMN offered")
        store.database.execute("ALTER TABLE calls DROP COLUMN lines")
        store.database.execute("ALTER TABLE figures DROP COLUMN outside_lines")
        store.database.write_version(CHANGES_VERSION - 1)
    with open_history(location, read_only=True) as store:
        assert list_keys(store) == list_keys(store) == [ANN_E164]
    with open_history(location) as store:
        assert list_keys(store) == [ANN_E164]
        store.write_calls([make_incoming_call("2", BOB, MONDAY_10 + HOUR)])
        assert list_keys(store) == [ANN_E164, "+441632960151"]
        store.write_calls([make_outgoing_call("3", ANN, MONDAY_10 + 2 * HOUR)])
        assert list_keys(store) == ["+441632960151"]


def test_only_the_last_changes_are_noted(store: HistoryStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(history_calls, "MAX_CHANGES", 2)
    store.write_calls([make_incoming_call("1", ANN, MONDAY_10)])
    assert list_keys(store) == [ANN_E164]

    for number in range(5):
        store.write_calls([make_incoming_call(f"b{number}", f"0163296016{number}", MONDAY_10 + HOUR)])

    assert store.database.execute("SELECT count(*) FROM caller_changes") == [(2,)]
    assert len(list_keys(store)) == 6


def test_caller_who_was_being_called_when_giving_up_was_reached(store: HistoryStore):
    """A colleague dials while the caller still waits; what counts is when the two spoke."""
    missed = make_incoming_call("1", ANN, MONDAY_10, wait=30.0)
    dialled = msgspec.structs.replace(
        make_outgoing_call("2", ANN, MONDAY_10 - 10.0), answered=MONDAY_10 + 32.0, wait=42.0
    )
    store.write_calls([missed, dialled])

    assert list_keys(store) == []
    assert store.find_returns([missed], _list_spellings) == {"1": ReturnedCall(MONDAY_10 + 32.0, "301", "2")}
    assert store.summarise_contact((ANN, ANN_E164), since=0.0).unreturned_since is None

    # One that was answered before is no answer to this attempt, however long they spoke.
    store.write_calls([msgspec.structs.replace(dialled, answered=MONDAY_10 - 2.0, wait=8.0)])
    assert list_keys(store) == [ANN_E164]
    assert store.find_returns([missed], _list_spellings) == {}
    assert store.summarise_contact((ANN, ANN_E164), since=0.0).unreturned_since == MONDAY_10


def _list_spellings(number: str) -> tuple[str, ...]:
    return number, f"9{number}", ANN_E164, "+441632960151"
