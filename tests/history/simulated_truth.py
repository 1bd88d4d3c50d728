"""What really happens to the calls of a simulation, noted straight from the simulated PBX.

Nothing here knows of events, switchboards or records: it looks at the PBX after each of its actions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from devlink3_desk.protocol.enums import CallState, Direction, EquipmentClass
from devlink3_desk.simulator.calls import Call, CallEnd


class Glimpse(NamedTuple):
    """How a call is from one action to the next one that changes it."""

    state: str
    group: str
    """Number of the hunt group that it is for."""
    ringing: tuple[str, ...]
    """Extensions that ring."""
    people: tuple[str, ...]
    """Extensions of its parties."""


class TrueCall:
    """One call of the PBX, with everything that it was."""

    def __init__(self, start: int) -> None:
        self.start = start
        """Millisecond since 1970."""
        self.end = start
        self.glimpses: list[tuple[int, Glimpse]] = []
        self.is_incoming = self.is_outgoing = self.was_internal = False
        self.was_connected = False
        self.has_moved = False
        """Whether its parties, or the phones that rang, went on in another call."""
        self.consultation: tuple[int, TrueCall] | None = None
        """A consultation whose phones have rung for this call since an instant."""
        self.did = ""
        self.caller = ""
        """Extension that made it."""
        self.lines: list[tuple[str, int, int]] = []
        """Outside lines with the first and the last millisecond of each channel."""

    @property
    def direction(self) -> str:
        """In one word, empty where it never became a call to anybody."""
        if self.is_incoming:
            return "incoming"
        return "outgoing" if self.is_outgoing else "internal" if self.was_internal else ""

    @property
    def is_conversation(self) -> bool:
        """Whether it counts as a call."""
        return self.was_connected or not self.has_moved

    def stretches(self) -> list[tuple[int, int, Glimpse]]:
        """Return how it was from when to when."""
        ends = [at for at, _ in self.glimpses[1:]] + [self.end]
        return [(at, end, glimpse) for (at, glimpse), end in zip(self.glimpses, ends, strict=True)]

    def answer(self) -> int | None:
        """Return when a person answered first."""
        return next((at for at, look in self.glimpses if look.state in ("talk", "hold", "parked")), None)


class TruthObserver:
    """Notes the calls of a PBX; ``wall`` is the time of its instant 0, in seconds since 1970."""

    def __init__(self, wall: float) -> None:
        self.calls: list[TrueCall] = []
        self._wall = wall
        self._known: dict[Call, TrueCall] = {}
        self._channels: dict[tuple[TrueCall, CallEnd], int] = {}
        """Since when each end on an outside line has been in its call."""
        self._ringing: dict[Call, tuple[CallEnd, ...]] = {}
        """The ends that each call rang at the last look."""

    def observe(self, present: Iterable[Call], at: float) -> None:
        """Look at the present calls after the action at ``at``."""
        now = round((self._wall + at) * 1000)
        present = [call for call in present if call.a.call is call]
        self._observe_lines(present, now)
        for call in list(self._known):
            if call not in present:
                true = self._known.pop(call)
                true.end = now
                # A caller is put through to a phone that still rings for the one who does so.
                ends = (call.a, *self._ringing.pop(call, ()))
                moved = [end.call for end in ends if end.call not in (None, call)]
                true.has_moved = bool(moved)
                if moved and moved[0] in self._known:
                    self._known[moved[0]].consultation = (now, true)
        for call in present:
            if call not in self._known:
                self._known[call] = TrueCall(now)
                self.calls.append(self._known[call])
            _note(self._known[call], call, now)
            self._ringing[call] = tuple(call.targets)
            self._begin_lines(self._known[call], call, now)

    def _observe_lines(self, present: list[Call], now: int) -> None:
        known = {call: self._known.get(call) for call in present}
        for (true, end), since in list(self._channels.items()):
            if not any(of is true and end in call.iter_ends() for call, of in known.items()):
                del self._channels[true, end]
                if now > since:
                    true.lines.append((_name_line(end), since, now))

    def _begin_lines(self, true: TrueCall, call: Call, now: int) -> None:
        for end in call.iter_ends():
            if end.channel is not None:
                self._channels.setdefault((true, end), now)

    def finish(self, at: float) -> None:
        """End the calls that are still in progress."""
        self.observe([], at)


def _note(true: TrueCall, call: Call, now: int) -> None:
    ends = list(call.iter_ends())
    true.was_connected |= call.was_connected
    for end in ends:
        if end.channel is not None:
            true.is_incoming |= end.party.direction == Direction.IN
            true.is_outgoing |= end.party.direction != Direction.IN
    true.was_internal |= len(ends) > 1
    true.did = true.did or next((end.party.did for end in ends if end.channel and end.party.did), "")
    if not true.glimpses and call.a.user is not None:
        true.caller = call.a.user.extension
    glimpse = Glimpse(
        _find_state(call),
        call.section.current_huntgroup or "",
        tuple(end.user.extension for end in call.targets if end.user is not None),
        tuple(end.user.extension for end in call.parties() if end.user is not None),
    )
    if not true.glimpses or true.glimpses[-1][1] != glimpse:
        true.glimpses.append((now, glimpse))


def _name_line(end: CallEnd) -> str:
    line = end.channel.line if end.channel is not None else None
    if line is None:
        raise ValueError(end)
    # In records, a SIP line has no number.
    number = "sip" if line.equipment is EquipmentClass.SIP_TRUNK else str(line.number)
    return f"{number}@{line.node.id}"


def _find_state(call: Call) -> str:
    if call.b is None:
        if call.a.party.state == CallState.IC_DISCONNECTING:
            return "over"
        return "waiting" if call.targets or call.section.queue_state else "dialling"
    device = _find_device(call.b) or _find_device(call.a)
    if device is not None:
        return device
    return "hold" if any(end.party.audio_path == 0 for end in call.parties()) else "talk"


def _find_device(end: CallEnd) -> str | None:
    kind = end.party.equipment_class
    if kind == EquipmentClass.CONFERENCE:
        return "talk"
    if kind == EquipmentClass.PARK_SLOT:
        return "parked"
    return "voicemail" if kind == EquipmentClass.VOICEMAIL else None
