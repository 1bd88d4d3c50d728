"""One stream of events: what its flags let through, numbered by the counters of each PBX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.events import CallLost, Detail, ExtensionState, ExtensionText, LinkLost, SipTrack
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.framing import encode_frame
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.simulator.company import Node
from devlink3_desk.simulator.reporter import NodeEvent


class EventStream:
    """The stream that one event request began (section 6.4); its counters start at 1.

    ``home`` is the node that the client is connected to.
    """

    def __init__(
        self, flags: frozenset[EventFlag], connected_node: Node, gap_every: int | None = None
    ) -> None:
        self.flags = flags
        self._connected_node = connected_node
        self._gap_every = gap_every
        self._counters: Counter[str] = Counter()
        self._reported_parties: set[tuple[str, str | None]] = set()
        """Node and end of every party that this stream has been told of (``-CONN``)."""

    def select_nodes(self, all_nodes: Iterable[Node]) -> tuple[Node, ...]:
        """Return the nodes that it streams of (section 6.4.1)."""
        return tuple(all_nodes) if EventFlag.SCN in self.flags else (self._connected_node,)

    def encode_event_frame(self, emission: NodeEvent) -> bytes:
        """Return the frame that tells this stream of ``emission``: nothing where its flags leave it out."""
        if emission.node is not self._connected_node and EventFlag.SCN not in self.flags:
            return b""
        data = self._encode_event(emission)
        return self.encode_packet_frame(emission.node.address, data) if data is not None else b""

    def encode_packet_frame(self, address: str, data: bytes) -> bytes:
        """Return the frame of an event packet with the next counter of ``address``."""
        self._counters[address] += 1
        if self._gap_every and self._counters[address] % self._gap_every == 0:
            self._counters[address] += 1
        counter = self._counters[address] % 0x100000000
        return encode_frame(packet_codec.encode_packet(EventPacket(address, counter, data)))

    def skip_counters(self, count: int) -> None:
        """Skip ``count`` counters of every PBX, as if as many events were lost."""
        for address in {self._connected_node.address, *self._counters}:
            self._counters[address] += count

    def _encode_event(self, emission: NodeEvent) -> bytes | None:
        match emission.event:
            case SipTrack():
                return emission.encode_tuple() if EventFlag.SIP_TRACK in self.flags else None
            case ExtensionText() | ExtensionState():
                return emission.encode_tuple() if EventFlag.CM_EXTN in self.flags else None
        if EventFlag.CD2 in self.flags:
            return emission.encode_delta2(text=EventFlag.TEXT in self.flags)
        return emission.encode_tuple() if self._is_eligible(emission) else None

    def _is_eligible(self, emission: NodeEvent) -> bool:
        """Return whether a call event is for a stream of Delta3, one that may want connected calls only."""
        event = emission.event
        if isinstance(event, Detail):
            if EventFlag.CONNECTED in self.flags and not emission.connected:
                return False
            for party in (event.party_a, event.party_b):
                if party is not None:
                    self._reported_parties.add((emission.node.id, party.end_id))
            return True
        if isinstance(event, CallLost | LinkLost):
            # What this stream was never told of cannot be lost to it.
            return self._discard_reported(emission.node.id, event.end_id)
        return emission.is_delta3 and (emission.connected or EventFlag.CONNECTED not in self.flags)

    def _discard_reported(self, node_id: str, end_id: str | None) -> bool:
        known = (node_id, end_id) in self._reported_parties
        self._reported_parties.discard((node_id, end_id))
        return known
