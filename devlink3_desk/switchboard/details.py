"""Everything that was said of one call, as it was said, for whoever wants to see more than the row."""

from __future__ import annotations

from typing import Final

import msgspec

from devlink3_desk.protocol.events import Detail, SipTrack

from .legs import LONGEST, Call, fold

MAX_ENDS: Final = 16_384
"""Ends whose SIP dialogues are kept, several times what the largest network has calls of."""

PER_END: Final = 4
"""Dialogues of one end: one is usual, a re-dialled or replaced one may overlap."""

MAX_RECORDS: Final = 16
"""Views of one call that are given out; the largest conference has many more guests than anybody reads."""


class CallDetails(msgspec.Struct, frozen=True):
    """The last record of each view of a call, and the SIP dialogues of its ends."""

    records: tuple[Detail, ...]
    dialogues: tuple[SipTrack, ...] = ()
    left_out: int = 0
    """Views beyond those that are given out."""


class Dialogues:
    """The SIP dialogues that go on, by the end that they belong to (section 6.5.1.3)."""

    def __init__(self) -> None:
        self._by_end: dict[str, tuple[SipTrack, ...]] = {}

    def __len__(self) -> int:
        return len(self._by_end)

    def take(self, event: SipTrack) -> None:
        """Take a beginning or an end; what is too long for any PBX is not kept."""
        end = fold(event.end_id)
        words = (event.action, event.channel, event.sip_type, event.direction, event.sip_call_id)
        if not end or any(len(word or "") > LONGEST for word in (event.end_id, *words)):
            return
        others = tuple(d for d in self._by_end.pop(end, ()) if d.sip_call_id != event.sip_call_id)
        if event.action != "END":
            others = (*others, event)[-PER_END:]
        if others:
            self._by_end[end] = others
            if len(self._by_end) > MAX_ENDS:
                del self._by_end[next(iter(self._by_end))]

    def of(self, end_id: str | None) -> tuple[SipTrack, ...]:
        """Return the dialogues of one end."""
        return self._by_end.get(fold(end_id), ())


def details(call: Call, dialogues: Dialogues) -> CallDetails:
    """Return what was said of a call, view by view in the order of their nodes."""
    records = tuple(leg.detail for leg in call.ordered())
    ends: dict[str, None] = {}
    for record in records[:MAX_RECORDS]:
        for part in (record.party_a, record.party_b, *record.targets):
            if part is not None:
                ends[fold(part.end_id)] = None
    found = tuple(dialogue for end in ends for dialogue in dialogues.of(end))
    return CallDetails(records[:MAX_RECORDS], found, max(0, len(records) - MAX_RECORDS))
