"""Transfers, parking and pick-ups: who has moved a call to someone else, each act counted once.

One transfer is reported by several ends and by every node that the call runs over, before or after the record
that names the new party.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from devlink3_desk.protocol.enums import Cause, Direction
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard.board_values import CallMovesInfo, CallStatus, PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.state_rules import SERVED_STATES, WAITING_STATES

SAME_MOVE_SECONDS: Final = 5.0
"""Seconds within which reports are about the same act: late records arrive within one second."""

_OUT: Final = Direction.OUT


class MoveKind(StrEnum):
    """How a call came to someone else."""

    TRANSFER = "transfer"
    PARK = "park"
    PICK_UP = "pick_up"


_KIND_BY_CAUSE: Final[dict[NumberValue, MoveKind]] = {
    Cause.TRANSFER: MoveKind.TRANSFER,
    Cause.FORWARD_TO_VOICEMAIL: MoveKind.TRANSFER,
    Cause.PARKED: MoveKind.PARK,
    Cause.UNPARKED: MoveKind.PICK_UP,
    Cause.PICKUP: MoveKind.PICK_UP,
}

_PICK_UP_STATES: Final = WAITING_STATES | {CallStatus.RINGING, CallStatus.PARKED}
"""Statuses of a call that can be picked up from another phone."""


class CallMoves:
    """The acts that have moved one call."""

    __slots__ = ("at", "by", "count", "info", "is_complete", "kind", "transfers")

    def __init__(self) -> None:
        self.count = 0
        self.transfers = 0
        self.kind = MoveKind.TRANSFER
        """Kind of the last act."""
        self.by: str | None = None
        """Number of the person who did it, ``None`` if unknown."""
        self.at = 0.0
        self.is_complete = True
        """Whether the records name the party that the last act moved the call to."""
        self.info: CallMovesInfo | None = None
        """The acts as the row shows them; ``None`` before the first."""

    def record(self, kind: MoveKind, by: str | None, at: float) -> None:
        """Count an act, unless it is the last one reported again."""
        # Until the new party is known, every end that leaves belongs to the same act. Afterwards, it does
        # if it is an end of the same person: the one that the consultation was held with.
        is_same_person = not self.is_complete or by is None or self.by in (None, by)
        is_recent = self.count > 0 and at - self.at <= SAME_MOVE_SECONDS
        if is_recent and kind is self.kind and is_same_person:
            self.by = self.by or by
            self.update_info()
            return
        self.kind, self.by, self.at = kind, by, at
        self.is_complete = False
        self.count += 1
        self.transfers += kind is MoveKind.TRANSFER
        self.update_info()

    def complete(self, a: PartyInfo | None, b: PartyInfo | None, since: float) -> None:
        """Complete the last act; a call that was picked up is now with the person who picked it up.

        ``since`` is when the call got its status; long after the act, someone else has answered it.
        """
        if self.kind is MoveKind.PICK_UP and self.by is None and since - self.at <= SAME_MOVE_SECONDS:
            if b is None:
                return  # Its phones have stopped ringing, and nobody has it yet.
            extensions = [
                party.number for party in (b, a) if party is not None and party.kind is PartyKind.EXTENSION
            ]
            self.by = next(filter(None, extensions), None)
            self.update_info()
        self.is_complete = True

    def update_info(self) -> None:
        """Build the value of the row."""
        self.info = CallMovesInfo(self.count, self.transfers, self.by, self.kind is MoveKind.PICK_UP)


def find_move_kind(cause: NumberValue, status: CallStatus | None) -> MoveKind | None:
    """Return which act takes an end away with ``cause`` from a call in ``status``, ``None`` for others.

    A call that nobody has answered reaches voicemail by itself; only from a person, that is a transfer.
    """
    if cause == Cause.FORWARD_TO_VOICEMAIL and status not in SERVED_STATES:
        return None
    return _KIND_BY_CAUSE.get(cause)


def is_pick_up(dialling: CallStatus | None, other: CallStatus | None) -> bool:
    """Return whether a call that joins another one, by their statuses, picks it up from another phone."""
    return dialling is CallStatus.DIALLING and other in _PICK_UP_STATES


def party_number(party: Party) -> str:
    """Return the number of a party by its own record, ``""`` for none."""
    return party.identity or (party.target_number if party.direction == _OUT else party.cli) or ""
