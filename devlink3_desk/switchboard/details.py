"""Everything that was said of one call, as it was said, for whoever wants to see more than the row."""

from __future__ import annotations

from typing import Final

import msgspec

from devlink3_desk.protocol.events import Detail, SipTrack
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH, TrackedCall, fold_id

MAX_ENDS_WITH_DIALOGUES: Final = 16_384
"""Ends whose SIP dialogues are kept, several times what the largest network has calls of."""

MAX_DIALOGUES_PER_END: Final = 4
"""Dialogues of one end: one is usual, a re-dialled or replaced one may overlap."""

MAX_RECORDS: Final = 16
"""Views of one call that are given out; the largest conference has many more guests than anybody reads."""


class CallDetails(msgspec.Struct, frozen=True):
    """The last record of each view of a call, and the SIP dialogues of its ends."""

    records: tuple[Detail, ...]
    dialogues: tuple[SipTrack, ...] = ()
    omitted_records: int = 0
    """Views beyond those that are given out."""


class SipDialogues:
    """The SIP dialogues that go on, by the end that they belong to (section 6.5.1.3)."""

    def __init__(self) -> None:
        self._dialogues_by_end: dict[str, tuple[SipTrack, ...]] = {}

    def __len__(self) -> int:
        return len(self._dialogues_by_end)

    def apply(self, event: SipTrack) -> None:
        """Take a beginning or an end; what is too long for any PBX is not kept."""
        end = fold_id(event.end_id)
        words = (event.action, event.channel, event.sip_type, event.direction, event.sip_call_id)
        if not end or any(len(word or "") > MAX_KEY_LENGTH for word in (event.end_id, *words)):
            return
        others = tuple(d for d in self._dialogues_by_end.pop(end, ()) if d.sip_call_id != event.sip_call_id)
        if event.action != "END":
            others = (*others, event)[-MAX_DIALOGUES_PER_END:]
        if others:
            self._dialogues_by_end[end] = others
            if len(self._dialogues_by_end) > MAX_ENDS_WITH_DIALOGUES:
                del self._dialogues_by_end[next(iter(self._dialogues_by_end))]

    def for_end(self, end_id: str | None) -> tuple[SipTrack, ...]:
        """Return the dialogues of one end."""
        return self._dialogues_by_end.get(fold_id(end_id), ())


def build_call_details(call: TrackedCall, dialogues: SipDialogues) -> CallDetails:
    """Return what was said of a call, view by view in the order of their nodes."""
    records = tuple(leg.detail for leg in call.sorted_node_calls())
    ends: dict[str, None] = {}
    for record in records[:MAX_RECORDS]:
        for part in (record.party_a, record.party_b, *record.targets):
            if part is not None:
                ends[fold_id(part.end_id)] = None
    found = tuple(dialogue for end in ends for dialogue in dialogues.for_end(end))
    return CallDetails(records[:MAX_RECORDS], found, max(0, len(records) - MAX_RECORDS))
