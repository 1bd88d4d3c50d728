"""Callers who are still to be called back, and who has reached them since.

Pure, and worked out from the calls alone: a caller cannot be lost by what some list has forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    TALK_STATES,
    CallOutcome,
    CallRecord,
    compute_outcome,
)
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import DialKind, parse_presented
from devlink3_desk.switchboard.board_values import CallDirection

_MISSED_OUTCOMES: Final = frozenset({CallOutcome.ABANDONED, CallOutcome.VOICEMAIL})


class Return(msgspec.Struct, frozen=True, gc=False):
    """How a caller was reached after a call that nobody had answered."""

    at: float
    """Instant of the answer."""
    by: str | None
    """Our extension, ``None`` if unknown."""
    call: str
    """Identity of the call in which that happened."""


class OpenCallback(msgspec.Struct, frozen=True, gc=False):
    """A caller whom nobody has reached since, with all attempts since the caller was last reached."""

    key: str
    """The same for every way to write the number."""
    number: str
    """As it was presented last."""
    e164: str | None
    name: str
    group: str | None
    """Hunt group of the last attempt."""
    attempts: int
    first: float
    last: float
    """Instants at which the first and the last of these calls began."""
    calls: tuple[str, ...]


def find_open_callbacks(
    calls: Iterable[CallRecord], plan: NumberingPlan, short_seconds: float = DEFAULT_SHORT_SECONDS
) -> list[OpenCallback]:
    """Return who is still to be called back, who called first at the beginning."""
    open_callbacks, _ = _match_calls(calls, plan, short_seconds)
    return sorted(open_callbacks, key=lambda callback: (callback.first, callback.key))


def find_returns(
    calls: Iterable[CallRecord], plan: NumberingPlan, short_seconds: float = DEFAULT_SHORT_SECONDS
) -> dict[str, Return]:
    """Return how the callers of missed calls were reached, by the identity of the missed call."""
    _, returns = _match_calls(calls, plan, short_seconds)
    return returns


def number_key(number: str, e164: str | None, plan: NumberingPlan) -> str:
    """Return a key of an outside number that is the same for every way to write it, ``""`` for others."""
    parsed = parse_presented(e164 or number, plan)
    return parsed.key if parsed.kind is DialKind.OUTSIDE else ""


def _match_calls(
    calls: Iterable[CallRecord], plan: NumberingPlan, short_seconds: float
) -> tuple[list[OpenCallback], dict[str, Return]]:
    missed: list[tuple[float, str, CallRecord]] = []
    reached: list[tuple[float, str, Return]] = []
    for call in calls:
        if call.was_connected:
            reached += [(each.at, key, each) for key, each in _find_reached_numbers(call, plan)]
        elif call.direction is CallDirection.INCOMING:
            key = number_key(call.caller.number, call.caller.e164, plan)
            if key and compute_outcome(call, short_seconds) in _MISSED_OUTCOMES:
                missed.append((call.ended, key, call))
    open_calls: dict[str, list[CallRecord]] = {}
    returns: dict[str, Return] = {}
    missed.sort(key=lambda item: item[0], reverse=True)
    for at, key, answer in sorted(reached, key=lambda item: item[0]):
        while missed and missed[-1][0] <= at:
            _, missed_key, call = missed.pop()
            open_calls.setdefault(missed_key, []).append(call)
        returns |= {call.id: answer for call in open_calls.pop(key, ())}
    for _, key, call in reversed(missed):
        open_calls.setdefault(key, []).append(call)
    return [_build_callback(key, attempts) for key, attempts in open_calls.items()], returns


def _find_reached_numbers(call: CallRecord, plan: NumberingPlan) -> Iterator[tuple[str, Return]]:
    """Return each outside number that one of us has talked to in a call, with the first answer."""
    known = {party.number: party.e164 for party in (call.caller, call.called)}
    seen: set[str] = set()
    for leg in call.legs:
        if leg.state not in TALK_STATES:
            continue
        keys = {number: number_key(number, known.get(number), plan) for number in leg.parties}
        inside = next((number for number, key in keys.items() if not key), call.answered_by)
        for key in keys.values():
            if key and key not in seen:
                seen.add(key)
                yield key, Return(leg.start, inside, call.id)


def _build_callback(key: str, attempts: list[CallRecord]) -> OpenCallback:
    last = max(attempts, key=lambda call: call.started)
    names = [call.caller.name for call in (last, *reversed(attempts)) if call.caller.name]
    return OpenCallback(
        key,
        last.caller.number,
        last.caller.e164,
        names[0] if names else "",
        last.groups[-1] if last.groups else None,
        len(attempts),
        min(call.started for call in attempts),
        last.started,
        tuple(call.id for call in attempts),
    )
