"""From the records of a call to the one row that people read, and to what it says of others."""

from __future__ import annotations

from itertools import repeat
from typing import Final

from devlink3_desk.protocol.records import Number, Party

from . import queues, rules, shape
from .legs import LONGEST, Call, fold
from .parties import Names, party_view, target_view
from .shape import Shape
from .views import CallStatus, CallView, ExtensionStatus, PartyView

# To look up a member of an enumeration costs as much as to make a view (CPython 3.11); this is done once.
_HELD: Final = CallStatus.HELD
_RINGING: Final = CallStatus.RINGING
_RUNG: Final = ExtensionStatus.RINGING
_BUSY: Final = ExtensionStatus.BUSY


def call_view(call: Call, seen: Shape, status: CallStatus, names: Names) -> CallView:
    """Return the row of a call that is in ``status`` since ``call.since``."""
    a, b = seen.a, seen.b
    parties = (a, b, names)
    if parties == call.parties_seen:
        a_view, b_view = call.parties_shown
    else:
        a_view = None if a is None else party_view(a, b, names)
        b_view = None if b is None else party_view(b, a, names)
        call.parties_seen, call.parties_shown = parties, (a_view, b_view)
    section = seen.leg.detail.call
    several = len(seen.legs) > 1
    return CallView(
        call.id,
        status,
        shape.direction(seen),
        a_view,
        b_view,
        _targets(call, seen, names) if seen.targets else (),
        _held_by(seen, a_view, b_view) if status is _HELD else None,
        _group(seen, names),
        _did(seen),
        section.account_code or (several and seen.text("account_code")) or None,
        section.tag or (several and seen.text("tag")) or None,
        shape.flags(seen),
        _nodes(seen) if several else (section.node_id or seen.leg.node,),
        call.since,
        call.started,
        call.since_snapshot,
        call.queued_since,
    )


def _targets(call: Call, seen: Shape, names: Names) -> tuple[PartyView, ...]:
    rejected = seen.rejected
    targets = (seen.targets, rejected, names)
    if targets != call.targets_seen:
        call.targets_seen = targets
        if rejected:
            why = [rejected.get(fold(target.end_id)) for target in seen.targets]
            call.targets_shown = tuple(map(target_view, seen.targets, repeat(names), why))
        else:
            call.targets_shown = tuple([target_view(target, names, None) for target in seen.targets])
    return call.targets_shown


def _held_by(seen: Shape, a: PartyView | None, b: PartyView | None) -> str | None:
    who = shape.holder(seen.a, seen.b)
    view = None if who is None else a if who is seen.a else b
    return (view.number or None) if view is not None else None


def _group(seen: Shape, names: Names) -> str | None:
    """Return the hunt group that a call is for, or came by: current, original, owner."""
    section = seen.leg.detail.call
    if len(seen.legs) == 1:
        word = section.current_huntgroup or section.original_huntgroup or section.owner_huntgroup
    else:
        texts = map(seen.text, ("current_huntgroup", "original_huntgroup", "owner_huntgroup"))
        word = next(filter(None, texts), None)
    return names.group(word) if word else None


def _did(seen: Shape) -> str | None:
    for party in (seen.a, seen.b):
        if party is not None and party.did:
            return party.did
    if len(seen.legs) > 1:
        for leg in seen.legs:
            for party in (leg.detail.party_a, leg.detail.party_b):
                if party is not None and party.did:
                    return party.did
    return None


def _nodes(seen: Shape) -> tuple[str, ...]:
    by_node = {leg.node: leg.detail.call.node_id or leg.node for leg in seen.legs}
    return tuple(by_node[node] for node in sorted(by_node))


def counted(seen: Shape, status: CallStatus, names: Names) -> tuple[str, str] | None:
    """Return which hunt group counts a call, and as what.

    A call that has overflowed rings and is answered in the other group but still waits in the queue
    of the group that it was for.
    """
    if status in rules.WAITING:
        current, original = seen.text("current_huntgroup"), seen.text("original_huntgroup")
        overflow: Number = seen.leg.detail.call.huntgroup_overflow
        group = (original or current) if overflow else (current or original)
        what = queues.WAITING
    elif status is _RINGING:
        group, what = seen.text("current_huntgroup"), queues.RINGING
    elif status in rules.SERVED:
        group, what = seen.text("current_huntgroup") or seen.text("original_huntgroup"), queues.CONNECTED
    else:
        return None
    return (names.group(group), what) if group else None


def extension_words(seen: Shape, status: CallStatus) -> dict[str, ExtensionStatus]:
    """Return what a call says of the extensions that are in it or rung by it."""
    words: dict[str, ExtensionStatus] = {}
    for target in seen.targets:
        if target.identity and (not seen.rejected or fold(target.end_id) not in seen.rejected):
            words[target.identity[:LONGEST]] = _RUNG
    _say(words, seen.b, rules.CALLED_STATES, status)
    _say(words, seen.a, rules.CALLER_STATES, status)
    for guest in seen.guests:
        _say(words, guest, {}, status)
    return words


def _say(
    words: dict[str, ExtensionStatus],
    party: Party | None,
    table: dict[CallStatus, ExtensionStatus],
    status: CallStatus,
) -> None:
    if party is not None and party.identity:
        words[party.identity[:LONGEST]] = table.get(status, _BUSY)
