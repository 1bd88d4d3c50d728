"""Reports that the link to a PBX or a hub was lost and is established again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.services.session.session import EventSink


def watch_reconnections(sink: EventSink, on_reconnected: Callable[[], object]) -> EventSink:
    """Return a sink that passes events on to ``sink``, and then reports each connection after the first.

    The PBX sends no event for what is set up or dialled meanwhile, such as names and do not disturb.
    """
    was_connected = False

    def pass_events(events: Sequence[AnyEvent]) -> None:
        nonlocal was_connected
        sink(events)
        for event in events:
            if isinstance(event, LinkEvent) and event.state is LinkState.CONNECTED:
                if was_connected:
                    on_reconnected()
                was_connected = True

    return pass_events
