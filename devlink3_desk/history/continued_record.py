"""One record out of two: a call whose recording was interrupted, and went on in another run.

The program was killed or closed, and was started again while people talked. Both runs have recorded a part of
the call under the same id.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import structs

from devlink3_desk.history.call_record import (
    TALK_STATES,
    CallLeg,
    CallRecord,
    ReachedParty,
    RecordedParty,
)
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

    A new record that is complete, or has all of the other one, takes its place. A part within the other one
    is inserted there if it is more detailed. Of two other parts, the one that began later may have nothing
    but the same end; otherwise, they are joined.
    """
    if new.complete:
        return new
    if _contains(new, stored):
        return _insert_part(new, stored) if is_more_detailed(stored, new) else _keep_parties(new, stored)
    if is_more_detailed(new, stored):
        return _insert_part(stored, new)
    if _contains(stored, new):
        return stored
    if is_more_detailed(stored, new):
        return _insert_part(new, stored)
    first, second = (new, stored) if new.started < stored.started else (stored, new)
    is_longer = second.ended > first.ended + SAME_INSTANT
    if not is_longer and (first.end_seen or not second.end_seen):
        return first
    joined = _join_parts(first, second)
    if second.started < first.ended - SAME_INSTANT and is_more_detailed(second, joined):
        # Both have recorded at the same time; the first one was joined of parts, and has assumed what the
        # second one has seen.
        return _insert_part(joined, second)
    return joined


def _keep_parties(new: CallRecord, stored: CallRecord) -> CallRecord:
    """Return a new record with who called and who was called, if only the stored record has that."""
    caller, called = _choose_party(new.caller, stored.caller), _choose_party(new.called, stored.called)
    if caller is new.caller and called is new.called:
        return new
    return structs.replace(new, caller=caller, called=called)


def _contains(whole: CallRecord, part: CallRecord) -> bool:
    """Return whether a record has all legs of the other one, until that ends, and its end if it was seen."""
    if abs(whole.started - part.started) > SAME_INSTANT or whole.ended < part.ended - SAME_INSTANT:
        return False
    if part.end_seen and not whole.end_seen and whole.ended <= part.ended + SAME_INSTANT:
        return False
    until = part.ended - SAME_INSTANT
    legs = [leg for leg in part.legs if leg.start < until]
    others = [leg for leg in whole.legs if leg.start < until]
    return len(legs) == len(others) and all(map(_is_same_leg, legs, others))


def is_more_detailed(part: CallRecord, whole: CallRecord) -> bool:
    """Return whether a record is more detailed than another one that covers all of its time.

    The other one was joined out of the parts before and after, and has assumed that nothing changed
    meanwhile. Or its recorder did not see the answer, since it began later.
    """
    if whole.complete or not (
        whole.started - SAME_INSTANT <= part.started and part.ended <= whole.ended + SAME_INSTANT
    ):
        return False
    if part.answered is not None and whole.answered is None:
        return True
    legs = _list_long_legs(part.legs)
    others = _list_long_legs(_cut_legs(whole.legs, part.started, part.ended))
    if len(legs) != len(others):
        return len(legs) > len(others)
    pairs = zip(legs, others, strict=True)
    return any((leg.state, leg.group) != (other.state, other.group) for leg, other in pairs)


def _list_long_legs(legs: Iterable[CallLeg]) -> list[CallLeg]:
    """Return the legs without those that may be there because two runs differ about an instant."""
    return [leg for leg in legs if leg.duration > SAME_INSTANT]


def _insert_part(whole: CallRecord, part: CallRecord) -> CallRecord:
    """Return ``whole`` with the details of ``part`` for the time of ``part``."""
    legs = _insert_legs(whole, part)
    assumed = _cut_legs(whole.legs, part.started, part.ended)
    answered, answered_by, wait = _find_answer(whole, part)
    return structs.replace(
        _combine_facts(whole, part, legs),
        answered=answered,
        answered_by=answered_by,
        groups=_insert_groups(whole, part),
        wait=wait,
        talk=max(0.0, whole.talk - _sum_seconds(assumed, TALK_STATES)) + part.talk,
        account_code=whole.account_code or part.account_code,
        tag=whole.tag or part.tag,
        lines=_insert_lines(whole, part),
    )


def _combine_facts(first: CallRecord, second: CallRecord, legs: Sequence[CallLeg]) -> CallRecord:
    """Return ``first`` with ``legs``, and with what ``second`` knows beside it, wherever its part belongs."""
    return structs.replace(
        first,
        direction=second.direction if first.direction is CallDirection.UNKNOWN else first.direction,
        caller=_choose_party(first.caller, second.caller),
        called=_choose_party(first.called, second.called),
        was_connected=first.was_connected or second.was_connected,
        voicemail_answered=first.voicemail_answered or second.voicemail_answered,
        did=first.did or second.did,
        hold=_sum_seconds(legs, {CallStatus.HELD}),
        parked=_sum_seconds(legs, {CallStatus.PARKED}),
        transfers=max(first.transfers, second.transfers),
        flags=tuple(dict.fromkeys((*first.flags, *second.flags))),
        nodes=tuple(sorted({*first.nodes, *second.nodes})),
        legs=tuple(legs),
        reached=_join_reached(first, second),
    )


