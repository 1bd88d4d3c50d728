"""Which views are one call, and when it is over: the identity of calls, without what they look like.

Views of different nodes that name a common end are one call. On one node an end is in one view at a
time: a newer view takes it (a conference end alone may be in several). A view lives until every end
that it named as PartyA or PartyB has left; a call lives as long as one of its views.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from devlink3_desk.protocol.events import AttemptReject, CallLost, Detail, LinkLost
from devlink3_desk.protocol.records import Number

from .ends import EndIndex
from .legs import Call, Leg, LegKey, fold, leg_key, named_ends, related_ends, shared_ends, target_ends
from .losses import Losses
from .rules import MOVES

MAX_LEGS: Final = 65_536
"""Views kept at most. The largest network has fewer calls; the view that was silent longest goes first."""

MAX_WEIGHT: Final = 64 * 1024 * 1024
"""Octets of all records kept: a thousand for each of the most views, three times what they have. Beyond it,
too, the view that was silent longest goes first."""

MAX_ENDS: Final = 32
"""Ends that one view may be waiting for; more are the work of no PBX."""

MAX_VIEWS: Final = 256
"""Views of one call; further ones are rows of their own. The largest conference has half as many guests."""

MAX_GUESTS: Final = 1_024
"""Views found by one end: many more than the largest conference has, told by several nodes."""

_WEIGHING: Final = msgspec.msgpack.Encoder()


class Tracker:
    """Calls by their views and ends. ``touched`` and ``ended`` tell the news until it is taken."""

    def __init__(self) -> None:
        self.touched: dict[Call, Leg | None] = {}
        """Calls to be looked at again, with the view whose record is the news."""
        self.ended: list[tuple[Call, Call | None]] = []
        """Calls that are over, with the one that they became a part of."""
        self._legs: dict[LegKey, Leg] = {}
        self._ends = EndIndex(MAX_GUESTS)
        self._targets = EndIndex(MAX_VIEWS)
        self._related = EndIndex(MAX_VIEWS)
        self._losses = Losses()
        self._epoch = 0
        self._in_snapshot = False
        self._missed: dict[LegKey, tuple[frozenset[str], Call]] = {}
        """Views that the last snapshot did not name, with their ends: it may only have been slow."""
        self._order = 0
        self._weight = 0
        self._scratch = bytearray()

    @property
    def legs(self) -> Mapping[LegKey, Leg]:
        """All views, the one that was silent longest first."""
        return MappingProxyType(self._legs)

    def remembered(self) -> int:
        """Return how many things are kept: a measure of memory, for tests of its bounds."""
        indexes = len(self._ends) + len(self._targets) + len(self._related)
        return len(self._legs) + indexes + len(self._losses) + len(self._missed)

    # records

    def detail(self, event: Detail, at: float) -> None:
        """Take the whole of one view."""
        a, b = named_ends(event)
        listed = (a, b) if a and b and a != b else (a or b,) if a or b else ()
        key = leg_key(event, a or b)
        leg = self._legs.pop(key, None)
        if leg is not None and listed and leg.live.isdisjoint(listed) and set(leg.listed).isdisjoint(listed):
            self._retire(leg)  # the CallID was given to another call
            leg = None
        if leg is None:
            leg = self._begin(key, event, listed, at)
            if leg is None:
                return
        self._legs[key] = leg  # the last is the one that spoke last
        if leg.seen == self._epoch and leg.call is not None and leg.says_the_same(event):
            leg.detail = event
            return
        leg.detail, leg.a, leg.b = event, a, b
        self._weigh(leg)
        if leg.rejected:
            leg.rejected = {}
        if listed != leg.listed or leg.seen != self._epoch or leg.moved or leg.call is None:
            self._list(leg, listed, at)
            if not leg.live:
                self._retire(leg)  # a snapshot names none of its ends any more
                return
        if event.targets or leg.targets:
            leg.targets = self._targets.change(leg, leg.targets, target_ends(event))
        related = related_ends(event)
        if related or leg.related:
            leg.related = self._related.change(leg, leg.related, related)
            self._carry_over(leg)
        self.touched[leg.owner()] = leg

    def lost(self, event: CallLost | LinkLost, at: float) -> None:
        """Take the departure of one end: from one node, or from all where its own node says so."""
        end = fold(event.end_id)
        if not end:
            return
        node = fold(event.node_id) or event.pbx or ""
        holders = self._ends.holders(end)
        if not holders and self._targets.holders(end):
            return  # a target's departure is not promised, and is no news of the call
        here = [leg for leg in holders if leg.is_of(node, event.pbx)]
        moved = event.cause in MOVES
        local = not event.node_id or end.startswith(node) or any(leg.is_local(end) for leg in here)
        loss = self._losses.note(end, at)
        loss.cause, loss.stamp = event.cause, event.timestamp
        loss.everywhere = loss.everywhere or (local and not moved)
        for leg in here:
            loss.where[node] = leg.call_id
            loss.call = leg.call
        loss.where.setdefault(node, None)
        for leg in holders if loss.everywhere or not event.node_id else here:
            self._leave(leg, end, event.cause)

    def reject(self, event: AttemptReject) -> None:
        """Take a target's refusal: it does not ring, until the next record of its view."""
        end = fold(event.end_id)
        for leg in self._targets.holders(end):
            leg.rejected = {**leg.rejected, end: event.qualifier or "rejected"}
            self.touched.setdefault(leg.owner(), None)

    def _weigh(self, leg: Leg) -> None:
        _WEIGHING.encode_into(leg.detail, self._scratch)
        weight = len(self._scratch)
        self._weight += weight - leg.weight
        leg.weight = weight
        while self._weight > MAX_WEIGHT and len(self._legs) > 1:
            self._retire(next(iter(self._legs.values())))

    # snapshots

    def snapshot_begins(self) -> None:
        """From here on every view that is still there is told again."""
        self._epoch += 1
        self._in_snapshot = True
        self._losses.clear()

    def snapshot_ends(self, pbx: str | None = None) -> None:
        """Retire the views that the snapshot did not name; of one PBX alone where it was one's."""
        self._in_snapshot = False
        stale = [leg for leg in self._legs.values() if leg.seen != self._epoch]
        if pbx is not None:
            stale = [leg for leg in stale if leg.detail.pbx == pbx]
        self._missed = {leg.key: (frozenset(leg.live), leg.owner()) for leg in stale}
        self._drop(stale)

    def forget_pbx(self, pbx: str) -> None:
        """Retire the views of one PBX of a network; what other nodes see of its calls stays."""
        self._drop(leg for leg in self._legs.values() if leg.detail.pbx == pbx)

    def _drop(self, legs: Iterable[Leg]) -> None:
        for leg in list(legs):
            self._retire(leg)

    # views and their ends

    def _begin(self, key: LegKey, event: Detail, listed: tuple[str, ...], at: float) -> Leg | None:
        """Return a new view, or ``None`` where it has no end that could ever be seen to leave."""
        if not listed:
            return None
        stamp = event.call.timestamp
        if self._losses.knows(listed) and all(self._losses.blocks(end, *key, at, stamp) for end in listed):
            return None
        if len(self._legs) >= MAX_LEGS:
            self._retire(next(iter(self._legs.values())))
        self._order += 1
        return Leg(key, event, at, self._order, self._epoch)

    def _list(self, leg: Leg, listed: tuple[str, ...], at: float) -> None:
        """Bring a view's ends up to date, and with them the calls that they join."""
        before, leg.listed = leg.listed, listed
        if leg.seen != self._epoch:
            # A snapshot is the truth: ends that it no longer names are not waited for.
            leg.live.intersection_update(listed)
            leg.lost.clear()
            leg.seen = self._epoch
        self._look_who_lives(leg, at)
        held = listed if leg.live.issubset(listed) else (*listed, *leg.live.difference(listed))
        leg.held = self._ends.change(leg, leg.held, held)
        if leg.call is not None and not set(before).issubset(listed):
            self._split(leg.call)
        taken: Iterable[Leg] = ()
        if self._ends.crowded(listed):
            taken = self._take(leg)
            self._join(leg)
        if leg.call is None:
            self._found(leg)
        if leg.key in self._missed:
            self._recall(leg)
        for other in taken:
            if other.live:
                self.touched.setdefault(other.owner(), None)
                self._split(other.owner())
            else:
                self._retire(other, leg.owner())

    def _look_who_lives(self, leg: Leg, at: float) -> None:
        """Take the ends that a record names for live, unless it is late and they have left."""
        leg.moved.clear()
        losses = self._losses
        if not leg.lost and not losses.knows(leg.listed):
            leg.live.update(leg.listed)
            leg.forget_beyond(MAX_ENDS)
            return
        for end in leg.listed:
            if end not in leg.lost and losses.blocks(end, *leg.key, at, leg.detail.call.timestamp):
                loss = losses.find(end)
                leg.lost[end] = None if loss is None else loss.cause
            if end not in leg.lost:
                leg.live.add(end)
        leg.forget_beyond(MAX_ENDS)

    def _take(self, leg: Leg) -> Iterable[Leg]:
        """Take a view's ends from the other views of its node; return those."""
        shared = shared_ends(leg.detail)
        taken: dict[Leg, None] = {}
        for end in leg.listed:
            if end in shared or end not in leg.live:
                continue
            for other in self._ends.holders(end):
                if other is not leg and other.node == leg.node:
                    other.give(end)
                    other.held = self._ends.change(
                        other, other.held, tuple(e for e in other.held if e != end)
                    )
                    taken[other] = None
        return taken

    def _leave(self, leg: Leg, end: str, cause: Number) -> None:
        leg.live.discard(end)
        leg.lost[end] = cause
        if end not in leg.listed:
            leg.held = self._ends.change(leg, leg.held, tuple(e for e in leg.held if e != end))
        heir: Call | None = None
        if cause in MOVES:
            for other in self._related.holders(end):
                if other.owner() is not leg.owner():
                    self._merge(other.owner(), leg.owner())
            heir = next((o.call for o in self._ends.holders(leg.heir) if o.node == leg.node), None)
        if leg.live:
            self.touched.setdefault(leg.owner(), None)
        else:
            self._retire(leg, heir)

    def _retire(self, leg: Leg, heir: Call | None = None) -> None:
        """Forget a view; its call is over if it was the last one, or goes on in ``heir``."""
        self._legs.pop(leg.key, None)
        self._weight -= leg.weight
        leg.weight = 0
        leg.held = self._ends.change(leg, leg.held, ())
        if leg.targets:
            leg.targets = self._targets.change(leg, leg.targets, ())
        if leg.related:
            leg.related = self._related.change(leg, leg.related, ())
        call = leg.owner()
        del call.legs[leg.key]
        if call.legs:
            self.touched.setdefault(call, None)
            self._split(call)
        elif heir is not None and heir is not call:
            self._merge(call, heir)
        else:
            self.touched.pop(call, None)
            self.ended.append((call, None))

    def _recall(self, leg: Leg) -> None:
        """Give a view that was told after the end of the snapshot the identity that it had before."""
        ends, call = self._missed.pop(leg.key)
        call = call.root()
        if not call.legs and not ends.isdisjoint(leg.live):
            self._merge(call, leg.owner())

    # calls

    def _join(self, leg: Leg) -> None:
        """Make a view a part of the calls that share its ends."""
        for end in leg.listed:
            for other in self._ends.holders(end):
                if other.call is None or other.call is leg.call or end not in other.listed:
                    continue
                if len(other.call.legs) >= MAX_VIEWS:
                    continue
                if leg.call is None:
                    other.call.add(leg)
                else:
                    self._merge(leg.call, other.call)

    def _found(self, leg: Leg) -> Call:
        self._order += 1
        call = Call(self._order, leg.first_at, since_snapshot=self._in_snapshot)
        call.add(leg)
        return call

    def _merge(self, one: Call, two: Call) -> None:
        """Make two calls one under the older identity."""
        keep, gone = (one, two) if one.order < two.order else (two, one)
        for leg in gone.legs.values():
            keep.add(leg)
        gone.legs = {}
        gone.into = keep
        keep.into = None
        if keep.queued_since is None:
            keep.queued_since = gone.queued_since
        self.touched.pop(gone, None)
        self.touched.setdefault(keep, None)
        self.ended.append((gone, keep))

    def _carry_over(self, leg: Leg) -> None:
        """Give a view the identity of the conversation that its related end has left by a transfer."""
        for end in leg.related:
            for other in self._ends.holders(end):
                if other.lost.get(end) in MOVES and other.owner() is not leg.owner():
                    self._merge(other.owner(), leg.owner())
            loss = self._losses.find(end)
            if loss is not None and loss.cause in MOVES and loss.call is not None:
                call = loss.call.root()
                if not call.legs:
                    self._merge(call, leg.owner())

    def _split(self, call: Call) -> None:
        """Part views that no longer have an end in common; the oldest view keeps the identity."""
        if len(call.legs) < 2:
            return
        legs = sorted(call.legs.values(), key=lambda leg: leg.order)
        first = self._reach(legs[0])
        if len(first) == len(legs):
            return
        rest = [leg for leg in legs if leg not in first]
        while rest:
            part = self._reach(rest[0])
            fresh: Call | None = None
            for leg in rest:
                if leg in part:
                    del call.legs[leg.key]
                    if fresh is None:
                        fresh = self._found(leg)
                        fresh.since_snapshot = call.since_snapshot
                        self.touched[fresh] = leg
                    else:
                        fresh.add(leg)
            rest = [leg for leg in rest if leg not in part]
        self.touched.setdefault(call, None)

    def _reach(self, start: Leg) -> set[Leg]:
        """Return the views that ``start`` hangs together with."""
        found = {start}
        queue = [start]
        while queue:
            leg = queue.pop()
            near = [o for end in leg.listed for o in self._ends.holders(end) if end in o.listed]
            near += [o for end in leg.related for o in self._ends.holders(end) if o.lost.get(end) in MOVES]
            for end, cause in leg.lost.items():
                if cause in MOVES:
                    near += self._related.holders(end)
            for other in near:
                if other not in found and other.call is start.call:
                    found.add(other)
                    queue.append(other)
        return found
