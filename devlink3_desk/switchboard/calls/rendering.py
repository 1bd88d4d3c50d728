"""From the records of a call to the one row that people read, and to what it says of others."""

from __future__ import annotations

from itertools import repeat
from typing import Final

from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard import hunt_groups
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionStatus, PartyInfo
from devlink3_desk.switchboard.calls import merged_call, state_rules
from devlink3_desk.switchboard.calls.merged_call import MergedCall
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH, TrackedCall, fold_id
from devlink3_desk.switchboard.calls.parties import NameResolver, build_party_info, build_target_info

# To look up a member of an enumeration costs as much as to make a view (CPython 3.11); this is done once.
_HELD: Final = CallStatus.HELD
_RINGING: Final = CallStatus.RINGING
_EXTENSION_RINGING: Final = ExtensionStatus.RINGING
_BUSY: Final = ExtensionStatus.BUSY


def build_call_info(
    call: TrackedCall, merged: MergedCall, status: CallStatus, resolver: NameResolver
) -> CallInfo:
    """Return the row of a call that is in ``status`` since ``call.since``."""
    a, b = merged.party_a, merged.party_b
    parties = (a, b, resolver)
    if parties == call.party_inputs:
        a_view, b_view = call.party_infos
    else:
        a_view = None if a is None else build_party_info(a, b, resolver)
        b_view = None if b is None else build_party_info(b, a, resolver)
        call.party_inputs, call.party_infos = parties, (a_view, b_view)
    section = merged.primary.detail.call
    several = len(merged.node_calls) > 1
    return CallInfo(
        call.id,
        status,
        merged_call.compute_direction(merged),
        a_view,
        b_view,
        _build_target_infos(call, merged, resolver) if merged.targets else (),
        _find_holder_number(merged, a_view, b_view) if status is _HELD else None,
        _resolve_hunt_group(merged, resolver),
        _find_did(merged),
        section.account_code or (several and merged.find_text("account_code")) or None,
        section.tag or (several and merged.find_text("tag")) or None,
        merged_call.compute_flags(merged),
        _sorted_node_ids(merged) if several else (section.node_id or merged.primary.node,),
        call.status_since,
        call.started,
        call.since_snapshot,
        call.queued_since,
    )


def _build_target_infos(
    call: TrackedCall, merged: MergedCall, resolver: NameResolver
) -> tuple[PartyInfo, ...]:
    rejected = merged.rejected_targets
    targets = (merged.targets, rejected, resolver)
    if targets != call.target_inputs:
        call.target_inputs = targets
        if rejected:
            why = [rejected.get(fold_id(target.end_id)) for target in merged.targets]
            call.target_infos = tuple(map(build_target_info, merged.targets, repeat(resolver), why))
        else:
            call.target_infos = tuple(
                [build_target_info(target, resolver, None) for target in merged.targets]
            )
    return call.target_infos


def _find_holder_number(merged: MergedCall, a: PartyInfo | None, b: PartyInfo | None) -> str | None:
    who = merged_call.find_holder(merged.party_a, merged.party_b)
    view = None if who is None else a if who is merged.party_a else b
    return (view.number or None) if view is not None else None


def _resolve_hunt_group(merged: MergedCall, resolver: NameResolver) -> str | None:
    """Return the hunt group that a call is for, or came by: current, original, owner."""
    section = merged.primary.detail.call
    if len(merged.node_calls) == 1:
        word = section.current_huntgroup or section.original_huntgroup or section.owner_huntgroup
    else:
        texts = map(merged.find_text, ("current_huntgroup", "original_huntgroup", "owner_huntgroup"))
        word = next(filter(None, texts), None)
    return resolver.resolve_group(word) if word else None


def _find_did(merged: MergedCall) -> str | None:
    for party in (merged.party_a, merged.party_b):
        if party is not None and party.did:
            return party.did
    if len(merged.node_calls) > 1:
        for leg in merged.node_calls:
            for party in (leg.detail.party_a, leg.detail.party_b):
                if party is not None and party.did:
                    return party.did
    return None


def _sorted_node_ids(merged: MergedCall) -> tuple[str, ...]:
    by_node = {leg.node: leg.detail.call.node_id or leg.node for leg in merged.node_calls}
    return tuple(by_node[node] for node in sorted(by_node))


def compute_queue_role(
    merged: MergedCall, status: CallStatus, resolver: NameResolver
) -> tuple[str, str] | None:
    """Return which hunt group counts a call, and as what.

    A call that has overflowed rings and is answered in the other group but still waits in the queue
    of the group that it was for.
    """
    if status in state_rules.WAITING_STATES:
        current, original = merged.find_text("current_huntgroup"), merged.find_text("original_huntgroup")
        overflow: NumberValue = merged.primary.detail.call.huntgroup_overflow
        group = (original or current) if overflow else (current or original)
        what = hunt_groups.WAITING
    elif status is _RINGING:
        group, what = merged.find_text("current_huntgroup"), hunt_groups.RINGING
    elif status in state_rules.SERVED_STATES:
        group, what = (
            merged.find_text("current_huntgroup") or merged.find_text("original_huntgroup"),
            hunt_groups.CONNECTED,
        )
    else:
        return None
    return (resolver.resolve_group(group), what) if group else None


def compute_extension_statuses(merged: MergedCall, status: CallStatus) -> dict[str, ExtensionStatus]:
    """Return what a call says of the extensions that are in it or rung by it."""
    words: dict[str, ExtensionStatus] = {}
    for target in merged.targets:
        if target.identity and (
            not merged.rejected_targets or fold_id(target.end_id) not in merged.rejected_targets
        ):
            words[target.identity[:MAX_KEY_LENGTH]] = _EXTENSION_RINGING
    _set_party_status(words, merged.party_b, state_rules.CALLED_EXTENSION_STATUS, status)
    _set_party_status(words, merged.party_a, state_rules.CALLER_EXTENSION_STATUS, status)
    for guest in merged.extra_parties:
        _set_party_status(words, guest, {}, status)
    return words


def _set_party_status(
    statuses: dict[str, ExtensionStatus],
    party: Party | None,
    table: dict[CallStatus, ExtensionStatus],
    status: CallStatus,
) -> None:
    if party is not None and party.identity:
        statuses[party.identity[:MAX_KEY_LENGTH]] = table.get(status, _BUSY)
