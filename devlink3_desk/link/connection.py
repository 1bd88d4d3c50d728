"""One connection to a PBX, used once: reach, encrypt, sign in, then events or a file."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Collection
from typing import Final

from devlink3_desk import __version__
from devlink3_desk.protocol.enums import AuthResult, EventResult, Named, label
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.happenings import (
    Authenticated,
    AuthenticationRefused,
    Challenged,
    FileRead,
    Happening,
    Subscribed,
    SubscriptionRefused,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

from . import tls
from .certificates import CertificateFacts, read_facts
from .endpoint import Endpoint, TlsOptions
from .errors import (
    AuthenticationFailedError,
    BrokenStreamError,
    ClosedEarlyError,
    EncryptionError,
    FeatureNotAvailableError,
    FileRefusedError,
    HandshakeDroppedError,
    InsufficientLicenceError,
    LicenceMissingError,
    LimitsExceededError,
    LinkError,
    LostStreamError,
    RetryLaterError,
    StepTimeoutError,
    UnknownFlagError,
    UnreachableError,
    WrongEncryptionError,
)
from .inspection import drops_unasked, show_certificate
from .password import Password
from .steps import ConnectStep
from .system_words import system_words
from .transport import PLAIN_AT_TLS, HappeningsHandler, Wire

APPLICATION: Final = f"DevLink3 Desk {__version__}"
"""How this program names itself to the PBX (section 6.2.1.1)."""

CLOSE_LIMIT: Final = 2.0
"""Seconds that an orderly close may take before the socket is dropped."""

READ_LIMIT: Final = 600.0
"""Seconds that a file may take in all, however steadily it comes: the longest one over the slowest line
takes less, and one that never ends would hold a connection for ever."""

_REFUSALS: Final[dict[int, type[LinkError]]] = {
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
        on_happenings: HappeningsHandler | None = None,
        on_ended: Callable[[], None] | None = None,
        *,
        diagnose: bool = True,
    ) -> None:
        self.endpoint = endpoint
        self.certificate: CertificateFacts | None = None
        """The certificate of the PBX, once encrypted."""
        self.tls_version: str | None = None
        """Such as ``TLSv1.3``, once encrypted."""
        self._context: ssl.SSLContext | None = None
        self._observer = on_happenings
        self._loop = asyncio.get_running_loop()
        self._wire: Wire | None = None
        self._raw: asyncio.Transport | None = None
        self._loss: Exception | None = None
        self._waiting: tuple[tuple[type[Happening], ...], asyncio.Future[Happening]] | None = None
        self._on_ended = on_ended
        self._diagnose = diagnose

    # The steps

    async def reach(self) -> None:
        """Open the socket; files of the TLS options that cannot be used are found out before."""
        endpoint = self.endpoint
        if endpoint.tls is not None:
            self._context = tls.client_context(endpoint.tls)
        wire = Wire(
            encrypted=endpoint.tls is not None, on_happenings=self._on_happenings, on_lost=self._on_lost
        )
        try:
            async with self._limit(ConnectStep.REACH):
                self._raw, self._wire = await self._loop.create_connection(
                    lambda: wire, endpoint.host, endpoint.port
                )
        except (OSError, UnicodeError) as error:
            raise _unreachable(endpoint, error) from error
        if endpoint.tls is None:
            wire.begin(self._raw)
            self.check()

    async def encrypt(self) -> None:
        """Shake hands over TLS and verify the certificate; does nothing on a plain link."""
        options, context = self.endpoint.tls, self._context
        if options is None or context is None:
            return
        try:
            async with self._limit(ConnectStep.ENCRYPT):
                transport = await self._start_tls(context, options)
        except ssl.SSLCertVerificationError as error:
            await self.close()
            raise tls.not_verified(error, await show_certificate(self.endpoint)) from error
        except OSError as error:
            raise tls.explain(error) from error
        encrypted = transport.get_extra_info("ssl_object")
        der = encrypted.getpeercert(binary_form=True)
        self.tls_version = encrypted.version()
        self.certificate = read_facts(der) if der else None
        if options.pin is not None:
            tls.check_pin(der, options.pin)
        self._the_wire().begin(transport)
        self.check()

    async def _start_tls(self, context: ssl.SSLContext, options: TlsOptions) -> asyncio.Transport:
        if self._raw is None:
            raise LostStreamError(Sentence(_NOT_OPEN))
        transport = await self._loop.start_tls(
            self._raw,
            self._the_wire(),
            context,
            server_hostname=options.server_name or self.endpoint.host,
            # Ours comes first; this one only keeps asyncio's own, longer one out of the way.
            ssl_handshake_timeout=self.endpoint.timeout + 5,
            ssl_shutdown_timeout=CLOSE_LIMIT,
        )
        if transport is None:
            raise EncryptionError
        return transport

    async def sign_in(self, user: str, password: Password) -> Authenticated:
        """Authenticate; the password leaves only as the answer to a challenge (sections 6.2 and 6.3)."""
        self._the_wire().connection.authenticate(user, APPLICATION)
        kinds = (Challenged, Authenticated, AuthenticationRefused)
        try:
            answer = await self._ask(ConnectStep.SIGN_IN, *kinds)
        except ClosedEarlyError as error:
            if not self._diagnose:
                raise
            raise await self._diagnosis(error) from error
        if isinstance(answer, Challenged):
            self._the_wire().connection.answer_challenge(password.reveal())
            answer = await self._ask(ConnectStep.PASSWORD, *kinds)
        if isinstance(answer, Authenticated):
            _LOG.info("signed in; the PBX is %r, variant %r", answer.pbx_version, answer.variant)
            return answer
        raise _refused(AuthResult, answer.result if isinstance(answer, AuthenticationRefused) else 0)

    async def _diagnosis(self, error: ClosedEarlyError) -> LinkError:
        """Look at the peer once more to say why it left before its first word."""
        if self._context is None:
            if await show_certificate(self.endpoint) is not None:
                return WrongEncryptionError(*PLAIN_AT_TLS)
        elif await drops_unasked(self.endpoint, self._context):
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
        self._the_wire().connection.request_events(flags)
        answer = await self._ask(ConnectStep.SUBSCRIBE, Subscribed, SubscriptionRefused)
        if isinstance(answer, Subscribed):
            return answer
        raise _refused(EventResult, answer.result if isinstance(answer, SubscriptionRefused) else 0)

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file (section 6.6.1); raises :class:`.FileRefusedError` where the PBX says no."""
        self._the_wire().connection.read_file(name)
        answer = await self._ask(ConnectStep.READ, FileRead)
        if isinstance(answer, FileRead) and answer.result == 0:
            return answer.contents
        raise FileRefusedError(name, answer.result if isinstance(answer, FileRead) else -1)

    # While it is up

    def ask_again(self, flags: Collection[EventFlag]) -> None:
        """Ask for events on a link that has them; the answer goes to ``on_happenings`` alone."""
        wire = self._the_wire()
        wire.connection.request_events(flags)
        wire.flush()

    def send_test(self) -> int:
        """Send a test packet and return its id; the answer goes to ``on_happenings`` (section 6.1)."""
        wire = self._the_wire()
        request_id = wire.connection.send_test()
        wire.flush()
        return request_id

    @property
    def last_received(self) -> float:
        """Instant of the loop's clock at which something last came."""
        return self._the_wire().last_received

    def check(self) -> None:
        """Raise why the connection is lost, if it is."""
        if self._loss is not None:
            raise self._loss

    # The end

    def abort(self, error: Exception) -> None:
        """Drop the connection at once, with ``error`` as the reason."""
        if self._wire is not None:
            self._wire.abort(error)

    async def close(self) -> None:
        """Close in order, within :data:`CLOSE_LIMIT`; may be called in any state and any number of "
        "times."""
        self._fail(
            LostStreamError(Sentence(QT_TRANSLATE_NOOP("Link", "The connection was closed from this side.")))
        )
        wire = self._wire
        if wire is None:
            return
        if not wire.begun:
            # The handshake never ended: there is nobody to say goodbye to. asyncio closes the socket in
            # its next rounds.
            wire.close()
            if self._raw is not None:
                self._raw.abort()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return
        wire.close()
        try:
            async with asyncio.timeout(CLOSE_LIMIT):
                await asyncio.shield(wire.closed)
        except TimeoutError:
            _LOG.info("the peer did not say goodbye")
        finally:
            wire.abort()  # also where we are cancelled while we wait

    # Small parts

    def _the_wire(self) -> Wire:
        # What broke the protocol may have come in one piece with the answer before.
        self.check()
        if self._wire is None:
            raise LostStreamError(Sentence(_NOT_OPEN))
        return self._wire

    @contextlib.asynccontextmanager
    async def _limit(self, step: ConnectStep) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self.endpoint.timeout):
                yield
        except TimeoutError as error:
            raise self._silent(step) from error

    def _silent(self, step: ConnectStep) -> StepTimeoutError:
        return StepTimeoutError(step.silence(self.endpoint.timeout))

    async def _ask(self, step: ConnectStep, *kinds: type[Happening]) -> Happening:
        """Send what is queued and wait for the first happening of one of ``kinds``."""
        wire = self._the_wire()
        future: asyncio.Future[Happening] = self._loop.create_future()
        self._waiting = (kinds, future)
        wire.flush()
        until = self._loop.time() + READ_LIMIT
        try:
            while True:
                since = self._loop.time() if step is not ConnectStep.READ else wire.last_received
                await asyncio.wait([future], timeout=since + self.endpoint.timeout - self._loop.time())
                if future.done():
                    return future.result()
                if step is not ConnectStep.READ or wire.last_received <= since or self._loop.time() >= until:
                    raise self._silent(step)
        finally:
            self._waiting = None
            future.cancel()

    def _on_happenings(self, happenings: list[Happening]) -> None:
        if self._waiting is not None:
            kinds, future = self._waiting
            answer = next((each for each in happenings if isinstance(each, kinds)), None)
            if answer is not None and not future.done():
                future.set_result(answer)
        if self._observer is not None:
            self._observer(happenings)

    def _fail(self, error: Exception) -> None:
        if self._loss is None:
            self._loss = error
        if self._waiting is not None and not self._waiting[1].done():
            self._waiting[1].set_exception(error)

    def _on_lost(self, error: Exception) -> None:
        self._fail(error)
        if self._on_ended is not None:
            self._on_ended()


def _refused(table: type[Named], result: int) -> LinkError:
    kind = _REFUSALS.get(result)
    if kind is not None:
        return kind()
    return BrokenStreamError(
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link", "The PBX answered with a result that DevLink3 does not have: {result}."
            ),
            result=label(table, result),
        ),
        Sentence(
            QT_TRANSLATE_NOOP("Link", "Check that this is a DevLink3 service; if it is, report the number.")
        ),
    )


def _unreachable(endpoint: Endpoint, error: OSError | UnicodeError) -> UnreachableError:
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
                    why=system_words(error),
                )
            )
