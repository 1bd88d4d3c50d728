"""Builds the values that users see of a tracked call: row, parties, details and effects.

A call affects the extensions in it (their status) and the hunt group that it is for (its counters).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat
from typing import Final

import msgspec

from devlink3_desk.numbers.plan import parse_presented, parse_record
from devlink3_desk.protocol.enums import CliPresentation, Direction, NameType, PublicLine
from devlink3_desk.protocol.events import Detail, SipTrack
from devlink3_desk.protocol.records import NumberValue, Party, Target
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallInfo,
    CallStatus,
    ExtensionStatus,
    PartyInfo,
    PartyKind,
    Person,
)
from devlink3_desk.switchboard.calls import merged_call, state_rules
from devlink3_desk.switchboard.calls.call_moves import party_number
from devlink3_desk.switchboard.calls.merged_call import SERVICE_KINDS, MergedCall, party_kind
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH, CallParts, TrackedCall, fold_id
from devlink3_desk.switchboard.calls.state_rules import QueueRole

WITHHELD: Final = "Withheld"
"""Name of a caller who withholds the number."""

UNAVAILABLE: Final = "Unavailable"
"""Name of a caller whose network did not transmit the number."""

_HIDDEN_NAMES: Final[dict[int | str | None, str]] = {
    CliPresentation.WITHHELD: WITHHELD,
    CliPresentation.NOT_AVAILABLE: UNAVAILABLE,
}

# In CPython 3.11, looking up a member of an enumeration takes as long as building a row. Looked up once.
_HELD: Final = CallStatus.HELD
_INCOMING: Final = CallDirection.INCOMING
_OUTGOING: Final = CallDirection.OUTGOING
_RINGING: Final = CallStatus.RINGING
_EXTENSION_RINGING: Final = ExtensionStatus.RINGING
_BUSY: Final = ExtensionStatus.BUSY
_TRUNK: Final = PartyKind.TRUNK
_IN: Final = Direction.IN
_OUT: Final = Direction.OUT
_PUBLIC_LINE: Final = PublicLine.YES
_RESTRICTED: Final = NameType.RESTRICTED
_INTERNAL: Final = NameType.INTERNAL_USER

# Names that belong to the destination of the call (section 6.7.3): the record of the end that answers for a
# hunt group, a conference room or a mailbox contains them, and they are never the caller's.
_DESTINATION_NAME_TYPES: Final = frozenset(
    {NameType.HUNTGROUP, NameType.CONFERENCE, NameType.VOICEMAIL_CALLFLOW}
)


# parties


def build_party_info(
    party: Party,
    other: Party | None,
    resolver: NameResolver,
    has_prefix: bool | None = None,  # noqa: FBT001 (on the hot path)
) -> PartyInfo:
    """Return a party as it is shown; ``other`` is the party that it talks to.

    ``has_prefix`` is what calls have shown of its number, as for :func:`.parse_presented`.
    """
    kind = party_kind(party)
    called = party.direction == _OUT
    number = _find_called_number(party, other) if called else party.identity or party.cli or ""
    if called and kind is _TRUNK and number:
        has_prefix = _has_dialled_prefix(number, resolver)
    name = _find_own_name(party, other)
    if kind is _TRUNK and not called:
        hidden = _HIDDEN_NAMES.get(party.cli_presentation)
        if hidden is not None and (hidden is WITHHELD or not number):
            return PartyInfo("", hidden, kind, party.description or None, party.end_id or "")
        if party.name_type == _RESTRICTED:
            name = ""
    candidates: tuple[Person, ...] = ()
    if not name and number:
        caller = resolver.resolve_caller(number, has_prefix)
        name, candidates = caller.name or number, caller.people
    if not name and kind is not _TRUNK:
        name = party.description or ""
    line = (party.description or None) if kind is _TRUNK else None
    return PartyInfo(number, name, kind, line, party.end_id or "", None, has_prefix, candidates)


def note_presented_prefix(call: TrackedCall, merged: MergedCall, resolver: NameResolver) -> None:
    """Note what a record shows of the number of a caller on a public line.

    Called for each record and not for each row: which rows are built depends on how events are batched.
    """
    a, site = merged.party_a, resolver.directory.site
    if a is None or not a.cli or a.public_line != _PUBLIC_LINE or a.direction == _OUT:
        return
    if not site.outside_prefix:
        return
    prefixes = resolver.prefixes
    if a.cli != call.presented_number:
        call.presented_number, call.has_prefix = a.cli, None
    seen = prefixes.observe(a, merged.party_b, merged.targets, site)
    if seen is None and call.has_prefix is None:
        seen = prefixes.recall(a, site)
    if seen is not None:
        call.has_prefix = seen


def _caller_prefix(a: Party, call: TrackedCall) -> bool | None:
    return call.has_prefix if a.cli == call.presented_number else None


def _has_dialled_prefix(number: str, resolver: NameResolver) -> bool | None:
    """Return whether a number that was called on a public line begins with the outside line.

    Phones dial those digits, and the line may be sent the number with them or without.
    """
    site = resolver.directory.site
    prefix = site.outside_prefix
    if not prefix or not number.startswith(prefix):
        return None
    return parse_record(number, site) != parse_presented(number, site, has_prefix=False)


def _find_called_number(party: Party, other: Party | None) -> str:
    """Return the number of a called party; its CLI field contains the caller's number."""
    number = party.identity or party.target_number
    if not number and other is not None and other.direction == _IN:
        number = other.dialled
    return number or ""


