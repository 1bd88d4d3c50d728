"""One record out of two: a call whose recording was interrupted, and went on in another run.

The program was killed or closed, and was started again while people talked. Both runs have recorded a part of
the call under the same id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import structs

from devlink3_desk.history.call_record import TALK_STATES, CallLeg, CallRecord, RecordedParty
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

SAME_INSTANT: Final = 0.05
"""Seconds by which two runs may differ about one instant: each has read the clocks for itself."""


def combine_calls(stored: Mapping[str, CallRecord], new: Iterable[CallRecord]) -> list[CallRecord]:
    """Return new calls with what is ``stored`` of them, by id."""
    known = dict(stored)
    ids: dict[str, None] = {}
    for call in new:
        ids[call.id] = None
        known[call.id] = combine_records(known[call.id], call) if call.id in known else call
    return [known[call_id] for call_id in ids]


def combine_records(stored: CallRecord, new: CallRecord) -> CallRecord:
    """Return what is known of a call of which there are two records under one id.

    A new record that is complete, or has all of the other one, takes its place. Of two parts, the one that
    began later may have nothing but the same end; otherwise, they are joined.
    """
    if new.complete or _contains(new, stored):
        return new
    if _contains(stored, new):
        return stored
    first, second = (new, stored) if new.started < stored.started else (stored, new)
    is_longer = second.ended > first.ended + SAME_INSTANT
    if not is_longer and (first.end_seen or not second.end_seen):
        return first
    return _join_parts(first, second)


def _contains(whole: CallRecord, part: CallRecord) -> bool:
    """Return whether a record has all legs of the other one, until that ends, and its end if it was seen."""
    if abs(whole.started - part.started) > SAME_INSTANT or whole.ended < part.ended - SAME_INSTANT:
        return False
    if part.end_seen and not whole.end_seen and whole.ended <= part.ended + SAME_INSTANT:
        return False
    until = part.ended - SAME_INSTANT
    legs = [leg for leg in part.legs if leg.start < until]
    others = [leg for leg in whole.legs if leg.start < until]
    return len(legs) == len(others) and all(map(_begin_alike, legs, others))


def _join_parts(first: CallRecord, second: CallRecord) -> CallRecord:
    """Return the record of a call of which ``first`` has what was seen before the interruption.

    As in an outage of the link, the call stays as it was until it is seen again, and is not complete.
    """
    legs = _join_legs(first, second)
    talk = first.talk + _sum_seconds(_cut_legs(legs, first.ended), TALK_STATES)
    was_connected = first.was_connected or second.was_connected
    earlier, later = (first, second) if first.was_connected else (second, first)
    return structs.replace(
        second,
        started=first.started,
        ended=max(first.ended, second.ended),
        direction=second.direction if first.direction is CallDirection.UNKNOWN else first.direction,
        caller=_choose_party(first.caller, second.caller),
        called=_choose_party(first.called, second.called),
        answered=earlier.answered if was_connected else None,
        answered_by=earlier.answered_by or later.answered_by,
        was_connected=was_connected,
        voicemail_answered=first.voicemail_answered or second.voicemail_answered,
        start_seen=first.start_seen,
        complete=False,
        did=first.did or second.did,
        groups=_join_groups(first.groups, second.groups),
        wait=_compute_wait(first, second),
        talk=talk,
        hold=_sum_seconds(legs, {CallStatus.HELD}),
        parked=_sum_seconds(legs, {CallStatus.PARKED}),
        transfers=max(first.transfers, second.transfers),
        account_code=second.account_code or first.account_code,
        tag=second.tag or first.tag,
        flags=tuple(dict.fromkeys((*first.flags, *second.flags))),
        nodes=tuple(sorted({*first.nodes, *second.nodes})),
        legs=tuple(legs),
        reached=first.reached
        + tuple(p for p in second.reached if p.number not in {each.number for each in first.reached}),
        lines=_join_lines(first, second),
    )


def _choose_party(first: RecordedParty, second: RecordedParty) -> RecordedParty:
    return first if first.number or (first.name and not second.number) else second


def _compute_wait(first: CallRecord, second: CallRecord) -> float:
    if first.was_connected:
        return first.wait
    if not second.was_connected:
        return max(first.ended, second.ended) - first.started
    # Of an answer that nobody has seen, it is known that it came after the last instant that was recorded.
    answered = first.ended if second.answered is None else second.answered
    return answered - first.started


def _join_groups(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the hunt groups of both; a record begins with the one that was called first."""
    groups = list(first)
    for group in second[1:] if first[:1] == second[:1] else second:
        if not groups or groups[-1] != group:
            groups.append(group)
    return tuple(groups)


# legs


def _are_alike(leg: CallLeg, other: CallLeg) -> bool:
    return (leg.state, leg.group, leg.parties) == (other.state, other.group, other.parties)


def _begin_alike(leg: CallLeg, other: CallLeg) -> bool:
    """Return whether two legs are one: the parties of a leg may be learned late."""
    is_same_state = (leg.state, leg.group) == (other.state, other.group)
    return is_same_state and abs(leg.start - other.start) <= SAME_INSTANT


def _join_legs(first: CallRecord, second: CallRecord) -> list[CallLeg]:
    """Return the legs of the first record, and of the second one those after it, without a gap."""
    legs = list(first.legs)
    for leg in second.legs:
        if leg.end <= first.ended:
            continue
        if not legs:
            legs.append(leg)
            continue
        last = legs[-1]
        is_next = len(legs) == len(first.legs)
        if is_next and (_are_alike(leg, last) or _begin_alike(leg, last)):
            legs[-1] = structs.replace(last, end=leg.end, parties=leg.parties, by=last.by or leg.by)
        else:
            start = max(leg.start, first.ended)
            legs[-1] = structs.replace(last, end=start)
            legs.append(structs.replace(leg, start=start))
    return legs


def _cut_legs(legs: Iterable[CallLeg], start: float) -> list[CallLeg]:
    """Return the legs after ``start``, the first of them from then on."""
    return [structs.replace(leg, start=max(leg.start, start)) for leg in legs if leg.end > start]


def _sum_seconds(legs: Iterable[CallLeg], states: Iterable[CallStatus]) -> float:
    return sum(leg.duration for leg in legs if leg.state in states)


# lines


def _join_lines(first: CallRecord, second: CallRecord) -> tuple[LineUse, ...] | None:
    """Return the outside lines of both; one that was in use at the interruption was so meanwhile."""
    if first.lines is None or second.lines is None:
        return first.lines or second.lines
    lines = list(first.lines)
    for use in second.lines:
        if use.end <= first.ended:
            continue
        for position, known in enumerate(lines):
            if known.line == use.line and known.end >= first.ended - SAME_INSTANT:
                lines[position] = structs.replace(known, end=use.end)
                break
        else:
            lines.append(structs.replace(use, start=max(use.start, first.ended)))
    return tuple(lines)
