"""Passes the readings of a desk to a sink of events, and adds link events that a checkpoint does not contain.

A board reads the state of the link from the checkpoint; commands that print events need it as events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from devlink3_desk.decoding import convert_value
from devlink3_desk.protocol.events import AnyEvent, CheckpointMarker, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.services.hub.event_reader import Reading, ReadingKind
from devlink3_desk.services.session.session import EventSink
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus

_CONNECTED_STATES: Final = frozenset({LinkStatus.CATCHING_UP, LinkStatus.LIVE})
_DOWN_STATES: Final = frozenset({LinkStatus.LOST, LinkStatus.RETRYING, LinkStatus.REFUSED})


class ReadingSink:
    """Passes readings on to a sink of events, over all connections of a desk to its hub."""

    def __init__(self, sink: EventSink) -> None:
        self._sink = sink
        self._epoch: str | None = None
        """Epoch of the last checkpoint; ``None`` before the first one."""
        self._awaits_snapshot = False
        """Whether the end of the next snapshot is to be reported as ``RESYNCHRONISED``."""

    def pass_beginning(self, readings: Sequence[Reading]) -> None:
        """Pass the first readings of a new connection to the hub."""
        self._pass_checkpoint(readings[0], is_connection=True)
        self.pass_readings(readings[1:])

    def pass_readings(self, readings: Sequence[Reading]) -> None:
        """Pass later readings."""
        for reading in readings:
            if reading.kind is ReadingKind.CHECKPOINT:
                self._pass_checkpoint(reading)
            else:
                self._pass_events(reading.events)

    def _pass_checkpoint(self, reading: Reading, *, is_connection: bool = False) -> None:
        is_resuming, self._epoch, last_epoch = self._epoch is not None, reading.head.epoch, self._epoch
        link = _find_link(reading)
        # Another hub has a connection of its own to the PBX, whose counters start anew.
        is_other_hub = last_epoch != self._epoch and link.state in _CONNECTED_STATES
        connected = [_create_connected_event(link)] if is_connection or is_other_hub else []
        self._sink([*connected, *reading.events])
        is_live, is_down = link.state is LinkStatus.LIVE, link.state in _DOWN_STATES
        self._awaits_snapshot = is_down or (is_resuming and not is_live)
        if is_resuming and is_live:
            self._sink([LinkEvent(state=LinkState.RESYNCHRONISED)])
        elif is_down:
            self._sink([LinkEvent(state=LinkState.LOST, reason=link.reason)])

    def _pass_events(self, events: Sequence[AnyEvent]) -> None:
        links = [event.state for event in events if type(event) is LinkEvent]
        if LinkState.LOST in links:
            self._awaits_snapshot = True
        if self._awaits_snapshot:
            events = self._add_end_of_snapshot(events, is_reported=LinkState.RESYNCHRONISED in links)
        self._sink(events)

    def _add_end_of_snapshot(self, events: Sequence[AnyEvent], *, is_reported: bool) -> Sequence[AnyEvent]:
        """Return the events with ``RESYNCHRONISED`` after the end of a snapshot.

        The session of another hub does not report it: for that session, the connection is the first one.
        """
        ends = [isinstance(event, SnapshotMarker) and event.complete for event in events]
        if not (is_reported or any(ends)):
            return events
        self._awaits_snapshot = False
        if is_reported:
            return events
        after = ends.index(True) + 1
        return [*events[:after], LinkEvent(state=LinkState.RESYNCHRONISED), *events[after:]]


def _create_connected_event(link: LinkInfo) -> LinkEvent:
    return LinkEvent(
        state=LinkState.CONNECTED,
        pbx_version=link.pbx_version,
        variant=link.variant,
        flags=tuple(link.flags),
        missing=tuple(link.refused_flags),
    )


def _find_link(reading: Reading) -> LinkInfo:
    """Return the state of the hub's link that a checkpoint has."""
    last = reading.events[-1]
    memory = last.memory if isinstance(last, CheckpointMarker) else None
    try:
        return convert_value((memory or {}).get("link"), LinkInfo)
    except msgspec.ValidationError:
        return LinkInfo()
