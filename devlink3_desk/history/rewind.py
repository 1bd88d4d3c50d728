"""Recorded moments: the switchboard as it was, the outline of a day, and the interface to query both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from enum import StrEnum
from typing import Any, Final, Protocol, TypeAlias

import msgspec

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    TALK_STATES,
    CallLeg,
    CallOutcome,
    CallRecord,
    compute_outcome,
    format_instant,
)
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus, encode_board

SLOT_SECONDS: Final = 60.0
LEAD_SECONDS: Final = 1.0
"""Seconds by which a shown moment precedes the end of a call, so that the call is still on the board."""
MAX_CALL_SECONDS: Final = 6 * 3600.0
"""Seconds before the day in which calls that were still in progress may have begun."""

_RINGING_STATES: Final = frozenset({CallStatus.RINGING, CallStatus.DIALLING})
_WAITING_STATES: Final = frozenset({CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
_BUSY_STATES: Final = TALK_STATES | {CallStatus.HELD, CallStatus.PARKED, CallStatus.VOICEMAIL}

Period: TypeAlias = tuple[float, float]


class MomentKind(StrEnum):
    """Why a moment is marked."""

    ABANDONED = "abandoned"
    LONGEST_WAIT = "longest_wait"
    LONG_HOLD = "long_hold"
    EMERGENCY = "emergency"
    LINK_LOST = "link_lost"


class NotableMoment(msgspec.Struct, frozen=True):
    """A moment that someone may look for."""

    wall: float
    """The instant to show."""
    kind: MomentKind
    call_id: str | None = None
    """The call that it is about."""
    who: str = ""
    """Name or number of the caller."""
    seconds: float = 0.0
    """How long the caller waited, or was on hold."""


class DayQuery(msgspec.Struct, frozen=True):
    """The stretch of time to outline, and what counts as long."""

    since: float
    until: float
    short_seconds: float = DEFAULT_SHORT_SECONDS
    """A caller who gives up within so many seconds is not marked as abandoned."""
    hold_limit: float | None = None
    """A call on hold for longer is marked; ``None`` marks none."""


class DayOutline(msgspec.Struct, frozen=True):
    """What happened from ``since`` to ``until``.

    The lists have the mean number of calls in each slot of :data:`SLOT_SECONDS`.
    """

    since: float
    until: float
    ringing: tuple[float, ...] = ()
    waiting: tuple[float, ...] = ()
    talking: tuple[float, ...] = ()
    blind: tuple[Period, ...] = ()
    """When the link was not live, or nothing was recorded."""
    moments: tuple[NotableMoment, ...] = ()
    """In order of time."""


def build_day_outline(query: DayQuery, calls: Iterable[CallRecord], live: Sequence[Period]) -> DayOutline:
    """Return the outline of a stretch of time.

    ``calls`` are all that were in progress in it, ``live`` when the link was live and recorded, in order.
    """
    slots = max(1, -int(-(query.until - query.since) // SLOT_SECONDS))
    figures = {name: [0.0] * slots for name in ("ringing", "waiting", "talking")}
    moments: list[NotableMoment] = []
    longest: CallRecord | None = None
    for call in calls:
        for leg in call.legs:
            _add_leg(figures, leg, query)
        moments += _find_moments(call, query)
        is_caller = call.direction is CallDirection.INCOMING and query.since <= call.started < query.until
        if is_caller and (longest is None or call.wait > longest.wait):
            longest = call
    if longest is not None and longest.wait > query.short_seconds:
        at = max(longest.started, longest.started + longest.wait - LEAD_SECONDS)
        moments.append(_make_moment(longest, MomentKind.LONGEST_WAIT, at, longest.wait))
    moments += [
        NotableMoment(end, MomentKind.LINK_LOST) for _, end in live if query.since < end < query.until
    ]
    kept = [moment for moment in moments if query.since <= moment.wall < query.until]
    kept.sort(key=lambda moment: (moment.wall, moment.kind, moment.call_id or ""))
    return DayOutline(
        query.since,
        query.until,
        ringing=_compute_means(figures["ringing"]),
        waiting=_compute_means(figures["waiting"]),
        talking=_compute_means(figures["talking"]),
        blind=tuple(find_blind_periods(query.since, query.until, live)),
        moments=tuple(kept),
    )


def find_blind_periods(since: float, until: float, live: Sequence[Period]) -> list[Period]:
    """Return what is left of a stretch of time without the periods ``live``, which are in order."""
    blind: list[Period] = []
    end = since
    for start, stop in live:
        if start > end:
            blind.append((end, min(start, until)))
        end = max(end, stop)
    if end < until:
        blind.append((end, until))
    return [(start, stop) for start, stop in blind if stop > start]


def _compute_means(seconds: Iterable[float]) -> tuple[float, ...]:
    return tuple(value / SLOT_SECONDS for value in seconds)


def _add_leg(figures: dict[str, list[float]], leg: CallLeg, query: DayQuery) -> None:
    """Add the seconds of a leg to the slots that it touches."""
    if leg.state in _RINGING_STATES:
        slots = figures["ringing"]
    elif leg.state in _WAITING_STATES:
        slots = figures["waiting"]
    elif leg.state in _BUSY_STATES:
        slots = figures["talking"]
    else:
        return
    start, end = max(leg.start, query.since) - query.since, min(leg.end, query.until) - query.since
    while start < end:
        slot = int(start // SLOT_SECONDS)
        border = min(end, (slot + 1) * SLOT_SECONDS)
        if slot >= len(slots) or border <= start:
            return
        slots[slot] += border - start
        start = border


def _find_moments(call: CallRecord, query: DayQuery) -> list[NotableMoment]:
    found = []
    if compute_outcome(call, query.short_seconds) is CallOutcome.ABANDONED:
        at = max(call.started, call.ended - LEAD_SECONDS)
        found.append(_make_moment(call, MomentKind.ABANDONED, at, call.wait))
    if CallFlag.EMERGENCY in call.flags:
        at = min(call.started + LEAD_SECONDS, call.ended)
        found.append(_make_moment(call, MomentKind.EMERGENCY, at, 0.0))
    if query.hold_limit is not None:
        for leg in call.legs:
            if leg.state is CallStatus.HELD and leg.duration > query.hold_limit:
                at = leg.start + query.hold_limit
                found.append(_make_moment(call, MomentKind.LONG_HOLD, at, leg.duration))
    return found


def _make_moment(call: CallRecord, kind: MomentKind, wall: float, seconds: float) -> NotableMoment:
    return NotableMoment(wall, kind, call.id, call.caller.name or call.caller.number, seconds)


class Moment(msgspec.Struct, frozen=True):
    """The switchboard as it was at one instant."""

    wall: float
    """The instant, in seconds since 1970 in UTC."""
    at: float
    """The same instant by the clock of the switchboard, which durations count from."""
    switchboard: Switchboard
    """Rebuilt for this moment alone: the owner of the moment may use it on any one thread."""


class MissingReason(StrEnum):
    """Why a moment cannot be shown."""

    NO_LONGER = "no_longer"
    """Its recording was removed because it is too old."""
    NOT_YET = "not_yet"
    """It is later than all that is recorded."""
    NOT_RECORDED = "not_recorded"
    """Nothing was recorded then, or a part of it is missing."""


class MissingMoment(msgspec.Struct, frozen=True):
    """A moment that is not recorded."""

    wall: float
    reason: MissingReason
    oldest: float | None = None
    """First recorded moment; ``None`` where there is none."""
    newest: float | None = None
    """Last recorded moment."""


FoundMoment: TypeAlias = Moment | MissingMoment


class MomentAccess(Protocol):
    """Answers queries of recorded moments without blocking the caller.

    The futures complete in another thread, with the answer or with a :class:`.DevLinkError`.
    """

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        """Return the switchboard as it was at ``wall``, in seconds since 1970."""

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Return what happened in the course of a day."""


def encode_moment(moment: Moment) -> dict[str, Any]:
    """Return the board at a moment as a JSON object, with the moment as ``at``."""
    return {"at": format_instant(moment.wall), **encode_board(moment.switchboard, moment.at)}
