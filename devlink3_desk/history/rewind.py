"""Recorded moments: the switchboard as it was, the outline of a day, and the interface to ask for both."""

from __future__ import annotations

from concurrent.futures import Future
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

import msgspec

from devlink3_desk.history.call_record import format_instant
from devlink3_desk.history.rewind_day import DayOutline, DayQuery
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import encode_board


class Moment(msgspec.Struct, frozen=True):
    """The switchboard as it was at one instant."""

    wall: float
    """The instant, in seconds since 1970 in UTC."""
    at: float
    """The same instant by the clock of the switchboard, which durations count from."""
    switchboard: Switchboard
    """Rebuilt for this moment alone: whoever has the moment may use it on any one thread."""


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
    """Answers questions for recorded moments without blocking whoever asks.

    The futures complete in another thread, with the answer or with a :class:`.DevLinkError`.
    """

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        """Return the switchboard as it was at ``wall``, in seconds since 1970."""

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Return what happened in the course of a day."""


def encode_moment(moment: Moment) -> dict[str, Any]:
    """Return the board at a moment as a JSON object, with the moment as ``at``."""
    return {"at": format_instant(moment.wall), **encode_board(moment.switchboard, moment.at)}
