"""The steps from an address to events, in order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Collection
from enum import IntEnum, unique
from typing import Final

from devlink3_desk import __version__
from devlink3_desk.link import tls
from devlink3_desk.link.certificates import CertificateInfo, parse_certificate
from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    ClosedEarlyError,
    ConnectionLostError,
    EncryptionError,
    FeatureNotAvailableError,
    FileRefusedError,
    HandshakeDroppedError,
    InsufficientLicenceError,
    InvalidStreamError,
    LicenceMissingError,
    LimitsExceededError,
    LinkError,
    RetryLaterError,
    StepTimeoutError,
    UnknownFlagError,
    UnreachableError,
    WrongEncryptionError,
)
from devlink3_desk.link.tls import closes_after_handshake, fetch_certificate, format_system_error
from devlink3_desk.link.transport import PLAIN_TO_TLS_PORT, DevLinkProtocol, EventsHandler
from devlink3_desk.protocol.connection import (
    Authenticated,
    AuthenticationRejected,
    ChallengeReceived,
    ConnectionEvent,
    FileReceived,
    Subscribed,
    SubscriptionRejected,
)
from devlink3_desk.protocol.enums import AuthResult, EventResult, LabelledEnum, format_enum_value
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


@unique
class ConnectStep(IntEnum):
    """What a link is waiting for; every step may take as long as the endpoint's ``timeout``.

    One limit for each step rather than one for all: a slow PBX that goes on answering is let in, and
    a silent one is found out within seconds. The default of 10 s is the time that a busy PBX was
    seen to take at most for a sign-in, several times over, and what a person will wait.
    """

    CONNECT = 1
    """TCP: a name to resolve and a handshake; a firewall that drops packets shows here."""
    TLS_HANDSHAKE = 2
    """TLS handshake: a port that speaks no TLS often says nothing at all."""
    SIGN_IN = 3
    """Answer to the user name: the challenge."""
    PASSWORD = 4
    """Answer to the challenge: in or out."""
    SUBSCRIBE = 5
    """Answer to the event request."""
    READ_FILE = 6
    """A pseudo-file; here the limit is for silence, since a large file takes its time."""

    def format_timeout(self, limit: float) -> Sentence:
        """Return the sentence for a peer that says nothing at this step for ``limit`` seconds."""
        return Sentence(_TIMEOUT_SENTENCES[self], limit=limit)


_TIMEOUT_SENTENCES: Final = {
    ConnectStep.CONNECT: QT_TRANSLATE_NOOP("Link", "The PBX did not answer at all within {limit:g} s."),
    ConnectStep.TLS_HANDSHAKE: QT_TRANSLATE_NOOP(
        "Link",
        "The peer did not answer the TLS handshake (a port without TLS does that) within {limit:g} s.",
    ),
    ConnectStep.SIGN_IN: QT_TRANSLATE_NOOP(
        "Link", "The connection is open, but the peer did not answer the sign-in within {limit:g} s."
    ),
    ConnectStep.PASSWORD: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not say whether it accepts the password within {limit:g} s."
    ),
    ConnectStep.SUBSCRIBE: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not answer the request for events within {limit:g} s."
    ),
    ConnectStep.READ_FILE: QT_TRANSLATE_NOOP("Link", "The PBX stopped sending the file within {limit:g} s."),
}


APPLICATION_NAME: Final = f"DevLink3 Desk {__version__}"
"""How this program names itself to the PBX (section 6.2.1.1)."""

CLOSE_TIMEOUT: Final = 2.0
"""Seconds that an orderly close may take before the socket is dropped."""

READ_TIMEOUT: Final = 600.0
"""Seconds that a file may take in all, however steadily it comes: the longest one over the slowest line
takes less, and one that never ends would hold a connection for ever."""

_REJECTION_ERRORS: Final[dict[int, type[LinkError]]] = {
    AuthResult.AUTHENTICATION_FAILED: AuthenticationFailedError,
    AuthResult.LIMITS_EXCEEDED: LimitsExceededError,
    AuthResult.RETRY_LATER: RetryLaterError,
    AuthResult.LICENCE_MISSING: LicenceMissingError,
    EventResult.UNKNOWN_FLAG: UnknownFlagError,
    EventResult.INSUFFICIENT_LICENCE: InsufficientLicenceError,
    EventResult.FEATURE_NOT_AVAILABLE: FeatureNotAvailableError,
}

_NOT_OPEN: Final = QT_TRANSLATE_NOOP("Link", "The connection is not open.")

_LOG = logging.getLogger(__name__)


class LinkConnection:
    """One connection; the coroutines are called in the order of :class:`.ConnectStep`, each at most once.

    ``on_happenings`` gets everything that each read told, answers included, in one call and in order;
    it is called from the loop and must not block. Each coroutine raises a :class:`.LinkError` that
    says what went wrong; after any of them the connection is of no further use. Always
    :meth:`close` it, whatever happened. ``on_ended`` is called when the connection is lost; :meth:`check`
    then says why. With ``diagnose`` a failed sign-in may be followed by a second connection, which sends
    nothing, to tell why.
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
        """The certificate of the PBX, once encrypted."""
        self.tls_version: str | None = None
        """Such as ``TLSv1.3``, once encrypted."""
        self._ssl_context: ssl.SSLContext | None = None
        self._events_handler = on_events
        self._loop = asyncio.get_running_loop()
        self._protocol: DevLinkProtocol | None = None
        self._raw_transport: asyncio.Transport | None = None
        self._lost_reason: Exception | None = None
        self._pending_answer: (
            tuple[tuple[type[ConnectionEvent], ...], asyncio.Future[ConnectionEvent]] | None
        ) = None
        self._lost_handler = on_lost
        self._diagnose = diagnose

    # The steps

    async def connect(self) -> None:
        """Open the socket; files of the TLS options that cannot be used are found out before."""
        endpoint = self.endpoint
        if endpoint.tls is not None:
            self._ssl_context = tls.create_client_context(endpoint.tls)
        wire = DevLinkProtocol(
            encrypted=endpoint.tls is not None, on_events=self._on_events, on_lost=self._on_lost
        )
        try:
            async with self._limit_step(ConnectStep.CONNECT):
                self._raw_transport, self._protocol = await self._loop.create_connection(
                    lambda: wire, endpoint.host, endpoint.port
                )
        except (OSError, UnicodeError) as error:
            raise _create_unreachable_error(endpoint, error) from error
        if endpoint.tls is None:
            wire.start(self._raw_transport)
            self.check_connected()

    async def start_tls(self) -> None:
        """Shake hands over TLS and verify the certificate; does nothing on a plain link."""
        options, context = self.endpoint.tls, self._ssl_context
        if options is None or context is None:
            return
        try:
            async with self._limit_step(ConnectStep.TLS_HANDSHAKE):
                transport = await self._perform_handshake(context, options)
        except ssl.SSLCertVerificationError as error:
            await self.close()
            raise tls.create_verification_error(error, await fetch_certificate(self.endpoint)) from error
        except OSError as error:
            raise tls.create_handshake_error(error) from error
        encrypted = transport.get_extra_info("ssl_object")
        der = encrypted.getpeercert(binary_form=True)
        self.tls_version = encrypted.version()
        self.certificate = parse_certificate(der) if der else None
        if options.pin is not None:
            tls.check_pin(der, options.pin)
        self._ensure_protocol().start(transport)
        self.check_connected()

    async def _perform_handshake(self, context: ssl.SSLContext, options: TlsOptions) -> asyncio.Transport:
        if self._raw_transport is None:
            raise ConnectionLostError(Sentence(_NOT_OPEN))
        transport = await self._loop.start_tls(
            self._raw_transport,
            self._ensure_protocol(),
            context,
            server_hostname=options.server_name or self.endpoint.host,
            # Ours comes first; this one only keeps asyncio's own, longer one out of the way.
            ssl_handshake_timeout=self.endpoint.timeout + 5,
            ssl_shutdown_timeout=CLOSE_TIMEOUT,
        )
        if transport is None:
            raise EncryptionError
        return transport

    async def sign_in(self, user: str, password: Password) -> Authenticated:
        """Authenticate; the password leaves only as the answer to a challenge (sections 6.2 and 6.3)."""
        self._ensure_protocol().connection.request_sign_in(user, APPLICATION_NAME)
        kinds = (ChallengeReceived, Authenticated, AuthenticationRejected)
        try:
            answer = await self._request_answer(ConnectStep.SIGN_IN, *kinds)
        except ClosedEarlyError as error:
            if not self._diagnose:
                raise
            raise await self._diagnose_early_close(error) from error
        if isinstance(answer, ChallengeReceived):
            self._ensure_protocol().connection.answer_challenge(password.reveal())
            answer = await self._request_answer(ConnectStep.PASSWORD, *kinds)
        if isinstance(answer, Authenticated):
            _LOG.info("signed in; the PBX is %r, variant %r", answer.pbx_version, answer.variant)
            return answer
        raise _create_rejection_error(
            AuthResult, answer.result if isinstance(answer, AuthenticationRejected) else 0
        )

    async def _diagnose_early_close(self, error: ClosedEarlyError) -> LinkError:
        """Look at the peer once more to say why it left before its first word."""
        if self._ssl_context is None:
            if await fetch_certificate(self.endpoint) is not None:
                return WrongEncryptionError(*PLAIN_TO_TLS_PORT)
        elif await closes_after_handshake(self.endpoint, self._ssl_context):
            return HandshakeDroppedError(
                Sentence(
                    QT_TRANSLATE_NOOP(
                        "Link", "The PBX hung up right after the TLS handshake, before it was asked anything."
                    )
                )
            )
        return error

    async def subscribe(self, flags: Collection[EventFlag]) -> Subscribed:
        """Ask for events (section 6.4). What came before the answer has gone to ``on_happenings``."""
        self._ensure_protocol().connection.request_events(flags)
        answer = await self._request_answer(ConnectStep.SUBSCRIBE, Subscribed, SubscriptionRejected)
        if isinstance(answer, Subscribed):
            return answer
        raise _create_rejection_error(
            EventResult, answer.result if isinstance(answer, SubscriptionRejected) else 0
        )

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file (section 6.6.1); raises :class:`.FileRefusedError` where the PBX says no."""
        self._ensure_protocol().connection.request_file(name)
        answer = await self._request_answer(ConnectStep.READ_FILE, FileReceived)
        if isinstance(answer, FileReceived) and answer.result == 0:
            return answer.contents
        raise FileRefusedError(name, answer.result if isinstance(answer, FileReceived) else -1)

    # While it is up

    def resubscribe(self, flags: Collection[EventFlag]) -> None:
        """Ask for events on a link that has them; the answer goes to ``on_happenings`` alone."""
        wire = self._ensure_protocol()
        wire.connection.request_events(flags)
        wire.flush()

    def send_test(self) -> int:
        """Send a test packet and return its id; the answer goes to ``on_happenings`` (section 6.1)."""
        wire = self._ensure_protocol()
        request_id = wire.connection.send_test()
        wire.flush()
        return request_id

    @property
    def last_received_at(self) -> float:
        """Instant of the loop's clock at which something last came."""
        return self._ensure_protocol().last_received_at

    def check_connected(self) -> None:
        """Raise why the connection is lost, if it is."""
        if self._lost_reason is not None:
            raise self._lost_reason

    # The end

    def abort(self, error: Exception) -> None:
        """Drop the connection at once, with ``error`` as the reason."""
        if self._protocol is not None:
            self._protocol.abort(error)

    async def close(self) -> None:
        """Close in order, within :data:`CLOSE_LIMIT`; may be called in any state and any number of "
        "times."""
        self._set_lost_reason(
            ConnectionLostError(
                Sentence(QT_TRANSLATE_NOOP("Link", "The connection was closed from this side."))
            )
        )
        wire = self._protocol
        if wire is None:
            return
        if not wire.is_started:
            # The handshake never ended: there is nobody to say goodbye to. asyncio closes the socket in
            # its next rounds.
            wire.close()
            if self._raw_transport is not None:
                self._raw_transport.abort()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return
        wire.close()
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                await asyncio.shield(wire.closed)
        except TimeoutError:
            _LOG.info("the peer did not say goodbye")
        finally:
            wire.abort()  # also where we are cancelled while we wait

    # Small parts

    def _ensure_protocol(self) -> DevLinkProtocol:
        # What broke the protocol may have come in one piece with the answer before.
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
            raise self._create_timeout_error(step) from error

    def _create_timeout_error(self, step: ConnectStep) -> StepTimeoutError:
        return StepTimeoutError(step.format_timeout(self.endpoint.timeout))

    async def _request_answer(self, step: ConnectStep, *kinds: type[ConnectionEvent]) -> ConnectionEvent:
        """Send what is queued and wait for the first happening of one of ``kinds``."""
        wire = self._ensure_protocol()
        future: asyncio.Future[ConnectionEvent] = self._loop.create_future()
        self._pending_answer = (kinds, future)
        wire.flush()
        until = self._loop.time() + READ_TIMEOUT
        try:
            while True:
                since = self._loop.time() if step is not ConnectStep.READ_FILE else wire.last_received_at
                await asyncio.wait([future], timeout=since + self.endpoint.timeout - self._loop.time())
                if future.done():
                    return future.result()
                if (
                    step is not ConnectStep.READ_FILE
                    or wire.last_received_at <= since
                    or self._loop.time() >= until
                ):
                    raise self._create_timeout_error(step)
        finally:
            self._pending_answer = None
            future.cancel()

    def _on_events(self, events: list[ConnectionEvent]) -> None:
        if self._pending_answer is not None:
            kinds, future = self._pending_answer
            answer = next((each for each in events if isinstance(each, kinds)), None)
            if answer is not None and not future.done():
                future.set_result(answer)
        if self._events_handler is not None:
            self._events_handler(events)

    def _set_lost_reason(self, error: Exception) -> None:
        if self._lost_reason is None:
            self._lost_reason = error
        if self._pending_answer is not None and not self._pending_answer[1].done():
            self._pending_answer[1].set_exception(error)

    def _on_lost(self, error: Exception) -> None:
        self._set_lost_reason(error)
        if self._lost_handler is not None:
            self._lost_handler()


