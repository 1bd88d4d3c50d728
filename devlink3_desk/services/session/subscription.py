"""The subscription of one connection: its stages, its snapshots and its test packets.

No message marks the end of a snapshot (section 6.4.2), so it is detected. A test packet is sent immediately
after the event request was granted. A PBX that answers in order sends its response after the snapshot; a
short quiet time after the response allows for one that does not. A PBX that does not answer test packets
gets a longer quiet time; one that has answered them before is slow, and is waited for. All have an upper
bound, for a PBX that is never quiet. Calls that arrive even later are treated as new calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto, unique
from typing import Final

from devlink3_desk.protocol.connection import (
    Authenticated,
    ConnectionEvent,
    Subscribed,
    SubscriptionRejected,
    TestResponseReceived,
)
from devlink3_desk.protocol.events import (
    AnyEvent,
    CounterGap,
    Detail,
    Event,
    LinkEvent,
    LinkState,
    RoundTrip,
    SnapshotMarker,
    StreamEvent,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.session.reconnect import SessionTiming, SnapshotRateLimiter

MAX_PENDING_TESTS: Final = 9
"""Test packets whose response is awaited; there are one or two on a link that is alive."""

SILENCE_MARGIN: Final = 1.0
"""Seconds by which the snapshot of a PBX that answers test packets outlasts its link, if it falls silent.

