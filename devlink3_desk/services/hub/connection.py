"""One connection to a NATS server, without reconnecting; every failure is an error with one sentence.

With its default options, nats-py waits for ever where a password is wrong or a certificate is not trusted,
and reports a forbidden subject only to a callback. Here a connection is tried once;
further attempts are up to the caller.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import itertools
import json
import logging
import os
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import msgspec
import nats.errors
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    ClientCertificateError,
    HandshakeDroppedError,
    LinkError,
    PinMismatchError,
)
from devlink3_desk.link.tls import create_client_context, create_handshake_error, format_system_error
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.services.hub import errors
from devlink3_desk.services.hub.client import Address, HubClient, MessageHandler, RawMessage
from devlink3_desk.services.hub.errors import (
    HubCertificateError,
    HubClientCertificateError,
    HubCredentialsError,
    HubEncryptionError,
    HubHandshakeDroppedError,
    HubHangUpError,
    HubLostError,
    HubMissingError,
    HubPermissionError,
    HubUnreachableError,
)
from devlink3_desk.services.hub.names import build_inbox_prefix

PING_SECONDS: Final = 1.0
"""Seconds between pings; the connection is closed when two of them are not answered."""
READ_SECONDS: Final = 3.0
"""Time for the server to return a stored message."""
MAX_PENDING_MESSAGES: Final = 2_000
_GREETING: Final = b"INFO"
_NOT_FOUND: Final = 404
_NO_RESPONDERS: Final = 503
_REFUSED_SUBJECT: Final = re.compile(r'violation for publish to "([^"]+)"')
"""The subject that this account may not publish to; nats-py passes the text in lower case."""
_REFUSED_SUBSCRIPTION: Final = re.compile(r'violation for subscription to "([^"]+)"')
"""The subject that it may not subscribe to, likewise."""
_CREDENTIALS_WORDS: Final = ("authorization", "authentication", "nkeys")
"""Words of errors of nats-py and nkeys about a user, a password or a key."""

_CLUSTERS: Final[dict[Address, list[Address]]] = {}
"""Servers of the cluster of each server that this program has been connected to."""

log = logging.getLogger(__name__)

MessageCallback: TypeAlias = Callable[[Msg], Awaitable[None]]


class HubAccess(msgspec.Struct, frozen=True, kw_only=True):
    """Address, site and credentials with which a program reaches its hub."""

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


class _PendingRequest(NamedTuple):
    subject: str
    answer: asyncio.Future[RawMessage]


class HubConnection:
    """A connection that was established; :meth:`close` ends it."""

    def __init__(self, access: HubAccess) -> None:
        self.access: Final = access
        self.closed: Final = asyncio.Event()
        """Set when the connection has ended, for whatever reason."""
        self.woken_at_end: Final[set[asyncio.Event]] = set()
        """Further events that are set then, for tasks that also wait for something else."""
        self.refusal: LinkError | None = None
        """The last forbidden subject."""
        self._refused_subscriptions: set[str] = set()
        """Forbidden subjects of subscriptions, in lower case."""
        own = (access.endpoint.host, access.endpoint.port)
        self._client = HubClient(access.endpoint, _CLUSTERS.setdefault(own, []))
        self._inbox = ""
        """Subject below which answers arrive."""
        self._request_numbers = itertools.count()
        self._pending: dict[bytes, _PendingRequest] = {}
        """Requests without an answer so far, by the subject of the answer."""

    @classmethod
    async def connect(cls, access: HubAccess, name: str = "devlink3-desk") -> HubConnection:
        """Return a new connection; raises a :class:`.LinkError` within the time-out of the endpoint.

        If its server does not answer, the others of its cluster are tried, each with that time-out, provided
        that the server has sent before.
        """
        own = (access.endpoint.host, access.endpoint.port)
        others = [address for address in _CLUSTERS.get(own, ()) if address != own]
        for address in (own, *others):
            try:
                return await cls._connect_to(access, address, name)
            except HubUnreachableError:
                if address == (own, *others)[-1]:
                    raise
        raise AssertionError("there is at least one address")

    @classmethod
    async def _connect_to(cls, access: HubAccess, address: Address, name: str) -> HubConnection:
        connection = cls(access)
        try:
            async with asyncio.timeout(access.endpoint.timeout):
                await connection._connect(address, name)
        except BaseException as error:
            tls_error = connection._client.tls_error
            # The end of the connection may come before the alert, which is lost then. A server that hangs up
            # before the sign-in, and requires a client certificate, has rejected ours.
            is_rejected = isinstance(error, ConnectionError) and connection._client.requires_certificate
            await connection.close()
            if is_rejected:
                raise HubHangUpError from error
            if isinstance(error, Exception):
                raise _create_connect_error(tls_error or error, access.endpoint) from error
            raise
        return connection

    async def _connect(self, address: Address, name: str) -> None:
        access, endpoint = self.access, self.access.endpoint
        options: dict[str, Any] = {}
        if endpoint.tls is not None:
            options |= {
                "tls": create_client_context(endpoint.tls),
                "tls_hostname": endpoint.certificate_name,
            }
        if access.credentials is not None:
            try:
                is_seed = access.credentials.read_bytes().lstrip().startswith(b"SU")
            except OSError as error:
                raise HubCredentialsError from error
            options["nkeys_seed" if is_seed else "user_credentials"] = str(access.credentials)
        elif access.user:
            secret = access.password.reveal() if access.password else ""
            options |= {"user": access.user, "password": secret}
        await _check_server(endpoint, *address)
        host = f"[{address[0]}]" if ":" in address[0] else address[0]
        await self._client.connect(
            servers=[f"nats://{host}:{address[1]}"],
            name=name,
            allow_reconnect=False,
            connect_timeout=max(1, round(endpoint.timeout)),
            ping_interval=PING_SECONDS,  # type: ignore[arg-type]
            max_outstanding_pings=2,
            error_cb=self._note_error,
            closed_cb=self._note_closed,
            inbox_prefix=build_inbox_prefix(access.user),
            pending_size=16 * 1024 * 1024,
            **options,
        )
        if not self._client.is_connected:
            # The library returns all the same where the server hangs up in place of its answer.
            raise ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))
        self._inbox = self._client.new_inbox()
        await self.subscribe_directly(f"{self._inbox}.*", self._handle_answer)

    @property
    def is_open(self) -> bool:
        """Whether the connection has not ended."""
        return not self.closed.is_set()

    @property
    def server_version(self) -> str:
        """Version of the server."""
        version = self._client.connected_server_version
        return f"{version.major}.{version.minor}.{version.patch}"

    @property
    def max_message_bytes(self) -> int:
        """Maximum size of a message that the server accepts, in bytes."""
        return int(self._client.max_payload)

    async def _note_error(self, error: Exception) -> None:
        log.debug("%s: %s", type(error).__name__, error)
        text = str(error).lower()
        if "permissions violation" in text:
            self.refusal = HubPermissionError()
            log.info("the hub's server refuses a subject: %s", error)
            if (subscription := _REFUSED_SUBSCRIPTION.search(text)) is not None:
                self._refused_subscriptions.add(subscription[1])
            refused = _REFUSED_SUBJECT.search(text)
            self._interrupt_requests(HubPermissionError, None if refused is None else refused[1])

    async def _note_closed(self) -> None:
        self._end()

    def _end(self) -> None:
        self.closed.set()
        self._interrupt_requests(HubLostError)
        for event in self.woken_at_end:
            event.set()

    def _interrupt_requests(self, error: type[LinkError], subject: str | None = None) -> None:
        """Fail the requests to ``subject``, in lower case; with ``None``, all requests."""
        for request in self._pending.values():
            if subject is None or request.subject.lower() == subject:
                _fail(request.answer, error)

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

    async def subscribe_directly(self, subject: str, receiver: MessageHandler) -> Subscription:
        """Pass the messages of ``subject`` to a function that does not wait, as soon as they are read."""
        try:
            subscription = await self._client.subscribe(subject)
        except nats.errors.Error as error:
            raise HubLostError from error
        self._client.receivers[subscription._id] = receiver  # noqa: SLF001 (it has no public number)
        return subscription

    async def unsubscribe(self, subscription: Subscription) -> None:
        """End a subscription; the connection may have ended before."""
        self._client.receivers.pop(subscription._id, None)  # noqa: SLF001
        with contextlib.suppress(nats.errors.Error):
            await subscription.unsubscribe()

    async def confirm_subscription(self, subscription: Subscription) -> None:
        """Wait until a subscription has begun; raises :class:`.HubPermissionError` if it is forbidden."""
        await self._wait_for_server()
        if subscription.subject.lower() in self._refused_subscriptions:
            raise HubPermissionError

    async def flush(self) -> None:
        """Wait until the server has handled everything so far; raises if it refused a subject."""
        await self._wait_for_server()
        if self.refusal is not None:
            raise self.refusal

    async def _wait_for_server(self) -> None:
        try:
            # Twice: nats-py sends the ping of its flush ahead of what waits to be sent.
            for _ in range(2):
                await self._client.flush(timeout=max(1, round(self.access.endpoint.timeout)))
        except (nats.errors.Error, TimeoutError) as error:
            raise HubLostError from error

    async def request(
        self,
        subject: str,
        data: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the client has a limit for each request)
    ) -> RawMessage:
        """Return the answer to a request.

        Raises :class:`.HubMissingError` if the subject has no subscribers, :class:`.HubPermissionError` if it
        is forbidden, and :class:`.HubLostError` if no answer arrives within ``timeout`` seconds (by default,
        those of the endpoint) or the connection ends.
        """
        self.refusal = None
        loop = asyncio.get_running_loop()
        inbox = f"{self._inbox}.{next(self._request_numbers)}"
        answer: asyncio.Future[RawMessage] = loop.create_future()
        key = inbox.encode()
        self._pending[key] = _PendingRequest(subject, answer)
        limit = self.access.endpoint.timeout if timeout is None else timeout
        # Not asyncio.timeout(), which costs more than all the rest of this function.
        expiry = loop.call_later(limit, _fail, answer, HubLostError)
        try:
            await self._client.publish(
                subject, data, reply=inbox, headers=dict(headers) if headers is not None else None
            )
            return await answer
        except nats.errors.Error as error:
            raise HubLostError from error
        finally:
            expiry.cancel()
            del self._pending[key]
            if not answer.cancel() and not answer.cancelled():
                answer.exception()  # set after publishing failed: retrieved here, as no one awaits it

    def _handle_answer(self, message: RawMessage) -> None:
        request = self._pending.get(bytes(message.subject))
        if request is None or request.answer.done():
            return
        answer = request.answer
        status = message.read_status()
        if status is not None and status[0] == _NO_RESPONDERS:
            answer.set_exception(HubMissingError())
        else:
            answer.set_result(message)

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
        try:
            await self._client.end()
        finally:
            self._end()


async def _check_server(endpoint: Endpoint, host: str, port: int) -> None:
    """Raise an error at once if no NATS server answers: nats-py would try the port again and again."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        # The server speaks first, in clear also with TLS. Nothing is sent here.
        if await reader.read(len(_GREETING)) != _GREETING:
            raise HubUnreachableError(Sentence(errors.NOT_A_HUB, address=str(endpoint)))
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _fail(answer: asyncio.Future[RawMessage], error: type[LinkError]) -> None:
    if not answer.done():
        answer.set_exception(error())


