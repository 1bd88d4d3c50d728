"""Random calls: how they start, ring and are answered, and what users do with them until they end.

Every function that takes :class:`.Participants` is a process. Those in :data:`TRAFFIC_MIX` start a call, the
others continue it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol.enums import CalledType, Cause, EquipmentClass, PartyFlags, QueueState
from devlink3_desk.simulator import features
from devlink3_desk.simulator.calls import Call, CallEnd
from devlink3_desk.simulator.company import (
    CALL_FLOW_NAMES,
    EMERGENCY_NUMBER,
    Group,
    User,
    draw_outside_number,
)
from devlink3_desk.simulator.pbx import OUTSIDE_PREFIX
from devlink3_desk.simulator.simulation import MEDIAN_TALK_TIME, Participants, Process, Simulation

_MAX_QUEUE_SECONDS: Final = 120.0
"""Time in a queue after which a call overflows or is diverted to voicemail."""
_PARTY_FLAG_SETS: Final = (
    PartyFlags.PRIVACY,
    PartyFlags.AUTO_ANSWERED,
    PartyFlags.AUTO_RECORDED,
    PartyFlags.AUTO_RECORDED | PartyFlags.CONSENT_ANSWERED,
    PartyFlags.CONSENT_ANSWERED | PartyFlags.CONSENT_REFUSED,
)
"""Combinations of flags of an end (section 6.7.3)."""


def generate_traffic(
    simulation: Simulation, calls_per_hour: float, talk_time: float = MEDIAN_TALK_TIME
) -> Process:
    """Start random calls endlessly, ``calls_per_hour`` on average; ``talk_time`` is the median in seconds."""
    participants = Participants(simulation, talk_time)
    starters = [start_call for start_call, _ in TRAFFIC_MIX]
    weights = [weight for _, weight in TRAFFIC_MIX]
    while True:
        # Calls arrive independently of one another: the times between them are exponentially distributed.
        yield simulation.random.expovariate(calls_per_hour / 3600.0)
        (start_call,) = simulation.random.choices(starters, weights)
        simulation.start_process(start_call(participants))


def run_internal_call(participants: Participants) -> Process:
    """A user calls another user."""
    caller, called = participants.find_idle_user(), participants.find_idle_user()
    if caller is None or called is None or caller is called:
        return  # In a company that is busy, fewer calls start than the rate says.
    call = participants.pbx.lift_handset(caller)
    yield from participants.press_digits_slowly(call, called.extension)
    if participants.is_idle(called):
        yield from _ring_user(participants, call, called)
    else:
        yield from _leave_message(participants, call, called)


def run_inbound_did_call(participants: Participants) -> Process:
    """An external caller dials the direct number of a user."""
    user = participants.find_idle_user()
    call = _start_inbound_call(participants, user.did) if user is not None and user.did else None
    if call is None or user is None:
        return
    yield from _ring_user(participants, call, user)


def run_inbound_group_call(participants: Participants) -> Process:
    """An external caller dials the number of a hunt group."""
    groups = list(participants.company.groups.values())
    # The first group is that of the receptionists, which most callers dial.
    group = groups[0] if participants.draw_bool(0.4) else participants.random.choice(groups)
    call = _start_inbound_call(participants, group.did)
    if call is None:
        return
    if participants.draw_bool(0.15):
        participants.pbx.update_section(
            call, ivr_callflow=participants.random.choice(CALL_FLOW_NAMES), ivr_time=150
        )
    yield from _ring_or_queue_group(participants, call, group)


def run_outbound_call(participants: Participants) -> Process:
    """A user calls an external number."""
    caller = participants.find_idle_user()
    channel = participants.find_free_channel()
    if caller is None or channel is None:
        return
    number = participants.draw_caller()[0] or draw_outside_number(participants.random)
    called = CalledType.INTERNATIONAL if number.startswith("00") else CalledType.NATIONAL
    call = participants.pbx.lift_handset(caller)
    yield from participants.press_digits_slowly(call, OUTSIDE_PREFIX + number)
    if participants.draw_bool(0.06):
        # With an authorization code, the call is made on behalf of another user. Events mask the code itself.
        call.a.set_party_fields(on_behalf=participants.random.choice(list(participants.company.users)))
        participants.pbx.update_section(call, authorization_code="*****")
    yield from _dial_out(participants, call, number, called)


def run_emergency_call(participants: Participants) -> Process:
    """A user calls the emergency number."""
    caller = participants.find_idle_user()
    if caller is None:
        return
    call = participants.pbx.lift_handset(caller)
    yield from participants.press_digits_slowly(call, EMERGENCY_NUMBER)
    yield from _dial_out(participants, call, EMERGENCY_NUMBER, CalledType.EMERGENCY)


def run_message_collection(participants: Participants) -> Process:
    """A user listens to voicemail messages."""
    user = participants.find_idle_user()
    if user is None:
        return
    call = features.collect_messages(participants.pbx, user)
    yield participants.draw_talk_time(30.0)
    yield from participants.end_call(call, call.a)


TRAFFIC_MIX: Final[tuple[tuple[Callable[[Participants], Process], float], ...]] = (
    (run_inbound_group_call, 34.0),
    (run_inbound_did_call, 22.0),
    (run_internal_call, 22.0),
    (run_outbound_call, 18.0),
    (run_message_collection, 3.5),
    (run_emergency_call, 0.5),
)
"""The processes that start a call, with the percentage of calls that each of them starts."""


def _start_inbound_call(participants: Participants, did: str) -> Call | None:
    """Return a new call from outside, ``None`` if no channel is free."""
    channel = participants.find_free_channel()
    if channel is None:
        return None
    number, name, presentation = participants.draw_caller()
    call = participants.pbx.receive_call(channel, did=did, cli=number, name=name, presentation=presentation)
    if participants.draw_bool(0.1):
        call.set_section_fields(tag=f"order {participants.random.randrange(10_000)}")
    return call


def _ring_user(participants: Participants, call: Call, user: User) -> Process:
    """Ring one user, who answers or rejects the call or is absent, or the caller hangs up."""
    pbx = participants.pbx
    pbx.ring_users(call, [user])
    yield participants.draw_seconds(2.0, 14.0)
    # Only this process changes the call that it has started.
    (target,) = call.targets
    outcome = participants.random.random()
    if outcome < 0.72:
        pbx.answer(call, target)
        yield from run_conversation(participants, call, target)
    elif outcome < 0.80:
        features.reject_call(pbx, call, target, "dnd" if participants.draw_bool(0.3) else "")
        yield from _leave_message(participants, call, user)
    elif outcome < 0.84 and (colleague := participants.find_idle_user()) is not None:
        end = features.pick_up_call(pbx, call, colleague)
        yield from run_conversation(participants, call, end)
    elif outcome < 0.92:
        yield participants.draw_seconds(4.0, 12.0)
        yield from _leave_message(participants, call, user)
    else:
        pbx.clear(call, call.a, Cause.NORMAL)


def _leave_message(participants: Participants, call: Call, mailbox: User | Group) -> Process:
    """Divert the call to a mailbox, where the caller leaves a message; clear it if there is no mailbox."""
    pbx = participants.pbx
    # The user was busy, or has rejected the call.
    if not call.targets and isinstance(mailbox, User) and not mailbox.has_voicemail:
        pbx.clear(call, cause=Cause.BUSY)
        return
    features.divert_to_voicemail(pbx, call, mailbox)
    for seconds in range(5, participants.random.randint(6, 45), 5):
        yield 5.0
        features.update_message_length(pbx, call, seconds)
    yield participants.draw_seconds(0.5, 4.0)
    pbx.clear(call, call.a)


def _dial_out(participants: Participants, call: Call, number: str, called: CalledType) -> Process:
    """Send the call to a trunk, where it may be answered; clear it if no channel is free."""
    pbx = participants.pbx
    channel = participants.find_free_channel()
    if channel is None:
        pbx.clear(call, cause=Cause.NO_CHANNEL)
        return
    pbx.seize_channel(call, channel, number, called)
    yield participants.draw_seconds(4.0, 18.0)
    # Emergency calls are always answered.
    if participants.draw_bool(0.8) or called is CalledType.EMERGENCY:
        pbx.answer(call, call.targets[0])
        yield from run_conversation(participants, call, call.a)
    else:
        pbx.clear(call, call.a)


def _ring_or_queue_group(participants: Participants, call: Call, group: Group) -> Process:
    """Ring the idle members of a group; if there are none, queue the call until one is idle."""
    pbx = participants.pbx
    waited = 0.0
    while not (members := participants.find_idle_members(group)):
        # An announcement of six seconds is played every half minute.
        is_announcement = 10.0 <= waited % 30.0 < 16.0
        state = QueueState.ANNOUNCEMENT if is_announcement else QueueState.QUEUEING
        if call.section.queue_state != state:
            features.queue_call(pbx, call, group, state)
        yield 2.0
        waited += 2.0
        if participants.draw_bool(0.012):  # the caller gives up
            pbx.clear(call, call.a)
            return
        if waited > _MAX_QUEUE_SECONDS:
            yield from _overflow_or_divert(participants, call, group)
            return
    pbx.ring_users(call, members, group=group)
    yield from _ring_group(participants, call, group)


def _ring_group(participants: Participants, call: Call, group: Group) -> Process:
    """Ring a group until a member answers, the caller hangs up, or the call overflows."""
    pbx = participants.pbx
    yield participants.draw_seconds(2.0, 9.0)
    if len(call.targets) > 1 and participants.draw_bool(0.12):
        features.reject_call(
            pbx,
            call,
            participants.random.choice(call.targets),
            "",
            stops_ringing=participants.draw_bool(0.7),
        )
        yield participants.draw_seconds(1.0, 5.0)
    outcome = participants.random.random()
    if outcome < 0.86:
        end = participants.random.choice(call.targets)
        pbx.answer(call, end)
        yield from run_conversation(participants, call, end)
    elif outcome < 0.93:
        pbx.clear(call, call.a)
    else:
        yield participants.draw_seconds(5.0, 15.0)
        yield from _overflow_or_divert(participants, call, group)


def _overflow_or_divert(participants: Participants, call: Call, group: Group) -> Process:
    """Send an unanswered call to the overflow group, otherwise to the mailbox of the group."""
    overflow = participants.company.groups.get(group.overflow)
    members = participants.find_idle_members(overflow) if overflow is not None else []
    # A call overflows only once.
    if overflow is None or not members or call.section.huntgroup_overflow:
        yield from _leave_message(participants, call, group)
        return
    features.overflow_call(participants.pbx, call, overflow, members)
    yield from _ring_group(participants, call, overflow)


def run_conversation(participants: Participants, call: Call, end: CallEnd) -> Process:
    """Continue an answered call until it ends; ``end`` is a phone in it."""
    if participants.draw_bool(0.15):
        flags = participants.random.choice(_PARTY_FLAG_SETS)
        end.set_party_fields(flags=flags)
        participants.pbx.update_section(call, account_code=str(participants.random.randrange(100, 999)))
    (conversation,) = participants.random.choices(
        [conversation for conversation, _ in _CONVERSATION_MIX], [weight for _, weight in _CONVERSATION_MIX]
    )
    yield from conversation(participants, call, end)


def _talk_then_clear(participants: Participants, call: Call, _end: CallEnd) -> Process:
    yield participants.draw_talk_time()
    yield from participants.end_call(call)


def _talk_with_hold(participants: Participants, call: Call, end: CallEnd) -> Process:
    yield participants.draw_talk_time(40.0)
    participants.pbx.hold(call, end)
    yield participants.draw_seconds(5.0, 60.0)
    participants.pbx.resume(call, end)
    yield participants.draw_talk_time(60.0)
    yield from participants.end_call(call)


def _consult_colleague(participants: Participants, call: Call, end: CallEnd) -> Process:
    """Hold the call and consult a colleague; then transfer, start a conference or return to the call."""
    pbx, user = participants.pbx, end.user
    yield participants.draw_talk_time(25.0)
    colleague = participants.find_idle_user()
    if user is None or colleague is None:
        yield from participants.end_call(call, end)
        return
    pbx.hold(call, end)
    yield participants.draw_seconds(0.5, 1.5)
    consultation = pbx.lift_handset(user)
    yield from participants.press_digits_slowly(consultation, colleague.extension)
    if not participants.is_idle(colleague):
        pbx.clear(consultation, consultation.a)
        pbx.resume(call, end)
        yield from participants.end_call(call, end)
        return
    pbx.ring_users(consultation, [colleague])
    (target,) = consultation.targets
    yield participants.draw_seconds(2.0, 7.0)
    if participants.draw_bool(0.25):
        # Transferred while the colleague's phone is still ringing.
        features.transfer_call(pbx, call, end, consultation)
        yield participants.draw_seconds(1.0, 5.0)
        pbx.answer(call, target)
        yield from _talk_then_clear(participants, call, target)
        return
    pbx.answer(consultation, target)
    yield participants.draw_talk_time(12.0)
    if participants.draw_bool(0.65):
        features.transfer_call(pbx, call, end, consultation)
        yield from _talk_then_clear(participants, call, target)
    elif participants.draw_bool(0.6):
        yield from _run_conference(participants, call, end, consultation)
    else:
        pbx.clear(consultation, target)
        pbx.resume(call, end)
        yield from _talk_then_clear(participants, call, end)


def _run_conference(participants: Participants, call: Call, end: CallEnd, consultation: Call) -> Process:
    """Join the three parties, perhaps a fourth, in a conference, which they leave one by one."""
    pbx = participants.pbx
    number = _find_free_conference(participants)
    node = end.node
    if number is None:
        pbx.clear(consultation, consultation.a)
        pbx.resume(call, end)
        yield from _talk_then_clear(participants, call, end)
        return
    calls = features.start_conference(pbx, call, end, consultation, number)
    yield participants.draw_talk_time(40.0)
    fourth = participants.find_idle_user()
    if fourth is not None and participants.draw_bool(0.5):
        calls.append(features.join_conference(pbx, fourth, node, number))
        yield participants.draw_talk_time(40.0)
    participants.random.shuffle(calls)
    for one_call in calls:
        pbx.clear(one_call, one_call.a)
        yield participants.draw_seconds(0.5, 8.0)


def _find_free_conference(participants: Participants) -> str | None:
    used = {
        end.party.target_number
        for call in participants.pbx.calls
        for end in call.parties()
        if end.party.equipment_class == EquipmentClass.CONFERENCE
    }
    numbers = participants.company.conference_numbers
    return next((number for number in numbers if number not in used), None)


def _blind_transfer_call(participants: Participants, call: Call, end: CallEnd) -> Process:
    pbx = participants.pbx
    yield participants.draw_talk_time(20.0)
    colleague = participants.find_idle_user()
    if colleague is None:
        yield from participants.end_call(call, end)
        return
    features.blind_transfer(pbx, call, end, [colleague])
    (target,) = call.targets
    yield participants.draw_seconds(2.0, 10.0)
    if participants.draw_bool(0.85):
        pbx.answer(call, target)
        yield from _talk_then_clear(participants, call, target)
    else:
        features.divert_to_voicemail(pbx, call, colleague)
        yield participants.draw_talk_time(15.0)
        pbx.clear(call, call.a)


def _park_call(participants: Participants, call: Call, end: CallEnd) -> Process:
    pbx = participants.pbx
    yield participants.draw_talk_time(20.0)
    slot = _find_free_park_slot(participants)
    if slot is None:
        yield from participants.end_call(call, end)
        return
    features.park_call(pbx, call, end, slot)
    yield participants.draw_seconds(5.0, 50.0)
    colleague = participants.find_idle_user()
    if colleague is None or participants.draw_bool(0.08):
        pbx.clear(call, call.a)
        return
    unparked = features.unpark_call(pbx, call, colleague)
    yield from _talk_then_clear(participants, call, unparked)


def _find_free_park_slot(participants: Participants) -> str | None:
    used = {
        end.party.description
        for call in participants.pbx.calls
        for end in call.parties()
        if end.party.equipment_class == EquipmentClass.PARK_SLOT
    }
    return next((slot for slot in participants.company.park_slots if slot not in used), None)


_CONVERSATION_MIX: Final[tuple[tuple[Callable[[Participants, Call, CallEnd], Process], float], ...]] = (
    (_talk_then_clear, 46.0),
    (_talk_with_hold, 18.0),
    (_consult_colleague, 18.0),
    (_blind_transfer_call, 8.0),
    (_park_call, 10.0),
)
"""The processes that continue an answered call, with the percentage of calls that each of them continues."""
