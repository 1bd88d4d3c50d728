"""What the nodes report of their calls: Detail on every change, and exactly one loss of every party.

A node that has reported an end as a party reports its loss once: as CallLost where the call had an
end of its own there, as LinkLost where it only passed through (sections 6.7, 6.7.5 and 6.7.6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2s
from itertools import count
from typing import Final

from devlink3_desk.protocol.enums import Cause, ClearedInbound, EquipmentClass
from devlink3_desk.protocol.events import AttemptReject, CallLost, LinkLost, SipTrack
from devlink3_desk.protocol.records import Number

from . import delta2_records, extension_states
from .calls import Call, CallTruth, Channel, End, Sighting, detail, has_own_end, truth
from .company import Company, Node, User
from .emission import Emission, Told
from .extension_states import ExtensionActivity

_SIP_TYPES: Final[dict[Number, str]] = {
    EquipmentClass.SIP_TRUNK: "TRUNK",
    EquipmentClass.SIP_DEVICE: "PHONE",
}


class Reporter:
    """Keeps the calls that are alive and tells every change of them to ``sink``.

    ``clock`` gives the seconds of the PBX.
    """

    def __init__(
        self, company: Company, clock: Callable[[], float], sink: Callable[[Emission], None]
    ) -> None:
        self.company = company
        self.calls: dict[Call, None] = {}
        self.channels: set[Channel] = set()
        """Channels that are taken."""
        self._clock = clock
        self._sink = sink
        self._call_ids: Counter[Node] = Counter()
        self._serials: dict[Node, count[int]] = {}
        self._ends: dict[User, dict[End, None]] = {}
        self._activities: dict[User, ExtensionActivity] = {}

    def timestamp(self) -> int:
        """Return the PBX's stamp of this instant, in tenths of a second."""
        return 36_000 + round(self._clock() * 10)

    def next_end_id(self, node: Node) -> str:
        """Return an end identifier that was not used since the PBX started."""
        serials = self._serials.setdefault(node, count(1001))
        return f"{node.id}{next(serials):08x}"

    def ends_of(self, user: User) -> tuple[End, ...]:
        """Return the ends that a user's telephone has in calls now."""
        return tuple(self._ends.get(user, ()))

    def began(self, end: End) -> None:
        """Note an end that has come to be, and its SIP dialogue."""
        if end.user is not None:
            self._ends.setdefault(end.user, {})[end] = None
        if end.channel is not None:
            self.channels.add(end.channel)
        if end.party.equipment_class in _SIP_TYPES:
            end.sip_call_id = blake2s(end.id.encode(), digest_size=16).hexdigest()
            if end.party.equipment_class == EquipmentClass.SIP_TRUNK:
                end.set(description=end.sip_call_id)
            self._track(end, "START")

    def report(
        self, *calls: Call, gone: Iterable[End] = (), cause: int = Cause.NORMAL, by: End | None = None
    ) -> None:
        """Tell what has changed: first the losses of ``gone`` ends, then the Detail of each of ``calls``.

        ``by`` is the end that did the clearing.
        """
        gone = tuple(gone)
        for end in gone:
            end.call = None
        for end in dict.fromkeys((*gone, *(end for call in calls for end in call.parties()))):
            self._report_losses(end, cause, by)
        for end in gone:
            self._end_of(end, cause)
        for call in calls:
            self._publish(call)
        touched = dict.fromkeys(end.user for end in (*gone, *(end for call in calls for end in call.ends())))
        for user in touched:
            if user is not None:
                self._report_activity(user)

    def attempt_reject(self, user: User, end: End, qualifier: str) -> None:
        """Tell that ``user`` pushed a ringing call away (section 6.7.7)."""
        event = AttemptReject(
            pbx=user.node.address, node_id=user.node.id, end_id=end.id, user=user.name,
            qualifier=qualifier, timestamp=self.timestamp(),
        )  # fmt: skip
        self._emit(user.node, event, connected=end.call is not None and end.call.connected)

    def snapshot(self, nodes: Iterable[Node]) -> list[Emission]:
        """Return the Detail of every call in progress, as these nodes see them now (section 6.4.2)."""
        wanted = set(nodes)
        return [self._detail(call, node) for call in self.calls for node in call.views if node in wanted]

    def truth(self) -> list[CallTruth]:
        """Return the calls as they really are."""
        return [truth(call) for call in self.calls]

    def _publish(self, call: Call) -> None:
        path = call.path(self.company)
        if path:
            self.calls[call] = None
        else:
            self.calls.pop(call, None)
        for node in [node for node in call.views if node not in path]:
            call_id = call.views.pop(node)
            self._emit(node, delta2_records.deleted(_slots(call), call_id, node.address))
        for node in path:
            if node not in call.views:
                self._call_ids[node] += 1
                call.views[node] = self._call_ids[node]
            event = detail(call, node, self.company, self.timestamp())
            extremity = has_own_end(call, node)
            for end, party in zip(call.parties(), (event.party_a, event.party_b), strict=False):
                end.seen_by[node] = Sighting(extremity, (party and party.description) or "")
            self._sink(Emission(node, event, connected=call.connected, slots=_slots(call)))

    def _detail(self, call: Call, node: Node) -> Emission:
        event = detail(call, node, self.company, self.timestamp())
        return Emission(node, event, connected=call.connected, slots=_slots(call))

    def swapped(self, call: Call) -> None:
        """Tell, in Delta2, that the two ends of ``call`` have changed places."""
        for node, call_id in call.views.items():
            self._emit(node, delta2_records.swapped(_slots(call), call_id, node.address))

    def _report_losses(self, end: End, cause: int, by: End | None) -> None:
        stays: tuple[Node, ...] = ()
        if end.call is not None and end in end.call.parties():
            stays = end.call.path(self.company)
        inbound = ClearedInbound.YES if end is by else ClearedInbound.NO
        for node in [node for node in end.seen_by if node not in stays]:
            sighting = end.seen_by.pop(node)
            event: CallLost | LinkLost
            if sighting.extremity:
                event = CallLost(
                    pbx=node.address, node_id=node.id, end_id=end.id, cleared_inbound=inbound,
                    cause=cause, timestamp=self.timestamp(),
                )  # fmt: skip
            else:
                event = LinkLost(
                    pbx=node.address, node_id=node.id, end_id=end.id, cleared_inbound=inbound,
                    cause=cause, timestamp=self.timestamp(), link_reference=sighting.description,
                )  # fmt: skip
            self._emit(node, event)

    def _end_of(self, end: End, cause: int) -> None:
        if end.channel is not None:
            self.channels.discard(end.channel)
        if end.sip_call_id:
            self._track(end, "END")
            end.sip_call_id = ""
        if end.user is not None and self._ends.get(end.user, {}).pop(end, end) is None:
            self._emit(end.user.node, extension_states.lost(end.user, cause))

    def _track(self, end: End, action: str) -> None:
        event = SipTrack(
            pbx=end.node.address, action=action, end_id=end.id, channel=end.slot,
            sip_type=_SIP_TYPES.get(end.party.equipment_class),
            direction="IN" if end.party.direction else "OUT", sip_call_id=end.sip_call_id,
        )  # fmt: skip
        self._emit(end.node, event)

    def _report_activity(self, user: User) -> None:
        ends = self._ends.get(user, {})
        new = extension_states.activity(ends)
        old = self._activities.get(user, ExtensionActivity.IDLE)
        if new != old:
            self._activities[user] = new
            self._emit(user.node, extension_states.changed(user, new, old))

    def _emit(self, node: Node, event: Told, *, connected: bool = False) -> None:
        self._sink(Emission(node, event, connected=connected))


def _slots(call: Call) -> tuple[str, str]:
    return call.a.slot, call.b.slot if call.b is not None else ""