Calls that it has not named may go on.
"""


class SnapshotEndDetector:
    """Detects the end of one snapshot; instants are those of one monotonic clock.

    ``answers_tests`` is whether the PBX has answered test packets before.
    """

    def __init__(self, timing: SessionTiming, granted_at: float, *, answers_tests: bool = False) -> None:
        self._timing = timing
        self._granted_at = granted_at
        self._answers_tests = answers_tests
        self._last_call_at = granted_at
        self._answered_at: float | None = None

    def record_call(self, now: float) -> None:
        """Note the arrival of a record."""
        self._last_call_at = now

    def record_test_answer(self, now: float) -> None:
        """Note the response to the test packet that was sent after the event request."""
        if self._answered_at is None:
            self._answered_at = now

    @property
    def ends_at(self) -> float:
        """Instant at which the snapshot ends, unless something arrives before."""
        timing, granted_at = self._timing, self._granted_at
        latest = granted_at + (timing.max_arriving if self._answers_tests else timing.max_unanswered)
        if self._answered_at is not None:
            quiet = max(self._answered_at, self._last_call_at) + timing.quiet_answered
            return min(quiet, self._answered_at + timing.max_answered, latest)
        quiet = self._last_call_at + timing.quiet_unanswered
        if self._answers_tests:
            quiet = max(quiet, granted_at + timing.dead_after + SILENCE_MARGIN)
        return min(quiet, latest)


class KeepAlive:
    """The test packets of one connection; instants are those of one monotonic clock.

    Any received byte proves that the link is alive: a PBX that sends events need not answer test packets.
    The exception is a packet that does not end.
    """

    def __init__(self, timing: SessionTiming, now: float) -> None:
        self._timing = timing
        self._sent_at_by_id: dict[int, float] = {}
        self.next_test_due = now
        """Instant at which the next test packet is due."""
        self._silence_reset_at = now
        self._last_packet_at = now

    def record_packet(self, now: float) -> None:
        """Note that a packet has arrived whole."""
        self._last_packet_at = now

    def record_sent(self, request_id: int, now: float) -> None:
        """Note a test packet that was sent."""
        # Bounded, for a PBX that never answers them.
        if len(self._sent_at_by_id) >= MAX_PENDING_TESTS:
            self._sent_at_by_id.pop(next(iter(self._sent_at_by_id)))
        self._sent_at_by_id[request_id] = now
        self.next_test_due = now + self._timing.keep_alive_interval

    def record_answer(self, request_id: int, now: float) -> RoundTrip | None:
        """Return the round-trip time of a test packet, ``None`` for an unknown one."""
        sent_at = self._sent_at_by_id.pop(request_id, None)
        return None if sent_at is None else RoundTrip(milliseconds=(now - sent_at) * 1000)

    def reset_silence(self, now: float) -> None:
        """Ignore the silence so far, because this program was not listening."""
        self._silence_reset_at = now

    def dead_at(self, last_received: float, *, is_receiving: bool = False) -> float:
        """Return the instant at which the link counts as lost, unless something arrives before.

        ``is_receiving`` is whether a packet has begun that has not arrived whole.
        """
        dead_at = max(last_received, self._silence_reset_at) + self._timing.dead_after
        if not is_receiving:
            return dead_at
        return min(dead_at, max(self._last_packet_at, self._silence_reset_at) + self._timing.packet_limit)


@unique
class SubscriptionStage(Enum):
    """Stage of a subscription.

    ============= =================== =============
    from          on                  to
    ============= =================== =============
    OPENING       request granted     CATCHING_UP
    CATCHING_UP   end of the snapshot LIVE
    LIVE          gap, or time is up  RESUBSCRIBING
    RESUBSCRIBING request granted     CATCHING_UP
    ============= =================== =============
    """

    OPENING = auto()
    RESUBSCRIBING = auto()
    CATCHING_UP = auto()
    LIVE = auto()


def _sort_flags(flags: Iterable[EventFlag]) -> tuple[str, ...]:
    return tuple(sorted(flags))


_AWAITING_GRANT: Final = frozenset({SubscriptionStage.OPENING, SubscriptionStage.RESUBSCRIBING})


class SubscriptionState:
    """Turns connection events into events, and determines what is to be sent and when.

    It does no input or output: after each call, the session checks :attr:`test_due`,
    :attr:`resubscribe_due` and :attr:`snapshot_due`. With ``resuming``, an earlier link was lost, so the end
    of the first snapshot is also reported as ``RESYNCHRONISED``. ``answers_tests`` is whether the PBX has
    answered test packets on an earlier link.
    """

    def __init__(
        self,
        timing: SessionTiming,
        rate_limiter: SnapshotRateLimiter,
        now: float,
        *,
        resuming: bool,
        answers_tests: bool = False,
    ) -> None:
        self.stage = SubscriptionStage.OPENING
        self.keep_alive = KeepAlive(timing, now)
        self.connected_at: float | None = None
        """Instant at which the first request was granted."""
        self.rejection: SubscriptionRejected | None = None
        """How the PBX has rejected a later request."""
        self.resubscribed_at: float | None = None
        """Instant of a later request, until it is granted."""
        self.is_refreshing = False
        """Whether the last request was due to the time alone, and not to a gap."""
        self.answers_tests = answers_tests
        """Whether the PBX has answered a test packet, on this link or an earlier one."""
        self._timing = timing
        self._rate_limiter = rate_limiter
        self._resync_pending = resuming
        self._authenticated = Authenticated()
        self._granted: Subscribed | None = None
        """The answer to the last request."""
        self._early_events: list[AnyEvent] = []
        self._has_early_call = self._has_early_gap = False
        """Whether calls, and a gap, have come before the answer to a later request."""
        self._snapshot_end: SnapshotEndDetector | None = None
        self._marker_pending = False
        self._marker_id: int | None = None
        self._resubscribe_at: float | None = None
        self._was_incomplete = False
        """Whether the end of the last snapshot was not reported, since events of it were lost."""
        self._refresh_at = float("inf")

    @property
    def early_event_count(self) -> int:
        """Number of events that wait for the answer to the first request."""
        return len(self._early_events)

    @property
    def awaits_refresh(self) -> bool:
        """Whether the answer to a request is awaited that was due to the time alone."""
        return self.is_refreshing and self.resubscribed_at is not None

    # received

    def apply(self, connection_events: Iterable[ConnectionEvent], now: float) -> list[AnyEvent]:
        """Apply a batch of connection events; return the resulting events in order."""
        events: list[AnyEvent] = []
        for connection_event in connection_events:
            if isinstance(connection_event, Event):
                self._handle_event(connection_event, events, now)
            else:
                self._handle_response(connection_event, events, now)
        return events

    def _handle_event(self, event: StreamEvent, events: list[AnyEvent], now: float) -> None:
        if self.stage is SubscriptionStage.OPENING:
            # A PBX may send events before it answers the request. They belong after CONNECTED.
            self._early_events.append(event)
            return
        events.append(event)
        if self.stage is SubscriptionStage.RESUBSCRIBING:
            self._has_early_call |= isinstance(event, Detail)
            self._has_early_gap |= isinstance(event, CounterGap)
        elif isinstance(event, Detail) and self._snapshot_end is not None:
            self._snapshot_end.record_call(now)
        elif isinstance(event, CounterGap):
            self.request_resubscription(now)

    def _handle_response(self, response: ConnectionEvent, events: list[AnyEvent], now: float) -> None:
        match response:
            case Authenticated():
                self._authenticated = response
            case Subscribed() if self.stage in _AWAITING_GRANT:
                self._handle_granted(response, events, now)
            case SubscriptionRejected():
                self.rejection = response
            case TestResponseReceived(request_id=request_id):
                self.answers_tests = True
                # Or that to a later test packet, where the PBX has dropped the first one.
                is_after_grant = self._marker_id is not None and request_id >= self._marker_id
                if is_after_grant and self._snapshot_end is not None:
                    self._snapshot_end.record_test_answer(now)
                round_trip = self.keep_alive.record_answer(request_id, now)
                if round_trip is not None:
                    events.append(round_trip)
            case _:
                pass  # the connection has handled the others itself

    def _handle_granted(self, granted: Subscribed, events: list[AnyEvent], now: float) -> None:
        self._granted = granted
        if self.stage is SubscriptionStage.OPENING:
            self.connected_at = now
            events.append(
                LinkEvent(
                    state=LinkState.CONNECTED,
                    pbx_version=self._authenticated.pbx_version,
                    variant=self._authenticated.variant,
                    flags=_sort_flags(granted.accepted_flags),
                    missing=_sort_flags(granted.rejected_flags),
                )
            )
            events.append(SnapshotMarker(complete=False))
            events += self._early_events
            if any(isinstance(event, CounterGap) for event in self._early_events):
                self.request_resubscription(now)
            self._early_events = []
        elif self._has_early_call and self._has_early_gap:
            # The snapshot will show what happened before it, unless calls of its own are missing.
            self.request_resubscription(now)
        self.stage = SubscriptionStage.CATCHING_UP
        self.resubscribed_at = None
        self._snapshot_end = SnapshotEndDetector(self._timing, now, answers_tests=self.answers_tests)
        self._marker_pending, self._marker_id = True, None

    # due

    def collect_due_events(self, now: float) -> list[AnyEvent]:
        """Return the events that are due at ``now``."""
        if self._snapshot_end is None or now < self._snapshot_end.ends_at:
            return []
        self._snapshot_end = None
        self.stage = SubscriptionStage.LIVE
        self._refresh_at = now + self._timing.refresh_interval
        # Calls that a snapshot with a gap does not name may go on: the next one shows it. That one counts in
        # any case, or the calls of a PBX that counts wrong would never be removed.
        self._was_incomplete = (
            self._resubscribe_at is not None
            and self._resubscribe_at - now <= self._timing.max_unanswered
            and not self._was_incomplete
        )
        if self._was_incomplete:
            return []
        events: list[AnyEvent] = [SnapshotMarker(complete=True)]
        if self._resync_pending and self._granted is not None:
            # The flags, too: a later request may be granted with others.
            events.append(
                LinkEvent(
                    state=LinkState.RESYNCHRONISED,
                    flags=_sort_flags(self._granted.accepted_flags),
                    missing=_sort_flags(self._granted.rejected_flags),
                )
            )
        self._resync_pending = False
        return events

    @property
    def test_due(self) -> float:
        """Instant at which a test packet is due; :meth:`record_test_sent` reports that it was sent."""
        if self.connected_at is None:
            return float("inf")
        return float("-inf") if self._marker_pending else self.keep_alive.next_test_due

    def record_test_sent(self, request_id: int, now: float) -> None:
        """Note a test packet that was sent."""
        self.keep_alive.record_sent(request_id, now)
        if self._marker_pending:
            self._marker_pending = False
            self._marker_id = request_id

    @property
    def resubscribe_due(self) -> float:
        """Instant at which a request for a new snapshot is due; :meth:`begin_resubscription` reports it."""
        if self.stage is not SubscriptionStage.LIVE:
            return float("inf")
        return (
            self._refresh_at if self._resubscribe_at is None else min(self._resubscribe_at, self._refresh_at)
        )

    def begin_resubscription(self, now: float) -> list[AnyEvent]:
        """Note a request for a new snapshot; return the resulting events.

        The snapshot begins with the request, not with its response: a PBX may send calls before it answers,
        and these belong to the snapshot.
        """
        self.stage = SubscriptionStage.RESUBSCRIBING
        self._has_early_call = self._has_early_gap = False
        self.resubscribed_at = now
        self.is_refreshing = self._resubscribe_at is None
        self._resubscribe_at = None
        self._resync_pending = True
        self._rate_limiter.record_request(now)
        return [SnapshotMarker(complete=False)]

    def request_resubscription(self, now: float) -> None:
        """Request a new snapshot as soon as allowed, as after a gap."""
        if self._resubscribe_at is None:
            self._resubscribe_at = self._rate_limiter.find_earliest_request(now)

    @property
    def snapshot_due(self) -> float:
        """Instant at which :meth:`collect_due_events` returns events."""
        return float("inf") if self._snapshot_end is None else self._snapshot_end.ends_at
