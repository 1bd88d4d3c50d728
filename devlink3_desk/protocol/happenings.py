"""What a connection reports besides the events of its stream."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from .errors import RemoteProtocolError
from .events import StreamEvent
from .flags import EventFlag


class ChallengeReceived(msgspec.Struct, frozen=True):
    """The PBX wants the password: call :meth:`.Connection.answer_challenge` (sections 6.2.2 and 6.3.1)."""

    is_plain: bool
    """Whether it wants it in clear, which happens only inside TLS."""


class Authenticated(msgspec.Struct, frozen=True):
    """The sign-in has succeeded (section 6.2.4)."""

    pbx_version: str | None = None
    variant: str | None = None


class AuthenticationRejected(msgspec.Struct, frozen=True):
    """The sign-in has failed (section 6.2.4); ``result`` may be a number that no table lists."""

    result: int


class Subscribed(msgspec.Struct, frozen=True):
    """The event request was granted, in whole or in part (section 6.4.2)."""

    result: int
    accepted_flags: frozenset[EventFlag]
    """Flags that the PBX accepted."""
    rejected_flags: frozenset[EventFlag] = frozenset()
    """Flags that were asked for and not accepted."""


class SubscriptionRejected(msgspec.Struct, frozen=True):
    """The event request was refused (section 6.4.2); ``result`` may be a number that no table lists."""

    result: int


class FileReceived(msgspec.Struct, frozen=True):
    """A pseudo-file has come, or was not to be had: any result but 0 is a failure (section 6.6.1)."""

    result: int
    contents: bytes = b""


class TestResponseReceived(msgspec.Struct, frozen=True):
    """A test packet came back (section 6.1)."""

    __test__ = False  # not a test case, whatever pytest makes of its name

    request_id: int
    result: int
    payload: bytes = b""


class ProtocolViolation(msgspec.Struct, frozen=True):
    """The peer broke the protocol: nothing more will be read, close the connection."""

    error: RemoteProtocolError


ConnectionEvent: TypeAlias = (
    ChallengeReceived
    | Authenticated
    | AuthenticationRejected
    | Subscribed
    | SubscriptionRejected
    | FileReceived
    | TestResponseReceived
    | ProtocolViolation
    | StreamEvent
)
