"""What the records of a call say together: its two ends, its targets, its state and direction."""

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
from devlink3_desk.switchboard.calls.parties import party_kind

# To look up a member of an enumeration costs as much as to make a view (CPython 3.11); this is done once.
_DIALLING: Final = CallStatus.DIALLING
_RINGING: Final = CallStatus.RINGING
_CONNECTED: Final = CallStatus.CONNECTED
_HELD: Final = CallStatus.HELD
_VOICEMAIL: Final = CallStatus.VOICEMAIL
_DISCONNECTING: Final = CallStatus.DISCONNECTING
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
_NO_REJECTIONS: Final[Mapping[str, str]] = MappingProxyType({})


class MergedCall:
    """The ends and targets of a call, each from the node that knows it best."""

    __slots__ = (
        "a_end",
        "all_parties",
        "b_end",
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
        self.a_end = ""
        self.b_end = ""
        self.targets: tuple[Target, ...] = ()
        self.rejected_targets: Mapping[str, str] = _NO_REJECTIONS
        self.moved_party: Party | None = None
        """A party of the record that has left for elsewhere and whose place nobody has taken yet."""
        self.has_hung_up = False
        """Whether a party of the record has hung up."""
        self.departed_parties: tuple[Party, ...] = ()
        """Parties of the records that are no longer in the call."""
        self.extra_parties: tuple[Party, ...] = ()
        """Further ends, in a conference that is one call."""
        if len(call.node_calls) == 1:
            (self.primary,) = call.node_calls.values()
            self.node_calls: tuple[NodeCall, ...] = (self.primary,)
            self._merge_single(self.primary)
        else:
            self.node_calls = tuple(call.sorted_node_calls())
            self._merge_all()
        present = self._present_parties()
        self.all_parties = (
            present + self.departed_parties + self.extra_parties
            if self.departed_parties or self.extra_parties
            else present
        )
        """Those in the call and those of its records that have just left."""

    def _present_parties(self) -> tuple[Party, ...]:
        if self.party_b is None:
            return () if self.party_a is None else (self.party_a,)
        return (self.party_b,) if self.party_a is None else (self.party_a, self.party_b)

    def _merge_single(self, node_call: NodeCall) -> None:
        detail = node_call.detail
        a, b = detail.party_a, detail.party_b
        if a is not None:
            end = node_call.a_end
            if not end or (end in node_call.live_ends and end not in node_call.released_ends):
                self.party_a, self.a_end = a, end
            else:
                self._add_departed_party(node_call, end, a)
        if b is not None:
            end = node_call.b_end
            if not end or (end in node_call.live_ends and end not in node_call.released_ends):
                self.party_b, self.b_end = b, end
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
        """Choose each end's best record: that of its own node, then the fuller one, then by node."""
        best: dict[str, tuple[tuple[bool, int], Party, bool]] = {}
        for leg in self.node_calls:
            for end, party, is_b in (
                (leg.a_end, leg.detail.party_a, False),
                (leg.b_end, leg.detail.party_b, True),
            ):
                if party is None:
                    continue
                if not leg.is_present(end):
                    self._add_departed_party(leg, end, party)
                    continue
                merit = (party.remote == _LOCAL, _count_filled_fields(party))
                if end not in best or merit > best[end][0]:
                    best[end] = (merit, party, is_b)
        self._assign_parties(best)
        self.primary = self._select_primary()
        if self.party_b is None:
            self._collect_targets()

    def _assign_parties(self, best_records: dict[str, tuple[tuple[bool, int], Party, bool]]) -> None:
        """Give the ends their places. A place already taken makes a guest."""
        for end, (_, party, is_b) in sorted(
            best_records.items(), key=lambda item: (not item[1][0][0], item[0])
        ):
            if is_b and (
                self.party_b is None
                or (party.equipment_class in state_rules.STATUS_BY_EQUIPMENT and not self._is_b_special())
            ):
                if self.party_b is not None:
                    self.extra_parties += (self.party_b,)
                self.party_b, self.b_end = party, end
            elif not is_b and self.party_a is None:
                self.party_a, self.a_end = party, end
            else:
                self.extra_parties += (party,)

    def _is_b_special(self) -> bool:
        return self.party_b is not None and self.party_b.equipment_class in state_rules.STATUS_BY_EQUIPMENT

    def _select_primary(self) -> NodeCall:
        """Return the view whose word on the call itself counts: where the caller is local."""
        return max(
            self.node_calls,
            key=lambda leg: (
                leg.a_end == self.a_end and leg.is_local(leg.a_end),
                bool(leg.b_end) == bool(self.b_end),
            ),
        )

    def _collect_targets(self) -> None:
        found: dict[str, Target] = {}
        for leg in sorted(self.node_calls, key=lambda leg: leg is not self.primary):
            for target in leg.detail.targets:
                end = fold_id(target.end_id) or f"{target.identity} {target.target_number}"
                known = found.get(end)
                if known is None or (known.remote != _LOCAL and target.remote == _LOCAL):
                    found[end] = target
            self.rejected_targets = {**leg.rejected_targets, **self.rejected_targets}
        self.targets = tuple(found.values())

    def find_text(self, name: str) -> str:
        """Return the first text that a view's call section has under ``name``, the leading view's first."""
        found = getattr(self.primary.detail.call, name)
        if found or len(self.node_calls) == 1:
            return found or ""
        return next((t for leg in self.node_calls if (t := getattr(leg.detail.call, name))), "")

    def queue_state(self) -> NumberValue:
        """Return the queue field; a view that says more wins over one that says nothing."""
        if len(self.node_calls) == 1:
            return self.primary.detail.call.queue_state
        states = [leg.detail.call.queue_state for leg in self.node_calls]
        return max((state for state in states if isinstance(state, int)), default=None)


def _count_filled_fields(party: Party) -> int:
    return sum(1 for name in party.__struct_fields__ if getattr(party, name) not in (None, "", 0, ()))


# state


def compute_status(merged: MergedCall) -> CallStatus:
    """Return what is happening to a call, by the tables of :mod:`.rules`."""
    a, b = merged.party_a, merged.party_b
    if merged.has_hung_up and (a is None or b is None) and not merged.targets:
        return _DISCONNECTING
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
    """Return what the queue field says of a call that nobody has answered."""
    queue = merged.queue_state()
    return state_rules.STATUS_BY_QUEUE_STATE.get(queue, _UNKNOWN) if queue else default


def _compute_status_with_b(a: Party | None, b: Party, merged: MergedCall) -> CallStatus:
    of_b = state_rules.STATUS_BY_PARTY_STATE.get(b.state, _UNKNOWN)
    of_a = state_rules.STATUS_BY_PARTY_STATE.get(a.state, _UNKNOWN) if a is not None else of_b
    if _DISCONNECTING in (of_a, of_b):
        return _DISCONNECTING
    special = state_rules.STATUS_BY_EQUIPMENT.get(b.equipment_class)
    if special is None and a is not None and of_b is _CONNECTED:
        special = state_rules.STATUS_BY_EQUIPMENT.get(a.equipment_class)
    if special is not None:
        return special
    if merged.primary.detail.call.voicemail_recording == 1:
        return _VOICEMAIL
    if _UNKNOWN in (of_a, of_b):
        return _UNKNOWN
    if of_b is _CONNECTED:
        return _HELD if is_held(a) or is_held(b) else of_b
    return _compute_unanswered_status(merged, of_b)


def is_held(party: Party | None) -> bool:
    """Return whether a party's record shows that the call is on hold."""
    return party is not None and (party.audio_path == _NO_AUDIO or party.tone == _HOLD_MUSIC)


def find_holder(a: Party | None, b: Party | None) -> Party | None:
    """Return who put a held call on hold, ``None`` where the records do not tell.

    Who hears hold music is held by the other one. Without music: a line cannot hold, so between a
    line and an extension it is the extension; between two extensions it is the one whose own audio
    path is cut, since the other still has its path to the PBX.
    """
    if a is None or b is None:
        return None
    if (a.tone == _HOLD_MUSIC) != (b.tone == _HOLD_MUSIC):
        return b if a.tone == _HOLD_MUSIC else a
    extensions = [party for party in (a, b) if party_kind(party) is PartyKind.EXTENSION]
    if len(extensions) == 1:
        return extensions[0]
    cut = [party for party in (a, b) if party.audio_path == _NO_AUDIO]
    return cut[0] if len(cut) == 1 else None


# direction and flags


def compute_direction(merged: MergedCall) -> CallDirection:
    """Return which way a call goes: by the public line that it came in or went out on, if any."""
    ends = merged.all_parties
    lines = False
    found = _UNKNOWN_DIRECTION
    for party in ends:
        if party.public_line == _PUBLIC_LINE:
            lines = True
            if party.direction == _IN:
                return _INCOMING
            if party.direction == _OUT:
                found = _OUTGOING
    if lines:
        return found
    if not ends or not all(_is_surely_internal(party) for party in ends):
        return _UNKNOWN_DIRECTION
    if len(ends) >= 2:
        return _INTERNAL
    if merged.targets and all(target.public_line == _PUBLIC_LINE for target in merged.targets):
        return _OUTGOING
    if merged.targets and all(_is_surely_internal(target) for target in merged.targets):
        return _INTERNAL
    return _UNKNOWN_DIRECTION


def _is_surely_internal(end: Party | Target) -> bool:
    """Return whether an end is no public line; a node that it only transits may not know (section 6.7.3)."""
    if end.public_line != _NOT_PUBLIC_LINE:
        return False
    return (
        end.remote != _TRANSIT or bool(end.identity) or end.equipment_class in state_rules.STATUS_BY_EQUIPMENT
    )


def compute_flags(merged: MergedCall) -> tuple[CallFlag, ...]:
    """Return the facts that someone should see at once."""
    bits = 0
    emergency = False
    for party in merged.all_parties:
        if party.flags and isinstance(party.flags, int):
            bits |= party.flags
        emergency = emergency or party.called_type == _EMERGENCY
    for target in merged.targets:
        emergency = emergency or target.called_type == _EMERGENCY
    if not bits and not emergency:
        return ()
    found = [flag for bit, flag in state_rules.CALL_FLAG_BITS if bits & bit]
    if bits & PartyFlags.CONSENT_REFUSED:
        found.append(CallFlag.CONSENT_REFUSED)
    elif bits & PartyFlags.CONSENT_ANSWERED:
        found.append(CallFlag.CONSENT_GIVEN)
    if emergency:
        found.append(CallFlag.EMERGENCY)
    return tuple(found)
