"""What telephones and the PBX do with calls beyond the basics: one function a feature."""

from __future__ import annotations

from collections.abc import Iterable

from devlink3_desk.protocol.enums import (
    AudioPath,
    CalledType,
    CallState,
    Cause,
    EquipmentClass,
    NameType,
    QueueState,
    Tone,
)

from .calls import Call, End
from .company import Group, Node, User
from .pbx import Pbx

UNPARK_CODE = "*38*{}#"
VOICEMAIL_COLLECT = "*17"
PICKUP_CODE = "*30"
CONFERENCE_CODE = "*66*{}#"
"""Short codes as people press them."""


def queue(pbx: Pbx, call: Call, group: Group, state: QueueState = QueueState.QUEUEING) -> None:
    """Let ``call`` wait for ``group``, in the queue or listening to its announcement."""
    dropped = tuple(call.targets)
    call.targets = []
    known = call.section
    call.note(
        original_huntgroup=known.original_huntgroup or group.number,
        current_huntgroup=group.number,
        current_user="",
        queue_state=state,
    )
    if state is QueueState.ANNOUNCEMENT:
        # An announcement is heard, so the trunk has to be connected for it.
        call.a.set(state=CallState.CONNECTED, tone=Tone.NONE)
    elif call.a.party.state == CallState.CONNECTED:
        call.a.set(tone=Tone.HOLD_MUSIC)
    else:
        call.a.set(state=CallState.RINGBACK, tone=Tone.HOLD_MUSIC)
    pbx.reporter.report(call, gone=dropped, cause=Cause.REDIRECT)


def overflow(pbx: Pbx, call: Call, group: Group, users: Iterable[User]) -> None:
    """Offer ``call`` to the group that takes over."""
    call.note(huntgroup_overflow=1)
    pbx.ring(call, users, group=group)


def reject(pbx: Pbx, call: Call, end: End, qualifier: str, *, stops: bool = True) -> None:
    """Let the user of a ringing target push the call away, which may or may not stop the ringing (6.7.7)."""
    if end.user is None:
        raise ValueError("Only a telephone can push a call away.")
    pbx.reporter.attempt_reject(end.user, end, qualifier)
    if stops:
        call.targets.remove(end)
        pbx.reporter.report(call, gone=(end,), cause=Cause.CALL_REJECTED)


def blind_transfer(pbx: Pbx, call: Call, by: End, users: Iterable[User], group: Group | None = None) -> None:
    """Let ``by`` send the other side on to ``users`` without asking them."""
    stays = _drop_out(pbx, call, by)
    stays.set(tone=Tone.RINGBACK, audio_path=AudioPath.PRESENT, related_end_id=by.id)
    pbx.reporter.report(gone=(by,), cause=Cause.TRANSFER, by=by)
    pbx.ring(call, users, group=group)


def transfer(pbx: Pbx, call: Call, by: End, consultation: Call) -> None:
    """Let ``by`` join the call that it holds and its consultation, which may still ring.

    The first call goes on; the end that comes over names the consulting end as its related end.
    """
    stays = _drop_out(pbx, call, by)
    stays.set(tone=Tone.NONE, audio_path=AudioPath.PRESENT)
    arrived = consultation.b
    targets, consultation.targets = consultation.targets, []
    consultation.b = None
    gone = (by, consultation.a)
    for end in (arrived, *targets):
        if end is not None:
            end.call = call
            end.set(related_end_id=consultation.a.id)
    call.targets = targets
    call.b = arrived
    if arrived is not None:
        arrived.set(audio_path=AudioPath.PRESENT, tone=Tone.NONE)
    else:
        stays.set(tone=Tone.RINGBACK)
    call.note(
        current_huntgroup=consultation.section.current_huntgroup,
        current_user=consultation.section.current_user,
    )
    pbx.reporter.report(consultation, call, gone=gone, cause=Cause.TRANSFER, by=by)


def _drop_out(pbx: Pbx, call: Call, by: End) -> End:
    """Take ``by`` out of ``call`` and return who stays, now party A."""
    stays = call.other(by)
    if stays is not call.a:
        call.a, call.b = stays, by
        pbx.reporter.swapped(call)
    call.b = None
    return stays


def park(pbx: Pbx, call: Call, by: End, slot: str) -> End:
    """Let ``by`` park the other side; return the slot's end."""
    stays = _drop_out(pbx, call, by)
    parked = pbx.device(
        by.node, EquipmentClass.PARK_SLOT, description=slot, target_number=slot, name=f"Park {slot}",
        called_type=CalledType.PARK_CALL,
    )  # fmt: skip
    stays.set(tone=Tone.HOLD_MUSIC, audio_path=AudioPath.PRESENT)
    parked.call = call
    call.b = parked
    pbx.reporter.report(call, gone=(by,), cause=Cause.PARKED, by=by)
    return parked


