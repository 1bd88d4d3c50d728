"""The board as one JSON object: the contract of the ``board`` command."""

from __future__ import annotations

from typing import Any

from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, ExtensionInfo, LinkInfo, PartyInfo, QueueInfo


def encode_board(switchboard: Switchboard, now: float) -> dict[str, Any]:
    """Return what the window shows at ``now``; durations are in seconds, to a tenth.

    Targets that were pushed away do not ring: they are under ``rejected``, with the reason.
    """
    calls = sorted(switchboard.calls.values(), key=lambda call: (call.started, len(call.id), call.id))
    extensions = sorted(switchboard.extensions.values(), key=lambda e: (len(e.extension), e.extension))
    queues = sorted(switchboard.queues.values(), key=lambda queue: (len(queue.group), queue.group))
    return {
        "calls": [_encode_call(view, now) for view in calls],
        "extensions": [_encode_extension(view) for view in extensions],
        "queues": [_encode_queue(view, now) for view in queues],
        "link": _encode_link(switchboard.link),
    }


def _encode_call(call: CallInfo, now: float) -> dict[str, Any]:
    rejected = [party for party in call.targets if party.rejected is not None]
    found: dict[str, Any] = {
        "id": call.id,
        "state": call.state,
        "direction": call.direction,
        "a": _encode_party(call.a),
        "b": _encode_party(call.b),
        "targets": [_encode_party(party) for party in call.targets if party.rejected is None],
        "held_by": call.held_by,
        "group": call.group,
        "did": call.did,
        "account_code": call.account_code,
        "tag": call.tag,
        "flags": list(call.flags),
        "nodes": list(call.nodes),
        "seconds": _elapsed_seconds(call.since, now),
        "since_snapshot": call.since_snapshot,
    }
    if rejected:
        found["rejected"] = [{**(_encode_party(party) or {}), "reason": party.rejected} for party in rejected]
    return found


def _encode_party(party: PartyInfo | None) -> dict[str, Any] | None:
    if party is None:
        return None
    return {
        "number": party.number,
        "name": party.name,
        "kind": party.kind,
        "line": party.line,
        "end_id": party.end_id,
    }


def _encode_extension(extension: ExtensionInfo) -> dict[str, Any]:
    word = extension.cmextn
    return {
        "extension": extension.extension,
        "name": extension.name,
        "state": extension.state,
        "calls": list(extension.calls),
        "cmextn": None if word is None else {"v": word.v, "p1": word.p1, "p2": word.p2, "text": word.text},
    }


def _encode_queue(queue: QueueInfo, now: float) -> dict[str, Any]:
    return {
        "group": queue.group,
        "name": queue.name,
        "waiting": queue.waiting,
        "longest_wait": 0.0 if queue.waiting_since is None else _elapsed_seconds(queue.waiting_since, now),
        "ringing": queue.ringing,
        "connected": queue.connected,
    }


def _encode_link(link: LinkInfo) -> dict[str, Any]:
    return {
        "state": link.state,
        "pbx_version": link.pbx_version,
        "variant": link.variant,
        "flags": list(link.flags),
        "gaps": link.gaps,
        "round_trip_ms": link.round_trip_ms,
    }


def _elapsed_seconds(since: float, now: float) -> float:
    return max(0.0, round(now - since, 1))