def _read_stored(answer: RawMessage) -> StoredMessage | None:
    status = answer.read_status()
    if status is None:
        return StoredMessage(answer.data, answer.read_sequence())
    if status[0] == _NOT_FOUND:
        return None
    raise errors.create_storage_error(status[1] or str(status[0]))


def _convert_handshake_error(error: LinkError) -> LinkError:
    if isinstance(error, ClientCertificateError):
        return HubClientCertificateError()
    return HubHandshakeDroppedError() if isinstance(error, HandshakeDroppedError) else HubEncryptionError()


def _create_connect_error(error: Exception, endpoint: Endpoint) -> LinkError:
    address = str(endpoint)
    if isinstance(error, PinMismatchError):
        return HubCertificateError(certificate=error.certificate)
    if isinstance(error, ClientCertificateError):  # its file cannot be used
        return HubClientCertificateError(sentence_from_error(error), Sentence(error.advice))
    if isinstance(error, LinkError):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        return HubCertificateError(Sentence(errors.UNTRUSTED, why=format_system_error(error)))
    if isinstance(error, ssl.SSLError):
        return _convert_handshake_error(create_handshake_error(error))
    if isinstance(error, TimeoutError):
        return HubUnreachableError(Sentence(errors.TIMED_OUT, address=address))
    text = str(error).lower()
    if isinstance(error, ValueError) or any(word in text for word in _CREDENTIALS_WORDS):
        return HubCredentialsError()
    if isinstance(error, OSError):
        return HubUnreachableError(
            Sentence(errors.UNREACHABLE, address=address, why=format_system_error(error))
        )
    if "info" in text:
        return HubUnreachableError(Sentence(errors.NOT_A_HUB, address=address))
    return HubUnreachableError(Sentence(errors.UNREACHABLE, address=address, why=str(error)))
