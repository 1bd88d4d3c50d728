"""How far what is on the board can be trusted: the state of the link, from its own events."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from devlink3_desk.protocol.events import Gap, Link, LinkState, RoundTrip, Snapshot

from .views import LinkStatus, LinkView

_STATES: Final = {
    LinkState.CONNECTING: LinkStatus.CONNECTING,
    LinkState.CONNECTED: LinkStatus.CATCHING_UP,
    LinkState.LOST: LinkStatus.LOST,
    LinkState.RETRYING: LinkStatus.RETRYING,
    LinkState.REFUSED: LinkStatus.REFUSED,
    LinkState.RESYNCHRONISED: LinkStatus.LIVE,
}


def after(view: LinkView, event: Link | Snapshot | Gap | RoundTrip, at: float) -> LinkView:
    """Return the link's view after an event.

    It is live only between the end of a snapshot and the next gap or loss: in between, rows may be
    on the board whose calls are over.
    """
    match event:
        case RoundTrip():
            return structs.replace(view, round_trip_ms=event.milliseconds)
        case Gap():
            view = structs.replace(view, gaps=view.gaps + 1)
            return _enter(view, LinkStatus.CATCHING_UP, at)
        case Snapshot():
            return _enter(view, LinkStatus.LIVE if event.complete else LinkStatus.CATCHING_UP, at)
        case Link():
            return _after_link(view, event, at)


def _after_link(view: LinkView, event: Link, at: float) -> LinkView:
    view = _enter(view, _STATES[event.state], at)
    if event.state is LinkState.CONNECTED:
        return structs.replace(
            view,
            pbx_version=event.pbx_version,
            variant=event.variant,
            flags=event.flags,
            missing=event.missing,
            reason=None,
            remedy=None,
        )
    if event.state is LinkState.RETRYING:
        retry_at = None if event.retry_in is None else at + event.retry_in
        reason = event.reason or view.reason
        return structs.replace(view, retry_at=retry_at, reason=reason, remedy=event.remedy)
    return structs.replace(view, reason=event.reason, remedy=event.remedy)


def _enter(view: LinkView, state: LinkStatus, at: float) -> LinkView:
    if view.state is state:
        return view
    since = at
    if state is LinkStatus.LIVE:
        return structs.replace(view, state=state, since=since, retry_at=None, reason=None)
    return structs.replace(view, state=state, since=since, retry_at=None)
