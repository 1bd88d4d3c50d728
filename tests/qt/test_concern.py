"""The order and colours of the calls: whose they are, how long they last, and what stays when they end."""

from __future__ import annotations

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences.calls import CallPreferences, Limit
from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt import states
from devlink3_desk.qt.delegates.calls import sign_of
from devlink3_desk.qt.dialogs.settings.calls import CallsPage
from devlink3_desk.qt.models.calls import STATE, TIME
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.lingering import MOST
from devlink3_desk.qt.models.roles import DISPLAY, SPOKEN, Role
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from devlink3_desk.switchboard.views import CallDirection, CallStatus, CallView

from .conftest import Clock, Desk
from .made_up import call, outside, party

MINE = PeoplePreferences(me=("201",), watched=("205", "600"))


def ringing(key: str, extension: str, **more) -> CallView:
    return call(key, CallStatus.RINGING, a=outside(), b=None, targets=(party(extension),), **more)


def order(desk: Desk) -> list[str]:
    return [desk.call_list.key_at(at) for at in range(desk.call_list.rowCount())]


def test_calls_stand_in_the_order_in_which_they_need_this_person(desk: Desk):
    desk.choose(Preferences(people=MINE))
    for view in (
        call("talking", CallStatus.CONNECTED, since=1.0),
        ringing("elsewhere", "299", group=None, since=2.0),
        call("parked", CallStatus.PARKED, since=3.0),
        call("waits less", CallStatus.QUEUED, since=6.0),
        call("waits longer", CallStatus.QUEUED, since=5.0),
        ringing("watched group", "299", group="600", since=7.0),
        ringing("watched", "205", group=None, since=8.0),
        ringing("mine", "201", group=None, since=9.0),
    ):
        desk.take(CallChanged(view))
    assert order(desk) == [
        "mine",
        "watched group",
        "watched",
        "waits longer",
        "waits less",
        "parked",
        "elsewhere",
        "talking",
    ]


def test_what_rings_at_the_far_end_needs_nobody_here(desk: Desk):
    out = call("out", CallStatus.RINGING, direction=CallDirection.OUTGOING, since=1.0)
    desk.take(CallChanged(out), CallChanged(call("parked", CallStatus.PARKED, since=2.0)))
    assert order(desk) == ["parked", "out"]
    row = desk.calls.find("out")
    assert row is not None
    assert not sign_of(row).loud


def test_who_i_am_can_change_while_it_rings(desk: Desk):
    desk.take(CallChanged(ringing("a", "201", since=2.0)), CallChanged(ringing("b", "202", since=1.0)))
    assert order(desk) == ["b", "a"]
    desk.choose(Preferences(people=PeoplePreferences(me=("201",))))
    assert order(desk) == ["a", "b"]
    b = desk.calls.find("b")
    assert b is not None
    assert not sign_of(b).loud


@pytest.mark.parametrize(("seconds", "level"), [(9, Level.CALM), (10, Level.WARN), (20, Level.ALARM)])
def test_a_time_that_is_too_long_has_a_shape_and_a_colour_of_its_own(
    desk: Desk, clock: Clock, seconds: int, level: Level
):
    desk.choose(Preferences(calls=CallPreferences(queued=Limit(10, 20))))
    desk.take(CallChanged(call("q", CallStatus.QUEUED, since=clock.now)))
    clock.now += seconds
    assert desk.call_list.index(0, TIME).data(Role.LEVEL) == level
    shapes = {states.LEVEL[each].icon for each in states.LEVEL}
    assert len(shapes) == len(states.LEVEL)


def test_no_limit_is_never_reached(desk: Desk, clock: Clock):
    desk.choose(Preferences(calls=CallPreferences(queued=Limit(0, 0))))
    desk.take(CallChanged(call("q", CallStatus.QUEUED, since=clock.now)))
    clock.now += 100_000
    assert desk.call_list.index(0, TIME).data(Role.LEVEL) == Level.CALM


def test_an_ended_call_stays_in_its_place_for_a_moment(desk: Desk, clock: Clock):
    desk.choose(Preferences(calls=CallPreferences(linger=5)))
    desk.take(*(CallChanged(call(key, CallStatus.RINGING, since=float(at))) for at, key in enumerate("abc")))
    desk.take(CallEnded("b"))
    assert order(desk) == ["a", "b", "c"]
    index = desk.call_list.index(1, STATE)
    assert index.data(DISPLAY) == "Ended"
    assert index.data(SPOKEN).startswith("Ended: ")
    assert desk.call_list.index(1, TIME).data(DISPLAY) == ""
    assert desk.calls.counts()[CallStatus.RINGING] == 2
    assert desk.calls.counts()[CallStatus.DISCONNECTING] == 0
    clock.now += 5
    desk.lingering.sweep()
    assert order(desk) == ["a", "c"]


def test_a_call_that_is_back_before_its_time_stays(desk: Desk, clock: Clock):
    desk.choose(Preferences(calls=CallPreferences(linger=5)))
    desk.take(CallChanged(call("a")))
    desk.take(CallEnded("a"))
    desk.take(CallChanged(call("a")))
    clock.now += 6
    desk.lingering.sweep()
    assert order(desk) == ["a"]


def test_a_call_that_became_a_part_of_another_goes_at_once(desk: Desk):
    desk.choose(Preferences())
    desk.take(CallChanged(call("a")), CallChanged(call("b")))
    desk.take(CallEnded("a", merged_into="b"))
    assert order(desk) == ["b"]


def test_a_thousand_ended_calls_do_not_stay(desk: Desk):
    desk.choose(Preferences())
    desk.take(*(CallChanged(call(str(at))) for at in range(1000)))
    desk.take(*(CallEnded(str(at)) for at in range(1000)))
    assert desk.call_list.rowCount() == MOST


def test_ended_calls_leave_by_themselves(desk: Desk, clock: Clock, qtbot: QtBot):
    desk.choose(Preferences(calls=CallPreferences(linger=0.1)))
    desk.take(CallChanged(call("a")))
    desk.take(CallEnded("a"))
    clock.now += 1
    qtbot.waitUntil(lambda: desk.call_list.rowCount() == 0, timeout=20_000)


def test_the_page_gives_back_what_it_was_given_and_finds_nonsense(qtbot: QtBot):
    page = CallsPage()
    qtbot.addWidget(page)
    preferences = Preferences(calls=CallPreferences(held=Limit(7, 9), linger=0))
    page.load(preferences)
    assert page.chosen(Preferences()) == preferences
    page.limits["held"][1].setValue(7)
    assert "On hold" in page.complaint()
    assert msgspec.json.decode(msgspec.json.encode(preferences), type=Preferences) == preferences
