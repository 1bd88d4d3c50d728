"""The order and the urgency of calls, and how long ended ones stay."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import CallPreferences, PeoplePreferences, Preferences, StateLimit
from devlink3_desk.qt.calls.call_delegate import find_call_sign
from devlink3_desk.qt.calls.call_model import MAX_RETAINED, CallColumn
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import format_party
from devlink3_desk.qt.core.row_model import ACCESSIBLE_TEXT_ROLE, DISPLAY_ROLE, Role
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.details.call_summary import format_full_party
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from tests.support.board_values import make_call, make_outside_party, make_party
from tests.support.desk_models import ImmediateDeskModels, ManualClock, list_shown_keys

OWN_PEOPLE = PeoplePreferences(me=("201",), watched=("205", "600"))


def make_ringing_call(key: str, extension: str, **more) -> CallInfo:
    return make_call(
        key, CallStatus.RINGING, a=make_outside_party(), b=None, targets=(make_party(extension),), **more
    )


def test_calls_are_sorted_by_priority_and_relevance(desk: ImmediateDeskModels):
    desk.apply_preferences(Preferences(people=OWN_PEOPLE))
    for info in (
        make_call("talking", CallStatus.CONNECTED, since=1.0),
        make_ringing_call("elsewhere", "299", group=None, since=2.0),
        make_call("parked", CallStatus.PARKED, since=3.0),
        make_call("waits less", CallStatus.QUEUED, since=6.0),
        make_call("waits longer", CallStatus.QUEUED, since=5.0),
        make_ringing_call("watched group", "299", group="600", since=7.0),
        make_ringing_call("watched", "205", group=None, since=8.0),
        make_ringing_call("mine", "201", group=None, since=9.0),
    ):
        desk.apply_changes(CallChanged(info))
    assert list_shown_keys(desk) == [
        "mine",
        "watched group",
        "watched",
        "waits longer",
        "waits less",
        "parked",
        "elsewhere",
        "talking",
    ]


def test_without_own_numbers_a_caller_from_outside_comes_before_calls_between_colleagues(
    desk: ImmediateDeskModels,
):
    inside = make_call(
        "inside",
        CallStatus.RINGING,
        a=make_party("204"),
        targets=(make_party("205"),),
        direction=CallDirection.INTERNAL,
        since=1.0,
    )
    desk.apply_changes(
        CallChanged(inside),
        CallChanged(make_call("waits", CallStatus.QUEUED, since=5.0)),
        CallChanged(make_ringing_call("rings", "201", since=6.0)),
    )
    assert list_shown_keys(desk) == ["rings", "waits", "inside"]
    assert desk.calls.count_by_state()[CallStatus.RINGING] == (2, 1)


def test_an_outgoing_call_is_from_the_extension_even_if_its_line_is_reported_first(desk: ImmediateDeskModels):
    out = make_call(
        "out",
        CallStatus.CONNECTED,
        a=make_outside_party("01632 960144", ""),
        b=make_party("201", "Ann"),
        direction=CallDirection.OUTGOING,
    )
    desk.apply_changes(CallChanged(out))
    row = desk.calls.find("out")
    assert row is not None
    assert (row.caller, row.called) == ("Ann", "01632 960144")
    assert "Ann to 01632 960144" in row.accessible_text
    # A park slot has called nobody.
    parked = make_call(
        "parked",
        CallStatus.PARKED,
        a=make_outside_party("01632 960144", ""),
        b=make_party("3", "Park 3", PartyKind.PARK),
        direction=CallDirection.OUTGOING,
    )
    desk.apply_changes(CallChanged(parked))
    row = desk.calls.find("parked")
    assert row is not None
    assert (row.caller, row.called) == ("01632 960144", "Park 3")


@pytest.mark.parametrize(
    ("party", "shown", "full"),
    [
        (make_party("3", "Park 3", PartyKind.PARK), ("Park 3", ""), "Park 3 · Park slot"),
        (make_party("3", "Lobby", PartyKind.PARK), ("Lobby", "3"), "Lobby · 3 · Park slot"),
        (make_party("3", "Park 13", PartyKind.PARK), ("Park 13", "3"), "Park 13 · 3 · Park slot"),
        (
            make_party("100", "Conference 100", PartyKind.CONFERENCE),
            ("Conference 100", ""),
            "Conference 100 · Conference",
        ),
        (make_party("201", "Room 201"), ("Room 201", "201"), "Room 201 · 201"),
    ],
)
def test_the_number_of_a_park_slot_or_a_conference_is_shown_once(
    party: PartyInfo, shown: tuple[str, str], full: str
) -> None:
    assert format_party(party) == shown
    assert format_full_party(party) == full


def test_an_outgoing_call_that_rings_is_not_prominent(desk: ImmediateDeskModels):
    out = make_call("out", CallStatus.RINGING, direction=CallDirection.OUTGOING, since=1.0)
    desk.apply_changes(CallChanged(out), CallChanged(make_call("parked", CallStatus.PARKED, since=2.0)))
    assert list_shown_keys(desk) == ["parked", "out"]
    row = desk.calls.find("out")
    assert row is not None
    assert not find_call_sign(row).prominent


def test_relevance_follows_a_change_of_the_preferences(desk: ImmediateDeskModels):
    desk.apply_changes(
        CallChanged(make_ringing_call("a", "201", since=2.0)),
        CallChanged(make_ringing_call("b", "202", since=1.0)),
    )
    assert list_shown_keys(desk) == ["b", "a"]
    desk.apply_preferences(Preferences(people=PeoplePreferences(me=("201",))))
    assert list_shown_keys(desk) == ["a", "b"]
    b = desk.calls.find("b")
    assert b is not None
    assert not find_call_sign(b).prominent


@pytest.mark.parametrize(
    ("seconds", "urgency"), [(9, Urgency.NORMAL), (10, Urgency.WARNING), (20, Urgency.ALARM)]
)
def test_each_urgency_has_its_own_icon(
    desk: ImmediateDeskModels, clock: ManualClock, seconds: int, urgency: Urgency
):
    desk.apply_preferences(Preferences(calls=CallPreferences(queued=StateLimit(10, 20))))
    desk.apply_changes(CallChanged(make_call("q", CallStatus.QUEUED, since=clock.now)))
    clock.now += seconds
    assert desk.call_list.index(0, CallColumn.TIME).data(Role.URGENCY) == urgency
    icons = {sign.icon for sign in state_display.URGENCY_SIGNS.values()}
    assert len(icons) == len(state_display.URGENCY_SIGNS)


def test_a_limit_of_zero_is_never_reached(desk: ImmediateDeskModels, clock: ManualClock):
    desk.apply_preferences(Preferences(calls=CallPreferences(queued=StateLimit(0, 0))))
    desk.apply_changes(CallChanged(make_call("q", CallStatus.QUEUED, since=clock.now)))
    clock.now += 100_000
    assert desk.call_list.index(0, CallColumn.TIME).data(Role.URGENCY) == Urgency.NORMAL


def test_an_ended_call_stays_at_its_position_for_a_time(desk: ImmediateDeskModels, clock: ManualClock):
    desk.apply_preferences(Preferences(calls=CallPreferences(linger=5)))
    desk.apply_changes(
        *(CallChanged(make_call(key, CallStatus.RINGING, since=float(at))) for at, key in enumerate("abc"))
    )
    desk.apply_changes(CallEnded("b"))
    assert list_shown_keys(desk) == ["a", "b", "c"]
    index = desk.call_list.index(1, CallColumn.STATE)
    assert index.data(DISPLAY_ROLE) == "Ended"
    assert index.data(ACCESSIBLE_TEXT_ROLE).startswith("Ended: ")
    assert desk.call_list.index(1, CallColumn.TIME).data(DISPLAY_ROLE) == ""
    assert desk.calls.count_by_state()[CallStatus.RINGING].calls == 2
    assert desk.calls.count_by_state()[CallStatus.DISCONNECTING].calls == 0
    assert desk.count_calls() == 2
    clock.now += 5
    desk.ended_calls.remove_expired()
    assert list_shown_keys(desk) == ["a", "c"]


def test_a_call_that_comes_back_before_it_expires_stays(desk: ImmediateDeskModels, clock: ManualClock):
    desk.apply_preferences(Preferences(calls=CallPreferences(linger=5)))
    desk.apply_changes(CallChanged(make_call("a")))
    desk.apply_changes(CallEnded("a"))
    desk.apply_changes(CallChanged(make_call("a")))
    assert desk.count_calls() == 1
    clock.now += 6
    desk.ended_calls.remove_expired()
    assert list_shown_keys(desk) == ["a"]


def test_a_merged_call_is_removed_immediately(desk: ImmediateDeskModels):
    desk.apply_preferences(Preferences())
    desk.apply_changes(CallChanged(make_call("a")), CallChanged(make_call("b")))
    desk.apply_changes(CallEnded("a", merged_into="b"))
    assert list_shown_keys(desk) == ["b"]


def test_the_number_of_ended_calls_is_limited(desk: ImmediateDeskModels):
    desk.apply_preferences(Preferences())
    desk.apply_changes(*(CallChanged(make_call(str(at))) for at in range(1000)))
    desk.apply_changes(*(CallEnded(str(at)) for at in range(1000)))
    assert desk.call_list.rowCount() == MAX_RETAINED


def test_ended_calls_expire_by_a_timer(desk: ImmediateDeskModels, clock: ManualClock, qtbot: QtBot):
    desk.apply_preferences(Preferences(calls=CallPreferences(linger=0.1)))
    desk.apply_changes(CallChanged(make_call("a")))
    desk.apply_changes(CallEnded("a"))
    clock.now += 1
    qtbot.waitUntil(lambda: desk.call_list.rowCount() == 0, timeout=20_000)


def test_a_name_is_read_as_it_is_whatever_it_contains(desk: ImmediateDeskModels):
    desk.ended_calls.retention_seconds = 5.0
    caller, called = make_outside_party(name="50%3 {0} %2"), make_party(name="Emergency call")
    emergency = make_call("c1", CallStatus.RINGING, a=caller, b=called, flags=(CallFlag.EMERGENCY,))
    desk.apply_changes(CallChanged(make_call("c1", CallStatus.RINGING, a=make_party("299", "Dee"), b=called)))
    desk.apply_changes(CallChanged(emergency))
    text = desk.call_list.index(0, 0).data(ACCESSIBLE_TEXT_ROLE)
    assert text.startswith("Ringing: 50%3 {0} %2 to Emergency call, SIP 17, Emergency call")
    desk.apply_changes(CallEnded("c1"))
    text = desk.call_list.index(0, 0).data(ACCESSIBLE_TEXT_ROLE)
    assert text == "Ended: 50%3 {0} %2 to Emergency call"
