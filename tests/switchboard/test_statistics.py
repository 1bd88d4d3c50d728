"""Statistics of the day: each call counts once, as answered or abandoned, within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.services.storage.json_store import JsonFile
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus, LinkStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from devlink3_desk.switchboard.statistics import (
    MAX_GROUPS,
    DayStatistics,
    DayTally,
    GroupTally,
    WaitingCallTracker,
)
from tests.support.board_values import make_call, make_link_change

TODAY = 739_000
WALL = 1_790_000_000.0


class Counter:
    """Statistics with a target of 20 s, and their clock."""

    def __init__(self, stored=None):
        self.tracker = WaitingCallTracker()
        self.statistics = DayStatistics(stored)
        self.statistics.configure(20.0, 10.0)
        self.at = 1000.0
        self.day = TODAY

    def after(self, seconds, *changes):
        self.at += seconds
        return self.statistics.apply(self.tracker.apply(changes, self.at), self.day)

    def waits(self, key="c1", group="600", **more):
        return CallChanged(make_call(key, CallStatus.QUEUED, group=group, **{"since": self.at, **more}))


def talks(key="c1", group="600"):
    return CallChanged(make_call(key, CallStatus.CONNECTED, group=group))


@pytest.mark.parametrize(("waited", "in_time"), [(5, 1), (20, 1), (21, 0)])
def test_an_answered_call_is_in_time_up_to_the_target(waited, in_time):
    counter = Counter()
    counter.after(0, counter.waits())
    assert counter.statistics.day_tally.groups == {}, "a call counts when its outcome is known"
    assert counter.after(waited, talks())
    assert counter.statistics.for_group("600") == GroupTally(1, in_time, 0)
    counter.after(60, CallEnded("c1"))
    assert counter.statistics.for_group("600") == GroupTally(1, in_time, 0)


@pytest.mark.parametrize(("waited", "abandoned"), [(5, 0), (10, 0), (10.5, 1), (90, 1)])
def test_who_gives_up_is_abandoned_unless_it_was_at_once(waited, abandoned):
    counter = Counter()
    counter.after(0, counter.waits())
    counter.after(waited, CallEnded("c1"))
    assert counter.statistics.for_group("600") == GroupTally(abandoned=abandoned)


def test_who_was_already_waiting_when_first_seen_has_not_given_up_at_once():
    """Nobody knows for how long: in reports, that is no short abandon either."""
    counter = Counter()
    counter.after(0, counter.waits(may_be_older=True))
    counter.after(2, counter.waits(may_be_older=True))
    counter.after(2, CallEnded("c1"))
    assert counter.statistics.for_group("600") == GroupTally(abandoned=1)
    counter.after(0, counter.waits(may_be_older=True))
    counter.after(2, counter.waits(group="601", may_be_older=True))
    counter.after(2, CallEnded("c1"))
    assert counter.statistics.for_group("601") == GroupTally()


def test_voicemail_is_neither_an_answer_nor_abandoned():
    counter = Counter()
    counter.after(0, counter.waits())
    counter.after(30, CallChanged(make_call("c1", CallStatus.VOICEMAIL, group="600")))
    counter.after(30, CallEnded("c1"))
    assert counter.statistics.sum_tallies() == GroupTally()


def test_a_call_that_overflows_waits_anew_in_the_next_group():
    counter = Counter()
    counter.after(0, counter.waits())
    counter.after(30, counter.waits(group="601", since=counter.at))
    counter.after(5, talks(group="601"))
    assert counter.statistics.day_tally.groups == {"601": GroupTally(answered=1, in_time=1)}


def test_a_call_that_is_transferred_to_a_person_counts_once():
    counter = Counter()
    counter.after(0, counter.waits())
    counter.after(5, talks())
    counter.after(60, counter.waits(current_group=None))
    counter.after(5, CallChanged(make_call("c1", CallStatus.CONNECTED, group="600", current_group=None)))
    assert counter.statistics.for_group("600") == GroupTally(1, 1, 0)


def test_a_call_that_leaves_for_a_single_extension_is_no_longer_one_of_the_group():
    counter = Counter()
    counter.after(0, counter.waits())
    # The group that it was for is shown all the same.
    counter.after(30, counter.waits(current_group=None))
    counter.after(5, CallChanged(make_call("c1", CallStatus.CONNECTED, group="600", current_group=None)))
    assert counter.statistics.sum_tallies() == GroupTally()


def test_the_service_level_is_of_all_calls():
    assert GroupTally().service_level is None
    assert GroupTally(answered=3, in_time=2, abandoned=1).service_level == 0.5


def test_a_new_day_begins_with_nothing():
    counter = Counter()
    counter.after(0, counter.waits())
    counter.after(5, talks())
    counter.day += 1
    assert counter.after(5)
    assert counter.statistics.day_tally == DayTally(TODAY + 1, {})


def test_what_was_not_seen_is_not_counted():
    counter = Counter()
    counter.after(0, talks("before"), counter.waits())
    counter.after(30, make_link_change(LinkStatus.LOST), CallEnded("c1"))
    assert counter.statistics.sum_tallies() == GroupTally()


def test_calls_going_out_and_calls_for_no_group_are_none_of_theirs():
    counter = Counter()
    counter.after(0, counter.waits("a", None), counter.waits("b", "600", direction=CallDirection.OUTGOING))
    counter.after(5, talks("a", None), talks("b"))
    assert counter.statistics.sum_tallies() == GroupTally()


def test_counters_survive_a_restart(tmp_path: Path):
    counter = Counter()
    counter.after(0, counter.waits())
    counter.after(5, talks())
    file = JsonFile(tmp_path / "today.json", DayTally)
    file.save(counter.statistics.day_tally)
    again = Counter(file.load())
    assert again.statistics.for_group("600") == GroupTally(1, 1, 0)


STEPS = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(("waits", "talks", "ends", "tick")), st.integers(0, 40)
    ),
    max_size=60,
)


@given(STEPS)
def test_no_call_is_counted_more_often_than_it_waited(steps):
    counter, waited = Counter(), 0
    following = set()
    for key, what, seconds in steps:
        if what == "waits":
            waited += key not in following
            following.add(key)
            counter.after(seconds, counter.waits(key))
        elif what == "tick":
            counter.after(seconds)
        else:
            following.discard(key)
            counter.after(seconds, talks(key) if what == "talks" else CallEnded(key))
        total = counter.statistics.sum_tallies()
        assert total.answered + total.abandoned <= waited
        assert total.in_time <= total.answered


def test_memory_is_bounded():
    counter = Counter()
    for at in range(MAX_GROUPS + 50):
        counter.after(0, counter.waits("c", f"g{at}"))
        counter.after(1, talks("c", f"g{at}"))
    groups = counter.statistics.day_tally.groups
    assert len(groups) == MAX_GROUPS
    assert "g0" not in groups
    assert f"g{MAX_GROUPS + 49}" in groups
