"""How calls go, from the first digit to the last end lost: one process a way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol.enums import CalledType, Cause, QueueState

from . import features, names, numbers
from .calls import Call
from .cast import Cast
from .company import Group, User
from .conversation import talk
from .pbx import OUTSIDE_PREFIX
from .simulation import Process

QUEUE_PATIENCE: Final = 120.0
"""Seconds that a caller waits in a queue before being sent elsewhere."""


def internal(cast: Cast) -> Process:
    """One telephone calls another."""
    caller, called = cast.idle_user(), cast.idle_user()
    if caller is None or called is None or caller is called:
        return
    call = cast.pbx.off_hook(caller)
    yield from cast.press(call, called.extension)
    if cast.idle(called):
        yield from _offer_to(cast, call, called)
    else:
        yield from _leave_message(cast, call, called)


def inbound_did(cast: Cast) -> Process:
    """Someone outside dials an extension directly."""
    user = cast.idle_user()
    call = _arrive(cast, user.did) if user is not None and user.did else None
    if call is None or user is None:
        return
    yield from _offer_to(cast, call, user)


def inbound_group(cast: Cast) -> Process:
    """Someone outside calls a hunt group: it rings, or waits in the queue first."""
    groups = list(cast.company.groups.values())
    # The switchboard's own group gets most of it.
    group = groups[0] if cast.chance(0.4) else cast.random.choice(groups)
    call = _arrive(cast, group.did)
    if call is None:
        return
    if cast.chance(0.15):
        cast.pbx.mark(call, ivr_callflow=cast.random.choice(names.CALLFLOWS), ivr_time=150)
    yield from _hunt(cast, call, group, QUEUE_PATIENCE)


def outbound(cast: Cast) -> Process:
    """Someone calls a number outside."""
    caller = cast.idle_user()
    channel = cast.channel()
    if caller is None or channel is None:
        return
    number = cast.caller()[0] or numbers.stranger(cast.random)
    called = CalledType.INTERNATIONAL if number.startswith("00") else CalledType.NATIONAL
    call = cast.pbx.off_hook(caller)
    yield from cast.press(call, OUTSIDE_PREFIX + number)
    if cast.chance(0.06):
        # An authorization code makes the call in the name of someone else; the code itself is masked.
        call.a.set(on_behalf=cast.random.choice(list(cast.company.users)))
        cast.pbx.mark(call, authorization_code="*****")
    yield from _call_out(cast, call, number, called)


def emergency(cast: Cast) -> Process:
    """Someone calls for help."""
    caller = cast.idle_user()
    if caller is None:
        return
    call = cast.pbx.off_hook(caller)
    yield from cast.press(call, numbers.EMERGENCY)
    yield from _call_out(cast, call, numbers.EMERGENCY, CalledType.EMERGENCY)


def collect_messages(cast: Cast) -> Process:
    """Someone listens to messages."""
    user = cast.idle_user()
    if user is None:
        return
    call = features.collect_messages(cast.pbx, user)
    yield cast.talk_time(30.0)
    yield from cast.clear(call, call.a)


FLOWS: Final[tuple[tuple[Callable[[Cast], Process], float], ...]] = (
    (inbound_group, 34.0),
    (inbound_did, 22.0),
    (internal, 22.0),
    (outbound, 18.0),
    (collect_messages, 3.5),
    (emergency, 0.5),
)
"""The flows and how many of a hundred calls go that way."""


def _arrive(cast: Cast, did: str) -> Call | None:
    channel = cast.channel()
    if channel is None:
        return None
    number, name, presentation = cast.caller()
    call = cast.pbx.incoming(channel, did=did, cli=number, name=name, presentation=presentation)
    if cast.chance(0.1):
        call.note(tag=f"order {cast.random.randrange(10_000)}")
    return call


def _offer_to(cast: Cast, call: Call, user: User) -> Process:
    """Ring one user, who answers, pushes the call away or is not there."""
    pbx = cast.pbx
    pbx.ring(call, [user])
    yield cast.seconds(2.0, 14.0)
    (target,) = call.targets
    way = cast.random.random()
    if way < 0.72:
        pbx.answer(call, target)
        yield from talk(cast, call, target)
    elif way < 0.80:
        features.reject(pbx, call, target, "dnd" if cast.chance(0.3) else "")
        yield from _leave_message(cast, call, user)
    elif way < 0.84 and (colleague := cast.idle_user()) is not None:
        end = features.pick_up(pbx, call, colleague)
        yield from talk(cast, call, end)
    elif way < 0.92:
        yield cast.seconds(4.0, 12.0)
        yield from _leave_message(cast, call, user)
    else:
        pbx.clear(call, call.a, Cause.NORMAL)


def _leave_message(cast: Cast, call: Call, mailbox: User | Group) -> Process:
    pbx = cast.pbx
    if not call.targets and isinstance(mailbox, User) and not mailbox.voicemail:
        pbx.clear(call, cause=Cause.BUSY)
        return
    features.to_voicemail(pbx, call, mailbox)
    for seconds in range(5, cast.random.randint(6, 45), 5):
        yield 5.0
        features.message_grows(pbx, call, seconds)
    yield cast.seconds(0.5, 4.0)
    pbx.clear(call, call.a)


def _call_out(cast: Cast, call: Call, number: str, called: CalledType) -> Process:
    pbx = cast.pbx
    channel = cast.channel()
    if channel is None:
        pbx.clear(call, cause=Cause.NO_CHANNEL)
        return
    pbx.seize(call, channel, number, called)
    yield cast.seconds(4.0, 18.0)
    if cast.chance(0.8) or called is CalledType.EMERGENCY:
        pbx.answer(call, call.targets[0])
        yield from talk(cast, call, call.a)
    else:
        pbx.clear(call, call.a)


def _hunt(cast: Cast, call: Call, group: Group, patience: float) -> Process:
    """Ring free members of a group; where there are none, let the caller wait and listen."""
    pbx = cast.pbx
    waited = 0.0
    while not (members := cast.idle_members(group)):
        announcement = 10.0 <= waited % 30.0 < 16.0
        state = QueueState.ANNOUNCEMENT if announcement else QueueState.QUEUEING
        if call.section.queue_state != state:
            features.queue(pbx, call, group, state)
        yield 2.0
        waited += 2.0
        if cast.chance(0.012):
            pbx.clear(call, call.a)
            return
        if waited > patience:
            yield from _give_up(cast, call, group)
            return
    pbx.ring(call, members, group=group)
    yield from _group_rings(cast, call, group)


def _group_rings(cast: Cast, call: Call, group: Group) -> Process:
    pbx = cast.pbx
    yield cast.seconds(2.0, 9.0)
    if len(call.targets) > 1 and cast.chance(0.12):
        features.reject(pbx, call, cast.random.choice(call.targets), "", stops=cast.chance(0.7))
        yield cast.seconds(1.0, 5.0)
    way = cast.random.random()
    if way < 0.86:
        end = cast.random.choice(call.targets)
        pbx.answer(call, end)
        yield from talk(cast, call, end)
    elif way < 0.93:
        pbx.clear(call, call.a)
    else:
        yield cast.seconds(5.0, 15.0)
        yield from _give_up(cast, call, group)


def _give_up(cast: Cast, call: Call, group: Group) -> Process:
    """Send a caller whom the group did not answer to the next one, else to its mailbox."""
    following = cast.company.groups.get(group.overflow)
    members = cast.idle_members(following) if following is not None else []
    if following is None or not members or call.section.huntgroup_overflow:
        yield from _leave_message(cast, call, group)
        return
    features.overflow(cast.pbx, call, following, members)
    yield from _group_rings(cast, call, following)
