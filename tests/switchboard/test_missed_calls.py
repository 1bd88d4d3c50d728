"""Missed calls: logged once, with number and time, up to a limit."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.services.storage.json_store import JsonFile
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus, LinkStatus, PartyKind
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from devlink3_desk.switchboard.missed_calls import (
    MAX_MISSED_CALLS,
    MissedCallLog,
    MissedCallTracker,
    MissedKind,
)
from devlink3_desk.switchboard.waiting_calls import WaitingCallTracker
from tests.support.board_values import make_call, make_link_change, make_outside_party, make_party

ANN, BOB = make_party("201", "Ann"), make_party("202", "Bob")
WALL = 1_790_000_000.0


class Day:
    """A desk of extension 201, and its clock."""

    def __init__(self, **more):
        self.tracker = WaitingCallTracker(frozenset({"201"}))
        self.missed = MissedCallTracker(**more)
        self.missed.configure(10.0)
        self.at = 1000.0

    def after(self, seconds, *changes):
        self.at += seconds
        return self.missed.apply(self.tracker.apply(changes, self.at), WALL + self.at)

    @property
    def calls(self):
        return self.missed.log.calls


def ringing(key="c1", **more):
    return CallChanged(make_call(key, **{"since": 1000.0, **more}))


def talking(key="c1", **more):
    return ringing(key, state=CallStatus.CONNECTED, **more)


def test_a_caller_who_gives_up_in_a_queue_is_listed_with_number_group_and_time():
    day = Day()
    day.after(0, ringing(state=CallStatus.QUEUED, group="600"))
    assert day.after(25, CallEnded("c1"))
    (missed,) = day.calls
    assert (missed.kind, missed.number, missed.name) == (
        MissedKind.ABANDONED,
        "01632 960144",
        "Northfield Dental",
    )
    assert (missed.whom, missed.waited, missed.at) == ("600", 25.0, WALL + 1025.0)
    assert day.missed.log.unseen_count == 1


def test_who_gave_up_at_once_did_not_wait_for_a_queue_but_is_missed_at_my_telephone():
    day = Day()
    day.after(0, ringing(group="600"), ringing("c2", targets=(ANN,)))
    day.after(5, CallEnded("c1"), CallEnded("c2"))
    assert [(missed.kind, missed.whom) for missed in day.calls] == [(MissedKind.MISSED, "201")]


@pytest.mark.parametrize("state", [CallStatus.CONNECTED, CallStatus.HELD, CallStatus.PARKED])
def test_nobody_is_missed_whom_anyone_answered(state):
    day = Day()
    day.after(0, ringing(targets=(ANN, BOB), group="600"))
    day.after(20, ringing(state=state, b=BOB))
    assert not day.after(60, CallEnded("c1"))
    assert len(day.tracker) == 0


def test_a_mailbox_is_no_answer():
    day = Day()
    day.after(0, ringing(targets=(ANN,)))
    day.after(20, ringing(state=CallStatus.VOICEMAIL, b=make_party("", "", PartyKind.VOICEMAIL)))
    day.after(20, CallEnded("c1"))
    (missed,) = day.calls
    assert (missed.voicemail, missed.waited) == (True, 20.0)


def test_a_call_that_was_put_through_to_me_and_not_answered_is_missed():
    day = Day()
    day.after(0, ringing(targets=(BOB,)))
    day.after(5, talking(b=BOB))
    day.after(5, ringing(targets=(ANN,), since=1010.0))
    day.after(20, CallEnded("c1"))
    assert [missed.waited for missed in day.calls] == [20.0]


def test_calls_of_my_own_and_of_others_are_not_mine_to_miss():
    day = Day()
    day.after(0, ringing(a=ANN, targets=(BOB,)), ringing("c2", targets=(BOB,)))
    out = ringing("c3", a=BOB, targets=(ANN,), direction=CallDirection.OUTGOING)
    day.after(0, out)
    assert not day.after(60, *map(CallEnded, ("c1", "c2", "c3")))


def test_how_a_call_ended_while_the_link_was_lost_is_not_known():
    day = Day()
    day.after(0, ringing(targets=(ANN,)), make_link_change(LinkStatus.LOST))
    assert not day.after(60, make_link_change(LinkStatus.CATCHING_UP), CallEnded("c1"))


def test_a_call_that_becomes_part_of_another_waits_on_in_it():
    day = Day()
    day.after(0, ringing(targets=(ANN,)))
    day.after(2, CallEnded("c1", merged_into="c2"))
    day.after(8, CallEnded("c2"))
    assert [missed.waited for missed in day.calls] == [10.0]


def test_looking_makes_them_old_and_speaking_with_somebody_settles_all_of_his():
    day = Day(normalise_number=lambda number, _: number.replace(" ", ""))
    for key in ("c1", "c2"):
        day.after(0, ringing(key, targets=(ANN,)))
        day.after(9, CallEnded(key))
    assert day.missed.log.unseen_count == 2
    assert day.missed.mark_seen(WALL + day.at)
    assert day.missed.log.unseen_count == 0
    assert not day.missed.mark_seen(WALL + day.at)
    back = talking("c3", a=ANN, b=make_outside_party("01632960144"), direction=CallDirection.OUTGOING)
    assert day.after(60, back)
    assert all(missed.settled for missed in day.calls)
    assert not day.after(1, back)


def test_who_hides_his_number_is_listed_and_never_settled_by_another():
    day = Day()
    day.after(0, ringing(a=make_outside_party("", "Withheld"), targets=(ANN,)))
    day.after(9, CallEnded("c1"))
    day.after(9, talking("c2", a=make_outside_party("", "Withheld"), b=ANN))
    assert [(missed.number, missed.settled) for missed in day.calls] == [("", False)]


def test_the_list_is_bounded_and_survives_a_restart(tmp_path: Path):
    day = Day()
    for at in range(MAX_MISSED_CALLS + 10):
        day.after(0, ringing(f"c{at}", targets=(ANN,)))
        day.after(1, CallEnded(f"c{at}"))
    assert len(day.calls) == MAX_MISSED_CALLS
    assert len({missed.id for missed in day.calls}) == MAX_MISSED_CALLS
    assert day.calls[0].id.startswith(f"c{MAX_MISSED_CALLS + 9}@")
    file = JsonFile(tmp_path / "new" / "missed.json", MissedCallLog)
    assert file.load() is None
    file.save(day.missed.log)
    assert file.load() == day.missed.log
    day.missed.clear()
    assert not day.calls


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["c1", "c2"]),
            st.sampled_from([*CallStatus, None]),
            st.booleans(),
            st.sampled_from([None, "600"]),
        ),
        max_size=40,
    )
)
def test_each_wait_is_told_once_and_nothing_is_followed_when_no_call_is_left(steps):
    day = Day()
    waits = 0
    for key, state, mine, group in steps:
        if state is None:
            day.after(11, CallEnded(key))
        else:
            view = make_call(key, state, since=day.at, targets=(ANN,) if mine else (), group=group)
            waits += state in {CallStatus.RINGING, CallStatus.QUEUED, CallStatus.ANNOUNCEMENT}
            day.after(1, CallChanged(view))
    day.after(1, CallEnded("c1"), CallEnded("c2"))
    assert len(day.tracker) == 0
    assert len(day.calls) <= waits
    assert all(missed.waited >= 0 for missed in day.calls)
    assert msgspec.convert(msgspec.to_builtins(day.missed.log), MissedCallLog) == day.missed.log
