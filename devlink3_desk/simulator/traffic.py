"""How calls go, from the first digit to the last end lost: one process a way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol.enums import CalledType, Cause, QueueState
from devlink3_desk.simulator import company, features
from devlink3_desk.simulator.calls import Call
from devlink3_desk.simulator.company import Group, User
from devlink3_desk.simulator.conversation import run_conversation
from devlink3_desk.simulator.participants import MEDIAN_TALK_TIME, Participants
from devlink3_desk.simulator.pbx import OUTSIDE_PREFIX
from devlink3_desk.simulator.simulation import Process, Simulation

MAX_QUEUE_SECONDS: Final = 120.0
"""Seconds that a caller waits in a queue before being sent elsewhere."""


def run_internal_call(participants: Participants) -> Process:
    """One telephone calls another."""
    caller, called = participants.find_idle_user(), participants.find_idle_user()
    if caller is None or called is None or caller is called:
        return
    call = participants.pbx.off_hook(caller)
    yield from participants.press_digits_slowly(call, called.extension)
    if participants.is_idle(called):
        yield from _ring_user(participants, call, called)
    else:
        yield from _leave_message(participants, call, called)


def run_inbound_did_call(participants: Participants) -> Process:
    """Someone outside dials an extension directly."""
    user = participants.find_idle_user()
    call = _start_inbound_call(participants, user.did) if user is not None and user.did else None
    if call is None or user is None:
        return
    yield from _ring_user(participants, call, user)


def run_inbound_group_call(participants: Participants) -> Process:
    """Someone outside calls a hunt group: it rings, or waits in the queue first."""
    groups = list(participants.company.groups.values())
    # The switchboard's own group gets most of it.
    group = groups[0] if participants.random_chance(0.4) else participants.random.choice(groups)
    call = _start_inbound_call(participants, group.did)
    if call is None:
        return
    if participants.random_chance(0.15):
        participants.pbx.update_section(
            call, ivr_callflow=participants.random.choice(company.CALL_FLOW_NAMES), ivr_time=150
        )
    yield from _hunt_group(participants, call, group, MAX_QUEUE_SECONDS)


def run_outbound_call(participants: Participants) -> Process:
    """Someone calls a number outside."""
    caller = participants.find_idle_user()
    channel = participants.find_free_channel()
    if caller is None or channel is None:
        return
    number = participants.random_caller()[0] or company.random_outside_number(participants.random)
    called = CalledType.INTERNATIONAL if number.startswith("00") else CalledType.NATIONAL
    call = participants.pbx.off_hook(caller)
    yield from participants.press_digits_slowly(call, OUTSIDE_PREFIX + number)
    if participants.random_chance(0.06):
        # An authorization code makes the call in the name of someone else; the code itself is masked.
        call.a.set_party_fields(on_behalf=participants.random.choice(list(participants.company.users)))
        participants.pbx.update_section(call, authorization_code="*****")
    yield from _dial_out(participants, call, number, called)


def run_emergency_call(participants: Participants) -> Process:
    """Someone calls for help."""
    caller = participants.find_idle_user()
    if caller is None:
        return
    call = participants.pbx.off_hook(caller)
    yield from participants.press_digits_slowly(call, company.EMERGENCY_NUMBER)
    yield from _dial_out(participants, call, company.EMERGENCY_NUMBER, CalledType.EMERGENCY)


def run_message_collection(participants: Participants) -> Process:
    """Someone listens to messages."""
    user = participants.find_idle_user()
    if user is None:
        return
    call = features.collect_messages(participants.pbx, user)
    yield participants.random_talk_time(30.0)
    yield from participants.end_call(call, call.a)


TRAFFIC_MIX: Final[tuple[tuple[Callable[[Participants], Process], float], ...]] = (
    (run_inbound_group_call, 34.0),
    (run_inbound_did_call, 22.0),
    (run_internal_call, 22.0),
    (run_outbound_call, 18.0),
    (run_message_collection, 3.5),
    (run_emergency_call, 0.5),
)
"""The flows and how many of a hundred calls go that way."""


def _start_inbound_call(participants: Participants, did: str) -> Call | None:
    channel = participants.find_free_channel()
    if channel is None:
        return None
    number, name, presentation = participants.random_caller()
    call = participants.pbx.receive_call(channel, did=did, cli=number, name=name, presentation=presentation)
    if participants.random_chance(0.1):
        call.set_section_fields(tag=f"order {participants.random.randrange(10_000)}")
    return call


def _ring_user(participants: Participants, call: Call, user: User) -> Process:
    """Ring one user, who answers, pushes the call away or is not there."""
    pbx = participants.pbx
    pbx.ring_users(call, [user])
    yield participants.random_seconds(2.0, 14.0)
    (target,) = call.targets
    way = participants.random.random()
    if way < 0.72:
        pbx.answer(call, target)
        yield from run_conversation(participants, call, target)
    elif way < 0.80:
        features.reject_call(pbx, call, target, "dnd" if participants.random_chance(0.3) else "")
        yield from _leave_message(participants, call, user)
    elif way < 0.84 and (colleague := participants.find_idle_user()) is not None:
        end = features.pick_up_call(pbx, call, colleague)
        yield from run_conversation(participants, call, end)
    elif way < 0.92:
        yield participants.random_seconds(4.0, 12.0)
        yield from _leave_message(participants, call, user)
    else:
        pbx.clear(call, call.a, Cause.NORMAL)


def _leave_message(participants: Participants, call: Call, mailbox: User | Group) -> Process:
    pbx = participants.pbx
    if not call.targets and isinstance(mailbox, User) and not mailbox.has_voicemail:
        pbx.clear(call, cause=Cause.BUSY)
        return
    features.divert_to_voicemail(pbx, call, mailbox)
    for seconds in range(5, participants.random.randint(6, 45), 5):
        yield 5.0
        features.update_message_length(pbx, call, seconds)
    yield participants.random_seconds(0.5, 4.0)
    pbx.clear(call, call.a)


def _dial_out(participants: Participants, call: Call, number: str, called: CalledType) -> Process:
    pbx = participants.pbx
    channel = participants.find_free_channel()
    if channel is None:
        pbx.clear(call, cause=Cause.NO_CHANNEL)
        return
    pbx.seize_channel(call, channel, number, called)
    yield participants.random_seconds(4.0, 18.0)
    if participants.random_chance(0.8) or called is CalledType.EMERGENCY:
        pbx.answer(call, call.targets[0])
        yield from run_conversation(participants, call, call.a)
    else:
        pbx.clear(call, call.a)


def _hunt_group(participants: Participants, call: Call, group: Group, max_queue_seconds: float) -> Process:
    """Ring free members of a group; where there are none, let the caller wait and listen."""
    pbx = participants.pbx
    waited = 0.0
    while not (members := participants.find_idle_members(group)):
        announcement = 10.0 <= waited % 30.0 < 16.0
        state = QueueState.ANNOUNCEMENT if announcement else QueueState.QUEUEING
        if call.section.queue_state != state:
            features.queue_call(pbx, call, group, state)
        yield 2.0
        waited += 2.0
        if participants.random_chance(0.012):
            pbx.clear(call, call.a)
            return
        if waited > max_queue_seconds:
            yield from _overflow_or_divert(participants, call, group)
            return
    pbx.ring_users(call, members, group=group)
    yield from _ring_group(participants, call, group)


def _ring_group(participants: Participants, call: Call, group: Group) -> Process:
    pbx = participants.pbx
    yield participants.random_seconds(2.0, 9.0)
    if len(call.targets) > 1 and participants.random_chance(0.12):
        features.reject_call(
            pbx,
            call,
            participants.random.choice(call.targets),
            "",
            stops_ringing=participants.random_chance(0.7),
        )
        yield participants.random_seconds(1.0, 5.0)
    way = participants.random.random()
    if way < 0.86:
        end = participants.random.choice(call.targets)
        pbx.answer(call, end)
        yield from run_conversation(participants, call, end)
    elif way < 0.93:
        pbx.clear(call, call.a)
    else:
        yield participants.random_seconds(5.0, 15.0)
        yield from _overflow_or_divert(participants, call, group)


def _overflow_or_divert(participants: Participants, call: Call, group: Group) -> Process:
    """Send a caller whom the group did not answer to the next one, else to its mailbox."""
    following = participants.company.groups.get(group.overflow)
    members = participants.find_idle_members(following) if following is not None else []
    if following is None or not members or call.section.huntgroup_overflow:
        yield from _leave_message(participants, call, group)
        return
    features.overflow_call(participants.pbx, call, following, members)
    yield from _ring_group(participants, call, following)


def generate_traffic(
    simulation: Simulation, calls_per_hour: float, talk_time: float = MEDIAN_TALK_TIME
) -> Process:
    """Begin calls by chance, ``calls_per_hour`` of them on the average, for ever."""
    cast = Participants(simulation, talk_time)
    flows = [flow for flow, _ in TRAFFIC_MIX]
    weights = [weight for _, weight in TRAFFIC_MIX]
    while True:
        yield simulation.random.expovariate(calls_per_hour / 3600.0)
        (flow,) = simulation.random.choices(flows, weights)
        simulation.start_process(flow(cast))
