"""The time zone of the system, for tables of local times."""

from __future__ import annotations

import datetime as dt


class SystemZone(dt.tzinfo):
    """The time zone of the system, with the clock changes of every year."""

    def fromutc(self, instant: dt.datetime) -> dt.datetime:
        """Return an instant with the offset from UTC that the system has at that instant."""
        # A fixed offset, as astimezone() alone takes, would be that of today for all of a year.
        return instant.replace(tzinfo=dt.UTC).astimezone()

    def utcoffset(self, instant: dt.datetime | None) -> dt.timedelta | None:
        """Return the offset of a local time."""
        return None if instant is None else instant.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, instant: dt.datetime | None) -> dt.timedelta | None:  # noqa: ARG002 (the base class's)
        """Return ``None``: it is not known by itself."""
        return None

    def tzname(self, instant: dt.datetime | None) -> str | None:
        """Return the name of the zone at a local time."""
        return None if instant is None else instant.replace(tzinfo=None).astimezone().tzname()
