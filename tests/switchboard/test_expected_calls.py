"""Calls of an earlier run that the first snapshot of this one names again: they keep their identity."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus
from devlink3_desk.switchboard.calls.unconfirmed_calls import LATE_RECORD_SECONDS
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from devlink3_desk.switchboard.checkpoint import build_checkpoint, take_board_snapshot
from tests.support.event_notation import make_snapshot, parse_event

RUN_ENDED_AT, RESTARTED_AT = 100.0, 1_000.0
"""By the clock of the earlier run, and by that of this one, which is another one: 30 s lie in between."""
PAUSE = 30.0


def create_record(number: int = 1, state: str = "connected", stamp: int | None = 5_000) -> AnyEvent:
    """Return the record of a call from outside, which 4001 has answered or has not."""
    stamped = "" if stamp is None else f" stamp={stamp}"
    trunk = "connected" if state == "connected" else "ringback"
    answered = f"b e{number} 4001 connected" if state == "connected" else f"t e{number} 4001"
    return parse_event(
        [f"detail n1/{number}{stamped}", f"a t{number} trunk {trunk} cli=01707123456", answered]
    )


def run_before(*events: AnyEvent) -> Switchboard:
    """Return the board of a run in which a call began at 10, and went on with ``events`` at 15."""
    board = Switchboard(call_id_prefix="one")
    board.apply_all(make_snapshot(), 0.0)
    board.apply(create_record(state="ringback", stamp=4_950), 10.0)
    board.apply_all(events, 15.0)
    return board


@pytest.fixture(params=[False, True], ids=["live", "rebuilt"])
def is_rebuilt(request: pytest.FixtureRequest) -> bool:
    """Whether the board is rebuilt from its first checkpoint, as it is to show an earlier moment."""
    return bool(request.param)


def restart(before: Switchboard, *, is_rebuilt: bool = False) -> Switchboard:
    """Return the board of the next run, which expects the calls of the one before."""
    last = take_board_snapshot(before, RUN_ENDED_AT)
    board = Switchboard(call_id_prefix="two")
    board.expect_calls(last.memory, last.records, RESTARTED_AT - PAUSE)
    board.apply(LinkEvent(state=LinkState.CONNECTED), RESTARTED_AT)
    assert not board.calls
    if not is_rebuilt:
        return board
    rebuilt = Switchboard()
    rebuilt.apply_all(build_checkpoint(board, RESTARTED_AT), RESTARTED_AT)
    return rebuilt


def read_snapshot(board: Switchboard, records: Sequence[AnyEvent]) -> list[CallInfo]:
    """Return the calls after the first snapshot; no other call was reported meanwhile."""
    changes = board.apply_all(make_snapshot(*records), RESTARTED_AT)
    assert not [change for change in changes if isinstance(change, CallEnded)]
    assert {change.call.id for change in changes if isinstance(change, CallChanged)} == set(board.calls)
    return list(board.calls.values())


def test_a_call_that_goes_on_keeps_identity_and_instants(is_rebuilt: bool) -> None:
    board = restart(run_before(create_record()), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [create_record(stamp=5_300), create_record(2)])[:1]
    began = RESTARTED_AT - PAUSE - RUN_ENDED_AT
    assert (call.id, call.state) == ("one-2", CallStatus.CONNECTED)
    assert (call.started, call.since) == pytest.approx((began + 10.0, began + 15.0))
    assert not call.since_snapshot
    assert [each.split("-")[0] for each in board.calls] == ["one", "two"]
    board.apply_all([parse_event([f"lost n1 {end} 16"]) for end in ("t1", "e1")], RESTARTED_AT + 5)
    assert [each.split("-")[0] for each in board.calls] == ["two"]


def test_a_call_that_was_answered_meanwhile_goes_on(is_rebuilt: bool) -> None:
    board = restart(run_before(), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [create_record()])
    assert (call.id, call.state, call.since) == ("one-2", CallStatus.CONNECTED, RESTARTED_AT)
    assert call.started == pytest.approx(RESTARTED_AT - PAUSE - RUN_ENDED_AT + 10.0)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(create_record(stamp=40), id="the time stamps of the PBX have begun anew"),
        pytest.param(create_record(stamp=9_000), id="more time has passed for the PBX than for us"),
        pytest.param(create_record(state="ringback"), id="the party that answered is gone"),
        pytest.param(
            parse_event(["detail n1/1 stamp=5200", "a t1 trunk connected cli=01707", "b e1 4001 connected"]),
            id="another caller",
        ),
        pytest.param(
            parse_event(["detail n1/1 stamp=5200", "a t1 trunk connected", "b e1 4001 connected"]),
            id="a caller without a number",
        ),
        pytest.param(
            parse_event(
                [
                    "detail n1/1 stamp=5200",
                    "a t1 sip connected cli=01707123456",
                    "b e1 4001 connected",
                ]
            ),
            id="a trunk of another kind",
        ),
        pytest.param(
            parse_event(["detail n1/8 stamp=5200", "a t1 trunk connected cli=01707123456", "b e1 4001"]),
            id="another CallID, and no answer",
        ),
    ],
)
def test_what_is_not_certainly_the_same_call_is_another_one(record: AnyEvent, is_rebuilt: bool) -> None:
    board = restart(run_before(create_record()), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [record])
    assert call.id.startswith("two-")


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        (["detail n1/1 stamp=5000 original=200"], ["detail n1/1 stamp=5100 original=201"]),
        (["detail n1/1 stamp=5000 original=200"], ["detail n1/1 stamp=5100"]),
        (["detail n1/1 stamp=5000", "dialled=901632"], ["detail n1/1 stamp=5100", "dialled=07"]),
    ],
)
def test_constant_fields_distinguish_calls_of_one_caller(
    last: list[str], next_one: list[str], is_rebuilt: bool
) -> None:
    """Who was called first, and what was dialled: while a phone rings, nothing else does."""
    records = []
    for head, *caller in (last, next_one):
        records.append(parse_event([head, " ".join(["a e1 4001 ringback", *caller]), "t e2 4002"]))
    for record, prefix in zip(records, ("one", "two"), strict=True):
        board = restart(run_before(records[0]), is_rebuilt=is_rebuilt)
        found = {call.id.split("-")[0] for call in read_snapshot(board, [record])}
        assert found == {prefix}


def test_without_time_stamps_both_ends_must_be_there(is_rebuilt: bool) -> None:
    answered = create_record(stamp=None)
    board = restart(run_before(answered), is_rebuilt=is_rebuilt)
    assert [call.id for call in read_snapshot(board, [answered])] == ["one-2"]
    rings = create_record(state="ringback", stamp=None)
    board = restart(run_before(rings), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [rings])
    assert call.id.startswith("two-")


def create_moved_record(
    other: str, caller: str = "cli=01707123456", stamp: str = " stamp=5200", call_id: int = 1
) -> AnyEvent:
    """Return the record of the call of :func:`create_record`, which has another party now."""
    return parse_event([f"detail n1/{call_id}{stamp}", f"a t1 trunk connected {caller}", other])


@pytest.mark.parametrize("other", ["b e9 4009 connected", "b p1 slot connected number=901"])
def test_a_call_that_was_moved_meanwhile_goes_on(other: str, is_rebuilt: bool) -> None:
    board = restart(run_before(create_record()), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [create_moved_record(other)])
    assert call.id == "one-2"
    assert call.started == pytest.approx(RESTARTED_AT - PAUSE - RUN_ENDED_AT + 10.0)


CONSULTATION = parse_event(["detail n1/2 stamp=4990", "a e2 4001 connected", "b e3 4002 connected"])


@pytest.mark.parametrize("call_id", [1, 2, 8])
def test_a_call_that_was_transferred_meanwhile_goes_on_under_any_call_id(
    call_id: int, is_rebuilt: bool
) -> None:
    """Such as that of the consultation, which has ended, or a new one."""
    board = restart(run_before(create_record(), CONSULTATION), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [create_moved_record("b e3 4002 connected", call_id=call_id)])
    assert call.id == "one-2"


def test_another_call_may_have_the_call_id_of_one_that_was_transferred(is_rebuilt: bool) -> None:
    board = restart(run_before(create_record()), is_rebuilt=is_rebuilt)
    records = [
        ["detail n1/1 stamp=5200", "a t7 trunk connected cli=01707000000", "b e7 4007 connected"],
        ["detail n1/8 stamp=5200", "a t1 trunk connected cli=01707123456", "b e3 4002 connected"],
    ]
    calls = read_snapshot(board, [parse_event(record) for record in records])
    assert {call.a.number: call.id.split("-")[0] for call in calls if call.a is not None} == {
        "01707000000": "two",
        "01707123456": "one",
    }


@pytest.mark.parametrize("call_id", [1, 8])
@pytest.mark.parametrize(
    ("caller", "stamp"),
    [
        pytest.param("cli=01707123456", "", id="no time stamps"),
        pytest.param("cli=01707123456", " stamp=40", id="the time stamps of the PBX have begun anew"),
        pytest.param("cli=01707123499", " stamp=5200", id="another caller"),
    ],
)
def test_a_call_with_another_party_and_without_proof_is_another_one(
    caller: str, stamp: str, call_id: int, is_rebuilt: bool
) -> None:
    board = restart(run_before(create_record()), is_rebuilt=is_rebuilt)
    (call,) = read_snapshot(board, [create_moved_record("b e9 4009 connected", caller, stamp, call_id)])
    assert call.id.startswith("two-")


def test_a_caller_without_a_number_who_has_another_party_is_another_one(is_rebuilt: bool) -> None:
    withheld = [
        parse_event([f"detail n1/1 stamp={stamp}", "a t1 trunk connected presentation=1", other])
        for stamp, other in ((5_000, "b e1 4001 connected"), (5_200, "b e9 4009 connected"))
    ]
    before = Switchboard(call_id_prefix="one")
    before.apply_all([*make_snapshot(), withheld[0]], 20.0)
    (call,) = read_snapshot(restart(before, is_rebuilt=is_rebuilt), [withheld[1]])
    assert call.id.startswith("two-")


def test_the_records_of_two_nodes_are_one_call(is_rebuilt: bool) -> None:
    records = [
        parse_event(["detail n1/1 stamp=5000", "a t1 trunk connected cli=0170712", "b e3@n2 5001 connected"]),
        parse_event(["detail n2/8 stamp=700", "a t1@n1 tie connected cli=0170712", "b e3 5001 connected"]),
    ]
    before = Switchboard(call_id_prefix="one")
    before.apply_all([*make_snapshot(), *records], 20.0)
    (call_id,) = before.calls
    for order in (records, records[::-1]):
        (call,) = read_snapshot(restart(before, is_rebuilt=is_rebuilt), order)
        assert (call.id, len(call.nodes)) == (call_id, 2)


@pytest.mark.parametrize(("seconds", "prefix"), [(1.0, "one"), (LATE_RECORD_SECONDS + 0.1, "two")])
def test_a_record_that_comes_just_after_the_first_snapshot_belongs_to_it(
    seconds: float, prefix: str, is_rebuilt: bool
) -> None:
    """No message marks the end of a snapshot."""
    board = restart(run_before(create_record()))
    assert not read_snapshot(board, [])
    if is_rebuilt:
        checkpoint = build_checkpoint(board, RESTARTED_AT)
        board = Switchboard()
        board.apply_all(checkpoint, RESTARTED_AT)
    board.apply(create_record(), RESTARTED_AT + seconds)
    (call_id,) = board.calls
    assert call_id.startswith(prefix)


def test_only_the_first_snapshot_is_compared() -> None:
    board = restart(run_before(create_record()))
    assert not read_snapshot(board, [])
    assert not read_snapshot(board, [])
    board.apply(create_record(), RESTARTED_AT + 1.0)
    (call_id,) = board.calls
    assert call_id.startswith("two-")


def test_calls_that_no_snapshot_could_name_are_expected_by_the_next_run(is_rebuilt: bool) -> None:
    """Also those of one node, while another one was seen already."""
    records = [
        parse_event(["detail n1/1 stamp=5000", "a t1 trunk connected cli=0170712", "b e3@n2 5001 connected"]),
        parse_event(["detail n2/8 stamp=700", "a t1@n1 tie connected cli=0170712", "b e3 5001 connected"]),
    ]
    before = Switchboard(call_id_prefix="one")
    before.apply_all([*make_snapshot(), *records], 20.0)
    (call_id,) = before.calls
    second = restart(before, is_rebuilt=is_rebuilt)
    second.apply_all([SnapshotMarker(complete=False), records[0]], RESTARTED_AT)
    assert second.is_expecting_calls
    last = take_board_snapshot(second, RESTARTED_AT + 5.0)
    third = Switchboard(call_id_prefix="three")
    third.expect_calls(last.memory, last.records, 40.0)
    (call,) = read_snapshot(third, records[::-1])
    assert (call.id, len(call.nodes)) == (call_id, 2)
    assert not third.is_expecting_calls
