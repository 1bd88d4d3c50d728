"""Calls in progress and their ends, and the view that one node has of a call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec import structs

from devlink3_desk.protocol import enums
from devlink3_desk.protocol.enums import EquipmentClass, Remote
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import CallSection, NumberValue, Party, Target
from devlink3_desk.simulator.company import FIRST_SCN_LINE, Company, Node, TrunkLine, User

# A target has some of the fields of a party. ``extra`` is for the fields of versions that are not known yet.
_TARGET_FIELD_NAMES = tuple(field for field in Target.__struct_fields__ if field != "extra")


class TrunkChannel(NamedTuple):
    """One channel of a trunk."""

    line: TrunkLine
    number: int


class EndReport(NamedTuple):
    """The last report of an end by a node."""

    had_own_end: bool
    """Whether an end of the call was at the node. Then a loss is a CallLost, otherwise a LinkLost."""
    description: str


class CallEnd:
    """One end of a call, at ``node``; ``party`` is its section in the events of that node."""

    def __init__(
        self, party: Party, node: Node, *, user: User | None = None, channel: TrunkChannel | None = None
    ) -> None:
        self.party = party
        self.node = node
        self.user = user
        self.channel = channel
        self.call: Call | None = None
        """The call in which the end is a party or target; ``None`` once it has been cleared."""
        self.reports_by_node: dict[Node, EndReport] = {}
        """Nodes that have reported the end as a party and have not reported its loss."""
        self.sip_call_id = ""

    @property
    def id(self) -> str:
        """End identifier (section 6.7.3)."""
        return self.party.end_id or ""

    @property
    def delta2_id(self) -> str:
        """Name of the end in Delta2 and SIPTrack: line, serial number, direction."""
        # The second half of an end identifier is its serial number.
        line = self.channel.line.number if self.channel else 0
        return f"{line}.{int(self.id[8:], 16)}.{int(self.party.direction or 0)}"

    def set_party_fields(self, **changes: NumberValue) -> None:
        """Change fields of the party."""
        self.party = structs.replace(self.party, **changes)

    def __repr__(self) -> str:
        """Return the identifier and a readable name, for debugging."""
        return f"<CallEnd {self.id} {self.party.identity or self.party.description or self.party.name}>"


class Call:
    """One call, which may run over several nodes."""

    def __init__(self, a: CallEnd) -> None:
        self.a = a
        self.b: CallEnd | None = None
        self.targets: list[CallEnd] = []
        # A PBX sends every field. Those that differ between nodes are added by build_detail().
        self.section = CallSection(
            account_code="", authorization_code="", tag="", transfer_cause=0, owner_huntgroup="",
            original_huntgroup="", original_user="", current_huntgroup="", current_user="",
            voicemail_recording=0, voicemail_length=0, queue_state=enums.QueueState.NONE,
            huntgroup_overflow=0, ivr_callflow="", ivr_time=0,
        )  # fmt: skip
        self.call_ids: dict[Node, int] = {}
        """CallID by node that reports the call."""
        self.was_connected = False
        """Whether the call has been connected at least once (the flag ``-CONN``)."""
        a.call = self

    def parties(self) -> tuple[CallEnd, ...]:
        """Return the one or two parties."""
        return (self.a,) if self.b is None else (self.a, self.b)

    def iter_ends(self) -> Iterator[CallEnd]:
        """Yield the parties and targets."""
        yield from self.parties()
        yield from self.targets

    def find_other_party(self, end: CallEnd) -> CallEnd:
        """Return the party that ``end`` is talking to. Raises :class:`ValueError` if there is none."""
        if end is self.a and self.b is not None:
            return self.b
        if end is self.b:
            return self.a
        raise ValueError("This end is not in a conversation.")

    def set_section_fields(self, **changes: NumberValue) -> None:
        """Change fields of the Call section."""
        self.section = structs.replace(self.section, **changes)

    def list_traversed_nodes(self, company: Company) -> tuple[Node, ...]:
        """Return the nodes that the call runs over, starting with that of party A; none once it has ended."""
        # An end that was cleared, or that has moved to another call, is no longer part of this one.
        if self.a.call is not self:
            return ()
        # A dictionary, because its order is the order in which the nodes report the call.
        nodes = dict.fromkeys(company.find_route(self.a.node, self.a.node))
        for end in self.iter_ends():
            nodes.update(dict.fromkeys(company.find_route(self.a.node, end.node)))
        return tuple(nodes)


def format_link_reference(company: Company, node: Node, end: CallEnd, call_id: int) -> str:
    """Return how ``node`` describes an end at another node: link line and channel."""
    next_node = company.find_route(node, end.node)[1]
    # The channel depends only on the CallID, so that it stays the same without being stored.
    return f"{FIRST_SCN_LINE + next_node.index}.{call_id % 30 + 1}"


def build_detail(call: Call, node: Node, company: Company, timestamp: int) -> Detail:
    """Return the Detail of ``call`` as reported by ``node`` (section 6.7.1)."""
    call_id = call.call_ids[node]
    is_endpoint = has_own_end(call, node)

    def build_party(end: CallEnd) -> Party:
        if end.node is node:
            return end.party
        reference = format_link_reference(company, node, end, call_id)
        party = structs.replace(end.party, remote=Remote.TRANSIT, description=reference)
        if is_endpoint:
            return party
        # A transit node may not know all fields of an end (section 6.7.3).
        return structs.replace(party, did="", dialled="", emergency_location=0)

    return Detail(
        pbx=node.address,
        call=structs.replace(call.section, node_id=node.id, call_id=call_id, timestamp=timestamp),
        party_a=build_party(call.a),
        party_b=build_party(call.b) if call.b is not None else None,
        targets=tuple(_build_target(build_party(end)) for end in call.targets),
    )


def has_own_end(call: Call, node: Node) -> bool:
    """Return whether an end of ``call`` is at ``node``."""
    return any(end.node is node for end in call.iter_ends())


def _build_target(party: Party) -> Target:
    return Target(**{name: getattr(party, name) for name in _TARGET_FIELD_NAMES})


class ActualCall(msgspec.Struct, frozen=True):
    """A call as it really is, to compare the state of a client with."""

    call_ids: dict[str, int]
    """CallID by node identifier."""
    a: Party
    b: Party | None
    targets: tuple[Target, ...]
    section: CallSection

    @property
    def is_conference(self) -> bool:
        """Whether the call connects a user to a conference."""
        parties = (self.a, self.b)
        return any(
            party is not None and party.equipment_class == EquipmentClass.CONFERENCE for party in parties
        )


def build_actual_call(call: Call) -> ActualCall:
    """Return a copy of the current state of ``call``."""
    return ActualCall(
        call_ids={node.id: call_id for node, call_id in call.call_ids.items()},
        a=call.a.party,
        b=call.b.party if call.b is not None else None,
        targets=tuple(_build_target(end.party) for end in call.targets),
        section=call.section,
    )
