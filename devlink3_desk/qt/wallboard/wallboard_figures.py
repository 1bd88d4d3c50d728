"""What the wallboard shows: groups and callers as values, without a widget."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from PySide6.QtCore import QLocale

from devlink3_desk.preferences import WallboardPreferences
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, QueueInfo
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES
from devlink3_desk.switchboard.statistics import GroupTally

NO_VALUE: Final = "\N{EN DASH}"


class GroupFigures(msgspec.Struct, frozen=True):
    """One hunt group, or all of them."""

    waiting: int = 0
    waiting_since: float | None = None
    ringing: int = 0
    talking: int = 0
    tally: GroupTally = GroupTally()


class CellValue(msgspec.Struct, frozen=True):
    """One field as shown."""

    text: str
    urgency: Urgency = Urgency.NORMAL
    is_empty: bool = False
    """Whether it says that there is nothing: it steps back, so that what there is stands out."""


def group_figures(queue: QueueInfo, tally: GroupTally) -> GroupFigures:
    """Return a group as a column."""
    return GroupFigures(queue.waiting, queue.waiting_since, queue.ringing, queue.connected, tally)


def total_figures(groups: Iterable[GroupFigures], tally: GroupTally) -> GroupFigures:
    """Return all groups as one."""
    waiting = ringing = talking = 0
    since: float | None = None
    for column in groups:
        waiting += column.waiting
        ringing += column.ringing
        talking += column.talking
        if column.waiting_since is not None:
            since = column.waiting_since if since is None else min(since, column.waiting_since)
    return GroupFigures(waiting, since, ringing, talking, tally)


def urgency_of(value: float, warn_at: float, alarm_at: float) -> Urgency:
    """Return how pressing a value is; a threshold of 0 is none."""
    if alarm_at and value >= alarm_at:
        return Urgency.ALARM
    return Urgency.WARNING if warn_at and value >= warn_at else Urgency.NORMAL


def format_figures(
    figures: GroupFigures, preferences: WallboardPreferences, now: float, *, one_group: bool = True
) -> tuple[CellValue, ...]:
    """Return the fields of a column from top to bottom.

    How many wait is judged for ``one_group`` at a time: a total is no queue that could be too long.
    """
    locale = QLocale()
    waited = 0 if figures.waiting_since is None else max(0, int(now - figures.waiting_since))
    full = (
        urgency_of(figures.waiting, preferences.warn_waiting, preferences.alarm_waiting)
        if one_group
        else Urgency.NORMAL
    )
    reached = figures.tally.service_level
    percent = None if reached is None else round(reached * 100)
    return (
        _format_count(figures.waiting, full),
        CellValue(
            NO_VALUE if figures.waiting_since is None else format_duration(waited),
            urgency_of(waited, preferences.warn_longest, preferences.alarm_longest),
            is_empty=figures.waiting_since is None,
        ),
        _format_count(figures.ringing),
        _format_count(figures.talking),
        _format_count(figures.tally.answered),
        _format_count(figures.tally.abandoned),
        CellValue(
            NO_VALUE if percent is None else f"{locale.toString(percent)}{locale.percent()}",
            Urgency.ALARM if percent is not None and percent < preferences.target else Urgency.NORMAL,
            is_empty=percent is None,
        ),
    )


def _format_count(number: int, urgency: Urgency = Urgency.NORMAL) -> CellValue:
    return CellValue(QLocale().toString(number), urgency, is_empty=not number)


def waiting_callers(calls: Iterable[CallInfo]) -> list[CallInfo]:
    """Return who waits for a hunt group, the longest first."""
    return sorted((call for call in calls if _is_waiting(call)), key=lambda call: call.waiting_since)


def _is_waiting(call: CallInfo) -> bool:
    if not call.group:
        return False
    rings = call.state is CallStatus.RINGING and call.direction is not CallDirection.OUTGOING
    return rings or call.state in WAITING_STATES
