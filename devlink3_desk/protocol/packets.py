"""Every packet of the protocol, in both directions, as a typed value (section 6).

:mod:`.packet_codec` turns payloads into these values and back.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import msgspec

MAX_TEST_PAYLOAD: Final = 1000
"""Bytes that a test packet may carry (section 6.1)."""


class TestRequest(msgspec.Struct, frozen=True):
    """Asks the other side to send ``payload`` back (section 6.1)."""

    __test__ = False  # pytest would collect the class because of its name

    request_id: int
    payload: bytes = b""


class TestResponse(msgspec.Struct, frozen=True):
    """Answers a test packet; ``payload`` only on success (section 6.1)."""

    __test__ = False

    request_id: int
    result: int
    payload: bytes = b""


class AuthenticateRequest(msgspec.Struct, frozen=True):
    """Begins a sign-in (section 6.2.1)."""

    request_id: int
    user: str
    application: str | None = None


class ChallengeAnswer(msgspec.Struct, frozen=True):
    """Answers a SHA1 or PLAIN challenge (sections 6.2.3 and 6.3.2)."""

    request_id: int
    step: int
    answer: bytes

    def __repr__(self) -> str:
        """Return a text without the answer, which in the PLAIN form is the password."""
        return f"ChallengeAnswer(request_id={self.request_id}, step={self.step:#x})"


class AuthenticateResponse(msgspec.Struct, frozen=True):
    """A challenge, or the result of a sign-in (sections 6.2.2, 6.2.4 and 6.3.1)."""

    request_id: int
    result: int
    challenge: bytes = b""
    pbx_version: str | None = None
    variant: str | None = None


class EventRequest(msgspec.Struct, frozen=True):
    """Asks for a stream of events (section 6.4.1)."""

    request_id: int
    flags: str


class EventResponse(msgspec.Struct, frozen=True):
    """Result of an event request and the flags that were accepted (section 6.4.2)."""

    request_id: int
    result: int
    flags: str = ""


class EventPacket(msgspec.Struct, frozen=True, gc=False):
    """One packet of the event stream (section 6.5.1)."""

    address: str
    """Dotted address of the PBX that originated the event."""
    counter: int
    data: bytes
    """Table of tuples, not split yet."""


class ReadFileRequest(msgspec.Struct, frozen=True):
    """Asks for a pseudo-file (section 6.6.1)."""

    request_id: int
    name: str


class ReadFileResponse(msgspec.Struct, frozen=True):
    """A pseudo-file, or why there is none (section 6.6.1)."""

    request_id: int
    result: int
    contents: bytes = b""


class UnknownPacket(msgspec.Struct, frozen=True):
    """A packet whose id the official text does not list."""

    packet_id: int
    data: bytes


RequestPacket: TypeAlias = (
    TestRequest | AuthenticateRequest | ChallengeAnswer | EventRequest | ReadFileRequest
)
ResponsePacket: TypeAlias = TestResponse | AuthenticateResponse | EventResponse | ReadFileResponse
Packet: TypeAlias = RequestPacket | ResponsePacket | EventPacket | UnknownPacket
