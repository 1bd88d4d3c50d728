"""One connection to a PBX: the steps from an address to events, each with its time limit.

The steps are coroutines, to be awaited in the order of :class:`.ConnectStep`. Events of the stream, and
answers as well, go to a callback. A connection that has failed or ended is closed and replaced, not repaired.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Collection
from typing import Final

from devlink3_desk import __version__
from devlink3_desk.link import tls
from devlink3_desk.link.certificates import CertificateInfo, parse_certificate
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    ClosedEarlyError,
    ConnectionLostError,
    FileRefusedError,
    HandshakeDroppedError,
    LinkError,
    UnreachableError,
    WrongEncryptionError,
    create_rejection_error,
)
from devlink3_desk.link.resolver import open_connection
from devlink3_desk.link.steps import ConnectStep
from devlink3_desk.link.tls import closes_after_handshake, fetch_certificate, format_system_error
from devlink3_desk.link.transport import PLAIN_TO_TLS_PORT, DevLinkProtocol, EventsHandler
from devlink3_desk.link.verify_errors import create_verification_error
from devlink3_desk.protocol.connection import (
    Authenticated,
    AuthenticationRejected,
    ChallengeReceived,
    ConnectionEvent,
    FileReceived,
    Subscribed,
    SubscriptionRejected,
)
from devlink3_desk.protocol.enums import AuthResult, EventResult
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

APPLICATION_NAME: Final = f"DevLink3 Desk {__version__}"
"""Application name in the sign-in (section 6.2.1.1)."""

CLOSE_TIMEOUT: Final = 2.0
"""Seconds for an orderly close before the socket is dropped.

Most of it is for the TLS close alert of the peer. Many peers never send one, and users wait for the window to
close.
"""

READ_TIMEOUT: Final = 600.0
"""Seconds for a whole file, even if data keeps arriving.

