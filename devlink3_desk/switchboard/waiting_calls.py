"""Calls that wait to be answered, and how their waits end: answered or abandoned.

Pure: changes of the board in, outcomes out. The statistics of the day count the outcomes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias, assert_never

import msgspec

from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, LinkStatus, PartyInfo
from devlink3_desk.switchboard.calls.state_rules import SERVED_STATES, UNANSWERED_STATES
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)

# A caller who is parked has been answered before; a voicemail is no answer.
_ANSWERED_STATES: Final = SERVED_STATES | {CallStatus.PARKED}


class Wait(msgspec.Struct, frozen=True, gc=False):
    """The wait of one call, for a hunt group or at an own extension, or both."""

    call_id: str
    since: float
    """Instant from which the caller has waited."""
    group: str = ""
    """Number of the hunt group that it is for, ``""`` if for none."""
    group_since: float = 0.0
    """Instant from which the caller has waited for a hunt group."""
    own_extension: str = ""
    """Number of the own extension that it has rung, ``""`` if none."""
    caller: PartyInfo | None = None
    is_own: bool = False
    """Whether one of the own extensions has made the call."""

    def waited(self, at: float) -> float:
        """Return the seconds that the caller has waited."""
        return max(0.0, at - self.since)

    def waited_for_group(self, at: float) -> float:
        """Return the seconds that the caller has waited for a hunt group."""
        return max(0.0, at - self.group_since)


class CallAnswered(msgspec.Struct, frozen=True, gc=False):
    """Someone has answered a waiting call."""

    wait: Wait
    at: float


class CallAbandoned(msgspec.Struct, frozen=True, gc=False):
    """The caller has given up, or left to voicemail."""

    wait: Wait
    at: float
    voicemail: bool = False


WaitOutcome: TypeAlias = CallAnswered | CallAbandoned


class WaitingCallTracker:
    """Tracks every call that waits for a hunt group or rings at one of the own extensions.

    A call that ends while the link is not live has no outcome: it may have been answered meanwhile.
    """

    def __init__(self, own_extensions: frozenset[str] = frozenset()) -> None:
        self.own_extensions = own_extensions
        """Numbers of the extensions of this desk."""
        self._waits: dict[str, Wait] = {}
        self._link_live = True

    def __len__(self) -> int:
        """Return the number of waiting calls."""
        return len(self._waits)

    def apply(self, changes: Iterable[Change], at: float) -> list[WaitOutcome]:
        """Apply changes that arrived at the instant ``at``; return the outcomes in order."""
        outcomes: list[WaitOutcome] = []
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._apply_call(call, at, outcomes)
                case CallEnded(id=call_id, merged_into=heir):
                    if heir is None:
                        self._end_wait(call_id, at, outcomes)
                    else:
                        self._move_wait(call_id, heir)
                case LinkChanged(link=link):
                    self._link_live = link.state is LinkStatus.LIVE
                case (
                    ExtensionChanged()
                    | ExtensionRemoved()
                    | QueueChanged()
                    | QueueRemoved()
                    | DirectoryChanged()
                ):
                    pass
                case _:
                    assert_never(change)
        return outcomes

    def _apply_call(self, call: CallInfo, at: float, outcomes: list[WaitOutcome]) -> None:
        if call.state in _ANSWERED_STATES:
            wait = self._waits.pop(call.id, None)
            if wait is not None:
                outcomes.append(CallAnswered(wait, at))
        elif call.state is CallStatus.VOICEMAIL:
            self._end_wait(call.id, at, outcomes, voicemail=True)
        elif call.state in UNANSWERED_STATES and call.direction is not CallDirection.OUTGOING:
            self._update_wait(call)

    def _update_wait(self, call: CallInfo) -> None:
        is_own = call.a is not None and call.a.number in self.own_extensions
        own_extension = "" if is_own else self._find_own_extension(call)
        wait = self._waits.get(call.id)
        if wait is None:
            if not own_extension and not call.group:
                return
            # The instant of this status, not of the first record: a call that someone has answered
            # and put through to another telephone waits anew.
            wait = Wait(call.id, call.since, is_own=is_own)
        self._waits[call.id] = msgspec.structs.replace(
            wait,
            group=call.group or wait.group,
            group_since=call.since if call.group and not wait.group else wait.group_since,
            own_extension=own_extension or wait.own_extension,
            caller=call.remote_party or wait.caller,
            is_own=wait.is_own and is_own,
        )

    def _find_own_extension(self, call: CallInfo) -> str:
        for party in (*call.targets, call.b):
            if party is not None and party.number in self.own_extensions:
                return party.number
        return ""

    def _move_wait(self, call_id: str, heir: str) -> None:
        """Continue the wait of a merged call in the call that it has become a part of."""
        wait = self._waits.pop(call_id, None)
        if wait is not None:
            self._waits.setdefault(heir, msgspec.structs.replace(wait, call_id=heir))

    def _end_wait(
        self, call_id: str, at: float, outcomes: list[WaitOutcome], *, voicemail: bool = False
    ) -> None:
        wait = self._waits.pop(call_id, None)
        if wait is not None and self._link_live:
            outcomes.append(CallAbandoned(wait, at, voicemail))
