"""What happens in a call once it is answered: held, consulted, transferred, parked, conferenced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol.enums import EquipmentClass, PartyFlags
from devlink3_desk.simulator import features
from devlink3_desk.simulator.calls import Call, CallEnd
from devlink3_desk.simulator.participants import Participants
from devlink3_desk.simulator.simulation import Process

PARTY_FLAG_SETS: Final = (
    PartyFlags.PRIVACY,
    PartyFlags.AUTO_ANSWERED,
    PartyFlags.AUTO_RECORDED,
    PartyFlags.AUTO_RECORDED | PartyFlags.CONSENT_ANSWERED,
    PartyFlags.CONSENT_ANSWERED | PartyFlags.CONSENT_REFUSED,
)
"""Interesting facts about an end, as they go together (section 6.7.3)."""


def run_conversation(participants: Participants, call: Call, end: CallEnd) -> Process:
    """Let ``end``, a telephone in ``call``, go on as people do, until the call is over."""
    if participants.random_chance(0.15):
        flags = participants.random.choice(PARTY_FLAG_SETS)
        end.set_party_fields(flags=flags)
        participants.pbx.update_section(call, account_code=str(participants.random.randrange(100, 999)))
    (way,) = participants.random.choices(
        [way for way, _ in CONVERSATION_WEIGHTS], [weight for _, weight in CONVERSATION_WEIGHTS]
    )
    yield from way(participants, call, end)


def _talk_then_clear(participants: Participants, call: Call, _end: CallEnd) -> Process:
    yield participants.random_talk_time()
    yield from participants.end_call(call)


def _talk_with_hold(participants: Participants, call: Call, end: CallEnd) -> Process:
    yield participants.random_talk_time(40.0)
    participants.pbx.hold(call, end)
    yield participants.random_seconds(5.0, 60.0)
    participants.pbx.resume(call, end)
    yield participants.random_talk_time(60.0)
    yield from participants.end_call(call)


def _consult_colleague(participants: Participants, call: Call, end: CallEnd) -> Process:
    """Hold the call and ask a colleague; then hand over, bring together or come back."""
    pbx, user = participants.pbx, end.user
    yield participants.random_talk_time(25.0)
    colleague = participants.find_idle_user()
    if user is None or colleague is None:
        yield from participants.end_call(call, end)
        return
    pbx.hold(call, end)
    yield participants.random_seconds(0.5, 1.5)
    consultation = pbx.off_hook(user)
    yield from participants.press_digits_slowly(consultation, colleague.extension)
    if not participants.is_idle(colleague):
        pbx.clear(consultation, consultation.a)
        pbx.resume(call, end)
        yield from participants.end_call(call, end)
        return
    pbx.ring_users(consultation, [colleague])
    (target,) = consultation.targets
    yield participants.random_seconds(2.0, 7.0)
    if participants.random_chance(0.25):
        # Handed over while the colleague's telephone still rings.
        features.transfer_call(pbx, call, end, consultation)
        yield participants.random_seconds(1.0, 5.0)
        pbx.answer(call, target)
        yield from _talk_then_clear(participants, call, target)
        return
    pbx.answer(consultation, target)
    yield participants.random_talk_time(12.0)
    if participants.random_chance(0.65):
        features.transfer_call(pbx, call, end, consultation)
        yield from _talk_then_clear(participants, call, target)
    elif participants.random_chance(0.6):
        yield from _run_conference(participants, call, end, consultation)
    else:
        pbx.clear(consultation, target)
        pbx.resume(call, end)
        yield from _talk_then_clear(participants, call, end)


def _run_conference(participants: Participants, call: Call, end: CallEnd, consultation: Call) -> Process:
    """Join all three, perhaps a fourth, who leave one after the other."""
    pbx = participants.pbx
    room = _find_free_conference(participants)
    node = end.node
    if room is None:
        pbx.clear(consultation, consultation.a)
        pbx.resume(call, end)
        yield from _talk_then_clear(participants, call, end)
        return
    legs = features.start_conference(pbx, call, end, consultation, room)
    yield participants.random_talk_time(40.0)
    fourth = participants.find_idle_user()
    if fourth is not None and participants.random_chance(0.5):
        legs.append(features.join_conference(pbx, fourth, node, room))
        yield participants.random_talk_time(40.0)
    participants.random.shuffle(legs)
    for leg in legs:
        pbx.clear(leg, leg.a)
        yield participants.random_seconds(0.5, 8.0)


def _find_free_conference(participants: Participants) -> str | None:
    taken = {
        end.party.target_number
        for call in participants.pbx.calls
        for end in call.parties()
        if end.party.equipment_class == EquipmentClass.CONFERENCE
    }
    return next((room for room in participants.company.conference_numbers if room not in taken), None)


def _blind_transfer_call(participants: Participants, call: Call, end: CallEnd) -> Process:
    pbx = participants.pbx
    yield participants.random_talk_time(20.0)
    colleague = participants.find_idle_user()
    if colleague is None:
        yield from participants.end_call(call, end)
        return
    features.blind_transfer(pbx, call, end, [colleague])
    (target,) = call.targets
    yield participants.random_seconds(2.0, 10.0)
    if participants.random_chance(0.85):
        pbx.answer(call, target)
        yield from _talk_then_clear(participants, call, target)
    else:
        features.divert_to_voicemail(pbx, call, colleague)
        yield participants.random_talk_time(15.0)
        pbx.clear(call, call.a)


def _park_call(participants: Participants, call: Call, end: CallEnd) -> Process:
    pbx = participants.pbx
    yield participants.random_talk_time(20.0)
    slot = _find_free_park_slot(participants)
    if slot is None:
        yield from participants.end_call(call, end)
        return
    features.park_call(pbx, call, end, slot)
    yield participants.random_seconds(5.0, 50.0)
    fetcher = participants.find_idle_user()
    if fetcher is None or participants.random_chance(0.08):
        pbx.clear(call, call.a)
        return
    taken = features.unpark_call(pbx, call, fetcher)
    yield from _talk_then_clear(participants, call, taken)


def _find_free_park_slot(participants: Participants) -> str | None:
    taken = {
        end.party.description
        for call in participants.pbx.calls
        for end in call.parties()
        if end.party.equipment_class == EquipmentClass.PARK_SLOT
    }
    return next((slot for slot in participants.company.park_slots if slot not in taken), None)


CONVERSATION_WEIGHTS: Final[tuple[tuple[Callable[[Participants, Call, CallEnd], Process], float], ...]] = (
    (_talk_then_clear, 46.0),
    (_talk_with_hold, 18.0),
    (_consult_colleague, 18.0),
    (_blind_transfer_call, 8.0),
    (_park_call, 10.0),
)
"""What may happen in a call and how often."""
