"""Reports changes of calls as the events of each node, and stores what the nodes have reported.

For every change, each node that a call runs over reports the losses of ends, then the Detail of the call.
Delta2 records, SIP dialogues and extension states are derived from the same changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2s
from itertools import count
from typing import Final, TypeAlias, assert_never

from devlink3_desk.protocol.enums import Cause, ClearedInbound, EquipmentClass
from devlink3_desk.protocol.event_stream import encode_event
from devlink3_desk.protocol.events import (
    AttemptReject,
    CallLost,
    Delta2,
    Detail,
    ExtensionState,
    ExtensionText,
    LinkLost,
    SipTrack,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.simulator import derived_events
from devlink3_desk.simulator.calls import (
    ActualCall,
    Call,
    CallEnd,
    EndReport,
    TrunkChannel,
    build_actual_call,
    build_detail,
    has_own_end,
)
from devlink3_desk.simulator.company import Company, Node, User
from devlink3_desk.simulator.derived_events import ExtensionActivity

ReportedEvent: TypeAlias = (
    Detail | CallLost | LinkLost | AttemptReject | Delta2 | SipTrack | ExtensionText | ExtensionState
)


class NodeEvent:
    """An event of a node on its way to the streams; each encoding is computed once for all streams.

    ``connected`` is whether its call has been connected (``-CONN``), ``delta2_ids`` are the names of the two
    ends of a Detail in Delta2.
    """

    def __init__(
        self,
        node: Node,
        event: ReportedEvent,
        *,
        connected: bool = False,
        delta2_ids: tuple[str, str] = ("", ""),
    ) -> None:
        self.node = node
        self.event = event
        self.connected = connected
        self.delta2_ids = delta2_ids
        # The keys are whether the text is UTF-8.
        self._encoded_tuples: dict[bool, bytes] = {}
        self._encoded_delta2: dict[bool, bytes] = {}

    @property
    def is_delta3(self) -> bool:
        """Whether the event can be in a stream without ``-CD2``."""
        return not isinstance(self.event, Delta2)

    def encode_tuple(self) -> bytes:
        """Return the tuple of the event."""
        return self._encode_cached(self._encoded_tuples, self.event, text=False)

    def encode_delta2(self, *, text: bool) -> bytes | None:
        """Return the tuple of the equivalent Delta2 record, ``None`` if there is none.

        ``text`` selects UTF-8 (the flag ``-TEXT``).
        """
        match self.event:
            case Delta2() as record:
                return self._encode_cached(self._encoded_delta2, record, text=text)
            case Detail() as detail:
                record = derived_events.build_status_record(detail, self.delta2_ids)
                return self._encode_cached(self._encoded_delta2, record, text=text)
            case CallLost() | LinkLost() | AttemptReject() | SipTrack() | ExtensionText() | ExtensionState():
                return None
            case _ as unexpected:
                assert_never(unexpected)

    @staticmethod
    def _encode_cached(cache: dict[bool, bytes], event: ReportedEvent, *, text: bool) -> bytes:
        encoded = cache.get(text)
        if encoded is None:
            encoded = cache[text] = encode_event(event, {EventFlag.TEXT} if text else ())
        return encoded


_SIP_TYPES: Final[dict[NumberValue, str]] = {
    EquipmentClass.SIP_TRUNK: "TRUNK",
    EquipmentClass.SIP_DEVICE: "PHONE",
}


class EventReporter:
    """Holds the calls in progress and passes the events of every change to ``sink``.

    ``clock`` returns the time of the PBX in seconds.
    """

    def __init__(
        self, company: Company, clock: Callable[[], float], sink: Callable[[NodeEvent], None]
    ) -> None:
        self.company = company
        # Dictionaries rather than sets where events are reported in the order of the entries: a seed has to
        # produce the same events in every run.
        self.calls: dict[Call, None] = {}
        self.busy_channels: set[TrunkChannel] = set()
        self._clock = clock
        self._sink = sink
        self._call_ids: Counter[Node] = Counter()
        self._end_serials: dict[Node, count[int]] = {}
        self._ends_by_user: dict[User, dict[CallEnd, None]] = {}
        self._activities: dict[User, ExtensionActivity] = {}

    def read_timestamp(self) -> int:
        """Return the current timestamp of the PBX, in tenths of a second."""
        # Starts at an arbitrary value, because clients must not rely on a timestamp near zero.
        return 36_000 + round(self._clock() * 10)

    def create_end_id(self, node: Node) -> str:
        """Return an end identifier that has not been used since the PBX was started (section 6.7.3)."""
        serials = self._end_serials.setdefault(node, count(1001))
        return f"{node.id}{next(serials):08x}"

    def find_ends(self, user: User) -> tuple[CallEnd, ...]:
        """Return the ends of a user's phone in calls in progress."""
        return tuple(self._ends_by_user.get(user, ()))

    def add_end(self, end: CallEnd) -> None:
        """Add a new end, and report its SIP dialogue if it has one."""
        if end.user is not None:
            self._ends_by_user.setdefault(end.user, {})[end] = None
        if end.channel is not None:
            self.busy_channels.add(end.channel)
        if end.party.equipment_class in _SIP_TYPES:
            # Derived from the identifier rather than random, so that a seed produces the same events.
            end.sip_call_id = blake2s(end.id.encode(), digest_size=16).hexdigest()
            if end.party.equipment_class == EquipmentClass.SIP_TRUNK:
                end.set_party_fields(description=end.sip_call_id)
            self._report_sip_dialogue(end, "START")

    def report_changes(
        self,
        *calls: Call,
        cleared_ends: Iterable[CallEnd] = (),
        cause: int = Cause.NORMAL,
        by: CallEnd | None = None,
    ) -> None:
        """Report the losses of ``cleared_ends``, then the Detail of each of ``calls``.

        ``by`` is the end that caused the clearing.
        """
        cleared_ends = tuple(cleared_ends)
        for end in cleared_ends:
            end.call = None
        # A remaining party is lost, too, at nodes that its call no longer runs over.
        for end in dict.fromkeys((*cleared_ends, *(end for call in calls for end in call.parties()))):
            self._report_losses(end, cause, by)
        for end in cleared_ends:
            self._remove_end(end, cause)
        for call in calls:
            self._report_detail(call)
        users = dict.fromkeys(
            end.user for end in (*cleared_ends, *(end for call in calls for end in call.iter_ends()))
        )
        for user in users:
            if user is not None:
                self._report_activity(user)

    def report_attempt_reject(self, user: User, end: CallEnd, qualifier: str) -> None:
        """Report that ``user`` rejected a ringing call (section 6.7.7)."""
        event = AttemptReject(
            pbx=user.node.address, node_id=user.node.id, end_id=end.id, user=user.name,
            qualifier=qualifier, timestamp=self.read_timestamp(),
        )  # fmt: skip
        self._emit_event(user.node, event, connected=end.call is not None and end.call.was_connected)

    def build_snapshot(self, nodes: Iterable[Node]) -> list[NodeEvent]:
        """Return the current Detail of every call in progress, as seen by ``nodes`` (section 6.4.2)."""
        selected = set(nodes)
        return [
            self._build_detail_event(call, node)
            for call in self.calls
            for node in call.call_ids
            if node in selected
        ]

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are."""
        return [build_actual_call(call) for call in self.calls]

    def _report_detail(self, call: Call) -> None:
        route = call.list_traversed_nodes(self.company)
        if route:
            self.calls[call] = None
        else:
            self.calls.pop(call, None)
        # In Delta3, a call ends at a node with the losses of its ends; Delta2 has a record for that.
        for node in [node for node in call.call_ids if node not in route]:
            call_id = call.call_ids.pop(node)
            record = derived_events.build_deleted_record(_list_delta2_ids(call), call_id, node.address)
            self._emit_event(node, record)
        for node in route:
            if node not in call.call_ids:
                self._call_ids[node] += 1
                call.call_ids[node] = self._call_ids[node]
            detail = build_detail(call, node, self.company, self.read_timestamp())
            is_endpoint = has_own_end(call, node)
            for end, party in zip(call.parties(), (detail.party_a, detail.party_b), strict=False):
                end.reports_by_node[node] = EndReport(is_endpoint, (party and party.description) or "")
            self._sink(
                NodeEvent(node, detail, connected=call.was_connected, delta2_ids=_list_delta2_ids(call))
            )

    def _build_detail_event(self, call: Call, node: Node) -> NodeEvent:
        detail = build_detail(call, node, self.company, self.read_timestamp())
        return NodeEvent(node, detail, connected=call.was_connected, delta2_ids=_list_delta2_ids(call))

    def report_swap(self, call: Call) -> None:
        """Report, in Delta2 only, that the two ends of ``call`` have changed places."""
        for node, call_id in call.call_ids.items():
            record = derived_events.build_swapped_record(_list_delta2_ids(call), call_id, node.address)
            self._emit_event(node, record)

    def _report_losses(self, end: CallEnd, cause: int, by: CallEnd | None) -> None:
        """Report the loss of ``end`` at every node that has reported it and where it no longer is a party."""
        route: tuple[Node, ...] = ()
        if end.call is not None and end in end.call.parties():
            route = end.call.list_traversed_nodes(self.company)
        inbound = ClearedInbound.YES if end is by else ClearedInbound.NO
        for node in [node for node in end.reports_by_node if node not in route]:
            last_report = end.reports_by_node.pop(node)
            event: CallLost | LinkLost
            if last_report.had_own_end:
                event = CallLost(
                    pbx=node.address, node_id=node.id, end_id=end.id, cleared_inbound=inbound,
                    cause=cause, timestamp=self.read_timestamp(),
                )  # fmt: skip
            else:
                event = LinkLost(
                    pbx=node.address, node_id=node.id, end_id=end.id, cleared_inbound=inbound,
                    cause=cause, timestamp=self.read_timestamp(), link_reference=last_report.description,
                )  # fmt: skip
            self._emit_event(node, event)

    def _remove_end(self, end: CallEnd, cause: int) -> None:
        if end.channel is not None:
            self.busy_channels.discard(end.channel)
        if end.sip_call_id:
            self._report_sip_dialogue(end, "END")
            end.sip_call_id = ""
        # pop() returns the default for an end that has already been removed.
        if end.user is not None and self._ends_by_user.get(end.user, {}).pop(end, end) is None:
            self._emit_event(end.user.node, derived_events.build_call_lost_event(end.user, cause))

    def _report_sip_dialogue(self, end: CallEnd, action: str) -> None:
        event = SipTrack(
            pbx=end.node.address, action=action, end_id=end.id, channel=end.delta2_id,
            sip_type=_SIP_TYPES.get(end.party.equipment_class),
            direction="IN" if end.party.direction else "OUT", sip_call_id=end.sip_call_id,
        )  # fmt: skip
        self._emit_event(end.node, event)

    def _report_activity(self, user: User) -> None:
        ends = self._ends_by_user.get(user, {})
        new = derived_events.compute_activity(ends)
        old = self._activities.get(user, ExtensionActivity.IDLE)
        if new != old:
            self._activities[user] = new
            self._emit_event(user.node, derived_events.build_state_event(user, new, old))

    def _emit_event(self, node: Node, event: ReportedEvent, *, connected: bool = False) -> None:
        self._sink(NodeEvent(node, event, connected=connected))


def _list_delta2_ids(call: Call) -> tuple[str, str]:
    return call.a.delta2_id, call.b.delta2_id if call.b is not None else ""
