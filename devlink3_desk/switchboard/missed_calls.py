"""The log of missed calls: abandoned in the queue of a hunt group, or missed at an own extension.

Pure: outcomes of waiting calls in, a bounded log out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final, TypeAlias, assert_never

import msgspec

from devlink3_desk.switchboard.board_values import PartyInfo
from devlink3_desk.switchboard.waiting_calls import CallAbandoned, CallAnswered, NumbersTalking, WaitOutcome

MAX_MISSED_CALLS: Final = 500
"""Entries of the log, some weeks of a busy desk; the oldest ones are dropped first."""


class MissedKind(StrEnum):
    """Who did not answer."""

    ABANDONED = "abandoned"
    """A hunt group."""
    MISSED = "missed"
    """The user of this desk."""


class MissedCall(msgspec.Struct, frozen=True, kw_only=True):
    """One call that nobody answered."""

    id: str
    """Identity of the call and time of its end: after a restart, identities are used again."""
    kind: MissedKind
    number: str
    """Number of the caller, ``""`` if withheld."""
    name: str
    has_prefix: bool | None = None
    """What calls had shown of ``number``, as in :class:`.PartyInfo`."""
    in_doubt: bool = False
    """Whether several people have this number, so that ``name`` may be that of another one."""
    whom: str
    """Number of the hunt group or the extension."""
    at: float
    """Time of its end, in seconds since 1970."""
    waited: float
    """Seconds that the caller waited."""
    voicemail: bool = False
    """Whether the caller left to voicemail."""
    settled: bool = False
    """Whether someone has talked to this number since."""


class MissedCallLog(msgspec.Struct, frozen=True):
    """The log, as saved between runs."""

    calls: tuple[MissedCall, ...] = ()
    """Missed calls, the newest first."""
    looked: float = 0.0
    """Time at which the user last looked at the log, in seconds since 1970."""

    @property
    def unseen_count(self) -> int:
        """Number of unsettled calls since the user last looked."""
        return sum(1 for call in self.calls if call.at > self.looked and not call.settled)


NumberNormaliser: TypeAlias = Callable[[str, bool | None], str]


def use_as_presented(number: str, has_prefix: bool | None) -> str:  # noqa: FBT001
    """Return a number unchanged; only the same text is then the same number."""
    del has_prefix
    return number


class MissedCallTracker:
    """Keeps the log up to date.

    ``normalise_number`` converts presented numbers into a form in which all notations of a number are
    equal; its arguments are those of :func:`.parse_presented`.
    """

    def __init__(
        self, log: MissedCallLog | None = None, normalise_number: NumberNormaliser = use_as_presented
    ) -> None:
        self._log = log or MissedCallLog()
        self._normalise_number = normalise_number
        self._abandoned_after = 0.0
        self._unsettled_numbers: set[str] = set()
        """Numbers of the unsettled calls in ``_indexed_log``."""
        self._indexed_log: MissedCallLog | None = None

    @property
    def log(self) -> MissedCallLog:
        """The current log."""
        return self._log

    def configure(self, abandoned_after: float) -> None:
        """Set the seconds that a caller of a hunt group must have waited to be logged."""
        self._abandoned_after = abandoned_after

    def apply(self, outcomes: Iterable[WaitOutcome], wall_time: float) -> bool:
        """Apply outcomes of the present, in seconds since 1970; return whether the log has changed."""
        previous = self._log
        for outcome in outcomes:
            match outcome:
                case CallAbandoned():
                    self._add_call(outcome, wall_time)
                case NumbersTalking(parties=parties):
                    self._settle_numbers(parties)
                case CallAnswered():
                    pass
                case _:
                    assert_never(outcome)
        return self._log is not previous

    def mark_seen(self, wall_time: float) -> bool:
        """Note that the user has looked at the log; return whether there were unseen calls."""
        has_unseen = self._log.unseen_count > 0
        # Never before the newest entry, even if the clock of the computer has been set back.
        newest = max((call.at for call in self._log.calls), default=0.0)
        self._log = msgspec.structs.replace(self._log, looked=max(wall_time, newest))
        return has_unseen

    def clear(self) -> None:
        """Remove all calls."""
        self._log = msgspec.structs.replace(self._log, calls=())

    def _add_call(self, outcome: CallAbandoned, wall_time: float) -> None:
        wait, waited = outcome.wait, outcome.wait.waited(outcome.at)
        if wait.is_own or (wait.group and waited < self._abandoned_after):
            return
        caller = wait.caller
        missed = MissedCall(
            id=f"{wait.call_id}@{wall_time:.3f}",
            kind=MissedKind.ABANDONED if wait.group else MissedKind.MISSED,
            number="" if caller is None else caller.number,
            name="" if caller is None or caller.name == caller.number else caller.name,
            has_prefix=None if caller is None else caller.has_prefix,
            in_doubt=caller is not None and bool(caller.candidates),
            whom=wait.group or wait.own_extension,
            at=wall_time,
            waited=waited,
            voicemail=outcome.voicemail,
        )
        self._log = msgspec.structs.replace(self._log, calls=(missed, *self._log.calls)[:MAX_MISSED_CALLS])

    def _settle_numbers(self, parties: Iterable[PartyInfo]) -> None:
        """Settle all calls of those who someone talks to."""
        # Nearly every conversation is with a number that is not in the log. The index, built once for
        # each log, spares normalising five hundred numbers for each change of a call.
        if self._indexed_log is not self._log:
            self._indexed_log = self._log
            self._unsettled_numbers = {
                self._normalise_number(call.number, call.has_prefix)
                for call in self._log.calls
                if call.number and not call.settled
            }
        if not self._unsettled_numbers:
            return
        settled = {
            self._normalise_number(party.number, party.has_prefix) for party in parties
        } & self._unsettled_numbers
        if settled:
            calls = tuple(
                msgspec.structs.replace(call, settled=True)
                if call.number and self._normalise_number(call.number, call.has_prefix) in settled
                else call
                for call in self._log.calls
            )
            self._log = msgspec.structs.replace(self._log, calls=calls)
