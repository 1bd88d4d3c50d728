"""What each extension has to do with a call: made, rung, answered, missed, talk and hold."""

from __future__ import annotations

from typing import Final

from devlink3_desk.history.call_record import TALK_STATES, TOLERANCE_SECONDS, CallLeg, CallRecord
from devlink3_desk.history.report_figures import ExtensionFigures
from devlink3_desk.numbers.numbering_plan import MAX_EXTENSION_DIGITS
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

_CALLER_DIRECTIONS: Final = frozenset({CallDirection.OUTGOING, CallDirection.INTERNAL})
_CONFERENCE_PARTIES: Final = 2
_ROOM_STATES: Final = frozenset({CallStatus.CONFERENCE, CallStatus.DISCONNECTING})
"""States in which the number of a conference room can be among the parties."""

# A phone can ring while the call waits in the queue.
_RINGING_STATES: Final = frozenset({CallStatus.RINGING, CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
_COUNTED_STATES: Final = _RINGING_STATES | {CallStatus.HELD}
"""States beside talk whose parties have a part in the figures: they rang, or had the call on hold."""


def count_extensions(call: CallRecord) -> dict[str, ExtensionFigures]:
    """Return what each extension has to do with a call: each counts the call once.

    A number of more than :data:`.SHORT_DIGITS` digits may be outside (:func:`.is_extension`).
    """
    outside = _find_outside_numbers(call)
    known, rooms = _find_members(call)
    outside |= rooms
    rung = {number for leg in call.legs if leg.state is CallStatus.RINGING for number in leg.parties}
    # The number of the caller outside can be that of an extension, too: where it rings, or is the only one.
    shared = rung & {call.caller.number}
    figures: dict[str, ExtensionFigures] = {}
    answer = call.started + call.wait - TOLERANCE_SECONDS
    for leg in call.legs:
        is_talk = call.was_connected and leg.state in TALK_STATES and leg.start >= answer
        if not is_talk and leg.state not in _COUNTED_STATES:
            continue
        is_shared = leg.state is CallStatus.RINGING or len(leg.parties) == 1
        hidden = outside - shared if is_shared else outside
        numbers = {number for number in leg.parties if number not in hidden and _is_extension(number)}
        if _is_conference_call(leg):
            numbers &= known
        for number in numbers:
            _count_leg(
                figures.setdefault(number, ExtensionFigures()),
                leg,
                is_talk=is_talk,
                waits=number == call.caller.number if call.caller.number in leg.parties else None,
            )
    if call.direction in _CALLER_DIRECTIONS and _is_extension(call.caller.number):
        figures.setdefault(call.caller.number, ExtensionFigures()).made = 1
    for extension in figures.values():
        extension.answered = extension.rung & extension.talked
        extension.missed = extension.rung - extension.answered
    return figures


def _count_leg(figures: ExtensionFigures, leg: CallLeg, *, is_talk: bool, waits: bool | None) -> None:
    """Count a leg; ``waits`` is whether it is the party that waits in a queue, if that is known."""
    length = round(leg.end * 1000) - round(leg.start * 1000)
    if is_talk:
        figures.talked = 1
        figures.talk += length
    elif leg.state is CallStatus.HELD:
        figures.hold += length
    elif leg.state is CallStatus.RINGING or not (figures.talked if waits is None else waits):
        # Otherwise, it waits: it is the caller, or someone who has been transferred to the queue.
        figures.rung = 1


def _find_outside_numbers(call: CallRecord) -> set[str]:
    """Return the numbers of the outside party, which can be as short as an extension."""
    numbers = {party.number for party in call.reached}
    if call.direction is CallDirection.INCOMING:
        numbers.add(call.caller.number)
    elif call.direction is CallDirection.OUTGOING:
        numbers |= {call.called.number, call.answered_by or ""}
    return numbers


def _find_members(call: CallRecord) -> tuple[set[str | None], set[str]]:
    """Return the numbers that are those of persons for certain, and the number of the conference room.

    The number of a room is a party, too, all the time; a person has been in the call before, or comes later
    than others or leaves earlier.
    """
    known = {call.caller.number, call.answered_by}
    # The room is also in the leg that remains when the last member has hung up.
    known.update(*(leg.parties for leg in call.legs if leg.state not in _ROOM_STATES))
    conference = [
        set(leg.parties)
        for leg in call.legs
        if leg.state is CallStatus.CONFERENCE and leg.duration >= TOLERANCE_SECONDS
    ]
    if not conference:
        return known, set()
    always = set.intersection(*conference)
    known.update(*(each - always for each in conference if len(each) > _CONFERENCE_PARTIES))
    rooms = always - known
    is_certain = len(rooms) == 1 and any(len(each) <= _CONFERENCE_PARTIES for each in conference)
    return known, rooms if is_certain else set()


def _is_conference_call(leg: CallLeg) -> bool:
    """Return whether a leg is that of one member of a conference, with the number of the room or without.

    Where a conference is one call, several members are in it; it looks so for a moment while it begins.
    """
    is_alone = len(leg.parties) <= _CONFERENCE_PARTIES
    return leg.state is CallStatus.CONFERENCE and (is_alone or leg.duration < TOLERANCE_SECONDS)


def _is_extension(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) <= MAX_EXTENSION_DIGITS
