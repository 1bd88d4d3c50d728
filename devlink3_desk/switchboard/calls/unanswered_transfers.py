"""Consultations that were transferred before anyone had answered them.

A person who consults a colleague can connect the caller while the colleague's phone still rings. The PBX then
reports that the person has left both calls, and which phones ring for the caller, in any order and from every
node that the calls run over. What rang for the person is a part of the caller's call.
"""

from __future__ import annotations

from typing import Final

from devlink3_desk.protocol.enums import Cause
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.call_moves import SAME_MOVE_SECONDS, MoveKind
from devlink3_desk.switchboard.calls.node_calls import NodeCall, TrackedCall
from devlink3_desk.switchboard.calls.state_rules import STATUS_BY_QUEUE_STATE, WAITING_STATES

_TRANSFERABLE_STATES: Final = WAITING_STATES | {CallStatus.DIALLING}
"""Statuses in which a call waits for an answer, although no phone rings as far as the node knows."""


class UnansweredTransfers(dict[NodeCall, float]):
    """Node calls that were left by a transfer, until the call is known in which they go on.

    With each of them is the instant at which its last end left.
    """

    def find_named(self, node_call: NodeCall) -> list[NodeCall]:
        """Return those that go on in ``node_call``: its record names a phone that rings for them."""
        named = {*node_call.party_ends, *node_call.target_ends}
        return [
            other
            for other in self
            if other is not node_call
            and (
                other.call is node_call.call
                or not named.isdisjoint(other.target_ends)
                or is_being_transferred(node_call.owning_call(), other.call)
            )
        ]

    def find_of_same_person(self, call: TrackedCall) -> list[NodeCall]:
        """Return those that the person has transferred who is transferring ``call``."""
        return [other for other in self if other.call is not call and is_being_transferred(call, other.call)]

    def find_expired(self, at: float) -> list[NodeCall]:
        """Return those that no other call has continued in time."""
        return [other for other, departed_at in self.items() if at - departed_at > SAME_MOVE_SECONDS]


def is_unanswered_transfer(node_call: NodeCall, cause: NumberValue) -> bool:
    """Return whether the last end has left a node call by a transfer while a phone rings or it is queued.

    A call that all phones have refused ends with the person who made it.
    """
    call = node_call.owning_call()
    if cause != Cause.TRANSFER or len(call.node_calls) > 1:
        return False
    if call.status is CallStatus.RINGING:
        return bool(node_call.target_ends) and not node_call.rejected_targets.keys() >= set(
            node_call.target_ends
        )
    return call.status in _TRANSFERABLE_STATES


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
