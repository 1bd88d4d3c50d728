"""Callers who are to be called back, how callers were reached later, and the last contacts of a number."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from devlink3_desk.history.call_record import CallRecord


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
