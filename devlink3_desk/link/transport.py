"""The asyncio protocol around the sans-I/O connection: what arrives together is reported in one callback."""

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
from devlink3_desk.protocol.connection import (
    ConnectionEvent,
    DevLinkConnection,
    ProtocolViolation,
    UnrequestedResponse,
)
from devlink3_desk.protocol.errors import PlainPasswordRefusedError, RemoteProtocolError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error

EventsHandler: TypeAlias = Callable[[list[ConnectionEvent]], None]
LossHandler: TypeAlias = Callable[[Exception], None]

log = logging.getLogger(__name__)

DECODE_SLICE_SECONDS: Final = 0.003
"""Seconds of decoding without a break.

Between two slices the event loop runs everything else. In the window that includes painting and key presses,
and a frame at 60 Hz has 16 ms in all.
"""

_CLOSED_BY_PBX: Final = QT_TRANSLATE_NOOP("Link", "The PBX closed the connection.")
CLOSED_EARLY_SENTENCES: Final = {
    True: (
        Sentence(
            QT_TRANSLATE_NOOP("Link", "The server closed the encrypted connection without sending any data.")
        ),
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link",
                "Check that this is the DevLink3 port (50796). The PBX may also require a client "
                "certificate (--cert, --key).",
            )
        ),
    ),
    False: (
        Sentence(QT_TRANSLATE_NOOP("Link", "The server closed the connection without sending any data.")),
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link",
                "Check that this is the unencrypted DevLink3 port (50797). If it is the TLS port (50796), "
                "set the connection to TLS.",
            )
        ),
    ),
}
"""Sentence and advice, by whether the link is encrypted."""

_CHUNK_SIZE: Final = 16_384
"""Bytes to decode before the clock is read again."""
_EVENTS_PER_CLOCK_CHECK: Final = 2
"""Events to decode before the clock is read again; one event may fill a whole frame."""

MAX_LOGGED_RESPONSES: Final = 20
"""Unrequested responses that are logged per connection: a hostile peer must not fill the log."""

# Content type and major version of a TLS record (RFC 8446, section 5.1): an alert or a handshake.
_TLS_RECORD_PREFIXES: Final = (b"\x15\x03", b"\x16\x03")


PLAIN_TO_TLS_PORT: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "This port uses TLS, but the connection is set to unencrypted TCP.")),
    Sentence(QT_TRANSLATE_NOOP("Link", "Remove --no-tls, or use the unencrypted port (50797).")),
)
"""Sentence and advice for plain TCP on the TLS port."""


