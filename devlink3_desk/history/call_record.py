"""The records of past calls, the callers who are to be called back, and their JSON form."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Collection, Container
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

import msgspec

from devlink3_desk.history.outside_lines import UNKNOWN_LINE, LineUse
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus

DEFAULT_SHORT_SECONDS: Final = 10.0
"""Longest wait, in seconds, with which a caller who gives up is a short abandon."""

TALK_STATES: Final = frozenset({CallStatus.CONNECTED, CallStatus.CONFERENCE})
"""States in which a caller speaks with a person."""

TOLERANCE_SECONDS: Final = 0.002
"""How much instants may differ because each was rounded separately."""

SHORT_DIGITS: Final = 6
"""A number of up to so many digits is that of an extension, unless its call shows that it is outside."""


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
    offered: float | None = None
    """Since when its phones have rung, or its hunt group was called, for the person who transferred the call.

    ``None`` where that began with the leg.
    """

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
    lines: tuple[LineUse, ...] | None = None
    """The outside lines that it used; ``None`` where they were not recorded."""
    site: str = ""
    """Where it was, if several sites are shown as one; not stored."""


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
    return CallOutcome.UNANSWERED


def is_extension(number: str, extensions: Container[str]) -> bool:
    """Return whether a number of a call is that of an extension; ``extensions`` are those of the directory.

    Extensions can have up to 15 digits, and only the directory tells a long one from an outside number.
    """
    return len(number) <= SHORT_DIGITS or number in extensions


OUTSIDE_DIRECTIONS: Final = frozenset({CallDirection.INCOMING, CallDirection.OUTGOING})
"""Those of calls that need an outside line."""


def list_line_uses(call: CallRecord) -> tuple[LineUse, ...]:
    """Return the outside lines of a call: with an outside party at least one, which may be unknown."""
    if not call.lines and call.direction in OUTSIDE_DIRECTIONS:
        return (LineUse(UNKNOWN_LINE, call.started, call.ended),)
    return call.lines or ()


def list_lines(call: CallRecord) -> list[str]:
    """Return the outside lines that a call used, each once, in the order in which it used them."""
    return list(dict.fromkeys(use.line for use in list_line_uses(call)))


def build_call_id_prefix(started: float, salt: bytes) -> str:
    """Return the prefix of the identities of one run, such as ``mrx4q2a-k3f9``.

    ``started`` is the second at which the run began; ``salt`` are some random bytes, for two runs that begin
    in the same second.
    """
    second = b32encode(int(started).to_bytes(5, "big")) + b"-" + b32encode(salt).rstrip(b"=")
    # The first characters stand for the hundreds of years that five bytes can count.
    return second.decode("ascii").lower().lstrip("a")


def shift_call(call: CallRecord, seconds: float) -> CallRecord:
    """Return a call with all its instants later by ``seconds``."""
    replace = msgspec.structs.replace
    return replace(
        call,
        started=call.started + seconds,
        ended=call.ended + seconds,
        answered=None if call.answered is None else call.answered + seconds,
        legs=tuple(_shift_leg(leg, seconds) for leg in call.legs),
        reached=tuple(replace(party, at=party.at + seconds) for party in call.reached),
        lines=None
        if call.lines is None
        else tuple(replace(use, start=use.start + seconds, end=use.end + seconds) for use in call.lines),
    )


def _shift_leg(leg: CallLeg, seconds: float) -> CallLeg:
    offered = None if leg.offered is None else leg.offered + seconds
    return msgspec.structs.replace(leg, start=leg.start + seconds, end=leg.end + seconds, offered=offered)


class CallbackState(StrEnum):
    """What has been done about a caller who reached nobody."""

    OPEN = "open"
    CLAIMED = "claimed"
    """A user is going to call back."""
    DONE = "done"
    """A user has marked that no call is needed any more."""


class Callback(msgspec.Struct, frozen=True):
    """A caller who reached nobody, with all attempts since they were last reached."""

    key: str
    """Identifies the caller: the number in E.164 where that is known, else as it was sent."""
    number: str
    e164: str | None
    name: str
    group: str | None
    """The first hunt group of the last attempt."""
    called: str
    """Who was called in the last attempt."""
    attempts: int
    first: float
    """Start of the first attempt, in seconds since 1970."""
    last: float
    last_call: str
    """Id of the call that was the last attempt."""
    state: CallbackState = CallbackState.OPEN
    by: str | None = None
    """Who claimed it, or said that it is done."""
    marked: float | None = None
    """When that was."""
    reason: str = ""
    targets: tuple[str, ...] = ()
    """The hunt groups and extensions that were called in any of the attempts."""
    site: str = ""
    """Where the last attempt was, if several sites are shown as one; not stored."""


class ReturnedCall(msgspec.Struct, frozen=True):
    """The call that answered an earlier one that nobody had answered."""

    at: float
    """Instant at which the two spoke."""
    by: str | None
    """Our extension."""
    call: str
    """Id of that call."""


class ContactSummary(msgspec.Struct, frozen=True):
    """What the history knows about a number, for the user who sees it ring."""

    last_call: CallRecord | None = None
    """The last call in which this number was reached."""
    calls: int = 0
    """Calls since the instant that was asked for."""
    unreturned_since: float | None = None
    """Start of the first attempt since this number was last reached; ``None`` without attempts."""


CALL_COLUMNS: Final = (
    *("id", "started", "answered", "ended", "direction", "outcome"),
    *("caller.number", "caller.e164", "caller.name", "called.number", "called.name", "did", "groups"),
    *("answered_by", "wait", "talk", "hold", "parked", "transfers", "account_code", "tag", "flags", "nodes"),
    *("complete", "returned.at", "returned.by", "returned.call", "legs"),
)
"""Headings of a table of calls: the keys of the JSON form."""
INSTANT_COLUMNS: Final = frozenset({"started", "answered", "ended", "returned.at"})
"""Those whose cells are instants."""


def encode_call(
    call: CallRecord, short_seconds: float = DEFAULT_SHORT_SECONDS, returned: ReturnedCall | None = None
) -> dict[str, Any]:
    """Return a call as a JSON object; ``returned`` is how its caller was reached later."""
    return {
        "id": call.id,
        "started": format_instant(call.started),
        "answered": None if call.answered is None else format_instant(call.answered),
        "ended": format_instant(call.ended),
        "direction": call.direction.value,
        "outcome": compute_outcome(call, short_seconds).value,
        "caller": {"number": call.caller.number, "e164": call.caller.e164, "name": call.caller.name},
        "called": {"number": call.called.number, "name": call.called.name},
        "did": call.did,
        "groups": list(call.groups),
        "answered_by": call.answered_by,
        "wait": round(call.wait, 3),
        "talk": round(call.talk, 3),
        "hold": round(call.hold, 3),
        "parked": round(call.parked, 3),
        "transfers": call.transfers,
        "account_code": call.account_code,
        "tag": call.tag,
        "flags": [flag.value for flag in call.flags],
        "nodes": list(call.nodes),
        "complete": call.complete,
        "returned": None if returned is None else _encode_return(returned),
        "legs": [_encode_leg(leg) for leg in call.legs],
    }


def format_instant(instant: float) -> str:
    """Return an instant, in seconds since 1970, by RFC 3339 in UTC with milliseconds."""
    # Rounded before it is split: isoformat() would cut the milliseconds off.
    moment = datetime.fromtimestamp(round(instant * 1000) / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _encode_leg(leg: CallLeg) -> dict[str, Any]:
    offered = {} if leg.offered is None else {"offered": format_instant(leg.offered)}
    return {
        "state": leg.state.value,
        "from": format_instant(leg.start),
        "to": format_instant(leg.end),
        "group": leg.group,
        "parties": list(leg.parties),
        "by": leg.by,
        **offered,
    }


def _encode_return(returned: ReturnedCall) -> dict[str, Any]:
    return {"at": format_instant(returned.at), "by": returned.by, "call": returned.call}


def find_reached_time(call: CallRecord, numbers: Collection[str] = ()) -> float:
    """Return when someone spoke with the party that ``numbers`` are, of an answered call.

    That is the answer, or when one of us put the party through; the start, if no answer was seen.
    """
    own = {call.caller.number, call.caller.e164, call.called.number, call.called.e164}
    joined = [party.at for party in call.reached if party.number in numbers]
    if joined and own.isdisjoint(numbers):
        return min(joined)
    return call.started if call.answered is None else call.answered


def outside_key(call: CallRecord) -> str | None:
    """Return the number by which calls with the same outside party are found, ``None`` where there is none.

    It is E.164 where that is known, so that a caller and the number dialled to call back are the same.
    """
    if call.direction is CallDirection.INCOMING:
        party = call.caller
    elif call.direction is CallDirection.OUTGOING:
        party = call.called
    else:
        return None
    return party.e164 or party.number or None
