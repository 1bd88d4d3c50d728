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
from devlink3_desk.simulator.calls import Call, CallEnd
from devlink3_desk.simulator.company import Group, Node, User
from devlink3_desk.simulator.pbx import Pbx

UNPARK_CODE = "*38*{}#"
VOICEMAIL_CODE = "*17"
PICKUP_CODE = "*30"
CONFERENCE_CODE = "*66*{}#"
"""Short codes as people press them."""


def queue_call(pbx: Pbx, call: Call, group: Group, state: QueueState = QueueState.QUEUEING) -> None:
    """Let ``call`` wait for ``group``, in the queue or listening to its announcement."""
    dropped = tuple(call.targets)
    call.targets = []
    known = call.section
    call.set_section_fields(
        original_huntgroup=known.original_huntgroup or group.number,
        current_huntgroup=group.number,
        current_user="",
        queue_state=state,
    )
    if state is QueueState.ANNOUNCEMENT:
        # An announcement is heard, so the trunk has to be connected for it.
        call.a.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
    elif call.a.party.state == CallState.CONNECTED:
        call.a.set_party_fields(tone=Tone.HOLD_MUSIC)
    else:
        call.a.set_party_fields(state=CallState.RINGBACK, tone=Tone.HOLD_MUSIC)
    pbx.reporter.report_changes(call, cleared_ends=dropped, cause=Cause.REDIRECT)


def overflow_call(pbx: Pbx, call: Call, group: Group, users: Iterable[User]) -> None:
    """Offer ``call`` to the group that takes over."""
    call.set_section_fields(huntgroup_overflow=1)
    pbx.ring_users(call, users, group=group)


def reject_call(pbx: Pbx, call: Call, end: CallEnd, qualifier: str, *, stops_ringing: bool = True) -> None:
    """Let the user of a ringing target push the call away, which may or may not stop the ringing (6.7.7)."""
    if end.user is None:
        raise ValueError("Only a telephone can push a call away.")
    pbx.reporter.report_attempt_reject(end.user, end, qualifier)
    if stops_ringing:
        call.targets.remove(end)
        pbx.reporter.report_changes(call, cleared_ends=(end,), cause=Cause.CALL_REJECTED)


def blind_transfer(
    pbx: Pbx, call: Call, by: CallEnd, users: Iterable[User], group: Group | None = None
) -> None:
    """Let ``by`` send the other side on to ``users`` without asking them."""
    stays = _remove_party(pbx, call, by)
    stays.set_party_fields(tone=Tone.RINGBACK, audio_path=AudioPath.PRESENT, related_end_id=by.id)
    pbx.reporter.report_changes(cleared_ends=(by,), cause=Cause.TRANSFER, by=by)
    pbx.ring_users(call, users, group=group)


def transfer_call(pbx: Pbx, call: Call, by: CallEnd, consultation: Call) -> None:
    """Let ``by`` join the call that it holds and its consultation, which may still ring.

    The first call goes on; the end that comes over names the consulting end as its related end.
    """
    stays = _remove_party(pbx, call, by)
    stays.set_party_fields(tone=Tone.NONE, audio_path=AudioPath.PRESENT)
    arrived = consultation.b
    targets, consultation.targets = consultation.targets, []
    consultation.b = None
    gone = (by, consultation.a)
    for end in (arrived, *targets):
        if end is not None:
            end.call = call
            end.set_party_fields(related_end_id=consultation.a.id)
    call.targets = targets
    call.b = arrived
    if arrived is not None:
        arrived.set_party_fields(audio_path=AudioPath.PRESENT, tone=Tone.NONE)
    else:
        stays.set_party_fields(tone=Tone.RINGBACK)
    call.set_section_fields(
        current_huntgroup=consultation.section.current_huntgroup,
        current_user=consultation.section.current_user,
    )
    pbx.reporter.report_changes(consultation, call, cleared_ends=gone, cause=Cause.TRANSFER, by=by)


def _remove_party(pbx: Pbx, call: Call, by: CallEnd) -> CallEnd:
    """Take ``by`` out of ``call`` and return who stays, now party A."""
    stays = call.other_party(by)
    if stays is not call.a:
        call.a, call.b = stays, by
        pbx.reporter.report_swap(call)
    call.b = None
    return stays


def park_call(pbx: Pbx, call: Call, by: CallEnd, slot: str) -> CallEnd:
    """Let ``by`` park the other side; return the slot's end."""
    stays = _remove_party(pbx, call, by)
    parked = pbx.create_device_end(
        by.node, EquipmentClass.PARK_SLOT, description=slot, target_number=slot, name=f"Park {slot}",
        called_type=CalledType.PARK_CALL,
    )  # fmt: skip
    stays.set_party_fields(tone=Tone.HOLD_MUSIC, audio_path=AudioPath.PRESENT)
    parked.call = call
    call.b = parked
    pbx.reporter.report_changes(call, cleared_ends=(by,), cause=Cause.PARKED, by=by)
    return parked


