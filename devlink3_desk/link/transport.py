"""The asyncio protocol around the sans-I/O connection: everything that arrived at once, in one callback."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from typing import Final, TypeAlias

from devlink3_desk.link import tls
from devlink3_desk.link.errors import (
    ClosedEarlyError,
    ConnectionLostError,
    InvalidStreamError,
    LinkError,
    PlainChallengeError,
    WrongEncryptionError,
)
from devlink3_desk.protocol.connection import ConnectionEvent, DevLinkConnection, ProtocolViolation
from devlink3_desk.protocol.errors import PlainPasswordRefusedError, RemoteProtocolError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error

EventsHandler: TypeAlias = Callable[[list[ConnectionEvent]], None]
LossHandler: TypeAlias = Callable[[Exception], None]

_LOG = logging.getLogger(__name__)

DECODE_SLICE_SECONDS: Final = 0.003
"""Seconds of decoding in one go: between two slices the event loop does all else, such as a window's keys."""

_CLOSED_BY_PBX: Final = QT_TRANSLATE_NOOP("Link", "The PBX closed the connection.")
CLOSED_EARLY_SENTENCES: Final = {
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

_CHUNK_SIZE: Final = 16_384
_EVENTS_PER_CLOCK_CHECK: Final = 2
"""Octets and happenings between two looks at the clock."""

# Content types and major version of TLS records (RFC 8446, section 5.1): an alert or a handshake.
_TLS_RECORD_PREFIXES = (b"\x15\x03", b"\x16\x03")


PLAIN_TO_TLS_PORT: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "This port speaks TLS, and the profile is set to plain TCP.")),
    Sentence(QT_TRANSLATE_NOOP("Link", "Leave --no-tls out, or use the plain port (50797).")),
)
"""Sentence and advice."""


