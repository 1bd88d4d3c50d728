"""Who is still to be called back, and who has reached whom since."""

from __future__ import annotations

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.history.callbacks import Return, find_open_callbacks, find_returns
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

PLAN = NumberingPlan(country="GB", outside_prefix="9")
BOB = RecordedParty("01707123456", "Bob Baker", "+441707123456")


def missed(
    key: str, at: float, caller: RecordedParty = BOB, wait: float = 30.0, **more: object
) -> CallRecord:
    """Return a call from outside to group 200 that nobody answered."""
    legs = (CallLeg(CallStatus.RINGING, at, at + wait, "200", ("4001",)),)
    values = {"groups": ("200",), "wait": wait, "legs": legs, **more}
    return CallRecord(key, at, at + wait, CallDirection.INCOMING, caller, RecordedParty("200"), **values)  # type: ignore[arg-type]


def answered(
    key: str, at: float, number: str, direction: CallDirection = CallDirection.OUTGOING, by: str = "4001"
) -> CallRecord:
    """Return a conversation of ten seconds between ``by`` and an outside number."""
    outside, inside = RecordedParty(number), RecordedParty(by)
    caller, called = (inside, outside) if direction is CallDirection.OUTGOING else (outside, inside)
    legs = (
        CallLeg(CallStatus.RINGING, at - 5, at, None, (called.number,)),
        CallLeg(CallStatus.CONNECTED, at, at + 10, None, (caller.number, called.number)),
    )
    return CallRecord(
        key,
        at - 5,
        at + 10,
        direction,
        caller,
        called,
        at,
        called.number,
        was_connected=True,
        wait=5,
        legs=legs,
    )


def test_a_caller_is_one_row_however_the_number_is_written() -> None:
    """With the attempts, the first and the last of them."""
    calls = [
        missed("c1", 100.0),
        missed("c2", 900.0, RecordedParty("901707123456")),
        missed("c3", 500.0, RecordedParty("+441707123456"), voicemail_answered=True),
        missed("c4", 600.0, RecordedParty("02079460000", "Zoë")),
    ]
    first, second = find_open_callbacks(calls, PLAN)
    assert (first.attempts, first.first, first.last, first.group) == (3, 100.0, 900.0, "200")
    assert (first.name, first.number, first.calls) == ("Bob Baker", "901707123456", ("c1", "c3", "c2"))
    assert (second.name, second.attempts) == ("Zoë", 1)


def test_short_withheld_and_internal_calls_are_no_callbacks() -> None:
    """Nor is a call whose end nobody has seen."""
    calls = [
        missed("c1", 1.0, wait=9.0),
        missed("c2", 1.0, RecordedParty("", "Withheld")),
        missed("c3", 1.0, RecordedParty("4005", "Eve")),
        missed("c4", 1.0, end_seen=False),
    ]
    assert not find_open_callbacks(calls, PLAN)
    assert len(find_open_callbacks(calls, PLAN, short_seconds=5.0)) == 1


def test_a_caller_is_reached_by_a_call_back() -> None:
    """By whoever made it, at the answer; a later attempt is open again, and counted anew."""
    calls = [
        missed("c1", 100.0),
        missed("c2", 200.0),
        answered("c3", 400.0, "01707123456", by="4007"),
        missed("c4", 500.0),
    ]
    returned = Return(400.0, "4007", "c3")
    assert find_returns(calls, PLAN) == {"c1": returned, "c2": returned}
    (callback,) = find_open_callbacks(reversed(calls), PLAN)
    assert (callback.attempts, callback.calls) == (1, ("c4",))


def test_a_caller_is_reached_by_calling_again() -> None:
    """And not by a conversation that had begun before, nor by a call back that nobody answered."""
    earlier = answered("c0", 90.0, "01707123456")
    unanswered = CallRecord("c2", 200.0, 230.0, CallDirection.OUTGOING, RecordedParty("4001"), BOB, wait=30.0)
    calls = [earlier, missed("c1", 95.0), unanswered]
    assert len(find_open_callbacks(calls, PLAN)) == 1
    again = answered("c3", 300.0, "901707123456", CallDirection.INCOMING, by="4003")
    assert find_returns([*calls, again], PLAN) == {"c1": Return(300.0, "4003", "c3")}
    assert not find_open_callbacks([*calls, again], PLAN)


def test_a_caller_is_reached_by_being_put_through() -> None:
    """Somebody calls another number and transfers the caller: those who talk have reached each other."""
    call = answered("c2", 300.0, "02079460000", CallDirection.INCOMING)
    through = CallLeg(CallStatus.CONNECTED, 310.0, 320.0, None, ("02079460000", "01707123456"), "4001")
    put_through = CallRecord(
        "c2", 295.0, 320.0, call.direction, call.caller, call.called, 300.0, "4001",
        was_connected=True, legs=(*call.legs, through),
    )  # fmt: skip
    assert find_returns([missed("c1", 100.0), put_through], PLAN) == {"c1": Return(310.0, "4001", "c2")}
