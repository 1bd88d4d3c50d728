"""One connection to a NATS server: no reconnecting inside, and every failure an error with one sentence.

With its default options, nats-py waits for ever where a password is wrong or a certificate is not trusted,
and tells of a forbidden subject only in a callback. Here a connection is tried once; whoever needs another
one makes it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import ssl
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec
import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import LinkError, PinMismatchError
from devlink3_desk.link.tls import check_pin, create_client_context, format_system_error
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.hub import errors
from devlink3_desk.services.hub.errors import (
    HubCertificateError,
    HubCredentialsError,
    HubEncryptionError,
    HubLostError,
    HubMissingError,
    HubPermissionError,
    HubUnreachableError,
)
from devlink3_desk.services.hub.names import inbox_prefix

NATS_PORT: Final = 4222
PING_SECONDS: Final = 1.0
"""Time between pings; with two that are not answered the server counts as gone."""
READ_SECONDS: Final = 3.0
"""Time for the server to return a stored message."""
MAX_PENDING_MESSAGES: Final = 2_000
_GREETING: Final = b"INFO"

_LOG = logging.getLogger(__name__)

MessageCallback: TypeAlias = Callable[[Msg], Awaitable[None]]


class HubAccess(msgspec.Struct, frozen=True, kw_only=True):
    """How a program reaches its hub."""

    endpoint: Endpoint
    """Address; its ``tls`` demands encryption, ``None`` leaves it to the server."""
    site: str
    user: str = ""
    password: Password | None = None
    credentials: Path | None = None
    """File with a JWT and an NKey, or with an NKey seed alone, in place of user and password."""


class StoredMessage(msgspec.Struct, frozen=True):
    """A message that JetStream has stored."""

    data: bytes
    sequence: int
    """Number in its stream."""


class _CheckingClient(Client):
    """Checks what the server offers before any credentials are sent."""

    endpoint: Endpoint

    async def _process_info(self, info: dict[str, Any], initial_connection: bool = False) -> None:  # noqa: FBT001, FBT002
        if initial_connection and self.endpoint.tls is not None and not info.get("tls_required"):
            raise HubEncryptionError(Sentence(errors.NO_TLS, address=str(self.endpoint)))
        # The other servers of a cluster are not tried by this client: whoever connects anew tries them.
        await super()._process_info(info, initial_connection)

    def _connect_command(self) -> bytes:
        tls = self.endpoint.tls
        if tls is not None and tls.pin is not None:
            writer = self._transport._io_writer if self._transport else None  # type: ignore[attr-defined]  # noqa: SLF001
            ssl_object = writer.get_extra_info("ssl_object") if writer else None
            check_pin(ssl_object.getpeercert(binary_form=True) if ssl_object else None, tls.pin)
        return super()._connect_command()


class HubConnection:
    """A connection that was established; :meth:`close` ends it."""

    def __init__(self, access: HubAccess) -> None:
        self.access: Final = access
        self.closed: Final = asyncio.Event()
        """Set when the connection has ended, for whatever reason."""
        self.refusal: LinkError | None = None
        """The last forbidden subject."""
        self._waiting: set[asyncio.Future[None]] = set()
        """Requests that a forbidden subject or the end of the connection interrupts."""
        self._client = _CheckingClient()
        self._client.endpoint = access.endpoint

    @classmethod
    async def connect(cls, access: HubAccess, name: str = "devlink3-desk") -> HubConnection:
        """Return a new connection; raises a :class:`.LinkError` within the time-out of the endpoint."""
        connection = cls(access)
        try:
            async with asyncio.timeout(access.endpoint.timeout):
                await connection._connect(name)
        except BaseException as error:
            await connection._abort()
            if isinstance(error, Exception):
                raise _create_connect_error(error, access.endpoint) from error
            raise
        return connection

    async def _connect(self, name: str) -> None:
        access, endpoint = self.access, self.access.endpoint
        options: dict[str, Any] = {}
        if endpoint.tls is not None:
            options |= {
                "tls": create_client_context(endpoint.tls),
                "tls_hostname": endpoint.certificate_name,
            }
        if access.credentials is not None:
            is_seed = access.credentials.read_bytes().lstrip().startswith(b"SU")
            options["nkeys_seed" if is_seed else "user_credentials"] = str(access.credentials)
        elif access.user:
            secret = access.password.reveal() if access.password else ""
            options |= {"user": access.user, "password": secret}
        await _check_server(endpoint)
        host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
        await self._client.connect(
            servers=[f"nats://{host}:{endpoint.port}"],
            name=name,
            allow_reconnect=False,
            connect_timeout=max(1, round(endpoint.timeout)),
            ping_interval=PING_SECONDS,  # type: ignore[arg-type]
            max_outstanding_pings=2,
            error_cb=self._note_error,
            closed_cb=self._note_closed,
            inbox_prefix=inbox_prefix(access.user),
            pending_size=16 * 1024 * 1024,
            **options,
        )

    @property
    def is_open(self) -> bool:
        """Whether the connection has not ended."""
        return not self.closed.is_set()

    @property
    def server_version(self) -> str:
        """Version of the server."""
        version = self._client.connected_server_version
        return f"{version.major}.{version.minor}.{version.patch}"

    async def _note_error(self, error: Exception) -> None:
        _LOG.debug("%s: %s", type(error).__name__, error)
        if "permissions violation" in str(error).lower():
            self.refusal = HubPermissionError()
            _LOG.info("the hub's server refuses a subject: %s", error)
            self._interrupt_requests()

    async def _note_closed(self) -> None:
        self.closed.set()
        self._interrupt_requests()

    def _interrupt_requests(self) -> None:
        for interrupted in self._waiting:
            if not interrupted.done():
                interrupted.set_result(None)

    async def subscribe(
        self, subject: str, callback: MessageCallback, *, queue: str = "", limit: int = 0
    ) -> Subscription:
        """Pass the messages of ``subject`` to ``callback``; the server ends it after ``limit`` messages.

        Of the subscriptions with the same ``queue``, one gets each message.
        """
        try:
            subscription = await self._client.subscribe(
                subject, queue, cb=callback, pending_msgs_limit=MAX_PENDING_MESSAGES
            )
            if limit:
                await subscription.unsubscribe(limit=limit)
        except nats.errors.Error as error:
            raise HubLostError from error
        return subscription

    async def flush(self) -> None:
        """Wait until the server has handled everything so far; raises if it refused a subject."""
        try:
            # Twice: nats-py sends the ping of its flush ahead of what waits to be sent.
            for _ in range(2):
                await self._client.flush(timeout=max(1, round(self.access.endpoint.timeout)))
        except (nats.errors.Error, TimeoutError) as error:
            raise HubLostError from error
        if self.refusal is not None:
            raise self.refusal

    async def request(
        self,
        subject: str,
        data: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the client has a limit for each request)
    ) -> Msg:
        """Return the answer to a request.

        Raises :class:`.HubMissingError` where nobody listens, :class:`.HubPermissionError` where it is
        forbidden, and :class:`.HubLostError` where no answer comes.
        """
        limit = self.access.endpoint.timeout if timeout is None else timeout
        self.refusal = None
        interrupted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(interrupted)
        asking = asyncio.ensure_future(
            self._client.request(
                subject, data, timeout=limit, headers=dict(headers) if headers is not None else None
            )
        )
        try:
            endings: list[asyncio.Future[Any]] = [asking, interrupted]
            await asyncio.wait(endings, return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                raise self.refusal or HubLostError()
            return asking.result()
        except nats.errors.NoRespondersError as error:
            raise HubMissingError from error
        except (nats.errors.Error, TimeoutError) as error:
            raise HubLostError from error
        finally:
            self._waiting.discard(interrupted)
            interrupted.cancel()
            if not asking.done():
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)

    async def publish(self, subject: str, data: bytes) -> None:
        """Send a message that is not stored; whether it is allowed shows later."""
        try:
            await self._client.publish(subject, data)
        except nats.errors.Error as error:
            raise HubLostError from error

    async def get_message(self, stream: str, sequence: int) -> StoredMessage | None:
        """Return the message with a number, ``None`` if it is not there (any more, or yet)."""
        query = json.dumps({"seq": sequence}).encode()
        return _read_stored(await self.request(f"$JS.API.DIRECT.GET.{stream}", query))

    async def get_last_message(self, stream: str, subject: str) -> StoredMessage | None:
        """Return the newest message of a subject, ``None`` if there is none.

        Raises :class:`.HubMissingError` where there is no such stream.
        """
        limit = min(self.access.endpoint.timeout, READ_SECONDS)
        try:
            return _read_stored(await self.request(f"$JS.API.DIRECT.GET.{stream}.{subject}", timeout=limit))
        except HubLostError as error:
            if not self.is_open:
                raise
            # The server does not answer for a stream that it does not have.
            raise HubMissingError from error

    async def close(self) -> None:
        """End the connection; closing it twice has no effect."""
        await self._abort()

    async def _abort(self) -> None:
        # The client's close flushes first, which a server that has gone would delay.
        with contextlib.suppress(Exception):
            async with asyncio.timeout(1):
                await self._client.close()
        self.closed.set()
        self._interrupt_requests()


async def _check_server(endpoint: Endpoint) -> None:
    """Look whether a NATS server answers: nats-py tries a port where nothing listens again and again."""
    reader, writer = await asyncio.open_connection(endpoint.host, endpoint.port)
    try:
        # The server speaks first, in clear also with TLS. Nothing is sent here.
        if await reader.read(len(_GREETING)) != _GREETING:
            raise HubUnreachableError(Sentence(errors.NOT_A_HUB, address=str(endpoint)))
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _read_stored(answer: Msg) -> StoredMessage | None:
    headers = answer.headers or {}
    status = headers.get("Status")
    if status == "404":
        return None
    if status is not None:
        raise errors.create_storage_error(headers.get("Description", status))
    return StoredMessage(answer.data, int(headers.get("Nats-Sequence", 0)))


def _create_connect_error(error: Exception, endpoint: Endpoint) -> LinkError:
    address = str(endpoint)
    if isinstance(error, PinMismatchError):
        return HubCertificateError(certificate=error.certificate)
    if isinstance(error, LinkError):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        return HubCertificateError(Sentence(errors.UNTRUSTED, why=error.verify_message.lower()))
    if isinstance(error, ssl.SSLError):
        return HubEncryptionError()
    if isinstance(error, TimeoutError):
        return HubUnreachableError(Sentence(errors.TIMED_OUT, address=address))
    text = str(error).lower()
    if "authorization" in text or "authentication" in text or isinstance(error, ValueError):
        return HubCredentialsError()
    if isinstance(error, OSError):
        return HubUnreachableError(
            Sentence(errors.UNREACHABLE, address=address, why=format_system_error(error))
        )
    if "info" in text:
        return HubUnreachableError(Sentence(errors.NOT_A_HUB, address=address))
    return HubUnreachableError(Sentence(errors.UNREACHABLE, address=address, why=str(error)))
