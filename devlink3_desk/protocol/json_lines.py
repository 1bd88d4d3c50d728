"""Events as JSON objects with fixed keys, one a line: what scripts read from ``monitor``."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from devlink3_desk.protocol.events import (
    AnyEvent,
    Delta2,
    Detail,
    ExtensionState,
    LinkEvent,
    LinkState,
    RoundTrip,
    SnapshotMarker,
    Undecodable,
)
from devlink3_desk.protocol.records import CallSection, Party, Target

_ENCODER: Final = msgspec.json.Encoder()

PRINTED_LINK_STATES: Final = frozenset(
    {LinkState.CONNECTED, LinkState.LOST, LinkState.RETRYING, LinkState.RESYNCHRONISED}
)


def encode_event_line(event: AnyEvent) -> bytes | None:
    """Return ``event`` as one line of UTF-8 without its line end, or ``None`` where it is not for scripts."""
    found = build_event_object(event)
    return None if found is None else _ENCODER.encode(found)


def build_event_object(event: AnyEvent) -> dict[str, Any] | None:
    """Return ``event`` as the object of its line, or ``None`` where it is not for scripts."""
    head = {"event": event.kind, "pbx": event.pbx, "counter": event.counter}
    match event:
        case SnapshotMarker() | RoundTrip():
            return None
        case LinkEvent():
            return head | _build_link_object(event) if event.state in PRINTED_LINK_STATES else None
        case Detail():
            return head | _build_detail_object(event)
        case Delta2():
            return head | _build_delta2_object(event)
        case Undecodable():
            return head | {"reason": event.reason, "tuple_id": event.tuple_id, "hex": event.data.hex()}
        case ExtensionState():
            return head | {"v": event.v, "p1": event.p1, "p2": event.p2, "extension": event.extension}
        case _:
            return head | _build_record_object(event, skip=frozenset(head))


def _build_record_object(record: msgspec.Struct, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
    found = {name: getattr(record, name) for name in record.__struct_fields__ if name not in skip}
    if not found.get("extra", True):
        del found["extra"]
    return found


def _build_section_object(record: CallSection | Party | Target | None) -> dict[str, Any] | None:
    return None if record is None else _build_record_object(record)


def _build_detail_object(event: Detail) -> dict[str, Any]:
    return {
        "call": _build_section_object(event.call),
        "party_a": _build_section_object(event.party_a),
        "party_b": _build_section_object(event.party_b),
        "targets": [_build_section_object(target) for target in event.targets],
    }


def _build_delta2_object(event: Delta2) -> dict[str, Any]:
    found: dict[str, Any] = {"text": event.text}
    if event.record is not None and event.fields is not None:
        extra = {"extra": event.extra} if event.extra else {}
        found |= {"kind": event.record, "fields": {**event.fields, **extra}}
    return found


def _build_link_object(event: LinkEvent) -> dict[str, Any]:
    found: dict[str, Any] = {"state": event.state}
    if event.state is LinkState.RETRYING:
        found["retry_in"] = event.retry_in
    return found
