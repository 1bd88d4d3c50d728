"""What the records of a call say together: its two ends, its targets, its state and direction."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from devlink3_desk.protocol.enums import (
    AudioPath,
    CalledType,
    Direction,
    PartyFlags,
    PublicLine,
    Remote,
    Tone,
)
from devlink3_desk.protocol.records import Number, Party, Target

from . import rules
from .legs import Call, Leg, fold
from .parties import kind_of
from .views import CallDirection, CallFlag, CallStatus, PartyKind

# To look up a member of an enumeration costs as much as to make a view (CPython 3.11); this is done once.
_DIALLING: Final = CallStatus.DIALLING
_RINGING: Final = CallStatus.RINGING
_ANSWERED: Final = CallStatus.CONNECTED
_HELD: Final = CallStatus.HELD
_VOICEMAIL: Final = CallStatus.VOICEMAIL
_DISCONNECTING: Final = CallStatus.DISCONNECTING
_UNKNOWN: Final = CallStatus.UNKNOWN
_IN: Final = Direction.IN
_OUT: Final = Direction.OUT
_LINE: Final = PublicLine.YES
_NO_LINE: Final = PublicLine.NO
_LOCAL: Final = Remote.LOCAL
_TRANSIT: Final = Remote.TRANSIT
_NO_AUDIO: Final = AudioPath.NONE
_MUSIC: Final = Tone.HOLD_MUSIC
_EMERGENCY: Final = CalledType.EMERGENCY
_INCOMING: Final = CallDirection.INCOMING
_OUTGOING: Final = CallDirection.OUTGOING
_INTERNAL: Final = CallDirection.INTERNAL
_ANYWHERE: Final = CallDirection.UNKNOWN
_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


class Shape:
    """The ends and targets of a call, each from the node that knows it best."""

    __slots__ = (
        "a", "a_end", "b", "b_end", "departed", "ends", "gone", "guests", "left_for", "leg", "legs",
        "rejected", "targets",
    )  # fmt: skip

    def __init__(self, call: Call) -> None:
        self.a: Party | None = None
        self.b: Party | None = None
        self.a_end = ""
        self.b_end = ""
        self.targets: tuple[Target, ...] = ()
        self.rejected: Mapping[str, str] = _NOBODY
        self.departed: Party | None = None
        """A party of the record that has left for elsewhere and whose place nobody has taken yet."""
        self.left_for = False
        """Whether a party of the record has hung up."""
        self.gone: tuple[Party, ...] = ()
        """Parties of the records that are no longer in the call."""
        self.guests: tuple[Party, ...] = ()
        """Further ends, in a conference that is one call."""
        if len(call.legs) == 1:
            (self.leg,) = call.legs.values()
            self.legs: tuple[Leg, ...] = (self.leg,)
            self._take_one(self.leg)
        else:
            self.legs = tuple(call.ordered())
            self._take_all()
        present = self._present()
        self.ends = present + self.gone + self.guests if self.gone or self.guests else present
        """Those in the call and those of its records that have just left."""

    def _present(self) -> tuple[Party, ...]:
        if self.b is None:
            return () if self.a is None else (self.a,)
        return (self.b,) if self.a is None else (self.a, self.b)

    def _take_one(self, leg: Leg) -> None:
        detail = leg.detail
        a, b = detail.party_a, detail.party_b
        if a is not None:
            end = leg.a
            if not end or (end in leg.live and end not in leg.moved):
                self.a, self.a_end = a, end
            else:
                self._note_departure(leg, end, a)
        if b is not None:
            end = leg.b
            if not end or (end in leg.live and end not in leg.moved):
                self.b, self.b_end = b, end
                return
            self._note_departure(leg, end, b)
        self.targets = detail.targets
        self.rejected = leg.rejected

    def _note_departure(self, leg: Leg, end: str, party: Party) -> None:
        self.gone += (party,)
        if end in leg.moved or leg.lost.get(end) in rules.MOVES:
            self.departed = party
        else:
            self.left_for = True

    def _take_all(self) -> None:
        """Choose each end's best record: that of its own node, then the fuller one, then by node."""
        best: dict[str, tuple[tuple[bool, int], Party, bool]] = {}
        for leg in self.legs:
            for end, party, is_b in ((leg.a, leg.detail.party_a, False), (leg.b, leg.detail.party_b, True)):
                if party is None:
                    continue
                if not leg.standing(end):
                    self._note_departure(leg, end, party)
                    continue
                merit = (party.remote == _LOCAL, _filled(party))
                if end not in best or merit > best[end][0]:
                    best[end] = (merit, party, is_b)
        self._seat(best)
        self.leg = self._leading()
        if self.b is None:
            self._collect_targets()

    def _seat(self, best: dict[str, tuple[tuple[bool, int], Party, bool]]) -> None:
        """Give the ends their places. A place already taken makes a guest."""
        for end, (_, party, is_b) in sorted(best.items(), key=lambda item: (not item[1][0][0], item[0])):
            if is_b and (
                self.b is None or (party.equipment_class in rules.SPECIAL_ENDS and not self._special_b())
            ):
                if self.b is not None:
                    self.guests += (self.b,)
                self.b, self.b_end = party, end
            elif not is_b and self.a is None:
                self.a, self.a_end = party, end
            else:
                self.guests += (party,)

    def _special_b(self) -> bool:
        return self.b is not None and self.b.equipment_class in rules.SPECIAL_ENDS

    def _leading(self) -> Leg:
        """Return the view whose word on the call itself counts: where the caller is local."""
        return max(
            self.legs,
            key=lambda leg: (leg.a == self.a_end and leg.is_local(leg.a), bool(leg.b) == bool(self.b_end)),
        )

    def _collect_targets(self) -> None:
        found: dict[str, Target] = {}
        for leg in sorted(self.legs, key=lambda leg: leg is not self.leg):
            for target in leg.detail.targets:
                end = fold(target.end_id) or f"{target.identity} {target.target_number}"
                known = found.get(end)
                if known is None or (known.remote != _LOCAL and target.remote == _LOCAL):
                    found[end] = target
            self.rejected = {**leg.rejected, **self.rejected}
        self.targets = tuple(found.values())

    def text(self, name: str) -> str:
        """Return the first text that a view's call section has under ``name``, the leading view's first."""
        found = getattr(self.leg.detail.call, name)
        if found or len(self.legs) == 1:
            return found or ""
        return next((t for leg in self.legs if (t := getattr(leg.detail.call, name))), "")

    def queue_state(self) -> Number:
        """Return the queue field; a view that says more wins over one that says nothing."""
        if len(self.legs) == 1:
            return self.leg.detail.call.queue_state
        states = [leg.detail.call.queue_state for leg in self.legs]
        return max((state for state in states if isinstance(state, int)), default=None)