def unpark(pbx: Pbx, call: Call, user: User) -> End:
    """Let ``user`` dial the slot and take over the parked call; return the end that did."""
    slot = call.b
    if slot is None or slot.party.equipment_class != EquipmentClass.PARK_SLOT:
        raise ValueError("This call is not parked.")
    dialling = pbx.off_hook(user)
    pbx.press(dialling, UNPARK_CODE.format(slot.party.description))
    return _take_over(pbx, call, dialling, (slot,), Cause.UNPARKED)


def pick_up(pbx: Pbx, call: Call, user: User) -> End:
    """Let ``user`` answer a call that rings elsewhere; return the end that did."""
    dialling = pbx.off_hook(user)
    pbx.press(dialling, PICKUP_CODE)
    return _take_over(pbx, call, dialling, tuple(call.targets), Cause.PICKUP)


def _take_over(pbx: Pbx, call: Call, dialling: Call, gone: tuple[End, ...], cause: Cause) -> End:
    end = dialling.a
    end.set(state=CallState.CONNECTED, tone=Tone.NONE)
    call.targets = []
    call.b = end
    end.call = call
    call.connected = True
    call.a.set(state=CallState.CONNECTED, tone=Tone.NONE)
    pbx.reporter.report(dialling, call, gone=gone, cause=cause)
    return end


def to_voicemail(pbx: Pbx, call: Call, mailbox: User | Group, *, recording: bool = True) -> End:
    """Send ``call`` to a mailbox, where a message is left if ``recording``; return the voicemail's end."""
    dropped = tuple(call.targets)
    number = mailbox.extension if isinstance(mailbox, User) else mailbox.number
    end = pbx.device(
        pbx.company.hub, EquipmentClass.VOICEMAIL, name=f"VM {mailbox.name}", target_number=number,
        called_type=CalledType.VOICEMAIL, name_type=NameType.VOICEMAIL_CALLFLOW,
        purpose=number, cli=pbx.caller_number(call.a),
    )  # fmt: skip
    call.note(voicemail_recording=int(recording), voicemail_length=0)
    pbx.connect(call, end, gone=dropped, cause=Cause.FORWARD_TO_VOICEMAIL)
    return end


def message_grows(pbx: Pbx, call: Call, seconds: int) -> None:
    """Report the length of the message being left, in seconds."""
    pbx.mark(call, voicemail_length=seconds)


def collect_messages(pbx: Pbx, user: User) -> Call:
    """Let ``user`` listen to messages."""
    call = pbx.off_hook(user)
    pbx.press(call, VOICEMAIL_COLLECT)
    to_voicemail(pbx, call, user, recording=False)
    return call


def conference(pbx: Pbx, call: Call, by: End, consultation: Call, room: str) -> list[Call]:
    """Let ``by`` join everybody in a conference; return one call for each of the three.

    Everybody has a call of their own with the room; the second telephone end of ``by`` goes.
    """
    first, second = call.other(by), consultation.b
    if second is None:
        raise ValueError("The consulted side has not answered.")
    extra = consultation.a
    for end in (first, second, by):
        end.set(audio_path=AudioPath.PRESENT, tone=Tone.NONE, state=CallState.CONNECTED)
    swap = first is not call.a
    call.a, call.b = first, _leg(pbx, by.node, room, "Member")
    consultation.a, consultation.b = second, _leg(pbx, by.node, room, "Member")
    own = Call(by)
    own.b = _leg(pbx, by.node, room, "Owner")
    own.connected = True
    for leg in (call, consultation, own):
        for end in leg.parties():
            end.call = leg
    if swap:
        pbx.reporter.swapped(call)
    pbx.reporter.swapped(consultation)
    pbx.reporter.report(call, consultation, own, gone=(extra,), cause=Cause.CONFERENCING_MOVE, by=extra)
    return [call, consultation, own]


def join_conference(pbx: Pbx, user: User, node: Node, room: str) -> Call:
    """Let ``user`` dial into a conference at ``node``."""
    call = pbx.off_hook(user)
    pbx.press(call, CONFERENCE_CODE.format(room))
    pbx.connect(call, _leg(pbx, node, room, "Member"))
    return call


def _leg(pbx: Pbx, node: Node, room: str, role: str) -> End:
    return pbx.device(
        node, EquipmentClass.CONFERENCE, description=f"Add {role}", target_number=room,
        name=f"Conference {room}", name_type=NameType.CONFERENCE, called_type=CalledType.CONF,
    )  # fmt: skip
