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
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_of

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

SLICE: Final = 0.003
"""Seconds of decoding in one go: between two slices the event loop does all else, such as a window's keys."""

_CLOSED: Final = QT_TRANSLATE_NOOP("Link", "The PBX closed the connection.")
CLOSED_EARLY: Final = {
    True: (
        Sentence(
            QT_TRANSLATE_NOOP("Link", "The peer closed the encrypted connection before it said anything.")
        ),
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link",
                "Check that this is the DevLink3 port (50796); the PBX also does this where it demands a "
                "client certificate (--cert, --key).",
            )
        ),
    ),
    False: (
        Sentence(QT_TRANSLATE_NOOP("Link", "The peer closed the connection before it said anything.")),
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link",
                "Check that this is the plain DevLink3 port (50797); a TLS port (50796) also does this to a "
                "profile that is set to TCP.",
            )
        ),
    ),
}
"""Sentence and advice, by whether the link is encrypted."""

_PIECE: Final = 16_384
_FEW: Final = 2
"""Octets and happenings between two looks at the clock."""

# Content types and major version of TLS records (RFC 8446, section 5.1): an alert or a handshake.
_TLS_RECORDS = (b"\x15\x03", b"\x16\x03")


PLAIN_AT_TLS: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "This port speaks TLS, and the profile is set to plain TCP.")),
    Sentence(QT_TRANSLATE_NOOP("Link", "Leave --no-tls out, or use the plain port (50797).")),
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
        self._inbox = bytearray()
        """Octets that wait for :meth:`begin`, or for the next slice."""
        self._paused = False
        """Whether a slice is to come, and the peer is kept waiting until then."""
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
        if self.closed.done():
            self._finish()
            self._report(self._why(self._end))
        else:
            self._work()

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
        """Decode what arrived and hand it on as one batch; more than a slice of it, in several."""
        self._inbox += data
        if not self._begun:
            return
        self.last_received = self._loop.time()
        if not self._paused:
            self._work()

    def pause_writing(self) -> None:
        """Hear nothing more from a peer that does not listen: it could only make our answers pile up."""
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        """Go on as before."""
        if self._transport is not None and not self._paused:
            self._transport.resume_reading()

    def eof_received(self) -> None:
        """Note that the peer is done; asyncio then closes our side too."""
        self._finish()
        self.connection.receive_eof()

    def connection_lost(self, exc: Exception | None) -> None:
        """Report why the connection ended, unless that is known already."""
        _LOG.debug("connection lost: %s", type(exc).__name__ if exc else "end of stream")
        self._end = exc
        if self._begun:
            self._finish()
            self._report(self._why(exc))
        if not self.closed.done():
            self.closed.set_result(None)

    @property
    def begun(self) -> bool:
        """Whether :meth:`begin` was called."""
        return self._begun

    # Small parts

    def _next_slice(self) -> None:
        if not self._paused:
            return  # the end of the connection was faster
        self._paused = False
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()
        self._work()

    def _work(self) -> None:
        """Decode what is in the inbox, at most for a slice of time; see to the rest in the next one."""
        until = self._loop.time() + SLICE
        happenings: list[Happening] = []
        while self._decode_some(happenings):
            if self._loop.time() >= until:
                self._paused = True
                if self._transport is not None:
                    self._transport.pause_reading()
                self._loop.call_later(0, self._next_slice)
                break
        self._settle(happenings)

    def _finish(self) -> None:
        """Decode all that is left: the peer has gone, and what it said last is to be heard."""
        self._paused = False
        happenings: list[Happening] = []
        while self._decode_some(happenings):
            pass
        self._settle(happenings)

    def _decode_some(self, happenings: list[Happening]) -> bool:
        """Add a few happenings; return whether there may be more."""
        if self._reported:
            self._inbox.clear()
            return False
        piece = b""
        if not self.connection.pending:
            piece = bytes(self._inbox[:_PIECE])
            del self._inbox[:_PIECE]
            self.received += len(piece)
            self._first = (self._first + piece[:2])[:2]
        happenings += self.connection.receive_data(piece, _FEW)
        return self.connection.pending or bool(self._inbox)

    def _settle(self, happenings: list[Happening]) -> None:
        """Send what there is to be answered, and hand on what was told."""
        self.flush()
        broken = happenings.pop() if happenings and isinstance(happenings[-1], Broken) else None
        if happenings:
            self._hand_on(happenings)
        if isinstance(broken, Broken):
            self.abort(self._broken(broken.error))

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
            return LostStreamError(Sentence(_CLOSED))
        return ClosedEarlyError(*CLOSED_EARLY[self._encrypted])

    def _broken(self, error: RemoteProtocolError) -> LinkError:
        if isinstance(error, PlainRefusedError):
            return PlainChallengeError()
        if not self._encrypted and any(record.startswith(self._first) for record in _TLS_RECORDS):
            return WrongEncryptionError(*PLAIN_AT_TLS)
        return BrokenStreamError(sentence_of(error))