The largest frame of 4 MB takes less than that over the slowest line. A file that never ends would occupy one
of the three connections of the PBX for ever.
"""

_CLOSED_AFTER_HANDSHAKE: Final = Sentence(
    QT_TRANSLATE_NOOP("Link", "The PBX closed the connection right after the TLS handshake.")
)
_NOT_OPEN: Final = QT_TRANSLATE_NOOP("Link", "The connection is not open.")

_FILE_NOT_SENT: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX closed the connection before it had sent the file {name!r}."
)
_FILE_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Try again. A PBX may also close the connection in place of refusing a file that it does not provide.",
)

log = logging.getLogger(__name__)


class LinkConnection:
    """One connection; its coroutines are awaited in the order of :class:`.ConnectStep`, each at most once.

    ``on_events`` is called with the events of each read, answers included, in order. ``on_lost`` is called
    when the connection is lost; :meth:`check_connected` then raises the reason. Both are called by the event
    loop and must not block.

    Each coroutine raises a :class:`.LinkError`, after which the connection is of no further use. Call
    :meth:`close` in any case. With ``diagnose``, a sign-in that fails without an answer is followed by a
    second connection, which sends nothing, to find out why.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        on_events: EventsHandler | None = None,
        on_lost: Callable[[], None] | None = None,
        *,
        diagnose: bool = True,
    ) -> None:
        self.endpoint = endpoint
        self.certificate: CertificateInfo | None = None
        """The certificate of the PBX, after :meth:`start_tls`."""
        self.tls_version: str | None = None
        """The TLS version, such as ``TLSv1.3``, after :meth:`start_tls`."""
        self.password_sent = False
        """Whether a challenge was answered with the password."""
        self._ssl_context: ssl.SSLContext | None = None
        self._events_handler = on_events
        self._loop = asyncio.get_running_loop()
        self._protocol: DevLinkProtocol | None = None
        self._raw_transport: asyncio.Transport | None = None
        self._lost_reason: Exception | None = None
        self._pending_answer: (
            tuple[tuple[type[ConnectionEvent], ...], asyncio.Future[ConnectionEvent]] | None
        ) = None
        """The types that are accepted as the answer, and the future that waits for it."""
        self._rejection: AuthenticationRejected | None = None
        """The rejection of the sign-in, which may arrive together with a challenge."""
        self._lost_handler = on_lost
        self._diagnose = diagnose

    # The steps

    async def connect(self) -> None:
        """Open the socket."""
        endpoint = self.endpoint
        if endpoint.tls is not None:
            # First: a certificate file that cannot be read is reported before anything is connected.
            self._ssl_context = tls.create_client_context(endpoint.tls)
        protocol = DevLinkProtocol(
            encrypted=endpoint.tls is not None, on_events=self._on_events, on_lost=self._on_lost
        )
        try:
            async with self._limit_step(ConnectStep.CONNECT):
                self._raw_transport, self._protocol = await open_connection(
                    lambda: protocol, endpoint.host, endpoint.port, limit=endpoint.timeout
                )
        except (OSError, UnicodeError) as error:
            raise _create_unreachable_error(endpoint, error) from error
        if endpoint.tls is None:
            protocol.start(self._raw_transport)
            self.check_connected()

    async def start_tls(self) -> None:
        """Perform the TLS handshake and verify the certificate; does nothing without TLS."""
        options, context = self.endpoint.tls, self._ssl_context
        if options is None or context is None:
            return
        try:
            async with self._limit_step(ConnectStep.TLS_HANDSHAKE):
                transport = await self._perform_handshake(context)
        except ssl.SSLCertVerificationError as error:
            # The failed handshake does not reveal the certificate: fetch it, so that users can pin it.
            await self.close()
            raise create_verification_error(error, await fetch_certificate(self.endpoint)) from error
        except (OSError, UnicodeError) as error:  # UnicodeError: an expected name that no server can have
            raise tls.create_handshake_error(error) from error
        ssl_object = transport.get_extra_info("ssl_object")
        der = ssl_object.getpeercert(binary_form=True)
        self.tls_version = ssl_object.version()
        self.certificate = parse_certificate(der) if der else None
        # Before start(): with a pin, nothing else has verified the peer, and nothing may be sent to it yet.
        if options.pin is not None:
            tls.check_pin(der, options.pin)
        self._ensure_protocol().start(transport)
        try:
            self.check_connected()
        except ClosedEarlyError as error:
            raise HandshakeDroppedError(_CLOSED_AFTER_HANDSHAKE) from error

    async def _perform_handshake(self, context: ssl.SSLContext) -> asyncio.Transport:
        if self._raw_transport is None:
            raise ConnectionLostError(Sentence(_NOT_OPEN))
        transport = await self._loop.start_tls(
            self._raw_transport,
            self._ensure_protocol(),
            context,
            server_hostname=self.endpoint.certificate_name,
            # Longer than the limit of the step, whose error says more; not asyncio's default of 60 s.
            ssl_handshake_timeout=self.endpoint.timeout + 5,
            ssl_shutdown_timeout=CLOSE_TIMEOUT,
        )
        if transport is None:  # the connection was lost in between
            raise HandshakeDroppedError(_CLOSED_AFTER_HANDSHAKE)
        return transport

    async def sign_in(self, user: str, password: Password) -> Authenticated:
        """Sign in; the password is sent only as the answer to a challenge (sections 6.2 and 6.3)."""
        self._ensure_protocol().connection.request_sign_in(user, APPLICATION_NAME)
        answer_types = (ChallengeReceived, Authenticated, AuthenticationRejected)
        try:
            answer = await self._request_answer(ConnectStep.SIGN_IN, *answer_types)
        except ClosedEarlyError as error:
            # The sign-in is the first thing that a peer receives: a wrong port, and under TLS 1.3 a missing
            # client certificate, show only now.
            if not self._diagnose:
                raise
            raise await self._diagnose_early_close(error) from error
        if self._rejection is not None:
            answer = self._rejection
        elif isinstance(answer, ChallengeReceived):
            self._ensure_protocol().connection.answer_challenge(password.reveal())
            self.password_sent = True
            answer = await self._request_answer(ConnectStep.PASSWORD, *answer_types)
        if isinstance(answer, Authenticated):
            log.info("signed in; the PBX is %r, variant %r", answer.pbx_version, answer.variant)
            return answer
        raise create_rejection_error(
            AuthResult, answer.result if isinstance(answer, AuthenticationRejected) else 0
        )

    async def _diagnose_early_close(self, error: ClosedEarlyError) -> LinkError:
        """Return the reason why the peer closed the connection before it sent anything."""
        if self._ssl_context is None:
            if await fetch_certificate(self.endpoint) is not None:
                return WrongEncryptionError(*PLAIN_TO_TLS_PORT)
        elif await closes_after_handshake(self.endpoint, self._ssl_context):
            return HandshakeDroppedError(_CLOSED_AFTER_HANDSHAKE)
        return error

    async def subscribe(self, flags: Collection[EventFlag]) -> Subscribed:
        """Request events (section 6.4); those that arrive before the answer go to ``on_events`` as well."""
        self._ensure_protocol().connection.request_events(flags)
        answer = await self._request_answer(ConnectStep.SUBSCRIBE, Subscribed, SubscriptionRejected)
        if isinstance(answer, Subscribed):
            return answer
        raise create_rejection_error(
            EventResult, answer.result if isinstance(answer, SubscriptionRejected) else 0
        )

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file (section 6.6.1); raises :class:`.FileRefusedError` on any result but 0."""
        self._ensure_protocol().connection.request_file(name)
        try:
            answer = await self._request_answer(ConnectStep.READ_FILE, FileReceived)
        except ConnectionLostError as error:
            raise ConnectionLostError(Sentence(_FILE_NOT_SENT, name=name), Sentence(_FILE_ADVICE)) from error
        if isinstance(answer, FileReceived) and answer.result == 0:
            return answer.contents
        raise FileRefusedError(name, answer.result if isinstance(answer, FileReceived) else -1)

    # The live connection

    def resubscribe(self, flags: Collection[EventFlag]) -> None:
        """Request events once more, without waiting; the answer goes to ``on_events`` (section 6.4)."""
        protocol = self._ensure_protocol()
        protocol.connection.request_events(flags)
        protocol.flush()

    def send_test(self) -> int:
        """Send a test packet and return its request id; the answer goes to ``on_events`` (section 6.1)."""
        protocol = self._ensure_protocol()
        request_id = protocol.connection.send_test()
        protocol.flush()
        return request_id

    @property
    def last_received_at(self) -> float:
        """Time of the loop's clock at which data last arrived."""
        return self._ensure_protocol().last_received_at

    @property
    def bytes_received(self) -> int:
        """Number of bytes decoded so far."""
        return 0 if self._protocol is None else self._protocol.bytes_received

    @property
    def is_decoding(self) -> bool:
        """Whether decoding is behind: nothing is read until it has caught up, and silence says nothing."""
        return self._ensure_protocol().is_decoding

    @property
    def is_receiving(self) -> bool:
        """Whether a packet has begun that has not arrived whole."""
        return self._ensure_protocol().is_receiving

    def check_connected(self) -> None:
        """Raise the reason if the connection is lost."""
        if self._lost_reason is not None:
            raise self._lost_reason

    # Closing

    def abort(self, error: Exception) -> None:
        """Drop the connection immediately, with ``error`` as the reason."""
        if self._protocol is not None:
            self._protocol.abort(error)

    async def close(self) -> None:
        """Close within :data:`CLOSE_TIMEOUT`; may be called in any state and any number of times."""
        self._set_lost_reason(
            ConnectionLostError(
                Sentence(QT_TRANSLATE_NOOP("Link", "The connection was closed by this program."))
            )
        )
        protocol = self._protocol
        if protocol is None:
            return
        if not protocol.is_started:
            # The handshake has not finished: there is no TLS session to close in order, and the TCP transport
            # is aborted. asyncio closes the socket in its next two iterations.
            protocol.close()
            if self._raw_transport is not None:
                self._raw_transport.abort()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return
        protocol.close()
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                # shield(): two callers may wait for the same close, and one of them may be cancelled.
                await asyncio.shield(protocol.closed)
        except TimeoutError:
            log.info("the peer did not close its side")
        finally:
            protocol.abort()  # after a timeout, and if this coroutine is cancelled

    # Waiting for answers

    def _ensure_protocol(self) -> DevLinkProtocol:
        # A violation of the protocol may have arrived in the same read as the previous answer.
        self.check_connected()
        if self._protocol is None:
            raise ConnectionLostError(Sentence(_NOT_OPEN))
        return self._protocol

    @contextlib.asynccontextmanager
    async def _limit_step(self, step: ConnectStep) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self.endpoint.timeout):
                yield
        except TimeoutError as error:
            raise step.create_timeout_error(self.endpoint.timeout) from error

    async def _request_answer(
        self, step: ConnectStep, *answer_types: type[ConnectionEvent]
    ) -> ConnectionEvent:
        """Send the queued request and return the first event of one of ``answer_types``."""
        protocol = self._ensure_protocol()
        future: asyncio.Future[ConnectionEvent] = self._loop.create_future()
        # Set before the request is sent: the answer may arrive in the same iteration of the loop.
        self._pending_answer = (answer_types, future)
        protocol.flush()
        waiting_since = self._loop.time()
        deadline = waiting_since + READ_TIMEOUT
        try:
            while True:
                remaining = waiting_since + self.endpoint.timeout - self._loop.time()
                await asyncio.wait([future], timeout=remaining)
                if future.done():
                    return future.result()
                # A file may take longer while its packet arrives. Other packets do not prolong the wait, and
                # a peer that sends its answer byte by byte must not prolong a sign-in.
                last_received_at = protocol.last_received_at
                is_arriving = protocol.is_receiving and last_received_at > waiting_since
                if step is not ConnectStep.READ_FILE or not is_arriving or self._loop.time() >= deadline:
                    raise step.create_timeout_error(self.endpoint.timeout, has_begun=protocol.is_receiving)
                waiting_since = last_received_at
        finally:
            self._pending_answer = None
            future.cancel()

    def _on_events(self, events: list[ConnectionEvent]) -> None:
        if self._pending_answer is not None:
            answer_types, future = self._pending_answer
            answers = [event for event in events if isinstance(event, answer_types)]
            if answers and not future.done():
                future.set_result(answers[0])
            self._rejection = next(
                (answer for answer in answers if isinstance(answer, AuthenticationRejected)), self._rejection
            )
        if self._events_handler is not None:
            self._events_handler(events)

    def _set_lost_reason(self, error: Exception) -> None:
        # The first reason is the cause; what follows, such as a failing write, is its consequence.
        if self._lost_reason is None:
            self._lost_reason = error
        if self._pending_answer is not None and not self._pending_answer[1].done():
            self._pending_answer[1].set_exception(error)

    def _on_lost(self, error: Exception) -> None:
        self._set_lost_reason(error)
        if self._lost_handler is not None:
            self._lost_handler()


