"""The client of NATS as a hub and its desks use it.

It checks what a server offers before it sends any credentials. The messages of some subscriptions are passed
on while they are read, without a queue and a task for each: there are fifty a second at each desk.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from nats.aio.client import Client
from nats.aio.subscription import Subscription

from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.tls import check_pin
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.hub import errors
from devlink3_desk.services.hub.errors import HubEncryptionError

CLOSE_SECONDS: Final = 1.0
"""Time for each step of closing; what has not ended then is given up."""
_LINE_END: Final = b"\r\n"
_SEQUENCE_START: Final = b"\r\nNats-Sequence:"
_MAX_SEQUENCE_DIGITS: Final = 20


class RawMessage(NamedTuple):
    """A message as it was received."""

    subject: bytes
    data: bytes
    headers: bytes
    """All headers with their first line, or nothing."""

    def read_sequence(self) -> int:
        """Return the number of a stored message in its stream, 0 if the headers do not contain it."""
        start = self.headers.find(_SEQUENCE_START)
        if start < 0:
            return 0
        start += len(_SEQUENCE_START)
        text = self.headers[start : self.headers.find(_LINE_END, start)].strip()
        # Whoever may publish may also write a header.
        return int(text) if text.isdigit() and len(text) <= _MAX_SEQUENCE_DIGITS else 0

    def read_status(self) -> tuple[int, str] | None:
        """Return the status and its description that a server has sent in place of a message."""
        _, _, line = self.headers.partition(_LINE_END)[0].partition(b" ")
        code, _, description = line.strip().partition(b" ")
        return (int(code), description.decode(errors="replace")) if code.isdigit() else None


Address: TypeAlias = tuple[str, int]
MessageHandler: TypeAlias = Callable[[RawMessage], None]


class HubClient(Client):
    """Checks the server before it signs in, and calls the receivers of some subscriptions directly."""

    def __init__(self, endpoint: Endpoint, cluster: list[Address]) -> None:
        """``cluster`` gets the addresses of the servers of a cluster, which may be sent at any time."""
        super().__init__()
        self.receivers: Final[dict[int, MessageHandler]] = {}
        """What gets the messages of a subscription, by its number, in place of a task."""
        self._endpoint, self._cluster = endpoint, cluster
        self._callback_tasks: set[asyncio.Task[None]] = set()
        """Tasks of subscriptions that call back."""
        self.requires_certificate = False
        """Whether the server has said that it verifies client certificates."""

    @property
    def tls_error(self) -> ssl.SSLError | None:
        """The error that has ended TLS, such as the alert of a server that rejects a client certificate.

        Under TLS 1.3, it arrives after the handshake; what is sent meanwhile fails with another error.
        """
        reader: asyncio.StreamReader | None = getattr(self._transport, "_io_reader", None)
        error = None if reader is None else reader.exception()
        return error if isinstance(error, ssl.SSLError) else None

    async def end(self) -> None:
        """Close the connection, and end all its tasks and its socket.

        The library's ``close()`` returns at once while one of its own tasks is closing, as after the server
        was killed, and does not come to its end if the server takes nothing any more.
        """
        try:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self.close()
        finally:
            tasks = self._cancel_tasks()
            writer: asyncio.StreamWriter | None = getattr(self._transport, "_io_writer", None)
            if writer is not None:
                writer.transport.abort()
        if tasks:
            await asyncio.wait(tasks, timeout=CLOSE_SECONDS)
        if writer is not None:
            # Gathered: what close() has given up waiting for counts as cancelled, and this task is not.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await asyncio.gather(writer.wait_closed(), return_exceptions=True)

    def _cancel_tasks(self) -> set[asyncio.Task[None]]:
        """Cancel all tasks but the one that calls, and return those that have not ended yet."""
        own = (self._reading_task, self._ping_interval_task, self._flusher_task, *self._callback_tasks)
        current = asyncio.current_task()
        running = {task for task in own if task is not None and task is not current and not task.done()}
        for task in running:
            task.cancel()
        return running

    async def _send_subscribe(self, sub: Subscription) -> None:
        task: asyncio.Task[None] | None = sub._wait_for_msgs_task  # noqa: SLF001 (there is no other way)
        if task is not None:
            self._callback_tasks.add(task)
            task.add_done_callback(self._callback_tasks.discard)
        await super()._send_subscribe(sub)

    async def _process_info(self, info: dict[str, Any], initial_connection: bool = False) -> None:  # noqa: FBT001, FBT002
        if initial_connection and self._endpoint.tls is not None and not info.get("tls_required"):
            raise HubEncryptionError(Sentence(errors.NO_TLS, address=str(self._endpoint)))
        self.requires_certificate = bool(info.get("tls_verify"))
        # The library does not try these servers; HubConnection.connect() does.
        reported = _parse_addresses(info.get("connect_urls") or ())
        self._cluster += [address for address in reported if address not in self._cluster]
        await super()._process_info(info, initial_connection)

    def _connect_command(self) -> bytes:
        tls = self._endpoint.tls
        if tls is not None and tls.pin is not None:
            writer = self._transport._io_writer if self._transport else None  # type: ignore[attr-defined]  # noqa: SLF001
            ssl_object = writer.get_extra_info("ssl_object") if writer else None
            check_pin(ssl_object.getpeercert(binary_form=True) if ssl_object else None, tls.pin)
        return super()._connect_command()

    async def _process_msg(self, sid: int, subject: bytes, reply: bytes, data: bytes, headers: bytes) -> None:
        receiver = self.receivers.get(sid)
        if receiver is None:
            await super()._process_msg(sid, subject, reply, data, headers)
        else:
            receiver(RawMessage(subject, data, headers or b""))


def _parse_addresses(texts: Iterable[object]) -> Iterator[Address]:
    for text in texts:
        host, _, port = str(text).rpartition(":")
        if host and port.isdigit():
            yield host.strip("[]"), int(port)
