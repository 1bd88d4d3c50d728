"""A PBX that was started again while the link was lost: it assigns the same identifiers again.

Its time stamps need not begin anew: their epoch is not documented.
"""

from __future__ import annotations

import pytest

from devlink3_desk.protocol.events import AnyEvent, SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from tests.support.event_notation import make_snapshot, parse_event

CALLER = "a t1 sip in connected cli=01707123456"
OTHER_CALLER = "a t1 sip in connected cli=07700900402"
TRANSIT = "a t1@n1 tie in connected public=0 cli=01707123456"
PHONE, PHONE_ELSEWHERE = "b e1 5001 connected", "b e1@n2 5001 connected"


def record(node_call: str, *parties: str, stamp: int) -> AnyEvent:
    """Return a record, made ``stamp`` tenths of a second after some instant."""
    return parse_event([f"detail {node_call} stamp={stamp}", *parties])


def list_ids(before: list[AnyEvent], snapshot: list[AnyEvent]) -> tuple[list[str], list[str]]:
    """Return the identities of the calls before and after a link was lost for a minute."""
    board = Switchboard()
    board.apply_all([SnapshotMarker(complete=False), SnapshotMarker(complete=True), *before], 0.0)
    ids = list(board.calls)
    board.apply_all(make_snapshot(*snapshot), 60.0)
    return ids, list(board.calls)


BEFORE = [record("n1/1", CALLER, PHONE_ELSEWHERE, stamp=0), record("n2/7", TRANSIT, PHONE, stamp=0)]


@pytest.mark.parametrize(
    "snapshot",
    [
        [record("n1/1", OTHER_CALLER, "b e2 4002 connected", stamp=600)],
        # Another node call comes first that has one of the ends.
        [
            record("n2/3", "a e9 5009 connected", "b e1 5002 connected", stamp=600),
            record("n1/1", OTHER_CALLER, "b e2 4002 connected", stamp=600),
        ],
        # On the same node, both ends are in other calls, of which the second one has the last end.
        [
            record("n1/8", OTHER_CALLER, stamp=600),
            record("n1/9", "a e8 4008 connected", "b e1@n2 5002 connected", stamp=600),
        ],
        # Over the other node, which has no record with these ends now.
        [record("n1/4", "a t1 4004 connected cli=4004", "b e4@n3 6004 connected", stamp=600)],
        # The line is a phone now.
        [record("n1/1", "a t1 4004 connected cli=4004", "b e4 4005 connected", stamp=600)],
    ],
    ids=["caller", "other-node", "both-ends", "elsewhere", "equipment"],
)
def test_other_calls_with_the_same_identifiers_are_others(snapshot: list[AnyEvent]) -> None:
    before, after = list_ids(BEFORE, snapshot)
    assert len(before) == 1
    assert after
    assert set(before).isdisjoint(after)


def test_one_record_that_contradicts_is_enough() -> None:
    """Another node has not named the user of the phone, so that its record would fit."""
    before, after = list_ids(
        [record("n1/1", CALLER, "b e1@n2 tie connected public=0", stamp=0), BEFORE[1]],
        [record("n3/4", "a e7 6007 connected", "b e1@n2 5009 connected", stamp=600)],
    )
    assert len(before) == 1
    assert len(after) == 1
    assert before != after


def test_a_call_is_told_apart_when_the_node_of_its_end_reports_it() -> None:
    """What the first record says of the end on another node fits the earlier call, too."""
    line = "b e1 trunk out connected number=01614960813"
    before, after = list_ids(
        BEFORE,
        [
            record("n1/8", "a e9 4009 connected", "b e1@n2 tie out connected public=0", stamp=600),
            record("n2/9", "a e9@n1 4009 connected", line, stamp=600),
        ],
    )
    assert len(after) == 1
    assert before != after


def test_a_user_is_not_on_an_outside_line() -> None:
    """Of the end on another node, the record has neither the same user nor the same equipment."""
    before, after = list_ids(
        [record("n2/7", "a e8 5008 connected", "b t2 trunk out connected number=01614960813", stamp=0)],
        [record("n1/3", "a e9 4009 connected", "b t2@n2 5004 connected", stamp=600)],
    )
    assert len(after) == 1
    assert before != after


@pytest.mark.parametrize(("number", "is_same"), [("901614960813", True), ("01614960814", False)])
def test_a_line_is_called_with_one_number(number: str, *, is_same: bool) -> None:
    before, after = list_ids(
        [record("n1/1", "a e8 4008 connected", "b t1 trunk out connected number=01614960813", stamp=0)],
        [record("n1/1", "a e8 4008 connected", f"b t1 trunk out connected number={number}", stamp=600)],
    )
    assert (before == after) is is_same


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("number", ["901707123456", "+441707123456", "00441707123456"])
def test_a_call_with_different_views_of_its_ends_goes_on(number: str, order: int) -> None:
    """One node shows the caller's number with a prefix or its country code, and no user for the phone."""
    far_caller = f"a t1@n1 tie in connected public=0 cli={number}"
    snapshot = [
        record("n1/1", CALLER, "b e1@n2 tie connected public=0", stamp=600),
        record("n2/7", far_caller, PHONE, stamp=600),
    ]
    before, after = list_ids(BEFORE, snapshot[::order])
    assert before == after


