"""Calls that were left before anyone had answered them, and go on in another one.

A person who consults a colleague can connect the caller while the colleague's phone still rings. The PBX then
reports that the person has left both calls, and which phones ring for the caller, in any order and from every
node that the calls run over. What rang for the person is a part of the caller's call.

A call that rings elsewhere, or is parked, is picked up by a code. The end that has dialled it may leave
before or after the record that says who has the call. What was dialled is a part of the call.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from devlink3_desk.protocol.enums import Cause
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.call_moves import (
    SAME_MOVE_SECONDS,
    MoveKind,
    is_pick_up,
    party_number,
)
from devlink3_desk.switchboard.calls.node_calls import NodeCall, TrackedCall
from devlink3_desk.switchboard.calls.state_rules import STATUS_BY_QUEUE_STATE, WAITING_STATES

_TRANSFERABLE_STATES: Final = WAITING_STATES | {CallStatus.DIALLING}
"""Statuses in which a call waits for an answer, although no phone rings as far as the node knows."""

PICK_UP_CAUSES: Final[frozenset[NumberValue]] = frozenset({Cause.PICKUP, Cause.UNPARKED})
"""Causes with which the end leaves that has dialled the code of a pick-up."""

MAX_RECENT_NODE_CALLS: Final = 64
"""Maximum number of latest node calls that are searched for the one that was just picked up."""


class UnansweredTransfers(dict[NodeCall, float]):
    """Node calls that were left by a transfer, until the call is known in which they go on.

    With each of them is the instant at which its last end left.
    """

    def find_named(self, node_call: NodeCall) -> list[NodeCall]:
        """Return those that ``node_call`` continues: its record names a phone that rings for them."""
        named = {*node_call.party_ends, *node_call.target_ends}
        return [
            other
            for other in self
            if other is not node_call
            and (
                other.call is node_call.call
                or not named.isdisjoint(other.target_ends)
                or is_being_transferred(node_call.owning_call(), other.call)
                or (
                    is_pick_up(other.owning_call().status, node_call.owning_call().status)
                    and _has_person(node_call, other)
                )
            )
        ]

    def find_of_same_person(self, call: TrackedCall) -> list[NodeCall]:
        """Return those transferred by the person who is transferring ``call``."""
        return [other for other in self if other.call is not call and is_being_transferred(call, other.call)]

    def find_expired(self, at: float) -> list[NodeCall]:
        """Return those that no other call has continued in time."""
        return [other for other, departed_at in self.items() if at - departed_at > SAME_MOVE_SECONDS]


def is_unanswered_transfer(node_call: NodeCall, cause: NumberValue) -> bool:
    """Return whether a node call that the last end has left may go on in another call.

    It was left by a transfer while a phone rings or it is queued, or by the end that has dialled a pick-up. A
    call that all phones have refused ends with the person who made it.
    """
    call = node_call.owning_call()
    if len(call.node_calls) > 1:
        return False
    if cause in PICK_UP_CAUSES:
        return call.status is CallStatus.DIALLING
    if cause != Cause.TRANSFER:
        return False
    if call.status is CallStatus.RINGING:
        return bool(node_call.target_ends) and not node_call.rejected_targets.keys() >= set(
            node_call.target_ends
        )
    return call.status in _TRANSFERABLE_STATES


def find_picked_up_call(
    dialling: NodeCall, cause: NumberValue, node_calls: Iterable[NodeCall], at: float
) -> TrackedCall | None:
    """Return the call that the person who has left ``dialling`` has just picked up, if it is known.

    ``node_calls`` are all, the one with the last record first.
    """
    if cause not in PICK_UP_CAUSES:
        return None
    for other in islice(node_calls, MAX_RECENT_NODE_CALLS):
        call = other.owning_call()
        if (
            other is not dialling
            and call.status is CallStatus.CONNECTED
            and at - call.status_since <= SAME_MOVE_SECONDS
            and _has_person(other, dialling)
        ):
            return call
    return None


def _has_person(node_call: NodeCall, dialling: NodeCall) -> bool:
    """Return whether a call has been answered by the person who was alone in another one."""
    if not node_call.has_answer():
        return False
    numbers = {dialling.find_number(end) for end in dialling.departed_ends}
    numbers -= {None, node_call.owning_call().caller_number()}
    return any(
        party is not None and party_number(party) in numbers
        for party in (node_call.detail.party_a, node_call.detail.party_b)
    )


def is_being_transferred(call: TrackedCall, consultation: TrackedCall | None) -> bool:
    """Return whether the person who has transferred ``consultation`` has transferred ``call``, too.

    The record of a call that waits in a queue names no phone by which it could be recognised.
    """
    moves = call.moves
    other = None if consultation is None else consultation.moves
    if moves is None or other is None or other.by is None or other.by != moves.by:
        return False
    return (
        moves.kind is other.kind is MoveKind.TRANSFER
        and abs(moves.at - other.at) <= SAME_MOVE_SECONDS
        and any(node_call.live_ends for node_call in call.node_calls.values())
        and (not moves.is_complete or _find_queue(call) == _find_queue(consultation) != "")
    )


def _find_queue(call: TrackedCall | None) -> str:
    """Return the hunt group in whose queue a call waits by its records, ``""`` if in none."""
    for node_call in () if call is None else call.node_calls.values():
        section = node_call.detail.call
        if STATUS_BY_QUEUE_STATE.get(section.queue_state) in WAITING_STATES:
            return section.current_huntgroup or ""
    return ""
