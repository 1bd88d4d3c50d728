"""Time zones that are known by their offsets from UTC, such as that of a desk on the computer of a hub.

The zone of a system has no name that is known on all systems.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import Annotated, Final, TypeAlias

from msgspec import Meta

from devlink3_desk.history.report_request import to_local

_DAY: Final = dt.timedelta(days=1)
_DAY_SECONDS: Final = 86_400
_EPOCH: Final = dt.datetime(1970, 1, 1)  # noqa: DTZ001 (UTC, for differences between naive times)
_LAST_INSTANT: Final = 2.0**32
"""Offsets are listed from 1970 to 2106; nothing is recorded before or later."""

ZoneOffset: TypeAlias = tuple[float, Annotated[int, Meta(gt=-_DAY_SECONDS, lt=_DAY_SECONDS)]]
"""Instant from which an offset applies, in seconds since 1970, and the offset in seconds."""


def list_offsets(since: float, until: float, zone: dt.tzinfo | None) -> tuple[ZoneOffset, ...]:
    """Return the offsets of a zone in a period; without a zone, those of the system."""
    start, end = (int(min(max(0.0, instant), _LAST_INSTANT)) for instant in (since, until))
    offsets = [(float(start), _find_offset(start, zone))]
    # Clocks never change twice a day.
    for later in (*range(start + _DAY_SECONDS, end, _DAY_SECONDS), end):
        offset = _find_offset(later, zone)
        if offset != offsets[-1][1]:
            offsets.append((float(_find_change(later - _DAY_SECONDS, later, zone)), offset))
    return tuple(offsets)


def _find_change(before: int, after: int, zone: dt.tzinfo | None) -> int:
    """Return the first second with the offset of ``after``."""
    offset = _find_offset(after, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if _find_offset(middle, zone) == offset:
            after = middle
        else:
            before = middle
    return after


def _find_offset(instant: int, zone: dt.tzinfo | None) -> int:
    offset = to_local(instant, zone).utcoffset()
    return 0 if offset is None else round(offset.total_seconds())


class OffsetZone(dt.tzinfo):
    """A zone with the offsets that :func:`list_offsets` has returned, of which there is one at least."""

    def __init__(self, offsets: Sequence[ZoneOffset]) -> None:
        self._changes = [start for start, _ in offsets[1:]]
        self._offsets = [dt.timedelta(seconds=seconds) for _, seconds in offsets]

    def fromutc(self, instant: dt.datetime) -> dt.datetime:
        """Return the local time of an instant."""
        offset = self._find_offset(instant.replace(tzinfo=None))
        local = instant + offset
        return local if local.utcoffset() == offset else local.replace(fold=1)

    def utcoffset(self, instant: dt.datetime | None) -> dt.timedelta | None:
        """Return the offset of a local time."""
        if instant is None:
            return None
        local = instant.replace(tzinfo=None)
        before, after = self._find_offset(local - _DAY), self._find_offset(local + _DAY)
        occurring = {offset for offset in (before, after) if self._find_offset(local - offset) == offset}
        if len(occurring) == 1:
            return occurring.pop()
        # It occurs twice, or never.
        return after if instant.fold else before

    def dst(self, instant: dt.datetime | None) -> dt.timedelta | None:  # noqa: ARG002 (the base class's)
        """Return ``None``: it is not known."""
        return None

    def tzname(self, instant: dt.datetime | None) -> str | None:  # noqa: ARG002 (the base class's)
        """Return ``None``: it is not known."""
        return None

    def _find_offset(self, utc: dt.datetime) -> dt.timedelta:
        return self._offsets[bisect_right(self._changes, (utc - _EPOCH).total_seconds())]
