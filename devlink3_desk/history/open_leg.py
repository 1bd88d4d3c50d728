"""A leg of a call in progress, and the parties of a row, as the history sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from devlink3_desk.history.call_record import OUTSIDE_DIRECTIONS, CallLeg, RecordedParty
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES

MOVE_SECONDS: Final = 5.0
"""Seconds within which the leg begins that a transfer, parking or pick-up leads to."""

LATE_SECONDS: Final = 1.0
"""Seconds by which one node of a network reports a change later than another one."""

_RINGING: Final = CallStatus.RINGING
_CONNECTED: Final = CallStatus.CONNECTED
_CONFERENCE: Final = CallStatus.CONFERENCE
_HELD: Final = CallStatus.HELD
_PARKED: Final = CallStatus.PARKED
_OUTGOING: Final = CallDirection.OUTGOING
_TRUNK: Final = PartyKind.TRUNK
_PARK: Final = PartyKind.PARK
_OTHER: Final = PartyKind.OTHER
_ANNOUNCEMENT: Final = CallStatus.ANNOUNCEMENT
_PLAYER_KINDS: Final = frozenset({PartyKind.VOICEMAIL, PartyKind.OTHER})
_PERSON_KINDS: Final = frozenset({PartyKind.EXTENSION, PartyKind.TRUNK})


class OpenLeg(msgspec.Struct, gc=False):
    """A leg whose end is the start of the next one, or that of the call."""

    state: CallStatus
    start: float
    """Monotonic."""
    group: str | None
    parties: tuple[str, ...]
    ends: tuple[str, ...] = ()
    by: str | None = None
    is_talk: bool = False
    """Whether people talk to each other."""
    offered: float | None = None
    """Monotonic: see :class:`.CallLeg`."""
    others: tuple[str, ...] = ()
    """Numbers of further parties, in a conference that is one call."""

    def continues(self, other: OpenLeg, node_count: int) -> bool:
        """Return whether this leg is ``other`` going on.

        An end keeps its identity as its number is learned. The group of a leg that has just begun may be that
        of before, until all nodes have reported.
        """
        is_same = bool(self.ends) and self.ends == other.ends and self.others == other.others
        if self.state is not other.state or not (is_same or self.parties == other.parties):
            return False
        if self.group == other.group:
            return True
        if node_count < 2 and self.state in UNANSWERED_STATES and None not in (self.group, other.group):
            return False  # it has overflowed
        return is_same and self.start - other.start <= LATE_SECONDS


def has_own_ringing(leg: OpenLeg, others: Sequence[OpenLeg]) -> bool:
    """Return whether phones, or a group, ring in ``leg`` that do so in none of ``others``.

    A leg without a length is kept only for them: they may be answered in the same instant. Where several
    nodes report what rings, the phones of before and those of now are in one row for that instant.
    """
    if leg.state is not _RINGING:
        return False
    rung = {number for other in others if other.state is _RINGING for number in other.parties}
    return not rung.issuperset(leg.parties) or all(other.group != leg.group for other in others)


def is_late_departure(leg: OpenLeg, legs: Sequence[OpenLeg]) -> bool:
    """Return whether ``leg`` is the last one of ``legs`` without those who had left the call when that began.

    One of several nodes reports later than the others that they have left.
    """
    last = legs[-1]
    if leg.state is not last.state or leg.state is _RINGING or leg.group != last.group:
        return False
    if len(legs) < 2 or leg.start - last.start > LATE_SECONDS:
        return False
    departed = set(last.parties).difference(leg.parties)
    return departed == set(last.parties) ^ set(leg.parties) and departed.issubset(legs[-2].parties)


def take_late_act(leg: OpenLeg, last: OpenLeg) -> str | None:
    """Return who has moved the call to ``leg``, and take that from ``last``, which began too early for it.

    One of several nodes has reported the act before the others have reported where the call is now.
    """
    by = last.by
    # Nobody can transfer a call to where it is on hold: the party that was transferred still hears the music.
    is_late = by in last.parties or last.state is _HELD
    if by is None or not is_late or by in leg.parties or leg.start - last.start > LATE_SECONDS:
        return None
    last.by = None
    return by


class CallOffer(msgspec.Struct, frozen=True, gc=False):
    """A consultation that rang, or was queued, when it became a part of the caller's call."""

    by: str
    """Number of the person who consulted."""
    since: float
    """Monotonic instant from which the phones have rung, or the hunt group was called."""
    merged_at: float
    group: str | None = None

    def begins(self, leg: OpenLeg) -> bool:
        """Return whether ``leg`` is what the caller was transferred to."""
        return (
            leg.by == self.by
            and leg.group == self.group
            and abs(leg.start - self.merged_at) <= MOVE_SECONDS
            and (leg.state in UNANSWERED_STATES or leg.group is not None)
            and self.since < leg.start
        )


def find_offer(legs: Sequence[OpenLeg], by: str, at: float) -> CallOffer | None:
    """Return what the legs of a consultation were that becomes a part of another call at ``at``."""
    last = legs[-1]
    if last.state not in UNANSWERED_STATES:
        return None
    since = last.start
    for leg in reversed(legs):
        is_same = leg.group == last.group if last.group is not None else set(leg.parties) & set(last.parties)
        if leg.state not in UNANSWERED_STATES or not is_same:
            break
        since = leg.start
    return CallOffer(by, since, at, last.group)


