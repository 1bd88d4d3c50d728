"""How far what is on the board can be trusted: the state of the link, from its own events."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from devlink3_desk.protocol.events import CounterGap, LinkEvent, LinkState, RoundTrip, SnapshotMarker
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus

_STATES: Final = {
    LinkState.CONNECTING: LinkStatus.CONNECTING,
    LinkState.CONNECTED: LinkStatus.CATCHING_UP,
    LinkState.LOST: LinkStatus.LOST,
    LinkState.RETRYING: LinkStatus.RETRYING,
    LinkState.REFUSED: LinkStatus.REFUSED,
    LinkState.RESYNCHRONISED: LinkStatus.LIVE,
}


def apply_link_event(
    info: LinkInfo, event: LinkEvent | SnapshotMarker | CounterGap | RoundTrip, at: float
) -> LinkInfo:
    """Return the link's view after an event.

    It is live only between the end of a snapshot and the next gap or loss: in between, rows may be
    on the board whose calls are over.
    """
    match event:
        case RoundTrip():
            return structs.replace(info, round_trip_ms=event.milliseconds)
        case CounterGap():
            info = structs.replace(info, gaps=info.gaps + 1)
            return _enter_state(info, LinkStatus.CATCHING_UP, at)
        case SnapshotMarker():
            return _enter_state(info, LinkStatus.LIVE if event.complete else LinkStatus.CATCHING_UP, at)
        case LinkEvent():
            return _apply_link_state(info, event, at)


def _apply_link_state(info: LinkInfo, event: LinkEvent, at: float) -> LinkInfo:
    info = _enter_state(info, _STATES[event.state], at)
    if event.state is LinkState.CONNECTED:
        return structs.replace(
            info,
            pbx_version=event.pbx_version,
            variant=event.variant,
            flags=event.flags,
            refused_flags=event.missing,
            reason=None,
            recovery=None,
        )
    if event.state is LinkState.RETRYING:
        retry_at = None if event.retry_in is None else at + event.retry_in
        reason = event.reason or info.reason
        return structs.replace(info, retry_at=retry_at, reason=reason, recovery=event.remedy)
    return structs.replace(info, reason=event.reason, recovery=event.remedy)


def _enter_state(info: LinkInfo, state: LinkStatus, at: float) -> LinkInfo:
    if info.state is state:
        return info
    since = at
    if state is LinkStatus.LIVE:
        return structs.replace(info, state=state, since=since, retry_at=None, reason=None)
    return structs.replace(info, state=state, since=since, retry_at=None)
