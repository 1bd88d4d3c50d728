"""The asyncio protocol around the sans-I/O connection: everything that arrived at once, in one callback."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from typing import Final, TypeAlias

from devlink3_desk.protocol.connection import Connection
from devlink3_desk.protocol.errors import PlainRefusedError, RemoteProtocolError
from devlink3_desk.protocol.happenings import Broken, Happening

from . import tls
from .errors import (
    BrokenStreamError,
    ClosedEarlyError,
    LinkError,
    LostStreamError,
    PlainChallengeError,
    WrongEncryptionError,
)

HappeningsHandler: TypeAlias = Callable[[list[Happening]], None]
LossHandler: TypeAlias = Callable[[Exception], None]

_LOG = logging.getLogger(__name__)

# Content types and major version of TLS records (RFC 8446, section 5.1): an alert or a handshake.
_TLS_RECORDS = (b"\x15\x03", b"\x16\x03")


PLAIN_AT_TLS: Final = (
    "This port speaks TLS, and the profile is set to plain TCP.",
    "Leave --no-tls out, or use the plain port (50797).",
)
"""Sentence and advice."""


class Wire(asyncio.Protocol):
    """One socket from its first octet to its last; it is used once.

    ``on_happenings`` gets what each read told, in order; ``on_lost`` is called exactly once, with why.
    Until :meth:`begin` both are held back: in between lies the TLS handshake.
    """

    def __init__(self, *, encrypted: bool, on_happenings: HappeningsHandler, on_lost: LossHandler) -> None:
        self.connection = Connection(encrypted=encrypted)
        self.received = 0
        """Octets that have come."""
        self.last_received = 0.0
        """Instant of the loop's clock at which the last of them came."""
        self._encrypted = encrypted
        self._on_happenings = on_happenings
        self._on_lost = on_lost
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._begun = False
        self._early = bytearray()
        self._first = b""
        self._reported = False
        self._end: Exception | None = None
        self.closed: asyncio.Future[None] = self._loop.create_future()
        """Done when the socket is gone."""

    def begin(self, transport: asyncio.Transport) -> None:
        """Start to read and write DevLink3 over ``transport``."""
        self._transport = transport
        self._begun = True
        self.last_received = self._loop.time()
        early, self._early = self._early, bytearray()
        if early:
            self.data_received(early)
        if self.closed.done():
            self._report(self._why(self._end))

    def flush(self) -> None:
        """Write what the connection has to send."""
        data = self.connection.data_to_send()
        if data and self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def abort(self, error: Exception | None = None) -> None:
        """Close the socket at once; ``error`` is reported as the reason. Calling it again does nothing."""
        if error is not None:
            self._report(error)
        self._reported = True
        # A TLS transport of Python 3.11.0 to 3.11.3 raises AttributeError where the loss came before.
        if self._transport is not None and not self.closed.done():
            self._transport.abort()

    def close(self) -> None:
        """Close the socket in order; the loss that follows is not reported."""
        self._reported = True
        if self._transport is not None:
            self._transport.close()

    # Called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport so that it can be closed."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes | bytearray) -> None:
        """Decode all that arrived and hand it on as one batch."""
        if not self._begun:
            self._early += data
            return
        if self._reported:
            return
        self.received += len(data)
        self.last_received = self._loop.time()
        if len(self._first) < 2:
            self._first = (self._first + bytes(data[:2]))[:2]
        happenings = self.connection.receive_data(data)
        self.flush()
        broken = happenings.pop() if happenings and isinstance(happenings[-1], Broken) else None
        if happenings:
            self._hand_on(happenings)
        if isinstance(broken, Broken):
            self.abort(self._broken(broken.error))

    def eof_received(self) -> None:
        """Note that the peer is done; asyncio then closes our side too."""
        self.connection.receive_eof()

    def connection_lost(self, exc: Exception | None) -> None:
        """Report why the connection ended, unless that is known already."""
        _LOG.debug("connection lost: %s", type(exc).__name__ if exc else "end of stream")
        self._end = exc
        if self._begun:
            self._report(self._why(exc))
        if not self.closed.done():
            self.closed.set_result(None)

    @property
    def begun(self) -> bool:
        """Whether :meth:`begin` was called."""
        return self._begun

    # Small parts

    def _hand_on(self, happenings: list[Happening]) -> None:
        try:
            self._on_happenings(happenings)
        except Exception as error:  # noqa: BLE001 - asyncio would log it and drop it; our caller must see it
            self.abort(error)

    def _report(self, error: Exception) -> None:
        if not self._reported:
            self._reported = True
            self._on_lost(error)

    def _why(self, exc: Exception | None) -> LinkError:
        if isinstance(exc, ssl.SSLError):
            return tls.explain_after(exc)
        if self.received:
            return LostStreamError("The PBX closed the connection.")
        if self._encrypted:
            return ClosedEarlyError(
                "The peer closed the encrypted connection before it said anything.",
                "Check that this is the DevLink3 port (50796); the PBX also does this where it "
                "demands a client "
                "certificate (--cert, --key).",
            )
        return ClosedEarlyError(
            "The peer closed the connection before it said anything.",
            "Check that this is the plain DevLink3 port (50797); a TLS port (50796) also does this "
            "to a profile "
            "that is set to TCP.",
        )

    def _broken(self, error: RemoteProtocolError) -> LinkError:
        if isinstance(error, PlainRefusedError):
            return PlainChallengeError()
        if not self._encrypted and any(record.startswith(self._first) for record in _TLS_RECORDS):
            return WrongEncryptionError(*PLAIN_AT_TLS)
        return BrokenStreamError(str(error))
