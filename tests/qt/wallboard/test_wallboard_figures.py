"""The figures of the wallboard: their sums, service levels and thresholds."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences import WallboardPreferences
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.wallboard.wallboard_figures import (
    GroupFigures,
    find_urgency,
    format_figures,
    list_waiting_callers,
    sum_figures,
)
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus
from devlink3_desk.switchboard.statistics import GroupTally
from tests.support.board_values import make_call

PREFERENCES = WallboardPreferences()


@pytest.mark.parametrize(("calls", "urgency"), [(9, Urgency.NORMAL), (10, Urgency.ALARM)])
def test_few_calls_raise_no_alarm(qapp: QApplication, calls: int, urgency: Urgency) -> None:
    column = GroupFigures(tally=GroupTally(answered=calls - 1, abandoned=1))
    cell = format_figures(column, PREFERENCES, 0.0)[-1]
    assert (cell.text, cell.urgency) == ("0%", urgency)


def test_who_rings_at_a_person_does_not_wait_for_the_group_that_was_called_first():
    """Neither does such a call count among those that ring for the group."""
    calls = [
        make_call("queued", CallStatus.QUEUED, group="600", since=30.0),
        make_call("overflowed", CallStatus.QUEUED, group="600", current_group=None, since=10.0),
        make_call("rings", CallStatus.RINGING, group="600", since=20.0),
        make_call("transferred", CallStatus.RINGING, group="600", current_group=None),
        make_call("outgoing", CallStatus.RINGING, group="600", direction=CallDirection.OUTGOING),
    ]
    assert [call.id for call in list_waiting_callers(calls)] == ["overflowed", "rings", "queued"]


def test_a_total_waits_as_long_as_the_longest():
    columns = [GroupFigures(1, 50.0), GroupFigures(2, 20.0, 1, 3), GroupFigures()]
    assert sum_figures(columns, GroupTally(2)) == GroupFigures(3, 20.0, 1, 3, GroupTally(2))


@pytest.mark.parametrize(
    ("value", "warn", "alarm", "level"),
    [
        (2, 3, 5, Urgency.NORMAL),
        (3, 3, 5, Urgency.WARNING),
        (5, 3, 5, Urgency.ALARM),
        (9, 0, 0, Urgency.NORMAL),
    ],
)
def test_a_threshold_of_0_is_none(value, warn, alarm, level):
    assert find_urgency(value, warn, alarm) is level


@pytest.mark.parametrize(
    ("in_time", "calls", "target", "shown", "urgency"),
    [
        (159, 200, 80, "79%", Urgency.ALARM),  # 79.5 %
        (160, 200, 80, "80%", Urgency.NORMAL),
        (2, 3, 60, "67%", Urgency.NORMAL),
        (2, 3, 67, "66%", Urgency.ALARM),
        (29, 100, 29, "29%", Urgency.NORMAL),
        (999, 1000, 100, "99%", Urgency.ALARM),
    ],
)
def test_a_level_that_misses_the_target_is_not_shown_as_the_target(
    qapp: QApplication, in_time: int, calls: int, target: int, shown: str, urgency: Urgency
):
    column = GroupFigures(tally=GroupTally(answered=calls, in_time=in_time))
    cell = format_figures(column, WallboardPreferences(target=target, least_calls=0), 0.0)[-1]
    assert (cell.text, cell.urgency) == (shown, urgency)


def test_a_level_is_judged_by_the_target(qapp: QApplication):
    column = GroupFigures(tally=GroupTally(answered=40, in_time=40, abandoned=10))
    assert format_figures(column, PREFERENCES, 0.0)[-1].urgency is Urgency.NORMAL
    assert format_figures(column, WallboardPreferences(target=81), 0.0)[-1].urgency is Urgency.ALARM