def _filled(party: Party) -> int:
    return sum(1 for name in party.__struct_fields__ if getattr(party, name) not in (None, "", 0, ()))


# state


def status(shape: Shape) -> CallStatus:
    """Return what is happening to a call, by the tables of :mod:`.rules`."""
    a, b = shape.a, shape.b
    if shape.left_for and (a is None or b is None) and not shape.targets:
        return _DISCONNECTING
    if shape.departed is not None and not shape.targets and (a is None or b is None):
        if b is None:
            b = shape.departed
        else:
            a = shape.departed
    if b is not None:
        return _with_b(a, b, shape)
    if a is not None:
        if a.state is not None and a.state not in rules.END_STATES:
            return _UNKNOWN
        if rules.END_STATES.get(a.state) is _DISCONNECTING:
            return _DISCONNECTING
    return _unanswered(shape, _RINGING if shape.targets else _DIALLING)


def _unanswered(shape: Shape, otherwise: CallStatus) -> CallStatus:
    """Return what the queue field says of a call that nobody has answered."""
    queue = shape.queue_state()
    return rules.QUEUE_STATES.get(queue, _UNKNOWN) if queue else otherwise


def _with_b(a: Party | None, b: Party, shape: Shape) -> CallStatus:
    of_b = rules.END_STATES.get(b.state, _UNKNOWN)
    of_a = rules.END_STATES.get(a.state, _UNKNOWN) if a is not None else of_b
    if _DISCONNECTING in (of_a, of_b):
        return _DISCONNECTING
    special = rules.SPECIAL_ENDS.get(b.equipment_class)
    if special is None and a is not None and of_b is _ANSWERED:
        special = rules.SPECIAL_ENDS.get(a.equipment_class)
    if special is not None:
        return special
    if shape.leg.detail.call.voicemail_recording == 1:
        return _VOICEMAIL
    if _UNKNOWN in (of_a, of_b):
        return _UNKNOWN
    if of_b is _ANSWERED:
        return _HELD if is_held(a) or is_held(b) else of_b
    return _unanswered(shape, of_b)