class DevLinkProtocol(asyncio.Protocol):
    """One socket from its first byte to its last; it is not reused.

    ``on_events`` is called with the events of each read, in order. ``on_lost`` is called once, with the
    reason, unless the connection is closed from this side. Neither is called before :meth:`start`: the TLS
    handshake comes first.
    """

    def __init__(self, *, encrypted: bool, on_events: EventsHandler, on_lost: LossHandler) -> None:
        self.connection = DevLinkConnection(encrypted=encrypted)
        self.bytes_received = 0
        """Number of bytes decoded so far."""
        self.last_received_at = 0.0
        """Time of the loop's clock at which data last arrived."""
        self._encrypted = encrypted
        self._events_handler = on_events
        self._loss_handler = on_lost
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._is_started = False
        self._receive_buffer = bytearray()
        """Data that waits for :meth:`start` or for the next slice."""
        self._reading_paused = False
        """Whether another slice is scheduled; nothing is read from the socket until then."""
        self._writing_paused = False
        """Whether the peer does not read what is sent; nothing is read from it until it does."""
        self._first_bytes = b""
        self._unrequested_responses = 0
        self._loss_reported = False
        self._eof_received = False
        self._close_error: Exception | None = None
        self.closed: asyncio.Future[None] = self._loop.create_future()
        """Done when the socket is closed."""

    def start(self, transport: asyncio.Transport) -> None:
        """Start reading and writing DevLink3 over ``transport``."""
        self._transport = transport
        self._is_started = True
        self.last_received_at = self._loop.time()
        # The peer may have hung up during the handshake, or in one piece with its end, before anyone could be
        # notified.
        if self.closed.done() or self._eof_received:
            self._handle_end(self._close_error)
        else:
            self._decode_slice()

    def flush(self) -> None:
        """Write the pending output of the connection."""
        data = self.connection.data_to_send()
        if data and self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def abort(self, error: Exception | None = None) -> None:
        """Close the socket immediately and report ``error``, if any; calling it again does nothing."""
        if error is not None:
            self._notify_lost(error)
        self._loss_reported = True
        # A TLS transport of Python 3.11.0 to 3.11.3 raises AttributeError where the loss came before.
        if self._transport is not None and not self.closed.done():
            self._transport.abort()

    def close(self) -> None:
        """Close the socket after the pending output; the loss that follows is not reported."""
        self._loss_reported = True
        if self._transport is not None:
            self._transport.close()

    # Called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Store the transport, so that it can be closed before :meth:`start`."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes | bytearray) -> None:
        """Decode the data and report its events in one batch, or in several if they exceed a slice."""
        self._receive_buffer += data
        if not self._is_started:
            return
        self.last_received_at = self._loop.time()
        if not self._reading_paused:
            self._decode_slice()

    def pause_writing(self) -> None:
        """Stop reading from a peer that does not read: answers to its test packets would pile up."""
        self._writing_paused = True
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        """Start reading again."""
        self._writing_paused = False
        self._resume_reading()

    def eof_received(self) -> None:
        """Decode what is left and report the loss; asyncio closes this side as well."""
        self._eof_received = True
        # Reported here, since connection_lost() comes an iteration later and requests fail already.
        if self._is_started:
            self._handle_end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Report why the connection ended, unless it was reported or closed before."""
        log.debug("connection lost: %s", type(exc).__name__ if exc else "end of stream")
        self._close_error = exc
        if self._is_started:
            self._handle_end(exc)
        if not self.closed.done():
            self.closed.set_result(None)

    @property
    def is_started(self) -> bool:
        """Whether :meth:`start` has been called."""
        return self._is_started

    @property
    def is_decoding(self) -> bool:
        """Whether decoding is behind: nothing is read until it has caught up, and silence says nothing."""
        return self._reading_paused

    @property
    def is_receiving(self) -> bool:
        """Whether a packet has begun that is not complete or not decoded yet."""
        return (
            bool(self._receive_buffer)
            or self.connection.has_pending_events
            or self.connection.has_partial_frame
        )

    # Decoding in slices

    def _resume_decoding(self) -> None:
        if not self._reading_paused:
            return  # the connection ended in between, and everything has been decoded
        self._reading_paused = False
        self._resume_reading()
        self._decode_slice()

    def _resume_reading(self) -> None:
        """Read again, unless decoding or the peer has to catch up first."""
        is_paused = self._reading_paused or self._writing_paused
        if self._transport is not None and not is_paused and not self._transport.is_closing():
            self._transport.resume_reading()

    def _decode_slice(self) -> None:
        """Decode the buffer for one slice of time at most, and schedule another slice for the rest."""
        slice_end = self._loop.time() + DECODE_SLICE_SECONDS
        events: list[ConnectionEvent] = []
        while self._decode_chunk(events):
            if self._loop.time() >= slice_end:
                self._reading_paused = True
                # Otherwise the buffer grows with what a fast peer sends in the meantime.
                if self._transport is not None:
                    self._transport.pause_reading()
                self._loop.call_soon(self._resume_decoding)
                break
        self._deliver_events(events)

    def _decode_remaining(self) -> None:
        """Decode all that is left in the buffer, since the connection has ended."""
        self._reading_paused = False
        events: list[ConnectionEvent] = []
        while self._decode_chunk(events):
            pass
        self._deliver_events(events)

    def _decode_chunk(self, events: list[ConnectionEvent]) -> bool:
        """Add a few events to ``events``; return whether there may be more."""
        if self._loss_reported:
            self._receive_buffer.clear()
            return False
        chunk = b""
        if not self.connection.has_pending_events:
            chunk = bytes(self._receive_buffer[:_CHUNK_SIZE])
            del self._receive_buffer[:_CHUNK_SIZE]
            self.bytes_received += len(chunk)
            self._first_bytes = (self._first_bytes + chunk[:2])[:2]
        for event in self.connection.receive_data(chunk, _EVENTS_PER_CLOCK_CHECK):
            if isinstance(event, UnrequestedResponse):
                self._log_unrequested_response(event)
            else:
                events.append(event)
        # An empty list does not mean the end: the events may all have been unrequested responses.
        return self.connection.has_pending_events or bool(self._receive_buffer)

    def _log_unrequested_response(self, response: UnrequestedResponse) -> None:
        self._unrequested_responses += 1
        if self._unrequested_responses <= MAX_LOGGED_RESPONSES:
            log.warning(
                "ignored response %#010x to request %d, which was not sent or is answered already",
                response.packet_id,
                response.request_id,
            )

    def _deliver_events(self, events: list[ConnectionEvent]) -> None:
        """Send the answers to test packets, then report the events."""
        self.flush()
        violation = events.pop() if events and isinstance(events[-1], ProtocolViolation) else None
        if events:
            self._notify_events(events)
        if isinstance(violation, ProtocolViolation):
            self.abort(self._create_protocol_error(violation.error))

    def _notify_events(self, events: list[ConnectionEvent]) -> None:
        try:
            self._events_handler(events)
        except Exception as error:  # noqa: BLE001 (asyncio would only log it; the coroutines must raise it)
            self.abort(error)

    def _notify_lost(self, error: Exception) -> None:
        if not self._loss_reported:
            self._loss_reported = True
            self._loss_handler(error)

    def _handle_end(self, exc: Exception | None) -> None:
        """Decode what is left and report the loss; ``exc`` is the error of the socket, if any."""
        self._decode_remaining()
        self.connection.receive_eof()
        self._notify_lost(self._create_loss_error(exc))

    def _create_loss_error(self, exc: Exception | None) -> LinkError:
        if isinstance(exc, ssl.SSLError):
            return tls.create_stream_error(exc)
        # A peer that closes before it has sent anything indicates a wrong port, or TLS on one side only.
        if self.bytes_received:
            return ConnectionLostError(Sentence(_CLOSED_BY_PBX))
        return ClosedEarlyError(*CLOSED_EARLY_SENTENCES[self._encrypted])

    def _create_protocol_error(self, error: RemoteProtocolError) -> LinkError:
        if isinstance(error, PlainPasswordRefusedError):
            return PlainChallengeError()
        # The bytes that are no frame may be the TLS alert with which a TLS port answers a sign-in in clear.
        if not self._encrypted and any(
            record.startswith(self._first_bytes) for record in _TLS_RECORD_PREFIXES
        ):
            return WrongEncryptionError(*PLAIN_TO_TLS_PORT)
        return InvalidStreamError(sentence_from_error(error))