def _find_own_name(party: Party, other: Party | None) -> str:
    """Return the name that the records give of this party itself.

    The documentation calls the field the *calling* party's name (section 6.7.3). In the record of a called
    party it is therefore the caller's, unless there is no caller's number beside it, or it is the name of
    an internal user while the caller is a public line.
    """
    if party.name_type in _DESTINATION_NAME_TYPES and party_kind(party) not in SERVICE_KINDS:
        return ""  # a phone or a line shows the name of the hunt group or the mailbox, which is not its own
    if party.direction != _OUT:
        if party.name:
            return party.name
        if other is not None and other.name and _is_callers_name(other, party) and not _is_public_line(other):
            return other.name
        return ""
    return party.name if party.name and not _is_callers_name(party, other) else ""


def _is_callers_name(called: Party, caller: Party | None) -> bool:
    """Return whether the name in the record of a called party is that of the caller."""
    if called.direction != _OUT or not called.cli or called.cli == called.identity:
        return False
    if called.name_type in _DESTINATION_NAME_TYPES or party_kind(called) in SERVICE_KINDS:
        return False
    internal = called.name_type == _INTERNAL
    return not (internal and caller is not None and _is_public_line(caller))


def _is_public_line(party: Party) -> bool:
    """Return whether a party is a public line.

    The name in the record of a called public line is the one that the PBX sends to the public network.
    """
    return party.public_line == _PUBLIC_LINE


def build_target_info(target: Target, resolver: NameResolver, rejected: str | None) -> PartyInfo:
    """Return a target as it is shown; ``rejected`` is the reason if it has rejected the call."""
    kind = party_kind(target)
    number = target.identity or target.target_number or ""
    has_prefix = _has_dialled_prefix(number, resolver) if kind is _TRUNK else None
    caller = resolver.resolve_caller(number, has_prefix)
    name = (caller.name or number) if number else target.description or ""
    line = (target.description or None) if kind is _TRUNK else None
    return PartyInfo(number, name, kind, line, target.end_id or "", rejected, has_prefix, caller.people)


# the row


def update_line(call: TrackedCall, direction: CallDirection) -> None:
    """Note whether a call uses a public line, by its direction."""
    call.has_outside_line = direction is _INCOMING or direction is _OUTGOING


def update_parts(
    call: TrackedCall, merged: MergedCall, status: CallStatus, resolver: NameResolver
) -> CallParts:
    """Return ``call.parts``, built again if status, parties or targets have changed."""
    # Comparing is cheaper than building, and these change far less often than the rest of the record.
    inputs = (
        status,
        merged.party_a,
        merged.party_b,
        merged.departed_parties,
        merged.extra_parties,
        merged.targets,
        merged.rejected_targets,
        call.has_prefix,
        resolver,
    )
    if call.parts is None or inputs != call.part_inputs:
        call.part_inputs, call.parts = inputs, _build_parts(call, merged, status, resolver)
    return call.parts


def _build_parts(
    call: TrackedCall, merged: MergedCall, status: CallStatus, resolver: NameResolver
) -> CallParts:
    a, b, parties = merged.party_a, merged.party_b, merged.list_parties()
    a_info = None if a is None else build_party_info(a, b, resolver, _caller_prefix(a, call))
    b_info = None if b is None else build_party_info(b, a, resolver)
    return CallParts(
        a_info,
        b_info,
        _build_target_infos(call, merged, resolver) if merged.targets else (),
        merged_call.compute_direction(merged, parties),
        _find_holder_number(merged, a_info, b_info) if status is _HELD else None,
        (a.did if a is not None else None) or (b.did if b is not None else None) or None,
        # What is left of a call has none: an emergency call that has gone on is not a second one.
        () if call.is_remainder else merged_call.compute_flags(merged, parties),
        tuple(filter(None, map(party_number, merged.extra_parties))) if merged.extra_parties else (),
        compute_extension_statuses(merged, status),
    )