def _create_rejection_error(enum_type: type[LabelledEnum], result: int) -> LinkError:
    kind = _REJECTION_ERRORS.get(result)
    if kind is not None:
        return kind()
    return InvalidStreamError(
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link", "The PBX answered with a result that DevLink3 does not have: {result}."
            ),
            result=format_enum_value(enum_type, result),
        ),
        Sentence(
            QT_TRANSLATE_NOOP("Link", "Check that this is a DevLink3 service; if it is, report the number.")
        ),
    )


def _create_unreachable_error(endpoint: Endpoint, error: OSError | UnicodeError) -> UnreachableError:
    match error:
        case socket.gaierror() | UnicodeError():
            return UnreachableError(
                Sentence(
                    QT_TRANSLATE_NOOP("Link", "There is no address for the name {name!r}."),
                    name=endpoint.host,
                ),
                Sentence(QT_TRANSLATE_NOOP("Link", "Check the spelling, or use the PBX's IP address.")),
            )
        case ConnectionRefusedError():
            return UnreachableError(
                Sentence(QT_TRANSLATE_NOOP("Link", "Nothing listens at {address}."), address=str(endpoint))
            )
        case _:
            return UnreachableError(
                Sentence(
                    QT_TRANSLATE_NOOP("Link", "{address} cannot be reached: {why}."),
                    address=str(endpoint),
                    why=format_system_error(error),
                )
            )


async def read_file(endpoint: Endpoint, user: str, password: Password, name: str) -> bytes:
    """Return the contents of the pseudo-file ``name``, such as ``nasystem/user_list``.

    Raises a :class:`.LinkError`; :class:`.FileRefusedError` where the PBX does not give this file.
    """
    link = LinkConnection(endpoint)
    try:
        await link.connect()
        await link.start_tls()
        await link.sign_in(user, password)
        return await link.read_file(name)
    finally:
        await link.close()
