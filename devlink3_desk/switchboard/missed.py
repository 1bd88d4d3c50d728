"""Who called and was not answered: abandoned in a queue, or missed at my own telephone.

Pure: changes and clocks in, a bounded list out. A call of which nobody knows how it ended, because the
link was lost meanwhile, is not called missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final

import msgspec

from .alert_address import other_side
from .alert_rules import RINGING
from .changes import CallChanged, CallEnded, Change, LinkChanged
from .rules import SERVED
from .views import CallDirection, CallStatus, CallView, LinkStatus, PartyView

MAX_KEPT: Final = 500
"""Some weeks of a busy desk; the oldest go first."""

_ANSWERED: Final = SERVED | {CallStatus.PARKED}


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


class MissedLog(msgspec.Struct, frozen=True):
    """What is kept between runs."""

    calls: tuple[MissedCall, ...] = ()
    """The newest first."""
    looked: float = 0.0
    """When somebody last looked, seconds since 1970."""

    @property
    def fresh(self) -> int:
        """How many came since somebody last looked and wait for an answer still."""
        return sum(1 for call in self.calls if call.at > self.looked and not call.settled)


class _Waiting(msgspec.Struct):
    since: float
    group: str = ""
    mine: str = ""
    caller: PartyView | None = None


class Missed:
    """Follows every call that waits for a hunt group or rings at one of ``mine``.

    ``same`` brings a number into the form in which two ways of writing it are equal; ``answered`` is told of
    every call of a hunt group that somebody answers, with the group and the seconds that the caller waited.
    """

    def __init__(
        self,
        log: MissedLog | None = None,
        same: Callable[[str], str] = str,
        answered: Callable[[str, float], None] = lambda _group, _waited: None,
    ) -> None:
        self._log = log or MissedLog()
        self._answered = answered
        self._same = same
        self._mine: frozenset[str] = frozenset()
        self._patience = 0.0
        self._waiting: dict[str, _Waiting] = {}
        self._live = True
        self._open: set[str] = set()
        """Numbers that nobody has spoken with yet, of the log ``_open_for``."""
        self._open_for: MissedLog | None = None

    @property
    def log(self) -> MissedLog:
        """Who was missed, and when somebody last looked."""
        return self._log

    def watch(self, mine: frozenset[str], abandoned_after: float) -> None:
        """Take which extensions are mine, and how many seconds of waiting make an abandoned call."""
        self._mine, self._patience = mine, abandoned_after

    def take(self, changes: Iterable[Change], at: float, wall: float) -> bool:
        """Take changes, ``at`` by the views' clock, ``wall`` since 1970; return whether anything is new."""
        before = self._log
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._changed(call, at, wall)
                case CallEnded(id=key, merged_into=heir):
                    self._ended(key, heir, at, wall)
                case LinkChanged(link=link):
                    self._live = link.state is LinkStatus.LIVE
                case _:
                    pass
        return self._log is not before

    def look(self, wall: float) -> bool:
        """Note that somebody has looked; return whether anything was new."""
        fresh = self._log.fresh > 0
        newest = max((call.at for call in self._log.calls), default=0.0)
        self._log = msgspec.structs.replace(self._log, looked=max(wall, newest))
        return fresh

    def clear(self) -> None:
        """Forget them all."""
        self._log = msgspec.structs.replace(self._log, calls=())

    def waiting(self) -> int:
        """Return how many calls are followed: a measure of memory, for tests of its bounds."""
        return len(self._waiting)

    def _changed(self, call: CallView, at: float, wall: float) -> None:
        if call.state in _ANSWERED:
            waiting = self._waiting.pop(call.id, None)
            if waiting is not None and waiting.group:
                self._answered(waiting.group, max(0.0, at - waiting.since))
            self._settle(call)
        elif call.state is CallStatus.VOICEMAIL:
            self._note(call.id, at, wall, voicemail=True)
        elif call.state in RINGING and call.direction is not CallDirection.OUTGOING:
            self._follow(call)

    def _follow(self, call: CallView) -> None:
        if call.a is not None and call.a.number in self._mine:
            return
        mine = next(
            (p.number for p in (*call.targets, call.b) if p is not None and p.number in self._mine), ""
        )
        waiting = self._waiting.get(call.id)
        if waiting is None:
            if not mine and not call.group:
                return
            # A call that comes back from somebody who answered waits anew.
            waiting = self._waiting[call.id] = _Waiting(call.since)
        waiting.mine = mine or waiting.mine
        waiting.group = call.group or waiting.group
        waiting.caller = other_side(call) or waiting.caller

    def _ended(self, key: str, heir: str | None, at: float, wall: float) -> None:
        if heir is not None:
            waiting = self._waiting.pop(key, None)
            if waiting is not None:
                self._waiting.setdefault(heir, waiting)
            return
        self._note(key, at, wall)

    def _note(self, key: str, at: float, wall: float, *, voicemail: bool = False) -> None:
        waiting = self._waiting.pop(key, None)
        if waiting is None or not self._live:
            return
        waited = max(0.0, at - waiting.since)
        if waiting.group and waited < self._patience:
            return
        caller = waiting.caller
        missed = MissedCall(
            id=f"{key}@{wall:.3f}",
            kind=MissedKind.ABANDONED if waiting.group else MissedKind.MISSED,
            number="" if caller is None else caller.number,
            name="" if caller is None or caller.name == caller.number else caller.name,
            whom=waiting.group or waiting.mine,
            at=wall,
            waited=waited,
            voicemail=voicemail,
        )
        self._log = msgspec.structs.replace(self._log, calls=(missed, *self._log.calls)[:MAX_KEPT])

    def _settle(self, call: CallView) -> None:
        """Mark who was missed before and is spoken with now."""
        if self._open_for is not self._log:
            self._open_for = self._log
            self._open = {self._same(m.number) for m in self._log.calls if m.number and not m.settled}
        if not self._open:
            return
        spoken = {self._same(p.number) for p in (call.a, call.b) if p is not None and p.number} & self._open
        if spoken:
            calls = tuple(
                msgspec.structs.replace(m, settled=True) if m.number and self._same(m.number) in spoken else m
                for m in self._log.calls
            )
            self._log = msgspec.structs.replace(self._log, calls=calls)
