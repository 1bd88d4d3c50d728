"""What the wallboard shows: groups and callers as values, without a widget."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from PySide6.QtCore import QLocale

from devlink3_desk.preferences.wallboard import WallboardPreferences
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.text import duration
from devlink3_desk.switchboard.rules import WAITING
from devlink3_desk.switchboard.statistics import Tally
from devlink3_desk.switchboard.views import CallDirection, CallStatus, CallView, QueueView

NONE: Final = "\N{EN DASH}"


class Column(msgspec.Struct, frozen=True):
    """One hunt group, or all of them."""

    waiting: int = 0
    waiting_since: float | None = None
    ringing: int = 0
    talking: int = 0
    tally: Tally = Tally()


class Field(msgspec.Struct, frozen=True):
    """One field as shown."""

    text: str
    level: Level = Level.CALM
    nothing: bool = False
    """Whether it says that there is nothing: it steps back, so that what there is stands out."""


def column_of(queue: QueueView, tally: Tally) -> Column:
    """Return a group as a column."""
    return Column(queue.waiting, queue.waiting_since, queue.ringing, queue.connected, tally)


def total_of(columns: Iterable[Column], tally: Tally) -> Column:
    """Return all groups as one."""
    waiting = ringing = talking = 0
    since: float | None = None
    for column in columns:
        waiting += column.waiting
        ringing += column.ringing
        talking += column.talking
        if column.waiting_since is not None:
            since = column.waiting_since if since is None else min(since, column.waiting_since)
    return Column(waiting, since, ringing, talking, tally)


def level_of(value: float, warn: float, alarm: float) -> Level:
    """Return how pressing a value is; a threshold of 0 is none."""
    if alarm and value >= alarm:
        return Level.ALARM
    return Level.WARN if warn and value >= warn else Level.CALM


def fields(
    column: Column, chosen: WallboardPreferences, now: float, *, one_group: bool = True
) -> tuple[Field, ...]:
    """Return the fields of a column from top to bottom.

    How many wait is judged for ``one_group`` at a time: a total is no queue that could be too long.
    """
    locale = QLocale()
    waited = 0 if column.waiting_since is None else max(0, int(now - column.waiting_since))
    full = level_of(column.waiting, chosen.warn_waiting, chosen.alarm_waiting) if one_group else Level.CALM
    reached = column.tally.level
    percent = None if reached is None else round(reached * 100)
    return (
        _count(column.waiting, full),
        Field(
            NONE if column.waiting_since is None else duration(waited),
            level_of(waited, chosen.warn_longest, chosen.alarm_longest),
            nothing=column.waiting_since is None,
        ),
        _count(column.ringing),
        _count(column.talking),
        _count(column.tally.answered),
        _count(column.tally.abandoned),
        Field(
            NONE if percent is None else f"{locale.toString(percent)}{locale.percent()}",
            Level.ALARM if percent is not None and percent < chosen.target else Level.CALM,
            nothing=percent is None,
        ),
    )


def _count(number: int, level: Level = Level.CALM) -> Field:
    return Field(QLocale().toString(number), level, nothing=not number)


def waiting_callers(calls: Iterable[CallView]) -> list[CallView]:
    """Return who waits for a hunt group, the longest first."""
    return sorted((call for call in calls if _waits(call)), key=lambda call: call.waiting_since)


def _waits(call: CallView) -> bool:
    if not call.group:
        return False
    rings = call.state is CallStatus.RINGING and call.direction is not CallDirection.OUTGOING
    return rings or call.state in WAITING
