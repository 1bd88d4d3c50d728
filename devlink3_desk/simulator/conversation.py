"""What happens in a call once it is answered: held, consulted, transferred, parked, conferenced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol.enums import EquipmentClass, PartyFlags

from . import features
from .calls import Call, End
from .cast import Cast
from .simulation import Process

FLAGS: Final = (
    PartyFlags.PRIVACY,
    PartyFlags.AUTO_ANSWERED,
    PartyFlags.AUTO_RECORDED,
    PartyFlags.AUTO_RECORDED | PartyFlags.CONSENT_ANSWERED,
    PartyFlags.CONSENT_ANSWERED | PartyFlags.CONSENT_REFUSED,
)
"""Interesting facts about an end, as they go together (section 6.7.3)."""


def talk(cast: Cast, call: Call, end: End) -> Process:
    """Let ``end``, a telephone in ``call``, go on as people do, until the call is over."""
    if cast.chance(0.15):
        flags = cast.random.choice(FLAGS)
        end.set(flags=flags)
        cast.pbx.mark(call, account_code=str(cast.random.randrange(100, 999)))
    (way,) = cast.random.choices([way for way, _ in WAYS], [weight for _, weight in WAYS])
    yield from way(cast, call, end)


def _plain(cast: Cast, call: Call, _end: End) -> Process:
    yield cast.talk_time()
    yield from cast.clear(call)


def _with_a_pause(cast: Cast, call: Call, end: End) -> Process:
    yield cast.talk_time(40.0)
    cast.pbx.hold(call, end)
    yield cast.seconds(5.0, 60.0)
    cast.pbx.resume(call, end)
    yield cast.talk_time(60.0)
    yield from cast.clear(call)


def _consult(cast: Cast, call: Call, end: End) -> Process:
    """Hold the call and ask a colleague; then hand over, bring together or come back."""
    pbx, user = cast.pbx, end.user
    yield cast.talk_time(25.0)
    colleague = cast.idle_user()
    if user is None or colleague is None:
        yield from cast.clear(call, end)
        return
    pbx.hold(call, end)
    yield cast.seconds(0.5, 1.5)
    consultation = pbx.off_hook(user)
    yield from cast.press(consultation, colleague.extension)
    if not cast.idle(colleague):
        pbx.clear(consultation, consultation.a)
        pbx.resume(call, end)
        yield from cast.clear(call, end)
        return
    pbx.ring(consultation, [colleague])
    (target,) = consultation.targets
    yield cast.seconds(2.0, 7.0)
    if cast.chance(0.25):
        # Handed over while the colleague's telephone still rings.
        features.transfer(pbx, call, end, consultation)
        yield cast.seconds(1.0, 5.0)
        pbx.answer(call, target)
        yield from _plain(cast, call, target)
        return
    pbx.answer(consultation, target)
    yield cast.talk_time(12.0)
    if cast.chance(0.65):
        features.transfer(pbx, call, end, consultation)
        yield from _plain(cast, call, target)
    elif cast.chance(0.6):
        yield from _confer(cast, call, end, consultation)
    else:
        pbx.clear(consultation, target)
        pbx.resume(call, end)
        yield from _plain(cast, call, end)


def _confer(cast: Cast, call: Call, end: End, consultation: Call) -> Process:
    """Join all three, perhaps a fourth, who leave one after the other."""
    pbx = cast.pbx
    room = _free_room(cast)
    node = end.node
    if room is None:
        pbx.clear(consultation, consultation.a)
        pbx.resume(call, end)
        yield from _plain(cast, call, end)
        return
    legs = features.conference(pbx, call, end, consultation, room)
    yield cast.talk_time(40.0)
    fourth = cast.idle_user()
    if fourth is not None and cast.chance(0.5):
        legs.append(features.join_conference(pbx, fourth, node, room))
        yield cast.talk_time(40.0)
    cast.random.shuffle(legs)
    for leg in legs:
        pbx.clear(leg, leg.a)
        yield cast.seconds(0.5, 8.0)


def _free_room(cast: Cast) -> str | None:
    taken = {
        end.party.target_number
        for call in cast.pbx.calls
        for end in call.parties()
        if end.party.equipment_class == EquipmentClass.CONFERENCE
    }
    return next((room for room in cast.company.conferences if room not in taken), None)


def _hand_over_unasked(cast: Cast, call: Call, end: End) -> Process:
    pbx = cast.pbx
    yield cast.talk_time(20.0)
    colleague = cast.idle_user()
    if colleague is None:
        yield from cast.clear(call, end)
        return
    features.blind_transfer(pbx, call, end, [colleague])
    (target,) = call.targets
    yield cast.seconds(2.0, 10.0)
    if cast.chance(0.85):
        pbx.answer(call, target)
        yield from _plain(cast, call, target)
    else:
        features.to_voicemail(pbx, call, colleague)
        yield cast.talk_time(15.0)
        pbx.clear(call, call.a)


def _park(cast: Cast, call: Call, end: End) -> Process:
    pbx = cast.pbx
    yield cast.talk_time(20.0)
    slot = _free_slot(cast)
    if slot is None:
        yield from cast.clear(call, end)
        return
    features.park(pbx, call, end, slot)
    yield cast.seconds(5.0, 50.0)
    fetcher = cast.idle_user()
    if fetcher is None or cast.chance(0.08):
        pbx.clear(call, call.a)
        return
    taken = features.unpark(pbx, call, fetcher)
    yield from _plain(cast, call, taken)


def _free_slot(cast: Cast) -> str | None:
    taken = {
        end.party.description
        for call in cast.pbx.calls
        for end in call.parties()
        if end.party.equipment_class == EquipmentClass.PARK_SLOT
    }
    return next((slot for slot in cast.company.park_slots if slot not in taken), None)


WAYS: Final[tuple[tuple[Callable[[Cast, Call, End], Process], float], ...]] = (
    (_plain, 46.0),
    (_with_a_pause, 18.0),
    (_consult, 18.0),
    (_hand_over_unasked, 8.0),
    (_park, 10.0),
)
"""What may happen in a call and how often."""
