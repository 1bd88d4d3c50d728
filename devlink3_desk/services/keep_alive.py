"""Whether the peer is still there, told by test packets and by anything else that comes (section 6.1)."""

from __future__ import annotations

from devlink3_desk.protocol.events import RoundTrip

from .timing import SessionTiming


class KeepAlive:
    """The test packets of one connection; instants are those of one monotonic clock.

    Any octet that comes is a sign of life: a peer that streams events and never answers a test packet
    is alive.
    """

    def __init__(self, timing: SessionTiming, now: float) -> None:
        self._timing = timing
        self._sent_at_by_id: dict[int, float] = {}
        self.next_test_due = now
        """When the next test packet is to be sent."""
        self._silence_reset_at = now

    def record_sent(self, request_id: int, now: float) -> None:
        """Note a test packet that was sent."""
        if len(self._sent_at_by_id) > 8:  # a peer that never answers them must not make this grow
            self._sent_at_by_id.pop(next(iter(self._sent_at_by_id)))
        self._sent_at_by_id[request_id] = now
        self.next_test_due = now + self._timing.keep_alive_interval

    def record_answer(self, request_id: int, now: float) -> RoundTrip | None:
        """Return the round trip of a test packet that came back, or ``None`` for one we do not know."""
        sent = self._sent_at_by_id.pop(request_id, None)
        return None if sent is None else RoundTrip(milliseconds=(now - sent) * 1000)

    def reset_silence(self, now: float) -> None:
        """Forget the silence so far: it was we who did not listen (a blocked loop, a machine asleep)."""
        self._silence_reset_at = now

    def dead_at(self, last_received: float) -> float:
        """Return the instant at which the link counts as dead if nothing comes until then."""
        return max(last_received, self._silence_reset_at) + self._timing.dead_after
