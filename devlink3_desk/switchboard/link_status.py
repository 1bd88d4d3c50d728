"""The state of the link, as the board shows it, from the events about it."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from devlink3_desk.protocol.events import CounterGap, LinkEvent, LinkState, RoundTrip, SnapshotMarker
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus

_LINK_STATUS_BY_STATE: Final = {
    LinkState.CONNECTING: LinkStatus.CONNECTING,
    LinkState.CONNECTED: LinkStatus.CATCHING_UP,
    LinkState.LOST: LinkStatus.LOST,
    LinkState.RETRYING: LinkStatus.RETRYING,
    LinkState.REFUSED: LinkStatus.REFUSED,
    LinkState.RESYNCHRONISED: LinkStatus.LIVE,
}


def apply_link_event(
    link: LinkInfo, event: LinkEvent | SnapshotMarker | CounterGap | RoundTrip, at: float
) -> LinkInfo:
    """Return the link after an event.

    The link is live only between the end of a snapshot and the next gap or loss. In between, the board
    may show calls that have ended.
    """
    match event:
        case RoundTrip():
            return structs.replace(link, round_trip_ms=event.milliseconds)
        case CounterGap():
            link = structs.replace(link, gaps=link.gaps + 1)
            return _set_link_status(link, LinkStatus.CATCHING_UP, at)
        case SnapshotMarker():
            return _set_link_status(link, LinkStatus.LIVE if event.complete else LinkStatus.CATCHING_UP, at)
        case LinkEvent():
            return _apply_link_state(link, event, at)


def _apply_link_state(link: LinkInfo, event: LinkEvent, at: float) -> LinkInfo:
    link = _set_link_status(link, _LINK_STATUS_BY_STATE[event.state], at)
    if event.has_flags:
        link = structs.replace(link, flags=event.flags, refused_flags=event.missing)
    if event.state is LinkState.CONNECTED:
        return structs.replace(
            link, pbx_version=event.pbx_version, variant=event.variant, reason=None, recovery=None
        )
    if event.state is LinkState.RETRYING:
        retry_at = None if event.retry_in is None else at + event.retry_in
        reason = event.reason or link.reason
        return structs.replace(link, retry_at=retry_at, reason=reason, recovery=event.recovery)
    return structs.replace(link, reason=event.reason, recovery=event.recovery)


def _set_link_status(link: LinkInfo, status: LinkStatus, at: float) -> LinkInfo:
    if link.state is status:
        return link
    if status is LinkStatus.LIVE:
        return structs.replace(link, state=status, since=at, retry_at=None, reason=None)
    return structs.replace(link, state=status, since=at, retry_at=None)
