"""Events from a socket without a sign-in, for measurements of their processing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from devlink3_desk.link.transport import DevLinkProtocol
from devlink3_desk.protocol.connection import ConnectionEvent
from devlink3_desk.protocol.events import AnyEvent, Event


class EventFeed(DevLinkProtocol):
    """Reads and decodes what a PBX sends, and passes on the events among it."""

    def __init__(self, apply_events: Callable[[list[AnyEvent]], object]) -> None:
        self._apply_events = apply_events
        super().__init__(encrypted=False, on_events=self._pass_on, on_lost=lambda _error: None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert isinstance(transport, asyncio.Transport)
        self.start(transport)

    def _pass_on(self, connection_events: list[ConnectionEvent]) -> None:
        self._apply_events([event for event in connection_events if isinstance(event, Event)])
