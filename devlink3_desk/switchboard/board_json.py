"""The board as one JSON object: the contract of the ``board`` command."""

from __future__ import annotations

from typing import Any

from .board import Switchboard
from .views import CallView, ExtensionView, LinkView, PartyView, QueueView


def board(switchboard: Switchboard, now: float) -> dict[str, Any]:
    """Return what the window shows at ``now``; durations are in seconds, to a tenth.

    Targets that were pushed away do not ring: they are under ``rejected``, with the reason.
    """
    calls = sorted(switchboard.calls.values(), key=lambda call: (call.started, len(call.id), call.id))
    extensions = sorted(switchboard.extensions.values(), key=lambda e: (len(e.extension), e.extension))
    queues = sorted(switchboard.queues.values(), key=lambda queue: (len(queue.group), queue.group))
    return {
        "calls": [_call(view, now) for view in calls],
        "extensions": [_extension(view) for view in extensions],
        "queues": [_queue(view, now) for view in queues],
        "link": _link(switchboard.link),
    }


def _call(view: CallView, now: float) -> dict[str, Any]:
    rejected = [party for party in view.targets if party.rejected is not None]
    found: dict[str, Any] = {
        "id": view.id,
        "state": view.state,
        "direction": view.direction,
        "a": _party(view.a),
        "b": _party(view.b),
        "targets": [_party(party) for party in view.targets if party.rejected is None],
        "held_by": view.held_by,
        "group": view.group,
        "did": view.did,
        "account_code": view.account_code,
        "tag": view.tag,
        "flags": list(view.flags),
        "nodes": list(view.nodes),
        "seconds": _seconds(view.since, now),
        "since_snapshot": view.since_snapshot,
    }
    if rejected:
        found["rejected"] = [{**(_party(party) or {}), "reason": party.rejected} for party in rejected]
    return found


def _party(view: PartyView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {
        "number": view.number,
        "name": view.name,
        "kind": view.kind,
        "line": view.line,
        "end_id": view.end_id,
    }


def _extension(view: ExtensionView) -> dict[str, Any]:
    word = view.cmextn
    return {
        "extension": view.extension,
        "name": view.name,
        "state": view.state,
        "calls": list(view.calls),
        "cmextn": None if word is None else {"v": word.v, "p1": word.p1, "p2": word.p2, "text": word.text},
    }


def _queue(view: QueueView, now: float) -> dict[str, Any]:
    return {
        "group": view.group,
        "name": view.name,
        "waiting": view.waiting,
        "longest_wait": 0.0 if view.waiting_since is None else _seconds(view.waiting_since, now),
        "ringing": view.ringing,
        "connected": view.connected,
    }


def _link(view: LinkView) -> dict[str, Any]:
    return {
        "state": view.state,
        "pbx_version": view.pbx_version,
        "variant": view.variant,
        "flags": list(view.flags),
        "gaps": view.gaps,
        "round_trip_ms": view.round_trip_ms,
    }


def _seconds(since: float, now: float) -> float:
    return max(0.0, round(now - since, 1))
