"""The state and the counters of a hub, for ``hub status`` and for Prometheus."""

from __future__ import annotations

import time
from enum import StrEnum, unique
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import convert_value
from devlink3_desk.history.call_record import format_instant
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import read_stream_sizes
from devlink3_desk.services.hub.lease import LeaderLease
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.publisher import EventPublisher
from devlink3_desk.services.hub.request_service import RequestService
from devlink3_desk.services.hub.shared_store import SharedStore
from devlink3_desk.switchboard.board_values import LinkInfo

DESK_SECONDS: Final = 35.0
"""Seconds after its last hello from which a desk counts as disconnected; it sends one every ten seconds."""
MAX_DESKS: Final = 1_000
MAX_TEXT: Final = 64
_JSON_KEYS: Final = {"published_bytes": "octets", "checkpoint_bytes": "checkpoint_octets"}
"""Keys that differ from the names of the attributes; scripts rely on them."""


@unique
class NodeRole(StrEnum):
    """The role of a hub."""

    STARTING = "starting"
    STANDBY = "standby"
    LEADER = "leader"


class DeskStatus(msgspec.Struct, frozen=True):
    """A connected desk, by its last hello."""

    user: str
    name: str
    host: str
    is_current: bool
    """Whether it reads the current epoch."""
    seen: float
    """Seconds since its last hello."""


class HubStatus(msgspec.Struct, frozen=True, kw_only=True, rename=_JSON_KEYS):
    """The state of one hub; ``hub status`` prints it."""

    site: str
    role: NodeRole
    leader: str | None
    epoch: str | None
    since: float | None
    """Second since 1970 from which the leader leads."""
    pbx: str
    """State of the connection from the hub to the PBX."""
    server: str
    """Version of nats-server."""
    lag: int = 0
    """Events that are not stored yet."""
    store_ms: float = 0.0
    """How long the last message took to be stored."""
    messages: int = 0
    events: int = 0
    published_bytes: int = 0
    checkpoints: int = 0
    checkpoint_bytes: int = 0
    """Bytes of the last checkpoint."""
    requests: int = 0
    refused_requests: int = 0
    shared: int = 0
    desks: tuple[DeskStatus, ...] = ()
    sizes: dict[str, int] = {}
    """Bytes of each stream."""
    history_problem: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object; instants are texts by RFC 3339."""
        encoded: dict[str, Any] = msgspec.to_builtins(self)
        encoded["since"] = None if self.since is None else format_instant(self.since)
        return encoded


class _Hello(msgspec.Struct):
    name: str = ""
    host: str = ""
    epoch: str = ""
    desk: str = ""
    """Tells the windows of one user on one computer apart; earlier versions do not send it."""
    leaves: bool = False
    """Whether the desk is being closed."""


class StatusCollector:
    """Collects the state of one hub, and which desks are connected."""

    def __init__(self, names: SiteNames) -> None:
        self._names = names
        self._connection: HubConnection | None = None
        self._lease: LeaderLease | None = None
        self._service: RequestService | None = None
        self._shared: SharedStore | None = None
        self._epoch = ""
        self._hellos: dict[tuple[str, str, str, str], tuple[float, str]] = {}

    def use_connection(self, connection: HubConnection, lease: LeaderLease) -> None:
        """Collect from another connection."""
        self._connection, self._lease = connection, lease

    def begin_epoch(self, publisher: EventPublisher, service: RequestService, shared: SharedStore) -> None:
        """Collect from the parts that a hub has while it leads."""
        self._epoch, self._service, self._shared = publisher.epoch, service, shared

    async def handle_hello(self, user: str, body: Any) -> None:  # noqa: ANN401 (any JSON value)
        """Record the hello of a desk; raises :class:`msgspec.ValidationError` if it is malformed."""
        hello = convert_value(body, _Hello)
        key = (user, hello.name[:MAX_TEXT], hello.host[:MAX_TEXT], hello.desk[:MAX_TEXT])
        self._hellos.pop(key, None)
        if hello.leaves:
            return
        self._hellos[key] = (time.monotonic(), hello.epoch[:MAX_TEXT])
        if len(self._hellos) > MAX_DESKS:
            del self._hellos[next(iter(self._hellos))]

    def list_desks(self) -> tuple[DeskStatus, ...]:
        """Return the desks whose last hello is not older than :data:`DESK_SECONDS`."""
        now = time.monotonic()
        return tuple(
            DeskStatus(user, name, host, epoch == self._epoch, round(now - seen, 1))
            for (user, name, host, _), (seen, epoch) in sorted(self._hellos.items())
            if now - seen < DESK_SECONDS
        )

    async def collect(
        self,
        role: NodeRole,
        link: LinkInfo,
        publisher: EventPublisher | None,
        history_problem: Sentence | None,
    ) -> HubStatus:
        """Return the current state."""
        holder = None if self._lease is None else self._lease.holder
        connection = self._connection
        is_open = connection is not None and connection.is_open
        figures: dict[str, Any] = {}
        if publisher is not None:
            published = publisher.figures
            figures = {
                "lag": publisher.lag,
                "store_ms": round(published.last_store_seconds * 1000, 2),
                "messages": published.messages,
                "events": published.events,
                "published_bytes": published.published_bytes,
                "checkpoints": published.checkpoints,
                "checkpoint_bytes": published.last_checkpoint_bytes,
            }
        if publisher is not None and self._service is not None:
            figures["requests"] = self._service.figures.answered
            figures["refused_requests"] = self._service.figures.refused
        if connection is not None and is_open:
            figures["sizes"] = await read_stream_sizes(connection, self._names)
        return HubStatus(
            site=self._names.site,
            role=role,
            leader=None if holder is None else holder.owner,
            epoch=None if holder is None else holder.epoch,
            since=None if holder is None else holder.since,
            pbx=link.state.value,
            server=connection.server_version if connection is not None and is_open else "",
            shared=0 if self._shared is None else len(self._shared),
            desks=self.list_desks(),
            history_problem=None if history_problem is None else str(history_problem),
            **figures,
        )
