"""What a checkpoint stores of the switchboard beside the records of the calls (see ``checkpoint.py``)."""

from __future__ import annotations

import msgspec

from devlink3_desk.switchboard.board_values import CmExtnInfo, ExtensionStatus, LinkInfo
from devlink3_desk.switchboard.calls.call_memory import TrackerMemory
from devlink3_desk.switchboard.calls.presented_prefix import PrefixMemory


class ExtensionMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """One extension; its calls follow from the records."""

    state: ExtensionStatus
    since: float
    call_order: list[str] = []
    """Identities of its calls, where there are several."""
    has_been_in_call: bool = False
    cmextn_status: ExtensionStatus | None = None
    cmextn: CmExtnInfo | None = None


class BoardMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the records do not tell: identities, instants, and what happened before."""

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
