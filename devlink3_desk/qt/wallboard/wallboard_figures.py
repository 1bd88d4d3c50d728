"""The figures of the wallboard, computed and formatted without widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QLocale

from devlink3_desk.preferences import StateLimit, WallboardPreferences
from devlink3_desk.qt.core.caller_history import CallerLine
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.state_display import Urgency, compute_urgency, format_tile_time
from devlink3_desk.qt.core.text import NO_VALUE, fold_text, format_percent, sanitize_text
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, QueueInfo
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.statistics import DayStatistics, GroupTally


class WallboardData(NamedTuple):
    """Functions that return the data of the wallboard; each call returns the current data."""

    list_groups: Callable[[], Iterable[QueueInfo]]
    list_calls: Callable[[], Iterable[CallInfo]]
    """Returns the calls that have not ended."""
    link_model: LinkModel
    statistics: DayStatistics
    find_caller_line: CallerLine = lambda _call_id: ""
    """Returns what is known about the caller of a call."""
    count_callbacks: Callable[[], int] = lambda: 0
    """Returns the number of callers who are still to be called back."""
    read_site: Callable[[], Site] = Site
    """Returns how phone numbers are written."""


class GroupFigures(msgspec.Struct, frozen=True):
    """The figures of a hunt group, or of all together."""

    waiting: int = 0
    waiting_since: float | None = None
    ringing: int = 0
    talking: int = 0
    tally: GroupTally = GroupTally()
    is_lower_bound: bool = False
    """Whether the longest wait may have begun before :attr:`waiting_since`."""


class CellValue(msgspec.Struct, frozen=True):
    """The text of a cell, and how it is shown."""

    text: str
    urgency: Urgency = Urgency.NORMAL
    is_empty: bool = False
    """Whether it is a zero or a missing value, which is muted so that others stand out."""


def format_group_name(info: QueueInfo) -> str:
    """Return the name of a hunt group, or its number if it has none."""
    return sanitize_text(info.name) or sanitize_text(info.group)


def sort_groups(groups: Iterable[QueueInfo]) -> list[QueueInfo]:
    """Return hunt groups sorted by name, as the cards of the main window are."""
    return sorted(groups, key=lambda info: (fold_text(format_group_name(info)), info.group))


def build_group_figures(info: QueueInfo, tally: GroupTally) -> GroupFigures:
    """Return the figures of a hunt group, given the tally of its day."""
    return GroupFigures(
        info.waiting, info.waiting_since, info.ringing, info.connected, tally, info.is_wait_lower_bound
    )


def sum_figures(groups: Iterable[GroupFigures], tally: GroupTally) -> GroupFigures:
    """Return the figures of all groups together, given their common tally."""
    groups = tuple(groups)
    waits = [
        (each.waiting_since, not each.is_lower_bound) for each in groups if each.waiting_since is not None
    ]
    waiting_since, is_exact = min(waits, default=(None, True))
    return GroupFigures(
        waiting=sum(figures.waiting for figures in groups),
        waiting_since=waiting_since,
        ringing=sum(figures.ringing for figures in groups),
        talking=sum(figures.talking for figures in groups),
        tally=tally,
        is_lower_bound=not is_exact,
    )


def find_urgency(value: float, warn_at: float, alarm_at: float) -> Urgency:
    """Return the urgency of a value; a threshold of 0 is never reached."""
    return compute_urgency(StateLimit(warn_at, alarm_at), value)


def find_waiting_urgency(info: QueueInfo, preferences: WallboardPreferences, now: float) -> Urgency:
    """Return how urgent the waiting callers of a group are, by their number and the longest wait."""
    waited = 0.0 if info.waiting_since is None else max(0.0, now - info.waiting_since)
    return max(
        find_urgency(info.waiting, preferences.warn_waiting, preferences.alarm_waiting),
        find_urgency(waited, preferences.warn_longest, preferences.alarm_longest),
    )


def list_urgent_groups(
    groups: Iterable[QueueInfo], preferences: WallboardPreferences, now: float
) -> list[QueueInfo]:
    """Return the groups above a threshold, alarms before warnings, each in the order of the longest wait."""
    found = [(find_waiting_urgency(info, preferences, now), info) for info in groups]
    found.sort(key=lambda item: (-item[0], item[1].waiting_since or now, item[1].group))
    return [info for urgency, info in found if urgency > Urgency.NORMAL]


def format_figures(
    figures: GroupFigures, preferences: WallboardPreferences, now: float, *, one_group: bool = True
) -> tuple[CellValue, ...]:
    """Return the cells of a column from top to bottom; waits are measured at ``now``.

    The number of waiting callers has an urgency only for ``one_group``: its thresholds are those of a single
    queue, which the total of many exceeds without any queue being too long.
    """
    # While the data is stale, a wait may have begun after the instant that is shown.
    waited = 0 if figures.waiting_since is None else max(0, int(now - figures.waiting_since))
    waiting_urgency = (
        find_urgency(figures.waiting, preferences.warn_waiting, preferences.alarm_waiting)
        if one_group
        else Urgency.NORMAL
    )
    level = figures.tally.service_level
    # The share of only a few calls is not significant: it is shown, but not as an alarm.
    is_judged = figures.tally.answered + figures.tally.abandoned >= preferences.least_calls
    percent = None if level is None else _round_share(level, preferences.target)
    return (
        _format_count(figures.waiting, waiting_urgency),
        CellValue(
            NO_VALUE
            if figures.waiting_since is None
            else format_tile_time(waited, is_lower_bound=figures.is_lower_bound),
            find_urgency(waited, preferences.warn_longest, preferences.alarm_longest),
            is_empty=figures.waiting_since is None,
        ),
        _format_count(figures.ringing),
        _format_count(figures.talking),
        _format_count(figures.tally.answered),
        _format_count(figures.tally.abandoned),
        CellValue(
            # Without any call there is no level, which is not the same as 0 %.
            NO_VALUE if percent is None else format_percent(percent),
            Urgency.ALARM
            if percent is not None and is_judged and percent < preferences.target
            else Urgency.NORMAL,
            is_empty=percent is None,
        ),
    )


def _round_share(share: float, target: int) -> int:
    """Return ``share`` in whole per cent, which reaches ``target`` only where the share does."""
    # Six digits hide what binary fractions add: 0.29 * 100 is 28.999999999999996.
    exact = round(share * 100, 6)
    return min(round(exact), target - 1) if exact < target else round(exact)


def _format_count(number: int, urgency: Urgency = Urgency.NORMAL) -> CellValue:
    return CellValue(QLocale().toString(number), urgency, is_empty=not number)


def list_waiting_callers(calls: Iterable[CallInfo]) -> list[CallInfo]:
    """Return the calls that wait for a hunt group, the longest waiting first."""
    return sorted((call for call in calls if _is_waiting(call)), key=lambda call: call.waiting_since)


def _is_waiting(call: CallInfo) -> bool:
    if call.state is not CallStatus.RINGING:
        return bool(call.group) and call.state in WAITING_STATES
    # A call that rings at a person shows the group that it has left. An outgoing one waits for the far end,
    # not for a member of the group.
    return bool(call.current_group) and call.direction is not CallDirection.OUTGOING
