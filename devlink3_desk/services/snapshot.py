"""When the calls in progress have all come: nothing on the wire says so (section 6.4.2).

A test packet is sent right after the event request was granted. Its answer comes behind the snapshot
of a PBX that works in order; a short quiet time after it allows for one that does not. A peer that
does not answer test packets is given a longer quiet time. Both have an upper bound, so that a PBX
that is never quiet is caught up with as well. Calls that come later still are simply new calls.
"""

from __future__ import annotations

from .timing import Timing


class SnapshotEnd:
    """Decides when one snapshot is over; instants are those of one monotonic clock."""

    def __init__(self, timing: Timing, granted: float) -> None:
        self._timing = timing
        self._granted = granted
        self._last_call = granted
        self._answered: float | None = None

    def call_came(self, now: float) -> None:
        """Note a call's Detail."""
        self._last_call = now

    def test_answered(self, now: float) -> None:
        """Note the answer to the test packet that was sent behind the event request."""
        if self._answered is None:
            self._answered = now

    @property
    def at(self) -> float:
        """Instant at which the snapshot is over, if nothing more comes until then."""
        timing = self._timing
        if self._answered is None:
            return min(self._last_call + timing.quiet_unanswered, self._granted + timing.longest_unanswered)
        quiet = max(self._answered, self._last_call) + timing.quiet
        return min(quiet, self._answered + timing.longest_answered, self._granted + timing.longest_unanswered)
