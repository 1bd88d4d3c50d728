"""The records of a call merged: two parties, targets, status, direction and flags."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from devlink3_desk.protocol.enums import (
    AudioPath,
    CalledType,
    Direction,
    PartyFlags,
    PublicLine,
    Remote,
    Tone,
)
from devlink3_desk.protocol.records import NumberValue, Party, Target
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus, PartyKind
from devlink3_desk.switchboard.calls import state_rules
from devlink3_desk.switchboard.calls.node_calls import NodeCall, TrackedCall, fold_id

# A worked example: the second step of tests/switchboard/corpus/transfer_two_nodes.txt, in its notation.
#
# A caller on trunk t1 of node n1 talks to extension 5001 (e1) of node n2. Each node has a record of the call,
# with its own view of the two ends. t1 is local to n1; for n2 it is a remote end, reached over the tie line
# between the two nodes. e1 is local to n2.
#
#   n1/1  a t1     trunk in connected public=1 cli=01707123456 line=5.1     b e1@n2  5001 connected
#   n2/7  a t1@n1  tie   in connected public=0 cli=01707123456              b e1     5001 connected
#
# Both node calls belong to one TrackedCall, since they share their ends (see tracker.py). MergedCall takes
# each end from the record that knows it best (_merge_all):
#
#   end  candidates                                           best                  becomes
#   t1   n1/1 PartyA (local), n2/7 PartyA (remote)           n1/1: local           party_a
#   e1   n1/1 PartyB (remote), n2/7 PartyB (local)             n2/7: local           party_b
#
# The primary node call is the one where party_a is local, n1/1; fields of the call as a whole, such as the
# hunt group, come from there first. The functions below derive the rest, and build_call_info() the row:
#
#   compute_status     PartyB is connected, both have an audio path       CONNECTED
#   compute_direction  t1 is a public line with direction "in"            INCOMING
#   build_party_info   t1: number from its CLI, line from its description
#
#   CallInfo(id="call-2", state=CONNECTED, direction=INCOMING,
#            a=PartyInfo("01707123456", "01707123456", TRUNK, line="5.1"),
#            b=PartyInfo("5001", "5001", EXTENSION), nodes=("c0a80101", "c0a80102"), ...)
#
# When n2 loses both ends, because 5001 transfers the caller back to n1, n1/1 is merged alone:
# _merge_single(). A party that left with a moving cause remains as moved_party until another one has its
# place, so the row does not become empty during the transfer.

# In CPython 3.11, looking up a member of an enumeration takes as long as building a row. Looked up once.
_DIALLING: Final = CallStatus.DIALLING
_RINGING: Final = CallStatus.RINGING
_CONNECTED: Final = CallStatus.CONNECTED
_HELD: Final = CallStatus.HELD
_VOICEMAIL: Final = CallStatus.VOICEMAIL
_DISCONNECTING: Final = CallStatus.DISCONNECTING
_ANNOUNCEMENT: Final = CallStatus.ANNOUNCEMENT
_UNKNOWN: Final = CallStatus.UNKNOWN
_IN: Final = Direction.IN
_OUT: Final = Direction.OUT
_PUBLIC_LINE: Final = PublicLine.YES
_NOT_PUBLIC_LINE: Final = PublicLine.NO
_LOCAL: Final = Remote.LOCAL
_TRANSIT: Final = Remote.TRANSIT
_NO_AUDIO: Final = AudioPath.NONE
_HOLD_MUSIC: Final = Tone.HOLD_MUSIC
_EMERGENCY: Final = CalledType.EMERGENCY
_INCOMING: Final = CallDirection.INCOMING
_OUTGOING: Final = CallDirection.OUTGOING
_INTERNAL: Final = CallDirection.INTERNAL
_UNKNOWN_DIRECTION: Final = CallDirection.UNKNOWN
_TRUNK: Final = PartyKind.TRUNK
_EXTENSION: Final = PartyKind.EXTENSION
_OTHER: Final = PartyKind.OTHER
SERVICE_KINDS: Final = frozenset({PartyKind.VOICEMAIL, PartyKind.PARK, PartyKind.CONFERENCE})
"""Kinds of parties that have a name of their own and never are callers."""
_NO_REJECTIONS: Final[Mapping[str, str]] = MappingProxyType({})


def party_kind(party: Party | Target) -> PartyKind:
    """Return the kind of a party: by its equipment, unless it is a public line or has a user."""
    kind = state_rules.KIND_BY_EQUIPMENT.get(party.equipment_class, _OTHER)
    if kind in SERVICE_KINDS:
        return kind
    if party.public_line == 1:
        return _TRUNK
    # A user of another node may be reported with the equipment of the line to that node.
    return _EXTENSION if party.identity else kind


class MergedCall:
    """The parties and targets of a call, each from the node that knows it best.

    An instance is a picture of one moment: it is built for each change and then dropped.
    """

    __slots__ = (
        "departed_parties",
        "extra_parties",
        "has_hung_up",
        "moved_party",
        "node_calls",
        "party_a",
        "party_b",
        "primary",
        "rejected_targets",
        "targets",
    )  # fmt: skip

    def __init__(self, call: TrackedCall) -> None:
        self.party_a: Party | None = None
        self.party_b: Party | None = None
        self.targets: tuple[Target, ...] = ()
        self.rejected_targets: Mapping[str, str] = _NO_REJECTIONS
        self.moved_party: Party | None = None
        """A party that has left with a moving cause and has not been replaced yet."""
        self.has_hung_up = False
        """Whether a party of the record has hung up."""
        self.departed_parties: tuple[Party, ...] = ()
        """Parties of the records that have left the call."""
        self.extra_parties: tuple[Party, ...] = ()
        """Parties beyond the two, in a conference that is one call."""
        if len(call.node_calls) == 1:
            (self.primary,) = call.node_calls.values()
            self.node_calls: tuple[NodeCall, ...] = (self.primary,)
            self._merge_single(self.primary)
        else:
            self.node_calls = tuple(call.sorted_node_calls())
            self._merge_all()

    def list_parties(self) -> tuple[Party, ...]:
        """Return the parties in the call and those of its records that have just left."""
        a, b = self.party_a, self.party_b
        others = self.departed_parties + self.extra_parties
        if a is not None and b is not None:
            return (a, b, *others) if others else (a, b)
        only = b if a is None else a
        return others if only is None else (only, *others)

    def _merge_single(self, node_call: NodeCall) -> None:
        detail = node_call.detail
        a, b = detail.party_a, detail.party_b
        if a is not None:
            end = node_call.a_end
            if not end or (end in node_call.live_ends and end not in node_call.released_ends):
                self.party_a = a
            else:
                self._add_departed_party(node_call, end, a)
        if b is not None:
            end = node_call.b_end
            if not end or (end in node_call.live_ends and end not in node_call.released_ends):
                self.party_b = b
                return
            self._add_departed_party(node_call, end, b)
        self.targets = detail.targets
        self.rejected_targets = node_call.rejected_targets

    def _add_departed_party(self, node_call: NodeCall, end: str, party: Party) -> None:
        self.departed_parties += (party,)
        if end in node_call.released_ends or node_call.departed_ends.get(end) in state_rules.MOVE_CAUSES:
            self.moved_party = party
        else:
            self.has_hung_up = True

    def _merge_all(self) -> None:
        """Select the best record of each end: of its own node, then the fuller one, then the lower node."""
        best: dict[str, tuple[tuple[bool, int], Party, bool]] = {}
        for node_call in self.node_calls:
            for end, party, is_b in (
                (node_call.a_end, node_call.detail.party_a, False),
                (node_call.b_end, node_call.detail.party_b, True),
            ):
                if party is None:
                    continue
                if not node_call.is_present(end):
                    self._add_departed_party(node_call, end, party)
                    continue
                # Node calls are sorted by node, so on equal merit the lower node wins in any order.
                merit = (party.remote == _LOCAL, _count_filled_fields(party))
                if end not in best or merit > best[end][0]:
                    best[end] = (merit, party, is_b)
        if len(best) > 1 and not any(is_b for _, _, is_b in best.values()):
            self._find_answerer(best)
        self._assign_parties(best)
        self.primary = self._select_primary()
        if self.party_b is None:
            self._collect_targets()

    def _find_answerer(self, best_records: dict[str, tuple[tuple[bool, int], Party, bool]]) -> None:
        """Use the record in which one of the ends has answered the other, where that of its node is older.

        In the record of its own node, a phone that picks a call up is the PartyA that has dialled the code,
        until that node reports the pick-up, too.
        """
        for node_call in self.node_calls:
            ends = {node_call.a_end, node_call.b_end}
            b = node_call.detail.party_b
            if b is not None and len(ends) > 1 and all(map(node_call.is_present, ends)):
                merit, _, _ = best_records[node_call.b_end]
                best_records[node_call.b_end] = (merit, b, True)
                return

    def _assign_parties(self, best_records: dict[str, tuple[tuple[bool, int], Party, bool]]) -> None:
        """Assign the ends to PartyA and PartyB; further ends become ``extra_parties``."""
        # Of several callers in a conference, people talk about the one outside.
        local_first = sorted(
            best_records.items(),
            key=lambda item: (not item[1][0][0], item[1][1].public_line != _PUBLIC_LINE, item[0]),
        )
        for _, (_, party, is_b) in local_first:
            # A park slot, a voicemail or a conference replaces another PartyB: it determines the status.
            if is_b and (
                self.party_b is None
                or (party.equipment_class in state_rules.STATUS_BY_EQUIPMENT and not self._is_b_special())
            ):
                if self.party_b is not None:
                    self.extra_parties += (self.party_b,)
                self.party_b = party
            elif not is_b and self.party_a is None:
                self.party_a = party
            else:
                self.extra_parties += (party,)

    def _is_b_special(self) -> bool:
        return self.party_b is not None and self.party_b.equipment_class in state_rules.STATUS_BY_EQUIPMENT

    def _select_primary(self) -> NodeCall:
        """Return the node call that describes the call as a whole: the one where PartyA is local."""
        a_end, b_end = (
            "" if party is None else fold_id(party.end_id) for party in (self.party_a, self.party_b)
        )
        return max(
            self.node_calls,
            key=lambda node_call: (
                node_call.a_end == a_end and node_call.is_local(a_end),
                bool(node_call.b_end) == bool(b_end),
            ),
        )

    def _collect_targets(self) -> None:
        targets: dict[str, Target] = {}
        for node_call in sorted(self.node_calls, key=lambda node_call: node_call is not self.primary):
            for target in node_call.detail.targets:
                end = fold_id(target.end_id) or f"{target.identity} {target.target_number}"
                known = targets.get(end)
                if known is None or (known.remote != _LOCAL and target.remote == _LOCAL):
                    targets[end] = target
            self.rejected_targets = {**node_call.rejected_targets, **self.rejected_targets}
        self.targets = tuple(targets.values())

    def has_open_place(self) -> bool:
        """Return whether a party has moved away and no record names the one that takes its place."""
        return (
            self.moved_party is not None
            and not self.has_hung_up
            and not self.targets
            and (self.party_a is None or self.party_b is None)
        )

    def find_text(self, name: str) -> str:
        """Return the first non-empty field ``name`` of the call sections, the primary one's first."""
        text = getattr(self.primary.detail.call, name)
        if text or len(self.node_calls) == 1:
            return text or ""
        texts = (getattr(node_call.detail.call, name) for node_call in self.node_calls)
        return next(filter(None, texts), "")

    def queue_state(self) -> NumberValue:
        """Return the queue field; with several node calls, the largest one, since 0 means "not queued"."""
        if len(self.node_calls) == 1:
            return self.primary.detail.call.queue_state
        states = [node_call.detail.call.queue_state for node_call in self.node_calls]
        return max((state for state in states if isinstance(state, int)), default=None)


