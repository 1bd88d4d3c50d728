"""One event of one node on its way to the streams, encoded once however many streams take it."""

from __future__ import annotations

from typing import TypeAlias

from devlink3_desk.protocol.events import (
    AttemptReject,
    CallLost,
    Delta2,
    Detail,
    ExtensionState,
    ExtensionText,
    LinkLost,
    SipTrack,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.stream import encode_event

from . import delta2_records
from .company import Node

ReportedEvent: TypeAlias = (
    Detail | CallLost | LinkLost | AttemptReject | Delta2 | SipTrack | ExtensionText | ExtensionState
)


class NodeEvent:
    """An event, the node that it comes from, and whether its call has been connected (``-CONN``)."""

    def __init__(
        self, node: Node, event: ReportedEvent, *, connected: bool = False, delta2_ids: tuple[str, str] = ("", "")
    ) -> None:
        self.node = node
        self.event = event
        self.connected = connected
        self.delta2_ids = delta2_ids
        """Names of the two ends in Delta2, of a Detail."""
        self._encoded_tuples: dict[bool, bytes] = {}
        self._encoded_delta2: dict[bool, bytes] = {}

    @property
    def is_delta3(self) -> bool:
        """Whether a stream without ``-CD2`` has a word for it."""
        return not isinstance(self.event, Delta2)

    def encode_tuple(self) -> bytes:
        """Return the tuple of the event."""
        return self._encode_cached(self._encoded_tuples, self.event, text=False)

    def encode_delta2(self, *, text: bool) -> bytes | None:
        """Return the Delta2 tuple that tells the same, ``None`` where Delta2 has no word for it.

        ``text`` writes it as UTF-8 (the flag ``-TEXT``).
        """
        match self.event:
            case Delta2() as event:
                return self._encode_cached(self._encoded_delta2, event, text=text)
            case Detail() as event:
                return self._encode_cached(self._encoded_delta2, delta2_records.build_status_record(event, self.delta2_ids), text=text)
        return None

    @staticmethod
    def _encode_cached(cache: dict[bool, bytes], event: ReportedEvent, *, text: bool) -> bytes:
        found = cache.get(text)
        if found is None:
            found = cache[text] = encode_event(event, {EventFlag.TEXT} if text else ())
        return found
