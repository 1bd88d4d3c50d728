"""Figures of a hub for Prometheus, served on a port of this machine."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final

from prometheus_client import CollectorRegistry, Gauge, start_http_server

from devlink3_desk.services.hub.hub_status import HubStatus, NodeRole

UPDATE_SECONDS: Final = 5.0
_PREFIX: Final = "devlink3_hub_"
_FIGURES: Final = {
    "lag": ("lag", "Events that are not stored yet"),
    "store_ms": ("store_ms", "Milliseconds that the last message took to be stored"),
    "messages": ("messages", "Messages published in this epoch"),
    "events": ("events", "Events published in this epoch"),
    "octets": ("published_bytes", "Bytes published in this epoch"),
    "checkpoints": ("checkpoints", "Checkpoints published in this epoch"),
    "checkpoint_octets": ("checkpoint_bytes", "Bytes of the last checkpoint"),
    "requests": ("requests", "Requests of desks that were answered"),
    "refused_requests": ("refused_requests", "Requests of desks that were refused"),
    "shared": ("shared", "Shared entries"),
}
"""Names without the prefix, which dashboards rely on; attribute of :class:`.HubStatus`, and description."""


class HubMetrics:
    """The figures, as values of a registry."""

    def __init__(self, site: str) -> None:
        self.registry: Final = CollectorRegistry()
        self._site = site
        self._gauges = {
            attribute: self._create_gauge(name, text) for name, (attribute, text) in _FIGURES.items()
        }
        self._connected = self._create_gauge("connected", "1 while this hub is connected to nats-server")
        self._leading = self._create_gauge("leading", "1 while this hub leads")
        self._live = self._create_gauge("pbx_live", "1 while the connection to the PBX is live")
        self._recording = self._create_gauge("history_recording", "1 while the history is recorded")
        self._desks = self._create_gauge("desks", "Desks that are connected")
        self._sizes = Gauge(
            f"{_PREFIX}stream_octets", "Bytes of a stream", ["site", "stream"], registry=self.registry
        )

    def _create_gauge(self, name: str, text: str) -> Gauge:
        return Gauge(_PREFIX + name, text, ["site"], registry=self.registry)

    def update(self, status: HubStatus) -> None:
        """Set the gauges to a state."""
        for attribute, gauge in self._gauges.items():
            gauge.labels(self._site).set(getattr(status, attribute))
        is_connected = bool(status.server)
        self._connected.labels(self._site).set(is_connected)
        # Without its server, a hub cannot know whether another one leads.
        self._leading.labels(self._site).set(is_connected and status.role is NodeRole.LEADER)
        self._live.labels(self._site).set(status.pbx == "live")
        self._recording.labels(self._site).set(
            status.role is NodeRole.LEADER and status.history_problem is None
        )
        self._desks.labels(self._site).set(len(status.desks))
        for stream, size in status.sizes.items():
            self._sizes.labels(self._site, stream).set(size)


@contextlib.asynccontextmanager
async def serve_metrics(
    site: str, port: int, read_status: Callable[[], Awaitable[HubStatus]]
) -> AsyncIterator[int]:
    """Serve the figures on ``port`` of this machine while the block runs; yields the port.

    Raises :class:`OSError` if the port is in use.
    """
    metrics = HubMetrics(site)
    server, thread = start_http_server(port, addr="127.0.0.1", registry=metrics.registry)
    updating = asyncio.create_task(_update_always(metrics, read_status), name="metrics")
    try:
        yield server.server_port
    finally:
        updating.cancel()
        await asyncio.gather(updating, return_exceptions=True)
        await asyncio.to_thread(server.shutdown)
        server.server_close()
        thread.join(5)


async def _update_always(metrics: HubMetrics, read_status: Callable[[], Awaitable[HubStatus]]) -> None:
    while True:
        # Problems with the server are reported elsewhere; the last figures stay.
        with contextlib.suppress(Exception):
            metrics.update(await read_status())
        await asyncio.sleep(UPDATE_SECONDS)