def is_held(party: Party | None) -> bool:
    """Return whether a party's record shows that the call is on hold."""
    return party is not None and (party.audio_path == _NO_AUDIO or party.tone == _MUSIC)


def holder(a: Party | None, b: Party | None) -> Party | None:
    """Return who put a held call on hold, ``None`` where the records do not tell.

    Who hears hold music is held by the other one. Without music: a line cannot hold, so between a
    line and an extension it is the extension; between two extensions it is the one whose own audio
    path is cut, since the other still has its path to the PBX.
    """
    if a is None or b is None:
        return None
    if (a.tone == _MUSIC) != (b.tone == _MUSIC):
        return b if a.tone == _MUSIC else a
    extensions = [party for party in (a, b) if kind_of(party) is PartyKind.EXTENSION]
    if len(extensions) == 1:
        return extensions[0]
    cut = [party for party in (a, b) if party.audio_path == _NO_AUDIO]
    return cut[0] if len(cut) == 1 else None


# direction and flags


def direction(shape: Shape) -> CallDirection:
    """Return which way a call goes: by the public line that it came in or went out on, if any."""
    ends = shape.ends
    lines = False
    found = _ANYWHERE
    for party in ends:
        if party.public_line == _LINE:
            lines = True
            if party.direction == _IN:
                return _INCOMING
            if party.direction == _OUT:
                found = _OUTGOING
    if lines:
        return found
    if not ends or not all(_surely_internal(party) for party in ends):
        return _ANYWHERE
    if len(ends) >= 2:
        return _INTERNAL
    if shape.targets and all(target.public_line == _LINE for target in shape.targets):
        return _OUTGOING
    if shape.targets and all(_surely_internal(target) for target in shape.targets):
        return _INTERNAL
    return _ANYWHERE


def _surely_internal(end: Party | Target) -> bool:
    """Return whether an end is no public line; a node that it only transits may not know (section 6.7.3)."""
    if end.public_line != _NO_LINE:
        return False
    return end.remote != _TRANSIT or bool(end.identity) or end.equipment_class in rules.SPECIAL_ENDS


def flags(shape: Shape) -> tuple[CallFlag, ...]:
    """Return the facts that someone should see at once."""
    bits = 0
    emergency = False
    for party in shape.ends:
        if party.flags and isinstance(party.flags, int):
            bits |= party.flags
        emergency = emergency or party.called_type == _EMERGENCY
    for target in shape.targets:
        emergency = emergency or target.called_type == _EMERGENCY
    if not bits and not emergency:
        return ()
    found = [flag for bit, flag in rules.FLAGS if bits & bit]
    if bits & PartyFlags.CONSENT_REFUSED:
        found.append(CallFlag.CONSENT_REFUSED)
    elif bits & PartyFlags.CONSENT_ANSWERED:
        found.append(CallFlag.CONSENT_GIVEN)
    if emergency:
        found.append(CallFlag.EMERGENCY)
    return tuple(found)
