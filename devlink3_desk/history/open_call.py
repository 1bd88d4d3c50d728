"""A call in progress as the history will have it: its legs so far, and what has been seen of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from devlink3_desk.history.call_record import (
    OUTSIDE_DIRECTIONS,
    TALK_STATES,
    CallLeg,
    CallRecord,
    ReachedParty,
)
from devlink3_desk.history.open_leg import (
    MOVE_SECONDS,
    CallOffer,
    KnownParty,
    OpenLeg,
    ReachedNumber,
    are_persons,
    build_leg,
    create_known_party,
    create_recorded_party,
    find_answerer,
    find_offer,
    has_own_ringing,
    is_late_departure,
    split_parties,
    sum_durations,
    take_late_act,
)
from devlink3_desk.history.outside_lines import LineUse, OpenLines
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    PartyKind,
)

_RINGING: Final = CallStatus.RINGING
_CONNECTED: Final = CallStatus.CONNECTED
_CONFERENCE: Final = CallStatus.CONFERENCE
_VOICEMAIL: Final = CallStatus.VOICEMAIL
_PARKED: Final = CallStatus.PARKED
_UNKNOWN: Final = CallDirection.UNKNOWN
_INTERNAL: Final = CallDirection.INTERNAL
_OUTGOING: Final = CallDirection.OUTGOING
_EXTENSION: Final = PartyKind.EXTENSION
_TRUNK: Final = PartyKind.TRUNK
# Constants of the module: to look up a member of an enumeration takes 120 ns in CPython 3.11, and each row of
# each call needs ten of them.
_ANSWERED_STATES: Final = TALK_STATES | {CallStatus.HELD, CallStatus.PARKED}
"""States that only a call can have that a person has answered."""
_KEPT_STATES: Final = frozenset({CallStatus.HELD, CallStatus.PARKED})
_DEVICE_STATES: Final = frozenset(
    {CallStatus.ANNOUNCEMENT, CallStatus.QUEUED, CallStatus.VOICEMAIL, _CONNECTED}
)
"""States in which a device can have the call: what it parks or puts on hold, nobody has answered."""


class OpenCall:
    """One call in progress. Instants are monotonic, except for ``wall_start``.

    Its containers are tuples of texts, and dictionaries of values without references to others, which the
    garbage collector need not traverse: there may be thousands of calls.
    """

    __slots__ = (
        "account_code",
        "answered",
        "answered_by",
        "called",
        "caller",
        "did",
        "direction",
        "end_ids",
        "flags",
        "groups",
        "id",
        "info",
        "is_complete",
        "is_remainder",
        "legs",
        "lines",
        "move_at",
        "move_by",
        "moves",
        "nodes",
        "offers",
        "reached_numbers",
        "reported_transfers",
        "start_seen",
        "started",
        "tag",
        "transfers",
        "voicemail_answered",
        "wait",
        "wall_start",
        "was_connected",
    )  # fmt: skip

    def __init__(self, call_id: str, started: float, wall_start: float) -> None:
        self.id = call_id
        self.started = started
        self.wall_start = wall_start
        """The one reading of the wall clock for all instants of this call."""
        self.info: CallInfo | None = None
        """The last row that was complete."""
        self.legs: list[OpenLeg] = []
        self.is_remainder = False
        """Whether all of its rows were those of a call that a party has just left by moving.

        It was a part of another call, whose record has its conversation, and waits for a new partner.
        """
        self.lines = OpenLines()
        self.direction = CallDirection.UNKNOWN
        self.caller: KnownParty | None = None
        self.called: KnownParty | None = None
        self.answered: float | None = None
        self.answered_by: str | None = None
        self.was_connected = False
        self.voicemail_answered = False
        self.wait: float | None = None
        """Seconds until the answer, ``None`` while there is none."""
        self.start_seen = True
        self.is_complete = True
        self.did: str | None = None
        self.account_code: str | None = None
        self.tag: str | None = None
        self.groups: tuple[str, ...] = ()
        self.flags: tuple[CallFlag, ...] = ()
        self.nodes: tuple[str, ...] = ()
        self.moves: int | None = None
        """How often the call had been moved by the last row, ``None`` before the first."""
        self.transfers = 0
        """Transfers that have led to a leg."""
        self.reported_transfers = 0
        self.move_by: str | None = None
        """Who has moved the call, until the leg begins that this leads to."""
        self.move_at = 0.0
        self.end_ids: tuple[str, ...] = ()
        """Ends of all its parties so far."""
        self.offers: tuple[CallOffer, ...] = ()
        """Consultations that have become a part of this call before anyone had answered them."""
        self.reached_numbers: dict[str, ReachedNumber] = {}
        """By the number of the outside party."""

    # updates

    def update(self, info: CallInfo, at: float, blind_since: float | None) -> None:
        """Apply a row that was reported at ``at``.

        ``blind_since`` is the last instant at which the link was live, if it has been lost since.
        """
        self._collect_facts(info)
        if self.legs and (info.is_moving or self._is_leaving_slot(info)):
            # For a moment, the row has one party only, or those of before. The next record shows where the
            # call is now.
            return
        self.is_remainder = info.is_moving
        last, self.info = self.info, info
        if last is None:
            self.lines.update(info, at if self.legs else self.started)
        else:
            has_same_ends = (
                info.a == last.a
                and info.b == last.b
                and info.targets == last.targets
                and info.others == last.others
            )
            if not has_same_ends or info.nodes != last.nodes:
                self.lines.update(info, at)
            if (
                has_same_ends
                and info.state is last.state
                and info.current_group == last.current_group
                and info.moves == last.moves
                and info.direction is last.direction
            ):
                return
        is_first = not self.legs
        self._identify_parties(info)
        self._visit_groups(info)
        self._update_leg(info, at)
        self._update_answer(info, blind_since, is_first=is_first)
        if self.legs[-1].is_talk:
            self._note_reached_numbers(info)

    def _is_leaving_slot(self, info: CallInfo) -> bool:
        """Return whether someone picks up the parked call, and the node of the slot has not reported that."""
        moves = info.moves
        return moves is not None and moves.picked_up and info.state is self.legs[-1].state is _PARKED

    def _collect_facts(self, info: CallInfo) -> None:
        """Remember what a call once was or had, whether or not it still does."""
        if info.flags != self.flags:
            self.flags = tuple(dict.fromkeys((*self.flags, *info.flags)))
        if info.nodes != self.nodes:
            self.nodes = tuple(sorted({*self.nodes, *info.nodes}))
        self.did = self.did or info.did
        self.account_code = info.account_code or self.account_code
        self.tag = info.tag or self.tag
        self.reported_transfers = info.transfers
        if info.since_snapshot:
            self.start_seen = self.is_complete = False

    def _visit_groups(self, info: CallInfo) -> None:
        if not self.groups:
            # It was offered to the first group before anybody looked, or has left it already.
            first = info.original_group or info.group
            if first is not None:
                self.groups = (first,)
        group = info.current_group
        if group is not None and (not self.groups or self.groups[-1] != group):
            self.groups += (group,)

    # parties

    def _identify_parties(self, info: CallInfo) -> None:
        """Determine who called and who was called first, and update their names and numbers."""
        is_line_new = self.direction is _INTERNAL and info.direction in OUTSIDE_DIRECTIONS
        if is_line_new and self.caller is not None:
            # Another caller in the place of the one who has left was transferred while nothing was seen.
            is_line_new = self.caller.is_in_row(info)
        if self.direction is _UNKNOWN or (is_line_new and not info.moves):
            self.direction = info.direction
        caller, called = split_parties(info)
        if self.caller is None and caller is not None:
            self.caller = create_known_party(caller)
        if self.called is None or not self.called.number:
            group = info.original_group or info.current_group
            if group is not None and self.direction is not _OUTGOING:
                self.called = KnownParty(group, "")
            elif called is not None:
                self.called = create_known_party(called)
        for known in (self.caller, self.called):
            if known is not None and known.end_id:
                known.update_from_row(info)

    # legs

    def _update_leg(self, info: CallInfo, at: float) -> None:
        leg = build_leg(info, at)
        is_pick_up = info.moves is not None and info.moves.picked_up
        self._note_move(info, at, is_pick_up=is_pick_up)
        move_by = self.move_by if at - self.move_at <= MOVE_SECONDS else None
        if not self.legs:
            leg.start = self.started
            self.legs.append(leg)
        elif leg.continues(self.legs[-1], len(self.nodes)) or is_late_departure(leg, self.legs):
            current = self.legs[-1]
            current.parties, current.ends, current.others = leg.parties, leg.ends, leg.others
            current.group = leg.group
            # Of one who is no longer in the call, it is reported late; of one who is, it comes too early,
            # from the first of several nodes. Who has picked up a call is in the leg that this began.
            if move_by is None or is_pick_up is not (move_by in leg.parties):
                return
        else:
            last = self.legs[-1]
            if info.state is not last.state:
                leg.start = min(at, info.since)
            self._begin_leg(leg)
            if leg.state is last.state and leg.ends == last.ends and leg.group != last.group:
                # The group has changed first: a node has not reported yet that a party has moved.
                return
            move_by = move_by or take_late_act(leg, last)
        self.legs[-1].by = self.legs[-1].by or move_by
        self.move_by = None
        self.transfers = info.transfers
        for end in leg.ends:
            if end not in self.end_ids:
                self.end_ids += (end,)

    def _note_move(self, info: CallInfo, at: float, *, is_pick_up: bool) -> None:
        """Remember who has moved the call, if that is new."""
        moves = 0 if info.moves is None else info.moves.count
        if self.moves is None:
            self.moves = moves
        elif moves != self.moves and (info.moved_by is not None or not is_pick_up):
            # Otherwise, a phone that has stopped ringing says that the call is picked up, but not by whom.
            self.moves, self.move_by, self.move_at = moves, info.moved_by, at

    def _begin_leg(self, leg: OpenLeg) -> None:
        """Begin a leg, in place of the last one if that had no length."""
        last = self.legs[-1]
        leg.start = max(last.start, leg.start)
        if leg.start > last.start or has_own_ringing(last, [*self.legs[:-1], leg]):
            self.legs.append(leg)
            return
        leg.by = last.by
        before = self.legs[-2] if len(self.legs) > 1 else None
        if before is not None and leg.by is None and leg.continues(before, len(self.nodes)):
            before.group = leg.group
            self.legs.pop()
        else:
            self.legs[-1] = leg

    def _update_answer(self, info: CallInfo, blind_since: float | None, *, is_first: bool) -> None:
        if info.state is _VOICEMAIL:
            self.voicemail_answered = True
        if self.was_connected:
            if self.answered_by is None and info.state is _CONNECTED and self.legs[-1].start == self.answered:
                # The node that knows the number of the party has reported after another one.
                self.answered_by = find_answerer(info, self.caller)
            return
        if info.state not in _ANSWERED_STATES:
            return
        if info.state is _CONNECTED and not are_persons(info):
            return
        if info.state in _KEPT_STATES and self._was_with_device():
            return
        self.was_connected = True
        self.answered_by = find_answerer(info, self.caller)
        start = self.legs[-1].start
        if is_first and (info.state is not _CONFERENCE or not self.start_seen):
            # It was answered before it was first seen. A conference is joined immediately.
            self.start_seen = self.is_complete = False
            self.wait = 0.0
        elif blind_since is not None:
            self.wait = max(0.0, blind_since - self.started)
        else:
            self.answered = start
            self.wait = start - self.started

    def _was_with_device(self) -> bool:
        """Return whether a device had the call before its present leg, and nobody talked to the caller."""
        before = self.legs[-2] if len(self.legs) > 1 else None
        return before is not None and not before.is_talk and before.state in _DEVICE_STATES

    def _note_reached_numbers(self, info: CallInfo) -> None:
        """Remember with whom outside someone talks: those to whom a call was put through, too."""
        leg = self.legs[-1]
        parties = [party for party in (info.a, info.b) if party is not None]
        ours = next((party.number for party in parties if party.kind is _EXTENSION), None)
        for party in parties:
            if party.kind is _TRUNK and party.number:
                self.reached_numbers.setdefault(
                    party.number, ReachedNumber(leg, ours, party.has_prefix, is_line=True)
                )
        for number in info.others:
            self.reached_numbers.setdefault(number, ReachedNumber(leg, ours))

    # records

    def has_own_conversation(self, successor: OpenCall | None) -> bool:
        """Return whether people have talked in this call other than in ``successor``, which replaces it.

        A consultation in which people have talked is a conversation between others than the call that is
        transferred by it. One that was transferred while it rang is the ringing of the transferred call;
        so is what was dialled to pick up a call. A part that was split off from a call, because its nodes
        have reported a change one after the other, has no other ends than the call.
        """
        if not self.was_connected:
            return False
        return (
            self.answered is not None or successor is None or not set(self.end_ids) <= set(successor.end_ids)
        )

    def continue_consultation(self, consultation: OpenCall, at: float) -> None:
        """Note since when phones have rung for a consultation that has become a part of this call."""
        caller = consultation.caller
        offer = None if caller is None else find_offer(consultation.legs, caller.number, at)
        if offer is not None and self.was_connected:
            self.offers += (offer,)

    def _find_transferring_party(self, leg: OpenLeg) -> str | None:
        """Return who has transferred the call last, up to a leg."""
        earlier = [each.by for each in self.legs if each.start <= leg.start and each.by is not None]
        return earlier[-1] if earlier else None

    def build_record(
        self,
        ended: float,
        plan: NumberingPlan,
        group_names: Mapping[str, str],
        *,
        end_seen: bool = True,
        dialled: str | None = None,
    ) -> CallRecord:
        """Return the record of this call if it ends at ``ended``; ``dialled`` is what the caller dialled."""
        ended = max(ended, self.legs[-1].start)
        legs = self._list_legs(ended)
        talk, hold, parked = sum_durations(self.legs, legs)
        called = self.called
        if called is None and dialled:
            called = KnownParty(dialled, "", has_prefix=True)
        return CallRecord(
            id=self.id,
            started=self._to_wall(self.started),
            ended=self._to_wall(ended),
            direction=self.direction,
            caller=create_recorded_party(self.caller, plan, group_names),
            called=create_recorded_party(called, plan, group_names),
            answered=None if self.answered is None else self._to_wall(self.answered),
            answered_by=self.answered_by,
            was_connected=self.was_connected,
            voicemail_answered=self.voicemail_answered,
            end_seen=end_seen,
            start_seen=self.start_seen,
            complete=self.is_complete and end_seen,
            did=self.did,
            groups=self.groups,
            wait=round(self._to_wall(self._find_wait_end(ended)) - self._to_wall(self.started), 3),
            talk=talk,
            hold=hold,
            parked=parked,
            transfers=self.transfers,
            account_code=self.account_code,
            tag=self.tag,
            flags=self.flags,
            nodes=self.nodes,
            legs=legs,
            lines=self.lines.list_uses(ended, self._to_wall),
            reached=self._list_reached(plan),
        )

    def _list_legs(self, ended: float) -> tuple[CallLeg, ...]:
        """Return the legs of the record if the call ends at ``ended``."""
        borders = [*[self._to_wall(leg.start) for leg in self.legs], self._to_wall(ended)]
        return tuple(
            [
                CallLeg(leg.state, start, end, leg.group, leg.parties, leg.by, self._find_offer_start(leg))
                for leg, start, end in zip(self.legs, borders, borders[1:], strict=False)
            ]
        )

    def _find_offer_start(self, leg: OpenLeg) -> float | None:
        """Return what :attr:`.CallLeg.offered` is of a leg."""
        offered = leg.offered
        for offer in self.offers:
            if offer.begins(leg):
                offered = offer.since
        return None if offered is None else self._to_wall(offered)

    def _list_reached(self, plan: NumberingPlan) -> tuple[ReachedParty, ...]:
        """Return the outside parties that talked, other than the one that called or was called."""
        own = {CallDirection.INCOMING: self.caller, CallDirection.OUTGOING: self.called}.get(self.direction)
        own_keys = {own.number, create_recorded_party(own, plan, {}).e164} if own is not None else set()
        found: dict[str, ReachedParty] = {}
        for number, reached in self.reached_numbers.items():
            e164 = parse_presented(number, plan, has_prefix=reached.has_prefix).e164
            key = e164 or number
            # Of a further party of a conference, only the number shows whether it is outside.
            if key in found or own_keys & {number, key} or not (reached.is_line or e164):
                continue
            found[key] = ReachedParty(
                key,
                self._to_wall(reached.leg.start),
                reached.by or self._find_transferring_party(reached.leg),
            )
        return tuple(found.values())

    def _find_wait_end(self, ended: float) -> float:
        if self.answered is not None:
            return self.answered
        return ended if self.wait is None else self.started + self.wait

    def _to_wall(self, instant: float) -> float:
        # To the millisecond, as instants are stored: durations are those between what a reader sees.
        return round(self.wall_start + (instant - self.started), 3)


def reopen_record(record: CallRecord, started: float) -> OpenCall:
    """Return a call that was in progress when ``record`` was made; its monotonic start is ``started``."""
    call = OpenCall(record.id, started, record.started)
    offset = started - record.started
    call.legs = [
        OpenLeg(
            leg.state,
            leg.start + offset,
            leg.group,
            leg.parties,
            by=leg.by,
            is_talk=leg.state in TALK_STATES,
            offered=None if leg.offered is None else leg.offered + offset,
        )
        for leg in record.legs
    ]
    uses = [LineUse(use.line, use.start + offset, use.end + offset) for use in record.lines or ()]
    call.lines = OpenLines.continue_uses(uses, started)
    call.direction = record.direction
    call.caller, call.called = (
        KnownParty(party.number, party.name, e164=party.e164) if party.number or party.name else None
        for party in (record.caller, record.called)
    )
    call.answered = None if record.answered is None else record.answered + offset
    call.answered_by, call.was_connected = record.answered_by, record.was_connected
    call.voicemail_answered = record.voicemail_answered
    call.wait = record.wait if record.was_connected else None
    call.start_seen, call.is_complete = record.start_seen, record.complete
    call.did, call.account_code, call.tag = record.did, record.account_code, record.tag
    call.groups, call.flags, call.nodes = record.groups, record.flags, record.nodes
    call.transfers = call.reported_transfers = record.transfers
    return call
