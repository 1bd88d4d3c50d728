"""When the calls in progress have all come: nothing on the wire says so (section 6.4.2).

A test packet is sent right after the event request was granted. Its answer comes behind the snapshot
of a PBX that works in order; a short quiet time after it allows for one that does not. A peer that
does not answer test packets is given a longer quiet time. Both have an upper bound, so that a PBX
that is never quiet is caught up with as well. Calls that come later still are simply new calls.
"""

from __future__ import annotations

from .timing import SessionTiming


class SnapshotEndDetector:
    """Decides when one snapshot is over; instants are those of one monotonic clock."""

    def __init__(self, timing: SessionTiming, granted_at: float) -> None:
        self._timing = timing
        self._granted_at = granted_at
        self._last_call_at = granted_at
        self._answered_at: float | None = None

    def record_call(self, now: float) -> None:
        """Note a call's Detail."""
        self._last_call_at = now

    def record_test_answer(self, now: float) -> None:
        """Note the answer to the test packet that was sent behind the event request."""
        if self._answered_at is None:
            self._answered_at = now

    @property
    def ends_at(self) -> float:
        """Instant at which the snapshot is over, if nothing more comes until then."""
        timing = self._timing
        if self._answered_at is None:
            return min(self._last_call_at + timing.quiet_unanswered, self._granted_at + timing.max_unanswered)
        quiet = max(self._answered_at, self._last_call_at) + timing.quiet_answered
        return min(quiet, self._answered_at + timing.max_answered, self._granted_at + timing.max_unanswered)
