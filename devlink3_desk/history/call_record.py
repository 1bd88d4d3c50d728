"""An ended call as the history stores it: one record a conversation, one leg a state.

Instants are seconds since 1970 in UTC. Those of one call are one reading of the wall clock, at its start,
plus durations of the monotonic clock: a clock that is set while a call runs changes none of its durations.

A record may be returned again under the same id, because a call that seemed to have ended goes on: the
later record replaces the stored one.
"""

from __future__ import annotations

from base64 import b32encode
from enum import StrEnum
from typing import Final

import msgspec

from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus

DEFAULT_SHORT_SECONDS: Final = 10.0
"""A caller who gives up within so many seconds is a short abandon."""

TALK_STATES: Final = frozenset({CallStatus.CONNECTED, CallStatus.CONFERENCE})
"""States in which a caller speaks with a person."""


class CallOutcome(StrEnum):
    """How a call went; computed when asked for, because the limit of a short abandon is a setting."""

    ANSWERED = "answered"
    VOICEMAIL = "voicemail"
    ABANDONED = "abandoned"
    SHORT_ABANDONED = "short_abandoned"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"


class RecordedParty(msgspec.Struct, frozen=True, gc=False):
    """Who called or was called, as known when the call ended."""

    number: str = ""
    name: str = ""
    e164: str | None = None
    """The number in E.164, where it is a complete outside number."""


class CallLeg(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a call in which neither state nor hunt group nor parties changed.

    The legs of a call follow each other without gaps, from its start to its end.
    """

    state: CallStatus
    start: float
    end: float
    group: str | None = None
    parties: tuple[str, ...] = ()
    """While it rings, the numbers that ring; in other states the numbers of both sides."""
    by: str | None = None
    """Who transferred, parked or picked up the call, where that began this leg."""

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.end - self.start


class ReachedParty(msgspec.Struct, frozen=True, gc=False):
    """An outside party that joined a call of others, by a transfer or in a conference."""

    number: str
    """In E.164 where that is known, else as it was sent."""
    at: float
    """Instant at which it was connected."""
    by: str | None = None
    """The extension that talked to it, or that put it through."""


class CallRecord(msgspec.Struct, frozen=True, gc=False):
    """One conversation, however many nodes reported it."""

    id: str
    """The id that the board showed."""
    started: float
    ended: float
    direction: CallDirection
    caller: RecordedParty
    called: RecordedParty
    """Who was called first: an extension, a hunt group, or an outside number."""
    answered: float | None = None
    """Instant of the first answer by a person; ``None`` where there was none, or it was not seen."""
    answered_by: str | None = None
    """Extension, or the outside number of an outgoing call."""
    was_connected: bool = False
    """Whether two people were connected, seen from its beginning or not."""
    voicemail_answered: bool = False
    end_seen: bool = True
    """Whether its end was reported; ``False`` where it vanished while the link was lost."""
    start_seen: bool = True
    """Whether its beginning was reported; ``False`` where it was in progress when it was first seen."""
    complete: bool = True
    """Whether all of it was seen: no snapshot, lost link or gap in between."""
    did: str | None = None
    groups: tuple[str, ...] = ()
    """Hunt groups in the order in which it visited them."""
    wait: float = 0.0
    """Seconds from the start to the first answer by a person, else to the end."""
    talk: float = 0.0
    """Seconds connected or in conference with a person."""
    hold: float = 0.0
    parked: float = 0.0
    transfers: int = 0
    account_code: str | None = None
    tag: str | None = None
    flags: tuple[CallFlag, ...] = ()
    nodes: tuple[str, ...] = ()
    legs: tuple[CallLeg, ...] = ()
    reached: tuple[ReachedParty, ...] = ()
    """Outside parties that talked in this call, other than the one that called or was called."""


def compute_outcome(call: CallRecord, short_seconds: float = DEFAULT_SHORT_SECONDS) -> CallOutcome:
    """Return how a call went, with short abandons of up to ``short_seconds``."""
    if call.was_connected:
        return CallOutcome.ANSWERED
    if not call.end_seen:
        return CallOutcome.UNKNOWN
    if call.voicemail_answered:
        return CallOutcome.VOICEMAIL
    if call.direction is CallDirection.INCOMING:
        # Nobody knows how long a caller had waited who was already waiting when first seen.
        is_short = call.start_seen and call.wait <= short_seconds
        return CallOutcome.SHORT_ABANDONED if is_short else CallOutcome.ABANDONED
    if call.direction is CallDirection.UNKNOWN:
        return CallOutcome.UNKNOWN
    return CallOutcome.UNANSWERED


def build_call_id_prefix(started: float, salt: bytes) -> str:
    """Return the prefix of the identities of one run, such as ``mrx4q2a-k3f9``.

    ``started`` is the second at which the run began; ``salt`` are some random bytes, for two runs that begin
    in the same second.
    """
    second = b32encode(int(started).to_bytes(5, "big")) + b"-" + b32encode(salt).rstrip(b"=")
    # The first characters stand for the hundreds of years that five bytes can count.
    return second.decode("ascii").lower().lstrip("a")