def unpark_call(pbx: Pbx, call: Call, user: User) -> CallEnd:
    """Let ``user`` dial the slot and take over the parked call; return the end that did."""
    slot = call.b
    if slot is None or slot.party.equipment_class != EquipmentClass.PARK_SLOT:
        raise ValueError("This call is not parked.")
    dialling = pbx.off_hook(user)
    pbx.press_digits(dialling, UNPARK_CODE.format(slot.party.description))
    return _connect_dialling_end(pbx, call, dialling, (slot,), Cause.UNPARKED)


def pick_up_call(pbx: Pbx, call: Call, user: User) -> CallEnd:
    """Let ``user`` answer a call that rings elsewhere; return the end that did."""
    dialling = pbx.off_hook(user)
    pbx.press_digits(dialling, PICKUP_CODE)
    return _connect_dialling_end(pbx, call, dialling, tuple(call.targets), Cause.PICKUP)


def _connect_dialling_end(
    pbx: Pbx, call: Call, dialling: Call, cleared_ends: tuple[CallEnd, ...], cause: Cause
) -> CallEnd:
    end = dialling.a
    end.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
    call.targets = []
    call.b = end
    end.call = call
    call.was_connected = True
    call.a.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
    pbx.reporter.report_changes(dialling, call, cleared_ends=cleared_ends, cause=cause)
    return end


def divert_to_voicemail(pbx: Pbx, call: Call, mailbox: User | Group, *, is_recording: bool = True) -> CallEnd:
    """Send ``call`` to a mailbox, where a message is left if ``recording``; return the voicemail's end."""
    dropped = tuple(call.targets)
    number = mailbox.extension if isinstance(mailbox, User) else mailbox.number
    end = pbx.create_device_end(
        pbx.company.hub, EquipmentClass.VOICEMAIL, name=f"VM {mailbox.name}", target_number=number,
        called_type=CalledType.VOICEMAIL, name_type=NameType.VOICEMAIL_CALLFLOW,
        purpose=number, cli=pbx.caller_number(call.a),
    )  # fmt: skip
    call.set_section_fields(voicemail_recording=int(is_recording), voicemail_length=0)
    pbx.connect(call, end, cleared_ends=dropped, cause=Cause.FORWARD_TO_VOICEMAIL)
    return end


def update_message_length(pbx: Pbx, call: Call, seconds: int) -> None:
    """Report the length of the message being left, in seconds."""
    pbx.update_section(call, voicemail_length=seconds)


def collect_messages(pbx: Pbx, user: User) -> Call:
    """Let ``user`` listen to messages."""
    call = pbx.off_hook(user)
    pbx.press_digits(call, VOICEMAIL_CODE)
    divert_to_voicemail(pbx, call, user, is_recording=False)
    return call


def start_conference(
    pbx: Pbx, call: Call, by: CallEnd, consultation: Call, conference_number: str
) -> list[Call]:
    """Let ``by`` join everybody in a conference; return one call for each of the three.

    Everybody has a call of their own with the room; the second telephone end of ``by`` goes.
    """
    first, second = call.other_party(by), consultation.b
    if second is None:
        raise ValueError("The consulted side has not answered.")
    extra = consultation.a
    for end in (first, second, by):
        end.set_party_fields(audio_path=AudioPath.PRESENT, tone=Tone.NONE, state=CallState.CONNECTED)
    swap = first is not call.a
    call.a, call.b = first, _create_conference_end(pbx, by.node, conference_number, "Member")
    consultation.a, consultation.b = second, _create_conference_end(pbx, by.node, conference_number, "Member")
    own = Call(by)
    own.b = _create_conference_end(pbx, by.node, conference_number, "Owner")
    own.was_connected = True
    for leg in (call, consultation, own):
        for end in leg.parties():
            end.call = leg
    if swap:
        pbx.reporter.report_swap(call)
    pbx.reporter.report_swap(consultation)
    pbx.reporter.report_changes(
        call, consultation, own, cleared_ends=(extra,), cause=Cause.CONFERENCING_MOVE, by=extra
    )
    return [call, consultation, own]


def join_conference(pbx: Pbx, user: User, node: Node, conference_number: str) -> Call:
    """Let ``user`` dial into a conference at ``node``."""
    call = pbx.off_hook(user)
    pbx.press_digits(call, CONFERENCE_CODE.format(conference_number))
    pbx.connect(call, _create_conference_end(pbx, node, conference_number, "Member"))
    return call


def _create_conference_end(pbx: Pbx, node: Node, conference_number: str, role: str) -> CallEnd:
    return pbx.create_device_end(
        node, EquipmentClass.CONFERENCE, description=f"Add {role}", target_number=conference_number,
        name=f"Conference {conference_number}", name_type=NameType.CONFERENCE, called_type=CalledType.CONF,
    )  # fmt: skip
