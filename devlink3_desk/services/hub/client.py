"""The client of NATS as a hub and its desks use it.

It checks what a server offers before it sends any credentials. The messages of some subscriptions are passed
on while they are read, without a queue and a task for each: there are fifty a second at each desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from nats.aio.client import Client

from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.tls import check_pin
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.hub import errors
from devlink3_desk.services.hub.errors import HubEncryptionError

_LINE_END: Final = b"\r\n"


class RawMessage(NamedTuple):
    """A message as it was received."""

    subject: bytes
    data: bytes
    headers: bytes
    """All headers with their first line, or nothing."""

    def read_header(self, name: bytes) -> bytes | None:
        """Return the value of a header, ``None`` if it is not there."""
        start = self.headers.find(_LINE_END + name + b":")
        if start < 0:
            return None
        start += len(_LINE_END) + len(name) + 1
        return self.headers[start : self.headers.find(_LINE_END, start)].strip()

    def read_status(self) -> tuple[int, str] | None:
        """Return the status and its description that a server has sent in place of a message."""
        _, _, line = self.headers.partition(_LINE_END)[0].partition(b" ")
        code, _, description = line.strip().partition(b" ")
        return (int(code), description.decode(errors="replace")) if code.isdigit() else None


Address: TypeAlias = tuple[str, int]
TakeMessage: TypeAlias = Callable[[RawMessage], None]


class HubClient(Client):
    """Checks the server, and passes messages on at once where that is wanted."""

    def __init__(self, endpoint: Endpoint, cluster: list[Address]) -> None:
        """``cluster`` gets the addresses of the servers of a cluster, which the server tells at any time."""
        super().__init__()
        self.receivers: Final[dict[int, TakeMessage]] = {}
        """What gets the messages of a subscription, by its number, in place of a task."""
        self._endpoint, self._cluster = endpoint, cluster

    async def _process_info(self, info: dict[str, Any], initial_connection: bool = False) -> None:  # noqa: FBT001, FBT002
        if initial_connection and self._endpoint.tls is not None and not info.get("tls_required"):
            raise HubEncryptionError(Sentence(errors.NO_TLS, address=str(self._endpoint)))
        # The library does not try these servers; HubConnection.connect() does.
        told = _parse_addresses(info.get("connect_urls") or ())
        self._cluster += [address for address in told if address not in self._cluster]
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
