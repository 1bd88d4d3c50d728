"""What a checkpoint stores beside the records of the calls (see ``checkpoint.py``)."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.board_values import CallStatus, CmExtnInfo, ExtensionStatus, LinkInfo
from devlink3_desk.switchboard.calls.call_moves import MoveKind
from devlink3_desk.switchboard.calls.presented_prefix import PrefixMemory

EndOrders: TypeAlias = dict[str, list[int]]
"""Positions of the node calls that name an end, by end, where they are not in the order of their creation."""


class MoveMemory(
    msgspec.Struct, frozen=True, omit_defaults=True, gc=False, rename={"is_complete": "is_settled"}
):
    """See :class:`.CallMoves`. The keys are those of stored checkpoints."""

    kind: MoveKind
    at: float
    count: int = 1
    transfers: int = 0
    by: str | None = None
    is_complete: bool = True


class CallMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """See :class:`.TrackedCall`. A call that has ended is included while it may be continued."""

    id: str
    sequence: int
    started: float
    status_since: float
    status: CallStatus | None = None
    since_snapshot: bool = False
    queued_since: float | None = None
    has_outside_line: bool = False
    dialled: str | None = None
    presented_number: str = ""
    """CLI of the public line that calls."""
    has_prefix: bool | None = None
    """Whether ``presented_number`` has the outside prefix, as far as calls have shown."""
    has_gap: bool = False
    may_be_older: bool | None = None
    """``None`` if it follows from ``since_snapshot``: ``True`` for the first status only.

    Checkpoints of older versions do not have it.
    """
    wait_may_be_older: bool = False
    moves: MoveMemory | None = None
    is_remainder: bool = False


class NodeCallMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """See :class:`.NodeCall`; its record is in the event at the same position."""

    call: int
    sequence: int
    first_seen_at: float
    first_timestamp: int | None = None
    live_ends: tuple[str, ...] | None = None
    """``None`` where these are the ends of the record."""
    departed_ends: dict[str, NumberValue] = {}
    released_ends: tuple[str, ...] = ()
    last_released_end: str = ""
    rejected_targets: dict[str, str] = {}
    former_numbers: dict[str, str] = {}
    in_last_snapshot: bool = True
    has_gap: bool = False
    transferred_at: float | None = None
    """Instant at which its last end left by a transfer, while its successor is unknown."""
    is_contradicted: bool = False
    named_at: float | None = None
    """Instant at which a snapshot that is in progress named it first."""


class DepartureMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """See :class:`.EndDeparture`."""

    end: str
    departed_at: float
    left_all_nodes: bool = False
    cause: NumberValue = None
    timestamp: NumberValue = None
    call_id_by_node: dict[str, int | str | None] = {}
    call: int | None = None


class LastRecordMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What is remembered of the last record of a node call; see :class:`.LastRecord`."""

    at: float
    timestamp: int | None = None
    numbers: dict[str, str] = {}
    """Numbers of the parties, by end."""
    kinds: dict[str, tuple[NumberValue, NumberValue]] = {}
    """Direction and equipment class of the parties, by end."""
    original_huntgroup: str = ""
    original_user: str = ""


class UnconfirmedMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A node call that the last snapshot did not name, or that a run before this one knew."""

    node: str
    call_id: int | str | None
    ends: list[str]
    call: int
    last_record: LastRecordMemory | None = None


class TrackerMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """See :class:`.CallTracker`."""

    last_sequence: int = 0
    in_snapshot: bool = False
    calls: list[CallMemory] = []
    node_calls: list[NodeCallMemory] = []
    departures: list[DepartureMemory] = []
    unconfirmed: list[UnconfirmedMemory] = []
    end_orders: EndOrders = {}
    target_orders: EndOrders = {}
    related_orders: EndOrders = {}
    call_id_prefix: str = ""
    """Prefix of the ids of calls created after the checkpoint; if empty, the reader's own."""
    unconfirmed_until: float = 0.0
    """Instant until which a record of an unconfirmed node call may arrive.

    0 before the first snapshot, which those of an earlier run wait for.
    """
    pbxs_with_gap: tuple[str | None, ...] = ()
    """PBXs of which events were lost since the last snapshot ended."""
    sequence_before_loss: int = 0
    in_refresh: bool = False
    """Whether no event has been lost before the snapshot in progress."""


class ExtensionMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One extension; its calls follow from the records."""

    state: ExtensionStatus
    since: float
    call_order: tuple[str, ...] = ()
    """Identities of its calls, where there are several."""
    has_been_in_call: bool = False
    cmextn_status: ExtensionStatus | None = None
    cmextn: CmExtnInfo | None = None


class BoardMemory(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What the records do not contain: identities, instants, and what happened before."""

    at: float
    """Instant of the checkpoint, by the clock of all instants here."""
    link: LinkInfo
    tracker: TrackerMemory
    extensions: dict[str, ExtensionMemory] = {}
    """Extensions by number, those that have been idle longest first."""
    are_calls_known: bool = False
    """Whether extensions without calls are known to be idle."""
    prefixes: PrefixMemory = PrefixMemory()
    waits: dict[str, dict[str, float]] = {}
    """Instants from which calls have waited, by hunt group and call; groups without calls are included."""
    delisted_extensions: tuple[str, ...] = ()
    """Those that the directory has listed before; they are shown while they are in a call."""
    delisted_groups: tuple[str, ...] = ()