class DevLinkProtocol(asyncio.Protocol):
    """One socket from its first octet to its last; it is used once.

    ``on_happenings`` gets what each read told, in order; ``on_lost`` is called exactly once, with why.
    Until :meth:`begin` both are held back: in between lies the TLS handshake.
    """

    def __init__(self, *, encrypted: bool, on_events: EventsHandler, on_lost: LossHandler) -> None:
        self.connection = DevLinkConnection(encrypted=encrypted)
        self.bytes_received = 0
        """Octets that have come."""
        self.last_received_at = 0.0
        """Instant of the loop's clock at which the last of them came."""
        self._encrypted = encrypted
        self._events_handler = on_events
        self._loss_handler = on_lost
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._is_started = False
        self._receive_buffer = bytearray()
        """Octets that wait for :meth:`begin`, or for the next slice."""
        self._reading_paused = False
        """Whether a slice is to come, and the peer is kept waiting until then."""
        self._first_bytes = b""
        self._loss_reported = False
        self._close_error: Exception | None = None
        self.closed: asyncio.Future[None] = self._loop.create_future()
        """Done when the socket is gone."""

    def start(self, transport: asyncio.Transport) -> None:
        """Start to read and write DevLink3 over ``transport``."""
        self._transport = transport
        self._is_started = True
        self.last_received_at = self._loop.time()
        if self.closed.done():
            self._decode_remaining()
            self._notify_lost(self._create_loss_error(self._close_error))
        else:
            self._decode_slice()

    def flush(self) -> None:
        """Write what the connection has to send."""
        data = self.connection.data_to_send()
        if data and self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def abort(self, error: Exception | None = None) -> None:
        """Close the socket at once; ``error`` is reported as the reason. Calling it again does nothing."""
        if error is not None:
            self._notify_lost(error)
        self._loss_reported = True
        # A TLS transport of Python 3.11.0 to 3.11.3 raises AttributeError where the loss came before.
        if self._transport is not None and not self.closed.done():
            self._transport.abort()

    def close(self) -> None:
        """Close the socket in order; the loss that follows is not reported."""
        self._loss_reported = True
        if self._transport is not None:
            self._transport.close()

    # Called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport so that it can be closed."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes | bytearray) -> None:
        """Decode what arrived and hand it on as one batch; more than a slice of it, in several."""
        self._receive_buffer += data
        if not self._is_started:
            return
        self.last_received_at = self._loop.time()
        if not self._reading_paused:
            self._decode_slice()

    def pause_writing(self) -> None:
        """Hear nothing more from a peer that does not listen: it could only make our answers pile up."""
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        """Go on as before."""
        if self._transport is not None and not self._reading_paused:
            self._transport.resume_reading()

    def eof_received(self) -> None:
        """Note that the peer is done; asyncio then closes our side too."""
        self._decode_remaining()
        self.connection.receive_eof()

    def connection_lost(self, exc: Exception | None) -> None:
        """Report why the connection ended, unless that is known already."""
        _LOG.debug("connection lost: %s", type(exc).__name__ if exc else "end of stream")
        self._close_error = exc
        if self._is_started:
            self._decode_remaining()
            self._notify_lost(self._create_loss_error(exc))
        if not self.closed.done():
            self.closed.set_result(None)

    @property
    def is_started(self) -> bool:
        """Whether :meth:`begin` was called."""
        return self._is_started

    # Small parts

    def _resume_decoding(self) -> None:
        if not self._reading_paused:
            return  # the end of the connection was faster
        self._reading_paused = False
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()
        self._decode_slice()

    def _decode_slice(self) -> None:
        """Decode what is in the inbox, at most for a slice of time; see to the rest in the next one."""
        until = self._loop.time() + DECODE_SLICE_SECONDS
        happenings: list[ConnectionEvent] = []
        while self._decode_chunk(happenings):
            if self._loop.time() >= until:
                self._reading_paused = True
                if self._transport is not None:
                    self._transport.pause_reading()
                self._loop.call_later(0, self._resume_decoding)
                break
        self._deliver_events(happenings)

    def _decode_remaining(self) -> None:
        """Decode all that is left: the peer has gone, and what it said last is to be heard."""
        self._reading_paused = False
        happenings: list[ConnectionEvent] = []
        while self._decode_chunk(happenings):
            pass
        self._deliver_events(happenings)

    def _decode_chunk(self, events: list[ConnectionEvent]) -> bool:
        """Add a few happenings; return whether there may be more."""
        if self._loss_reported:
            self._receive_buffer.clear()
            return False
        piece = b""
        if not self.connection.has_pending_events:
            piece = bytes(self._receive_buffer[:_CHUNK_SIZE])
            del self._receive_buffer[:_CHUNK_SIZE]
            self.bytes_received += len(piece)
            self._first_bytes = (self._first_bytes + piece[:2])[:2]
        events += self.connection.receive_data(piece, _EVENTS_PER_CLOCK_CHECK)
        return self.connection.has_pending_events or bool(self._receive_buffer)

    def _deliver_events(self, events: list[ConnectionEvent]) -> None:
        """Send what there is to be answered, and hand on what was told."""
        self.flush()
        broken = events.pop() if events and isinstance(events[-1], ProtocolViolation) else None
        if events:
            self._notify_events(events)
        if isinstance(broken, ProtocolViolation):
            self.abort(self._create_protocol_error(broken.error))

    def _notify_events(self, events: list[ConnectionEvent]) -> None:
        try:
            self._events_handler(events)
        except Exception as error:  # noqa: BLE001 - asyncio would log it and drop it; our caller must see it
            self.abort(error)

    def _notify_lost(self, error: Exception) -> None:
        if not self._loss_reported:
            self._loss_reported = True
            self._loss_handler(error)

    def _create_loss_error(self, exc: Exception | None) -> LinkError:
        if isinstance(exc, ssl.SSLError):
            return tls.create_stream_error(exc)
        if self.bytes_received:
            return ConnectionLostError(Sentence(_CLOSED_BY_PBX))
        return ClosedEarlyError(*CLOSED_EARLY_SENTENCES[self._encrypted])

    def _create_protocol_error(self, error: RemoteProtocolError) -> LinkError:
        if isinstance(error, PlainPasswordRefusedError):
            return PlainChallengeError()
        if not self._encrypted and any(
            record.startswith(self._first_bytes) for record in _TLS_RECORD_PREFIXES
        ):
            return WrongEncryptionError(*PLAIN_TO_TLS_PORT)
        return InvalidStreamError(sentence_from_error(error))
