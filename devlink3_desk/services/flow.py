"""What one connection tells, as the events of a source: a pure state machine with its clock outside."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto, unique
from typing import Final

from devlink3_desk.protocol.events import AnyEvent, Detail, Event, Gap, Link, LinkState, Snapshot, StreamEvent
from devlink3_desk.protocol.happenings import (
    Authenticated,
    Happening,
    Subscribed,
    SubscriptionRefused,
    TestAnswered,
)

from .keep_alive import KeepAlive
from .policy import Pacer
from .snapshot import SnapshotEnd
from .timing import Timing


@unique
class Stage(Enum):
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
    ASKING = auto()
    CATCHING = auto()
    LIVE = auto()


_GRANTABLE: Final = frozenset({Stage.OPENING, Stage.ASKING})


class Flow:
    """Turns happenings into events and says what is to be sent and when.

    ``again`` tells that an earlier link was lost, so that the end of the first snapshot brings
    ``RESYNCHRONISED``. After every call the caller looks at :attr:`test_due`, :attr:`ask_due` and
    :attr:`snapshot_due`.
    """

    def __init__(self, timing: Timing, pacer: Pacer, now: float, *, again: bool) -> None:
        self.stage = Stage.OPENING
        self.keep_alive = KeepAlive(timing, now)
        self.connected_at: float | None = None
        """When the events were first granted."""
        self.refused = False
        """Whether the PBX refused to send its events again."""
        self.asked_at: float | None = None
        """When the events were asked for again, until that is answered."""
        self._timing = timing
        self._pacer = pacer
        self._resynchronised = again
        self._signed_in = Authenticated()
        self._early: list[AnyEvent] = []
        self._end: SnapshotEnd | None = None
        self._mark_wanted = False
        self._mark: int | None = None
        self._ask_at: float | None = None
        self._refresh_at = float("inf")

    # What the peer does

    def take(self, happenings: Iterable[Happening], now: float) -> list[AnyEvent]:
        """Return the events that a batch of happenings makes, in order."""
        found: list[AnyEvent] = []
        for each in happenings:
            if isinstance(each, Event):
                self._on_event(each, found, now)
            else:
                self._on_answer(each, found, now)
        return found

    def _on_event(self, event: StreamEvent, found: list[AnyEvent], now: float) -> None:
        if self.stage is Stage.OPENING:
            # A PBX may begin before it has answered; nothing of it is to be lost.
            self._early.append(event)
            return
        found.append(event)
        if isinstance(event, Detail) and self._end is not None:
            self._end.call_came(now)
        elif isinstance(event, Gap) and self._ask_at is None and self.stage is not Stage.ASKING:
            self._ask_at = self._pacer.due(now)

    def _on_answer(self, answer: Happening, found: list[AnyEvent], now: float) -> None:
        match answer:
            case Authenticated():
                self._signed_in = answer
            case Subscribed() if self.stage in _GRANTABLE:
                self._on_granted(answer, found, now)
            case SubscriptionRefused():
                self.refused = True
            case TestAnswered():
                if answer.request_id == self._mark and self._end is not None:
                    self._end.test_answered(now)
                trip = self.keep_alive.answered(answer.request_id, now)
                if trip is not None:
                    found.append(trip)
            case _:
                pass

    def _on_granted(self, granted: Subscribed, found: list[AnyEvent], now: float) -> None:
        if self.stage is Stage.OPENING:
            self.connected_at = now
            found.append(
                Link(
                    state=LinkState.CONNECTED,
                    pbx_version=self._signed_in.pbx_version,
                    variant=self._signed_in.variant,
                    flags=tuple(sorted(granted.flags)),
                    missing=tuple(sorted(granted.refused)),
                )
            )
            found.append(Snapshot(complete=False))
            found += self._early
            self._early = []
        self.stage = Stage.CATCHING
        self.asked_at = None
        self._end = SnapshotEnd(self._timing, now)
        self._mark_wanted = True

    # What time does

    def tick(self, now: float) -> list[AnyEvent]:
        """Return the events that the passing of time makes."""
        if self._end is None or now < self._end.at:
            return []
        self._end = None
        self.stage = Stage.LIVE
        self._refresh_at = now + self._timing.refresh
        found: list[AnyEvent] = [Snapshot(complete=True)]
        if self._resynchronised:
            found.append(Link(state=LinkState.RESYNCHRONISED))
        self._resynchronised = False
        return found

    @property
    def test_due(self) -> float:
        """Instant at which a test packet is to be sent; then call :meth:`test_sent`."""
        if self.connected_at is None:
            return float("inf")
        return float("-inf") if self._mark_wanted else self.keep_alive.due

    def test_sent(self, request_id: int, now: float) -> None:
        """Note a test packet that was sent."""
        self.keep_alive.sent(request_id, now)
        if self._mark_wanted:
            self._mark_wanted = False
            self._mark = request_id

    @property
    def ask_due(self) -> float:
        """Instant at which the events are to be asked for again; then call :meth:`asked`."""
        if self.stage is not Stage.LIVE:
            return float("inf")
        return self._refresh_at if self._ask_at is None else min(self._ask_at, self._refresh_at)

    def asked(self, now: float) -> list[AnyEvent]:
        """Note that the events were asked for again, and return the events that this makes.

        The snapshot begins here and not with the answer: what is under way counts as part of it, so
        that a PBX that sends calls before it answers is understood as well.
        """
        self.stage = Stage.ASKING
        self.asked_at = now
        self._ask_at = None
        self._resynchronised = True
        self._pacer.done(now)
        return [Snapshot(complete=False)]

    def ask_again(self, now: float) -> None:
        """Wish for the events to be asked for again, as after a gap."""
        if self._ask_at is None:
            self._ask_at = self._pacer.due(now)

    @property
    def snapshot_due(self) -> float:
        """Instant at which :meth:`tick` will have something to tell."""
        return float("inf") if self._end is None else self._end.at