def test_a_call_whose_views_contradict_each_other_goes_on_once_both_are_known() -> None:
    """Without a restart, no node says anything else than before."""
    near = record("n1/1", CALLER, PHONE_ELSEWHERE, stamp=0)
    far = record("n2/7", "a t1@n1 tie in connected public=0 cli=5551", PHONE, stamp=0)
    before, after = list_ids([near, far], [far, near])
    assert before == after


@pytest.mark.parametrize("number", ["901707123456", "+441707123456"])
def test_a_call_of_which_one_view_is_new_goes_on(number: str) -> None:
    """The call has reached a further node while the link was lost."""
    far = record("n2/7", f"a t1@n1 tie in connected public=0 cli={number}", PHONE, stamp=600)
    before, after = list_ids(BEFORE[:1], [far, record("n1/1", CALLER, PHONE_ELSEWHERE, stamp=600)])
    assert before == after


HIDDEN_CALLER = "a t1 trunk in connected presentation=1 line=5.1"
HIDDEN_TRANSIT = "a t1@n1 tie in connected public=0 presentation=1"


@pytest.mark.parametrize(
    "caller",
    [
        pytest.param("a t1 trunk in connected cli=01707123456 line=5.1", id="the number is shown now"),
        pytest.param("a t1 trunk in connected presentation=1 line=5.2", id="another channel"),
        pytest.param("a t1 sip in connected presentation=1 line=5.1", id="another kind of line"),
    ],
)
@pytest.mark.parametrize("call_id", [1, 4])
@pytest.mark.parametrize("order", [1, -1])
def test_a_caller_without_a_number_is_told_apart_by_the_line(caller: str, call_id: int, order: int) -> None:
    """Also under another CallID, and where the other nodes know nothing that distinguishes the callers."""
    snapshot = [
        record(f"n1/{call_id}", caller, "b e3@n3 6002 connected", stamp=600),
        record("n3/8", HIDDEN_TRANSIT, "b e3 6002 connected", stamp=600),
    ]
    before, after = list_ids(
        [
            record("n1/1", HIDDEN_CALLER, PHONE_ELSEWHERE, stamp=0),
            record("n2/7", HIDDEN_TRANSIT, PHONE, stamp=0),
        ],
        snapshot[::order],
    )
    assert len(before) == len(after) == 1
    assert before != after


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("call_id", [1, 4])
def test_what_one_node_contradicts_no_other_one_brings_back(call_id: int, order: int) -> None:
    """A node that the new call runs over knows as little of its line as that of the old call."""
    snapshot = [
        record(f"n1/{call_id}", OTHER_CALLER, "b e3@n3 6002 connected", stamp=600),
        record("n3/8", "a t1@n1 tie in connected public=0", "b e3 6002 connected", stamp=600),
    ]
    before, after = list_ids(BEFORE, snapshot[::order])
    assert len(before) == len(after) == 1
    assert before != after


@pytest.mark.parametrize("call_id", [1, 4])
def test_a_phone_that_talks_to_another_caller_is_in_another_call(call_id: int) -> None:
    before, after = list_ids(
        [record("n1/1", "a t1 trunk in connected cli=01707123456", "b e1 4001 connected", stamp=0)],
        [
            record(
                f"n1/{call_id}", "a t2 trunk in connected cli=07700900402", "b e1 4001 connected", stamp=600
            )
        ],
    )
    assert len(before) == len(after) == 1
    assert before != after


@pytest.mark.parametrize(("number", "is_same"), [("901707123456", True), ("07700900402", False)])
def test_a_phone_that_talks_to_another_number_is_in_another_call(number: str, *, is_same: bool) -> None:
    """A call may be sent to several lines until one is free."""
    before, after = list_ids(
        [
            record(
                "n1/1", "a e1 4001 connected", "b t1 trunk out connected number=01707123456 line=5.1", stamp=0
            )
        ],
        [
            record(
                "n1/1", "a e1 4001 connected", f"b t2 trunk out connected number={number} line=5.2", stamp=600
            )
        ],
    )
    assert len(before) == len(after) == 1
    assert (before == after) is is_same


def test_a_caller_who_was_put_through_to_another_line_goes_on() -> None:
    """The phone in between is gone; the line of the caller is in the call as before."""
    caller = "a t1 trunk in connected cli=01707123456 line=5.1"
    before, after = list_ids(
        [record("n1/1", caller, "b e1 4001 connected", stamp=0)],
        [record("n1/1", caller, "b t2 trunk out connected number=07700900402 line=5.2", stamp=600)],
    )
    assert before == after


def test_who_is_put_through_to_a_caller_goes_on_with_that_call() -> None:
    """A consultation becomes a part of the call of the caller, who was on hold and is a party now."""
    caller = "a t1 trunk in connected cli=01707123456 line=5.1"
    before, after = list_ids(
        [
            record("n1/1", caller, "b e1 4001 connected hold", stamp=0),
            record("n1/2", "a e2 4001 connected", "b e3 4002 connected", stamp=100),
        ],
        [record("n1/1", caller, "b e3 4002 connected", stamp=600)],
    )
    assert len(before) == 2
    assert after == before[:1]
