"""Who called and was not answered: abandoned in a queue, or missed at my own telephone.

Pure: changes and clocks in, a bounded list out. A call of which nobody knows how it ended, because the
link was lost meanwhile, is not called missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final

import msgspec

from devlink3_desk.switchboard.alerts.rules import UNANSWERED_STATES, remote_party
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, LinkStatus, PartyInfo
from devlink3_desk.switchboard.calls.state_rules import SERVED_STATES
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, LinkChanged

MAX_MISSED_CALLS: Final = 500
"""Some weeks of a busy desk; the oldest go first."""

_ANSWERED_STATES: Final = SERVED_STATES | {CallStatus.PARKED}


class MissedKind(StrEnum):
    """Who was to answer."""

    ABANDONED = "abandoned"
    """A hunt group."""
    MISSED = "missed"
    """I."""


class MissedCall(msgspec.Struct, frozen=True, kw_only=True):
    """One caller whom nobody answered."""

    id: str
    """Of the call, and when it ended: a PBX may use an identity again after a restart."""
    kind: MissedKind
    number: str
    """Empty where it was withheld."""
    name: str
    whom: str
    """Number of the hunt group or the extension."""
    at: float
    """When it ended, seconds since 1970."""
    waited: float
    """Seconds that the caller waited."""
    voicemail: bool = False
    settled: bool = False
    """Whether somebody has spoken with this number since."""


class MissedCallLog(msgspec.Struct, frozen=True):
    """What is kept between runs."""

    calls: tuple[MissedCall, ...] = ()
    """The newest first."""
    looked: float = 0.0
    """When somebody last looked, seconds since 1970."""

    @property
    def unseen_count(self) -> int:
        """How many came since somebody last looked and wait for an answer still."""
        return sum(1 for call in self.calls if call.at > self.looked and not call.settled)


class _WaitingCall(msgspec.Struct):
    waiting_since: float
    group: str = ""
    own_extension: str = ""
    caller: PartyInfo | None = None


class MissedCallTracker:
    """Follows every call that waits for a hunt group or rings at one of ``mine``.

    ``same`` brings a number into the form in which two ways of writing it are equal; ``answered`` is told of
    every call of a hunt group that somebody answers, with the group and the seconds that the caller waited.
    """

    def __init__(
        self,
        log: MissedCallLog | None = None,
        normalise_number: Callable[[str], str] = str,
        on_answered: Callable[[str, float], None] = lambda _group, _waited: None,
    ) -> None:
        self._log = log or MissedCallLog()
        self._on_answered = on_answered
        self._normalise_number = normalise_number
        self._own_extensions: frozenset[str] = frozenset()
        self._abandoned_after = 0.0
        self._waiting_calls: dict[str, _WaitingCall] = {}
        self._link_live = True
        self._unreturned_numbers: set[str] = set()
        """Numbers that nobody has spoken with yet, of the log ``_open_for``."""
        self._unreturned_log: MissedCallLog | None = None

    @property
    def log(self) -> MissedCallLog:
        """Who was missed, and when somebody last looked."""
        return self._log

    def configure(self, own_extensions: frozenset[str], abandoned_after: float) -> None:
        """Take which extensions are mine, and how many seconds of waiting make an abandoned call."""
        self._own_extensions, self._abandoned_after = own_extensions, abandoned_after

    def apply(self, changes: Iterable[Change], at: float, wall_time: float) -> bool:
        """Take changes, ``at`` by the views' clock, ``wall`` since 1970; return whether anything is new."""
        before = self._log
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._handle_call_changed(call, at, wall_time)
                case CallEnded(id=key, merged_into=heir):
                    self._handle_call_ended(key, heir, at, wall_time)
                case LinkChanged(link=link):
                    self._link_live = link.state is LinkStatus.LIVE
                case _:
                    pass
        return self._log is not before

    def mark_seen(self, wall_time: float) -> bool:
        """Note that somebody has looked; return whether anything was new."""
        fresh = self._log.unseen_count > 0
        newest = max((call.at for call in self._log.calls), default=0.0)
        self._log = msgspec.structs.replace(self._log, looked=max(wall_time, newest))
        return fresh

    def clear(self) -> None:
        """Forget them all."""
        self._log = msgspec.structs.replace(self._log, calls=())

    def waiting_count(self) -> int:
        """Return how many calls are followed: a measure of memory, for tests of its bounds."""
        return len(self._waiting_calls)

    def _handle_call_changed(self, call: CallInfo, at: float, wall_time: float) -> None:
        if call.state in _ANSWERED_STATES:
            waiting = self._waiting_calls.pop(call.id, None)
            if waiting is not None and waiting.group:
                self._on_answered(waiting.group, max(0.0, at - waiting.waiting_since))
            self._mark_returned(call)
        elif call.state is CallStatus.VOICEMAIL:
            self._add_missed_call(call.id, at, wall_time, voicemail=True)
        elif call.state in UNANSWERED_STATES and call.direction is not CallDirection.OUTGOING:
            self._track_waiting(call)

    def _track_waiting(self, call: CallInfo) -> None:
        if call.a is not None and call.a.number in self._own_extensions:
            return
        mine = next(
            (p.number for p in (*call.targets, call.b) if p is not None and p.number in self._own_extensions),
            "",
        )
        waiting = self._waiting_calls.get(call.id)
        if waiting is None:
            if not mine and not call.group:
                return
            # A call that comes back from somebody who answered waits anew.
            waiting = self._waiting_calls[call.id] = _WaitingCall(call.since)
        waiting.own_extension = mine or waiting.own_extension
        waiting.group = call.group or waiting.group
        waiting.caller = remote_party(call) or waiting.caller

    def _handle_call_ended(self, key: str, merged_into: str | None, at: float, wall_time: float) -> None:
        if merged_into is not None:
            waiting = self._waiting_calls.pop(key, None)
            if waiting is not None:
                self._waiting_calls.setdefault(merged_into, waiting)
            return
        self._add_missed_call(key, at, wall_time)

    def _add_missed_call(self, key: str, at: float, wall_time: float, *, voicemail: bool = False) -> None:
        waiting = self._waiting_calls.pop(key, None)
        if waiting is None or not self._link_live:
            return
        waited = max(0.0, at - waiting.waiting_since)
        if waiting.group and waited < self._abandoned_after:
            return
        caller = waiting.caller
        missed = MissedCall(
            id=f"{key}@{wall_time:.3f}",
            kind=MissedKind.ABANDONED if waiting.group else MissedKind.MISSED,
            number="" if caller is None else caller.number,
            name="" if caller is None or caller.name == caller.number else caller.name,
            whom=waiting.group or waiting.own_extension,
            at=wall_time,
            waited=waited,
            voicemail=voicemail,
        )
        self._log = msgspec.structs.replace(self._log, calls=(missed, *self._log.calls)[:MAX_MISSED_CALLS])

    def _mark_returned(self, call: CallInfo) -> None:
        """Mark who was missed before and is spoken with now."""
        if self._unreturned_log is not self._log:
            self._unreturned_log = self._log
            self._unreturned_numbers = {
                self._normalise_number(m.number) for m in self._log.calls if m.number and not m.settled
            }
        if not self._unreturned_numbers:
            return
        spoken = {
            self._normalise_number(p.number) for p in (call.a, call.b) if p is not None and p.number
        } & self._unreturned_numbers
        if spoken:
            calls = tuple(
                msgspec.structs.replace(m, settled=True)
                if m.number and self._normalise_number(m.number) in spoken
                else m
                for m in self._log.calls
            )
            self._log = msgspec.structs.replace(self._log, calls=calls)