def _find_answer(whole: CallRecord, part: CallRecord) -> tuple[float | None, str | None, float]:
    """Return when and by whom a call was answered, and after how long; ``part`` may have seen it."""
    has_earlier_answer = whole.was_connected and (
        part.answered is None or (whole.answered is not None and whole.answered <= part.answered)
    )
    if has_earlier_answer or not part.was_connected:
        return whole.answered, whole.answered_by or part.answered_by, whole.wait
    if part.answered is None:
        return None, part.answered_by, max(0.0, part.started - whole.started)
    return part.answered, part.answered_by or whole.answered_by, max(0.0, part.answered - whole.started)


def _insert_groups(whole: CallRecord, part: CallRecord) -> tuple[str, ...]:
    """Return the hunt groups of both; those that ``part`` alone knows come before the last ones."""
    if set(part.groups) <= set(whole.groups):
        return whole.groups
    earlier = {leg.group for leg in whole.legs if leg.start < part.started}
    count = next((n for n, group in enumerate(whole.groups) if group not in earlier), len(whole.groups))
    return _join_groups(_join_groups(whole.groups[:count], part.groups), whole.groups[count:])


def _insert_lines(whole: CallRecord, part: CallRecord) -> tuple[LineUse, ...] | None:
    if whole.lines is None or part.lines is None:
        return whole.lines or part.lines
    return whole.lines + tuple(
        use
        for use in part.lines
        if not any(use.line == known.line and use.start < known.end for known in whole.lines)
    )


def _join_parts(first: CallRecord, second: CallRecord) -> CallRecord:
    """Return the record of a call of which ``first`` has what was seen before the interruption.

    As in an outage of the link, the call stays as it was until it is seen again, and is not complete.
    """
    legs = _join_legs(first, second)
    talk = first.talk + _sum_seconds(_cut_legs(legs, first.ended), TALK_STATES)
    was_connected = first.was_connected or second.was_connected
    earlier, later = (first, second) if first.was_connected else (second, first)
    return structs.replace(
        _combine_facts(first, second, legs),
        ended=max(first.ended, second.ended),
        answered=earlier.answered if was_connected else None,
        answered_by=earlier.answered_by or later.answered_by,
        end_seen=second.end_seen,
        complete=False,
        groups=_join_groups(first.groups, second.groups),
        wait=_compute_wait(first, second),
        talk=talk,
        account_code=second.account_code or first.account_code,
        tag=second.tag or first.tag,
        lines=_join_lines(first, second),
    )


def _join_reached(first: CallRecord, second: CallRecord) -> tuple[ReachedParty, ...]:
    known = {party.number for party in first.reached}
    return first.reached + tuple(party for party in second.reached if party.number not in known)


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


def _insert_legs(whole: CallRecord, part: CallRecord) -> list[CallLeg]:
    """Return the legs of ``whole``, and those of ``part`` while that was recorded."""
    before, after = _cut_legs(whole.legs, -math.inf, part.started), _cut_legs(whole.legs, part.ended)
    legs: list[CallLeg] = []
    for leg in (*before, *part.legs, *after):
        _append_leg(legs, leg)
    legs[0] = structs.replace(legs[0], start=whole.started)
    legs[-1] = structs.replace(legs[-1], end=whole.ended)
    return legs


def _have_same_content(leg: CallLeg, other: CallLeg) -> bool:
    return (leg.state, leg.group, leg.parties) == (other.state, other.group, other.parties)


def _is_same_leg(leg: CallLeg, other: CallLeg) -> bool:
    """Return whether two legs are one: the parties of a leg may be learned late.

    A leg without a party of the other one is of another conversation, in the same state: it was transferred
    while nothing was recorded.
    """
    is_same_state = (leg.state, leg.group) == (other.state, other.group)
    if not is_same_state or abs(leg.start - other.start) > SAME_INSTANT:
        return False
    parties, others = set(leg.parties), set(other.parties)
    return parties <= others or others <= parties


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
        if is_next and (_have_same_content(leg, last) or _is_same_leg(leg, last)):
            legs[-1] = _continue_leg(last, leg)
        else:
            start = max(leg.start, first.ended)
            legs[-1] = structs.replace(last, end=start)
            legs.append(structs.replace(leg, start=start))
    return legs


def _append_leg(legs: list[CallLeg], leg: CallLeg) -> None:
    """Append a leg, which begins where the last one ends, or goes on with it."""
    if legs and (_have_same_content(leg, legs[-1]) or _is_same_leg(leg, legs[-1])):
        legs[-1] = _continue_leg(legs[-1], leg)
    else:
        legs.append(structs.replace(leg, start=legs[-1].end) if legs else leg)


def _continue_leg(leg: CallLeg, later: CallLeg) -> CallLeg:
    """Return a leg that goes on as ``later``, which may have learned its parties."""
    return structs.replace(leg, end=later.end, parties=later.parties, by=leg.by or later.by)


def _cut_legs(legs: Iterable[CallLeg], start: float, end: float = math.inf) -> list[CallLeg]:
    """Return the legs between two instants, the first and the last of them only as far as that."""
    return [
        structs.replace(leg, start=max(leg.start, start), end=min(leg.end, end))
        for leg in legs
        if leg.end > start and leg.start < end
    ]


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