def build_call_info(
    call: TrackedCall, merged: MergedCall, status: CallStatus, parts: CallParts, resolver: NameResolver
) -> CallInfo:
    """Return the row of a call that has been in ``status`` since ``call.status_since``."""
    group, original_group, current_group = _resolve_hunt_groups(merged, resolver)
    is_moving = merged.moved_party is not None and merged.has_open_place()
    moves = call.moves
    if moves is not None and not moves.is_complete and not is_moving:
        moves.complete(parts.a, parts.b, call.status_since)
    if merged.party_a is not None and merged.party_a.dialled:
        call.dialled = merged.party_a.dialled[:MAX_KEY_LENGTH]
    update_line(call, parts.direction)
    section = merged.primary.detail.call
    several = len(merged.node_calls) > 1
    # Positional, in the order of the fields: keywords cost a third of the time of building a row.
    return CallInfo(
        call.id,
        status,
        parts.direction,
        parts.a,
        parts.b,
        parts.targets,
        parts.held_by,
        group,
        parts.did or (several and _find_did(merged)) or None,
        section.account_code or (several and merged.find_text("account_code")) or None,
        section.tag or (several and merged.find_text("tag")) or None,
        parts.flags,
        _sorted_node_ids(merged) if several else (section.node_id or merged.primary.node,),
        call.status_since,
        call.started,
        call.since_snapshot,
        call.queued_since,
        original_group,
        current_group,
        parts.others,
        is_moving,
        None if moves is None else moves.info,
        call.may_be_older,
        call.wait_may_be_older,
    )


def _build_target_infos(
    call: TrackedCall, merged: MergedCall, resolver: NameResolver
) -> tuple[PartyInfo, ...]:
    rejected = merged.rejected_targets
    inputs = (merged.targets, rejected, resolver)
    if inputs != call.target_inputs:
        call.target_inputs = inputs
        if rejected:
            reasons = [rejected.get(fold_id(target.end_id)) for target in merged.targets]
            call.target_infos = tuple(map(build_target_info, merged.targets, repeat(resolver), reasons))
        else:
            call.target_infos = tuple(
                [build_target_info(target, resolver, None) for target in merged.targets]
            )
    return call.target_infos


def _find_holder_number(merged: MergedCall, a: PartyInfo | None, b: PartyInfo | None) -> str | None:
    holder = merged_call.find_holder(merged.party_a, merged.party_b)
    info = None if holder is None else a if holder is merged.party_a else b
    return (info.number or None) if info is not None else None


def _resolve_hunt_groups(
    merged: MergedCall, resolver: NameResolver
) -> tuple[str | None, str | None, str | None]:
    """Return the hunt group that is shown, the original one and the current one.

    What is shown is the current group, else the original one, else the owner. A call of which only the owner
    is known has not left it: that is its current group.
    """
    section = merged.primary.detail.call
    current, original, owner = section.current_huntgroup, section.original_huntgroup, section.owner_huntgroup
    if len(merged.node_calls) > 1:
        current, original = merged.find_text("current_huntgroup"), merged.find_text("original_huntgroup")
        owner = merged.find_text("owner_huntgroup")
    if not current and not original:
        owner_group = resolver.resolve_group(owner) if owner else None
        return owner_group, None, owner_group
    original_group = resolver.resolve_group(original) if original else None
    if not current or current == original:
        return original_group, original_group, original_group if current else None
    current_group = resolver.resolve_group(current)
    return current_group, original_group, current_group


def _find_did(merged: MergedCall) -> str | None:
    """Return the DID number of any party in the records."""
    for node_call in merged.node_calls:
        for party in (node_call.detail.party_a, node_call.detail.party_b):
            if party is not None and party.did:
                return party.did
    return None


def _sorted_node_ids(merged: MergedCall) -> tuple[str, ...]:
    by_node = {
        node_call.node: node_call.detail.call.node_id or node_call.node for node_call in merged.node_calls
    }
    return tuple(by_node[node] for node in sorted(by_node))


# effects on hunt groups and extensions


def compute_queue_role(merged: MergedCall, info: CallInfo) -> tuple[str, QueueRole] | None:
    """Return the hunt group that counts a call, and its role there, ``None`` if no group does.

    A call that has overflowed rings, and is answered, in the other group. Until then it waits in the queue
    of the group that it was for.
    """
    role: QueueRole
    status, current, original = info.state, info.current_group, info.original_group
    if status in state_rules.WAITING_STATES:
        overflow: NumberValue = merged.primary.detail.call.huntgroup_overflow
        group = (original or current) if overflow else (current or original)
        role = state_rules.WAITING
    elif status is _RINGING:
        group, role = current, state_rules.RINGING
    elif status in state_rules.SERVED_STATES:
        group, role = current or original, state_rules.CONNECTED
    else:
        return None
    return (group, role) if group else None