def _count_filled_fields(party: Party) -> int:
    return sum(1 for name in party.__struct_fields__ if getattr(party, name) not in (None, "", 0, ()))


# status


def compute_status(merged: MergedCall) -> CallStatus:
    """Return the status of a call, by the tables of :mod:`.state_rules`."""
    a, b = merged.party_a, merged.party_b
    if merged.has_hung_up and (a is None or b is None) and not merged.targets:
        return _DISCONNECTING
    # A party that has moved still counts: the next record names the one that takes its place.
    if merged.moved_party is not None and not merged.targets and (a is None or b is None):
        if b is None:
            b = merged.moved_party
        else:
            a = merged.moved_party
    if b is not None:
        return _compute_status_with_b(a, b, merged)
    if a is not None:
        if a.state is not None and a.state not in state_rules.STATUS_BY_PARTY_STATE:
            return _UNKNOWN
        if state_rules.STATUS_BY_PARTY_STATE.get(a.state) is _DISCONNECTING:
            return _DISCONNECTING
    return _compute_unanswered_status(merged, _RINGING if merged.targets else _DIALLING)


def _compute_unanswered_status(merged: MergedCall, default: CallStatus) -> CallStatus:
    """Return the status of a call that nobody has answered, from its queue field."""
    queue = merged.queue_state()
    return state_rules.STATUS_BY_QUEUE_STATE.get(queue, _UNKNOWN) if queue else default


