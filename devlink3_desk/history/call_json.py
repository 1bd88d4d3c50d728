"""The JSON form of a call in the history, which is part of the contract of the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    CallLeg,
    CallRecord,
    compute_outcome,
)
from devlink3_desk.history.callbacks import ReturnedCall

CALL_COLUMNS: Final = (
    *("id", "started", "answered", "ended", "direction", "outcome"),
    *("caller.number", "caller.e164", "caller.name", "called.number", "called.name", "did", "groups"),
    *("answered_by", "wait", "talk", "hold", "parked", "transfers", "account_code", "tag", "flags", "nodes"),
    *("complete", "returned.at", "returned.by", "returned.call", "legs"),
)
"""Headings of a table of calls: the keys of the JSON form."""
INSTANT_COLUMNS: Final = frozenset({"started", "answered", "ended", "returned.at"})
"""Those whose cells are instants."""


def encode_call(
    call: CallRecord, short_seconds: float = DEFAULT_SHORT_SECONDS, returned: ReturnedCall | None = None
) -> dict[str, Any]:
    """Return a call as a JSON object; ``returned`` is how its caller was reached later."""
    return {
        "id": call.id,
        "started": format_instant(call.started),
        "answered": None if call.answered is None else format_instant(call.answered),
        "ended": format_instant(call.ended),
        "direction": call.direction.value,
        "outcome": compute_outcome(call, short_seconds).value,
        "caller": {"number": call.caller.number, "e164": call.caller.e164, "name": call.caller.name},
        "called": {"number": call.called.number, "name": call.called.name},
        "did": call.did,
        "groups": list(call.groups),
        "answered_by": call.answered_by,
        "wait": round(call.wait, 3),
        "talk": round(call.talk, 3),
        "hold": round(call.hold, 3),
        "parked": round(call.parked, 3),
        "transfers": call.transfers,
        "account_code": call.account_code,
        "tag": call.tag,
        "flags": [flag.value for flag in call.flags],
        "nodes": list(call.nodes),
        "complete": call.complete,
        "returned": None if returned is None else _encode_return(returned),
        "legs": [_encode_leg(leg) for leg in call.legs],
    }


def format_instant(instant: float) -> str:
    """Return an instant, in seconds since 1970, by RFC 3339 in UTC with milliseconds."""
    # Rounded before it is split: isoformat() would cut the milliseconds off.
    moment = datetime.fromtimestamp(round(instant * 1000) / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _encode_leg(leg: CallLeg) -> dict[str, Any]:
    return {
        "state": leg.state.value,
        "from": format_instant(leg.start),
        "to": format_instant(leg.end),
        "group": leg.group,
        "parties": list(leg.parties),
        "by": leg.by,
    }


def _encode_return(returned: ReturnedCall) -> dict[str, Any]:
    return {"at": format_instant(returned.at), "by": returned.by, "call": returned.call}