def _create_unreachable_error(endpoint: Endpoint, error: OSError | UnicodeError) -> UnreachableError:
    match error:
        case socket.gaierror() | UnicodeError():
            return UnreachableError(
                Sentence(
                    QT_TRANSLATE_NOOP("Link", "The name {name!r} cannot be resolved."),
                    name=endpoint.host,
                ),
                Sentence(QT_TRANSLATE_NOOP("Link", "Check the spelling, or use the IP address of the PBX.")),
            )
        case ConnectionRefusedError():
            return UnreachableError(
                Sentence(
                    QT_TRANSLATE_NOOP("Link", "No service is listening at {address}."), address=str(endpoint)
                )
            )
        case _:
            return UnreachableError(
                Sentence(
                    QT_TRANSLATE_NOOP("Link", "{address} cannot be reached: {why}."),
                    address=str(endpoint),
                    why=format_system_error(error),
                )
            )


@contextlib.asynccontextmanager
async def open_signed_in(
    endpoint: Endpoint, user: str, password: Password, *, diagnose: bool = True
) -> AsyncIterator[LinkConnection]:
    """Open a connection that is signed in, and close it at the end of the block.

    ``diagnose`` is that of :class:`LinkConnection`. Raises a :class:`.LinkError`.
    """
    link = LinkConnection(endpoint, diagnose=diagnose)
    try:
        await link.connect()
        await link.start_tls()
        await link.sign_in(user, password)
        yield link
    finally:
        await link.close()


async def read_file(endpoint: Endpoint, user: str, password: Password, name: str) -> bytes:
    """Return the contents of the pseudo-file ``name``, such as ``nasystem/user_list``.

    Raises a :class:`.LinkError`, :class:`.FileRefusedError` among them.
    """
    # A connection of its own for each file, as the official text recommends (section 6.6.1).
    async with open_signed_in(endpoint, user, password) as link:
        return await link.read_file(name)