def _compute_status_with_b(a: Party | None, b: Party, merged: MergedCall) -> CallStatus:
    status_b = state_rules.STATUS_BY_PARTY_STATE.get(b.state, _UNKNOWN)
    status_a = state_rules.STATUS_BY_PARTY_STATE.get(a.state, _UNKNOWN) if a is not None else status_b
    if status_a is _DISCONNECTING or status_b is _DISCONNECTING:
        return _DISCONNECTING
    if b.equipment_class in state_rules.ANNOUNCER_CLASSES and _is_announcement_playing(merged):
        return _ANNOUNCEMENT
    special = state_rules.STATUS_BY_EQUIPMENT.get(b.equipment_class)
    if special is None and a is not None and status_b is _CONNECTED:
        special = state_rules.STATUS_BY_EQUIPMENT.get(a.equipment_class)
    if special is not None:
        return special
    if merged.primary.detail.call.voicemail_recording == 1:
        return _VOICEMAIL
    if status_a is _UNKNOWN or status_b is _UNKNOWN:
        return _UNKNOWN
    if status_b is _CONNECTED:
        return _HELD if is_held(a) or is_held(b) else status_b
    return _compute_unanswered_status(merged, status_b)


def _is_announcement_playing(merged: MergedCall) -> bool:
    """Return whether the queue plays an announcement to the caller, who leaves no message."""
    is_recording = merged.primary.detail.call.voicemail_recording == 1
    return not is_recording and merged.queue_state() == state_rules.ANNOUNCEMENT