def compute_extension_statuses(merged: MergedCall, status: CallStatus) -> dict[str, ExtensionStatus]:
    """Return the status that a call gives to the extensions in it and to those that it rings."""
    statuses: dict[str, ExtensionStatus] = {}
    for target in merged.targets:
        if target.identity and (
            not merged.rejected_targets or fold_id(target.end_id) not in merged.rejected_targets
        ):
            statuses[target.identity[:MAX_KEY_LENGTH]] = _EXTENSION_RINGING
    # Parties after targets, PartyA last: an extension that calls its own group talks, it does not ring.
    a, b = merged.party_a, merged.party_b
    if b is not None and b.identity:
        statuses[b.identity[:MAX_KEY_LENGTH]] = state_rules.CALLED_EXTENSION_STATUS.get(status, _BUSY)
    if a is not None and a.identity:
        statuses[a.identity[:MAX_KEY_LENGTH]] = state_rules.CALLER_EXTENSION_STATUS.get(status, _BUSY)
    for party in merged.extra_parties:
        if party.identity:
            statuses[party.identity[:MAX_KEY_LENGTH]] = _BUSY
    return statuses


# details

MAX_ENDS_WITH_DIALOGUES: Final = 16_384
"""Ends whose SIP dialogues are stored: several times the calls of the largest network."""

MAX_DIALOGUES_PER_END: Final = 4
"""Dialogues of one end. One is usual; a replaced one may overlap with its successor."""

MAX_RECORDS: Final = 16
"""Records returned for one call; the largest conference has more than anyone reads."""


class CallDetails(msgspec.Struct, frozen=True):
    """The last record of each node call of a call, and the SIP dialogues of its ends."""

    records: tuple[Detail, ...]
    dialogues: tuple[SipTrack, ...] = ()
    omitted_records: int = 0
    """Number of records beyond :data:`MAX_RECORDS`."""


class SipDialogues:
    """The SIP dialogues in progress, by end (section 6.5.1.3)."""

    def __init__(self) -> None:
        self._dialogues_by_end: dict[str, tuple[SipTrack, ...]] = {}

    def __len__(self) -> int:
        return len(self._dialogues_by_end)

    def apply(self, event: SipTrack) -> None:
        """Apply the start or end of a dialogue; ignore one with oversized fields."""
        end = fold_id(event.end_id)
        fields = (event.action, event.channel, event.sip_type, event.direction, event.sip_call_id)
        if not end or any(len(field or "") > MAX_KEY_LENGTH for field in (event.end_id, *fields)):
            return
        dialogues = tuple(
            dialogue
            for dialogue in self._dialogues_by_end.pop(end, ())
            if dialogue.sip_call_id != event.sip_call_id
        )
        if event.action != "END":
            # Further fields are not shown, and their number has no limit.
            event = msgspec.structs.replace(event, extra=())
            dialogues = (*dialogues, event)[-MAX_DIALOGUES_PER_END:]
        if dialogues:
            self._dialogues_by_end[end] = dialogues
            if len(self._dialogues_by_end) > MAX_ENDS_WITH_DIALOGUES:
                del self._dialogues_by_end[next(iter(self._dialogues_by_end))]

    def remove_end(self, end_id: str | None) -> None:
        """Forget the dialogues of an end whose call has ended without a report."""
        self._dialogues_by_end.pop(fold_id(end_id), None)

    def iter_dialogues(self) -> Iterator[SipTrack]:
        """Return all dialogues, those of the end that was reported first at the beginning."""
        return chain.from_iterable(self._dialogues_by_end.values())

    def clear(self) -> None:
        """Forget all dialogues."""
        self._dialogues_by_end.clear()

    def for_end(self, end_id: str | None) -> tuple[SipTrack, ...]:
        """Return the dialogues of one end."""
        return self._dialogues_by_end.get(fold_id(end_id), ())


def build_call_details(call: TrackedCall, dialogues: SipDialogues) -> CallDetails:
    """Return the records of a call, sorted by node, and the dialogues of their ends."""
    records = tuple(node_call.detail for node_call in call.sorted_node_calls())
    ends: dict[str, None] = {}
    for record in records[:MAX_RECORDS]:
        for part in (record.party_a, record.party_b, *record.targets):
            if part is not None:
                ends[fold_id(part.end_id)] = None
    tracks = tuple(dialogue for end in ends for dialogue in dialogues.for_end(end))
    return CallDetails(records[:MAX_RECORDS], tracks, max(0, len(records) - MAX_RECORDS))
