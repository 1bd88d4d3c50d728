"""When the calls in progress have all come: nothing on the wire says so (section 6.4.2).

A test packet is sent right after the event request was granted. Its answer comes behind the snapshot
of a PBX that works in order; a short quiet time after it allows for one that does not. A peer that
does not answer test packets is given a longer quiet time. Both have an upper bound, so that a PBX
that is never quiet is caught up with as well. Calls that come later still are simply new calls.
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
from devlink3_desk.services.session.reconnect import RetryPacer, SessionTiming


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


@unique
class SubscriptionStage(Enum):
    """How far a connection has come.

    ======== ==================== ========
    from     on                   to
    ======== ==================== ========
    OPENING  events granted       CATCHING
    CATCHING snapshot over        LIVE
    LIVE     gap, or it is time   ASKING
    ASKING   events granted       CATCHING
    ======== ==================== ========
    """

    OPENING = auto()
    RESUBSCRIBING = auto()
    CATCHING_UP = auto()
    LIVE = auto()


_AWAITING_GRANT: Final = frozenset({SubscriptionStage.OPENING, SubscriptionStage.RESUBSCRIBING})


class SubscriptionState:
    """Turns happenings into events and says what is to be sent and when.

    ``again`` tells that an earlier link was lost, so that the end of the first snapshot brings
    ``RESYNCHRONISED``. After every call the caller looks at :attr:`test_due`, :attr:`ask_due` and
    :attr:`snapshot_due`.
    """

    def __init__(self, timing: SessionTiming, pacer: RetryPacer, now: float, *, resuming: bool) -> None:
        self.stage = SubscriptionStage.OPENING
        self.keep_alive = KeepAlive(timing, now)
        self.connected_at: float | None = None
        """When the events were first granted."""
        self.refused = False
        """Whether the PBX refused to send its events again."""
        self.resubscribed_at: float | None = None
        """When the events were asked for again, until that is answered."""
        self._timing = timing
        self._pacer = pacer
        self._resync_pending = resuming
        self._authenticated = Authenticated()
        self._early_events: list[AnyEvent] = []
        self._snapshot_end: SnapshotEndDetector | None = None
        self._marker_pending = False
        self._marker_id: int | None = None
        self._resubscribe_at: float | None = None
        self._refresh_at = float("inf")

    # What the peer does

    def apply(self, connection_events: Iterable[ConnectionEvent], now: float) -> list[AnyEvent]:
        """Return the events that a batch of happenings makes, in order."""
        found: list[AnyEvent] = []
        for each in connection_events:
            if isinstance(each, Event):
                self._handle_event(each, found, now)
            else:
                self._handle_answer(each, found, now)
        return found

    def _handle_event(self, event: StreamEvent, events: list[AnyEvent], now: float) -> None:
        if self.stage is SubscriptionStage.OPENING:
            # A PBX may begin before it has answered; nothing of it is to be lost.
            self._early_events.append(event)
            return
        events.append(event)
        if isinstance(event, Detail) and self._snapshot_end is not None:
            self._snapshot_end.record_call(now)
        elif (
            isinstance(event, CounterGap)
            and self._resubscribe_at is None
            and self.stage is not SubscriptionStage.RESUBSCRIBING
        ):
            self._resubscribe_at = self._pacer.earliest_request_at(now)

    def _handle_answer(self, answer: ConnectionEvent, events: list[AnyEvent], now: float) -> None:
        match answer:
            case Authenticated():
                self._authenticated = answer
            case Subscribed() if self.stage in _AWAITING_GRANT:
                self._handle_granted(answer, events, now)
            case SubscriptionRejected():
                self.refused = True
            case TestResponseReceived():
                if answer.request_id == self._marker_id and self._snapshot_end is not None:
                    self._snapshot_end.record_test_answer(now)
                trip = self.keep_alive.record_answer(answer.request_id, now)
                if trip is not None:
                    events.append(trip)
            case _:
                pass

    def _handle_granted(self, granted: Subscribed, events: list[AnyEvent], now: float) -> None:
        if self.stage is SubscriptionStage.OPENING:
            self.connected_at = now
            events.append(
                LinkEvent(
                    state=LinkState.CONNECTED,
                    pbx_version=self._authenticated.pbx_version,
                    variant=self._authenticated.variant,
                    flags=tuple(sorted(granted.accepted_flags)),
                    missing=tuple(sorted(granted.rejected_flags)),
                )
            )
            events.append(SnapshotMarker(complete=False))
            events += self._early_events
            self._early_events = []
        self.stage = SubscriptionStage.CATCHING_UP
        self.resubscribed_at = None
        self._snapshot_end = SnapshotEndDetector(self._timing, now)
        self._marker_pending = True

    # What time does

    def tick(self, now: float) -> list[AnyEvent]:
        """Return the events that the passing of time makes."""
        if self._snapshot_end is None or now < self._snapshot_end.ends_at:
            return []
        self._snapshot_end = None
        self.stage = SubscriptionStage.LIVE
        self._refresh_at = now + self._timing.refresh_interval
        found: list[AnyEvent] = [SnapshotMarker(complete=True)]
        if self._resync_pending:
            found.append(LinkEvent(state=LinkState.RESYNCHRONISED))
        self._resync_pending = False
        return found

    @property
    def test_due(self) -> float:
        """Instant at which a test packet is to be sent; then call :meth:`test_sent`."""
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
        """Instant at which the events are to be asked for again; then call :meth:`asked`."""
        if self.stage is not SubscriptionStage.LIVE:
            return float("inf")
        return (
            self._refresh_at if self._resubscribe_at is None else min(self._resubscribe_at, self._refresh_at)
        )

    def begin_resubscription(self, now: float) -> list[AnyEvent]:
        """Note that the events were asked for again, and return the events that this makes.

        The snapshot begins here and not with the answer: what is under way counts as part of it, so
        that a PBX that sends calls before it answers is understood as well.
        """
        self.stage = SubscriptionStage.RESUBSCRIBING
        self.resubscribed_at = now
        self._resubscribe_at = None
        self._resync_pending = True
        self._pacer.record_request(now)
        return [SnapshotMarker(complete=False)]

    def request_resubscription(self, now: float) -> None:
        """Wish for the events to be asked for again, as after a gap."""
        if self._resubscribe_at is None:
            self._resubscribe_at = self._pacer.earliest_request_at(now)

    @property
    def snapshot_due(self) -> float:
        """Instant at which :meth:`tick` will have something to tell."""
        return float("inf") if self._snapshot_end is None else self._snapshot_end.ends_at