def is_held(party: Party | None) -> bool:
    """Return whether a party's record shows that the call is on hold (section 6.7.3)."""
    return party is not None and (party.audio_path == _NO_AUDIO or party.tone == _HOLD_MUSIC)


def find_holder(a: Party | None, b: Party | None) -> Party | None:
    """Return the party that has put the other one on hold, ``None`` if the records do not show it.

    A party that hears hold music is held by the other one. Without music, a trunk cannot hold, so the
    extension does; of two extensions, the one without an audio path does, since the held one keeps its
    path to the PBX.
    """
    if a is None or b is None:
        return None
    if (a.tone == _HOLD_MUSIC) != (b.tone == _HOLD_MUSIC):
        return b if a.tone == _HOLD_MUSIC else a
    extensions = [party for party in (a, b) if party_kind(party) is _EXTENSION]
    if len(extensions) == 1:
        return extensions[0]
    without_audio = [party for party in (a, b) if party.audio_path == _NO_AUDIO]
    return without_audio[0] if len(without_audio) == 1 else None


# direction and flags


def compute_direction(merged: MergedCall, parties: tuple[Party, ...]) -> CallDirection:
    """Return the direction of a call, by the public line that one of ``parties`` is, if any.

    ``parties`` are those of :meth:`MergedCall.list_parties`.
    """
    uses_public_line = False
    direction = _UNKNOWN_DIRECTION
    for party in parties:
        if party.public_line == _PUBLIC_LINE:
            uses_public_line = True
            if party.direction == _IN:
                return _INCOMING
            if party.direction == _OUT:
                direction = _OUTGOING
    if uses_public_line:
        return direction
    if not parties or not all(_is_certainly_internal(party) for party in parties):
        return _UNKNOWN_DIRECTION
    if len(parties) >= 2:
        return _INTERNAL
    if merged.targets and all(target.public_line == _PUBLIC_LINE for target in merged.targets):
        return _OUTGOING
    if merged.targets and all(_is_certainly_internal(target) for target in merged.targets):
        return _INTERNAL
    return _UNKNOWN_DIRECTION


def _is_certainly_internal(end: Party | Target) -> bool:
    """Return whether an end is certainly no public line."""
    if end.public_line != _NOT_PUBLIC_LINE:
        return False
    # A node that the call only transits may not know that the end is a line elsewhere (section 6.7.3).
    return (
        end.remote != _TRANSIT or bool(end.identity) or end.equipment_class in state_rules.STATUS_BY_EQUIPMENT
    )


def compute_flags(merged: MergedCall, parties: tuple[Party, ...]) -> tuple[CallFlag, ...]:
    """Return the flags of a call, from all of its parties (:meth:`MergedCall.list_parties`)."""
    bits = 0
    emergency = False
    for party in parties:
        if party.flags and isinstance(party.flags, int):
            bits |= party.flags
        if party.called_type == _EMERGENCY:
            emergency = True
    for target in merged.targets:
        if target.called_type == _EMERGENCY:
            emergency = True
    if not bits and not emergency:
        return ()
    flags = [flag for bit, flag in state_rules.CALL_FLAG_BITS if bits & bit]
    # CONSENT_ANSWERED means consent only without CONSENT_REFUSED (docs/switchboard.md).
    if bits & PartyFlags.CONSENT_REFUSED:
        flags.append(CallFlag.CONSENT_REFUSED)
    elif bits & PartyFlags.CONSENT_ANSWERED:
        flags.append(CallFlag.CONSENT_GIVEN)
    if emergency:
        flags.append(CallFlag.EMERGENCY)
    return tuple(flags)