class ReachedNumber(msgspec.Struct, gc=False):
    """How an outside number was reached: the first leg in which it talks, and by which extension."""

    leg: OpenLeg
    by: str | None
    has_prefix: bool | None = None
    is_line: bool = False
    """Whether it is known to be on an outside line."""


class KnownParty(msgspec.Struct, gc=False):
    """Who called or was called first."""

    number: str
    name: str
    end_id: str = ""
    has_prefix: bool | None = None
    e164: str | None = None
    """From a record; otherwise, it is determined when the call ends."""

    def is_in_row(self, info: CallInfo) -> bool:
        """Return whether it is a party of a row, by its end or its number."""
        parties = [party for party in (info.a, info.b, *info.targets) if party is not None]
        return any(party.end_id == self.end_id or party.number == self.number for party in parties)

    def update_from_row(self, info: CallInfo) -> None:
        """Copy the number and the name of its end from a row."""
        for party in (info.a, info.b, *info.targets):
            if party is None or party.end_id != self.end_id:
                continue
            # Voicemail may answer on the end that was called, and has no number.
            if party.number or not self.number:
                self.number, self.name = party.number, party.name
                self.has_prefix = party.has_prefix


def create_known_party(party: PartyInfo) -> KnownParty:
    """Return a party of a row as who called or was called."""
    return KnownParty(party.number, party.name, party.end_id, party.has_prefix)


def create_recorded_party(
    party: KnownParty | None, plan: NumberingPlan, group_names: Mapping[str, str]
) -> RecordedParty:
    """Return a party as a record has it, with the name of its group if it has none of its own."""
    if party is None:
        return RecordedParty()
    number = party.number
    e164 = party.e164
    if e164 is None and number:
        e164 = parse_presented(number, plan, has_prefix=party.has_prefix).e164
    name = party.name or ("" if party.end_id else group_names.get(number, ""))
    return RecordedParty(number, "" if name == number else name, e164)


def split_parties(info: CallInfo) -> tuple[PartyInfo | None, PartyInfo | None]:
    """Return who called and who was called; after a transfer, PartyA may be the one that was called."""
    a = info.a
    b = info.b
    if b is None and info.targets:
        b = info.targets[0]
    if b is not None and b.kind is _PARK:
        b = None
    if a is not None and b is not None:
        line_called = info.direction is _OUTGOING
        is_line_a, is_line_b = a.kind is _TRUNK, b.kind is _TRUNK
        if info.direction in OUTSIDE_DIRECTIONS and (is_line_a, is_line_b) == (line_called, not line_called):
            return b, a
    return a, b


def find_answerer(info: CallInfo, caller: KnownParty | None) -> str | None:
    """Return the number of the party that has answered: the one that did not call."""
    if info.state is _CONFERENCE or info.state is _PARKED:
        return None
    answerer = info.b
    if answerer is None or (caller is not None and answerer.end_id == caller.end_id != ""):
        answerer = info.a
    return answerer.number or None if answerer is not None else None


def are_persons(info: CallInfo) -> bool:
    """Return whether no party is a device: a player of announcements has no number."""
    for party in (info.a, info.b):
        if (
            party is not None
            and party.kind not in _PERSON_KINDS
            and not (party.kind is _OTHER and party.number)
        ):
            return False
    return True


def build_leg(info: CallInfo, at: float) -> OpenLeg:
    """Return the leg that a row is about, as if it had begun at ``at``."""
    state, b = info.state, info.b
    targets = [target for target in info.targets if target.rejected is None] if info.targets else []
    others: tuple[str, ...] = ()
    is_talk = False
    if state is _RINGING:
        # Only those who ring; a phone that rings may be reported as PartyB.
        parties = targets if info.targets or b is None else [b]
    else:
        parties = targets
        # The player of an announcement may have the number of the group, but nobody has the call.
        if b is not None and not (state is _ANNOUNCEMENT and b.kind in _PLAYER_KINDS):
            parties.insert(0, b)
        if info.a is not None:
            parties.insert(0, info.a)
        others = info.others
        is_talk = state is _CONFERENCE or (state is _CONNECTED and are_persons(info))
    numbers = dict.fromkeys([party.number for party in parties if party.number])
    if others:
        numbers.update(dict.fromkeys(others))
    ends = tuple([party.end_id for party in parties])
    leg = OpenLeg(state, at, info.current_group, tuple(numbers), ends, None, is_talk)
    if others:
        leg.others = others
    return leg


def sum_durations(open_legs: Sequence[OpenLeg], legs: Sequence[CallLeg]) -> tuple[float, float, float]:
    """Return the seconds of talk, on hold and parked; ``legs`` are those of the record.

    They are the sums of what a reader of the record finds, to the millisecond.
    """
    talk = hold = parked = 0.0
    for open_leg, leg in zip(open_legs, legs, strict=True):
        if open_leg.is_talk:
            talk += leg.end - leg.start
        elif leg.state is _HELD:
            hold += leg.end - leg.start
        elif leg.state is _PARKED:
            parked += leg.end - leg.start
    return round(talk, 3), round(hold, 3), round(parked, 3)
