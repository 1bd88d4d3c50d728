"""Events as JSON objects with fixed keys, one a line: what scripts read from ``monitor``."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from .events import (
    AnyEvent,
    Delta2,
    Detail,
    ExtensionState,
    Link,
    LinkState,
    RoundTrip,
    Snapshot,
    Undecodable,
)
from .records import CallSection, Party, Target

_ENCODER: Final = msgspec.json.Encoder()

PRINTED_LINKS: Final = frozenset(
    {LinkState.CONNECTED, LinkState.LOST, LinkState.RETRYING, LinkState.RESYNCHRONISED}
)


def to_line(event: AnyEvent) -> bytes | None:
    """Return ``event`` as one line of UTF-8 without its line end, or ``None`` where it is not for scripts."""
    found = to_object(event)
    return None if found is None else _ENCODER.encode(found)


def to_object(event: AnyEvent) -> dict[str, Any] | None:
    """Return ``event`` as the object of its line, or ``None`` where it is not for scripts."""
    head = {"event": event.kind, "pbx": event.pbx, "counter": event.counter}
    match event:
        case Snapshot() | RoundTrip():
            return None
        case Link():
            return head | _link(event) if event.state in PRINTED_LINKS else None
        case Detail():
            return head | _detail(event)
        case Delta2():
            return head | _delta2(event)
        case Undecodable():
            return head | {"reason": event.reason, "tuple_id": event.tuple_id, "hex": event.data.hex()}
        case ExtensionState():
            return head | {"v": event.v, "p1": event.p1, "p2": event.p2, "extension": event.extension}
        case _:
            return head | _fields(event, skip=frozenset(head))


def _fields(record: msgspec.Struct, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
    found = {name: getattr(record, name) for name in record.__struct_fields__ if name not in skip}
    if not found.get("extra", True):
        del found["extra"]
    return found


def _section(record: CallSection | Party | Target | None) -> dict[str, Any] | None:
    return None if record is None else _fields(record)


def _detail(event: Detail) -> dict[str, Any]:
    return {
        "call": _section(event.call),
        "party_a": _section(event.party_a),
        "party_b": _section(event.party_b),
        "targets": [_section(target) for target in event.targets],
    }


def _delta2(event: Delta2) -> dict[str, Any]:
    found: dict[str, Any] = {"text": event.text}
    if event.record is not None and event.fields is not None:
        extra = {"extra": event.extra} if event.extra else {}
        found |= {"kind": event.record, "fields": {**event.fields, **extra}}
    return found


def _link(event: Link) -> dict[str, Any]:
    found: dict[str, Any] = {"state": event.state}
    if event.state is LinkState.RETRYING:
        found["retry_in"] = event.retry_in
    return found
